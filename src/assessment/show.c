/* SPDX-License-Identifier: MIT */
/*
 * Values and records as people read them in a language: the showing half of assessment.h.
 */
#include "config.h"

#include "assessment/assessment.h"

#include <stdlib.h>
#include <string.h>

#include "assessment/evaluate.h"
#include "assessment/value.h"
#include "base/memory.h"
#include "base/string.h"
#include "i18n/format.h"
#include "i18n/phrases.h"

/* Records may be named by references to records that are named by references, in a circle. */
#define NAME_DEPTH_MAXIMUM 3

#define UUID_BEGINNING 8

static char *name_record(const struct assessment *assessment, const struct record *record,
	enum language language, int depth);

static char *
show_choice(const struct template_list *list, const char *id, enum language language)
{
	const struct template_item *item = template_find_item(list, id);

	return memory_copy_string(item ? localized_text(&item->label, language) : id);
}

static char *
show_number(const struct template_field *field, const char *number, enum language language)
{
	auto_string char *shown = format_number(number, language);
	const char *unit = localized_text(&field->unit, language);

	if (*unit == '\0')
		return memory_copy_string(shown);
	return string_format("%s%s%s", shown, phrases_unit_gap(unit), unit);
}

static char *
show_target(const struct assessment *assessment, const char *id, enum language language, int depth)
{
	const struct record *record = assessment_find_record(assessment, id);

	if (!record)
		return string_format("(%.*s)", UUID_BEGINNING, id);

	auto_string char *name = name_record(assessment, record, language, depth + 1);

	return record->removed ? string_format("(%s)", name) : memory_copy_string(name);
}

char *
assessment_show_reduction(const struct reduction *reduction, enum language language)
{
	struct string text = {0};

	for (int axis = 0; axis < AXIS_COUNT; axis++) {
		const char *name = axis == AXIS_LIKELIHOOD ? phrases_likelihood(language)
							   : phrases_severity(language);

		if (!reduction->steps[axis])
			continue;
		string_append(&text, text.length > 0 ? phrases_separator(language) : "");
		string_append_format(&text, "%s −%zu", name, reduction->steps[axis]);
	}
	return string_take(&text);
}

/* What a link says of steps, in brackets behind the name. */
static void
append_reduction(struct string *text, const struct reduction *reduction, enum language language)
{
	auto_string char *steps = assessment_show_reduction(reduction, language);

	if (*steps == '\0')
		return;
	string_append(text, phrases_open(language));
	string_append(text, steps);
	string_append(text, phrases_close(language));
}

/* The items of a list as one text; they are freed. Caller-owned. */
static char *
join_items(char **items, size_t count, enum language language)
{
	const char *separator = phrases_separator_of(language, items, count);
	struct string text = {0};

	for (size_t i = 0; i < count; i++) {
		string_append(&text, i > 0 ? separator : "");
		string_append(&text, items[i]);
		free(items[i]);
	}
	free(items);
	return string_take(&text);
}

/* The names in one language, what is said of steps in another. */
static char *
show_references(const struct assessment *assessment, const char *kept, enum language language,
	enum language steps_language, int depth)
{
	size_t count;
	struct value_link *links = value_links(kept, &count);
	char **items = memory_allocate_array(count, sizeof(*items));

	for (size_t i = 0; i < count; i++) {
		auto_string char *target =
			show_target(assessment, links[i].target, language, depth);
		struct string item = {0};

		string_append(&item, target);
		append_reduction(&item, &links[i].reduction, steps_language);
		items[i] = string_take(&item);
	}
	value_free_links(links, count);
	return join_items(items, count, language);
}

static char *
show_choices(const struct template_list *list, const char *kept, enum language language)
{
	size_t count;
	char **parts = value_split(kept, &count);
	char **items = memory_allocate_array(count, sizeof(*items));

	for (size_t i = 0; i < count; i++)
		items[i] = show_choice(list, parts[i], language);
	value_free_parts(parts, count);
	return join_items(items, count, language);
}

