/* SPDX-License-Identifier: MIT */
/* From a graph to a map: several plans are made, and the best of them is kept. */
#include "config.h"

#include "map/layout.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "map/columns.h"
#include "map/rows.h"
#include "map/tracks.h"
#include "text/clip.h"
#include "text/wrap.h"

/* Columns of boxes on one side of the border, at most. */
#define SIDE_COLUMNS_MOST 4
/* A name of so many columns is seldom cut. */
#define WIDE_NAME 18
/* What it costs that not all rows are seen at once, however many there are. */
#define SCROLL_COST 30
/* What each column less costs, in rows of the map. */
#define NARROW_COST 7
/* From so many boxes on a side, that many columns are not tried any more: it would take long. */
#define BOXES_OF_A_LARGE_MAP 24
/* How wide names and labels may be: the first that fits the room is taken, else the last. */
static const struct plan_measure measures[] = {
	{40, 44},
	{32, 36},
	{28, 30},
	{24, 26},
	{24, 20},
	{20, 20},
	{18, 18},
	{16, 16},
	{16, 12},
	{14, 12},
	{12, 12},
	{12, 8},
	{10, 8},
	{9, 8},
	{8, 8},
};

/* What plans are tried with, before it is known what fits. */
static const struct plan_measure trial_measure = {12, 12};

/* Where a detail begins in that list, and the columns between a frame and what is in it. */
static const struct {
	size_t first;
	int padding;
} details[MAP_DETAIL_COUNT] = {
	[MAP_NAMES] = {5, 0},
	[MAP_DATA] = {4, 1},
	[MAP_ALL] = {0, 1},
};

int
plan_padding(const struct map_plan *plan)
{
	return details[plan->options->detail].padding;
}

int
plan_name_columns(const struct map_plan *plan, size_t node)
{
	return plan->measure.name_columns -
	       (plan->graph->nodes[node].is_system ? PLAN_SYSTEM_COLUMNS : 0);
}

/* What is written on an arrow, uncut. Caller-owned. */
static char *
label_text(const struct map_graph *graph, size_t arrow, enum map_detail detail)
{
	const struct map_arrow *at = &graph->arrows[arrow];
	struct string label = {0};

	for (size_t i = 0; i < at->flow_count; i++) {
		const struct map_flow *flow = &graph->flows[at->flows[i]];

		string_append_format(
			&label, "%s%d%s", i > 0 ? "," : "", flow->record->number, flow->mark);
	}
	for (size_t i = 0; detail != MAP_NAMES && i < at->flow_count; i++)
		string_append_format(
			&label, "%s%s", i > 0 ? "; " : " ", graph->flows[at->flows[i]].data);
	return string_take(&label);
}

static void
plan_free(struct map_plan **plan)
{
	struct map_plan *old = *plan;

	for (size_t i = 0; i < old->column_count; i++)
		free(old->columns[i].items);
	for (size_t i = 0; old->channels && i <= old->column_count; i++) {
		free(old->channels[i].ports);
		free(old->channels[i].tracks);
	}
	for (size_t i = 0; i < old->line_count; i++) {
		free(old->lines[i].arrows);
		free(old->lines[i].lanes);
	}
	for (size_t i = 0; old->order && i < old->graph->box_count; i++)
		free(old->order[i]);
	free(old->items);
	free(old->columns);
	free(old->channels);
	free(old->lines);
	free(old->ports);
	free(old->order);
	free(old->node_row);
	free(old->node_rows);
	memory_free(plan);
}

/* How wide all names and labels would be, uncut: measured once for all plans. */
struct texts {
	int *names;
	int *labels;
};

static struct texts
measure_texts(const struct map_graph *graph, const struct map_options *options)
{
	struct texts texts = {
		.names = memory_allocate_array(graph->node_count, sizeof(int)),
		.labels = memory_allocate_array(graph->arrow_count, sizeof(int)),
	};

	for (size_t i = 0; i < graph->node_count; i++)
		texts.names[i] = width_text(graph->nodes[i].name, options->policy);
	for (size_t i = 0; i < graph->arrow_count; i++) {
		auto_string char *label = label_text(graph, i, options->detail);

		texts.labels[i] = width_text(label, options->policy);
	}
	return texts;
}

