/* SPDX-License-Identifier: MIT */
/*
 * Taking from the catalogue: its entries, those that deserve a look here first, found by words in
 * any language. Options are numbered as the entries are ordered here.
 */
#include "config.h"

#include <stdlib.h>

#include "assessment/catalogue.h"
#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "ui/screens/catalogue_take.h"
#include "ui/screens/catalogue_words.h"
#include "ui/screens/describe.h"
#include "ui/screens/form.h"
#include "ui/screens/screens.h"
#include "ui/widgets/choices.h"
#include "ui/screens/work_area.h"

/* How near an entry is to what the assessment says. */
enum nearness { NEAR_TARGET, NEAR_A_RECORD, NEAR_ANSWERS, NEAR_NOTHING, NEAR_COUNT };

/* An entry as it stands in the list. */
struct catalogue_line {
	size_t entry;
	char *record; /* that it was taken as, UUID; NULL: it is not in use; owned */
	bool is_free; /* it can be taken, or linked to the target */
	enum nearness nearness;
	char *places; /* in words; owned */
};

struct catalogue {
	struct catalogue_line *lines;
	size_t line_count;
	const struct template_kind *kind; /* NULL: of several */
	char *target;                     /* UUID, or NULL; owned */
	struct choices choices;
	enum language language; /* of the options' texts */
};

static const struct record *
find_record(const struct application *application, const char *id)
{
	return id == NULL ? NULL : assessment_find_record(describe_assessment(application), id);
}

/* Say of an entry what the assessment knows of it. */
static void
look_up(const struct application *application, const struct catalogue *screen,
	const struct record *const *taken, struct catalogue_line *line)
{
	const struct assessment *assessment = describe_assessment(application);
	const struct record *target = find_record(application, screen->target);
	const struct record *record = taken[line->entry];
	bool is_general;

	free(line->places);
	free(line->record);
	line->places = catalogue_words_places(application, line->entry, &is_general);
	if (target != NULL && catalogue_suits(assessment, line->entry, target))
		line->nearness = NEAR_TARGET;
	else if (line->places[0] != '\0')
		line->nearness = NEAR_A_RECORD;
	else
		line->nearness = is_general ? NEAR_ANSWERS : NEAR_NOTHING;
	line->record = record == NULL ? NULL : memory_copy_string(record->id);
	line->is_free = !catalogue_is_settled(assessment, record, target);
}

/* Put the lines in order: what can be taken before what cannot, the near before the far. */
static void
sort_lines(struct catalogue *screen)
{
	struct catalogue_line *sorted = NULL;
	size_t count = 0;

	for (int is_free = 1; is_free >= 0; is_free--) {
		for (int nearness = 0; nearness < NEAR_COUNT; nearness++) {
			for (size_t i = 0; i < screen->line_count; i++) {
				const struct catalogue_line *line = &screen->lines[i];
				if (line->is_free == (is_free == 1) &&
					(int)line->nearness == nearness)
					*array_append(&sorted, &count) = *line;
			}
		}
	}
	free(screen->lines);
	screen->lines = sorted;
}

static void
add_option(const struct application *application, struct catalogue *screen,
	const struct catalogue_line *line, bool taken)
{
	const struct record *record = find_record(application, line->record);
	struct choices_option *option = choices_add(
		&screen->choices, catalogue_words_name(application, line->entry), NULL, taken);

	option->words = catalogue_words_all(application, line->entry);
	option->settled = !line->is_free;
	if (record == NULL) {
		option->note = memory_copy_string(
			line->nearness == NEAR_TARGET
				? tr(application_catalog(application), N_("suits it"))
				: line->places);
		return;
	}
	auto_string char *number = string_format("%d", record->number);
	option->note = tr_format(application_catalog(application), N_("in use: {kind} {number}"),
		"kind", localized_text(&record->kind->label, application->language), "number",
		number, NULL);
}

