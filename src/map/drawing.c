/* SPDX-License-Identifier: MIT */
/*
 * Painting a layout into cells. Lines are collected as directions per cell first, so that corners
 * and tees follow from what meets there. Where two lines cross, the level one is broken, so that a
 * crossing is never taken for a tee.
 */
#include "config.h"

#include "map/drawing.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "map/way.h"
#include "text/clip.h"
#include "text/grapheme.h"

/* What meets in a cell, by the directions: light, heavy. */
static const char *const strokes[16][2] = {
	[MAP_UP] = {"│", "┃"},
	[MAP_DOWN] = {"│", "┃"},
	[MAP_UP | MAP_DOWN] = {"│", "┃"},
	[MAP_LEFT] = {"─", "━"},
	[MAP_RIGHT] = {"─", "━"},
	[MAP_LEFT | MAP_RIGHT] = {"─", "━"},
	[MAP_DOWN | MAP_RIGHT] = {"┌", "┏"},
	[MAP_DOWN | MAP_LEFT] = {"┐", "┓"},
	[MAP_UP | MAP_RIGHT] = {"└", "┗"},
	[MAP_UP | MAP_LEFT] = {"┘", "┛"},
	[MAP_UP | MAP_DOWN | MAP_RIGHT] = {"├", "┣"},
	[MAP_UP | MAP_DOWN | MAP_LEFT] = {"┤", "┫"},
	[MAP_DOWN | MAP_LEFT | MAP_RIGHT] = {"┬", "┳"},
	[MAP_UP | MAP_LEFT | MAP_RIGHT] = {"┴", "┻"},
	[MAP_UP | MAP_DOWN | MAP_LEFT | MAP_RIGHT] = {"┼", "╋"},
};

/* What stands where nothing else does: on the screen, in ASCII. */
enum sign { SIGN_BORDER, SIGN_BORDER_CROSSED, SIGN_TO_RIGHT, SIGN_TO_LEFT, SIGN_SYSTEM };
static const char *const signs[][2] = {
	[SIGN_BORDER] = {"║", ":"},
	[SIGN_BORDER_CROSSED] = {"╫", "#"},
	[SIGN_TO_RIGHT] = {"▸", ">"},
	[SIGN_TO_LEFT] = {"◂", "<"},
	[SIGN_SYSTEM] = {"▪", "*"},
};

/* The stroke of a line in a cell. */
struct stroke {
	size_t line; /* MAP_NONE: none */
	unsigned directions;
	bool is_heavy;
};

struct painter {
	const struct map_layout *layout;
	struct map_drawing *drawing;
	bool ascii;
};

static struct map_cell *
cell_at(const struct painter *painter, int row, int column)
{
	return &painter->drawing->cells[row * painter->drawing->columns + column];
}

static const char *
stroke_text(const struct painter *painter, unsigned directions, bool is_heavy)
{
	bool is_level = (directions & (MAP_UP | MAP_DOWN)) == 0;
	bool is_upright = (directions & (MAP_LEFT | MAP_RIGHT)) == 0;

	if (!painter->ascii)
		return strokes[directions][is_heavy ? 1 : 0];
	return is_level ? (is_heavy ? "=" : "-") : is_upright ? "|" : "+";
}

static void
put(const struct painter *painter, int row, int column, const char *text, enum map_part part,
	size_t index)
{
	struct map_cell *cell = cell_at(painter, row, column);

	memcpy(cell->text, text, strlen(text) + 1);
	cell->width = 1;
	cell->part = part;
	cell->index = index;
}

static void
put_sign(const struct painter *painter, int row, int column, enum sign sign, enum map_part part,
	size_t index)
{
	put(painter, row, column, signs[sign][painter->ascii ? 1 : 0], part, index);
}

/* Write a text, which fits; returns the columns it takes. */
static int
put_text(const struct painter *painter, int row, int column, const char *text, size_t length,
	enum map_part part, size_t index)
{
	enum width_policy policy = painter->layout->policy;
	int used = 0;

	for (size_t start = 0, size; start < length; start += size) {
		struct map_cell *cell;
		char shown[WIDTH_CELL_BYTES];
		int width;

		size = grapheme_next(text, length, start) - start;
		width = width_cluster(text + start, size, policy);
		if (column + used + width > painter->drawing->columns)
			break;
		cell = cell_at(painter, row, column + used);
		/* A file gets the cluster whole where it can be held; the screen what it can show.
		 */
		if (policy == WIDTH_FILE && size < sizeof(shown)) {
			memcpy(shown, text + start, size);
			shown[size] = '\0';
		} else {
			width_cell(text + start, size, shown);
		}
		put(painter, row, column + used, shown, part, index);
		cell->width = width;
		if (width == 2) {
			put(painter, row, column + used + 1, "", part, index);
			cell[1].width = 0;
		}
		used += width;
	}
	return used;
}

