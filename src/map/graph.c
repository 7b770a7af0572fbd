/* SPDX-License-Identifier: MIT */
/* Parties, systems and flows of an assessment as a graph of what can be drawn. */
#include "config.h"

#include "map/graph.h"

#include <stdlib.h>
#include <string.h>

#include "assessment/evaluate.h"
#include "assessment/value.h"
#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "text/utf8.h"

/* A record that may become a node, and what is known of it so far. */
struct candidate {
	const struct record *record;
	bool is_connected; /* an arrow that is drawn touches it */
	size_t node;
};

struct making {
	const struct map_request *request;
	const struct assessment *assessment;
	struct map_graph *graph;
	struct candidate *candidates; /* parties, systems, then the end that is not stated */
	size_t candidate_count;
	size_t connected_count;
};

static const char *
text_of(const struct assessment *assessment, const struct record *record, const char *id)
{
	const struct template_field *field = template_find_field(record->kind, id);

	return field && !field->derived ? assessment_text(assessment, record, field) : "";
}

const struct record *
map_flow_end(const struct assessment *assessment, const struct record *flow, const char *field)
{
	const struct record *end =
		assessment_find_record(assessment, text_of(assessment, flow, field));

	return end && !end->removed ? end : NULL;
}

static void
add_candidates(struct making *making, const char *kind_id)
{
	const struct template_kind *kind =
		template_find_kind(making->assessment->template, kind_id);
	size_t count;

	if (!kind)
		return;

	const struct record **records = assessment_records_of(making->assessment, kind, &count);

	for (size_t i = 0; i < count; i++)
		array_append(&making->candidates, &making->candidate_count)->record = records[i];
	free(records);
}

static struct candidate *
find_candidate(const struct making *making, const struct record *record)
{
	for (size_t i = 0; i < making->candidate_count; i++) {
		if (making->candidates[i].record == record)
			return &making->candidates[i];
	}
	/* What a field of this template points to is a party or a system, or not stated. */
	return &making->candidates[making->candidate_count - 1];
}

/* A text that is the caller's to free, safe to draw and to write; it is consumed. */
static char *
take_clean(char *text)
{
	char *clean = utf8_sanitize(text, UTF8_KEEP_NOTHING);

	free(text);
	return clean;
}

/* The first of two fields of a flow that is not empty. Caller-owned. */
static char *
show_first(const struct making *making, const struct record *flow,
	const struct template_field *const fields[2])
{
	for (size_t i = 0; i < 2; i++) {
		char *shown = fields[i] ? assessment_show(making->assessment, flow, fields[i],
						  making->request->language, NULL)
					: NULL;

		if (!string_is_empty(shown))
			return take_clean(shown);
		free(shown);
	}
	return memory_copy_string("");
}

static void
add_flow(struct making *making, const struct record *record)
{
	struct map_graph *graph = making->graph;
	const struct assessment *assessment = making->assessment;
	const struct template_field *data = template_find_field(record->kind, "data");
	const struct template_field *name = record->kind->name;
	struct map_flow *flow = array_append(&graph->flows, &graph->flow_count);

	flow->record = record;
	flow->arrow = MAP_NONE;
	flow->mark = "";
	flow->data = show_first(making, record, (const struct template_field *const[]){data, name});
	flow->name = show_first(making, record, (const struct template_field *const[]){name, data});
	flow->crosses_border = evaluate_crosses_border(assessment, record);
	/* Candidates by their number, until nodes are made of them. */
	flow->from = (size_t)(find_candidate(making, map_flow_end(assessment, record, "from")) -
			      making->candidates);
	flow->to = (size_t)(find_candidate(making, map_flow_end(assessment, record, "to")) -
			    making->candidates);
}

static void
add_flows(struct making *making)
{
	const struct map_request *request = making->request;
	const struct template_kind *kind = template_find_kind(making->assessment->template, "flow");
	const struct record *const *records = request->flows;
	const struct record **all = NULL;
	size_t count = request->flow_count;

	if (!records && kind)
		records = all = assessment_records_of(making->assessment, kind, &count);
	for (size_t i = 0; records && i < count; i++)
		add_flow(making, records[i]);
	free(all);
}

/* The arrow between two candidates; MAP_NONE when there is none yet. */
static size_t
find_arrow(const struct map_graph *graph, size_t from, size_t to)
{
	for (size_t i = 0; i < graph->arrow_count; i++) {
		if (graph->arrows[i].from == from && graph->arrows[i].to == to)
			return i;
	}
	return MAP_NONE;
}

