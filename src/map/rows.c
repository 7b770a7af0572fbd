/* SPDX-License-Identifier: MIT */
/*
 * Rows. Columns are stacked and their items pulled level with what they are connected to. Then the
 * ports of each channel are given rows as jobs are given days: each has a first and a last row that
 * will do, and earliest deadline first finds an assignment whenever there is one. Where there is
 * none, a node grows by a row, or a lane moves down by one, and all is done again.
 */
#include "config.h"

#include "map/rows.h"

#include <limits.h>
#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"
#include "text/wrap.h"

#define LEVELLINGS 4
/* Rounds of growing before everything is made so large that it must fit. */
#define ROUNDS_MOST 100

/* The rows of a name that is wrapped, at most. */
static int
name_rows_most(enum map_detail detail)
{
	return detail == MAP_ALL ? 3 : 2;
}

static int
name_rows(const struct map_plan *plan, size_t node)
{
	int most = name_rows_most(plan->options->detail);
	int rows = (int)wrap_count_lines(plan->graph->nodes[node].name,
		plan_name_columns(plan, node), plan->options->policy);

	return rows < most ? rows : most;
}

/* Blank rows between two boxes: none where room is short. */
static int
gap(const struct map_plan *plan)
{
	return plan->options->detail == MAP_NAMES && plan->options->rows > 0 ? 0 : 1;
}

/* Every node is as high as its name and its ports on either side. */
static void
measure_nodes(struct map_plan *plan)
{
	size_t count = plan->graph->node_count;
	int *ports = memory_allocate_array(count * 2, sizeof(*ports));

	for (size_t i = 0; i < plan->port_count; i++) {
		const struct plan_port *port = &plan->ports[i];

		if (port->node != MAP_NONE)
			ports[port->node * 2 + (port->at_left ? 1 : 0)]++;
	}
	for (size_t i = 0; i < count; i++) {
		int rows = name_rows(plan, i);

		for (size_t side = 0; side < 2; side++)
			rows = ports[i * 2 + side] > rows ? ports[i * 2 + side] : rows;
		plan->node_rows[i] = rows;
	}
	free(ports);
}

/* A frame, and an edge between each two nodes. */
static int
box_rows(const struct map_plan *plan, size_t box)
{
	size_t count = plan->graph->boxes[box].node_count;
	int rows = 1 + (int)count;

	for (size_t i = 0; i < count; i++)
		rows += plan->node_rows[plan->graph->boxes[box].nodes[i]];
	return rows;
}

/* Stack a column: nothing above the row where it is wanted, nothing over something else. */
static int
stack_column(struct map_plan *plan, const struct plan_column *column)
{
	int row = 0;

	for (size_t i = 0; i < column->item_count; i++) {
		struct plan_item *item = &plan->items[column->items[i]];
		bool is_box = item->box != MAP_NONE;

		if (is_box)
			item->rows = box_rows(plan, item->box);
		if (i > 0 && (is_box || plan->items[column->items[i - 1]].box != MAP_NONE))
			row += gap(plan);
		row += item->has_heading ? 1 : 0;
		item->row = item->wanted > row ? item->wanted : row;
		row = item->row + item->rows;
		if (!is_box)
			continue;

		int inside = item->row + 1;

		for (size_t j = 0; j < plan->graph->boxes[item->box].node_count; j++) {
			size_t node = plan->order[item->box][j];

			plan->node_row[node] = inside;
			inside += plan->node_rows[node] + 1;
		}
	}
	return row;
}

static void
stack(struct map_plan *plan)
{
	plan->rows = 0;
	for (size_t i = 0; i < plan->column_count; i++) {
		int rows = stack_column(plan, &plan->columns[i]);

		plan->rows = rows > plan->rows ? rows : plan->rows;
	}
}

/* The rows where a port may be. */
static int
first_row(const struct map_plan *plan, const struct plan_port *port)
{
	return port->node == MAP_NONE ? plan->items[port->item].row : plan->node_row[port->node];
}

static int
last_row(const struct map_plan *plan, const struct plan_port *port)
{
	return port->node == MAP_NONE
		       ? plan->items[port->item].row
		       : plan->node_row[port->node] + plan->node_rows[port->node] - 1;
}

