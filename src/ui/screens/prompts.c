/* SPDX-License-Identifier: MIT */
/*
 * What could go wrong at each element of the map: the elements with how many risks of the catalogue
 * were not looked at there yet, and of one element those risks, to be taken or set aside.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "assessment/dismissals.h"
#include "assessment/evaluate.h"
#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "template/blueprint.h"
#include "ui/screens/catalogue_take.h"
#include "ui/screens/catalogue_words.h"
#include "ui/screens/describe.h"
#include "ui/screens/screens.h"
#include "ui/screens/turn_back.h"
#include "ui/screens/work_area.h"
#include "ui/widgets/list.h"

/* The columns of a mark such as "[ ]", and the blank after it. */
#define MARK_COLUMNS 4
/* Notes at the right of a line: from how many columns, and at most. */
#define NOTE_FROM 50
#define NOTE_COLUMNS 34

struct prompts_screen {
	char *element; /* UUID; NULL: the elements are listed; owned */
	bool is_alone; /* it was opened for this element */
	struct list elements;
	struct list prompts;
	struct application *application; /* while drawing */
};

/* The prompts of one element, which stand together. */
struct run {
	const struct prompt *first;
	size_t count;
};

static struct run
run_from(const struct prompts *prompts, size_t start)
{
	struct run run = {0};

	if (start >= prompts->prompt_count)
		return run;
	run.first = &prompts->prompts[start];
	while (start + run.count < prompts->prompt_count &&
		prompts->prompts[start + run.count].element == run.first->element)
		run.count++;
	return run;
}

/* The prompts of the element in a line of the list; none behind its end. */
static struct run
run_in_line(const struct prompts *prompts, size_t line)
{
	struct run run = run_from(prompts, 0);

	for (size_t start = 0; line > 0 && run.count > 0; line--) {
		start += run.count;
		run = run_from(prompts, start);
	}
	return run;
}

static size_t
count_elements(const struct prompts *prompts)
{
	size_t count = 0;

	for (size_t start = 0; start < prompts->prompt_count; count++)
		start += run_from(prompts, start).count;
	return count;
}

/* The prompts of the element that is looked at, and its line. */
static struct run
run_of_element(const struct prompts_screen *screen, const struct prompts *prompts, size_t *line)
{
	struct run run;

	*line = 0;
	for (size_t start = 0; start < prompts->prompt_count; start += run.count) {
		run = run_from(prompts, start);
		if (string_equal(run.first->element->id, screen->element))
			return run;
		++*line;
	}
	return (struct run){0};
}

static size_t
count_open(struct run run)
{
	size_t count = 0;

	for (size_t i = 0; i < run.count; i++)
		count += run.first[i].state == PROMPT_OPEN;
	return count;
}

/* The prompt with the focus as the screen shows it now; NULL when elements are listed. */
static const struct prompt *
focused(const struct application *application, const struct prompts_screen *screen)
{
	size_t line;

	if (screen->element == NULL || !application->prompts_known)
		return NULL;
	struct run run = run_of_element(screen, &application->prompts, &line);
	return screen->prompts.selected < run.count ? &run.first[screen->prompts.selected] : NULL;
}

/* Words. */

static const char *
entry_key(const struct application *application, size_t entry)
{
	return describe_assessment(application)->template->catalogue->records[entry].key;
}

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

/* Draw. */

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
	struct run run = run_in_line(application_prompts(application), index);
	const struct record *element = run.first->element;
	auto_string char *name = describe_record(application, element);
	size_t open = count_open(run);
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
	size_t line;
	const struct prompt *prompt =
		&run_of_element(screen, application_prompts(application), &line).first[index];
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
draw_element_detail(
	struct application *application, struct run run, struct canvas *canvas, struct area area)
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
	const struct prompts *prompts, struct run run)
{
	const struct record *element =
		screen->element == NULL
			? NULL
			: assessment_find_record(describe_assessment(application), screen->element);
	auto_string char *name = element != NULL
					 ? describe_record(application, element)
					 : memory_copy_string(tr(application_catalog(application),
						   N_("What could go wrong")));
	size_t open = element != NULL ? count_open(run)
				      : prompts_count(prompts, NULL, NULL).states[PROMPT_OPEN];
	auto_string char *words = open_words(application, open);

	if (element != NULL && run.count == 0)
		return memory_copy_string(name);
	return string_format("%s (%s)", name, words);
}

