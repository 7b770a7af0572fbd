/* SPDX-License-Identifier: MIT */
/*
 * A version that follows one that was signed: what has changed since, and, where it was opened as a
 * review (standing.h), what is still to be confirmed or changed. That is every answer and every
 * field of a single record that has a value, and every record of a table as a whole: until it is
 * changed, or confirmed as it is. Only what a step shows and asks now waits; what is confirmed and
 * what is not follows from the log.
 *
 * Read from the log at the first question and kept up to date from change to change. Nothing has
 * changed, and nothing waits, while it is decided; nor where the log cannot be read: session_sign()
 * says so.
 */
#ifndef PIA_SESSION_REVIEW_H
#define PIA_SESSION_REVIEW_H

#include "session/session.h"

/* The version that was signed last, before this one, and the time of its last change, UTC
 * milliseconds (may be NULL). NULL: there is none. Borrowed until the assessment changes. */
const struct assessment *session_signed(struct session *session, int64_t *time);

/* Whether it differs from that: a field of a record that is there; `field` NULL: the record, of no
 * single kind, is new, or one of its fields differs. */
bool session_is_changed(
	struct session *session, const struct record *record, const struct template_field *field);

/* Whether it is to be confirmed or changed. A record of a table is so as a whole: `field` is not
 * looked at. */
bool session_is_unconfirmed(
	struct session *session, const struct record *record, const struct template_field *field);

/* What was counted in a step. */
struct review_step {
	size_t changed; /* fields that differ, records that came or went */
	size_t unconfirmed;
};

/* One for each of the template's steps. Borrowed until the assessment changes. */
const struct review_step *session_review_steps(struct session *session);

/* What is to be confirmed. All borrowed. */
struct review_place {
	const struct template_step *step;
	const struct record *record;
	const struct template_field *field; /* NULL: the record as a whole */
};

/* All of it, in the order of the steps and of what they show. Borrowed until the assessment
 * changes. */
const struct review_place *session_unconfirmed(struct session *session, size_t *count);

/* The next of them after a place, from the end round to the first; of a place that is none of what
 * is to be confirmed (its record may be NULL) the first from its step on. False: there is none. */
bool session_next_unconfirmed(
	struct session *session, const struct review_place *from, struct review_place *next);

/* Confirm these as they are, as one change, which can be undone. ERROR_STATE: one of them does not
 * wait for it, among others; ERROR_IO. */
bool session_confirm(struct session *session, const struct review_place *places, size_t count,
	struct error *error);

#endif