static double
middle_row(const struct map_plan *plan, const struct plan_port *port)
{
	return (double)(first_row(plan, port) + last_row(plan, port)) / 2;
}

/* Ask of each item of a column how far down it should be moved to stand level with what it is
 * connected to in a channel, and move it as far as what is below leaves room. */
static void
level_column(struct map_plan *plan, size_t index, size_t channel)
{
	const struct plan_channel *at = &plan->channels[channel];
	const struct plan_column *column = &plan->columns[index];
	double *shifts = memory_allocate_array(plan->item_count, sizeof(*shifts));
	size_t *counts = memory_allocate_array(plan->item_count, sizeof(*counts));
	const struct plan_port *entry = NULL;
	int below = 0; /* rows that what follows needs */

	for (size_t i = 0; i < at->port_count; i++) {
		const struct plan_port *port = &plan->ports[at->ports[i]];

		if (port->is_entry) {
			entry = port;
			continue;
		}

		double shift = middle_row(plan, entry) - middle_row(plan, port);

		shifts[port->item] += shift;
		counts[port->item]++;
		shifts[entry->item] -= shift;
		counts[entry->item]++;
	}
	for (size_t i = column->item_count; i > 0; i--) {
		struct plan_item *item = &plan->items[column->items[i - 1]];
		int lowest = plan->rows - below - item->rows;
		int shift = counts[column->items[i - 1]] > 0
				    ? (int)(shifts[column->items[i - 1]] /
					      (double)counts[column->items[i - 1]])
				    : 0;

		item->wanted = item->row + shift;
		if (item->wanted > lowest)
			item->wanted = lowest;
		below += item->rows + (item->has_heading ? 1 : 0) + gap(plan);
	}
	free(shifts);
	free(counts);
	stack_column(plan, column);
}

static void
level(struct map_plan *plan)
{
	for (int i = 0; i < LEVELLINGS; i++) {
		for (size_t j = 0; j < plan->column_count; j++) {
			if (i % 2 == 0)
				level_column(plan, j, j);
			else
				level_column(
					plan, plan->column_count - 1 - j, plan->column_count - j);
		}
	}
}

/* Ports of one line that share a row. */
struct job {
	size_t ports[2];
	size_t port_count;
	int first;
	int last;
	double wanted;
	bool is_placed;
};

struct jobs {
	struct job *jobs;
	size_t count;
};

static void
add_job(struct map_plan *plan, struct jobs *jobs, size_t port, double wanted)
{
	struct job *job = array_append(&jobs->jobs, &jobs->count);

	job->ports[0] = port;
	job->port_count = 1;
	job->first = first_row(plan, &plan->ports[port]);
	job->last = last_row(plan, &plan->ports[port]);
	job->wanted = wanted;
}

/* Whether two ports at the two sides of a channel could be joined by a straight piece. */
static bool
can_be_straight(
	const struct map_plan *plan, const struct plan_port *entry, const struct plan_port *port)
{
	return entry->at_left != port->at_left && first_row(plan, entry) <= last_row(plan, port) &&
	       first_row(plan, port) <= last_row(plan, entry);
}

/* The jobs of one line in a channel: ports[from] is its entry, those up to `end` where it leads.
 * With `straight` the entry shares a row with the nearest of them that it can. */
static void
make_jobs_of_line(struct map_plan *plan, const struct plan_channel *channel, size_t from,
	size_t end, bool straight, struct jobs *jobs)
{
	size_t entry = channel->ports[from];
	size_t joined = MAP_NONE;
	double nearest = 0;
	double sum = 0;

	for (size_t i = from + 1; i < end; i++) {
		const struct plan_port *port = &plan->ports[channel->ports[i]];
		double distance = middle_row(plan, port) - middle_row(plan, &plan->ports[entry]);

		distance = distance < 0 ? -distance : distance;
		sum += middle_row(plan, port);
		if (straight && can_be_straight(plan, &plan->ports[entry], port) &&
			(joined == MAP_NONE || distance < nearest)) {
			joined = channel->ports[i];
			nearest = distance;
		}
	}
	add_job(plan, jobs, entry, end - from > 1 ? sum / (double)(end - from - 1) : 0);
	if (joined != MAP_NONE) {
		struct job *job = &jobs->jobs[jobs->count - 1];
		int first = first_row(plan, &plan->ports[joined]);
		int last = last_row(plan, &plan->ports[joined]);

		job->ports[job->port_count++] = joined;
		job->first = first > job->first ? first : job->first;
		job->last = last < job->last ? last : job->last;
	}
	for (size_t i = from + 1; i < end; i++) {
		if (channel->ports[i] != joined)
			add_job(plan, jobs, channel->ports[i],
				middle_row(plan, &plan->ports[entry]));
	}
}

