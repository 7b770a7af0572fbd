/* SPDX-License-Identifier: MIT */
/*
 * Words for records, fields and addresses in titles and messages: labels in the screen's language,
 * what people wrote in the content language. Also the two questions every screen asks before it
 * changes anything.
 */
#ifndef PIA_UI_SCREENS_DESCRIBE_H
#define PIA_UI_SCREENS_DESCRIBE_H

#include "assessment/address.h"
#include "assessment/assessment.h"
#include "assessment/findings.h"
#include "ui/application.h"

/* The open assessment; NULL when none is. Borrowed. */
const struct assessment *describe_assessment(const struct application *application);

/* "Data flow 2 · Booking to payroll"; without a name of its own only "Data flow 2"; of a single
 * kind's record the kind's label. Caller-owned. */
char *describe_record(const struct application *application, const struct record *record)
	__attribute__((warn_unused_result));

/* The record, then " · " and the field's label; of a single kind's record only the label.
 * Caller-owned. */
char *describe_field(const struct application *application, const struct record *record,
	const struct template_field *field) __attribute__((warn_unused_result));

/* Where a finding is: the record, or the step where a question is asked. Caller-owned. */
char *describe_place(const struct application *application, const struct record *record,
	const struct template_step *step) __attribute__((warn_unused_result));

/* The same for an address; the address itself where it names nothing that is there. Caller-owned.
 */
char *describe_address(const struct application *application, const char *address)
	__attribute__((warn_unused_result));

/* Whether the open assessment can be changed and it is known by whom. When not, it is said why not,
 * or asked who writes, and `again` called with `state` once that is answered. */
bool describe_may_change(struct application *application,
	void (*again)(struct application *application, void *state), void *state);

/* Whether it takes no remarks, which are welcome while it is in review, or no act at all; then it
 * is said why. */
bool describe_refuses_remarks(struct application *application);
bool describe_barred(struct application *application);

/* The language in which a field's own value is kept: the content language where it is translatable,
 * else LANGUAGE_NONE. */
enum language describe_value_language(
	const struct application *application, const struct template_field *field);

/* A field's value to be read: what people wrote in the content language, which F2 never changes;
 * choices, dates and durations in the screen's, being words of the template and the program.
 * `shown` as assessment_show() sets it, or NULL. Caller-owned. */
char *describe_value(const struct application *application, const struct record *record,
	const struct template_field *field, enum shown *shown) __attribute__((warn_unused_result));

/* How weighty a finding looks: the role and the mark of a severity. */
enum role describe_severity_role(enum severity severity);
enum glyph describe_severity_mark(enum severity severity);

/* References to law as one text, followed by the template's caveat where one of them is not
 * checked. Caller-owned, "" when there are none. */
char *describe_law(const struct application *application, const struct law_references *law)
	__attribute__((warn_unused_result));

/* What to write in an empty field: its prompt, else a word that its type suggests. Caller-owned. */
char *describe_prompt(const struct application *application, const struct template_field *field)
	__attribute__((warn_unused_result));

#endif