/* Give a flow its place on an arrow, unless that would be more than can be drawn. */
static void
choose_flow(struct making *making, struct map_flow *flow)
{
	struct map_graph *graph = making->graph;
	struct candidate *ends[] = {&making->candidates[flow->from], &making->candidates[flow->to]};
	size_t fresh = (size_t)!ends[0]->is_connected + (size_t)!ends[1]->is_connected;

	if (flow->from == flow->to)
		return;
	flow->arrow = find_arrow(graph, flow->from, flow->to);
	if (flow->arrow == MAP_NONE) {
		if (graph->arrow_count >= MAP_ARROWS_MOST ||
			making->connected_count + fresh > MAP_NODES_MOST)
			return;
		flow->arrow = graph->arrow_count;
		*array_append(&graph->arrows, &graph->arrow_count) =
			(struct map_arrow){.from = flow->from, .to = flow->to};
	}
	making->connected_count += fresh;
	ends[0]->is_connected = true;
	ends[1]->is_connected = true;
}

static int
compare_arrows(const void *a, const void *b)
{
	const struct map_arrow *left = a;
	const struct map_arrow *right = b;
	size_t x = left->flow_count > 0 ? left->flows[0] : 0;
	size_t y = right->flow_count > 0 ? right->flows[0] : 0;

	return (x > y) - (x < y);
}

static void
choose_flows(struct making *making)
{
	struct map_graph *graph = making->graph;

	for (int pass = 0; pass < 2; pass++) {
		for (size_t i = 0; i < graph->flow_count; i++) {
			if (graph->flows[i].crosses_border == (pass == 0))
				choose_flow(making, &graph->flows[i]);
		}
	}
	for (size_t i = 0; i < graph->flow_count; i++) {
		struct map_flow *flow = &graph->flows[i];

		if (flow->arrow == MAP_NONE) {
			graph->hidden_flow_count++;
			continue;
		}

		struct map_arrow *arrow = &graph->arrows[flow->arrow];

		*array_append(&arrow->flows, &arrow->flow_count) = i;
		arrow->crosses_border = arrow->crosses_border || flow->crosses_border;
	}
	/* Those that cross the border were found first; their numbers say in which order they are.
	 */
	if (graph->arrow_count > 0)
		qsort(graph->arrows, graph->arrow_count, sizeof(*graph->arrows), compare_arrows);
	for (size_t i = 0; i < graph->arrow_count; i++) {
		for (size_t j = 0; j < graph->arrows[i].flow_count; j++)
			graph->flows[graph->arrows[i].flows[j]].arrow = i;
	}
}

/* The place of this id, which is new or was there. */
static size_t
find_place(struct making *making, const char *id, const struct template_field *field)
{
	struct map_graph *graph = making->graph;
	const struct template *template = making->assessment->template;
	const struct template_item *item =
		field && field->list ? template_find_item(field->list, id) : NULL;

	for (size_t i = 0; i < graph->place_count; i++) {
		if (strcmp(graph->places[i].id, id) == 0)
			return i;
	}

	struct map_place *place = array_append(&graph->places, &graph->place_count);

	place->id = memory_copy_string(id);
	place->is_home = id[0] == '\0' || (template->home && strcmp(id, template->home) == 0);
	place->label = memory_copy_string(
		item ? localized_text(&item->label, catalog_language(making->request->catalog))
		: id[0] != '\0' ? id
				: tr(making->request->catalog, N_("Place not stated")));
	return graph->place_count - 1;
}

/* The party that runs a system; NULL when it is not stated. */
static const struct record *
operator_of(const struct assessment *assessment, const struct record *system)
{
	return map_flow_end(assessment, system, "operator");
}

/* Where a party has its seat; where a system keeps its data, else where it is run from. */
static size_t
place_of(struct making *making, const struct record *record)
{
	const struct assessment *assessment = making->assessment;
	const char *field = "jurisdiction";

	if (record && strcmp(record->kind->id, "system") == 0) {
		if (text_of(assessment, record, "storage")[0] != '\0')
			field = "storage";
		else
			record = operator_of(assessment, record);
	}
	if (!record)
		return find_place(making, "", NULL);
	return find_place(making, text_of(assessment, record, field),
		template_find_field(record->kind, field));
}

