/* SPDX-License-Identifier: MIT */
/* Values from what was typed to what is kept, and back to an edit line. */
#include "config.h"

#include "assessment/value.h"

#include <stdlib.h>
#include <string.h>

#include "assessment/address.h"
#include "assessment/compare.h"
#include "base/array.h"
#include "base/clock.h"
#include "base/memory.h"
#include "base/string.h"
#include "i18n/format.h"
#include "i18n/phrases.h"
#include "text/fold.h"
#include "text/utf8.h"

#define IDEOGRAPHIC_SPACE 0x3000
#define NO_BREAK_SPACE 0xA0

/* Between the choices and references of a list, and also between ids. */
static const char *const separators[] = {",", ";", "\n", "、", "，", "；"};

static bool
is_blank_character(uint32_t character)
{
	return character == ' ' || character == '\t' || character == '\n' ||
	       character == NO_BREAK_SPACE || character == IDEOGRAPHIC_SPACE;
}

/* A valid text without the blanks around it. Caller-owned. */
static char *
trim(const char *text)
{
	size_t length = strlen(text);
	uint32_t character;

	while (length > 0) {
		const size_t size = utf8_decode(text, length, &character);

		if (!is_blank_character(character))
			break;
		text += size;
		length -= size;
	}
	while (length > 0) {
		const size_t size = utf8_length_before(text, length);

		utf8_decode(text + length - size, size, &character);
		if (!is_blank_character(character))
			break;
		length -= size;
	}
	return memory_copy_bytes(text, length);
}

/* The line breaks around a text go, those inside become blanks. */
static char *
join_lines(const char *text)
{
	size_t length;
	char *line;

	text += strspn(text, "\n");
	length = strlen(text);
	while (length > 0 && text[length - 1] == '\n')
		length--;
	line = memory_copy_bytes(text, length);
	for (size_t i = 0; i < length; i++) {
		if (line[i] == '\n')
			line[i] = ' ';
	}
	return line;
}

static bool
read_yes_no(const struct template_field *field, const char *text, char **kept, struct error *error)
{
	bool yes;

	if (!phrases_read_yes_no(text, &yes))
		return error_set(error, ERROR_DATA, N_("{field}: “{text}” is neither yes nor no."),
			"field", field->id, "text", text, NULL);
	*kept = memory_copy_string(yes ? "yes" : "no");
	return true;
}

/* How many items of a list a text names; the first of them in `index`. An id names only one. */
static size_t
match_choice(const struct template_list *list, const char *text, size_t *index)
{
	size_t matches = 0;

	for (size_t i = 0; i < list->item_count; i++) {
		if (fold_equal(list->items[i].id, text)) {
			*index = i;
			return 1;
		}
	}
	for (size_t i = 0; i < list->item_count; i++) {
		bool is_match = false;

		for (int language = 0; language < LANGUAGE_COUNT; language++) {
			const char *label = list->items[i].label.text[language];

			is_match = is_match || (label && fold_equal(label, text));
		}
		if (is_match && matches++ == 0)
			*index = i;
	}
	return matches;
}

static bool
refuse_choice(const struct template_field *field, const char *text, struct error *error)
{
	const struct template_list *list = field->list;
	const char **candidates = NULL;
	size_t count = 0;
	const char *nearest;
	struct string ids = {0};

	for (size_t i = 0; i < list->item_count; i++) {
		*array_append(&candidates, &count) = list->items[i].id;
		string_append(&ids, i > 0 ? ", " : "");
		string_append(&ids, list->items[i].id);
	}
	nearest = fold_nearest(text, candidates, count);
	free(candidates);
	if (nearest)
		error_set(error, ERROR_DATA,
			N_("{field}: “{text}” is none of the choices. Did you mean {nearest}?"),
			"field", field->id, "text", text, "nearest", nearest, NULL);
	else
		error_set(error, ERROR_DATA,
			N_("{field}: “{text}” is none of the choices: {choices}."), "field",
			field->id, "text", text, "choices", string_text(&ids), NULL);
	string_clear(&ids);
	return false;
}

