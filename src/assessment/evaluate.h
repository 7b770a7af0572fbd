/* SPDX-License-Identifier: MIT */
/*
 * What follows from an assessment's values: whether a condition holds, what a derived field is,
 * whether a flow crosses the border. Nothing is stored: it is worked out when asked.
 */
#ifndef PIA_ASSESSMENT_EVALUATE_H
#define PIA_ASSESSMENT_EVALUATE_H

#include "assessment/assessment.h"
#include "assessment/rating.h"
#include "template/condition.h"

/*
 * Whether a condition holds for a record (NULL: there is none, so all its fields are empty); a NULL
 * condition does. Translatable fields count by their text in the content language. What was erased,
 * and a reference to a record that was removed, count as empty; removed records count nowhere.
 * `all` of no records holds, `any` does not. Through a field with several references a test holds
 * when it does for one of them. The loader refuses templates whose conditions go round in a circle.
 */
bool evaluate_condition(const struct assessment *assessment, const struct record *record,
	const struct condition *condition);

/* The line of a derived field's table that is the first to hold; NULL when none does, or when the
 * field is not derived. Borrowed from the template. */
const struct derive_line *evaluate_derive_line(const struct assessment *assessment,
	const struct record *record, const struct template_field *field);

/* The value of a derived field that that line gives, as values are kept: "" when there is none, or
 * when it is a date that is worked out from one that is not there. Caller-owned. */
char *evaluate_derived(const struct assessment *assessment, const struct record *record,
	const struct template_field *field) __attribute__((warn_unused_result));

/*
 * Whether a flow crosses the border of the template's home: one of the places at its ends is not
 * home. The places of a party are its seat; those of a system where it is stored, backed up and
 * reached from, and its operator's seat. Unknown places count as none.
 */
bool evaluate_crosses_border(const struct assessment *assessment, const struct record *flow);

/* Whether a flow ends at a place that is not home, in the same sense: it goes out, or on from one
 * such place to another. What comes home crosses the border, and does not leave. */
bool evaluate_leaves_home(const struct assessment *assessment, const struct record *flow);

/* Whether a system is stored, backed up or reached from outside the template's home. */
bool evaluate_abroad(const struct assessment *assessment, const struct record *system);

/* Whether a measure's status is one that ends it. */
bool evaluate_ended(const struct assessment *assessment, const struct record *measure);

/* Whether a measure's due date is before today and its status is not one that ends it. */
bool evaluate_overdue(const struct assessment *assessment, const struct record *measure);

#endif
