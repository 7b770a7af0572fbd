/* SPDX-License-Identifier: MIT */
/* What the views of the flows share. */
#include "config.h"

#include "ui/screens/flow_views.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/string.h"
#include "ui/screens/describe.h"
#include "ui/screens/form.h"
#include "ui/screens/screens.h"

void
flow_view_focus(struct flow_view *view, const struct record *record)
{
	if (record && string_equal(view->record, record->id))
		return;
	free(view->record);
	view->record = record ? memory_copy_string(record->id) : NULL;
}

const struct record *
flow_view_focused(const struct application *application, const struct flow_view *view)
{
	const struct record *record =
		view->record
			? assessment_find_record(describe_assessment(application), view->record)
			: NULL;

	return record && !record->removed ? record : NULL;
}

/* Close this view and open another, which begins at the same place. */
static void
replace_by(struct application *application, const struct flow_view *view,
	void (*open)(struct application *application, const char *record))
{
	if (application_pop(application))
		open(application, view->record);
}

void
flow_view_act_map(struct application *application, void *state)
{
	replace_by(application, state, screen_map_open);
}

void
flow_view_act_exchanges(struct application *application, void *state)
{
	replace_by(application, state, screen_exchanges_open);
}

void
flow_view_act_whereabouts(struct application *application, void *state)
{
	replace_by(application, state, screen_whereabouts_open);
}

void
flow_view_act_table(struct application *application, void *state)
{
	const struct assessment *assessment = describe_assessment(application);
	const struct template_kind *kind = template_find_kind(assessment->template, "flow");
	const struct template_step *step =
		kind ? findings_step_of(assessment->template, kind, NULL) : NULL;
	const struct record *record = flow_view_focused(application, state);
	struct pane *pane;

	if (!step)
		return;
	screen_walk_show_step(application, step);
	pane = form_top_pane(application);
	if (pane && (!record || !pane_focus_on(pane, record, NULL)))
		pane_focus_first(pane);
}

char *
flow_view_name(const struct application *application, const struct record *flow)
{
	const struct template_field *name = flow->kind->name;

	if (!name || assessment_text(describe_assessment(application), flow, name)[0] == '\0')
		name = template_find_field(flow->kind, "data");
	return name ? describe_value(application, flow, name, NULL) : memory_copy_string("");
}

void
flow_view_draw_flow(const struct application *application, struct canvas *canvas, struct area area,
	const struct exchange_flow *flow)
{
	auto_string char *number =
		exchange_flow_numbers(flow, 1, canvas_glyph(canvas, GLYPH_ARROW));
	auto_string char *name = flow_view_name(application, flow->record);
	auto_string char *line = string_format("%s  %s", number, name);

	canvas_text(canvas, area.row, area.column, area.columns, ROLE_NORMAL, line);
}
