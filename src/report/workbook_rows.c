/* SPDX-License-Identifier: MIT */
/* Cells, rows, lines and paragraphs on the sheet that is being written. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "report/workbook_text.h"
#include "report/workbook_writer.h"

/* The most that a row of a sheet can be high. */
#define POINTS_MOST 409.0

void
writer_note(struct writer *writer, lxw_error result)
{
	if (writer->failure == LXW_NO_ERROR)
		writer->failure = result;
}

static void
count_row(struct writer *writer)
{
	if (!writer->row_is_counted)
		writer->counts[writer->sheet_count - 1].rows++;
	writer->row_is_counted = true;
}

void
writer_count_cell(struct writer *writer)
{
	count_row(writer);
	writer->counts[writer->sheet_count - 1].cells++;
}

void
writer_next_row(struct writer *writer)
{
	writer->row++;
	writer->row_is_counted = false;
}

/* Write a text that fits a cell (see workbook_split_text()); an empty one only paints the cell. */
void
writer_put_text(struct writer *writer, size_t column, const char *text, const struct style *style)
{
	lxw_format *format = workbook_format(&writer->formats, style);

	if (!text[0]) {
		count_row(writer);
		writer_note(writer, worksheet_write_blank(
					    writer->sheet, writer->row, (lxw_col_t)column, format));
		return;
	}
	writer_count_cell(writer);
	writer_note(writer, worksheet_write_string(
				    writer->sheet, writer->row, (lxw_col_t)column, text, format));
}

static void
put_number(struct writer *writer, size_t column, const struct block_cell *cell, struct style style)
{
	auto_string char *format = cell_number_format(cell);

	style.number_format = format;
	style.align = cell->unit || strchr(cell->plain, '.') ? ALIGN_RIGHT : ALIGN_CENTRE;
	writer_count_cell(writer);
	writer_note(writer,
		worksheet_write_number(writer->sheet, writer->row, (lxw_col_t)column,
			strtod(cell->plain, NULL), workbook_format(&writer->formats, &style)));
}

static void
put_date(struct writer *writer, size_t column, const struct block_cell *cell, struct style style)
{
	lxw_datetime date = {
		.year = atoi(cell->plain),
		.month = atoi(cell->plain + 5),
		.day = atoi(cell->plain + 8),
	};

	style.number_format =
		cell_date_format(writer->report->beside ? LANGUAGE_NONE : writer->report->language);
	style.align = ALIGN_LEFT;
	writer_count_cell(writer);
	writer_note(writer, worksheet_write_datetime(writer->sheet, writer->row, (lxw_col_t)column,
				    &date, workbook_format(&writer->formats, &style)));
}

/* Make the row as high as so many lines; it must not have been written to yet. */
void
writer_set_height(struct writer *writer, double points)
{
	count_row(writer);
	writer_note(writer, worksheet_set_row(writer->sheet, writer->row,
				    points < POINTS_MOST ? points : POINTS_MOST, NULL));
}

/* Write a cell, of a text the part of it that fits one and begins `*offset` bytes into it, which is
 * moved behind it where it matters. */
static void
put_cell(struct writer *writer, size_t column, const struct block_cell *cell, const char *text,
	struct style style, size_t *offset)
{
	if (cell->mark_count && !cell->note) {
		*offset = writer_put_marked(writer, column, cell, text, *offset, style);
		return;
	}
	if (cell_is_exact_number(cell)) {
		put_number(writer, column, cell, style);
		return;
	}
	if (cell_is_workbook_date(cell)) {
		put_date(writer, column, cell, style);
		return;
	}
	style.leads = writer_can_lead(writer, column, cell, text);
	writer_put_text(writer, column, text, &style);
	if (style.leads)
		writer_note_link(writer, column, cell, text, &style);
}

static struct style
choose_style(const struct block_cell *cells, size_t index, const struct style *first_style)
{
	return index == 0 && first_style ? *first_style : style_of_cell(&cells[index]);
}

/* Write a row of which nothing goes on in the next one, without copying any of it. */
static void
put_short_row(struct writer *writer, size_t column, const struct block_cell *cells, size_t count,
	const struct style *first_style)
{
	writer_note_row(writer, &cells[0]);
	if (!writer->is_streamed)
		writer_set_height(writer, measure_short_row(cells, count, column, &writer->layout));
	for (size_t i = 0; i < count; i++) {
		size_t offset = 0;

		put_cell(writer, column + i, &cells[i], cells[i].text,
			choose_style(cells, i, first_style), &offset);
	}
	writer_next_row(writer);
}

/*
 * Write cells from `column` on, and go to the next row. `first_style` may stand for the first. Of
 * very many rows the program that shows them works out how high they are.
 */
void
writer_put_row(struct writer *writer, size_t column, const struct block_cell *cells, size_t count,
	const struct style *first_style)
{
	struct long_row row;
	size_t *offsets;

	if (cells_are_short(cells, count)) {
		put_short_row(writer, column, cells, count, first_style);
		return;
	}
	offsets = memory_allocate_array(count, sizeof(*offsets));
	long_row_split(&row, cells, count, writer->report->language);
	writer_note_row(writer, &cells[0]);
	for (size_t line = 0; line < row.line_count; line++) {
		if (!writer->is_streamed)
			writer_set_height(
				writer, measure_line(&row, line, column, &writer->layout));
		for (size_t i = 0; i < count; i++) {
			struct style style = choose_style(cells, i, first_style);

			if (line >= row.part_counts[i])
				writer_put_text(writer, column + i,
					i == 0 ? writer->report->continued : "", &style);
			else
				put_cell(writer, column + i, &cells[i], row.parts[i][line], style,
					&offsets[i]);
		}
		writer_next_row(writer);
	}
	long_row_clear(&row);
	free(offsets);
}

/* Write a line that is not wrapped, over the empty cells beside it. */
void
writer_put_line(struct writer *writer, size_t column, const char *text, double height,
	const struct style *style)
{
	size_t count;
	char **parts = workbook_split_text(text, &count);

	for (size_t i = 0; i < count; i++) {
		writer_set_height(writer, height);
		writer_put_text(writer, column, parts[i], style);
		writer_next_row(writer);
		free(parts[i]);
	}
	free(parts);
}

/* Write a paragraph across the columns. */
void
writer_put_paragraph(struct writer *writer, const char *text, bool is_note)
{
	struct style style = {.wrap = true, .muted = is_note, .size = is_note ? 10 : 0};
	lxw_col_t first = (lxw_col_t)writer->layout.margin;
	int width;
	size_t span = measure_span(&writer->layout, &width);
	size_t count;
	char **parts = workbook_split_text(text, &count);

	for (size_t i = 0; i < count; i++) {
		writer_set_height(writer, cell_height(parts[i], width));
		if (span > 1)
			writer_note(writer, worksheet_merge_range(writer->sheet, writer->row, first,
						    writer->row, (lxw_col_t)(first + span - 1), "",
						    workbook_format(&writer->formats, &style)));
		else
			style.wrap = false;
		writer_put_text(writer, first, parts[i], &style);
		writer_next_row(writer);
		free(parts[i]);
	}
	free(parts);
}
