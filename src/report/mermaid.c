/* SPDX-License-Identifier: MIT */
/* Flow diagrams for Mermaid. */
#include "config.h"

#include "report/mermaid.h"

#include <ctype.h>
#include <string.h>

#include "base/memory.h"
#include "text/clip.h"

/* An arrow's label is short; the whole of it stands in the list below the drawing. */
#define EDGE_LABEL_COLUMNS 36

/*
 * Append a label in quotes. Every ASCII character but letters, digits, blanks and commas is written
 * by its number, for all of the others mean something to some version of Mermaid somewhere.
 */
static void
append_label(struct string *text, const char *label)
{
	string_append_byte(text, '"');
	for (const unsigned char *byte = (const unsigned char *)label; *byte; byte++) {
		if (*byte == '\n' || *byte == '\t')
			string_append_byte(text, ' ');
		else if (*byte >= 0x80 || isalnum(*byte) || strchr(" ,", *byte))
			string_append_byte(text, (char)*byte);
		else
			string_append_format(text, "#%d;", *byte);
	}
	string_append_byte(text, '"');
}

static void
append_node(struct string *text, size_t index, const struct flow_node *node)
{
	string_append_format(text, "        n%zu%s", index + 1, node->is_system ? "[(" : "[");
	append_label(text, node->label);
	string_append(text, node->is_system ? ")]\n" : "]\n");
}

static void
append_group(struct string *text, const struct block_flows *flows, size_t group)
{
	string_append_format(text, "    subgraph g%zu [", group + 1);
	append_label(text, flows->groups[group]);
	string_append(text, "]\n");
	for (size_t i = 0; i < flows->node_count; i++) {
		if (flows->nodes[i].group == group)
			append_node(text, i, &flows->nodes[i]);
	}
	string_append(text, "    end\n");
}

static void
append_edge(struct string *text, const struct flow_edge *edge)
{
	auto_string char *full =
		string_format("%d%s%s", edge->number, edge->label[0] ? " " : "", edge->label);
	auto_string char *label = clip_text(full, EDGE_LABEL_COLUMNS, CLIP_MARK, WIDTH_FILE);

	string_append_format(
		text, "    n%zu %s|", edge->from + 1, edge->crosses_border ? "==>" : "-->");
	append_label(text, label);
	string_append_format(text, "| n%zu\n", edge->to + 1);
}

void
mermaid_append_flowchart(struct string *text, const struct block_flows *flows)
{
	string_append(text, "flowchart LR\n");
	for (size_t i = 0; i < flows->group_count; i++)
		append_group(text, flows, i);
	for (size_t i = 0; i < flows->edge_count; i++)
		append_edge(text, &flows->edges[i]);
}
