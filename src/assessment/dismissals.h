/* SPDX-License-Identifier: MIT */
/*
 * What people looked at and set aside with a reason: findings of rules, entries of the catalogue.
 * Each is a record of the kind `dismissal`, which a template may do without: `about` is the address
 * of a record, `what` is `rule/ID` or `catalogue/ID`, `reason` says why. One without a reason sets
 * nothing aside (one whose reason was erased does); one that points at nothing does no harm.
 */
#ifndef PIA_ASSESSMENT_DISMISSALS_H
#define PIA_ASSESSMENT_DISMISSALS_H

#include "assessment/assessment.h"

#define DISMISSED_RULE "rule"
#define DISMISSED_ENTRY "catalogue"

/* All that there are, ordered to be looked up. Valid until the assessment changes. */
struct dismissals {
	struct dismissal_line *lines;
	size_t line_count;
};

/* The kind, or NULL where the template has none. Borrowed. */
const struct template_kind *dismissal_kind(const struct template *template);

/* Release with dismissals_clear(). */
void dismissals_read(const struct assessment *assessment, struct dismissals *dismissals);
void dismissals_clear(struct dismissals *dismissals);

/* The dismissal of a rule (DISMISSED_RULE) or an entry (DISMISSED_ENTRY) with this id for a record:
 * the first, if there are several; NULL when it was not set aside. Borrowed. */
const struct record *dismissals_find(const struct dismissals *dismissals,
	const struct record *about, const char *type, const char *id);

/* Its reason, "" where that was erased. Borrowed. */
const char *dismissal_reason(const struct assessment *assessment, const struct record *dismissal);

#endif