static struct map_plan *
plan_new(const struct map_graph *graph, const struct map_options *options,
	const struct texts *texts, size_t home_columns, size_t abroad_columns,
	struct plan_measure measure)
{
	struct map_plan *plan = memory_allocate(sizeof(*plan));

	plan->graph = graph;
	plan->options = options;
	plan->measure = measure;
	plan->name_widths = texts->names;
	plan->label_widths = texts->labels;
	plan_columns(plan, home_columns, abroad_columns);
	plan_rows(plan);
	plan_tracks(plan);
	plan_widths(plan);
	return plan;
}

/* Give a plan the widest measure that fits the room, else the last. Rows stay as they are. */
static void
fit_measure(struct map_plan *plan)
{
	/* Where rows do not count either, names may be as long as they are. */
	size_t first = plan->options->rows > 0 ? details[plan->options->detail].first : 0;

	for (size_t i = first; i < array_length(measures); i++) {
		plan->measure = measures[i];
		plan_widths(plan);
		if (plan->width <= plan->options->columns)
			break;
	}
}

/* How far a plan is from what one would like to look at; less is better. Sideways scrolling is
 * worst, then scrolling down, then crossings. */
static long
judge(const struct map_plan *plan)
{
	const struct map_options *options = plan->options;
	long over_columns = plan->width - options->columns;
	long over_rows = options->rows > 0 ? plan->rows - options->rows : 0;

	return (over_columns > 0 ? over_columns * 40 : 0) +
	       (over_rows > 0 ? SCROLL_COST + over_rows * 4 : 0) + (long)plan->crossing_count * 4 +
	       plan->rows + plan->width / 4 +
	       (plan->measure.name_columns < WIDE_NAME
			       ? (WIDE_NAME - plan->measure.name_columns) * NARROW_COST
			       : 0);
}

static struct map_plan *
plan_best(const struct map_graph *graph, const struct map_options *options)
{
	struct texts texts = measure_texts(graph, options);
	struct map_plan *best = NULL;
	size_t boxes[2] = {0, 0};
	size_t most[2];

	for (size_t i = 0; i < graph->box_count; i++)
		boxes[graph->has_border && !graph->places[graph->boxes[i].place].is_home]++;
	for (size_t side = 0; side < 2; side++) {
		size_t limit = graph->box_count > BOXES_OF_A_LARGE_MAP ? SIDE_COLUMNS_MOST - 1
								       : SIDE_COLUMNS_MOST;

		most[side] = boxes[side] < limit ? boxes[side] : limit;
	}
	for (size_t home = most[0] > 0; home <= most[0]; home++) {
		for (size_t abroad = most[1] > 0; abroad <= most[1]; abroad++) {
			struct map_plan *plan =
				plan_new(graph, options, &texts, home, abroad, trial_measure);
			struct map_plan *worse = best;

			fit_measure(plan);
			if (best && judge(plan) >= judge(best))
				worse = plan;
			else
				best = plan;
			if (worse)
				plan_free(&worse);
		}
	}
	if (best) {
		/* Names that have more or less room than in the trial take other rows. */
		struct map_plan *fitted = plan_new(graph, options, &texts, best->home_columns,
			best->column_count - best->home_columns, best->measure);

		plan_free(&best);
		best = fitted;
	}
	free(texts.names);
	free(texts.labels);
	return best;
}

/* A name in as many lines as its node has rows. Caller-owned. */
static char *
fit_name(const char *name, int columns, int rows, const struct map_options *options)
{
	struct string fitted = {0};
	struct wrap wrap;

	wrap_text(name, columns, options->policy, &wrap);
	for (int i = 0; i < rows && i < (int)wrap.line_count; i++) {
		const struct wrap_line *line = &wrap.lines[i];
		bool is_cut = i == rows - 1 && i + 1 < (int)wrap.line_count;
		auto_string char *rest = NULL;

		if (i > 0)
			string_append_byte(&fitted, '\n');
		if (is_cut) {
			/* What is left, all in one: it does not fit, so that a mark says so. */
			rest = clip_text(
				name + line->start, columns, options->cut, options->policy);
			string_append(&fitted, rest);
		} else {
			string_append_bytes(&fitted, name + line->start, line->length);
		}
	}
	wrap_clear(&wrap);
	return string_take(&fitted);
}

