/* SPDX-License-Identifier: MIT */
/* Heights of what is printed. */
#include "config.h"

#include "report/workbook_measure.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/string.h"

/* A paragraph runs across columns until it is about so wide. */
#define PARAGRAPH_COLUMNS 110

#define COLUMNS_OF_INCH 14.04
#define POINTS_OF_INCH 72

/* Paper in inches, the shorter side first. */
static const struct {
	double width;
	double height;
} papers[PAPER_COUNT] = {
	[PAPER_A4] = {8.27, 11.69},
	[PAPER_A3] = {11.69, 16.54},
	[PAPER_LETTER] = {8.5, 11},
};

int
page_columns(const struct report_page *page)
{
	double width = page->is_portrait ? papers[page->paper].width : papers[page->paper].height;

	return (int)((width - 2 * PAGE_SIDE) * COLUMNS_OF_INCH);
}

double
page_points(const struct report_page *page)
{
	double height = page->is_portrait ? papers[page->paper].height : papers[page->paper].width;

	return (height - 2 * PAGE_END) * POINTS_OF_INCH;
}

size_t
measure_span(const struct sheet_layout *layout, int *width)
{
	size_t span = 0;

	*width = 0;
	while (layout->margin + span < layout->column_count && *width < PARAGRAPH_COLUMNS)
		*width += layout->columns[layout->margin + span++].width;
	return span;
}

/* A text in a column, if there is such a column, where others of its row are so high already. */
static double
measure_among(double highest, const char *text, size_t column, const struct sheet_layout *layout)
{
	if (column >= layout->column_count)
		return highest;

	double height = cell_height(text, layout->columns[column].width);

	return height > highest ? height : highest;
}

double
measure_line(
	const struct long_row *row, size_t line, size_t column, const struct sheet_layout *layout)
{
	double highest = line == 0 ? row->least_height : 0;

	for (size_t i = 0; i < row->column_count; i++) {
		if (line < row->part_counts[i])
			highest = measure_among(highest, row->parts[i][line], column + i, layout);
	}
	return highest;
}

double
measure_short_row(const struct block_cell *cells, size_t count, size_t column,
	const struct sheet_layout *layout)
{
	double highest = 0;

	for (size_t i = 0; i < count; i++)
		highest = measure_among(highest, cells[i].text, column + i, layout);
	return highest;
}

static double
measure_row(const struct block_cell *cells, size_t count, size_t column,
	const struct sheet_layout *layout, enum language language)
{
	struct long_row row;
	double total = 0;

	if (cells_are_short(cells, count))
		return measure_short_row(cells, count, column, layout);
	long_row_split(&row, cells, count, language);
	for (size_t line = 0; line < row.line_count; line++)
		total += measure_line(&row, line, column, layout);
	long_row_clear(&row);
	return total;
}

double
measure_fields(const struct block_fields *fields, const struct sheet_layout *layout,
	enum language language)
{
	double total = 0;

	for (size_t i = 0; i < fields->field_count; i++) {
		const struct block_field *field = &fields->fields[i];
		const struct block_cell cells[] = {
			{.text = field->label}, field->value, {.text = field->reference}};

		total += measure_row(
			cells, field->reference ? 3 : 2, layout->margin, layout, language);
	}
	return total;
}

static double
measure_labels(char *const *labels, size_t count, size_t column, const struct sheet_layout *layout,
	enum language language)
{
	struct block_cell *cells = memory_allocate_array(count, sizeof(*cells));

	for (size_t i = 0; i < count; i++)
		cells[i].text = labels[i];

	double height = measure_row(cells, count, column, layout, language);

	free(cells);
	return height;
}

static double
measure_table(
	const struct block_table *table, const struct sheet_layout *layout, enum language language)
{
	double total = measure_labels(table->columns, table->column_count, 0, layout, language);

	for (size_t i = 0; i < table->cell_count; i += table->column_count)
		total += measure_row(table->cells + i, table->column_count, 0, layout, language);
	return total;
}

static double
measure_matrix(const struct block_matrix *matrix, const struct sheet_layout *layout,
	enum language language)
{
	auto_string char *corner = cell_corner(matrix);
	double total = measure_labels(
		matrix->columns, matrix->column_count, layout->margin + 1, layout, language);
	double corner_height = measure_labels(&corner, 1, layout->margin, layout, language);

	total = corner_height > total ? corner_height : total;
	for (size_t row = 0; row < matrix->row_count; row++) {
		double highest =
			measure_labels(&matrix->rows[row], 1, layout->margin, layout, language);

		for (size_t i = 0; i < matrix->column_count; i++) {
			struct block_cell cell =
				cell_of_place(&matrix->places[row * matrix->column_count + i]);
			double height =
				measure_row(&cell, 1, layout->margin + 1 + i, layout, language);

			highest = height > highest ? height : highest;
			free(cell.text);
		}
		total += highest;
	}
	return total;
}

static double
measure_block(const struct block *block, const struct sheet_layout *layout, enum language language)
{
	int width;

	switch (block->type) {
	case BLOCK_HEADING:
		return POINTS_OF_BLANK + POINTS_OF_HEADING;
	case BLOCK_PARAGRAPH:
	case BLOCK_NOTE:
		measure_span(layout, &width);
		return POINTS_OF_BLANK + cell_height(block->text, width);
	case BLOCK_FIELDS:
		return measure_fields(block->fields, layout, language);
	case BLOCK_TABLE:
		return measure_table(block->table, layout, language);
	case BLOCK_MATRIX:
		return measure_matrix(block->matrix, layout, language);
	case BLOCK_FLOWS: /* on a sheet of its own */
		break;
	}
	return 0;
}

double
measure_group(const struct chapter *chapter, size_t index, const struct sheet_layout *layout,
	enum language language)
{
	bool has_heading = chapter->blocks[index]->type == BLOCK_HEADING;
	double total = measure_block(chapter->blocks[index], layout, language);

	for (size_t i = index + 1; has_heading && i < chapter->block_count; i++) {
		if (chapter->blocks[i]->type == BLOCK_HEADING)
			break;
		total += measure_block(chapter->blocks[i], layout, language);
	}
	return total;
}
