/* SPDX-License-Identifier: MIT */
/*
 * Columns. In each channel the upright pieces of lines share tracks where they do not meet (the
 * left-edge algorithm); of a few orders the one is taken in which lines cross least. A channel is
 * as wide as its tracks and, on the sides where arrows arrive, their labels.
 */
#include "config.h"

#include "map/tracks.h"

#include <limits.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"

/* The upright piece of a line in a channel. */
struct upright {
	size_t first_port; /* in the channel's ports */
	size_t end_port;
	int top;
	int bottom;
	int track; /* -1: it is not upright anywhere */
};

struct uprights {
	struct upright *uprights;
	size_t count;
	int track_count;
};

static void
collect_uprights(
	const struct map_plan *plan, const struct plan_channel *channel, struct uprights *uprights)
{
	for (size_t i = 0; i < channel->port_count; i++) {
		const struct plan_port *port = &plan->ports[channel->ports[i]];
		struct upright *upright;

		if (port->is_entry) {
			upright = array_append(&uprights->uprights, &uprights->count);
			*upright = (struct upright){i, i, INT_MAX, INT_MIN, -1};
		}
		upright = &uprights->uprights[uprights->count - 1];
		upright->end_port = i + 1;
		upright->top = port->row < upright->top ? port->row : upright->top;
		upright->bottom = port->row > upright->bottom ? port->row : upright->bottom;
	}
}

/* Orders in which tracks may be given: from the top down or the bottom up, to the left first or to
 * the right first, long pieces outside or not. */
#define ORDER_COUNT 4
#define ORDER_FROM_BOTTOM 1
#define ORDER_FROM_RIGHT 2

static int
compare_tops(const void *a, const void *b)
{
	const struct upright *x = a;
	const struct upright *y = b;

	if (x->top != y->top)
		return x->top < y->top ? -1 : 1;
	return (x->first_port > y->first_port) - (x->first_port < y->first_port);
}

static int
compare_bottoms(const void *a, const void *b)
{
	const struct upright *x = a;
	const struct upright *y = b;

	if (x->bottom != y->bottom)
		return x->bottom > y->bottom ? -1 : 1;
	return (x->first_port > y->first_port) - (x->first_port < y->first_port);
}

static bool
meet(const struct upright *a, const struct upright *b)
{
	/* A blank row between two on one track, so that they are not taken for one. */
	return a->top <= b->bottom + 1 && b->top <= a->bottom + 1;
}

static void
give_tracks(struct uprights *uprights, int order)
{
	uprights->track_count = 0;
	qsort(uprights->uprights, uprights->count, sizeof(*uprights->uprights),
		order & ORDER_FROM_BOTTOM ? compare_bottoms : compare_tops);
	for (size_t i = 0; i < uprights->count; i++) {
		struct upright *upright = &uprights->uprights[i];
		bool is_free = false;

		upright->track = -1;
		if (upright->top == upright->bottom)
			continue;
		while (!is_free) {
			upright->track++;
			is_free = true;
			for (size_t j = 0; j < i; j++)
				is_free =
					is_free && (uprights->uprights[j].track != upright->track ||
							   !meet(upright, &uprights->uprights[j]));
		}
		if (upright->track >= uprights->track_count)
			uprights->track_count = upright->track + 1;
	}
	for (size_t i = 0; (order & ORDER_FROM_RIGHT) && i < uprights->count; i++) {
		if (uprights->uprights[i].track >= 0)
			uprights->uprights[i].track =
				uprights->track_count - 1 - uprights->uprights[i].track;
	}
}

/* Whether a port's own level piece passes a track: at the left it reaches from the edge to the
 * line's own track, at the right from there; one that is straight passes all. */
static bool
passes(const struct plan_port *port, const struct upright *own, int track)
{
	if (own->track < 0)
		return true;
	return port->at_left ? track < own->track : track > own->track;
}

static size_t
count_crossings(const struct map_plan *plan, const struct plan_channel *channel,
	const struct uprights *uprights)
{
	size_t crossings = 0;

	for (size_t i = 0; i < uprights->count; i++) {
		const struct upright *upright = &uprights->uprights[i];

		for (size_t j = 0; j < uprights->count && upright->track >= 0; j++) {
			const struct upright *other = &uprights->uprights[j];
			/* A straight line has two ports in one row, and is one piece. */
			size_t end = other->track < 0 ? other->first_port + 1 : other->end_port;

			for (size_t k = other->first_port; j != i && k < end; k++) {
				const struct plan_port *port = &plan->ports[channel->ports[k]];

				crossings += port->row >= upright->top &&
					     port->row <= upright->bottom &&
					     passes(port, other, upright->track);
			}
		}
	}
	return crossings;
}