static void
place_boxes(const struct map_plan *plan, struct map_layout *layout)
{
	const struct map_graph *graph = plan->graph;
	int padding = plan_padding(plan);

	for (size_t i = 0; i < graph->box_count; i++) {
		const struct plan_item *item = &plan->items[i];
		const struct plan_column *column = &plan->columns[item->column];
		const struct map_box *box = &graph->boxes[i];
		bool has_party = box->node_count > 0 && !graph->nodes[box->nodes[0]].is_system;

		layout->boxes[i] =
			(struct map_area){item->row, column->start, item->rows, column->width};
		layout->titles[i] = clip_text(has_party ? "" : box->title, column->width - 2,
			plan->options->cut, plan->options->policy);
		for (size_t j = 0; j < box->node_count; j++) {
			size_t node = box->nodes[j];
			int sign = graph->nodes[node].is_system ? PLAN_SYSTEM_COLUMNS : 0;

			layout->nodes[node] = (struct map_area){plan->node_row[node],
				column->start + 1, plan->node_rows[node], column->width - 2};
			layout->names[node] = fit_name(graph->nodes[node].name,
				column->width - 2 - 2 * padding - sign, plan->node_rows[node],
				plan->options);
		}
		if (item->has_heading) {
			struct map_heading *heading =
				array_append(&layout->headings, &layout->heading_count);

			heading->area =
				(struct map_area){item->row - 1, column->start, 1, column->width};
			heading->text = memory_copy_string(graph->places[box->place].label);
		}
	}
}

static void
add_piece(struct map_line *line, int row, int column, int end_row, int end_column, bool is_heavy)
{
	bool is_turned = end_row < row || end_column < column;

	*array_append(&line->pieces, &line->piece_count) =
		is_turned ? (struct map_piece){end_row, end_column, row, column, is_heavy}
			  : (struct map_piece){row, column, end_row, end_column, is_heavy};
}

static void
place_head(const struct map_plan *plan, const struct plan_channel *channel,
	const struct plan_port *port, struct map_head *head)
{
	auto_string char *label = NULL;
	int width;

	head->row = port->row;
	head->column = plan_edge_column(channel, port->at_left);
	head->to_left = port->at_left;
	label = label_text(plan->graph, port->arrow, plan->options->detail);
	head->text = clip_text(
		label, plan->measure.label_columns, plan->options->cut, plan->options->policy);
	width = width_text(head->text, plan->options->policy);
	head->label = (struct map_area){
		port->row, port->at_left ? head->column + 1 : head->column - width, 1, width};
}

/* Whether what leads on from a port, or comes to it, crosses the border. */
static bool
is_heavy(const struct map_plan *plan, const struct plan_port *port)
{
	const struct plan_line *line = &plan->lines[port->line];

	if (port->arrow != MAP_NONE)
		return plan->graph->arrows[port->arrow].crosses_border;
	for (size_t i = 0; i < line->arrow_count; i++) {
		if (plan->graph->arrows[line->arrows[i]].crosses_border)
			return true;
	}
	return false;
}

