/* SPDX-License-Identifier: MIT */
/* The map of who sends what to whom. */
#include "config.h"

#include "base/memory.h"
#include "base/string.h"
#include "i18n/phrases.h"
#include "report/builder.h"
#include "report/punctuation.h"

const struct block_flows *
build_flow_diagram(struct builder *builder)
{
	const struct map_request request = {
		.assessment = builder->assessment,
		.catalog = builder->catalog,
		.language = builder->language,
	};
	struct block_flows *flows = chapter_add_flows(builder->chapter, map_graph_new(&request));
	auto_string char *hidden = builder_count(builder, flows->graph->hidden_flow_count);

	flows->crossing = report_copy_text(tr(builder->catalog, N_("crosses the border")));
	flows->legend = report_copy_text(
		tr(builder->catalog, N_("A thick arrow crosses the border: data are sent, kept or "
					"looked at on the other side.")));
	if (flows->graph->hidden_flow_count == 0)
		return flows;

	auto_string char *note = tr_format(builder->catalog,
		N_("Flows that the map leaves out: {count}. The table below has them all."),
		"count", hidden, NULL);

	chapter_add_note(builder->chapter, note);
	return flows;
}

void
build_flow_list(struct builder *builder, const struct block_flows *flows)
{
	const struct map_graph *graph = flows->graph;
	enum language language = builder->language;

	for (size_t i = 0; i < graph->flow_count; i++) {
		const struct map_flow *flow = &graph->flows[i];
		struct string line = {0};

		if (flow->arrow == MAP_NONE)
			continue;
		string_append_format(&line, "%d  %s → %s", flow->record->number,
			graph->nodes[flow->from].name, graph->nodes[flow->to].name);
		if (flow->name[0])
			string_append_format(
				&line, "%s%s", punctuation_colon(language, ""), flow->name);
		if (flow->crosses_border)
			string_append_format(&line, "%s%s%s", phrases_open(language),
				flows->crossing, phrases_close(language));
		chapter_add_paragraph(builder->chapter, string_text(&line));
		string_clear(&line);
	}
}
