/* SPDX-License-Identifier: MIT */
/*
 * The order within columns: each is sorted by where its neighbours stand, from left to right and
 * back again, and what crossed least is kept.
 */
#include "config.h"

#include "map/order.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"

#define SWEEPS 8

/* Where things stand while they are being ordered, from top to bottom. */
static void
number_items(const struct map_plan *plan, double *places, double *node_places)
{
	for (size_t i = 0; i < plan->column_count; i++) {
		const struct plan_column *column = &plan->columns[i];
		double place = 0;

		for (size_t j = 0; j < column->item_count; j++) {
			size_t box = plan->items[column->items[j]].box;
			size_t count = box == MAP_NONE ? 1 : plan->graph->boxes[box].node_count;

			places[column->items[j]] = place + (double)count / 2;
			for (size_t k = 0; box != MAP_NONE && k < count; k++)
				node_places[plan->order[box][k]] = place + (double)k + 0.5;
			place += (double)count;
		}
	}
}

static double
place_of_port(const struct plan_port *port, const double *places, const double *node_places)
{
	return port->node == MAP_NONE ? places[port->item] : node_places[port->node];
}

/* How often lines cross when things stand in these places: each pair of ways through a channel that
 * begin in one order and end in the other. */
static size_t
count_crossings(const struct map_plan *plan, const double *places, const double *node_places)
{
	struct way {
		size_t line;
		double left;
		double right;
	} *ways = NULL;
	size_t way_count = 0;
	size_t crossings = 0;

	for (size_t i = 0; i <= plan->column_count; i++) {
		const struct plan_channel *channel = &plan->channels[i];
		const struct plan_port *entry = NULL;

		way_count = 0;
		for (size_t j = 0; j < channel->port_count; j++) {
			const struct plan_port *port = &plan->ports[channel->ports[j]];

			if (port->is_entry) {
				entry = port;
				continue;
			}

			double from = place_of_port(entry, places, node_places);
			double to = place_of_port(port, places, node_places);
			struct way *way;

			if (port->at_left == entry->at_left)
				continue;
			way = array_append(&ways, &way_count);
			*way = (struct way){
				port->line, entry->at_left ? from : to, entry->at_left ? to : from};
			for (size_t k = 0; k + 1 < way_count; k++)
				crossings +=
					ways[k].line != way->line &&
					(ways[k].left - way->left) * (ways[k].right - way->right) <
						0;
		}
	}
	free(ways);
	return crossings;
}

/* Sum and number of where the other ends are of the ports of each item and node, in the channels at
 * one side of their column (both sides where `both`). */
struct pulls {
	double *sums;
	size_t *counts;
	double *node_sums;
	size_t *node_counts;
};

static void
pull(const struct pulls *pulls, const struct plan_port *port, double towards)
{
	pulls->sums[port->item] += towards;
	pulls->counts[port->item]++;
	if (port->node == MAP_NONE)
		return;
	pulls->node_sums[port->node] += towards;
	pulls->node_counts[port->node]++;
}

static void
collect_pulls(const struct map_plan *plan, size_t channel, const double *places,
	const double *node_places, const struct pulls *pulls)
{
	const struct plan_channel *at = &plan->channels[channel];
	const struct plan_port *entry = NULL;

	for (size_t i = 0; i < at->port_count; i++) {
		const struct plan_port *port = &plan->ports[at->ports[i]];

		if (port->is_entry) {
			entry = port;
			continue;
		}
		pull(pulls, port, place_of_port(entry, places, node_places));
		pull(pulls, entry, place_of_port(port, places, node_places));
	}
}

static int
compare_keys(const void *a, const void *b)
{
	const struct plan_item *x = *(const struct plan_item *const *)a;
	const struct plan_item *y = *(const struct plan_item *const *)b;

	if (x->key < y->key || x->key > y->key)
		return x->key > y->key ? 1 : -1;
	return (x > y) - (x < y);
}

static size_t
place_of_item(const struct map_plan *plan, size_t item)
{
	size_t box = plan->items[item].box;

	return box == MAP_NONE ? MAP_NONE : plan->graph->boxes[box].place;
}

/* Boxes of one place stay together: they follow the first of them. */
static void
keep_places_together(const struct map_plan *plan, struct plan_column *column)
{
	size_t *sorted = memory_allocate_array(column->item_count, sizeof(*sorted));
	bool *is_taken = memory_allocate_array(column->item_count, sizeof(*is_taken));
	size_t count = 0;

	for (size_t i = 0; i < column->item_count; i++) {
		size_t place = place_of_item(plan, column->items[i]);

		for (size_t j = i; j < column->item_count; j++) {
			if (is_taken[j] ||
				(j > i && (place == MAP_NONE ||
						  place_of_item(plan, column->items[j]) != place)))
				continue;
			is_taken[j] = true;
			sorted[count++] = column->items[j];
		}
	}
	free(column->items);
	free(is_taken);
	column->items = sorted;
}

