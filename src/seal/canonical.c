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
