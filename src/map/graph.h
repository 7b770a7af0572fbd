/* SPDX-License-Identifier: MIT */
/*
 * Where data goes, as a graph: parties and the systems they run as nodes, in boxes that stand in
 * places, and the flows between them as arrows. What is drawn, shown as a table and written in
 * reports comes from here. A graph borrows the assessment's records, so it is made anew after a
 * change. Its texts are safe to draw and to write.
 */
#ifndef PIA_MAP_GRAPH_H
#define PIA_MAP_GRAPH_H

#include <stdbool.h>
#include <stddef.h>

#include "assessment/assessment.h"
#include "i18n/catalog.h"

/* That there is none of a thing that is known by its number. */
#define MAP_NONE ((size_t)-1)

/* More than these are never drawn in one map: it would take long, and nobody could read it. */
#define MAP_NODES_MOST 80
#define MAP_ARROWS_MOST 200

/* A place that parties have their seat in and systems keep their data in. */
struct map_place {
	char *id; /* of the list of places; "" where it is not stated */
	char *label;
	bool is_home; /* the template's home, or not stated: on the near side of the border */
};

/* A party, a system, or the end of a flow that is not stated. */
struct map_node {
	const struct record *record; /* NULL: not stated */
	char *name;
	bool is_system;
	size_t box;
};

/*
 * What is drawn as one box: a party and the systems it runs in the same place. A system that it
 * runs elsewhere stands in another box of the same name there.
 */
struct map_box {
	const struct record *party; /* NULL: it is not stated who runs what is in it */
	char *title;                /* the party's name; "" without one */
	size_t place;
	size_t *nodes; /* the party first, where it is one of them */
	size_t node_count;
};

/* A flow. */
struct map_flow {
	const struct record *record;
	size_t from; /* nodes */
	size_t to;
	size_t arrow;     /* MAP_NONE: it is not drawn */
	char *data;       /* what flows: the names of its data, else its own name */
	char *name;       /* its own name, else what flows */
	const char *mark; /* a sign for what is wrong with it, "" for none; set by the caller,
			     borrowed, before the map is laid out */
	bool crosses_border;
};

/* All flows from one node to another. */
struct map_arrow {
	size_t from; /* nodes; never the same */
	size_t to;
	size_t *flows;
	size_t flow_count;
	bool crosses_border; /* one of them does */
};

struct map_graph {
	struct map_place *places;
	size_t place_count;
	struct map_box *boxes;
	size_t box_count;
	struct map_node *nodes;
	size_t node_count;
	struct map_flow *flows; /* all that were asked for, in the order of their numbers */
	size_t flow_count;
	struct map_arrow *arrows;
	size_t arrow_count;
	bool has_border;          /* the template has a home */
	size_t hidden_node_count; /* parties and systems that are not drawn */
	size_t hidden_flow_count; /* flows that are not drawn: too many, or from a node to itself */
};

/* What a graph is made of. All borrowed. */
struct map_request {
	const struct assessment *assessment;
	const struct catalog *catalog;     /* for places and the words "not stated" */
	enum language language;            /* of the names */
	const struct record *const *flows; /* these only; NULL: all */
	size_t flow_count;
	bool only_connected; /* leave out parties and systems that no flow touches */
};

/*
 * Make the graph. Where there is more than can be drawn, flows that cross the border are kept
 * first, then those with the lowest numbers, and nodes that no arrow touches go first.
 * Caller-owned: map_graph_free().
 */
struct map_graph *map_graph_new(const struct map_request *request);
void map_graph_free(struct map_graph **graph);

/* The node of a record; MAP_NONE when it has none. */
size_t map_graph_find_node(const struct map_graph *graph, const struct record *record);

/* The flow of a record; MAP_NONE when it has none. */
size_t map_graph_find_flow(const struct map_graph *graph, const struct record *record);

/* The record of a flow's end as it is there: NULL when it is not stated or was removed. */
const struct record *map_flow_end(
	const struct assessment *assessment, const struct record *flow, const char *field);

#endif
