/* SPDX-License-Identifier: MIT */
/* The screen of what could go wrong, drawn. */
#include "config.h"

#include "ui/screens/prompts_screen.h"

#include "assessment/dismissals.h"
#include "assessment/evaluate.h"
#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "ui/screens/catalogue_words.h"
#include "ui/screens/describe.h"
#include "ui/screens/work_area.h"

/* The columns of a mark such as "[ ]", and the blank after it. */
#define MARK_COLUMNS 4
/* Notes at the right of a line: from how many columns, and at most. */
#define NOTE_FROM 50
#define NOTE_COLUMNS 34

/* "not looked at yet: 5", or that all was. Caller-owned. */
static char *
open_words(const struct application *application, size_t count)
{
	auto_string char *number = string_format("%zu", count);

	return tr_format(application_catalog(application),
		count > 0 ? N_("not looked at yet: {count}") : N_("all looked at"), "count", number,
		NULL);
}

/* What came of a prompt, for the line (short) or in full. Caller-owned. */
static char *
state_words(const struct application *application, const struct prompt *prompt, bool is_short)
{
	const struct catalog *catalog = application_catalog(application);
	auto_string char *number =
		prompt->record == NULL ? NULL : string_format("%d", prompt->record->number);

	switch (prompt->state) {
	case PROMPT_TAKEN: {
		if (is_short)
			return string_format("%s %s",
				localized_text(&prompt->record->kind->label, application->language),
				number);
		auto_string char *name = describe_record(application, prompt->record);
		return tr_format(catalog, N_("In use: {name}."), "name", name, NULL);
	}
	case PROMPT_SET_ASIDE:
		if (is_short)
			return memory_copy_string(tr(catalog, N_("set aside")));
		return tr_format(catalog, N_("Set aside: {reason}"), "reason",
			dismissal_reason(describe_assessment(application), prompt->record), NULL);
	default:
		return memory_copy_string("");
	}
}

static void
draw_line(struct canvas *canvas, struct area area, const char *mark, const char *name,
	const char *note)
{
	canvas_text(canvas, area.row, area.column, MARK_COLUMNS - 1, ROLE_NORMAL, mark);
	area.column += MARK_COLUMNS;
	area.columns -= MARK_COLUMNS;
	if (area.columns >= NOTE_FROM && note[0] != '\0') {
		int width = width_text(note, WIDTH_SCREEN);
		width = width < NOTE_COLUMNS ? width : NOTE_COLUMNS;
		area.columns -= width + 2;
		canvas_text_right(
			canvas, area.row, area.column + area.columns + 2, width, ROLE_DIM, note);
	}
	canvas_text(canvas, area.row, area.column, area.columns, ROLE_NORMAL, name);
}

static void
draw_element(void *context, struct canvas *canvas, struct area area, size_t index, bool selected)
{
	struct prompts_screen *screen = context;
	struct application *application = screen->application;
	const struct prompts *prompts = application_prompts(application);
	struct prompt_run run = prompts_at(prompts, index);
	const struct record *element = run.first->element;
	auto_string char *name = describe_record(application, element);
	size_t open = prompts_count(prompts, NULL, element).states[PROMPT_OPEN];
	auto_string char *mark = open > 0 ? string_format("%3zu", open)
					  : string_format("  %s", canvas_glyph(canvas, GLYPH_DONE));
	bool crosses = string_equal(element->kind->id, "flow") &&
		       evaluate_crosses_border(describe_assessment(application), element);

	draw_line(canvas, list_draw_pointer(canvas, area, selected), mark, name,
		crosses ? tr(application_catalog(application), N_("crosses the border")) : "");
}

static void
draw_prompt(void *context, struct canvas *canvas, struct area area, size_t index, bool selected)
{
	struct prompts_screen *screen = context;
	struct application *application = screen->application;
	const struct prompt *prompt =
		&prompts_of(application_prompts(application), screen->element).first[index];
	auto_string char *note = state_words(application, prompt, true);
	auto_string char *done = string_format(" %s", canvas_glyph(canvas, GLYPH_DONE));
	const char *marks[] = {
		[PROMPT_OPEN] = canvas_glyph(canvas, GLYPH_OFF),
		[PROMPT_TAKEN] = done,
		[PROMPT_SET_ASIDE] = " -",
	};

	draw_line(canvas, list_draw_pointer(canvas, area, selected), marks[prompt->state],
		catalogue_words_name(application, prompt->entry), note);
}

/* Of an element what was not looked at yet, by name. */
static void
draw_element_detail(struct application *application, struct prompt_run run, struct canvas *canvas,
	struct area area)
{
	struct string names = {0};

	for (size_t i = 0; i < run.count; i++)
		if (run.first[i].state == PROMPT_OPEN)
			string_append_format(&names, "%s%s", names.length > 0 ? "\n" : "",
				catalogue_words_name(application, run.first[i].entry));
	canvas_text_wrapped(canvas, area, 0, ROLE_NORMAL,
		names.length > 0 ? string_text(&names)
				 : tr(application_catalog(application), N_("All looked at.")));
	string_clear(&names);
}

static void
draw_prompt_detail(struct application *application, const struct prompt *prompt,
	struct canvas *canvas, struct area area)
{
	auto_string char *words = state_words(application, prompt, false);

	catalogue_words_draw(application, prompt->entry, words, canvas, area);
}

/* "What could go wrong (not looked at yet: 23)", or the same of an element. Caller-owned. */
static char *
title_words(const struct application *application, const struct prompts_screen *screen,
	const struct prompts *prompts, struct prompt_run run)
{
	const struct record *element =
		screen->element == NULL
			? NULL
			: assessment_find_record(describe_assessment(application), screen->element);
	auto_string char *name = element != NULL
					 ? describe_record(application, element)
					 : memory_copy_string(tr(application_catalog(application),
						   N_("What could go wrong")));
	size_t open = prompts_count(prompts, NULL, element).states[PROMPT_OPEN];
	auto_string char *words = open_words(application, open);

	if (element != NULL && run.count == 0)
		return memory_copy_string(name);
	return string_format("%s (%s)", name, words);
}

void
prompts_draw(struct application *application, void *state, struct canvas *canvas, struct area area)
{
	struct prompts_screen *screen = state;
	const struct prompts *prompts = application_prompts(application);
	bool is_of_element = screen->element != NULL;
	struct list *list = is_of_element ? &screen->prompts : &screen->elements;
	struct area detail;

	screen->application = application;
	struct prompt_run run =
		is_of_element ? prompts_of(prompts, screen->element) : (struct prompt_run){0};
	auto_string char *title = title_words(application, screen, prompts, run);
	area = work_area_split(application, canvas, area, title, &detail);
	size_t count = is_of_element ? run.count : prompts_element_count(prompts);
	if (count == 0) {
		canvas_text_wrapped(canvas, area, 0, ROLE_NORMAL,
			tr(application_catalog(application),
				N_("No risk of the catalogue fits here as things are.")));
		canvas_cursor(canvas, area.row, area.column);
		return;
	}
	list_fit(list, count, area.rows);
	if (!is_of_element)
		draw_element_detail(
			application, prompts_at(prompts, list->selected), canvas, detail);
	else
		draw_prompt_detail(application, &run.first[list->selected], canvas, detail);
	list_draw(list, canvas, area, count, true, is_of_element ? draw_prompt : draw_element,
		screen);
}