/* The box of a party in a place, which is new or was there; what nobody is known to run has one of
 * its own. */
static size_t
find_box(struct making *making, const struct record *party, size_t place)
{
	struct map_graph *graph = making->graph;

	for (size_t i = 0; party && i < graph->box_count; i++) {
		if (graph->boxes[i].party == party && graph->boxes[i].place == place)
			return i;
	}

	struct map_box *box = array_append(&graph->boxes, &graph->box_count);

	box->party = party;
	box->place = place;
	box->title =
		party ? assessment_record_name(making->assessment, party, making->request->language)
		      : memory_copy_string("");
	return graph->box_count - 1;
}

static void
add_node(struct making *making, struct candidate *candidate)
{
	struct map_graph *graph = making->graph;
	const struct record *record = candidate->record;
	bool is_system = record && strcmp(record->kind->id, "system") == 0;
	size_t box = find_box(making, is_system ? operator_of(making->assessment, record) : record,
		place_of(making, record));
	struct map_node *node = array_append(&graph->nodes, &graph->node_count);

	candidate->node = graph->node_count - 1;
	node->record = record;
	node->is_system = is_system;
	node->box = box;
	node->name = record ? take_clean(assessment_record_name(
				      making->assessment, record, making->request->language))
			    : memory_copy_string(tr(making->request->catalog, N_("Not stated")));
	*array_append(&graph->boxes[box].nodes, &graph->boxes[box].node_count) = candidate->node;
}

static void
add_nodes(struct making *making)
{
	struct map_graph *graph = making->graph;
	size_t room = MAP_NODES_MOST - making->connected_count;

	for (size_t i = 0; i < making->candidate_count; i++) {
		struct candidate *candidate = &making->candidates[i];

		candidate->node = MAP_NONE;
		if (candidate->is_connected) {
			add_node(making, candidate);
		} else if (candidate->record && !making->request->only_connected) {
			if (room > 0)
				add_node(making, candidate);
			else
				graph->hidden_node_count++;
			room -= room > 0;
		} else if (candidate->record) {
			graph->hidden_node_count++;
		}
	}
	for (size_t i = 0; i < graph->flow_count; i++) {
		graph->flows[i].from = making->candidates[graph->flows[i].from].node;
		graph->flows[i].to = making->candidates[graph->flows[i].to].node;
	}
	for (size_t i = 0; i < graph->arrow_count; i++) {
		graph->arrows[i].from = making->candidates[graph->arrows[i].from].node;
		graph->arrows[i].to = making->candidates[graph->arrows[i].to].node;
	}
}

struct map_graph *
map_graph_new(const struct map_request *request)
{
	struct map_graph *graph = memory_allocate(sizeof(*graph));
	struct making making = {
		.request = request, .assessment = request->assessment, .graph = graph};

	graph->has_border = request->assessment->template->home != NULL;
	add_candidates(&making, "party");
	add_candidates(&making, "system");
	array_append(&making.candidates, &making.candidate_count);
	add_flows(&making);
	choose_flows(&making);
	add_nodes(&making);
	free(making.candidates);
	return graph;
}

void
map_graph_free(struct map_graph **graph)
{
	struct map_graph *old = *graph;

	if (!old)
		return;
	for (size_t i = 0; i < old->place_count; i++) {
		free(old->places[i].id);
		free(old->places[i].label);
	}
	for (size_t i = 0; i < old->box_count; i++) {
		free(old->boxes[i].title);
		free(old->boxes[i].nodes);
	}
	for (size_t i = 0; i < old->node_count; i++)
		free(old->nodes[i].name);
	for (size_t i = 0; i < old->flow_count; i++) {
		free(old->flows[i].data);
		free(old->flows[i].name);
	}
	for (size_t i = 0; i < old->arrow_count; i++)
		free(old->arrows[i].flows);
	free(old->places);
	free(old->boxes);
	free(old->nodes);
	free(old->flows);
	free(old->arrows);
	memory_free(graph);
}

size_t
map_graph_find_node(const struct map_graph *graph, const struct record *record)
{
	for (size_t i = 0; i < graph->node_count; i++) {
		if (graph->nodes[i].record == record)
			return i;
	}
	return MAP_NONE;
}

size_t
map_graph_find_flow(const struct map_graph *graph, const struct record *record)
{
	for (size_t i = 0; i < graph->flow_count; i++) {
		if (graph->flows[i].record == record)
			return i;
	}
	return MAP_NONE;
}