static void
prompts_draw(struct application *application, void *state, struct canvas *canvas, struct area area)
{
	struct prompts_screen *screen = state;
	const struct prompts *prompts = application_prompts(application);
	bool is_of_element = screen->element != NULL;
	struct list *list = is_of_element ? &screen->prompts : &screen->elements;
	size_t line;
	struct area detail;

	screen->application = application;
	struct run run = is_of_element ? run_of_element(screen, prompts, &line) : (struct run){0};
	auto_string char *title = title_words(application, screen, prompts, run);
	area = work_area_split(application, canvas, area, title, &detail);
	size_t count = is_of_element ? run.count : count_elements(prompts);
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
			application, run_in_line(prompts, list->selected), canvas, detail);
	else
		draw_prompt_detail(application, &run.first[list->selected], canvas, detail);
	list_draw(list, canvas, area, count, true, is_of_element ? draw_prompt : draw_element,
		screen);
}

static bool
prompts_input(struct application *application, void *state, const struct input *input)
{
	struct prompts_screen *screen = state;

	(void)application;
	return list_input(screen->element != NULL ? &screen->prompts : &screen->elements, input);
}

/* Moving about. */

/* Go to the first prompt from the focus on, round the end, that was not looked at yet. */
static void
go_to_open(struct application *application, struct prompts_screen *screen)
{
	size_t line;
	struct run run = run_of_element(screen, application_prompts(application), &line);

	for (size_t i = 0; i < run.count; i++) {
		size_t index = (screen->prompts.selected + i) % run.count;
		if (run.first[index].state == PROMPT_OPEN) {
			list_select(&screen->prompts, index);
			return;
		}
	}
}

/* Look at an element. */
static void
look_at(struct application *application, struct prompts_screen *screen, const char *element)
{
	char *copy = memory_copy_string(element);
	size_t line;

	free(screen->element);
	screen->element = copy;
	screen->prompts = (struct list){0};
	struct run run = run_of_element(screen, application_prompts(application), &line);
	list_fit(&screen->prompts, run.count, run.count > 0 ? (int)run.count : 1);
	go_to_open(application, screen);
}

static void
act_look(struct application *application, void *state)
{
	struct prompts_screen *screen = state;
	struct run run = run_in_line(application_prompts(application), screen->elements.selected);

	if (run.count > 0)
		look_at(application, screen, run.first->element->id);
}

static void
move_element(struct application *application, struct prompts_screen *screen, int direction)
{
	const struct prompts *prompts = application_prompts(application);
	size_t line;
	struct run run = run_of_element(screen, prompts, &line);

	if (run.count == 0 || (direction < 0 && line == 0))
		return;
	run = run_in_line(prompts, direction > 0 ? line + 1 : line - 1);
	if (run.count > 0)
		look_at(application, screen, run.first->element->id);
}

static void
act_next(struct application *application, void *state)
{
	move_element(application, state, 1);
}

static void
act_previous(struct application *application, void *state)
{
	move_element(application, state, -1);
}

static void
act_back(struct application *application, void *state)
{
	struct prompts_screen *screen = state;
	size_t line;

	if (screen->is_alone) {
		application_pop(application);
		return;
	}
	struct run run = run_of_element(screen, application_prompts(application), &line);
	if (run.count > 0)
		list_select(&screen->elements, line);
	memory_free(&screen->element);
}

/* Changes. */

static void
act_take(struct application *application, void *state)
{
	struct prompts_screen *screen = state;
	const struct prompt *prompt = focused(application, screen);

	if (prompt != NULL && catalogue_take(application, &prompt->entry, 1, screen->element, NULL,
				      act_take, screen))
		go_to_open(application, screen);
}

static void
act_open(struct application *application, void *state)
{
	const struct prompt *prompt = focused(application, state);

	if (prompt != NULL)
		screen_form_open(application, prompt->record->id, NULL);
}

/* Set it aside; without a reason with the words that say no more than that it was looked at. */
static bool
set_aside(struct application *application, void *state, const char *reason)
{
	struct prompts_screen *screen = state;
	const struct prompt *prompt = focused(application, screen);
	struct error error = {0};

	if (prompt == NULL)
		return true;
	if (!session_dismiss(application->session, prompt->element, DISMISSED_ENTRY,
		    entry_key(application, prompt->entry), reason, NULL, &error)) {
		application_say_error(application, &error);
		return false;
	}
	application_say(application, ROLE_GOOD, N_("Set aside. u takes that back."), NULL);
	application_prompts(application);
	go_to_open(application, screen);
	return true;
}

