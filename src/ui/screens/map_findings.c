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
#include "ui/screens/guidance.h"
#include "ui/screens/map_screen.h"
#include "ui/screens/screens.h"

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
find_focused(const struct map_screen *screen, size_t *count)
{
	const struct findings *findings = application_findings(screen->application);
	const struct record *record = map_screen_focused(screen);
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

/* What has the focus, as guidance knows it; nothing to speak about when there is none. */
static struct pane_item
focused_item(const struct map_screen *screen)
{
	const struct record *record = map_screen_focused(screen);

	return (struct pane_item){.type = PANE_RECORD,
		.record = record ? record->id : NULL,
		.kind = record ? record->kind : NULL};
}

int
map_screen_draw_findings(struct map_screen *screen, struct canvas *canvas, struct area area)
{
	const struct catalog *catalog = application_catalog(screen->application);
	struct pane_item item = focused_item(screen);
	struct guidance guidance = {0};
	int rows;

	if (item.record)
		guidance_add_findings(&guidance, screen->application, &item);
	guidance_draw(&guidance, canvas, area, 0,
		map_screen_has_suggestion(screen->application, screen)
			? tr(catalog, N_(" a: add suggested, i: more"))
			: tr(catalog, N_(" i: more")));
	rows = guidance_rows(&guidance, area.columns);
	guidance_clear(&guidance);
	return rows < area.rows ? rows : area.rows;
}

void
map_screen_act_guidance(struct application *application, void *state)
{
	struct pane_item item = focused_item(state);

	guidance_open(application, &item);
}

bool
map_screen_has_guidance(const struct application *application, const void *state)
{
	const struct map_screen *screen = state;

	(void)application;
	return !screen->is_finding && map_screen_focused(screen);
}

char *
map_screen_prompts(const struct map_screen *screen, const char *words)
{
	const struct record *record = map_screen_focused(screen);
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

	screen_prompts_open(application, map_screen_focused(screen)->id);
}

bool
map_screen_has_prompts(const struct application *application, const void *state)
{
	const struct map_screen *screen = state;
	const struct template *template = describe_assessment(application)->template;
	const struct template_kind *risk = template_find_kind(template, "risk");

	return !screen->is_finding && map_screen_focused(screen) && risk &&
	       catalogue_has_kind(template, risk);
}

void
map_screen_act_suggested(struct application *application, void *state)
{
	struct map_screen *screen = state;
	size_t count;
	const struct finding **findings = find_focused(screen, &count);

	if (count > 0)
		catalogue_take_suggested(application, findings[0]->record, findings, count,
			map_screen_act_suggested, screen);
	free(findings);
}

bool
map_screen_has_suggestion(const struct application *application, const void *state)
{
	const struct map_screen *screen = state;
	const struct record *record = map_screen_focused(screen);
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