static void
fill(const struct painter *painter, struct map_area area, enum map_part part, size_t index)
{
	for (int row = area.row; row < area.row + area.rows; row++) {
		for (int column = area.column; column < area.column + area.columns; column++)
			put(painter, row, column, "", part, index);
	}
}

static void
add_stroke(struct stroke *stroke, size_t line, unsigned directions, bool is_heavy)
{
	bool is_upright = (directions & (MAP_UP | MAP_DOWN)) != 0;

	/* Of two lines that cross, the upright one is seen. */
	if (stroke->line != MAP_NONE && stroke->line != line) {
		if (!is_upright)
			return;
		stroke->directions = 0;
		stroke->is_heavy = false;
	}
	stroke->line = line;
	stroke->directions |= directions;
	stroke->is_heavy = stroke->is_heavy || is_heavy;
}

static void
add_piece(const struct painter *painter, struct stroke *strokes_of_cells, size_t line,
	const struct map_piece *piece)
{
	int columns = painter->drawing->columns;

	for (int row = piece->row; row <= piece->end_row; row++) {
		for (int column = piece->column; column <= piece->end_column; column++) {
			unsigned directions = (row > piece->row ? MAP_UP : 0u) |
					      (row < piece->end_row ? MAP_DOWN : 0u) |
					      (column > piece->column ? MAP_LEFT : 0u) |
					      (column < piece->end_column ? MAP_RIGHT : 0u);

			add_stroke(&strokes_of_cells[row * columns + column], line, directions,
				piece->is_heavy);
		}
	}
}

static void
draw_border(const struct painter *painter)
{
	int column = painter->layout->border;

	for (int row = 0; column >= 0 && row < painter->drawing->rows; row++)
		put_sign(painter, row, column, SIGN_BORDER, MAP_BORDER, 0);
}

static void
draw_lines(const struct painter *painter)
{
	const struct map_layout *layout = painter->layout;
	size_t cells = (size_t)painter->drawing->rows * (size_t)painter->drawing->columns;
	struct stroke *all = memory_allocate_array(cells, sizeof(*all));

	for (size_t i = 0; i < cells; i++)
		all[i].line = MAP_NONE;
	for (size_t i = 0; i < layout->line_count; i++) {
		for (size_t j = 0; j < layout->lines[i].piece_count; j++)
			add_piece(painter, all, i, &layout->lines[i].pieces[j]);
	}
	for (size_t i = 0; i < cells; i++) {
		int row = (int)(i / (size_t)painter->drawing->columns);
		int column = (int)(i % (size_t)painter->drawing->columns);

		if (all[i].line == MAP_NONE)
			continue;
		if (column == layout->border)
			put_sign(painter, row, column, SIGN_BORDER_CROSSED, MAP_BORDER, 0);
		else
			put(painter, row, column,
				stroke_text(painter, all[i].directions, all[i].is_heavy), MAP_LINE,
				all[i].line);
	}
	free(all);
}

static void
draw_heads(const struct painter *painter)
{
	const struct map_layout *layout = painter->layout;

	for (size_t i = 0; i < layout->graph->arrow_count; i++) {
		const struct map_head *head = &layout->heads[i];

		put_text(painter, head->label.row, head->label.column, head->text,
			strlen(head->text), MAP_LABEL, i);
		put_sign(painter, head->row, head->column,
			head->to_left ? SIGN_TO_LEFT : SIGN_TO_RIGHT, MAP_HEAD, i);
	}
}

static void
draw_frame(const struct painter *painter, size_t box)
{
	const struct map_layout *layout = painter->layout;
	struct map_area area = layout->boxes[box];
	int bottom = area.row + area.rows - 1;
	int right = area.column + area.columns - 1;

	for (int row = area.row; row <= bottom; row++) {
		for (int column = area.column; column <= right; column++) {
			unsigned directions = 0;

			if (column == area.column || column == right)
				directions |= (row > area.row ? MAP_UP : 0u) |
					      (row < bottom ? MAP_DOWN : 0u);
			if (row == area.row || row == bottom)
				directions |= (column > area.column ? MAP_LEFT : 0u) |
					      (column < right ? MAP_RIGHT : 0u);
			if (directions != 0)
				put(painter, row, column, stroke_text(painter, directions, false),
					MAP_FRAME, box);
		}
	}
	if (layout->titles[box][0] != '\0')
		put_text(painter, area.row, area.column + 1, layout->titles[box],
			strlen(layout->titles[box]), MAP_TITLE, box);
}

