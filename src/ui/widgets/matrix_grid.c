/* SPDX-License-Identifier: MIT */
/*
 * A grid of two scales drawn as a chart, fitted to the columns there are.
 */
#include "config.h"

#include "ui/widgets/matrix_grid.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/string.h"
#include "text/width.h"

/* The titles above the cells and the labels of the columns below them. */
#define EXTRA_ROWS 2
/* The labels of the rows take at most this part of the columns. */
#define LABEL_SHARE 4
/* From so many rows a cell has its last one for the trail; a large one leaves it blank, so that
 * cells above each other are seen apart. */
#define LANE_FROM_ROWS 3
#define GAP_FROM_ROWS 5

/* How the grid lies in its area. */
struct layout {
	struct area area;
	int label_columns;
	int cell_columns; /* with the column at its left that is for the pointer */
	int cell_rows;
	int seen_rows; /* of the grid, where not all fit */
	int skipped;   /* of them, above the first that is seen */
	bool spaced;   /* large: the words of all cells fit with their letters spaced */
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
matrix_grid_rows(const struct matrix_grid *grid, int cell_rows)
{
	return (int)grid->row_count * cell_rows + EXTRA_ROWS;
}

/* Whether every word fits with its letters spaced: all are written alike. */
static bool
words_fit_spaced(const struct matrix_grid *grid, int columns)
{
	bool fit = grid->is_large;

	for (size_t row = 0; row < grid->row_count; row++) {
		for (size_t column = 0; fit && column < grid->column_count; column++) {
			struct matrix_cell cell = {0};

			grid->cell(grid->context, row, column, &cell);
			auto_string char *spaced = matrix_cell_spaced(cell.word);
			fit = width_text(spaced, WIDTH_SCREEN) <= columns;
			matrix_cell_clear(&cell);
		}
	}
	return fit;
}

static struct layout
lay_out(const struct matrix_grid *grid, const struct matrix_grid_focus *focus, struct area area)
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
	if (layout.cell_rows < 1)
		layout.cell_rows = 1;
	layout.seen_rows = (int)grid->row_count;
	if (layout.seen_rows * layout.cell_rows >= area.rows)
		layout.seen_rows = area.rows > EXTRA_ROWS ? area.rows - EXTRA_ROWS : 1;
	/* Only as far as it takes to see the focus. */
	if (focus->row < grid->row_count)
		layout.skipped = (int)(grid->row_count - focus->row) - layout.seen_rows;
	if (layout.skipped < 0)
		layout.skipped = 0;
	layout.spaced = words_fit_spaced(grid, layout.cell_columns - 1);
	return layout;
}

/* The inside of a cell, without the column for its pointer. */
static struct area
cell_area(const struct matrix_grid *grid, const struct layout *layout, size_t row, size_t column)
{
	int from_top = (int)(grid->row_count - 1 - row) - layout->skipped;

	return (struct area){layout->area.row + 1 + from_top * layout->cell_rows,
		layout->area.column + layout->label_columns + (int)column * layout->cell_columns +
			1,
		layout->cell_rows, layout->cell_columns - 1};
}

/* Whether a row of cells begins in the area: with very many rows and little room some do not. */
static bool
is_seen(const struct matrix_grid *grid, const struct layout *layout, size_t row)
{
	int from_top = (int)(grid->row_count - 1 - row) - layout->skipped;

	return row < grid->row_count && from_top >= 0 && from_top < layout->seen_rows;
}

static bool
has_lane(const struct layout *layout)
{
	return layout->cell_rows >= LANE_FROM_ROWS;
}

/* Give the item of the trail a label in this cell: one that is there and bears no mark yet, else
 * one more. */
static void
mark_item(struct matrix_cell *cell, int number, const char *marked)
{
	auto_string char *plain = string_format("%d", number);

	for (size_t i = 0; i < cell->item_count; i++) {
		struct matrix_item *item = &cell->items[i];

		if (item->number != number)
			continue;
		if (string_equal(item->label, plain)) {
			free(item->label);
			item->label = memory_copy_string(marked);
		}
		return;
	}
	matrix_cell_add(cell, number, memory_copy_string(marked), NULL);
}

/* Where there is no room for a line, say at both ends of the trail where it leads. */
static void
mark_ends(const struct matrix_trail *trail, const struct canvas *canvas, size_t row, size_t column,
	struct matrix_cell *cell)
{
	const char *arrow = matrix_trail_arrow(canvas, trail);

