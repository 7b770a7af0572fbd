/* SPDX-License-Identifier: MIT */
/* What has to be done by when. */
#include "config.h"

#include "assessment/due.h"

#include <stdlib.h>
#include <string.h>

#include "assessment/evaluate.h"
#include "base/array.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/string.h"

static const struct {
	const char *name;
	const char *label;
} states[DUE_STATE_COUNT] = {
	[DUE_OVERDUE] = {"overdue", N_("overdue")},
	[DUE_SOON] = {"due", N_("due soon")},
	[DUE_LATER] = {"later", N_("not due yet")},
	[DUE_UNDATED] = {"undated", N_("no date")},
	[DUE_DONE] = {"done", N_("completed")},
};

const char *
due_state_name(enum due_state state)
{
	return states[state].name;
}

const char *
due_state_label(enum due_state state)
{
	return states[state].label;
}

static char *
date_of(const struct assessment *assessment, const struct record *record,
	const struct template_field *field)
{
	return field->derived ? evaluate_derived(assessment, record, field)
			      : memory_copy_string(assessment_text(assessment, record, field));
}

static bool
is_measure(const struct record *record)
{
	return string_equal(record->kind->id, "measure");
}

static bool
is_done(const struct assessment *assessment, const struct record *record,
	const struct template_field *field)
{
	if (field->due)
		return !evaluate_condition(assessment, record, field->due);
	return is_measure(record) && evaluate_ended(assessment, record);
}

/* Dates are compared as texts: all have four digits of a year, two of a month and of a day. */
static enum due_state
state_of(const char *date, const char *today, const char *soon)
{
	if (*date == '\0')
		return DUE_UNDATED;
	if (today && strcmp(date, today) < 0)
		return DUE_OVERDUE;
	return today && soon && strcmp(date, soon) <= 0 ? DUE_SOON : DUE_LATER;
}

static void
collect_record(const struct assessment *assessment, const struct record *record, const char *soon,
	struct dues *dues)
{
	for (size_t i = 0; i < record->kind->field_count; i++) {
		const struct template_field *field = record->kind->fields[i];
		auto_string char *date = NULL;
		struct due *due;

		if (!field->falls_due || !assessment_field_is_asked(assessment, record, field))
			continue;
		date = date_of(assessment, record, field);
		if (*date == '\0' && !is_measure(record))
			continue;
		due = array_append(&dues->dues, &dues->due_count);
		due->record = record;
		due->field = field;
		due->state = is_done(assessment, record, field)
				     ? DUE_DONE
				     : state_of(date, assessment->today, soon);
		due->date = memory_copy_string(date);
	}
}

void
due_collect(const struct assessment *assessment, const char *soon, struct dues *dues)
{
	const struct template *template = assessment->template;

	*dues = (struct dues){0};
	for (size_t i = 0; i < template->kind_count; i++) {
		size_t count;
		const struct record **records =
			assessment_records_of(assessment, template->kinds[i], &count);

		for (size_t j = 0; j < count; j++)
			collect_record(assessment, records[j], soon, dues);
		free(records);
	}
}

void
dues_clear(struct dues *dues)
{
	for (size_t i = 0; i < dues->due_count; i++)
		free(dues->dues[i].date);
	free(dues->dues);
	*dues = (struct dues){0};
}

const char *
due_owner(const struct assessment *assessment, const struct due *due)
{
	return due->field->owner ? assessment_text(assessment, due->record, due->field->owner) : "";
}
