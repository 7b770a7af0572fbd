/* SPDX-License-Identifier: MIT */
/*
 * A grid of two scales drawn as a chart, fitted to the columns there are.
 */
#include "config.h"

#include "ui/widgets/matrix_grid.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/string.h"
#include "text/width.h"

/* The titles above the cells and the labels of the columns below them. */
#define EXTRA_ROWS 2
/* The labels of the rows take at most this part of the columns. */
#define LABEL_SHARE 4
#define CELL_ROWS_MAX 3
/* Beside the word there is always room to count items: "+3". */
#define ITEM_COLUMNS_MIN 2

/* How the grid lies in its area. */
struct layout {
	struct area area;
	int label_columns;
	int cell_columns; /* with the column at its left that is for the pointer */
	int cell_rows;
};

bool
matrix_grid_input(
	const struct matrix_grid *grid, struct matrix_grid_focus *focus, const struct input *input)
{
	struct matrix_grid_focus before = *focus;

	switch (input->type) {
	case INPUT_UP:
		focus->row += focus->row + 1 < grid->row_count ? 1 : 0;
		break;
	case INPUT_DOWN:
		focus->row -= focus->row > 0 ? 1 : 0;
		break;
	case INPUT_LEFT:
		focus->column -= focus->column > 0 ? 1 : 0;
		break;
	case INPUT_RIGHT:
		focus->column += focus->column + 1 < grid->column_count ? 1 : 0;
		break;
	case INPUT_HOME:
		focus->column = 0;
		break;
	case INPUT_END:
		focus->column = grid->column_count - 1;
		break;
	case INPUT_PAGE_UP:
		focus->row = grid->row_count - 1;
		break;
	case INPUT_PAGE_DOWN:
		focus->row = 0;
		break;
	default:
		break;
	}
	return focus->row != before.row || focus->column != before.column;
}

int
matrix_grid_rows(const struct matrix_grid *grid)
{
	return (int)grid->row_count * 2 + EXTRA_ROWS;
}

static struct layout
lay_out(const struct matrix_grid *grid, struct area area)
{
	struct layout layout = {.area = area};
	int widest = 0;

	for (size_t i = 0; i < grid->row_count; i++) {
		int width = width_text(grid->row_labels[i], WIDTH_SCREEN);

		widest = width > widest ? width : widest;
	}
	layout.label_columns = area.columns / LABEL_SHARE;
	if (layout.label_columns > widest)
		layout.label_columns = widest;
	layout.cell_columns = (area.columns - layout.label_columns) / (int)grid->column_count;
	layout.cell_rows = (area.rows - EXTRA_ROWS) / (int)grid->row_count;
	if (layout.cell_rows > CELL_ROWS_MAX)
		layout.cell_rows = CELL_ROWS_MAX;
	if (layout.cell_rows < 1)
		layout.cell_rows = 1;
	return layout;
}

/* The inside of a cell, without the column for its pointer. */
static struct area
cell_area(const struct matrix_grid *grid, const struct layout *layout, size_t row, size_t column)
{
	int from_top = (int)(grid->row_count - 1 - row);

	return (struct area){layout->area.row + 1 + from_top * layout->cell_rows,
		layout->area.column + layout->label_columns + (int)column * layout->cell_columns +
			1,
		layout->cell_rows, layout->cell_columns - 1};
}

/* Write as many of the labels as fit, and "+3" for those that do not. */
static void
draw_items(
	struct canvas *canvas, int row, int column, int columns, enum role role, const char *items)
{
	struct string line = {0};
	const char *item = items;
	int left = 0;

	for (const char *next = items; *next != '\0'; left++) {
		next += strcspn(next, " ");
		next += strspn(next, " ");
	}
	while (left > 0) {
		size_t length = strcspn(item, " ");
		auto_string char *more = string_format("+%d", left);
		int used = width_text(string_text(&line), WIDTH_SCREEN) + (line.length > 0 ? 1 : 0);
		int width = width_bytes(item, length, WIDTH_SCREEN);
		auto_string char *after = string_format(" +%d", left - 1);

		if (line.length > 0)
			string_append_byte(&line, ' ');
		if (used + width + (left > 1 ? (int)strlen(after) : 0) > columns) {
			string_append(&line, more);
			break;
		}
		string_append_bytes(&line, item, length);
		item += length;
		item += strspn(item, " ");
		left--;
	}
	canvas_text(canvas, row, column, columns, role, string_text(&line));
	string_clear(&line);
}

static void
draw_cell(const struct matrix_grid *grid, const struct layout *layout, struct canvas *canvas,
	size_t row, size_t column, bool is_focus)
{
	struct area area = cell_area(grid, layout, row, column);
	struct matrix_grid_cell cell = {0};
	enum role role;
	int used;

	grid->cell(grid->context, row, column, &cell);
	role = is_focus ? ROLE_SELECTED : cell.role;
	canvas_fill(canvas, area, role);
	if (is_focus)
		canvas_text(canvas, area.row, area.column - 1, 1, ROLE_NORMAL,
			canvas_glyph(canvas, GLYPH_POINTER));
	if (cell.items == NULL) {
		canvas_text(canvas, area.row, area.column, area.columns, role, cell.word);
	} else if (area.rows > 1) {
		canvas_text(canvas, area.row, area.column, area.columns, role, cell.word);
		draw_items(canvas, area.row + 1, area.column, area.columns, role, cell.items);
	} else {
		int for_items = area.columns - 1 - width_text(cell.word, WIDTH_SCREEN);

		if (for_items < ITEM_COLUMNS_MIN)
			for_items = ITEM_COLUMNS_MIN;
		used = canvas_text(canvas, area.row, area.column, area.columns - for_items - 1,
			role, cell.word);
		draw_items(canvas, area.row, area.column + used + 1, area.columns - used - 1, role,
			cell.items);
	}
	free(cell.items);
}

static void
draw_titles(const struct matrix_grid *grid, const struct layout *layout, struct canvas *canvas)
{
	auto_string char *titles =
		string_format("%s %s  %s %s", grid->row_title, canvas_glyph(canvas, GLYPH_UP),
			grid->column_title, canvas_glyph(canvas, GLYPH_ARROW));

	canvas_text(canvas, layout->area.row, layout->area.column, layout->area.columns,
		ROLE_HEADING, titles);
}

void
matrix_grid_draw(const struct matrix_grid *grid, const struct matrix_grid_focus *focus,
	struct canvas *canvas, struct area area, bool focused)
{
	struct layout layout = lay_out(grid, area);
	int bottom = area.row + 1 + (int)grid->row_count * layout.cell_rows;

	if (area.rows < 1 || layout.cell_columns < 2)
		return;
	draw_titles(grid, &layout, canvas);
	for (size_t row = 0; row < grid->row_count; row++) {
		struct area first = cell_area(grid, &layout, row, 0);

		if (first.row >= area.row + area.rows)
			continue;
		canvas_text_right(canvas, first.row, area.column, layout.label_columns, ROLE_NORMAL,
			grid->row_labels[row]);
		for (size_t column = 0; column < grid->column_count; column++)
			draw_cell(grid, &layout, canvas, row, column,
				row == focus->row && column == focus->column);
	}
	for (size_t column = 0; column < grid->column_count && bottom < area.row + area.rows;
		column++) {
		struct area above = cell_area(grid, &layout, 0, column);

		canvas_text(canvas, bottom, above.column, above.columns, ROLE_NORMAL,
			grid->column_labels[column]);
	}
	if (focused) {
		struct area cell = cell_area(grid, &layout, focus->row, focus->column);

		canvas_cursor(canvas, cell.row, cell.column);
	}
}