/* The pieces of one line in a channel, whose ports are from `from` up to `end`. */
static void
place_pieces(const struct map_plan *plan, const struct plan_channel *channel, size_t from,
	size_t end, struct map_layout *layout)
{
	const struct plan_port *entry = &plan->ports[channel->ports[from]];
	struct map_line *line = &layout->lines[entry->line];
	int track = channel->tracks[from];
	int at = plan_track_column(plan, channel, track);
	int top = entry->row;
	int bottom = entry->row;
	bool heavy = false;

	for (size_t i = from; i < end; i++) {
		const struct plan_port *port = &plan->ports[channel->ports[i]];
		int edge = plan_edge_column(channel, port->at_left);

		if (track >= 0)
			add_piece(line, port->row, edge, port->row, at, is_heavy(plan, port));
		else if (i == from + 1)
			add_piece(line, port->row, plan_edge_column(channel, true), port->row,
				plan_edge_column(channel, false), is_heavy(plan, port));
		if (i > from)
			heavy = heavy || is_heavy(plan, port);
		top = port->row < top ? port->row : top;
		bottom = port->row > bottom ? port->row : bottom;
		if (port->is_entry && port->node != MAP_NONE) {
			line->row = port->row;
			line->column = edge;
		}
		if (port->arrow != MAP_NONE)
			place_head(plan, channel, port, &layout->heads[port->arrow]);
	}
	if (track >= 0)
		add_piece(line, top, at, bottom, at, heavy);
}

static void
place_lines(const struct map_plan *plan, struct map_layout *layout)
{
	layout->line_count = plan->line_count;
	layout->lines = memory_allocate_array(plan->line_count, sizeof(*layout->lines));
	for (size_t i = 0; i < plan->line_count; i++) {
		const struct plan_line *line = &plan->lines[i];

		layout->lines[i].node = line->node;
		for (size_t j = 0; j < line->arrow_count; j++)
			*array_append(&layout->lines[i].arrows, &layout->lines[i].arrow_count) =
				line->arrows[j];
	}
	for (size_t i = 0; i <= plan->column_count; i++) {
		const struct plan_channel *channel = &plan->channels[i];

		for (size_t from = 0, end; from < channel->port_count; from = end) {
			end = from + 1;
			while (end < channel->port_count &&
				!plan->ports[channel->ports[end]].is_entry)
				end++;
			place_pieces(plan, channel, from, end, layout);
			if (plan->ports[channel->ports[from]].node == MAP_NONE) {
				const struct plan_port *lane = &plan->ports[channel->ports[from]];
				const struct plan_column *column =
					&plan->columns[plan->items[lane->item].column];

				add_piece(&layout->lines[lane->line], lane->row, column->start,
					lane->row, column->start + column->width - 1,
					is_heavy(plan, lane));
			}
		}
		if (channel->border >= 0)
			layout->border = channel->border;
	}
}

struct map_layout *
map_layout_new(const struct map_graph *graph, const struct map_options *options)
{
	struct map_layout *layout = memory_allocate(sizeof(*layout));
	struct map_plan *plan = plan_best(graph, options);

	layout->graph = graph;
	layout->policy = options->policy;
	layout->padding = details[options->detail].padding;
	layout->border = -1;
	layout->boxes = memory_allocate_array(graph->box_count, sizeof(*layout->boxes));
	layout->titles = memory_allocate_array(graph->box_count, sizeof(*layout->titles));
	layout->nodes = memory_allocate_array(graph->node_count, sizeof(*layout->nodes));
	layout->names = memory_allocate_array(graph->node_count, sizeof(*layout->names));
	layout->heads = memory_allocate_array(graph->arrow_count, sizeof(*layout->heads));
	if (plan) {
		layout->rows = plan->rows;
		layout->columns = plan->width;
		layout->crossing_count = plan->crossing_count;
		place_boxes(plan, layout);
		place_lines(plan, layout);
		plan_free(&plan);
	}
	return layout;
}

void
map_layout_free(struct map_layout **layout)
{
	struct map_layout *old = *layout;

	if (!old)
		return;
	for (size_t i = 0; i < old->graph->box_count; i++)
		free(old->titles[i]);
	for (size_t i = 0; i < old->graph->node_count; i++)
		free(old->names[i]);
	for (size_t i = 0; i < old->graph->arrow_count; i++)
		free(old->heads[i].text);
	for (size_t i = 0; i < old->line_count; i++) {
		free(old->lines[i].arrows);
		free(old->lines[i].pieces);
	}
	for (size_t i = 0; i < old->heading_count; i++)
		free(old->headings[i].text);
	free(old->boxes);
	free(old->titles);
	free(old->nodes);
	free(old->names);
	free(old->lines);
	free(old->heads);
	free(old->headings);
	memory_free(layout);
}
