/* SPDX-License-Identifier: MIT */
/* The canonical text of an assessment. */
#include "config.h"

#include "seal/canonical.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "seal/lines.h"

#define FIRST_LINE "pia-wizard assessment 1\n"

static int
compare_records(const void *a, const void *b)
{
	const struct record *first = *(const struct record *const *)a;
	const struct record *second = *(const struct record *const *)b;
	int order = strcmp(first->kind->id, second->kind->id);

	return order ? order : (first->number > second->number) - (first->number < second->number);
}

static int
compare_values(const void *a, const void *b)
{
	const struct value *first = *(const struct value *const *)a;
	const struct value *second = *(const struct value *const *)b;
	int order = strcmp(first->field->id, second->field->id);

	return order ? order
		     : strcmp(language_tag(first->language), language_tag(second->language));
}

static void
append_value(struct string *bytes, const struct value *value)
{
	lines_append_text(bytes, "field", value->field->id);
	lines_append_text(bytes, "language", language_tag(value->language));
	lines_append_text(bytes, "text", value->erased ? NULL : value->text);
	lines_append_text(bytes, "origin", value->origin);
}

static void
append_record(struct string *bytes, const struct record *record)
{
	const struct value **values =
		memory_allocate_array(record->value_count + 1, sizeof(*values));

	for (size_t i = 0; i < record->value_count; i++)
		values[i] = &record->values[i];
	qsort(values, record->value_count, sizeof(*values), compare_values);
	lines_append_text(bytes, "kind", record->kind->id);
	lines_append_number(bytes, "number", record->number);
	lines_append_text(bytes, "record", record->id);
	lines_append_number(bytes, "values", (int64_t)record->value_count);
	for (size_t i = 0; i < record->value_count; i++)
		append_value(bytes, values[i]);
	free(values);
}

static void
append_records(struct string *bytes, const struct assessment *assessment)
{
	const struct record **records = NULL;
	size_t count = 0;

	for (size_t i = 0; i < assessment->record_count; i++) {
		const struct record *record = assessment->records[i];

		if (!record->removed && (!record->kind->single || record->value_count))
			*array_append(&records, &count) = record;
	}
	if (count)
		qsort(records, count, sizeof(*records), compare_records);
	lines_append_number(bytes, "records", (int64_t)count);
	for (size_t i = 0; i < count; i++)
		append_record(bytes, records[i]);
	free(records);
}

char *
canonical_text(const struct assessment *assessment, const struct seal_hash *head, size_t *length)
{
	const struct template *template = assessment->template;
	struct seal_hash hash = seal_hash_bytes(template->source, template->source_length);
	struct string bytes = {0};

	string_append(&bytes, FIRST_LINE);
	lines_append_text(&bytes, "assessment", assessment->id);
	lines_append_text(&bytes, "language", language_tag(assessment->language));
	lines_append_text(&bytes, "template", template->name);
	lines_append_text(&bytes, "version", template->version);
	lines_append_hash(&bytes, "hash", &hash);
	lines_append_hash(&bytes, "head", head);
	append_records(&bytes, assessment);
	*length = bytes.length;
	return string_take(&bytes);
}

/* An item of the text: "name length:text" or "name -", and a line feed. */
struct item {
	const char *name;
	size_t name_length;
	const char *text;
	size_t text_length;
	const char *end;
};

static bool
item_is(const struct item *item, const char *name)
{
	return item->name_length == strlen(name) &&
	       memcmp(item->name, name, item->name_length) == 0;
}

/* Read the item that begins at `at`; false at the end, or where there is none. */
static bool
read_item(const char *at, const char *end, struct item *item)
{
	const char *blank = memchr(at, ' ', (size_t)(end - at));
	char *colon;

	if (!blank)
		return false;
	*item = (struct item){.name = at, .name_length = (size_t)(blank - at)};
	if (blank[1] == '-') {
		item->end = blank + 3;
	} else {
		item->text_length = strtoul(blank + 1, &colon, 10);
		item->text = colon + 1;
		if (*colon != ':' || item->text_length >= (size_t)(end - colon))
			return false;
		item->end = item->text + item->text_length + 1;
	}
	return item->end <= end;
}

/* Where in the assessment an item is. */
struct spot {
	struct item kind;
	struct item number;
	struct item field;
};

static void
move_to(struct spot *spot, const struct item *item)
{
	if (item_is(item, "kind"))
		*spot = (struct spot){.kind = *item};
	else if (item_is(item, "number"))
		spot->number = *item;
	else if (item_is(item, "field"))
		spot->field = *item;
}

static char *
write_spot(const struct spot *spot, const struct item *item)
{
	struct string address = {0};

	if (!spot->kind.text)
		return memory_copy_bytes(item->name, item->name_length);
	string_append_bytes(&address, spot->kind.text, spot->kind.text_length);
	/* There is only one of what has the number 0. */
	if (spot->number.text && spot->number.text[0] != '0') {
		string_append_byte(&address, '/');
		string_append_bytes(&address, spot->number.text, spot->number.text_length);
	}
	if (spot->field.text) {
		string_append_byte(&address, '.');
		string_append_bytes(&address, spot->field.text, spot->field.text_length);
	}
	return string_take(&address);
}

char *
canonical_difference(const char *text, size_t length, const char *other, size_t other_length)
{
	const char *at = text + strlen(FIRST_LINE);
	struct spot spot = {0};
	struct item item = {.name = "assessment", .name_length = strlen("assessment")};
	size_t same = 0;

	while (same < length && same < other_length && text[same] == other[same])
		same++;
	if (same == length && same == other_length)
		return NULL;
	while (at < text + length && read_item(at, text + length, &item)) {
		move_to(&spot, &item);
		if (item.end > text + same)
			break;
		at = item.end;
	}
	/* Of a record that comes or goes, its number follows. */
	if (item_is(&item, "kind") && read_item(item.end, text + length, &item))
		move_to(&spot, &item);
	return write_spot(&spot, &item);
}
