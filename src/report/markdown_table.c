/* SPDX-License-Identifier: MIT */
/* Aligned tables. */
#include "config.h"

#include "report/markdown_table.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"
#include "text/width.h"

/* The least a column has: what aligns it, "--:", must fit. */
#define COLUMNS_MINIMUM 3

void
markdown_table_add_column(struct markdown_table *table, bool is_right)
{
	*array_append(&table->is_right, &table->column_count) = is_right;
}

void
markdown_table_end_cell(struct markdown_table *table)
{
	const struct markdown_cell *before =
		table->cell_count ? &table->cells[table->cell_count - 1] : NULL;
	size_t start = before ? before->end : 0;
	struct markdown_cell cell = {.end = table->text.length};

	cell.columns = width_bytes(string_text(&table->text) + start, cell.end - start, WIDTH_FILE);
	*array_append(&table->cells, &table->cell_count) = cell;
}

/* The columns that the cells of each column are padded to. Caller-owned. */
static int *
measure(const struct markdown_table *table)
{
	int *widths = memory_allocate_array(table->column_count, sizeof(*widths));

	for (size_t i = 0; i < table->column_count; i++)
		widths[i] = COLUMNS_MINIMUM;
	for (size_t i = 0; i < table->cell_count; i++) {
		int *width = &widths[i % table->column_count];
		int columns = table->cells[i].columns;

		if (columns > *width && columns <= MARKDOWN_TABLE_COLUMNS)
			*width = columns;
	}
	return widths;
}

static void
append_repeated(struct string *markdown, char character, int count)
{
	for (int i = 0; i < count; i++)
		string_append_byte(markdown, character);
}

/* The line below the titles. */
static void
append_rule(const struct markdown_table *table, struct string *markdown)
{
	for (size_t i = 0; i < table->column_count; i++) {
		string_append(markdown, "| ");
		append_repeated(markdown, '-', table->widths[i] - table->is_right[i]);
		string_append(markdown, table->is_right[i] ? ": " : " ");
	}
	string_append(markdown, "|\n");
}

static void
append_row(const struct markdown_table *table, size_t first, struct string *markdown)
{
	size_t start = first ? table->cells[first - 1].end : 0;

	for (size_t i = 0; i < table->column_count; i++) {
		const struct markdown_cell *cell = &table->cells[first + i];
		int blanks = table->widths[i] - cell->columns;

		string_append(markdown, "| ");
		if (table->is_right[i])
			append_repeated(markdown, ' ', blanks);
		string_append_bytes(markdown, string_text(&table->text) + start, cell->end - start);
		if (!table->is_right[i])
			append_repeated(markdown, ' ', blanks);
		string_append_byte(markdown, ' ');
		start = cell->end;
	}
	string_append(markdown, "|\n");
}

void
markdown_table_append(struct markdown_table *table, struct string *markdown)
{
	bool has_titles = !table->widths;

	if (has_titles)
		table->widths = measure(table);
	for (size_t i = 0; i + table->column_count <= table->cell_count; i += table->column_count) {
		append_row(table, i, markdown);
		if (has_titles && i == 0)
			append_rule(table, markdown);
	}
	string_empty(&table->text);
	table->cell_count = 0;
}

void
markdown_table_clear(struct markdown_table *table)
{
	free(table->widths);
	free(table->cells);
	free(table->is_right);
	string_clear(&table->text);
	*table = (struct markdown_table){0};
}
