/* SPDX-License-Identifier: MIT */
/* Data followed along their flows, breadth first. */
#include "config.h"

#include "map/whereabouts.h"

#include <stdlib.h>

#include "assessment/value.h"
#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "map/graph.h"

/* Which fields say what of a node, in the order in which they are told. Those of flows that cross
 * no border say nothing of a transfer. */
static const struct {
	const char *kind;
	const char *field;
	enum data_node node;
	bool is_main;
} fact_table[] = {
	{"party", "jurisdiction", NODE_STORAGE, true},
	{"system", "storage", NODE_STORAGE, true},
	{"system", "backup", NODE_STORAGE, true},
	{"system", "encryption", NODE_STORAGE, false},
	{"flow", "ground", NODE_TRANSFER, false},
	{"flow", "safeguards", NODE_TRANSFER, false},
	{"flow", "onward", NODE_TRANSFER, false},
	{"system", "operator", NODE_ACCESS, true},
	{"system", "remote_access", NODE_ACCESS, true},
	{"system", "users", NODE_ACCESS, false},
	{"system", "accounts", NODE_ACCESS, false},
	{"system", "logs", NODE_ACCESS, false},
	{"flow", "retention", NODE_RETENTION, true},
	{"flow", "retention_from", NODE_RETENTION, false},
	{"flow", "at_end", NODE_RETENTION, false},
};

static const struct template_field *
data_field(const struct assessment *assessment)
{
	const struct template_kind *kind = template_find_kind(assessment->template, "flow");

	return kind ? template_find_field(kind, "data") : NULL;
}

static bool
is_reference(const struct template_field *field)
{
	return field->type == FIELD_REFERENCE || field->type == FIELD_REFERENCES;
}

bool
data_category_is_in(const struct assessment *assessment, const struct data_category *category,
	const struct record *flow)
{
	const struct template_field *field = template_find_field(flow->kind, "data");
	const char *kept = field ? assessment_text(assessment, flow, field) : "";

	return category->record ? value_has_part(kept, category->record->id)
				: string_equal(kept, category->text);
}

/* Count a flow that carries a category. */
static void
count_flow(struct data_category *category, const struct record *flow)
{
	if (!category->flow)
		category->flow = flow;
	category->flow_count++;
}

/* Count a flow whose data are text at the category of that text. */
static void
count_text(struct data_categories *categories, const char *text, const struct record *flow)
{
	struct data_category *category = NULL;

	if (string_is_empty(text))
		return;
	for (size_t i = 0; i < categories->category_count && !category; i++)
		if (string_equal(categories->categories[i].text, text))
			category = &categories->categories[i];
	if (!category) {
		category = array_append(&categories->categories, &categories->category_count);
		category->text = memory_copy_string(text);
	}
	count_flow(category, flow);
}

static void
add_records(const struct assessment *assessment, const struct template_field *field,
	struct data_categories *categories)
{
	for (size_t i = 0; i < field->target_count; i++) {
		size_t count;
		const struct record **records =
			assessment_records_of(assessment, field->targets[i], &count);

		for (size_t j = 0; j < count; j++)
			array_append(&categories->categories, &categories->category_count)->record =
				records[j];
		free(records);
	}
}

void
data_categories_collect(const struct assessment *assessment, struct data_categories *categories)
{
	const struct template_field *field = data_field(assessment);
	size_t count;
	struct exchange_flow *flows = exchange_flows(assessment, &count);

	*categories = (struct data_categories){0};
	if (field && is_reference(field))
		add_records(assessment, field, categories);
	for (size_t i = 0; field && i < count; i++) {
		const struct record *flow = flows[i].record;

		if (!is_reference(field))
			count_text(categories, assessment_text(assessment, flow, field), flow);
		for (size_t j = 0; is_reference(field) && j < categories->category_count; j++)
			if (data_category_is_in(assessment, &categories->categories[j], flow))
				count_flow(&categories->categories[j], flow);
	}
	free(flows);
}

void
data_categories_clear(struct data_categories *categories)
{
	for (size_t i = 0; i < categories->category_count; i++)
		free(categories->categories[i].text);
	free(categories->categories);
	*categories = (struct data_categories){0};
}

/* One movement of the data between two stops. */
struct movement {
	size_t from;
	size_t to;
	struct exchange_flow flow;
};

struct walk {
	const struct assessment *assessment;
	struct whereabouts *whereabouts;
	struct movement *movements;
	size_t movement_count;
};

#define NOT_REACHED ((size_t)-1)

static size_t
find_stop(struct whereabouts *whereabouts, const struct record *record)
{
	for (size_t i = 0; i < whereabouts->stop_count; i++)
		if (whereabouts->stops[i].record == record)
			return i;

	struct data_stop *stop = array_append(&whereabouts->stops, &whereabouts->stop_count);

	stop->record = record;
	stop->distance = NOT_REACHED;
	return whereabouts->stop_count - 1;
}

