/* SPDX-License-Identifier: MIT */
/*
 * Focus and scrolling in two directions, and a table drawn with them.
 */
#include "config.h"

#include "ui/widgets/cross_table.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/string.h"

/* The labels of the rows take at most this part of the columns. */
#define LABEL_SHARE 4
/* Columns of a cell, the one at its left for the pointer included. */
#define CELL_COLUMNS_LEAST 14
#define CELL_COLUMNS_MOST 20
#define LABEL_ROWS_MOST 3
/* With fewer rows than these, the labels of columns get one. */
#define ROWS_FOR_TALL_LABELS 8
/* At the right edge, for the marks of more rows. */
#define MARK_COLUMNS 1

/* How the table lies in its area. */
struct layout {
	struct area area; /* of the cells, without labels and marks */
	int label_columns;
	int cell_columns;
};

/* Move an index by a step within a count. */
static size_t
move(size_t index, size_t count, long step)
{
	if (step < 0)
		return index > (size_t)-step ? index - (size_t)-step : 0;
	return count - 1 - index > (size_t)step ? index + (size_t)step : count - 1;
}

bool
cross_table_input(
	const struct cross_table *table, struct cross_table_focus *focus, const struct input *input)
{
	long page = focus->seen_rows > 1 ? (long)focus->seen_rows - 1 : 1;

	switch (input->type) {
	case INPUT_UP:
		focus->row = move(focus->row, table->row_count, -1);
		return true;
	case INPUT_DOWN:
		focus->row = move(focus->row, table->row_count, 1);
		return true;
	case INPUT_LEFT:
		focus->column = move(focus->column, table->column_count, -1);
		return true;
	case INPUT_RIGHT:
		focus->column = move(focus->column, table->column_count, 1);
		return true;
	case INPUT_PAGE_UP:
		focus->row = move(focus->row, table->row_count, -page);
		return true;
	case INPUT_PAGE_DOWN:
		focus->row = move(focus->row, table->row_count, page);
		return true;
	case INPUT_HOME:
		focus->column = 0;
		return true;
	case INPUT_END:
		focus->column = table->column_count - 1;
		return true;
	default:
		return false;
	}
}

/* The rows that the labels of the columns need; those out of sight count too, so that nothing jumps
 * when it scrolls. */
static int
label_rows(const struct cross_table *table, int columns, int most)
{
	int rows = 1;

	for (size_t i = 0; i < table->column_count && rows < most; i++) {
		auto_string char *label = table->column_label(table->context, i);
		int needed = canvas_wrapped_rows(columns, label);

		rows = needed > rows ? needed : rows;
	}
	return rows < most ? rows : most;
}

static int
widest_label(const struct cross_table *table)
{
	int widest = 1;

	for (size_t i = 0; i < table->row_count; i++) {
		auto_string char *label = table->row_label(table->context, i);
		int width = width_text(label, WIDTH_SCREEN);

		widest = width > widest ? width : widest;
	}
	return widest;
}

static struct layout
lay_out(const struct cross_table *table, struct area area)
{
	struct layout layout = {.label_columns = widest_label(table)};
	int most = area.rows < ROWS_FOR_TALL_LABELS ? 1 : LABEL_ROWS_MOST;
	int rows;

	if (layout.label_columns > area.columns / LABEL_SHARE)
		layout.label_columns = area.columns / LABEL_SHARE;

	int columns = area.columns - layout.label_columns - MARK_COLUMNS;

	layout.cell_columns = columns / (int)table->column_count;
	if (layout.cell_columns < CELL_COLUMNS_LEAST)
		layout.cell_columns = CELL_COLUMNS_LEAST;
	if (layout.cell_columns > CELL_COLUMNS_MOST)
		layout.cell_columns = CELL_COLUMNS_MOST;
	rows = label_rows(table, layout.cell_columns - 1, most);
	layout.area = (struct area){
		area.row + rows, area.column + layout.label_columns, area.rows - rows, columns};
	return layout;
}

/* Scroll one way no further than needed to see the focus. */
static void
scroll(size_t focus, size_t *first, size_t seen, size_t count)
{
	if (count <= seen)
		*first = 0;
	else if (*first > count - seen)
		*first = count - seen;
	if (focus < *first)
		*first = focus;
	else if (focus - *first >= seen)
		*first = focus - seen + 1;
}