/* Make the options anew, in the screen's language; what was taken stays so. */
static void
make_options(const struct application *application, struct catalogue *screen)
{
	bool *taken = memory_allocate_array(screen->line_count + 1, sizeof(*taken));
	size_t focused = 0;
	bool had_focus = choices_focused(&screen->choices, &focused);

	for (size_t i = 0; i < screen->choices.option_count; i++)
		taken[i] = screen->choices.options[i].taken;
	choices_close(&screen->choices);
	choices_open(&screen->choices, true);
	for (size_t i = 0; i < screen->line_count; i++)
		add_option(application, screen, &screen->lines[i], taken[i]);
	list_select(&screen->choices.list, had_focus ? focused : 0);
	screen->language = application->language;
	free(taken);
}

/* Look everything up again and make the options; the places are words of a language too. */
static void
refresh(const struct application *application, struct catalogue *screen)
{
	const struct record **taken = catalogue_taken(describe_assessment(application));

	for (size_t i = 0; i < screen->line_count; i++)
		look_up(application, screen, taken, &screen->lines[i]);
	free(taken);
	if (screen->choices.option_count == 0)
		sort_lines(screen);
	make_options(application, screen);
}

/* The line with the focus; NULL when none is shown. */
static const struct catalogue_line *
focused_line(const struct catalogue *screen)
{
	size_t option;

	return choices_focused(&screen->choices, &option) ? &screen->lines[option] : NULL;
}

/* What stands below an entry's description. Caller-owned. */
static char *
more_words(const struct application *application, const struct catalogue_line *line)
{
	const struct catalog *catalog = application_catalog(application);
	const struct record *record = find_record(application, line->record);

	if (record != NULL) {
		auto_string char *name = describe_record(application, record);
		return tr_format(catalog,
			line->is_free ? N_("In use: {name}. Ticking it links it.")
				      : N_("In use: {name}."),
			"name", name, NULL);
	}
	if (line->places[0] == '\0')
		return memory_copy_string("");
	return tr_format(catalog, N_("Worth a look at: {places}"), "places", line->places, NULL);
}

static void
draw_detail(const struct application *application, const struct catalogue *screen,
	struct canvas *canvas, struct area area)
{
	const struct catalogue_line *line = focused_line(screen);

	if (line == NULL || area.rows < 1)
		return;
	auto_string char *more = more_words(application, line);
	catalogue_words_draw(application, line->entry, more, canvas, area);
}

/* "From the catalogue: Risks, for Data flow 2 · Booking to payroll (2)". Caller-owned. */
static char *
title_words(const struct application *application, const struct catalogue *screen)
{
	const struct record *target = find_record(application, screen->target);
	auto_string char *name = target == NULL ? NULL : describe_record(application, target);
	const char *words = screen->kind == NULL ? target == NULL
							   ? N_("From the catalogue")
							   : N_("From the catalogue, for {name}")
			    : target == NULL ? N_("From the catalogue: {kind}")
						 : N_("From the catalogue: {kind}, for {name}");
	auto_string char *title = tr_format(application_catalog(application), words, "kind",
		screen->kind == NULL ? ""
				     : localized_text(&screen->kind->plural, application->language),
		"name", name == NULL ? "" : name, NULL);
	size_t count = 0;

	free(choices_taken(&screen->choices, &count));
	return count == 0 ? memory_copy_string(title) : string_format("%s (%zu)", title, count);
}

static void
catalogue_draw(
	struct application *application, void *state, struct canvas *canvas, struct area area)
{
	struct catalogue *screen = state;

	if (screen->language != application->language)
		refresh(application, screen);
	auto_string char *title = title_words(application, screen);
	struct area detail = {0};
	area = work_area_split(application, canvas, area, title, &detail);
	draw_detail(application, screen, canvas, detail);
	choices_draw(&screen->choices, canvas, area,
		tr(application_catalog(application), N_("Nothing matches what was typed.")));
}

static bool
catalogue_input(struct application *application, void *state, const struct input *input)
{
	struct catalogue *screen = state;

	(void)application;
	return choices_input(&screen->choices, input);
}

