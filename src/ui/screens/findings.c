/* SPDX-License-Identifier: MIT */
/* Everything that is missing or wrong, and the way to where it is mended. */
#include "config.h"

#include "ui/screens/screens.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "ui/screens/describe.h"
#include "ui/widgets/list.h"

struct findings_screen {
	struct list list;
	struct application *application; /* while drawing */
};

/* The finding in a line of the list: those that block first, then in the order of the steps. */
static const struct finding *
finding_at(const struct findings *findings, size_t line)
{
	for (int severity = SEVERITY_BLOCK; severity >= SEVERITY_NOTE; severity--) {
		for (size_t i = 0; i < findings->finding_count; i++) {
			if ((int)findings->findings[i].severity == severity && line-- == 0)
				return &findings->findings[i];
		}
	}
	return NULL;
}

static void
draw_finding(void *context, struct canvas *canvas, struct area area, size_t index, bool selected)
{
	struct findings_screen *screen = context;
	struct application *application = screen->application;
	const struct finding *finding = finding_at(application_findings(application), index);
	auto_string char *about = describe_place(application, finding);
	auto_string char *sentence =
		finding_text(finding, application_catalog(application), application->language);
	auto_string char *line = tr_format(application_catalog(application), N_("{label}: {text}"),
		"label", about, "text", sentence, NULL);

	area = list_draw_pointer(canvas, area, selected);
	canvas_text(canvas, area.row, area.column, 2, describe_severity_role(finding->severity),
		canvas_glyph(canvas, describe_severity_mark(finding->severity)));
	canvas_text(canvas, area.row, area.column + 2, area.columns - 2, ROLE_NORMAL, line);
}

/* The focused finding in full, with the law it follows from. */
static void
draw_detail(struct application *application, struct canvas *canvas, struct area area,
	const struct finding *finding)
{
	auto_string char *sentence =
		finding_text(finding, application_catalog(application), application->language);
	int used = canvas_text_wrapped(canvas, area, 0, ROLE_NORMAL, sentence);

	if (!finding->rule || used >= area.rows)
		return;

	auto_string char *law = describe_law(application, &finding->rule->law);

	canvas_text_wrapped(canvas,
		(struct area){area.row + used, area.column, area.rows - used, area.columns}, 0,
		ROLE_DIM, law);
}

static void
findings_draw(struct application *application, void *state, struct canvas *canvas, struct area area)
{
	struct findings_screen *screen = state;
	const struct catalog *catalog = application_catalog(application);
	const struct findings *findings = application_findings(application);
	auto_string char *title = string_format("%s (%zu)", tr(catalog, N_("What is open")),
		findings ? findings->finding_count : 0);
	struct area inside = canvas_frame(canvas, area, title);

	screen->application = application;
	if (!findings || findings->finding_count == 0) {
		canvas_text_wrapped(canvas, inside, 0, ROLE_GOOD,
			tr(catalog, N_("Nothing is missing and nothing is wrong.")));
		canvas_cursor(canvas, inside.row, inside.column);
		return;
	}

	int detail_rows = inside.rows > 12 ? 4 : inside.rows > 6 ? 2 : 0;
	struct area rows = {inside.row, inside.column, inside.rows - detail_rows, inside.columns};
	struct area detail = {inside.row + rows.rows, inside.column, detail_rows, inside.columns};

	list_fit(&screen->list, findings->finding_count, rows.rows);
	if (detail_rows)
		draw_detail(
			application, canvas, detail, finding_at(findings, screen->list.selected));
	list_draw(&screen->list, canvas, rows, findings->finding_count, true, draw_finding, screen);
}

static bool
findings_input(struct application *application, void *state, const struct input *input)
{
	struct findings_screen *screen = state;

	(void)application;
	return list_input(&screen->list, input);
}

static void
act_go(struct application *application, void *state)
{
	struct findings_screen *screen = state;
	const struct findings *findings = application_findings(application);

	if (!findings || screen->list.selected >= findings->finding_count)
		return;

	const struct finding *finding = finding_at(findings, screen->list.selected);
	if (finding->rule && finding->rule->step) {
		screen_walk_show_step(application, finding->rule->step);
		return;
	}
	/* The form lies over the list, so that Esc leads back to what is still open. */
	screen_form_open(
		application, finding->record->id, finding->field ? finding->field->id : NULL);
}

static const struct binding bindings[] = {
	{"Enter", N_("go there"), N_("Go to where it is mended"), act_go, NULL},
};

static void
findings_focused(struct application *application, void *state, struct focused_texts *texts)
{
	struct findings_screen *screen = state;
	const struct findings *findings = application_findings(application);
	const struct finding *finding =
		findings ? finding_at(findings, screen->list.selected) : NULL;

	if (!finding)
		return;
	if (finding->rule)
		focused_texts_add(texts, &finding->rule->say);
	if (finding->field)
		focused_texts_add(texts, &finding->field->label);
}

static const struct screen_type screen_findings = {
	.name = "findings",
	.title = N_("What is open"),
	.bindings = bindings,
	.binding_count = array_length(bindings),
	.draw = findings_draw,
	.input = findings_input,
	.focused = findings_focused,
	.free = free,
};

void
screen_findings_open(struct application *application)
{
	application_push(
		application, &screen_findings, memory_allocate(sizeof(struct findings_screen)));
}
