/* SPDX-License-Identifier: MIT */
/*
 * Reading and writing addresses. What is wrong with one is said with the nearest thing that exists.
 */
#include "config.h"

#include "assessment/address.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "text/fold.h"

#define PREFIX_MINIMUM 8 /* characters of a UUID */

static bool
refuse_kind(const struct template *template, const char *id, struct error *error)
{
	const char **names = NULL;
	size_t count = 0;
	const char *nearest;

	for (size_t i = 0; i < template->kind_count; i++)
		*array_append(&names, &count) = template->kinds[i]->id;
	nearest = fold_nearest(id, names, count);
	free(names);
	if (nearest)
		return error_set(error, ERROR_DATA,
			N_("There is no kind of record {kind} here. Did you mean {nearest}?"),
			"kind", id, "nearest", nearest, NULL);
	return error_set(error, ERROR_DATA,
		N_("There is no kind of record {kind} here. Write an address such as flow/2, "
		   "flow/2.data or answers.scope."),
		"kind", id, NULL);
}

const struct template_field *
address_find_field(const struct template_kind *kind, const char *id, struct error *error)
{
	const struct template_field *field = template_find_field(kind, id);
	const char **names = NULL;
	size_t count = 0;
	const char *nearest;
	struct string fields = {0};

	if (field)
		return field;
	for (size_t i = 0; i < kind->field_count; i++) {
		*array_append(&names, &count) = kind->fields[i]->id;
		string_append_format(&fields, "%s%s", i ? ", " : "", kind->fields[i]->id);
	}
	nearest = fold_nearest(id, names, count);
	free(names);
	if (nearest)
		error_set(error, ERROR_DATA,
			N_("{kind} has no field {field}. Did you mean {nearest}?"), "kind",
			kind->id, "field", id, "nearest", nearest, NULL);
	else
		error_set(error, ERROR_DATA, N_("{kind} has no field {field}. It has: {fields}."),
			"kind", kind->id, "field", id, "fields", string_text(&fields), NULL);
	string_clear(&fields);
	return NULL;
}

static bool
refuse_record(const struct assessment *assessment, const struct template_kind *kind,
	const char *name, struct error *error)
{
	size_t count;
	const struct record **records = assessment_records_of(assessment, kind, &count);
	auto_string char *last =
		count > 0 ? address_write(records[count - 1], NULL, LANGUAGE_NONE) : NULL;

	free(records);
	if (last)
		return error_set(error, ERROR_DATA,
			N_("There is no {kind}/{record} here; the last one is {last}."), "kind",
			kind->id, "record", name, "last", last, NULL);
	return error_set(error, ERROR_DATA, N_("There is no {kind}/{record} here; there is none."),
		"kind", kind->id, "record", name, NULL);
}

/* A number that a record may have; -1 when the text is none. */
static int
read_number(const char *text)
{
	int number = 0;

	if (*text == '\0' || strlen(text) > 9)
		return -1;
	for (; *text != '\0'; text++) {
		if (*text < '0' || *text > '9')
			return -1;
		number = number * 10 + (*text - '0');
	}
	return number;
}

static bool
begins_with(const char *id, const char *prefix)
{
	for (; *prefix != '\0'; id++, prefix++) {
		if (tolower((unsigned char)*id) != tolower((unsigned char)*prefix))
			return false;
	}
	return true;
}

static bool
find_by_prefix(const struct assessment *assessment, const struct template_kind *kind,
	const char *prefix, bool removed_too, const struct record **found, struct error *error)
{
	const struct record *first = NULL;

	for (size_t i = 0; i < assessment->record_count; i++) {
		const struct record *record = assessment->records[i];

		if ((kind && record->kind != kind) || (record->removed && !removed_too) ||
			!begins_with(record->id, prefix))
			continue;
		if (first)
			return error_set(error, ERROR_DATA,
				N_("Several records begin with {prefix}. Write more of the one "
				   "you mean."),
				"prefix", prefix, NULL);
		first = record;
	}
	*found = first;
	return true;
}

/* A removed record keeps its number: no other ever gets it. */
static const struct record *
find_removed(const struct assessment *assessment, const struct template_kind *kind, int number)
{
	for (size_t i = 0; i < assessment->record_count; i++) {
		const struct record *record = assessment->records[i];

		if (record->kind == kind && record->number == number && record->removed)
			return record;
	}
	return NULL;
}

static bool
find_in_kind(const struct assessment *assessment, const struct template_kind *kind,
	const char *name, bool removed_too, const struct record **found, struct error *error)
{
	const int number = read_number(name);
	const struct record *record = NULL;

	if (number > 0)
		record = assessment_find_numbered(assessment, kind, number);
	if (!record && number > 0 && removed_too)
		record = find_removed(assessment, kind, number);
	if (!record && strlen(name) >= PREFIX_MINIMUM &&
		!find_by_prefix(assessment, kind, name, removed_too, &record, error))
		return false;
	if (!record)
		return refuse_record(assessment, kind, name, error);
	*found = record;
	return true;
}

