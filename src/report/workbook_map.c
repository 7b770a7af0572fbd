/* SPDX-License-Identifier: MIT */
/* The map as cells with borders. */
#include "config.h"

#include "report/workbook_map.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "text/width.h"

#define SMALL_POINTS 9
#define SYSTEM_SIGN "▪"
#define TO_RIGHT "►"
#define TO_LEFT "◄"

static struct sheet_cell *
cell_at(const struct sheet_map *map, int row, int column)
{
	return &map->cells[row * map->columns + column];
}

static void
set_edge(const struct sheet_map *map, int row, int column, enum side side, enum edge edge)
{
	struct sheet_cell *cell;

	if (row < 0 || row >= map->rows || column < 0 || column >= map->columns)
		return;
	cell = cell_at(map, row, column);
	if (edge > cell->style.edges[side])
		cell->style.edges[side] = edge;
}

static void
set_text(const struct sheet_map *map, int row, int column, const char *text, size_t length)
{
	struct sheet_cell *cell = cell_at(map, row, column);

	free(cell->text);
	cell->text = memory_copy_bytes(text, length);
	cell->style.size = SMALL_POINTS;
}

static void
draw_box(const struct map_layout *layout, const struct sheet_map *map, size_t box)
{
	struct map_area area = layout->boxes[box];
	int bottom = area.row + area.rows - 1;
	int right = area.column + area.columns - 1;

	for (int row = area.row; row <= bottom; row++) {
		set_edge(map, row, area.column, SIDE_LEFT, EDGE_MEDIUM);
		set_edge(map, row, right, SIDE_RIGHT, EDGE_MEDIUM);
		for (int column = area.column; column <= right; column++)
			cell_at(map, row, column)->style.paint = PAINT_PARTY;
	}
	for (int column = area.column; column <= right; column++) {
		set_edge(map, area.row, column, SIDE_TOP, EDGE_MEDIUM);
		set_edge(map, bottom, column, SIDE_BOTTOM, EDGE_MEDIUM);
	}
	if (layout->titles[box][0] != '\0') {
		set_text(map, area.row, area.column, layout->titles[box],
			strlen(layout->titles[box]));
		cell_at(map, area.row, area.column)->style.bold = true;
	}
}

/* A node from the edge above it to the one below. */
static void
draw_node(const struct map_layout *layout, const struct sheet_map *map, size_t node)
{
	const struct map_node *at = &layout->graph->nodes[node];
	struct map_area area = layout->nodes[node];
	int column = area.column + layout->padding;
	const char *line = layout->names[node];

	struct map_area box = layout->boxes[at->box];
	int below = area.row + area.rows;
	bool is_last = below == box.row + box.rows - 1;

	for (int i = box.column; i < box.column + box.columns; i++) {
		for (int row = area.row; row <= below && at->is_system; row++)
			cell_at(map, row, i)->style.paint = PAINT_SYSTEM;
		if (!is_last)
			set_edge(map, below, i, SIDE_BOTTOM, EDGE_THIN);
	}
	if (at->is_system) {
		set_text(map, area.row, column, SYSTEM_SIGN, strlen(SYSTEM_SIGN));
		column += 2;
	}
	for (int row = area.row; *line != '\0'; row++) {
		size_t length = strcspn(line, "\n");

		set_text(map, row, column, line, length);
		cell_at(map, row, column)->style.bold = !at->is_system;
		line += length + (line[length] == '\n');
	}
}

/* Whether a line turns up or down at a cell: its level piece then ends at the cell's left edge. */
static bool
turns_at(const struct map_line *line, int row, int column)
{
	for (size_t i = 0; i < line->piece_count; i++) {
		const struct map_piece *piece = &line->pieces[i];

		if (piece->row != piece->end_row && piece->column == column && row >= piece->row &&
			row <= piece->end_row)
			return true;
	}
	return false;
}

static void
draw_line(const struct sheet_map *map, const struct map_line *line)
{
	for (size_t i = 0; i < line->piece_count; i++) {
		const struct map_piece *piece = &line->pieces[i];
		enum edge edge = piece->is_heavy ? EDGE_THICK : EDGE_THIN;

		if (piece->row != piece->end_row) {
			for (int row = piece->row + 1; row <= piece->end_row; row++)
				set_edge(map, row, piece->column, SIDE_LEFT, edge);
			continue;
		}

		int end = piece->end_column;

		if (piece->column < end && turns_at(line, piece->row, end))
			end--;
		for (int column = piece->column; column <= end; column++)
			set_edge(map, piece->row, column, SIDE_BOTTOM, edge);
	}
}

static void
draw_head(const struct sheet_map *map, const struct map_head *head)
{
	const char *sign = head->to_left ? TO_LEFT : TO_RIGHT;

	set_text(map, head->row, head->column, sign, strlen(sign));
	if (head->label.columns > 0)
		set_text(map, head->label.row, head->label.column, head->text, strlen(head->text));
}

void
sheet_map_make(const struct map_layout *layout, struct sheet_map *map)
{
	map->rows = layout->rows;
	map->columns = layout->columns;
	map->cells = memory_allocate_array(
		(size_t)map->rows * (size_t)map->columns, sizeof(*map->cells));
	for (int row = 0; layout->border >= 0 && row < map->rows; row++)
		set_edge(map, row, layout->border, SIDE_LEFT, EDGE_DOUBLE);
	for (size_t i = 0; i < layout->line_count; i++)
		draw_line(map, &layout->lines[i]);
	for (size_t i = 0; i < layout->graph->arrow_count; i++)
		draw_head(map, &layout->heads[i]);
	for (size_t i = 0; i < layout->graph->box_count; i++)
		draw_box(layout, map, i);
	for (size_t i = 0; i < layout->graph->node_count; i++)
		draw_node(layout, map, i);
	for (size_t i = 0; i < layout->heading_count; i++) {
		const struct map_heading *heading = &layout->headings[i];

		set_text(map, heading->area.row, heading->area.column, heading->text,
			strlen(heading->text));
		cell_at(map, heading->area.row, heading->area.column)->style.bold = true;
	}
}

void
sheet_map_clear(struct sheet_map *map)
{
	for (int i = 0; i < map->rows * map->columns; i++)
		free(map->cells[i].text);
	free(map->cells);
	*map = (struct sheet_map){0};
}

bool
sheet_cell_is_blank(const struct sheet_cell *cell)
{
	const struct style none = {0};

	return !cell->text && style_is_same(&cell->style, &none);
}
