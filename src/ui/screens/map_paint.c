/* SPDX-License-Identifier: MIT */
/* The drawing of the map on the canvas. */
#include "config.h"

#include "ui/screens/map_screen.h"

/* Around the focus, the frame and the arrow's end are seen too. */
#define MARGIN 2

/* Scroll one way no further than needed to see a stretch and, where there is room, what is around
 * it. */
static void
scroll(int *first, int seen, int all, int start, int length)
{
	int before = start - MARGIN > 0 ? start - MARGIN : 0;
	int after = start + length + MARGIN < all ? start + length + MARGIN : all;

	if (after - before > seen) {
		before = start;
		after = start + length;
	}
	if (*first > all - seen)
		*first = all - seen;
	if (after > *first + seen)
		*first = after - seen;
	if (before < *first)
		*first = before;
	if (*first < 0)
		*first = 0;
}

static enum role
cell_role(const struct map_screen *screen, const struct map_cell *cell)
{
	switch (cell->part) {
	case MAP_HEADING:
		return ROLE_HEADING;
	case MAP_BORDER:
	case MAP_FRAME:
	case MAP_LINE:
		return ROLE_FRAME;
	case MAP_HEAD:
	case MAP_LABEL:
		return screen->arrow_roles[cell->index];
	case MAP_BLANK:
	case MAP_TITLE:
	case MAP_NODE:
		break;
	}
	return ROLE_NORMAL;
}

/* The part of an area of the drawing that is seen, on the canvas. */
static struct area
seen_area(const struct map_screen *screen, struct area area, struct map_area of)
{
	int row = of.row > screen->top ? of.row : screen->top;
	int column = of.column > screen->left ? of.column : screen->left;
	int end_row = of.row + of.rows;
	int end_column = of.column + of.columns;

	if (end_row > screen->top + area.rows)
		end_row = screen->top + area.rows;
	if (end_column > screen->left + area.columns)
		end_column = screen->left + area.columns;
	return (struct area){area.row + row - screen->top, area.column + column - screen->left,
		end_row > row ? end_row - row : 0, end_column > column ? end_column - column : 0};
}

static void
paint_focus(const struct map_screen *screen, struct canvas *canvas, struct area area)
{
	struct map_area focus = map_screen_focus_area(screen);
	struct area seen = seen_area(screen, area, focus);

	if (seen.rows < 1 || seen.columns < 1)
		return;
	canvas_tint(canvas, seen, ROLE_SELECTED);
	canvas_cursor(canvas, seen.row, seen.column);
	/* A colour alone must not tell it: the frame beside a node has the pointer. */
	if (screen->node != MAP_NONE && focus.column > screen->left)
		canvas_text(canvas, seen.row, seen.column - 1, 1, ROLE_NORMAL,
			canvas_glyph(canvas, GLYPH_POINTER));
}

void
map_screen_paint(struct map_screen *screen, struct canvas *canvas, struct area area)
{
	const struct map_drawing *drawing = screen->drawing;
	struct map_area focus = map_screen_focus_area(screen);

	screen->seen_rows = area.rows;
	screen->seen_columns = area.columns;
	if (focus.columns > 0) {
		scroll(&screen->top, area.rows, drawing->rows, focus.row, focus.rows);
		scroll(&screen->left, area.columns, drawing->columns, focus.column, focus.columns);
	}
	for (int row = 0; row < area.rows && screen->top + row < drawing->rows; row++) {
		const struct map_cell *cells =
			&drawing->cells[(screen->top + row) * drawing->columns];

		for (int i = 0; i < area.columns && screen->left + i < drawing->columns; i++) {
			const struct map_cell *cell = &cells[screen->left + i];

			/* Half of a wide character at the edge is left out. */
			if (cell->text[0] != '\0' && i + cell->width <= area.columns)
				canvas_text(canvas, area.row + row, area.column + i, cell->width,
					cell_role(screen, cell), cell->text);
		}
	}
	paint_focus(screen, canvas, area);
}
