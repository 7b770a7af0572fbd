/* SPDX-License-Identifier: MIT */
/* How many measures there are of each status. */
#include "config.h"

#include <stdlib.h>

#include "assessment/value.h"
#include "base/memory.h"
#include "base/string.h"
#include "report/builder.h"

/* How many records have each item of a list in a field, the last number being those that have none.
 * Caller-owned. */
static size_t *
count_items(const struct builder *builder, const struct template_field *field)
{
	size_t items = field->list->item_count;
	size_t *counts = memory_allocate_array(items + 1, sizeof(*counts));
	size_t count;
	const struct record **records =
		assessment_records_of(builder->assessment, field->kind, &count);

	for (size_t i = 0; i < count; i++) {
		const struct template_item *item = template_find_item(
			field->list, assessment_text(builder->assessment, records[i], field));

		counts[item ? (size_t)(item - field->list->items) : items]++;
	}
	free(records);
	return counts;
}

void
build_measure_counts(struct builder *builder)
{
	const struct template_kind *kind = template_find_kind(builder->template, "measure");
	const struct template_field *field = kind ? template_find_field(kind, "status") : NULL;
	const struct catalog *catalog = builder->catalog;

	if (!field || field->type != FIELD_CHOICE || !builder_count_records(builder, kind))
		return;
	chapter_add_heading(builder->chapter, 1, tr(catalog, N_("Measures by status")));

	struct block_table *table = chapter_add_table(builder->chapter);
	size_t *counts = count_items(builder, field);

	table->chart_title = report_copy_text(tr(catalog, N_("Measures by status")));
	block_table_add_column(table, builder_label(builder, &field->label));
	block_table_add_column(table, tr(catalog, N_("Number")));
	for (size_t i = 0; i < field->list->item_count; i++) {
		const struct template_item *item = &field->list->items[i];

		block_table_add(table, cell_text(builder_label(builder, &item->label)));
		block_table_add(table, cell_count(counts[i]));
	}
	if (counts[field->list->item_count]) {
		block_table_add(table, cell_text(tr(catalog, N_("Not stated"))));
		block_table_add(table, cell_count(counts[field->list->item_count]));
	}
	free(counts);
}
