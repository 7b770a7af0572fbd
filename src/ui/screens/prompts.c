/* SPDX-License-Identifier: MIT */
/* The screen of what could go wrong, and its keys. */
#include "config.h"

#include <stdlib.h>

#include "assessment/dismissals.h"
#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "template/blueprint.h"
#include "ui/screens/catalogue_take.h"
#include "ui/screens/catalogue_words.h"
#include "ui/screens/describe.h"
#include "ui/screens/prompts_screen.h"
#include "ui/screens/screens.h"
#include "ui/screens/turn_back.h"

/* The prompt with the focus as the screen shows it now; NULL when elements are listed. */
static const struct prompt *
focused(const struct application *application, const struct prompts_screen *screen)
{

	if (screen->element == NULL || !application->prompts_known)
		return NULL;
	struct prompt_run run = prompts_of(&application->prompts, screen->element);
	return screen->prompts.selected < run.count ? &run.first[screen->prompts.selected] : NULL;
}

static const char *
entry_key(const struct application *application, size_t entry)
{
	return describe_assessment(application)->template->catalogue->records[entry].key;
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
	struct prompt_run run = prompts_of(application_prompts(application), screen->element);

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

	free(screen->element);
	screen->element = copy;
	screen->prompts = (struct list){0};
	struct prompt_run run = prompts_of(application_prompts(application), screen->element);
	list_fit(&screen->prompts, run.count, run.count > 0 ? (int)run.count : 1);
	go_to_open(application, screen);
}

static void
act_look(struct application *application, void *state)
{
	struct prompts_screen *screen = state;
	struct prompt_run run =
		prompts_at(application_prompts(application), screen->elements.selected);

	if (run.count > 0)
		look_at(application, screen, run.first->element->id);
}

static void
move_element(struct application *application, struct prompts_screen *screen, int direction)
{
	const struct prompts *prompts = application_prompts(application);
	struct prompt_run run = prompts_of(prompts, screen->element);

	if (run.count == 0 || (direction < 0 && run.position == 0))
		return;
	run = prompts_at(prompts, direction > 0 ? run.position + 1 : run.position - 1);
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

	if (screen->is_alone) {
		application_pop(application);
		return;
	}
	struct prompt_run run = prompts_of(application_prompts(application), screen->element);
	if (run.count > 0)
		list_select(&screen->elements, run.position);
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
	size_t count = prompts_element_count(prompts);
	size_t position = 0;

	while (position < count && prompts_at(prompts, position).first->element->kind != kind)
		position++;
	list_fit(&screen->elements, count, 1);
	list_select(&screen->elements, position < count ? position : 0);
	application_push(application, &screen_prompts, screen);
}