static char *
show_kept(const struct assessment *assessment, const struct template_field *field, const char *kept,
	enum language language, int depth)
{
	switch (field->type) {
	case FIELD_YES_NO:
		return memory_copy_string(phrases_yes_no(strcmp(kept, "yes") == 0, language));
	case FIELD_CHOICE:
		return show_choice(field->list, kept, language);
	case FIELD_NUMBER:
		return show_number(field, kept, language);
	case FIELD_DATE:
		return format_date(kept, language);
	case FIELD_DURATION:
		return format_duration(kept, language);
	case FIELD_CHOICES:
		return show_choices(field->list, kept, language);
	case FIELD_REFERENCE:
	case FIELD_REFERENCES:
		return show_references(assessment, kept, language, language, depth);
	case FIELD_TEXT:
	case FIELD_LONG_TEXT:
	case FIELD_PERSON:
	case FIELD_TYPE_COUNT:
		break;
	}
	return memory_copy_string(kept);
}

/* The version of a translatable field to show in a language, and how it stands to what was asked.
 */
static const struct value *
choose_version(const struct assessment *assessment, const struct record *record,
	const struct template_field *field, enum language language, enum shown *shown)
{
	const struct value *original = record_value(record, field, assessment->language);
	const struct value *asked = record_value(record, field, language);

	*shown = SHOWN_AS_ASKED;
	if (asked && asked->origin && language != assessment->language) {
		auto_string char *now = assessment_fingerprint(original ? original->text : "");

		if (strcmp(now, asked->origin) != 0)
			*shown = SHOWN_OUTDATED;
	}
	if (asked)
		return asked;
	*shown = SHOWN_IN_OTHER_LANGUAGE;
	for (int other = LANGUAGE_NONE + 1; other < LANGUAGE_COUNT && !original; other++)
		original = record_value(record, field, (enum language)other);
	return original;
}

static char *
show_field(const struct assessment *assessment, const struct record *record,
	const struct template_field *field, enum language language, int depth, enum shown *shown)
{
	const struct value *value;

	if (language == LANGUAGE_NONE)
		language = assessment->language;
	if (field->derived) {
		auto_string char *kept = evaluate_derived(assessment, record, field);

		*shown = *kept == '\0' ? SHOWN_EMPTY : SHOWN_AS_ASKED;
		return *kept == '\0' ? memory_copy_string("")
				     : show_kept(assessment, field, kept, language, depth);
	}
	*shown = SHOWN_AS_ASKED;
	if (field->translatable)
		value = choose_version(assessment, record, field, language, shown);
	else
		value = record_value(record, field, LANGUAGE_NONE);
	if (!value)
		*shown = SHOWN_EMPTY;
	else if (value->erased)
		*shown = SHOWN_ERASED;
	if (!value || value->erased)
		return memory_copy_string("");
	return show_kept(assessment, field, value->text, language, depth);
}

static char *
name_record(const struct assessment *assessment, const struct record *record,
	enum language language, int depth)
{
	const struct template_kind *kind = record->kind;

	if (kind->name && depth <= NAME_DEPTH_MAXIMUM) {
		enum shown shown;
		char *name = show_field(assessment, record, kind->name, language, depth, &shown);

		if (*name != '\0')
			return name;
		memory_free(&name);
	}
	if (language == LANGUAGE_NONE)
		language = assessment->language;
	if (kind->single)
		return memory_copy_string(localized_text(&kind->label, language));
	return string_format("%s %d", localized_text(&kind->label, language), record->number);
}

char *
assessment_show(const struct assessment *assessment, const struct record *record,
	const struct template_field *field, enum language language, enum shown *shown)
{
	enum shown ignored;

	return show_field(assessment, record, field, language, 0, shown ? shown : &ignored);
}

char *
assessment_show_kept(const struct assessment *assessment, const struct template_field *field,
	const char *kept, enum language language)
{
	return show_kept(assessment, field, kept, language, 0);
}

char *
assessment_show_links(const struct assessment *assessment, const char *kept, enum language language,
	enum language steps_language)
{
	return show_references(assessment, kept, language, steps_language, 0);
}

char *
assessment_record_name(
	const struct assessment *assessment, const struct record *record, enum language language)
{
	return name_record(assessment, record, language, 0);
}

bool
assessment_field_is_asked(const struct assessment *assessment, const struct record *record,
	const struct template_field *field)
{
	return !field->hidden && !record->kind->hidden &&
	       evaluate_condition(assessment, record, field->when);
}
