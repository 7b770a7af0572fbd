/* SPDX-License-Identifier: MIT */
/*
 * Layers, after Sugiyama's method: boxes are ranked along the way of the data, and ranks are cut
 * into columns of like height.
 */
#include "config.h"

#include "map/columns.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"
#include "map/order.h"

static bool
is_abroad(const struct map_graph *graph, size_t box)
{
	return graph->has_border && !graph->places[graph->boxes[box].place].is_home;
}

/* Boxes and what leads from one to another, without what goes round in a circle. */
struct ranking {
	size_t count;
	unsigned char *leads; /* leads[from * count + to] */
	unsigned char *state; /* 0 not visited, 1 being visited, 2 done */
	size_t *ranks;
};

static void
break_circles(struct ranking *ranking, size_t box)
{
	ranking->state[box] = 1;
	for (size_t to = 0; to < ranking->count; to++) {
		if (!ranking->leads[box * ranking->count + to])
			continue;
		if (ranking->state[to] == 1)
			ranking->leads[box * ranking->count + to] = 0;
		else if (ranking->state[to] == 0)
			break_circles(ranking, to);
	}
	ranking->state[box] = 2;
}

/* How far along the way of the data each box is: the longest way to it from where data comes from.
 * Caller-owned. */
static size_t *
rank_boxes(const struct map_graph *graph)
{
	size_t count = graph->box_count;
	struct ranking ranking = {
		.count = count,
		.leads = memory_allocate_array(count * count, 1),
		.state = memory_allocate_array(count, 1),
		.ranks = memory_allocate_array(count, sizeof(size_t)),
	};
	unsigned char *is_reached = memory_allocate_array(count, 1);
	bool changed = true;

	for (size_t i = 0; i < graph->arrow_count; i++) {
		size_t from = graph->nodes[graph->arrows[i].from].box;
		size_t to = graph->nodes[graph->arrows[i].to].box;

		if (from == to)
			continue;
		ranking.leads[from * count + to] = 1;
		is_reached[to] = 1;
	}
	/* Circles are cut where the data comes back, so begin where it comes from. */
	for (int pass = 0; pass < 2; pass++) {
		for (size_t i = 0; i < count; i++) {
			if (ranking.state[i] == 0 && (pass == 1 || !is_reached[i]))
				break_circles(&ranking, i);
		}
	}
	while (changed) {
		changed = false;
		for (size_t from = 0; from < count; from++) {
			for (size_t to = 0; to < count; to++) {
				if (ranking.leads[from * count + to] &&
					ranking.ranks[to] <= ranking.ranks[from]) {
					ranking.ranks[to] = ranking.ranks[from] + 1;
					changed = true;
				}
			}
		}
	}
	free(is_reached);
	free(ranking.leads);
	free(ranking.state);
	return ranking.ranks;
}

/* About as many rows as a box will take. */
static long
guess_rows(const struct map_graph *graph, size_t box)
{
	long rows = 3;

	for (size_t i = 0; i < graph->boxes[box].node_count; i++) {
		size_t node = graph->boxes[box].nodes[i];
		long arriving = 1;

		for (size_t j = 0; j < graph->arrow_count; j++)
			arriving += graph->arrows[j].to == node;
		rows += 1 + arriving;
	}
	return rows;
}

/* Arrows between boxes first … last of an order: they have to go out of the column and back. */
static long
count_inner(const struct map_graph *graph, const size_t *place, size_t first, size_t last)
{
	long count = 0;

	for (size_t i = 0; i < graph->arrow_count; i++) {
		size_t from = place[graph->nodes[graph->arrows[i].from].box];
		size_t to = place[graph->nodes[graph->arrows[i].to].box];

		count += from >= first && from <= last && to >= first && to <= last;
	}
	return count;
}

/* Cut the ordered boxes into at most `parts` runs of like height, with few arrows inside a run:
 * cuts[i] says in which run box number i of the order is. */