static void
fit(const struct cross_table *table, struct cross_table_focus *focus, const struct layout *layout)
{
	int rows = layout->area.rows;
	int columns = layout->area.columns / layout->cell_columns;

	focus->row = focus->row < table->row_count ? focus->row : table->row_count - 1;
	focus->column =
		focus->column < table->column_count ? focus->column : table->column_count - 1;
	focus->seen_rows = rows > 0 ? (size_t)rows : 1;
	focus->seen_columns = columns > 0 ? (size_t)columns : 1;
	scroll(focus->row, &focus->top, focus->seen_rows, table->row_count);
	scroll(focus->column, &focus->left, focus->seen_columns, table->column_count);
}

static void
draw_cell(const struct cross_table *table, struct canvas *canvas, struct area area, size_t row,
	size_t column, bool is_focus)
{
	auto_string char *text = table->cell(table->context, row, column);
	struct area inside = {area.row, area.column + 1, 1, area.columns - 1};

	if (text)
		canvas_text(canvas, inside.row, inside.column, inside.columns, ROLE_NORMAL, text);
	else
		canvas_text(canvas, inside.row, inside.column, inside.columns, ROLE_DIM,
			canvas->ascii ? "." : "·");
	if (!is_focus)
		return;
	canvas_text(
		canvas, area.row, area.column, 1, ROLE_NORMAL, canvas_glyph(canvas, GLYPH_POINTER));
	canvas_tint(canvas, inside, ROLE_SELECTED);
}

static void
draw_column_label(const struct cross_table *table, struct canvas *canvas,
	const struct layout *layout, struct area area, size_t column)
{
	auto_string char *label = table->column_label(table->context, column);
	int rows = layout->area.row - area.row;
	int used = canvas_wrapped_rows(area.columns, label);

	/* Labels stand on the cells below them. */
	if (used < rows) {
		area.row += rows - used;
		rows = used;
	}
	area.rows = rows;
	canvas_text_wrapped(canvas, area, 0, ROLE_HEADING, label);
}

/* Say where there is more. */
static void
draw_marks(const struct cross_table *table, const struct cross_table_focus *focus,
	struct canvas *canvas, const struct layout *layout, int top, int bottom)
{
	int left = layout->area.column - 1;
	int right = layout->area.column + layout->area.columns;

	if (focus->left > 0)
		canvas_text(canvas, top, left, 1, ROLE_DIM, "<");
	if (focus->left + focus->seen_columns < table->column_count)
		canvas_text(canvas, top, right, 1, ROLE_DIM, ">");
	if (focus->top > 0)
		canvas_text(canvas, layout->area.row, right, 1, ROLE_DIM,
			canvas_glyph(canvas, GLYPH_UP));
	if (focus->top + focus->seen_rows < table->row_count)
		canvas_text(canvas, bottom, right, 1, ROLE_DIM, canvas_glyph(canvas, GLYPH_DOWN));
}

int
cross_table_draw(const struct cross_table *table, struct cross_table_focus *focus,
	struct canvas *canvas, struct area area, bool focused)
{
	struct layout layout = lay_out(table, area);
	int rows;

	fit(table, focus, &layout);
	rows = table->row_count - focus->top < focus->seen_rows
		       ? (int)(table->row_count - focus->top)
		       : (int)focus->seen_rows;
	for (size_t j = 0; j < focus->seen_columns && focus->left + j < table->column_count; j++)
		draw_column_label(table, canvas, &layout,
			(struct area){area.row,
				layout.area.column + (int)j * layout.cell_columns + 1, 1,
				layout.cell_columns - 1},
			focus->left + j);
	for (int i = 0; i < rows; i++) {
		size_t row = focus->top + (size_t)i;
		auto_string char *label = table->row_label(table->context, row);

		canvas_text(canvas, layout.area.row + i, area.column, layout.label_columns,
			ROLE_NORMAL, label);
		for (size_t j = 0; j < focus->seen_columns && focus->left + j < table->column_count;
			j++) {
			bool is_focus = row == focus->row && focus->left + j == focus->column;
			struct area cell = {layout.area.row + i,
				layout.area.column + (int)j * layout.cell_columns, 1,
				layout.cell_columns};

			draw_cell(table, canvas, cell, row, focus->left + j, is_focus);
			if (is_focus && focused)
				canvas_cursor(canvas, cell.row, cell.column + 1);
		}
	}
	draw_marks(table, focus, canvas, &layout, area.row, layout.area.row + rows - 1);
	return layout.area.row + rows - area.row;
}