static bool
read_choice(
	const struct template_field *field, const char *text, size_t *index, struct error *error)
{
	const size_t matches = match_choice(field->list, text, index);

	if (matches == 1)
		return true;
	if (matches > 1)
		return error_set(error, ERROR_DATA,
			N_("{field}: “{text}” is the name of several choices. Write the id of the "
			   "one you mean."),
			"field", field->id, "text", text, NULL);
	return refuse_choice(field, text, error);
}

/*
 * The parts of a typed list between separators, without blanks around them and without empty ones;
 * where `blanks` is set they separate too. Release with value_free_parts().
 */
static char **
split_typed(const char *text, bool blanks, size_t *count)
{
	char **parts = NULL;

	*count = 0;
	while (*text != '\0') {
		size_t length = 0;
		size_t skipped = 0;

		while (text[length] != '\0' && skipped == 0) {
			for (size_t i = 0; i < array_length(separators) && skipped == 0; i++) {
				if (strncmp(text + length, separators[i], strlen(separators[i])) ==
					0)
					skipped = strlen(separators[i]);
			}
			if (blanks && skipped == 0 && strchr(" \t", text[length]))
				skipped = 1;
			if (skipped == 0)
				length++;
		}
		auto_string char *raw = memory_copy_bytes(text, length);
		char *part = trim(raw);

		if (*part != '\0')
			*array_append(&parts, count) = part;
		else
			free(part);
		text += length + skipped;
	}
	return parts;
}

/* Mark what one part of a typed list of choices names: one choice, or several ids. */
static bool
mark_choices(
	const struct template_field *field, const char *part, bool *chosen, struct error *error)
{
	size_t index;
	size_t count;
	char **words;
	bool done = true;

	if (match_choice(field->list, part, &index) == 1) {
		chosen[index] = true;
		return true;
	}
	words = split_typed(part, true, &count);
	for (size_t i = 0; i < count && done; i++) {
		if (match_choice(field->list, words[i], &index) == 1)
			chosen[index] = true;
		else
			done = false;
	}
	value_free_parts(words, count);
	return done || read_choice(field, part, &index, error);
}

static bool
read_choices(const struct template_field *field, const char *text, char **kept, struct error *error)
{
	const struct template_list *list = field->list;
	bool *chosen = memory_allocate_array(list->item_count, sizeof(*chosen));
	size_t index;
	size_t count = 0;
	char **parts = NULL;
	bool done = true;

	if (match_choice(list, text, &index) == 1)
		chosen[index] = true;
	else
		parts = split_typed(text, false, &count);
	for (size_t i = 0; i < count && done; i++)
		done = mark_choices(field, parts[i], chosen, error);
	value_free_parts(parts, count);

	if (done) {
		struct string ids = {0};

		for (size_t i = 0; i < list->item_count; i++) {
			if (!chosen[i])
				continue;
			string_append(&ids, ids.length > 0 ? " " : "");
			string_append(&ids, list->items[i].id);
		}
		*kept = ids.length > 0 ? string_take(&ids) : NULL;
	}
	free(chosen);
	return done;
}

static bool
read_number(const struct template_field *field, const char *text, char **kept, struct error *error)
{
	auto_string char *number = format_read_number(text);
	int order;

	if (!number)
		return error_set(error, ERROR_DATA,
			N_("{field}: “{text}” is not a number, or can be read in two ways. Write "
			   "it as "
			   "12000 or 1234.5."),
			"field", field->id, "text", text, NULL);
	if (field->minimum && compare_values(FIELD_NUMBER, NULL, number, field->minimum, &order) &&
		order < 0)
		return error_set(error, ERROR_DATA,
			N_("{field}: {text} is too low; the least is {minimum}."), "field",
			field->id, "text", number, "minimum", field->minimum, NULL);
	if (field->maximum && compare_values(FIELD_NUMBER, NULL, number, field->maximum, &order) &&
		order > 0)
		return error_set(error, ERROR_DATA,
			N_("{field}: {text} is too high; the most is {maximum}."), "field",
			field->id, "text", number, "maximum", field->maximum, NULL);
	*kept = memory_copy_string(number);
	return true;
}

