/* SPDX-License-Identifier: MIT */
/*
 * What is known of a version that follows a signed one: read from the log by review_log.c, answered
 * from by review.c. For these two.
 */
#ifndef PIA_SESSION_REVIEW_STATE_H
#define PIA_SESSION_REVIEW_STATE_H

#include "assessment/since.h"
#include "session/past.h"
#include "session/review.h"
#include "session/state.h"

/* How often a record was changed or confirmed since the review began. */
struct settled {
	size_t count;
	size_t *fields; /* of each of its fields; NULL: never */
};

struct review {
	bool is_review;
	struct past before;      /* the signed version; its assessment NULL: there is none */
	struct since *since;     /* NULL: there is none */
	struct settled *records; /* as the assessment has them; of some at its end, never */
	size_t record_count;
	struct error error; /* why nothing is known */

	bool is_known; /* what is below, at this revision */
	uint64_t revision;
	struct review_place *places;
	size_t place_count;
	struct review_step *steps;
};

/* Read it from the log. Owned by the session, until session_forget_review(). */
struct review *review_of(struct session *session);

/* Count an edit of a value or record, or take one back. */
void review_settle(struct review *review, const struct assessment *assessment, const char *record,
	const char *field, bool is_back);

#endif
