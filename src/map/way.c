/* SPDX-License-Identifier: MIT */
/*
 * The pieces of a line are a tree, with the sender at its root: from the head there is one way
 * back. Cells are connected along the pieces only, since a line may pass beside itself.
 */
#include "config.h"

#include "map/way.h"

#include <stdlib.h>

#include "base/memory.h"

struct walk {
	const struct map_layout *layout;
	unsigned *directions; /* of the line, in each cell */
	unsigned *back;       /* of each cell that was come to: where from; 0: not yet */
};

static size_t
cell_of(const struct walk *walk, int row, int column)
{
	return (size_t)row * (size_t)walk->layout->columns + (size_t)column;
}

static void
add_piece(const struct walk *walk, const struct map_piece *piece)
{
	for (int row = piece->row; row <= piece->end_row; row++) {
		for (int column = piece->column; column <= piece->end_column; column++)
			walk->directions[cell_of(walk, row, column)] |=
				(row > piece->row ? MAP_UP : 0u) |
				(row < piece->end_row ? MAP_DOWN : 0u) |
				(column > piece->column ? MAP_LEFT : 0u) |
				(column < piece->end_column ? MAP_RIGHT : 0u);
	}
}

/* Pieces that lie end to end, in a channel and in the lane behind it, are connected too. */
static void
join_pieces(const struct walk *walk, const struct map_line *line)
{
	for (size_t i = 0; i < line->piece_count; i++) {
		const struct map_piece *left = &line->pieces[i];

		for (size_t j = 0; j < line->piece_count; j++) {
			const struct map_piece *right = &line->pieces[j];

			if (left->row != left->end_row || right->row != right->end_row ||
				left->row != right->row || left->end_column + 1 != right->column)
				continue;
			walk->directions[cell_of(walk, left->row, left->end_column)] |= MAP_RIGHT;
			walk->directions[cell_of(walk, right->row, right->column)] |= MAP_LEFT;
		}
	}
}

static unsigned
opposite(unsigned direction)
{
	switch (direction) {
	case MAP_UP:
		return MAP_DOWN;
	case MAP_DOWN:
		return MAP_UP;
	case MAP_LEFT:
		return MAP_RIGHT;
	default:
		return MAP_LEFT;
	}
}

static size_t
go(const struct walk *walk, size_t cell, unsigned direction)
{
	size_t columns = (size_t)walk->layout->columns;

	switch (direction) {
	case MAP_UP:
		return cell - columns;
	case MAP_DOWN:
		return cell + columns;
	case MAP_LEFT:
		return cell - 1;
	default:
		return cell + 1;
	}
}

/* From the head, remember in each cell the direction that leads back to the head. */
static void
flood(const struct walk *walk, size_t head, unsigned to_receiver)
{
	size_t cells = (size_t)walk->layout->rows * (size_t)walk->layout->columns;
	size_t *queue = memory_allocate_array(cells, sizeof(*queue));
	size_t first = 0;
	size_t end = 0;

	walk->back[head] = to_receiver;
	queue[end++] = head;
	while (first < end) {
		size_t cell = queue[first++];

		for (unsigned direction = MAP_UP; direction <= MAP_RIGHT; direction *= 2) {
			size_t next;

			if ((walk->directions[cell] & direction) == 0)
				continue;
			next = go(walk, cell, direction);
			if (walk->back[next] != 0)
				continue;
			walk->back[next] = opposite(direction);
			queue[end++] = next;
		}
	}
	free(queue);
}

static const struct map_line *
line_of(const struct map_layout *layout, size_t arrow)
{
	for (size_t i = 0; i < layout->line_count; i++) {
		for (size_t j = 0; j < layout->lines[i].arrow_count; j++) {
			if (layout->lines[i].arrows[j] == arrow)
				return &layout->lines[i];
		}
	}
	return NULL;
}

/* The cells from the start on, as the directions lead. */
static struct map_step *
collect(const struct walk *walk, const struct map_line *line, size_t head, size_t *count)
{
	size_t columns = (size_t)walk->layout->columns;
	size_t start = cell_of(walk, line->row, line->column);
	size_t length = 1;
	size_t cell = start;
	struct map_step *way;
	unsigned from =
		line->column < walk->layout->nodes[line->node].column ? MAP_RIGHT : MAP_LEFT;

	if (walk->back[start] == 0)
		return NULL;
	for (; cell != head; cell = go(walk, cell, walk->back[cell]))
		length++;
	way = memory_allocate_array(length, sizeof(*way));
	cell = start;
	for (size_t i = 0; i < length; i++) {
		way[i] = (struct map_step){
			(int)(cell / columns), (int)(cell % columns), from | walk->back[cell]};
		from = opposite(walk->back[cell]);
		cell = go(walk, cell, walk->back[cell]);
	}
	*count = length;
	return way;
}

struct map_step *
map_way_new(const struct map_layout *layout, size_t arrow, size_t *count)
{
	const struct map_line *line = line_of(layout, arrow);
	size_t cells = (size_t)layout->rows * (size_t)layout->columns;
	struct walk walk = {.layout = layout};
	struct map_step *way;
	size_t head;

	*count = 0;
	if (!line)
		return NULL;
	head = cell_of(&walk, layout->heads[arrow].row, layout->heads[arrow].column);
	walk.directions = memory_allocate_array(cells, sizeof(*walk.directions));
	walk.back = memory_allocate_array(cells, sizeof(*walk.back));
	for (size_t i = 0; i < line->piece_count; i++)
		add_piece(&walk, &line->pieces[i]);
	join_pieces(&walk, line);
	flood(&walk, head, layout->heads[arrow].to_left ? MAP_LEFT : MAP_RIGHT);
	way = collect(&walk, line, head, count);
	free(walk.directions);
	free(walk.back);
	return way;
}

const char *
map_way_stroke(const struct map_step *step, bool ascii)
{
	static const char *const strokes[16] = {
		[MAP_LEFT | MAP_RIGHT] = "═",
		[MAP_UP | MAP_DOWN] = "║",
		[MAP_DOWN | MAP_RIGHT] = "╔",
		[MAP_DOWN | MAP_LEFT] = "╗",
		[MAP_UP | MAP_RIGHT] = "╚",
		[MAP_UP | MAP_LEFT] = "╝",
	};

	return ascii ? "@" : strokes[step->directions];
}