/* Columns for the arrowheads and labels at a side of a channel. */
static int
head_columns(const struct map_plan *plan, const struct plan_channel *channel, bool at_left)
{
	int most = 0;
	bool is_used = false;

	for (size_t i = 0; i < channel->port_count; i++) {
		const struct plan_port *port = &plan->ports[channel->ports[i]];
		int columns;

		if (port->at_left != at_left)
			continue;
		is_used = true;
		if (port->arrow == MAP_NONE)
			continue;
		columns = plan->label_widths[port->arrow];
		if (columns > plan->measure.label_columns)
			columns = plan->measure.label_columns;
		most = columns + 2 > most ? columns + 2 : most;
	}
	return most > 0 ? most : is_used ? 1 : 0;
}

/* Columns from one track to the next. */
static int
track_step(const struct map_plan *plan)
{
	return plan->options->detail == MAP_NAMES ? 1 : 2;
}

static void
plan_channel(struct map_plan *plan, size_t index)
{
	struct plan_channel *channel = &plan->channels[index];
	struct uprights uprights = {0};
	size_t least = SIZE_MAX;
	int best = 0;

	collect_uprights(plan, channel, &uprights);
	for (int order = 0; uprights.count > 0 && order < ORDER_COUNT; order++) {
		give_tracks(&uprights, order);

		size_t crossings = count_crossings(plan, channel, &uprights);

		if (crossings < least) {
			least = crossings;
			best = order;
		}
	}
	if (uprights.count > 0) {
		give_tracks(&uprights, best);
		plan->crossing_count += least;
	}
	channel->track_count = uprights.track_count;
	channel->tracks = memory_allocate_array(channel->port_count, sizeof(*channel->tracks));
	for (size_t i = 0; i < uprights.count; i++) {
		const struct upright *upright = &uprights.uprights[i];

		for (size_t j = upright->first_port; j < upright->end_port; j++)
			channel->tracks[j] = upright->track;
	}
	free(uprights.uprights);
}

/* The columns that the tracks of a channel take. */
static int
track_columns(const struct map_plan *plan, const struct plan_channel *channel)
{
	return channel->track_count == 0 ? 0 : (channel->track_count - 1) * track_step(plan) + 1;
}

int
plan_track_column(const struct map_plan *plan, const struct plan_channel *channel, int track)
{
	return channel->start + channel->head_columns[0] + track * track_step(plan);
}

int
plan_edge_column(const struct plan_channel *channel, bool at_left)
{
	return at_left ? channel->start : channel->start + channel->width - 1;
}

static int
column_width(const struct map_plan *plan, const struct plan_column *column)
{
	int widest = 0;

	for (size_t i = 0; i < column->item_count; i++) {
		size_t box = plan->items[column->items[i]].box;

		for (size_t j = 0; box != MAP_NONE && j < plan->graph->boxes[box].node_count; j++) {
			size_t node = plan->graph->boxes[box].nodes[j];
			int sign = plan->graph->nodes[node].is_system ? PLAN_SYSTEM_COLUMNS : 0;
			int name = plan->name_widths[node];
			int most = plan_name_columns(plan, node);
			int columns = (name < most ? name : most) + sign;

			widest = columns > widest ? columns : widest;
		}
	}
	return widest + 2 + 2 * plan_padding(plan);
}

static int
place_channel(struct map_plan *plan, size_t index, int start)
{
	struct plan_channel *channel = &plan->channels[index];
	bool is_outer = index == 0 || index == plan->column_count;
	bool has_border = plan->graph->has_border && index == plan->home_columns &&
			  index < plan->column_count;

	channel->start = start;
	channel->head_columns[0] = head_columns(plan, channel, true);
	channel->head_columns[1] = head_columns(plan, channel, false);
	channel->border = -1;
	channel->width = channel->head_columns[0] + track_columns(plan, channel);
	if (has_border) {
		/* Beside the tracks, so that whatever goes across is seen to cross it. */
		channel->width = channel->width > 0 ? channel->width : 1;
		channel->border = start + channel->width++;
	}
	channel->width += channel->head_columns[1];
	if (has_border && channel->head_columns[1] == 0)
		channel->width++;
	if (!is_outer && channel->width < 2)
		channel->width = 2;
	return start + channel->width;
}

void
plan_tracks(struct map_plan *plan)
{
	plan->crossing_count = 0;
	for (size_t i = 0; i <= plan->column_count; i++)
		plan_channel(plan, i);
}

void
plan_widths(struct map_plan *plan)
{
	int start = 0;

	for (size_t i = 0; i <= plan->column_count; i++) {
		start = place_channel(plan, i, start);
		if (i == plan->column_count)
			break;
		plan->columns[i].start = start;
		plan->columns[i].width = column_width(plan, &plan->columns[i]);
		start += plan->columns[i].width;
	}
	plan->width = start;
}
