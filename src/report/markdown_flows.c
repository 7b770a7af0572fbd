/* SPDX-License-Identifier: MIT */
/* The map of data flows in Markdown: Mermaid, a drawing, a list. */
#include "config.h"

#include "report/markdown_writer.h"

#include "map/drawing.h"
#include "report/markdown_text.h"
#include "report/mermaid.h"
#include "report/punctuation.h"

/* The map as text, for those who read the file as it is. Nothing can be escaped in a fence, so what
 * would end it, or be taken for HTML or a link by a viewer that knows none, is drawn with signs
 * that look alike. */
static void
append_drawing(struct string *markdown, const struct map_layout *layout)
{
	/* Each is the sign, then what is drawn in its place. */
	static const char *const signs[] = {"<‹", ">›", "`´", "[{", "]}", NULL};
	struct map_drawing *drawing = map_drawing_new(layout, false);
	struct string text = {0};

	map_drawing_append(drawing, &text);
	string_append(markdown, "```text\n");
	for (const char *byte = string_text(&text); *byte != '\0'; byte++) {
		const char *const *sign = signs;

		while (*sign && (*sign)[0] != *byte)
			sign++;
		if (*sign)
			string_append(markdown, *sign + 1);
		else
			string_append_byte(markdown, *byte);
	}
	string_append(markdown, "```\n");
	string_clear(&text);
	map_drawing_free(&drawing);
}

static void
append_flow(struct markdown_writer *writer, const struct block_flows *flows,
	const struct map_flow *flow)
{
	struct string *markdown = writer->markdown;

	string_append_format(markdown, "- **%d** ", flow->record->number);
	markdown_append_line(markdown, flows->graph->nodes[flow->from].name);
	string_append(markdown, " → ");
	markdown_append_line(markdown, flows->graph->nodes[flow->to].name);
	if (flow->name[0]) {
		string_append(markdown, punctuation_colon(writer->language, ""));
		markdown_append_line(markdown, flow->name);
	}
	markdown_append_aside(
		markdown, flow->crosses_border ? flows->crossing : NULL, writer->language);
	string_append_byte(markdown, '\n');
}

void
markdown_append_flows(struct markdown_writer *writer, const struct block_flows *flows)
{
	struct string *markdown = writer->markdown;
	const struct map_graph *graph = flows->graph;
	bool crosses = false;

	markdown_begin_block(markdown);
	string_append(markdown, "```mermaid\n");
	mermaid_append_flowchart(markdown, graph);
	string_append(markdown, "```\n");
	markdown_begin_block(markdown);
	append_drawing(markdown, flows->layout);
	for (size_t i = 0; i < graph->arrow_count; i++)
		crosses = crosses || graph->arrows[i].crosses_border;
	if (crosses) {
		markdown_begin_block(markdown);
		string_append(markdown, "> ");
		markdown_append_line(markdown, flows->legend);
		string_append_byte(markdown, '\n');
	}
	markdown_begin_block(markdown);
	for (size_t i = 0; i < graph->flow_count; i++) {
		if (graph->flows[i].arrow != MAP_NONE)
			append_flow(writer, flows, &graph->flows[i]);
	}
}