/* The edge below a node, where another follows. */
static void
draw_edge(const struct painter *painter, size_t box, int row)
{
	struct map_area area = painter->layout->boxes[box];

	if (row >= area.row + area.rows - 1)
		return;
	for (int column = area.column; column < area.column + area.columns; column++) {
		bool is_first = column == area.column;
		bool is_last = column == area.column + area.columns - 1;
		unsigned directions = is_first  ? MAP_UP | MAP_DOWN | MAP_RIGHT
				      : is_last ? MAP_UP | MAP_DOWN | MAP_LEFT
						: MAP_LEFT | MAP_RIGHT;

		put(painter, row, column, stroke_text(painter, directions, false), MAP_FRAME, box);
	}
}

static void
draw_node(const struct painter *painter, size_t node)
{
	const struct map_layout *layout = painter->layout;
	const struct map_node *at = &layout->graph->nodes[node];
	struct map_area area = layout->nodes[node];
	const char *line = layout->names[node];
	int column = area.column + layout->padding;

	fill(painter, area, MAP_NODE, node);
	if (at->is_system) {
		put_sign(painter, area.row, column, SIGN_SYSTEM, MAP_NODE, node);
		column += 2;
	}
	for (int row = area.row; *line != '\0'; row++) {
		size_t length = strcspn(line, "\n");

		put_text(painter, row, column, line, length, MAP_NODE, node);
		line += length + (line[length] == '\n');
	}
	draw_edge(painter, at->box, area.row + area.rows);
}

/* Places are named over as many columns as nothing else needs. */
static void
draw_headings(const struct painter *painter)
{
	const struct map_layout *layout = painter->layout;

	for (size_t i = 0; i < layout->heading_count; i++) {
		struct map_area area = layout->headings[i].area;
		auto_string char *text = NULL;

		while (area.column + area.columns < painter->drawing->columns &&
			cell_at(painter, area.row, area.column + area.columns)->part == MAP_BLANK)
			area.columns++;
		/* A blank before what follows. */
		if (area.column + area.columns < painter->drawing->columns &&
			area.columns > layout->headings[i].area.columns)
			area.columns--;
		text = clip_text(layout->headings[i].text, area.columns,
			painter->ascii ? CLIP_MARK_ASCII : CLIP_MARK, layout->policy);
		put_text(painter, area.row, area.column, text, strlen(text), MAP_HEADING, i);
	}
}

struct map_drawing *
map_drawing_new(const struct map_layout *layout, bool ascii)
{
	struct map_drawing *drawing = memory_allocate(sizeof(*drawing));
	struct painter painter = {.layout = layout, .drawing = drawing, .ascii = ascii};
	size_t cells;

	drawing->rows = layout->rows;
	drawing->columns = layout->columns;
	cells = (size_t)drawing->rows * (size_t)drawing->columns;
	drawing->cells = memory_allocate_array(cells, sizeof(*drawing->cells));
	for (size_t i = 0; i < cells; i++)
		drawing->cells[i].width = 1;
	draw_border(&painter);
	draw_lines(&painter);
	draw_heads(&painter);
	for (size_t i = 0; i < layout->graph->box_count; i++)
		draw_frame(&painter, i);
	for (size_t i = 0; i < layout->graph->node_count; i++)
		draw_node(&painter, i);
	draw_headings(&painter);
	return drawing;
}

void
map_drawing_free(struct map_drawing **drawing)
{
	if (!*drawing)
		return;
	free((*drawing)->cells);
	memory_free(drawing);
}

void
map_drawing_append(const struct map_drawing *drawing, struct string *text)
{
	for (int row = 0; row < drawing->rows; row++) {
		int blanks = 0;

		for (int column = 0; column < drawing->columns; column++) {
			const struct map_cell *cell =
				&drawing->cells[row * drawing->columns + column];

			if (cell->width == 0)
				continue;
			if (cell->text[0] == '\0' || strcmp(cell->text, " ") == 0) {
				blanks++;
				continue;
			}
			for (; blanks > 0; blanks--)
				string_append_byte(text, ' ');
			string_append(text, cell->text);
		}
		string_append_byte(text, '\n');
	}
}