static void
sort_column(struct map_plan *plan, struct plan_column *column)
{
	struct plan_item **items = memory_allocate_array(column->item_count, sizeof(*items));

	for (size_t i = 0; i < column->item_count; i++)
		items[i] = &plan->items[column->items[i]];
	if (column->item_count > 0)
		qsort(items, column->item_count, sizeof(*items), compare_keys);
	for (size_t i = 0; i < column->item_count; i++)
		column->items[i] = (size_t)(items[i] - plan->items);
	free(items);
	keep_places_together(plan, column);
}

/* The systems of a box follow their neighbours too; the party stays on top. */
static void
sort_nodes(struct map_plan *plan, size_t box, const struct pulls *pulls, const double *node_places)
{
	size_t *order = plan->order[box];
	size_t count = plan->graph->boxes[box].node_count;
	size_t first = count > 0 && !plan->graph->nodes[order[0]].is_system ? 1 : 0;

	for (size_t i = first + 1; i < count; i++) {
		for (size_t j = i; j > first; j--) {
			double keys[2];

			for (size_t k = 0; k < 2; k++) {
				size_t node = order[j - 1 + k];

				keys[k] = pulls->node_counts[node] > 0
						  ? pulls->node_sums[node] /
							    (double)pulls->node_counts[node]
						  : node_places[node];
			}
			if (keys[0] <= keys[1])
				break;

			size_t other = order[j];

			order[j] = order[j - 1];
			order[j - 1] = other;
		}
	}
}

static void
sweep(struct map_plan *plan, bool rightwards, double *places, double *node_places)
{
	struct pulls pulls = {
		.sums = memory_allocate_array(plan->item_count, sizeof(double)),
		.counts = memory_allocate_array(plan->item_count, sizeof(size_t)),
		.node_sums = memory_allocate_array(plan->graph->node_count, sizeof(double)),
		.node_counts = memory_allocate_array(plan->graph->node_count, sizeof(size_t)),
	};

	for (size_t i = 0; i < plan->column_count; i++) {
		size_t index = rightwards ? i : plan->column_count - 1 - i;
		struct plan_column *column = &plan->columns[index];

		collect_pulls(plan, rightwards ? index : index + 1, places, node_places, &pulls);
		for (size_t j = 0; j < column->item_count; j++) {
			size_t item = column->items[j];

			plan->items[item].key =
				pulls.counts[item] > 0
					? pulls.sums[item] / (double)pulls.counts[item]
					: places[item];
			if (plan->items[item].box != MAP_NONE)
				sort_nodes(plan, plan->items[item].box, &pulls, node_places);
		}
		sort_column(plan, column);
		number_items(plan, places, node_places);
		for (size_t j = 0; j < plan->item_count; j++)
			pulls.counts[j] = 0, pulls.sums[j] = 0;
		for (size_t j = 0; j < plan->graph->node_count; j++)
			pulls.node_counts[j] = 0, pulls.node_sums[j] = 0;
	}
	free(pulls.sums);
	free(pulls.counts);
	free(pulls.node_sums);
	free(pulls.node_counts);
}

void
plan_order(struct map_plan *plan)
{
	size_t node_count = plan->graph->node_count;
	double *places = memory_allocate_array(plan->item_count, sizeof(*places));
	double *node_places = memory_allocate_array(node_count, sizeof(*node_places));
	double *best = memory_allocate_array(plan->item_count, sizeof(*best));
	double *best_nodes = memory_allocate_array(node_count, sizeof(*best_nodes));
	size_t least = SIZE_MAX;

	for (size_t i = 0; i < plan->column_count; i++)
		keep_places_together(plan, &plan->columns[i]);
	number_items(plan, places, node_places);
	for (int i = 0; i <= SWEEPS && least > 0; i++) {
		size_t crossings = count_crossings(plan, places, node_places);

		if (crossings < least) {
			least = crossings;
			for (size_t j = 0; j < plan->item_count; j++)
				best[j] = places[j];
			for (size_t j = 0; j < node_count; j++)
				best_nodes[j] = node_places[j];
		}
		sweep(plan, i % 2 == 0, places, node_places);
	}
	for (size_t i = 0; i < plan->item_count; i++)
		plan->items[i].key = best[i];
	for (size_t i = 0; i < plan->column_count; i++)
		sort_column(plan, &plan->columns[i]);
	for (size_t i = 0; i < plan->graph->box_count; i++) {
		const struct pulls none = {
			.node_counts = memory_allocate_array(node_count, sizeof(size_t))};

		sort_nodes(plan, i, &none, best_nodes);
		free(none.node_counts);
	}
	free(places);
	free(node_places);
	free(best);
	free(best_nodes);
}
