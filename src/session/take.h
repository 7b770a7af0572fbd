/* SPDX-License-Identifier: MIT */
/*
 * Taking records from the template's catalogue into an open assessment.
 */
#ifndef PIA_SESSION_TAKE_H
#define PIA_SESSION_TAKE_H

#include "session/session.h"

/* What became of one entry. */
struct taken {
	const struct record *record; /* borrowed like those of the assessment */
	bool is_new;                 /* else it was there already */
	bool is_linked;              /* it leads now to what it was taken for, and did not before */
};

/*
 * Take entries of the catalogue, by their numbers (assessment/catalogue.h), as one change. Each
 * becomes a record with its choices and its texts in all languages of the template, the content
 * language's being the original; one that is in use already stays that record. References among
 * entries lead to what was taken from those, now or before; others are left out. With `target`
 * each record is linked to it, by catalogue_link_field(), where its kind can be.
 *
 * `taken` has an item for each number given, in that order; caller-owned (free()). Where all that
 * was asked for is there nothing changes. ERROR_DATA (no such entry, the target was removed),
 * ERROR_STATE, ERROR_IO; `taken` is untouched then.
 */
bool session_take(struct session *session, const size_t *entries, size_t entry_count,
	const struct record *target, struct taken **taken, struct error *error);

#endif
