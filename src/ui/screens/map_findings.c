/* SPDX-License-Identifier: MIT */
/* What is wrong with what has the focus on the map, and what the catalogue has for it. */
#include "config.h"

#include <stdlib.h>

#include "assessment/catalogue.h"
#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "ui/screens/catalogue_take.h"
#include "ui/screens/catalogue_words.h"
#include "ui/screens/describe.h"
#include "ui/screens/map_screen.h"
#include "ui/screens/screens.h"

/* A finding's mark and the blank after it. */
#define MARK_COLUMNS 2

bool
map_screen_worst(
	const struct application *application, const struct record *record, enum severity *severity)
{
	const struct findings *findings = application_findings(application);
	bool found = false;

	for (size_t i = 0; findings && record && i < findings->finding_count; i++) {
		const struct finding *finding = &findings->findings[i];

		if (finding->record != record || (found && finding->severity <= *severity))
			continue;
		*severity = finding->severity;
		found = true;
	}
	return found;
}

/* The findings on what has the focus, the weightiest first. An array, caller-owned. */
static const struct finding **
find_focused(const struct application *application, const struct flow_view *view, size_t *count)
{
	const struct findings *findings = application_findings(application);
	const struct record *record = flow_view_focused(application, view);
	const struct finding **found = NULL;

	*count = 0;
	for (int severity = SEVERITY_BLOCK; severity >= SEVERITY_NOTE; severity--) {
		for (size_t i = 0; findings && record && i < findings->finding_count; i++) {
			const struct finding *finding = &findings->findings[i];

			if (finding->record == record && (int)finding->severity == severity)
				*array_append(&found, count) = finding;
		}
	}
	return found;
}

static int
draw_finding(const struct application *application, struct canvas *canvas, struct area area,
	const struct finding *finding)
{
	auto_string char *text =
		finding_text(finding, application_catalog(application), application->language);
	auto_string char *suggested =
		finding->rule ? catalogue_words_suggested(application, finding) : NULL;
	struct area words = {
		area.row, area.column + MARK_COLUMNS, area.rows, area.columns - MARK_COLUMNS};
	int used;

	canvas_text(canvas, words.row, area.column, MARK_COLUMNS,
		describe_severity_role(finding->severity),
		canvas_glyph(canvas, describe_severity_mark(finding->severity)));
	used = canvas_text_wrapped(canvas, words, 0, ROLE_NORMAL, text);
	words.row += used;
	words.rows -= used;
	if (suggested && words.rows > 0)
		used += canvas_text_wrapped(canvas, words, 0, ROLE_KEY, suggested);
	return used;
}

int
map_screen_draw_findings(struct map_screen *screen, struct canvas *canvas, struct area area)
{
	size_t count;
	const struct finding **findings = find_focused(screen->application, &screen->view, &count);
	int used = 0;

	for (size_t i = 0; i < count && used < area.rows; i++)
		used += draw_finding(screen->application, canvas,
			(struct area){area.row + used, area.column, area.rows - used, area.columns},
			findings[i]);
	free(findings);
	return used;
}

char *
map_screen_prompts(const struct map_screen *screen, const char *words)
{
	const struct record *record = flow_view_focused(screen->application, &screen->view);
	size_t open = record ? prompts_count(application_prompts(screen->application), NULL, record)
				       .states[PROMPT_OPEN]
			     : 0;
	auto_string char *count = string_format("%zu", open);

	return open ? tr_format(
			      application_catalog(screen->application), words, "count", count, NULL)
		    : memory_copy_string("");
}

void
map_screen_act_prompts(struct application *application, void *state)
{
	const struct map_screen *screen = state;

	screen_prompts_open(application, screen->view.record);
}

bool
map_screen_has_prompts(const struct application *application, const void *state)
{
	const struct map_screen *screen = state;
	const struct template *template = describe_assessment(application)->template;
	const struct template_kind *risk = template_find_kind(template, "risk");

	return !screen->is_finding && flow_view_focused(application, &screen->view) && risk &&
	       catalogue_has_kind(template, risk);
}

void
map_screen_act_suggested(struct application *application, void *state)
{
	struct map_screen *screen = state;
	size_t count;
	const struct finding **findings = find_focused(application, &screen->view, &count);

	if (count > 0)
		catalogue_take_suggested(application, findings[0]->record, findings, count,
			map_screen_act_suggested, screen);
	free(findings);
}

bool
map_screen_has_suggestion(const struct application *application, const void *state)
{
	const struct map_screen *screen = state;
	const struct record *record = flow_view_focused(application, &screen->view);
	const struct findings *findings = application_findings(application);

	if (!findings || !record || screen->is_finding)
		return false;
	for (size_t i = 0; i < findings->finding_count; i++) {
		const struct finding *finding = &findings->findings[i];

		if (finding->record == record && finding->rule &&
			finding->rule->suggestion_count > 0)
			return true;
	}
	return false;
}
