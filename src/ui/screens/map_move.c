/* SPDX-License-Identifier: MIT */
/* The focus on the map: from node to node by where they lie, from flow to flow by their numbers. */
#include "config.h"

#include "base/string.h"
#include "ui/screens/map_screen.h"

/* A row is about as high as so many columns are wide. */
#define ROW_COLUMNS 2
/* What lies aside is as far as so much straight ahead. */
#define ASIDE 3

void
map_screen_focus_node(struct map_screen *screen, size_t node)
{
	screen->node = node;
	screen->flow = MAP_NONE;
	flow_view_focus(&screen->view, screen->graph->nodes[node].record);
}

void
map_screen_focus_flow(struct map_screen *screen, size_t flow)
{
	screen->flow = flow;
	screen->node = MAP_NONE;
	flow_view_focus(&screen->view, screen->graph->flows[flow].record);
}

struct map_area
map_screen_focus_area(const struct map_screen *screen)
{
	struct map_area none = {0};

	if (screen->flow != MAP_NONE) {
		size_t arrow = screen->graph->flows[screen->flow].arrow;

		if (arrow == MAP_NONE)
			return none;

		const struct map_head *head = &screen->layout->heads[arrow];

		return head->label.columns > 0 ? head->label
					       : (struct map_area){head->row, head->column, 1, 1};
	}
	return screen->node != MAP_NONE ? screen->layout->nodes[screen->node] : none;
}

/* How far two stretches are apart; 0 when they touch or overlap. */
static int
gap(int start, int length, int other_start, int other_length)
{
	if (other_start >= start + length)
		return other_start - (start + length) + 1;
	if (start >= other_start + other_length)
		return start - (other_start + other_length) + 1;
	return 0;
}

/* How far a node is that way; -1 when it does not lie there. */
static int
distance(struct map_area from, struct map_area to, int down, int right)
{
	int rows = ROW_COLUMNS * gap(from.row, from.rows, to.row, to.rows);
	int columns = gap(from.column, from.columns, to.column, to.columns);
	bool is_that_way = (down > 0 && to.row >= from.row + from.rows) ||
			   (down < 0 && to.row + to.rows <= from.row) ||
			   (right > 0 && to.column >= from.column + from.columns) ||
			   (right < 0 && to.column + to.columns <= from.column);

	if (!is_that_way)
		return -1;
	return down != 0 ? rows + ASIDE * columns : columns + ASIDE * rows;
}

/* The end of the focused flow that its arrow shows at that side. */
static size_t
end_of_flow(const struct map_screen *screen, int right)
{
	const struct map_flow *flow = &screen->graph->flows[screen->flow];
	bool to_left = flow->arrow != MAP_NONE && screen->layout->heads[flow->arrow].to_left;

	return (right < 0) == to_left ? flow->to : flow->from;
}

bool
map_screen_move(struct map_screen *screen, int down, int right)
{
	struct map_area from = map_screen_focus_area(screen);
	size_t nearest = MAP_NONE;
	int least = 0;

	if (screen->flow != MAP_NONE && right != 0) {
		nearest = end_of_flow(screen, right);
		if (nearest == MAP_NONE)
			return false;
		map_screen_focus_node(screen, nearest);
		return true;
	}
	for (size_t i = 0; i < screen->graph->node_count; i++) {
		int far = distance(from, screen->layout->nodes[i], down, right);

		if (far < 0 || (nearest != MAP_NONE && far >= least))
			continue;
		nearest = i;
		least = far;
	}
	if (nearest == MAP_NONE)
		return false;
	map_screen_focus_node(screen, nearest);
	return true;
}

/* From a node the way goes on with the flows that leave it, else with those that reach it. */
static size_t
first_flow_of(const struct map_screen *screen)
{
	size_t found = MAP_NONE;

	for (size_t i = screen->graph->flow_count; i > 0; i--) {
		const struct map_flow *flow = &screen->graph->flows[i - 1];
		bool leaves = flow->from == screen->node;
		bool has_better = found != MAP_NONE &&
				  screen->graph->flows[found].from == screen->node && !leaves;

		if ((leaves || flow->to == screen->node) && !has_better)
			found = i - 1;
	}
	return found;
}

bool
map_screen_step(struct map_screen *screen, bool forward)
{
	size_t count = screen->graph->flow_count;
	size_t next;

	if (count == 0)
		return false;
	if (screen->flow == MAP_NONE) {
		next = first_flow_of(screen);
		next = next == MAP_NONE ? 0 : next;
	} else {
		next = (screen->flow + (forward ? 1 : count - 1)) % count;
	}
	map_screen_focus_flow(screen, next);
	return true;
}
