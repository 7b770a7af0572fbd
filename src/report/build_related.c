/* SPDX-License-Identifier: MIT */
/* Which records of a kind a record has to do with. */
#include "config.h"

#include <stdlib.h>

#include "assessment/value.h"
#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "report/builder.h"

static int
compare_numbers(const void *a, const void *b)
{
	const struct record *const *first = a;
	const struct record *const *second = b;

	return (*first)->number - (*second)->number;
}

/* Add those of a kind that a record names in its fields. */
static void
add_named(const struct builder *builder, const struct record *record, const char *kind,
	const struct record ***records, size_t *count)
{
	for (size_t i = 0; i < record->kind->field_count; i++) {
		const struct template_field *field = record->kind->fields[i];

		if (field->type != FIELD_REFERENCE && field->type != FIELD_REFERENCES)
			continue;

		size_t link_count;
		struct value_link *links = value_links(
			assessment_text(builder->assessment, record, field), &link_count);

		for (size_t j = 0; j < link_count; j++) {
			const struct record *to =
				assessment_find_record(builder->assessment, links[j].target);

			if (to && !to->removed && string_equal(to->kind->id, kind))
				*array_append(records, count) = to;
		}
		value_free_links(links, link_count);
	}
}

/* Add those of a kind that name a record. */
static void
add_naming(const struct record *record, const char *kind, const struct record ***records,
	size_t *count)
{
	for (size_t i = 0; i < record->pointer_count; i++) {
		const struct record *from = record->pointers[i].from;

		if (!from->removed && string_equal(from->kind->id, kind))
			*array_append(records, count) = from;
	}
}

struct block_cell
build_related(const struct builder *builder, const struct record *record, const char *kind)
{
	const struct record **records = NULL;
	const struct record *last = NULL;
	struct string numbers = {0};
	size_t count = 0;

	add_named(builder, record, kind, &records, &count);
	add_naming(record, kind, &records, &count);
	if (count)
		qsort(records, count, sizeof(*records), compare_numbers);
	for (size_t i = 0; i < count; i++) {
		if (records[i] != last)
			string_append_format(
				&numbers, "%s%d", last ? ", " : "", records[i]->number);
		last = records[i];
	}

	struct block_cell cell = cell_text(string_text(&numbers));

	if (count)
		cell.leads_to = memory_copy_string(records[0]->id);
	string_clear(&numbers);
	free(records);
	return cell;
}