static bool
read_date(const struct template_field *field, const char *text, char **kept, struct error *error)
{
	auto_string char *date = format_read_date(text);

	if (!date || !clock_date_is_valid(date))
		return error_set(error, ERROR_DATA,
			N_("{field}: “{text}” is not a date. Write it as 2026-11-23."), "field",
			field->id, "text", text, NULL);
	*kept = memory_copy_string(date);
	return true;
}

static bool
read_duration(
	const struct template_field *field, const char *text, char **kept, struct error *error)
{
	char *duration = format_read_duration(text);

	if (!duration)
		return error_set(error, ERROR_DATA,
			N_("{field}: “{text}” is not a length of time. Write it as 5 years, 6 "
			   "months or 30 days."),
			"field", field->id, "text", text, NULL);
	*kept = duration;
	return true;
}

static bool
is_target(const struct template_field *field, const struct template_kind *kind)
{
	for (size_t i = 0; i < field->target_count; i++) {
		if (field->targets[i] == kind)
			return true;
	}
	return false;
}

static bool
refuse_target(const struct template_field *field, const struct record *record, struct error *error)
{
	auto_string char *address = address_write(record, NULL, LANGUAGE_NONE);
	struct string kinds = {0};

	for (size_t i = 0; i < field->target_count; i++) {
		string_append(&kinds, i > 0 ? ", " : "");
		string_append(&kinds, field->targets[i]->id);
	}
	error_set(error, ERROR_DATA, N_("{field} cannot point to {address}, only to: {kinds}."),
		"field", field->id, "address", address, "kinds", string_text(&kinds), NULL);
	string_clear(&kinds);
	return false;
}

/* What a typed reference says of steps, behind its colon. */
static bool
read_reduction(const struct assessment *assessment, const struct template_field *field,
	const char *part, struct reduction *reduction, struct error *error)
{
	const char *suffix = part + reduction_target_length(part);

	if (*suffix != '\0' && !reduction_is_of(field))
		return error_set(error, ERROR_DATA,
			N_("{field}: “{text}” says more than what it points to. Only a measure "
			   "says by how many steps it lowers a risk."),
			"field", field->id, "text", part, NULL);
	if (suffix == part || !reduction_read(suffix, reduction))
		return error_set(error, ERROR_DATA,
			N_("{field}: “{text}” cannot be read. Write the steps as "
			   "risk/2:likelihood-1, or risk/2:likelihood-1:severity-2."),
			"field", field->id, "text", part, NULL);
	for (int axis = 0; axis < AXIS_COUNT; axis++) {
		const size_t limit = reduction_limit(assessment->template, (enum axis)axis);
		auto_string char *most = string_format("%zu", limit);

		if (reduction->steps[axis] > limit)
			return error_set(error, ERROR_DATA,
				N_("{field}: “{text}” is too many steps; the most for {axis} is "
				   "{maximum}."),
				"field", field->id, "text", part, "axis",
				axis_name((enum axis)axis), "maximum", most, NULL);
	}
	return true;
}

/* Of one record that is named twice, the most steps are kept: that is how they count. */
static void
add_link(struct value_link **links, size_t *count, const char *target,
	const struct reduction *reduction)
{
	struct value_link *link = NULL;

	for (size_t i = 0; i < *count && !link; i++) {
		if (string_equal((*links)[i].target, target))
			link = &(*links)[i];
	}
	if (!link) {
		link = array_append(links, count);
		link->target = memory_copy_string(target);
	}
	for (int axis = 0; axis < AXIS_COUNT; axis++) {
		if (reduction->steps[axis] > link->reduction.steps[axis])
			link->reduction.steps[axis] = reduction->steps[axis];
	}
}

static bool
read_link(const struct assessment *assessment, const struct template_field *field, const char *part,
	struct value_link **links, size_t *count, struct error *error)
{
	auto_string char *target = memory_copy_bytes(part, reduction_target_length(part));
	struct reduction reduction;
	const struct record *record;