	if (row == trail->from_row && column == trail->from_column) {
		auto_string char *from = string_format("%d%s", trail->number, arrow);

		mark_item(cell, trail->number, from);
	} else if (row == trail->to_row && column == trail->to_column) {
		auto_string char *to = string_format("%s%d", arrow, trail->number);

		mark_item(cell, trail->number, to);
	}
}

static void
draw_cell(const struct matrix_grid *grid, const struct layout *layout, struct canvas *canvas,
	size_t row, size_t column, bool is_focus)
{
	struct area area = cell_area(grid, layout, row, column);
	struct matrix_cell cell = {0};
	enum role role;

	grid->cell(grid->context, row, column, &cell);
	if (grid->trail.shown && !has_lane(layout))
		mark_ends(&grid->trail, canvas, row, column, &cell);
	role = is_focus ? ROLE_SELECTED : cell.role;
	if (grid->is_large) {
		area.rows -= layout->cell_rows >= GAP_FROM_ROWS ? 1 : 0;
		canvas_fill(canvas, area, role);
		matrix_cell_draw_large(&cell, canvas, area, role, layout->spaced);
	} else {
		canvas_fill(canvas, area, role);
		area.rows -= has_lane(layout) ? 1 : 0;
		matrix_cell_draw(&cell, canvas, area, role);
	}
	matrix_cell_clear(&cell);
}

static void
draw_titles(const struct matrix_grid *grid, const struct layout *layout, struct canvas *canvas)
{
	auto_string char *titles =
		string_format("%s %s  %s %s", grid->row_title, canvas_glyph(canvas, GLYPH_UP),
			grid->column_title, canvas_glyph(canvas, GLYPH_ARROW));

	/* Where there are more rows than are seen. */
	auto_string char *more =
		string_format("%s%s", layout->skipped > 0 ? canvas_glyph(canvas, GLYPH_UP) : "",
			layout->skipped + layout->seen_rows < (int)grid->row_count
				? canvas_glyph(canvas, GLYPH_DOWN)
				: "");
	int used = width_text(more, WIDTH_SCREEN);

	canvas_text(canvas, layout->area.row, layout->area.column, layout->area.columns - used,
		ROLE_HEADING, titles);
	canvas_text(canvas, layout->area.row, layout->area.column + layout->area.columns - used,
		used, ROLE_FRAME, more);
}

static void
draw_trail(const struct matrix_grid *grid, const struct layout *layout, struct canvas *canvas)
{
	const struct matrix_trail *trail = &grid->trail;

	if (!trail->shown || !has_lane(layout) || grid->is_large ||
		!is_seen(grid, layout, trail->from_row) || !is_seen(grid, layout, trail->to_row))
		return;
	matrix_trail_draw(trail, canvas,
		cell_area(grid, layout, trail->from_row, trail->from_column),
		cell_area(grid, layout, trail->to_row, trail->to_column));
}

static void
draw_cells(const struct matrix_grid *grid, const struct layout *layout,
	const struct matrix_grid_focus *focus, struct canvas *canvas)
{
	const struct area *area = &layout->area;

	for (size_t row = 0; row < grid->row_count; row++) {
		struct area first = cell_area(grid, layout, row, 0);

		if (!is_seen(grid, layout, row))
			continue;
		canvas_text_right(canvas, first.row, area->column, layout->label_columns,
			ROLE_NORMAL, grid->row_labels[row]);
		for (size_t column = 0; column < grid->column_count; column++)
			draw_cell(grid, layout, canvas, row, column,
				row == focus->row && column == focus->column);
	}
}

void
matrix_grid_draw(const struct matrix_grid *grid, const struct matrix_grid_focus *focus,
	struct canvas *canvas, struct area area, bool focused)
{
	struct layout layout = lay_out(grid, focus, area);
	int bottom = area.row + 1 + layout.seen_rows * layout.cell_rows;

	if (area.rows < 1 || layout.cell_columns < 2)
		return;
	draw_titles(grid, &layout, canvas);
	draw_cells(grid, &layout, focus, canvas);
	for (size_t column = 0; column < grid->column_count && bottom < area.row + area.rows;
		column++) {
		struct area above = cell_area(grid, &layout, 0, column);

		canvas_text(canvas, bottom, above.column, above.columns, ROLE_NORMAL,
			grid->column_labels[column]);
	}
	draw_trail(grid, &layout, canvas);
	if (is_seen(grid, &layout, focus->row) && focus->column < grid->column_count) {
		struct area cell = cell_area(grid, &layout, focus->row, focus->column);

		canvas_text(canvas, cell.row, cell.column - 1, 1, ROLE_NORMAL,
			canvas_glyph(canvas, GLYPH_POINTER));
		if (focused)
			canvas_cursor(canvas, cell.row, cell.column);
	}
}
