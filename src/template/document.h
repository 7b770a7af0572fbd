/* SPDX-License-Identifier: MIT */
/*
 * A YAML file as a tree of nodes that know their places: mappings, sequences and scalars, nothing
 * else. Internal to template/. It knows YAML and its dangers, and nothing of templates.
 */
#ifndef PIA_TEMPLATE_DOCUMENT_H
#define PIA_TEMPLATE_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "template/faults.h"
#include "template/template.h"

#define DOCUMENT_DEPTH_MAXIMUM 32
#define DOCUMENT_EVENTS_MAXIMUM 200000
#define DOCUMENT_SCALAR_MAXIMUM 65536 /* bytes */
#define DOCUMENT_ITEMS_MAXIMUM 10000  /* of one mapping or sequence */

enum node_type { NODE_SCALAR, NODE_SEQUENCE, NODE_MAPPING };

struct document;

struct node {
	enum node_type type;
	struct place place; /* of the first character, a scalar's quote or block sign included */
	size_t offset;      /* of the same in the document's bytes */
	const struct document *document; /* that it was read from */
	bool broken;        /* already reported (an alias): nothing more to say of it */
	char *text;         /* scalar */
	struct node **keys; /* mapping: one for each item; those that are no scalar are reported */
	size_t key_count;
	struct node **items;
	size_t item_count;
};

struct document {
	const char *text; /* borrowed */
	size_t length;
	struct node *root;
};

/*
 * Parse `text` and name it `file` (both borrowed, must outlive the document, which must not move).
 * Faults are added to `faults` with `file` and their places. On false the text could not be read to
 * its end and there is no document. On true release with document_free(), even if faults were added
 * (an alias, a tag, a key given twice): the tree is whole but for these, so that more faults can be
 * found.
 */
bool document_parse(const char *text, size_t length, const char *file, struct document *document,
	struct error_list *faults);
void document_free(struct document *document);

/*
 * Where the byte `offset` of a scalar's text stands in its file, through quotes, escapes and folded
 * lines.
 */
struct place document_locate(const struct node *scalar, size_t offset);

/* Free a node and all below it; NULL is allowed. */
void node_free(struct node *node);

/* What a key of a mapping holds; NULL when the node is no mapping or has no such key. */
const struct node *node_get(const struct node *mapping, const char *key);

/* Take a key and its value out of a mapping: the value, or NULL. Caller-owned. */
struct node *node_take(struct node *mapping, const char *key) __attribute__((warn_unused_result));

/* A text from the file as it may stand in a message: not longer than some words. Caller-owned. */
char *document_excerpt(const char *text) __attribute__((warn_unused_result));

#endif
