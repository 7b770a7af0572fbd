/* SPDX-License-Identifier: MIT */
/* The drawing of the map on the canvas. */
#include "config.h"

#include <stdlib.h>

#include "map/way.h"
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

/* The arrow of the focused flow; MAP_NONE: there is none. */
static size_t
focused_arrow(const struct map_screen *screen)
{
	return screen->flow != MAP_NONE ? screen->graph->flows[screen->flow].arrow : MAP_NONE;
}

static bool
leads_to(const struct map_line *line, size_t arrow)
{
	for (size_t i = 0; i < line->arrow_count; i++) {
		if (line->arrows[i] == arrow)
			return true;
	}
	return false;
}

/* The smallest rectangle that holds both. */
static struct map_area
join_areas(struct map_area a, struct map_area b)
{
	int row = a.row < b.row ? a.row : b.row;
	int column = a.column < b.column ? a.column : b.column;
	int end_row = a.row + a.rows > b.row + b.rows ? a.row + a.rows : b.row + b.rows;
	int end_column = a.column + a.columns > b.column + b.columns ? a.column + a.columns
								     : b.column + b.columns;

	return (struct map_area){row, column, end_row - row, end_column - column};
}

/* Where the focused flow goes from, by which way, and where to. */
static struct map_area
journey_area(const struct map_screen *screen, const struct map_step *way, size_t count)
{
	const struct map_flow *flow = &screen->graph->flows[screen->flow];
	struct map_area area =
		join_areas(screen->layout->nodes[flow->from], screen->layout->nodes[flow->to]);

	for (size_t i = 0; i < count; i++)
		area = join_areas(area, (struct map_area){way[i].row, way[i].column, 1, 1});
	return area;
}

/* Scroll so that the focus is seen: of a flow the whole way, if it fits, at least its head. */
static void
scroll_to_focus(struct map_screen *screen, const struct map_step *way, size_t count)
{
	const struct map_drawing *drawing = screen->drawing;
	struct map_area focus = map_screen_focus_area(screen);
	struct map_area whole = count > 0 ? journey_area(screen, way, count) : focus;
	struct map_area rows = whole.rows <= screen->seen_rows ? whole : focus;
	struct map_area columns = whole.columns <= screen->seen_columns ? whole : focus;

	if (focus.columns < 1)
		return;
	scroll(&screen->top, screen->seen_rows, drawing->rows, rows.row, rows.rows);
	scroll(&screen->left, screen->seen_columns, drawing->columns, columns.column,
		columns.columns);
}

/* The whole way of the focused flow, in double strokes, since a colour alone must not tell it. */
static void
paint_way(const struct map_screen *screen, struct canvas *canvas, struct area area,
	const struct map_step *way, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct map_cell *cell =
			&screen->drawing
				 ->cells[way[i].row * screen->drawing->columns + way[i].column];
		struct area seen =
			seen_area(screen, area, (struct map_area){way[i].row, way[i].column, 1, 1});
		bool is_crossed =
			cell->part == MAP_LINE &&
			!leads_to(&screen->layout->lines[cell->index], focused_arrow(screen));

		/* Where another line goes over it, that one is seen. */
		if (seen.rows < 1 || seen.columns < 1 || is_crossed)
			continue;
		if (cell->part == MAP_LINE)
			canvas_text(canvas, seen.row, seen.column, 1, ROLE_SELECTED,
				map_way_stroke(&way[i], canvas->ascii));
		else
			canvas_tint(canvas, seen, ROLE_SELECTED);
	}
}

/* A colour alone must not tell it: the frame at both sides of a node is solid, which no arrowhead
 * is. */
static void
paint_node_sides(const struct map_screen *screen, struct canvas *canvas, struct area area,
	struct map_area node)
{
	const int sides[] = {node.column - 1, node.column + node.columns};

	for (int i = 0; i < node.rows; i++) {
		for (int j = 0; j < 2; j++) {
			struct area seen = seen_area(
				screen, area, (struct map_area){node.row + i, sides[j], 1, 1});

			if (seen.rows > 0 && seen.columns > 0)
				canvas_text(canvas, seen.row, seen.column, 1, ROLE_NORMAL,
					canvas_glyph(canvas, GLYPH_SOLID));
		}
	}
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
	if (screen->node != MAP_NONE)
		paint_node_sides(screen, canvas, area, focus);
}

void
map_screen_paint(struct map_screen *screen, struct canvas *canvas, struct area area)
{
	const struct map_drawing *drawing = screen->drawing;
	size_t count;
	struct map_step *way = map_way_new(screen->layout, focused_arrow(screen), &count);

	screen->seen_rows = area.rows;
	screen->seen_columns = area.columns;
	scroll_to_focus(screen, way, count);
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
	paint_way(screen, canvas, area, way, count);
	paint_focus(screen, canvas, area);
	free(way);
}