static void
make_jobs(
	struct map_plan *plan, const struct plan_channel *channel, bool straight, struct jobs *jobs)
{
	for (size_t from = 0, end; from < channel->port_count; from = end) {
		end = from + 1;
		while (end < channel->port_count && !plan->ports[channel->ports[end]].is_entry)
			end++;
		make_jobs_of_line(plan, channel, from, end, straight, jobs);
	}
}

/* The jobs not placed yet whose last row is so far down, for each row from the first on. */
struct load {
	int first;
	int count; /* rows */
	int *due;
};

static void
measure_load(const struct jobs *jobs, struct load *load)
{
	int last = INT_MIN;

	load->first = INT_MAX;
	for (size_t i = 0; i < jobs->count; i++) {
		load->first = jobs->jobs[i].first < load->first ? jobs->jobs[i].first : load->first;
		last = jobs->jobs[i].last > last ? jobs->jobs[i].last : last;
	}
	load->count = jobs->count > 0 ? last - load->first + 1 : 0;
	load->due = memory_allocate_array((size_t)load->count, sizeof(*load->due));
	for (size_t i = 0; i < jobs->count; i++)
		load->due[jobs->jobs[i].last - load->first]++;
	for (int i = 1; i < load->count; i++)
		load->due[i] += load->due[i - 1];
}

static void
lighten_load(const struct load *load, const struct job *job)
{
	for (int i = job->last - load->first; i < load->count; i++)
		load->due[i]--;
}

/* The first row by which there would be more jobs than rows if none were placed on this one;
 * INT_MAX when waiting harms nobody. */
static int
find_pressing(const struct load *load, int row)
{
	for (int i = row - load->first; i < load->count; i++) {
		if (load->due[i] > i + load->first - row)
			return i + load->first;
	}
	return INT_MAX;
}

/* The job for a row: the first in the order of what is wanted, of those that leave the others
 * theirs; one that would rather be further down only where waiting would not leave it. MAP_NONE:
 * none. */
static size_t
choose_job(const struct jobs *jobs, const struct load *load, int row)
{
	int pressing = find_pressing(load, row);
	size_t chosen = MAP_NONE;

	for (size_t i = 0; i < jobs->count; i++) {
		const struct job *job = &jobs->jobs[i];

		if (job->is_placed || job->first > row || job->last < row || job->last > pressing ||
			(pressing == INT_MAX && job->wanted > row))
			continue;
		if (chosen == MAP_NONE || job->wanted < jobs->jobs[chosen].wanted ||
			(job->wanted <= jobs->jobs[chosen].wanted &&
				job->last < jobs->jobs[chosen].last))
			chosen = i;
	}
	return chosen;
}

/* Place jobs row by row; those that find none are left. Whether all were placed. */
static bool
place_jobs(struct map_plan *plan, struct jobs *jobs)
{
	struct load load;
	size_t missed = 0;

	measure_load(jobs, &load);
	for (int row = load.first; row < load.first + load.count; row++) {
		size_t chosen = choose_job(jobs, &load, row);

		if (chosen != MAP_NONE) {
			struct job *job = &jobs->jobs[chosen];

			job->is_placed = true;
			for (size_t i = 0; i < job->port_count; i++)
				plan->ports[job->ports[i]].row = row;
			lighten_load(&load, job);
		}
		/* Whoever has missed its last row is out, and presses the others no more. */
		for (size_t i = 0; i < jobs->count; i++) {
			if (!jobs->jobs[i].is_placed && jobs->jobs[i].last == row) {
				missed++;
				lighten_load(&load, &jobs->jobs[i]);
			}
		}
	}
	free(load.due);
	return missed == 0;
}