static bool
find_record(const struct assessment *assessment, const char *text, bool removed_too,
	const struct record **found, struct error *error)
{
	const struct template *template = assessment->template;
	const char *slash = strchr(text, '/');
	auto_string char *id =
		memory_copy_bytes(text, slash ? (size_t)(slash - text) : strlen(text));
	const struct template_kind *kind = template_find_kind(template, id);
	const struct record *record = NULL;

	if (!kind && !slash && strlen(id) >= PREFIX_MINIMUM) {
		if (!find_by_prefix(assessment, NULL, id, removed_too, &record, error))
			return false;
		if (record) {
			*found = record;
			return true;
		}
	}
	if (!kind)
		return refuse_kind(template, id, error);
	if (kind->single && slash)
		return error_set(error, ERROR_DATA,
			N_("There is only one {kind}: write {kind} without a number."), "kind", id,
			NULL);
	if (kind->single) {
		*found = assessment_single(assessment, id);
		return true;
	}
	if (!slash || slash[1] == '\0')
		return error_set(error, ERROR_DATA,
			N_("Say which {kind}: write its number, as in {kind}/1."), "kind", id,
			NULL);
	return find_in_kind(assessment, kind, slash + 1, removed_too, found, error);
}

bool
address_find_record(const struct assessment *assessment, const char *text,
	const struct record **found, struct error *error)
{
	return find_record(assessment, text, false, found, error);
}

static bool
read_language(const struct assessment *assessment, const struct template_field *field,
	const char *tag, enum language *language, struct error *error)
{
	*language = language_from_tag(tag);
	if (*language == LANGUAGE_NONE || !assessment->template->languages[*language]) {
		struct string tags = {0};

		for (int i = LANGUAGE_NONE + 1; i < LANGUAGE_COUNT; i++) {
			if (!assessment->template->languages[i])
				continue;
			if (tags.length > 0)
				string_append(&tags, ", ");
			string_append(&tags, language_tag((enum language)i));
		}
		error_set(error, ERROR_DATA,
			N_("There is no language {language} here. There is: {languages}."),
			"language", tag, "languages", string_text(&tags), NULL);
		string_clear(&tags);
		return false;
	}
	if (!field->translatable)
		return error_set(error, ERROR_DATA,
			N_("{field} is the same in every language: write it without @{language}."),
			"field", field->id, "language", tag, NULL);
	return true;
}

static bool
read_address(const struct assessment *assessment, const char *text, bool removed_too,
	struct address *address, struct error *error)
{
	const size_t record_length = strcspn(text, ".@");
	auto_string char *record_name = memory_copy_bytes(text, record_length);
	const char *rest = text + record_length;
	struct address result = {.language = LANGUAGE_NONE};

	if (!find_record(assessment, record_name, removed_too, &result.record, error))
		return false;
	if (*rest == '.') {
		const size_t field_length = strcspn(rest + 1, "@");
		auto_string char *field_name = memory_copy_bytes(rest + 1, field_length);

		result.field = address_find_field(result.record->kind, field_name, error);
		if (!result.field)
			return false;
		rest += 1 + field_length;
	}
	if (*rest == '@') {
		if (!result.field)
			return error_set(error, ERROR_DATA,
				N_("A language belongs to a field: write "
				   "{record}.FIELD@{language}."),
				"record", record_name, "language", rest + 1, NULL);
		if (!read_language(assessment, result.field, rest + 1, &result.language, error))
			return false;
	}
	*address = result;
	return true;
}

bool
address_read(const struct assessment *assessment, const char *text, struct address *address,
	struct error *error)
{
	return read_address(assessment, text, false, address, error);
}

bool
address_read_any(const struct assessment *assessment, const char *text, struct address *address,
	struct error *error)
{
	return read_address(assessment, text, true, address, error);
}

char *
address_write(
	const struct record *record, const struct template_field *field, enum language language)
{
	struct string text = {0};

	string_append(&text, record->kind->id);
	if (!record->kind->single)
		string_append_format(&text, "/%d", record->number);
	if (field) {
		string_append_byte(&text, '.');
		string_append(&text, field->id);
		if (language != LANGUAGE_NONE) {
			string_append_byte(&text, '@');
			string_append(&text, language_tag(language));
		}
	}
	return string_take(&text);
}

bool
address_covers(const char *address, const char *about)
{
	size_t length = strlen(address);

	return length == 0 ||
	       (strncmp(about, address, length) == 0 &&
		       (about[length] == '\0' || about[length] == '.' || about[length] == '@'));
}