static void
cut_into_columns(const struct map_graph *graph, const size_t *boxes, size_t count, size_t parts,
	size_t *cuts)
{
	size_t wide = count + 1;
	long *best = memory_allocate_array((parts + 1) * wide, sizeof(*best));
	size_t *from = memory_allocate_array((parts + 1) * wide, sizeof(*from));
	size_t *place = memory_allocate_array(graph->box_count, sizeof(*place));

	for (size_t i = 0; i < graph->box_count; i++)
		place[i] = MAP_NONE;
	for (size_t i = 0; i < count; i++)
		place[boxes[i]] = i;
	for (size_t i = 0; i <= parts; i++) {
		for (size_t j = 0; j <= count; j++)
			best[i * wide + j] = i == 0 && j == 0 ? 0 : INT64_MAX / 4;
	}
	for (size_t part = 1; part <= parts; part++) {
		for (size_t first = 0; first < count; first++) {
			long rows = 0;

			for (size_t last = first; last < count; last++) {
				rows += guess_rows(graph, boxes[last]);

				long cost = rows + 2 * count_inner(graph, place, first, last);
				long all = best[(part - 1) * wide + first] + cost * cost;

				if (all < best[part * wide + last + 1]) {
					best[part * wide + last + 1] = all;
					from[part * wide + last + 1] = first;
				}
			}
		}
	}
	for (size_t part = parts, end = count; part > 0 && end > 0; part--) {
		size_t first = from[part * wide + end];

		for (size_t i = first; i < end; i++)
			cuts[i] = part - 1;
		end = first;
	}
	free(place);
	free(best);
	free(from);
}

/* Put the boxes of one side of the border in their columns, from column number `first` on. */
static size_t
fill_columns(struct map_plan *plan, const size_t *ranks, bool abroad, size_t first, size_t parts)
{
	const struct map_graph *graph = plan->graph;
	size_t *boxes = NULL;
	size_t count = 0;

	for (size_t rank = 0; rank < graph->box_count; rank++) {
		for (size_t box = 0; box < graph->box_count; box++) {
			if (ranks[box] == rank && is_abroad(graph, box) == abroad)
				*array_append(&boxes, &count) = box;
		}
	}
	if (parts > count)
		parts = count;
	if (parts > 0) {
		size_t *cuts = memory_allocate_array(count, sizeof(*cuts));

		cut_into_columns(graph, boxes, count, parts, cuts);
		for (size_t i = 0; i < count; i++) {
			struct plan_column *column = &plan->columns[first + cuts[i]];

			column->is_abroad = abroad;
			plan->items[boxes[i]].column = first + cuts[i];
			*array_append(&column->items, &column->item_count) = boxes[i];
		}
		free(cuts);
	}
	free(boxes);
	return parts;
}

static size_t
column_of_node(const struct map_plan *plan, size_t node)
{
	return plan->items[plan->graph->nodes[node].box].column;
}

/* The side on which an arrow leaves: towards where it goes; within a column away from the border.
 */
static bool
leaves_to_right(const struct map_plan *plan, const struct map_arrow *arrow)
{
	size_t from = column_of_node(plan, arrow->from);
	size_t to = column_of_node(plan, arrow->to);

	if (from != to)
		return to > from;
	return from + 1 != plan->home_columns || from + 1 == plan->column_count;
}

static size_t
find_line(struct map_plan *plan, size_t node, bool to_right)
{
	for (size_t i = 0; i < plan->line_count; i++) {
		if (plan->lines[i].node == node && plan->lines[i].to_right == to_right)
			return i;
	}

	struct plan_line *line = array_append(&plan->lines, &plan->line_count);

	line->node = node;
	line->to_right = to_right;
	line->lanes = memory_allocate_array(plan->column_count, sizeof(*line->lanes));
	for (size_t i = 0; i < plan->column_count; i++)
		line->lanes[i] = MAP_NONE;
	return plan->line_count - 1;
}

static void
add_lane(struct map_plan *plan, size_t line, size_t column)
{
	struct plan_item *item;

	if (plan->lines[line].lanes[column] != MAP_NONE)
		return;
	plan->lines[line].lanes[column] = plan->item_count;
	*array_append(&plan->columns[column].items, &plan->columns[column].item_count) =
		plan->item_count;
	item = array_append(&plan->items, &plan->item_count);
	item->box = MAP_NONE;
	item->line = line;
	item->column = column;
	item->rows = 1;
}