/* Make room for a port that found no row. */
static void
grow(struct map_plan *plan, const struct plan_port *port)
{
	struct plan_item *item = &plan->items[port->item];

	if (port->node == MAP_NONE)
		item->wanted = item->row + 1;
	else
		plan->node_rows[port->node]++;
}

/* Give the ports of a channel rows, straight pieces where that can be. False: something grew. */
static bool
place_channel(struct map_plan *plan, size_t index)
{
	const struct plan_channel *channel = &plan->channels[index];
	bool is_placed = false;

	for (int pass = 0; pass < 2 && !is_placed; pass++) {
		struct jobs jobs = {0};

		make_jobs(plan, channel, pass == 0, &jobs);
		is_placed = place_jobs(plan, &jobs);
		for (size_t i = 0; pass == 1 && i < jobs.count; i++) {
			if (!jobs.jobs[i].is_placed)
				grow(plan, &plan->ports[jobs.jobs[i].ports[0]]);
		}
		free(jobs.jobs);
	}
	return is_placed;
}

static bool
place_ports(struct map_plan *plan)
{
	bool are_placed = true;

	for (size_t i = 0; i <= plan->column_count; i++)
		are_placed = place_channel(plan, i) && are_placed;
	return are_placed;
}

/* So much room that all ports fit however they lie: every node as high as the busiest channel has
 * ports, every lane on a row that no other has, below everything. */
static void
make_ample(struct map_plan *plan)
{
	int most = 0;
	int bottom;

	for (size_t i = 0; i <= plan->column_count; i++) {
		if ((int)plan->channels[i].port_count > most)
			most = (int)plan->channels[i].port_count;
	}
	for (size_t i = 0; i < plan->graph->node_count; i++)
		plan->node_rows[i] = most > plan->node_rows[i] ? most : plan->node_rows[i];
	for (size_t i = 0; i < plan->column_count; i++) {
		struct plan_column *column = &plan->columns[i];
		size_t *sorted = memory_allocate_array(column->item_count, sizeof(*sorted));
		size_t count = 0;

		for (int lanes = 0; lanes < 2; lanes++) {
			for (size_t j = 0; j < column->item_count; j++) {
				bool is_lane = plan->items[column->items[j]].box == MAP_NONE;

				if (is_lane == (lanes == 1))
					sorted[count++] = column->items[j];
			}
		}
		free(column->items);
		column->items = sorted;
	}
	stack(plan);
	bottom = plan->rows + 1;
	for (size_t i = 0; i < plan->item_count; i++) {
		if (plan->items[i].box == MAP_NONE)
			plan->items[i].wanted = bottom++;
	}
	/* From top to bottom within each column, whose lanes are numbered in another order. */
	for (size_t i = 0; i < plan->column_count; i++) {
		for (size_t j = 0; j < plan->columns[i].item_count; j++) {
			struct plan_item *item = &plan->items[plan->columns[i].items[j]];

			if (item->box == MAP_NONE)
				item->wanted = bottom++;
		}
	}
	stack(plan);
}

/* Name a place above the first of its boxes in a column; at home once is enough. */
static void
set_headings(struct map_plan *plan)
{
	for (size_t i = 0; i < plan->column_count; i++) {
		size_t last = MAP_NONE;

		for (size_t j = 0; j < plan->columns[i].item_count; j++) {
			struct plan_item *item = &plan->items[plan->columns[i].items[j]];

			if (item->box == MAP_NONE)
				continue;
			item->has_heading = plan->graph->boxes[item->box].place != last;
			last = plan->graph->boxes[item->box].place;
		}
	}
}

void
plan_rows(struct map_plan *plan)
{
	size_t count = plan->graph->node_count;

	plan->node_row = memory_allocate_array(count, sizeof(*plan->node_row));
	plan->node_rows = memory_allocate_array(count, sizeof(*plan->node_rows));
	set_headings(plan);
	measure_nodes(plan);
	stack(plan);
	level(plan);
	stack(plan);
	for (int round = 0; !place_ports(plan); round++) {
		if (round == ROUNDS_MOST)
			make_ample(plan);
		else
			stack(plan);
	}
}
