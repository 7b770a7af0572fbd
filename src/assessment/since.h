/* SPDX-License-Identifier: MIT */
/*
 * How much of each step differs from an earlier moment of the same assessment, kept up to date edit
 * by edit: a field that differs counts as one, so does a record that came or went. What counts is
 * what diff.h compares.
 */
#ifndef PIA_ASSESSMENT_SINCE_H
#define PIA_ASSESSMENT_SINCE_H

#include "assessment/assessment.h"

struct since;

/*
 * Compare with `before`. Both are borrowed; of every edit of `after` this must be told, until it is
 * given another template or read anew: then begin again. Nothing is compared before it is asked
 * for. Caller-owned: since_free().
 */
struct since *since_new(const struct assessment *before, const struct assessment *after);
void since_free(struct since **since);

/* An edit was applied to `after` just now. */
void since_edit(struct since *since, const struct edit *edit);

/* How much differs in each of the steps. Borrowed until the assessment changes. */
const size_t *since_counts(struct since *since);

/* Whether a field of a record that is there differs; `field` NULL: the record, of no single kind,
 * is new, or one of its fields differs. */
bool since_is_changed(
	struct since *since, const struct record *record, const struct template_field *field);

#endif
