/* SPDX-License-Identifier: MIT */
/* Tables and matrices as lines. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "report/lines_flow.h"
#include "report/workbook_cells.h"

#define COLUMN_GAP 2
/* Narrower than this a cell is not read any more, unless nothing in its column is wider. */
#define COLUMN_LEAST 12

/* The cells of a table, its headings first: rows of them. */
struct grid {
	const struct line_flow *flow;
	char *const *headings;
	size_t column_count;
	const struct block_cell *cells;
	size_t cell_count;
	int *widths;
};

static void
make_heading(const struct grid *grid, size_t column, struct spans *spans)
{
	spans_add(spans, grid->headings[column], LINE_HEADING);
}

/* The widest that each column has. */
static void
measure(const struct grid *grid)
{
	for (size_t i = 0; i < grid->column_count + grid->cell_count; i++) {
		int *width = &grid->widths[i % grid->column_count];
		struct spans spans = {0};

		if (i < grid->column_count)
			make_heading(grid, i, &spans);
		else
			spans_add_cell(
				&spans, &grid->cells[i - grid->column_count], grid->flow->language);

		int columns = spans_width(&spans, grid->flow->policy);

		*width = columns > *width ? columns : *width;
		spans_clear(&spans);
	}
}

/* Give the columns what there is in fair shares, none more than it needs; false where that is too
 * little to read. */
static bool
fit(const struct grid *grid)
{
	int rest = grid->flow->columns - COLUMN_GAP * ((int)grid->column_count - 1);
	size_t open = grid->column_count;
	bool *is_done = memory_allocate_array(grid->column_count, sizeof(*is_done));
	bool is_changed = true;

	while (is_changed && open) {
		int share = rest / (int)open;

		is_changed = false;
		for (size_t i = 0; i < grid->column_count; i++) {
			if (is_done[i] || grid->widths[i] > share)
				continue;
			is_done[i] = true;
			rest -= grid->widths[i];
			open--;
			is_changed = true;
		}
	}

	bool is_readable = !open || rest / (int)open >= COLUMN_LEAST;

	for (size_t i = 0; is_readable && i < grid->column_count; i++) {
		if (!is_done[i])
			grid->widths[i] = rest / (int)open;
	}
	free(is_done);
	return is_readable;
}

/* Lay out one cell, in the width of its column. */
static void
lay_cell(const struct grid *grid, size_t row, size_t column, struct report_lines *lines)
{
	struct spans spans = {0};

	if (row == 0)
		make_heading(grid, column, &spans);
	else
		spans_add_cell(&spans, &grid->cells[(row - 1) * grid->column_count + column],
			grid->flow->language);
	spans_lay(&spans, grid->flow, grid->widths[column], lines);
}

static void
put_row(const struct grid *grid, size_t row)
{
	struct report_lines *cells = memory_allocate_array(grid->column_count, sizeof(*cells));

	for (size_t i = 0; i < grid->column_count; i++)
		lay_cell(grid, row, i, &cells[i]);
	line_flow_beside(grid->flow, cells, grid->widths, grid->column_count, COLUMN_GAP);
	free(cells);
}

static void
put_rule(const struct grid *grid)
{
	struct report_line *line = line_flow_add(grid->flow);

	for (size_t i = 0; i < grid->column_count; i++) {
		struct string dashes = {0};

		for (int j = 0; j < grid->widths[i]; j++)
			string_append_byte(&dashes, '-');
		line_add_run(line, string_text(&dashes), dashes.length, LINE_TEXT, COLOUR_NONE);
		if (i + 1 < grid->column_count)
			line_add_blanks(line, COLUMN_GAP);
		string_clear(&dashes);
	}
}

/* Each row as a list of what is in it. */
static void
put_records(const struct grid *grid)
{
	for (size_t i = 0; i < grid->cell_count; i++) {
		const struct block_cell *cell = &grid->cells[i];
		size_t column = i % grid->column_count;

		if (column == 0)
			line_flow_blank(grid->flow);
		if (cell->text[0] || cell->note)
			line_flow_field(grid->flow, grid->headings[column], NULL, cell,
				column ? COLUMN_GAP : 0);
	}
}

static void
put_grid(struct grid *grid)
{
	grid->widths = memory_allocate_array(grid->column_count, sizeof(*grid->widths));
	measure(grid);
	line_flow_blank(grid->flow);
	if (fit(grid)) {
		put_row(grid, 0);
		put_rule(grid);
		for (size_t i = 0; i < grid->cell_count / grid->column_count; i++)
			put_row(grid, i + 1);
	} else {
		put_records(grid);
	}
	free(grid->widths);
}

void
line_flow_table(const struct line_flow *flow, const struct block_table *table)
{
	struct grid grid = {
		.flow = flow,
		.headings = table->columns,
		.column_count = table->column_count,
		.cells = table->cells,
		.cell_count = table->cell_count,
	};

	if (!table->column_count)
		return;
	put_grid(&grid);
	if (table->source)
		line_add_run(line_flow_add(flow), "…", strlen("…"), LINE_ASIDE, COLOUR_NONE);
}

void
line_flow_matrix(const struct line_flow *flow, const struct block_matrix *matrix)
{
	size_t columns = matrix->column_count + 1;
	auto_string char *corner = cell_corner(matrix);
	char **headings = memory_allocate_array(columns, sizeof(*headings));
	struct block_cell *cells =
		memory_allocate_array(columns * matrix->row_count + 1, sizeof(*cells));
	struct grid grid = {
		.flow = flow,
		.headings = headings,
		.column_count = columns,
		.cells = cells,
		.cell_count = columns * matrix->row_count,
	};

	headings[0] = corner;
	memcpy(headings + 1, matrix->columns, matrix->column_count * sizeof(*headings));
	for (size_t i = 0; i < grid.cell_count; i++) {
		size_t row = i / columns;

		cells[i] = i % columns ? cell_of_place(&matrix->places[row * matrix->column_count +
								       i % columns - 1])
				       : cell_text(matrix->rows[row]);
	}
	put_grid(&grid);
	for (size_t i = 0; i < grid.cell_count; i++)
		free(cells[i].text);
	free(cells);
	free(headings);
}
