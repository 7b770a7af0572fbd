/* SPDX-License-Identifier: MIT */
/*
 * Where data of one category are: every party and system that they reach along the flows, from
 * where they begin on, and what is known of each place as one of the four nodes of data: where they
 * are stored, which border they cross, who can reach them, how long they are kept. It borrows the
 * assessment's records, so it is made anew after a change.
 */
#ifndef PIA_MAP_WHEREABOUTS_H
#define PIA_MAP_WHEREABOUTS_H

#include <stdbool.h>
#include <stddef.h>

#include "assessment/assessment.h"
#include "i18n/catalog.h"
#include "map/exchange_matrix.h"

/* A category: what the `data` of flows points to or, where that is text, what is written there. */
struct data_category {
	const struct record *record; /* NULL: a text */
	char *text;                  /* of the content language, where it is one; else NULL */
	const struct record *flow;   /* the first that carries it; NULL: none does */
	size_t flow_count;           /* flows that carry it */
};

struct data_categories {
	struct data_category *categories;
	size_t category_count;
};

/* All categories that there are or that flows carry, in the order of their numbers or of the flows.
 * Release with data_categories_clear(). */
void data_categories_collect(
	const struct assessment *assessment, struct data_categories *categories);
void data_categories_clear(struct data_categories *categories);

/* Whether a flow carries it. */
bool data_category_is_in(const struct assessment *assessment, const struct data_category *category,
	const struct record *flow);

/* What a category is called; of a text its version in the language, if the first flow that carries
 * it has one. Caller-owned. */
char *data_category_name(const struct assessment *assessment, const struct data_category *category,
	enum language language) __attribute__((warn_unused_result));

enum data_node { NODE_STORAGE, NODE_TRANSFER, NODE_ACCESS, NODE_RETENTION, DATA_NODE_COUNT };

/* What a node is called, as an English message id. Static. */
const char *data_node_label(enum data_node node);

/* A field that says something of a place as a node: of the party or system itself, or of a flow
 * that brings the data. It may be empty. */
struct data_fact {
	const struct record *record;
	const struct template_field *field;
	bool is_main; /* it answers the node's question: the place, who, how long */
};

/* A party or system that the data reach. */
struct data_stop {
	const struct record *record;    /* NULL: not stated */
	size_t distance;                /* flows from where the data begin; 0: they begin here */
	struct exchange_flow *arriving; /* flows that bring the data */
	size_t arriving_count;
	bool crosses_border;                      /* one of these crosses the border */
	struct data_fact *facts[DATA_NODE_COUNT]; /* none: it is no such node */
	size_t fact_counts[DATA_NODE_COUNT];
};

struct whereabouts {
	struct data_stop *stops; /* the nearest to the beginning first */
	size_t stop_count;
	struct exchange_flow *flows; /* that carry the data, in the order of their numbers */
	size_t flow_count;
};

/* Follow a category. Where the data only go round in a circle they begin at the sender of the flow
 * with the lowest number. Caller-owned: whereabouts_free(). */
struct whereabouts *whereabouts_new(
	const struct assessment *assessment, const struct data_category *category);
void whereabouts_free(struct whereabouts **whereabouts);

/* The words for what is known of stops. Choices are in the catalogue's language, names in
 * `language`. */
struct stop_words {
	const struct assessment *assessment;
	const struct catalog *catalog;
	enum language language;
	const char *mark; /* of a flow that crosses the border */
};

/* The name of a stop, or that it is not stated. Caller-owned. */
char *stop_name(const struct stop_words *words, const struct data_stop *stop)
	__attribute__((warn_unused_result));

/* The flows that bring the data: "1 3→"; or that they begin here. Caller-owned. */
char *stop_arrival(const struct stop_words *words, const struct data_stop *stop)
	__attribute__((warn_unused_result));

/* A node in a few words: the places, the flows that cross, the period; "Not stated" where nothing
 * is; "" where the stop is no such node. Caller-owned. */
char *stop_node_brief(const struct stop_words *words, const struct data_stop *stop,
	enum data_node node) __attribute__((warn_unused_result));

/* All that is known of it as such a node, each fact with its label; "" likewise. Caller-owned. */
char *stop_node_words(const struct stop_words *words, const struct data_stop *stop,
	enum data_node node) __attribute__((warn_unused_result));

#endif
