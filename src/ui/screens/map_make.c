/* SPDX-License-Identifier: MIT */
/* The map of what is asked for. */
#include "config.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "text/clip.h"
#include "ui/screens/describe.h"
#include "ui/screens/map_screen.h"

/* Let arrows show what is wrong with their flows. Notes are not: the words have them. */
static void
set_marks(struct map_screen *screen)
{
	const struct canvas signs = {.ascii = screen->made.ascii};
	const struct map_graph *graph = screen->graph;

	screen->arrow_roles =
		memory_allocate_array(graph->arrow_count, sizeof(*screen->arrow_roles));
	for (size_t i = 0; i < graph->flow_count; i++) {
		struct map_flow *flow = &graph->flows[i];
		enum severity severity;

		if (!map_screen_worst(screen->application, flow->record, &severity) ||
			severity == SEVERITY_NOTE)
			continue;
		flow->mark = canvas_glyph(&signs, describe_severity_mark(severity));
		if (flow->arrow != MAP_NONE && screen->arrow_roles[flow->arrow] != ROLE_ERROR)
			screen->arrow_roles[flow->arrow] = describe_severity_role(severity);
	}
}

/* Let the record that had the focus have it, else where it came from, else the first node. */
static void
find_focus(struct map_screen *screen)
{
	const struct map_graph *graph = screen->graph;
	const char *const ids[] = {screen->view.record, screen->origin};

	for (size_t i = 0; i < array_length(ids); i++) {
		const struct record *record =
			ids[i] ? assessment_find_record(
					 describe_assessment(screen->application), ids[i])
			       : NULL;
		size_t flow = record ? map_graph_find_flow(graph, record) : MAP_NONE;
		size_t node = record ? map_graph_find_node(graph, record) : MAP_NONE;

		if (flow != MAP_NONE)
			map_screen_focus_flow(screen, flow);
		else if (node != MAP_NONE)
			map_screen_focus_node(screen, node);
		if (flow != MAP_NONE || node != MAP_NONE)
			return;
	}
	/* An end that is not stated is no record; it is the same again where the flows are. */
	if (screen->flow == MAP_NONE && screen->node < graph->node_count &&
		!graph->nodes[screen->node].record)
		return;
	screen->flow = MAP_NONE;
	screen->node = MAP_NONE;
	if (graph->node_count > 0)
		map_screen_focus_node(screen, 0);
	else if (graph->flow_count > 0)
		map_screen_focus_flow(screen, 0);
}

void
map_screen_forget(struct map_screen *screen)
{
	map_drawing_free(&screen->drawing);
	map_layout_free(&screen->layout);
	map_graph_free(&screen->graph);
	memory_free(&screen->arrow_roles);
}

static bool
is_as_made(const struct map_screen *screen, const struct map_made *wanted)
{
	const struct map_made *made = &screen->made;

	return screen->graph && made->revision == wanted->revision &&
	       made->language == wanted->language && made->detail == wanted->detail &&
	       made->columns == wanted->columns && made->rows == wanted->rows &&
	       made->ascii == wanted->ascii;
}

void
map_screen_make(struct map_screen *screen, int columns, int rows, bool ascii)
{
	const struct assessment *assessment = describe_assessment(screen->application);
	const struct map_made wanted = {
		.revision = session_revision(screen->application->session),
		.language = screen->application->language,
		.detail = screen->detail,
		.columns = columns,
		.rows = rows,
		.ascii = ascii,
	};
	const struct template_kind *kind = template_find_kind(assessment->template, "flow");
	const struct map_options options = {
		.columns = columns,
		.rows = rows,
		.detail = screen->detail,
		.policy = WIDTH_SCREEN,
		.cut = ascii ? CLIP_MARK_ASCII : CLIP_MARK,
	};
	struct map_request request = {
		.assessment = assessment,
		.catalog = application_catalog(screen->application),
		.language = assessment->language,
		.only_connected = screen->words != NULL,
	};
	const struct record **found = NULL;

	if (is_as_made(screen, &wanted))
		return;
	map_screen_forget(screen);
	screen->made = wanted;
	free(kind ? assessment_records_of(assessment, kind, &screen->flow_total) : NULL);
	if (screen->words)
		request.flows = found = map_screen_find(screen, &request.flow_count);
	screen->graph = map_graph_new(&request);
	free(found);
	set_marks(screen);
	screen->layout = map_layout_new(screen->graph, &options);
	screen->drawing = map_drawing_new(screen->layout, ascii);
	find_focus(screen);
}

const struct record *
map_screen_focused(const struct map_screen *screen)
{
	/* What had it is kept for when it is shown again; before the map is made that is all there
	 * is. */
	if (screen->graph && screen->flow == MAP_NONE && screen->node == MAP_NONE)
		return NULL;
	return flow_view_focused(screen->application, &screen->view);
}

size_t *
map_screen_listed(const struct map_screen *screen, size_t *count)
{
	size_t *listed = NULL;

	*count = 0;
	for (size_t i = 0; i < screen->graph->flow_count; i++) {
		const struct map_flow *flow = &screen->graph->flows[i];

		if (screen->flow != MAP_NONE || screen->node == MAP_NONE ||
			flow->from == screen->node || flow->to == screen->node)
			*array_append(&listed, count) = i;
	}
	return listed;
}