static void
make_lines(struct map_plan *plan)
{
	const struct map_graph *graph = plan->graph;

	for (size_t i = 0; i < graph->arrow_count; i++) {
		const struct map_arrow *arrow = &graph->arrows[i];
		bool to_right = leaves_to_right(plan, arrow);
		size_t line = find_line(plan, arrow->from, to_right);
		size_t from = column_of_node(plan, arrow->from);
		size_t to = column_of_node(plan, arrow->to);

		*array_append(&plan->lines[line].arrows, &plan->lines[line].arrow_count) = i;
		for (size_t column = from + 1; to_right && column < to; column++)
			add_lane(plan, line, column);
		for (size_t column = to + 1; !to_right && column < from; column++)
			add_lane(plan, line, column);
	}
}

static void
add_port(struct map_plan *plan, size_t channel, struct plan_port port)
{
	struct plan_channel *at = &plan->channels[channel];

	*array_append(&at->ports, &at->port_count) = plan->port_count;
	*array_append(&plan->ports, &plan->port_count) = port;
}

/* The ports of one line in one of its channels, its entry first. */
static void
make_ports_in(struct map_plan *plan, size_t index, size_t channel)
{
	const struct map_graph *graph = plan->graph;
	const struct plan_line *line = &plan->lines[index];
	size_t near = line->to_right ? channel - 1 : channel; /* the column it comes from */
	size_t far = line->to_right ? channel : channel - 1;
	size_t own = column_of_node(plan, line->node);

	add_port(plan, channel,
		(struct plan_port){.line = index,
			.item = near == own ? graph->nodes[line->node].box : line->lanes[near],
			.node = near == own ? line->node : MAP_NONE,
			.arrow = MAP_NONE,
			.is_entry = true,
			.at_left = line->to_right});
	for (size_t i = 0; i < line->arrow_count; i++) {
		size_t node = graph->arrows[line->arrows[i]].to;
		size_t column = column_of_node(plan, node);
		bool is_here = column == far || (column == own && near == own);

		if (is_here)
			add_port(plan, channel,
				(struct plan_port){.line = index,
					.item = graph->nodes[node].box,
					.node = node,
					.arrow = line->arrows[i],
					.at_left = (column == far) != line->to_right});
	}
	if (far < plan->column_count && line->lanes[far] != MAP_NONE)
		add_port(plan, channel,
			(struct plan_port){.line = index,
				.item = line->lanes[far],
				.node = MAP_NONE,
				.arrow = MAP_NONE,
				.at_left = !line->to_right});
}

static void
make_ports(struct map_plan *plan)
{
	for (size_t i = 0; i < plan->line_count; i++) {
		const struct plan_line *line = &plan->lines[i];
		size_t own = column_of_node(plan, line->node);

		make_ports_in(plan, i, line->to_right ? own + 1 : own);
		for (size_t column = 0; column < plan->column_count; column++) {
			if (line->lanes[column] != MAP_NONE)
				make_ports_in(plan, i, line->to_right ? column + 1 : column);
		}
	}
}

void
plan_columns(struct map_plan *plan, size_t home_columns, size_t abroad_columns)
{
	const struct map_graph *graph = plan->graph;
	size_t *ranks = rank_boxes(graph);

	for (size_t i = 0; i < graph->box_count; i++)
		array_append(&plan->items, &plan->item_count)->box = i;
	plan->columns =
		memory_allocate_array(home_columns + abroad_columns + 1, sizeof(*plan->columns));
	plan->home_columns = fill_columns(plan, ranks, false, 0, home_columns);
	plan->column_count = plan->home_columns +
			     fill_columns(plan, ranks, true, plan->home_columns, abroad_columns);
	free(ranks);
	plan->channels = memory_allocate_array(plan->column_count + 1, sizeof(*plan->channels));
	plan->order = memory_allocate_array(graph->box_count, sizeof(*plan->order));
	for (size_t i = 0; i < graph->box_count; i++) {
		const struct map_box *box = &graph->boxes[i];

		plan->order[i] = memory_allocate_array(box->node_count, sizeof(**plan->order));
		for (size_t j = 0; j < box->node_count; j++)
			plan->order[i][j] = box->nodes[j];
	}
	make_lines(plan);
	make_ports(plan);
	plan_order(plan);
}
