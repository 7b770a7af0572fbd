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
		size_t plain = 0;

		while (byte[plain] >= 0x80 || isalnum(byte[plain]) ||
			(byte[plain] && strchr(" ,", byte[plain])))
			plain++;
		if (plain) {
			string_append_bytes(text, (const char *)byte, plain);
			byte += plain - 1;
		} else if (*byte == '\n' || *byte == '\t') {
			string_append_byte(text, ' ');
		} else {
			string_append_format(text, "#%d;", *byte);
		}
	}
	string_append_byte(text, '"');
}

static void
append_node(struct string *text, size_t index, const struct map_node *node)
{
	string_append_format(text, "        n%zu%s", index + 1, node->is_system ? "[(" : "[");
	append_label(text, node->name);
	string_append(text, node->is_system ? ")]\n" : "]\n");
}

static void
append_place(struct string *text, const struct map_graph *graph, size_t place)
{
	string_append_format(text, "    subgraph g%zu [", place + 1);
	append_label(text, graph->places[place].label);
	string_append(text, "]\n");
	for (size_t i = 0; i < graph->node_count; i++) {
		if (graph->boxes[graph->nodes[i].box].place == place)
			append_node(text, i, &graph->nodes[i]);
	}
	string_append(text, "    end\n");
}

static void
append_flow(struct string *text, const struct map_flow *flow)
{
	auto_string char *full =
		string_format("%d%s%s", flow->record->number, flow->name[0] ? " " : "", flow->name);
	auto_string char *label = clip_text(full, EDGE_LABEL_COLUMNS, CLIP_MARK, WIDTH_FILE);

	string_append_format(
		text, "    n%zu %s|", flow->from + 1, flow->crosses_border ? "==>" : "-->");
	append_label(text, label);
	string_append_format(text, "| n%zu\n", flow->to + 1);
}

void
mermaid_append_flowchart(struct string *text, const struct map_graph *graph)
{
	string_append(text, "flowchart LR\n");
	for (size_t i = 0; i < graph->place_count; i++)
		append_place(text, graph, i);
	for (size_t i = 0; i < graph->flow_count; i++) {
		if (graph->flows[i].arrow != MAP_NONE)
			append_flow(text, &graph->flows[i]);
	}
}
