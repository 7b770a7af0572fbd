/* SPDX-License-Identifier: MIT */
/* The map of who sends what to whom. */
#include "config.h"

#include "base/memory.h"
#include "base/string.h"
#include "report/builder.h"

void
build_flow_diagram(struct builder *builder)
{
	const struct map_request request = {
		.assessment = builder->assessment,
		.catalog = builder->catalog,
		.language = builder->language,
		.only_connected = true,
	};
	struct block_flows *flows = chapter_add_flows(builder->chapter, map_graph_new(&request));
	auto_string char *hidden = string_format("%zu", flows->graph->hidden_flow_count);

	flows->crossing = report_copy_text(tr(builder->catalog, N_("crosses the border")));
	flows->legend =
		report_copy_text(tr(builder->catalog, N_("A thick arrow crosses the border.")));
	if (flows->graph->hidden_flow_count == 0)
		return;

	auto_string char *note = tr_format(builder->catalog,
		N_("Flows that the map leaves out: {count}. The table below has them all."),
		"count", hidden, NULL);

	chapter_add_note(builder->chapter, note);
}