/* The entries that are taken, or the focused one where none is. Caller-owned. */
static size_t *
taken_entries(const struct catalogue *screen, size_t *count)
{
	size_t *options = choices_taken(&screen->choices, count);
	const struct catalogue_line *line = focused_line(screen);

	if (*count == 0 && line != NULL) {
		free(options);
		options = memory_allocate(sizeof(*options));
		options[(*count)++] = line->entry;
		return options;
	}
	for (size_t i = 0; i < *count; i++)
		options[i] = screen->lines[options[i]].entry;
	return options;
}

static void
act_add(struct application *application, void *state)
{
	struct catalogue *screen = state;
	size_t count;
	size_t *entries = taken_entries(screen, &count);
	auto_string char *first = NULL;
	bool done = count > 0 && catalogue_take(application, entries, count, screen->target, &first,
					 act_add, screen);

	free(entries);
	if (!done || !application_pop(application))
		return;
	struct pane *pane = form_top_pane(application);
	if (pane != NULL)
		pane_focus_on(pane, find_record(application, first), NULL);
}

static void
act_take(struct application *application, void *state)
{
	struct catalogue *screen = state;
	struct input space = {.type = INPUT_TEXT, .text = " "};

	(void)application;
	choices_input(&screen->choices, &space);
}

static const struct binding catalogue_bindings[] = {
	{"Enter", N_("add"), N_("Add all that is ticked, or else the one in focus"), act_add, NULL},
	{"Space", N_("tick"), N_("Tick this entry, or take the tick off"), act_take, NULL},
};

static void
catalogue_focused(struct application *application, void *state, struct focused_texts *texts)
{
	const struct catalogue_line *line = focused_line(state);

	if (line != NULL)
		catalogue_words_focused(application, line->entry, texts);
}

static void
catalogue_free(void *state)
{
	struct catalogue *screen = state;

	for (size_t i = 0; i < screen->line_count; i++) {
		free(screen->lines[i].record);
		free(screen->lines[i].places);
	}
	free(screen->lines);
	free(screen->target);
	choices_close(&screen->choices);
	free(screen);
}

static const struct screen_type screen_catalogue = {
	.name = "catalogue",
	.title = N_("Take from the catalogue"),
	.bindings = catalogue_bindings,
	.binding_count = array_length(catalogue_bindings),
	.draw = catalogue_draw,
	.input = catalogue_input,
	.focused = catalogue_focused,
	.free = catalogue_free,
};

/* Open the screen of entries that were put in its lines; `screen` is consumed. */
static void
open_screen(struct application *application, struct catalogue *screen, const char *record)
{
	screen->target = memory_copy_string(record);
	if (screen->line_count == 0) {
		catalogue_free(screen);
		application_say(application, ROLE_NORMAL,
			N_("The template has nothing ready to be taken here."), NULL);
		return;
	}
	refresh(application, screen);
	application_push(application, &screen_catalogue, screen);
}

void
screen_catalogue_open(
	struct application *application, const struct template_kind *kind, const char *record)
{
	const struct template *template = describe_assessment(application)->template;
	struct catalogue *screen = memory_allocate(sizeof(*screen));

	screen->kind = kind;
	for (size_t i = 0; i < catalogue_count(template); i++)
		if (template->catalogue->records[i].kind == kind)
			array_append(&screen->lines, &screen->line_count)->entry = i;
	open_screen(application, screen, record);
}

void
screen_catalogue_open_entries(struct application *application, const size_t *entries,
	size_t entry_count, const char *record)
{
	const struct template *template = describe_assessment(application)->template;
	struct catalogue *screen = memory_allocate(sizeof(*screen));

	for (size_t i = 0; i < entry_count; i++) {
		const struct template_kind *kind = template->catalogue->records[entries[i]].kind;
		screen->kind = i == 0 || screen->kind == kind ? kind : NULL;
		array_append(&screen->lines, &screen->line_count)->entry = entries[i];
	}
	open_screen(application, screen, record);
}