static void
add_movement(struct walk *walk, const struct exchange_flow *flow)
{
	size_t from =
		find_stop(walk->whereabouts, map_flow_end(walk->assessment, flow->record, "from"));
	size_t to =
		find_stop(walk->whereabouts, map_flow_end(walk->assessment, flow->record, "to"));
	struct data_stop *stop = &walk->whereabouts->stops[to];

	*array_append(&walk->movements, &walk->movement_count) = (struct movement){from, to, *flow};
	*array_append(&walk->whereabouts->flows, &walk->whereabouts->flow_count) = *flow;
	*array_append(&stop->arriving, &stop->arriving_count) = *flow;
	stop->crosses_border = stop->crosses_border || flow->crosses_border;
}

/* Go on from all stops that were reached, as far as the data go. */
static void
spread(struct walk *walk)
{
	struct data_stop *stops = walk->whereabouts->stops;
	bool goes_on = true;

	for (size_t distance = 0; goes_on; distance++) {
		goes_on = false;
		for (size_t i = 0; i < walk->movement_count; i++) {
			const struct movement *movement = &walk->movements[i];

			if (stops[movement->from].distance != distance)
				continue;
			goes_on = true;
			if (stops[movement->to].distance > distance + 1)
				stops[movement->to].distance = distance + 1;
		}
	}
}

static void
measure_distances(struct walk *walk)
{
	struct whereabouts *whereabouts = walk->whereabouts;

	for (size_t i = 0; i < whereabouts->stop_count; i++)
		if (whereabouts->stops[i].arriving_count == 0)
			whereabouts->stops[i].distance = 0;
	spread(walk);
	for (size_t i = 0; i < walk->movement_count; i++) {
		struct data_stop *from = &whereabouts->stops[walk->movements[i].from];

		if (from->distance != NOT_REACHED)
			continue;
		from->distance = 0;
		spread(walk);
	}
}

static int
compare_stops(const void *a, const void *b)
{
	const struct data_stop *left = a;
	const struct data_stop *right = b;

	if (left->distance != right->distance)
		return left->distance < right->distance ? -1 : 1;
	return exchange_order_ends(left->record, right->record);
}

/* Add what a record says: the stop itself, or a flow that arrives there. */
static void
add_facts(const struct assessment *assessment, struct data_stop *stop, const struct record *record,
	bool crosses_border)
{
	for (size_t i = 0; i < array_length(fact_table); i++) {
		enum data_node node = fact_table[i].node;
		const struct template_field *field;

		if (!string_equal(fact_table[i].kind, record->kind->id) ||
			(node == NODE_TRANSFER && !crosses_border))
			continue;
		field = template_find_field(record->kind, fact_table[i].field);
		if (!field || !assessment_field_is_asked(assessment, record, field))
			continue;
		*array_append(&stop->facts[node], &stop->fact_counts[node]) =
			(struct data_fact){record, field, fact_table[i].is_main};
	}
}

struct whereabouts *
whereabouts_new(const struct assessment *assessment, const struct data_category *category)
{
	struct whereabouts *whereabouts = memory_allocate(sizeof(*whereabouts));
	struct walk walk = {.assessment = assessment, .whereabouts = whereabouts};
	size_t count;
	struct exchange_flow *flows = exchange_flows(assessment, &count);

	for (size_t i = 0; i < count; i++)
		if (data_category_is_in(assessment, category, flows[i].record))
			add_movement(&walk, &flows[i]);
	free(flows);
	measure_distances(&walk);
	free(walk.movements);
	if (whereabouts->stop_count)
		qsort(whereabouts->stops, whereabouts->stop_count, sizeof(*whereabouts->stops),
			compare_stops);
	for (size_t i = 0; i < whereabouts->stop_count; i++) {
		struct data_stop *stop = &whereabouts->stops[i];

		if (stop->record)
			add_facts(assessment, stop, stop->record, false);
		for (size_t j = 0; j < stop->arriving_count; j++)
			add_facts(assessment, stop, stop->arriving[j].record,
				stop->arriving[j].crosses_border);
	}
	return whereabouts;
}

void
whereabouts_free(struct whereabouts **whereabouts)
{
	if (!*whereabouts)
		return;
	for (size_t i = 0; i < (*whereabouts)->stop_count; i++) {
		struct data_stop *stop = &(*whereabouts)->stops[i];

		free(stop->arriving);
		for (int node = 0; node < DATA_NODE_COUNT; node++)
			free(stop->facts[node]);
	}
	free((*whereabouts)->stops);
	free((*whereabouts)->flows);
	memory_free(whereabouts);
}
