/* SPDX-License-Identifier: MIT */
/*
 * Cells that lead to the row of what they name, and names for ranges of rows. Where a row stands is
 * known when all sheets are written, so links are put into cells that are there already.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "report/workbook_writer.h"
#include "text/width.h"

/* The most links that Excel reads on one sheet. */
#define LINKS_MOST 65530

struct written_row {
	const char *key; /* borrowed from the report */
	size_t order;    /* of several with a key the first counts */
	size_t sheet;
	lxw_row_t row;
};

struct written_link {
	const char *key; /* borrowed from the report */
	lxw_worksheet *sheet;
	lxw_row_t row;
	lxw_col_t column;
	char *text;
	lxw_format *format;
};

void
writer_note_row(struct writer *writer, const struct block_cell *cell)
{
	size_t order = writer->written_row_count;

	if (cell->row_key && !writer->is_streamed)
		*array_append(&writer->written_rows, &writer->written_row_count) =
			(struct written_row){
				cell->row_key, order, writer->name_count - 1, writer->row};
}

bool
writer_can_lead(
	const struct writer *writer, size_t column, const struct block_cell *cell, const char *text)
{
	const struct sheet_layout *layout = &writer->layout;

	if (!cell->leads_to || !text[0] || writer->is_streamed || column >= layout->column_count)
		return false;
	/* LibreOffice wraps no text that is a link, but cuts it. */
	return !strchr(text, '\n') && width_text(text, WIDTH_FILE) <= layout->columns[column].width;
}

void
writer_note_link(struct writer *writer, size_t column, const struct block_cell *cell,
	const char *text, const struct style *style)
{
	*array_append(&writer->links, &writer->link_count) = (struct written_link){
		.key = cell->leads_to,
		.sheet = writer->sheet,
		.row = writer->row,
		.column = (lxw_col_t)column,
		.text = memory_copy_string(text),
		.format = workbook_format(&writer->formats, style),
	};
}

static int
compare_rows(const void *a, const void *b)
{
	const struct written_row *first = a;
	const struct written_row *second = b;
	int order = strcmp(first->key, second->key);

	return order ? order : first->order < second->order ? -1 : 1;
}

/* The first row that has a key; NULL when none has. */
static const struct written_row *
find_row(const struct writer *writer, const char *key)
{
	size_t low = 0;
	size_t high = writer->written_row_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strcmp(writer->written_rows[middle].key, key) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < writer->written_row_count && string_equal(writer->written_rows[low].key, key)
		       ? &writer->written_rows[low]
		       : NULL;
}

/* A sheet's name as formulas and links have it: in quotes, its own doubled. */
static char *
quote_sheet(const char *name)
{
	struct string quoted = {0};

	string_append_byte(&quoted, '\'');
	for (; *name; name++) {
		if (*name == '\'')
			string_append_byte(&quoted, '\'');
		string_append_byte(&quoted, *name);
	}
	string_append_byte(&quoted, '\'');
	return string_take(&quoted);
}

static void
put_link(struct writer *writer, const struct written_link *link, const struct written_row *row)
{
	auto_string char *sheet = quote_sheet(writer->names[row->sheet]);
	auto_string char *target = string_format("internal:%s!A%u", sheet, row->row + 1);

	writer_note(writer, worksheet_write_url_opt(link->sheet, link->row, link->column, target,
				    link->format, link->text, NULL));
}

void
writer_put_links(struct writer *writer)
{
	const lxw_worksheet *sheet = NULL;
	size_t on_sheet = 0;

	if (writer->written_row_count)
		qsort(writer->written_rows, writer->written_row_count,
			sizeof(*writer->written_rows), compare_rows);
	for (size_t i = 0; i < writer->link_count; i++) {
		const struct written_link *link = &writer->links[i];
		const struct written_row *row = find_row(writer, link->key);

		on_sheet = link->sheet == sheet ? on_sheet : 0;
		sheet = link->sheet;
		if (row && on_sheet++ < LINKS_MOST)
			put_link(writer, link, row);
	}
}

void
writer_name_range(struct writer *writer, const struct block_table *table, lxw_row_t header)
{
	lxw_row_t last = writer->row;

	if (!table->rows_of || last <= header + 1)
		return;
	for (size_t i = 0; i < writer->range_count; i++) {
		if (string_equal(writer->ranges[i], table->rows_of))
			return;
	}
	*array_append(&writer->ranges, &writer->range_count) = table->rows_of;

	char end[LXW_MAX_CELL_NAME_LENGTH];
	auto_string char *sheet = quote_sheet(writer->names[writer->name_count - 1]);
	auto_string char *name = string_format("pia_%s", table->rows_of);

	lxw_rowcol_to_cell_abs(end, last - 1, (lxw_col_t)(table->column_count - 1), 1, 1);

	auto_string char *range = string_format("=%s!$A$%u:%s", sheet, header + 2, end);

	writer_note(writer, workbook_define_name(writer->book, name, range));
}

void
writer_forget_links(struct writer *writer)
{
	for (size_t i = 0; i < writer->link_count; i++)
		free(writer->links[i].text);
	free(writer->links);
	free(writer->written_rows);
	free(writer->ranges);
}