static void
act_set_aside(struct application *application, void *state)
{
	if (!describe_may_change(application, act_set_aside, state))
		return;
	const struct prompt *prompt = focused(application, state);
	if (prompt == NULL)
		return;
	auto_string char *question =
		tr_format(application_catalog(application), N_("Set aside: {name}. Why?"), "name",
			catalogue_words_name(application, prompt->entry), NULL);
	enum language content = describe_assessment(application)->language;
	/* What most often is the reason can be kept with one key, and is seen before. */
	screen_reason_open(application, question,
		tr(application->catalogs[content], N_("Looked at; it does not fit here.")),
		set_aside, state);
}

static void
act_open_again(struct application *application, void *state)
{
	struct error error = {0};

	if (!describe_may_change(application, act_open_again, state))
		return;
	if (session_remove(application->session, focused(application, state)->record, &error))
		application_say(
			application, ROLE_GOOD, N_("It is open again. u takes that back."), NULL);
	else
		application_say_error(application, &error);
}

/* Keys. */

static bool
lists_elements(const struct application *application, const void *state)
{
	const struct prompts_screen *screen = state;

	(void)application;
	return screen->element == NULL;
}

static bool
is_of_element(const struct application *application, const void *state)
{
	return !lists_elements(application, state);
}

static bool
is_in_state(const struct application *application, const void *state, enum prompt_state wanted)
{
	const struct prompt *prompt = focused(application, state);

	return prompt != NULL && prompt->state == wanted;
}

static bool
is_free(const struct application *application, const void *state)
{
	return is_in_state(application, state, PROMPT_OPEN) ||
	       is_in_state(application, state, PROMPT_SET_ASIDE);
}

static bool
is_open(const struct application *application, const void *state)
{
	return is_in_state(application, state, PROMPT_OPEN);
}

static bool
is_taken(const struct application *application, const void *state)
{
	return is_in_state(application, state, PROMPT_TAKEN);
}

static bool
is_set_aside(const struct application *application, const void *state)
{
	return is_in_state(application, state, PROMPT_SET_ASIDE);
}

static const struct binding prompts_bindings[] = {
	{"Enter Right", N_("look"), N_("Look at what could go wrong there"), act_look,
		lists_elements},
	{"Enter a", N_("take it"), N_("Take the risk, linked to this element"), act_take, is_free},
	{"Enter", N_("open"), N_("Open the risk's form"), act_open, is_taken},
	{"s", N_("set it aside"),
		N_("Set the risk aside for this element, with a reason or without"), act_set_aside,
		is_open},
	{"D Delete", N_("open again"), N_("Take it back; the risk is to be looked at again"),
		act_open_again, is_set_aside},
	{"]", N_("next"), N_("The next element"), act_next, is_of_element},
	{"[", NULL, N_("The element before"), act_previous, is_of_element},
	TURN_BINDINGS(NULL),
	{"Esc Left", N_("back"), N_("Back; everything is kept"), act_back, is_of_element},
};

static void
prompts_focused(struct application *application, void *state, struct focused_texts *texts)
{
	const struct prompt *prompt = focused(application, state);

	if (prompt != NULL)
		catalogue_words_focused(application, prompt->entry, texts);
}

static void
prompts_free(void *state)
{
	struct prompts_screen *screen = state;

	free(screen->element);
	free(screen);
}

static const struct screen_type screen_prompts = {
	.name = "prompts",
	.title = N_("What could go wrong"),
	.bindings = prompts_bindings,
	.binding_count = array_length(prompts_bindings),
	.draw = prompts_draw,
	.input = prompts_input,
	.focused = prompts_focused,
	.free = prompts_free,
};

void
screen_prompts_open(struct application *application, const char *record)
{
	struct prompts_screen *screen = memory_allocate(sizeof(*screen));

	application_prompts(application);
	if (record != NULL) {
		screen->is_alone = true;
		look_at(application, screen, record);
	}
	application_push(application, &screen_prompts, screen);
}

void
screen_prompts_open_kind(struct application *application, const struct template_kind *kind)
{
	const struct prompts *prompts = application_prompts(application);
	struct prompts_screen *screen = memory_allocate(sizeof(*screen));
	size_t line = 0;
	struct run run;

	list_fit(&screen->elements, count_elements(prompts), 1);
	for (size_t start = 0; start < prompts->prompt_count; start += run.count, line++) {
		run = run_from(prompts, start);
		if (run.first->element->kind == kind) {
			list_select(&screen->elements, line);
			break;
		}
	}
	application_push(application, &screen_prompts, screen);
}
