/* SPDX-License-Identifier: MIT */
/*
 * One bend at most: along the row of the cell that it leaves to the edge of the column it goes to,
 * then up or down, then in.
 */
#include "config.h"

#include "ui/widgets/matrix_trail.h"

#include "base/memory.h"
#include "base/string.h"
#include "text/width.h"

bool
matrix_trail_moves(const struct matrix_trail *trail)
{
	return trail->from_row != trail->to_row || trail->from_column != trail->to_column;
}

/* -1, 0 or 1: which way a scale is gone. */
static int
direction(size_t from, size_t to)
{
	return from < to ? 1 : from > to ? -1 : 0;
}

const char *
matrix_trail_arrow(const struct canvas *canvas, const struct matrix_trail *trail)
{
	static const enum glyph arrows[3][3] = {
		{GLYPH_DOWN_LEFT, GLYPH_DOWN, GLYPH_DOWN_RIGHT},
		{GLYPH_LEFT, GLYPH_COUNT, GLYPH_RIGHT},
		{GLYPH_UP_LEFT, GLYPH_UP, GLYPH_UP_RIGHT},
	};

	if (!matrix_trail_moves(trail))
		return "=";
	return canvas_glyph(canvas, arrows[direction(trail->from_row, trail->to_row) + 1]
					  [direction(trail->from_column, trail->to_column) + 1]);
}

/* Write over what is there, in the role that is there. */
static void
put(struct canvas *canvas, int row, int column, const char *text)
{
	canvas_text(canvas, row, column, width_text(text, WIDTH_SCREEN),
		canvas_role(canvas, row, column), text);
}

static void
put_glyph(struct canvas *canvas, int row, int column, enum glyph glyph)
{
	put(canvas, row, column, canvas_glyph(canvas, glyph));
}

/* A line between two columns of a row, without its ends. */
static void
put_line(struct canvas *canvas, int row, int from, int to)
{
	int first = from < to ? from : to;
	int last = from < to ? to : from;

	for (int column = first + 1; column < last; column++)
		put_glyph(canvas, row, column, GLYPH_HORIZONTAL);
}

static void
put_upright(struct canvas *canvas, int column, int from, int to)
{
	int first = from < to ? from : to;
	int last = from < to ? to : from;

	for (int row = first + 1; row < last; row++)
		put_glyph(canvas, row, column, GLYPH_VERTICAL);
}

void
matrix_trail_draw(
	const struct matrix_trail *trail, struct canvas *canvas, struct area from, struct area to)
{
	auto_string char *number = string_format("%d", trail->number);
	int width = width_text(number, WIDTH_SCREEN);
	int from_row = from.row + from.rows - 1;
	int to_row = to.row + to.rows - 1;
	/* It goes left unless the other cell lies at the right; within a column through the edge at
	 * its left, so that it comes back from there. */
	bool leaves_right = trail->to_column > trail->from_column;
	bool arrives_right = trail->to_column < trail->from_column;
	int start = leaves_right ? from.column + from.columns - width : from.column;
	/* The arrowhead stands between the line and the number. */
	int head = arrives_right ? to.column + to.columns - 1 : to.column;
	int end = arrives_right ? head - width : head + 1;
	int bend = arrives_right ? to.column + to.columns : to.column - 1;
	int behind = leaves_right ? start + width - 1 : start; /* the line begins beside this */
	bool down = to_row > from_row;

	if (!matrix_trail_moves(trail) || to.columns < width + 1 || from.columns < width)
		return;
	put(canvas, from_row, start, number);
	put(canvas, to_row, end, number);
	put_glyph(canvas, to_row, head, arrives_right ? GLYPH_LEFT : GLYPH_RIGHT);
	if (from_row == to_row) {
		put_line(canvas, from_row, behind, head);
		return;
	}
	put_line(canvas, from_row, behind, bend);
	put_upright(canvas, bend, from_row, to_row);
	if (leaves_right)
		put_glyph(canvas, from_row, bend, down ? GLYPH_TOP_RIGHT : GLYPH_BOTTOM_RIGHT);
	else
		put_glyph(canvas, from_row, bend, down ? GLYPH_TOP_LEFT : GLYPH_BOTTOM_LEFT);
	if (arrives_right)
		put_glyph(canvas, to_row, bend, down ? GLYPH_BOTTOM_RIGHT : GLYPH_TOP_RIGHT);
	else
		put_glyph(canvas, to_row, bend, down ? GLYPH_BOTTOM_LEFT : GLYPH_TOP_LEFT);
}