	if (!read_reduction(assessment, field, part, &reduction, error) ||
		!address_find_record(assessment, target, &record, error))
		return false;
	if (!is_target(field, record->kind))
		return refuse_target(field, record, error);
	add_link(links, count, record->id, &reduction);
	return true;
}

static bool
read_references(const struct assessment *assessment, const struct template_field *field,
	const char *text, char **kept, struct error *error)
{
	size_t count;
	char **parts = split_typed(text, true, &count);
	struct value_link *links = NULL;
	size_t link_count = 0;
	struct string ids = {0};
	bool done = true;

	if (field->type == FIELD_REFERENCE && count > 1)
		done = error_set(error, ERROR_DATA,
			N_("{field} points to one thing only; “{text}” names several."), "field",
			field->id, "text", text, NULL);
	for (size_t i = 0; i < count && done; i++)
		done = read_link(assessment, field, parts[i], &links, &link_count, error);
	value_free_parts(parts, count);
	for (size_t i = 0; i < link_count; i++)
		value_append_link(&ids, links[i].target, &links[i].reduction);
	value_free_links(links, link_count);
	if (done)
		*kept = ids.length > 0 ? string_take(&ids) : NULL;
	string_clear(&ids);
	return done;
}

bool
value_read(const struct assessment *assessment, const struct template_field *field,
	const char *text, char **kept, struct error *error)
{
	auto_string char *clean = utf8_clean_value(text, strlen(text));
	auto_string char *trimmed = trim(clean);

	if (field->derived)
		return error_set(error, ERROR_DATA,
			N_("{field} is worked out from other answers and cannot be set."), "field",
			field->id, NULL);
	if (*trimmed == '\0') {
		*kept = NULL;
		return true;
	}
	switch (field->type) {
	case FIELD_LONG_TEXT:
		*kept = memory_copy_string(clean);
		return true;
	case FIELD_YES_NO:
		return read_yes_no(field, trimmed, kept, error);
	case FIELD_CHOICE: {
		size_t index;

		if (!read_choice(field, trimmed, &index, error))
			return false;
		*kept = memory_copy_string(field->list->items[index].id);
		return true;
	}
	case FIELD_CHOICES:
		return read_choices(field, trimmed, kept, error);
	case FIELD_NUMBER:
		return read_number(field, trimmed, kept, error);
	case FIELD_DATE:
		return read_date(field, trimmed, kept, error);
	case FIELD_DURATION:
		return read_duration(field, trimmed, kept, error);
	case FIELD_REFERENCE:
	case FIELD_REFERENCES:
		return read_references(assessment, field, trimmed, kept, error);
	case FIELD_TEXT:
	case FIELD_PERSON:
	case FIELD_TYPE_COUNT:
		break;
	}
	*kept = join_lines(clean);
	return true;
}

/* References by the addresses of what they point to. */
static char *
write_references(const struct assessment *assessment, const char *kept)
{
	struct string text = {0};
	size_t count;
	struct value_link *links = value_links(kept, &count);

	for (size_t i = 0; i < count; i++) {
		const struct record *record = assessment_find_record(assessment, links[i].target);
		auto_string char *address = record ? address_write(record, NULL, LANGUAGE_NONE)
						   : memory_copy_string(links[i].target);

		string_append(&text, i > 0 ? ", " : "");
		string_append(&text, address);
		reduction_append(&text, &links[i].reduction);
	}
	value_free_links(links, count);
	return string_take(&text);
}

char *
value_write(
	const struct assessment *assessment, const struct template_field *field, const char *kept)
{
	struct string text = {0};
	size_t count;
	char **parts;

	if (field->type == FIELD_REFERENCE || field->type == FIELD_REFERENCES)
		return write_references(assessment, kept);
	if (field->type != FIELD_CHOICES)
		return memory_copy_string(kept);
	parts = value_split(kept, &count);
	for (size_t i = 0; i < count; i++) {
		string_append(&text, i > 0 ? ", " : "");
		string_append(&text, parts[i]);
	}
	value_free_parts(parts, count);
	return string_take(&text);
}
