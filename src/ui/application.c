/* SPDX-License-Identifier: MIT */
/*
 * The stack of screens, the way of an input through it, and the keys that work everywhere.
 */
#include "config.h"

#include "ui/application.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"
#include "session/templates.h"
#include "ui/frame.h"
#include "ui/preferences.h"
#include "ui/screens/screens.h"

const struct catalog *
application_catalog(const struct application *application)
{
	return application->catalogs[application->language];
}

static struct screen *
top_screen(const struct application *application)
{
	return application->screen_count > 0 ? &application->screens[application->screen_count - 1]
					     : NULL;
}

/* Keys that work everywhere. */

static void
open_help(struct application *application, void *state)
{
	(void)state;
	if (!string_equal(top_screen(application)->type->name, "help"))
		screen_help_open(application);
}

static void
switch_language(struct application *application, void *state)
{
	(void)state;
	application->language = language_next(application->language);
	preferences_keep_language(application->language);
}

static void
switch_author(struct application *application, void *state)
{
	const struct screen *top = top_screen(application);

	if (string_equal(top->type->name, "author"))
		return;
	/* What was typed until now is the old author's. */
	if (top->type->leave != NULL && !top->type->leave(application, state))
		return;
	screen_author_open(application, NULL, NULL);
}

static void
suspend(struct application *application, void *state)
{
	(void)state;
	if (application->terminal.suspend != NULL)
		application->terminal.suspend(application->terminal.context);
}

static void
repaint(struct application *application, void *state)
{
	(void)state;
	if (application->terminal.repaint != NULL)
		application->terminal.repaint(application->terminal.context);
}

static void
go_back(struct application *application, void *state)
{
	(void)state;
	application_pop(application);
}

static bool
has_screen_below(const struct application *application, const void *state)
{
	(void)state;
	return application->screen_count > 1;
}

static void
quit(struct application *application, void *state)
{
	(void)state;
	application_end(application);
}

static void
explain_quit(struct application *application, void *state)
{
	(void)state;
	application_say(application, ROLE_NORMAL,
		N_("Everything is kept as you type. Ctrl-Q ends the program."), NULL);
}

/* The help is the first: the footer always has room for it. The way back is the second: the footer
 * shows it before a screen's rarer keys. */
const struct binding application_bindings[] = {
	{"F1 ?", N_("help"), N_("Explain the terms here and show the keys that work"), open_help,
		NULL},
	{"Esc", N_("back"), N_("Go back; what is being typed is kept"), go_back, has_screen_below},
	{"F2", N_("language"), N_("Show the screen in the next language; what you wrote stays"),
		switch_language, NULL},
	{"F9", NULL, N_("Say who is writing from now on"), switch_author, NULL},
	{"Ctrl-Q", N_("quit"), N_("End the program; everything is kept"), quit, NULL},
	{"Ctrl-Z", NULL, N_("Pause the program and go to the shell; fg comes back"), suspend, NULL},
	{"Ctrl-L", NULL, N_("Paint the screen anew"), repaint, NULL},
	{"Ctrl-C", NULL, N_("Say how to end the program"), explain_quit, NULL},
};
const size_t application_binding_count = array_length(application_bindings);

/* Beginning and end. */

static void
load_catalogs(struct application *application)
{
	auto_string char *folder = files_join(application->data_folder, "locales");

	for (enum language language = LANGUAGE_NONE; language < LANGUAGE_COUNT; language++) {
		struct catalog **catalog = &application->catalogs[language];

		if (language == LANGUAGE_NONE || !catalog_load(folder, language, catalog, NULL))
			*catalog = catalog_empty(language);
	}
}

/* The steps of the open assessment on top of what is there. Whether it could follow another
 * template is looked up here, once. */
static void
show_steps(struct application *application)
{
	const struct assessment *assessment = session_assessment(application->session);

	application->template_changes = session_template_changes(application->session);
	application->has_other_template = templates_have_other(assessment->template);
	screen_walk_open(application);
}

/* The open assessment on top of what is there. */
static void
show_assessment(struct application *application)
{
	if (application->author.name != NULL)
		session_set_author(application->session, &application->author);
	show_steps(application);
	if (application->has_other_template)
		application_say(application, ROLE_NORMAL,
			N_("Another version of this assessment's template is there. U says what "
			   "moving to it means."),
			NULL);
	screen_drafts_open(application);
}

bool
application_new(struct library *library, enum language language, const struct person *author,
	const char *data_folder, const char *reference, struct application **application,
	struct error *error)
{
	struct application *begun = memory_allocate(sizeof(*begun));

	begun->library = library;
	begun->language = language;
	begun->data_folder = memory_copy_string(data_folder);
	if (author != NULL && author->name != NULL)
		begun->author = person_copy(author);
	load_catalogs(begun);
	screen_library_open(begun);
	if (reference != NULL) {
		if (!session_open(begun->library, reference, &begun->session, error)) {
			application_free(&begun);
			return false;
		}
		show_assessment(begun);
	}
	*application = begun;
	return true;
}

static void
free_closed(struct application *application)
{
	for (size_t i = 0; i < application->closed_count; i++) {
		const struct screen *screen = &application->closed[i];

		if (screen->type->free != NULL)
			screen->type->free(screen->state);
	}
	memory_free(&application->closed);
	application->closed_count = 0;
}

static void
forget_prompts(struct application *application)
{
	prompts_clear(&application->prompts);
	application->prompts_known = false;
}

static void
forget_glossaries(struct application *application)
{
	glossaries_free(application->glossaries, application->glossary_count);
	application->glossaries = NULL;
	application->glossary_count = 0;
	application->glossaries_known = false;
}

void
application_free(struct application **application)
{
	struct application *freed = *application;

	if (freed == NULL)
		return;
	while (freed->screen_count > 0)
		*array_append(&freed->closed, &freed->closed_count) =
			freed->screens[--freed->screen_count];
	free_closed(freed);
	free(freed->screens);
	forget_prompts(freed);
	forget_glossaries(freed);
	session_close(&freed->session);
	library_close(&freed->library);
	person_clear(&freed->author);
	for (size_t i = 0; i < LANGUAGE_COUNT; i++)
		catalog_free(&freed->catalogs[i]);
	free(freed->message);
	free(freed->data_folder);
	memory_free(application);
}

void
application_end(struct application *application)
{
	/* Set first: a screen that is left at the end leaves nothing half-begun behind. */
	application->ending = true;
	for (size_t i = application->screen_count; i-- > 0;) {
		const struct screen *screen = &application->screens[i];

		if (screen->type->leave != NULL)
			(void)screen->type->leave(application, screen->state);
	}
}

/* The open assessment. */

bool
application_open_assessment(struct application *application, const char *reference)
{
	struct session *session;
	struct error error = {0};

	application_close_assessment(application);
	if (!session_open(application->library, reference, &session, &error)) {
		application_say_error(application, &error);
		return false;
	}
	application->session = session;
	forget_glossaries(application);
	show_assessment(application);
	return true;
}

void
application_close_assessment(struct application *application)
{
	if (application->session != NULL)
		forget_glossaries(application);
	forget_prompts(application);
	session_close(&application->session);
}

bool
application_template_changed(const struct application *application)
{
	return application->session != NULL &&
	       session_template_changes(application->session) != application->template_changes;
}

/* Close all screens of the old template, without asking: what they would keep has no place any
 * more. The first screen is the library's. */
static void
follow_template(struct application *application)
{
	if (application->ending || !application_template_changed(application))
		return;
	while (application->screen_count > 1)
		*array_append(&application->closed, &application->closed_count) =
			application->screens[--application->screen_count];
	forget_glossaries(application);
	show_steps(application);
}

const struct findings *
application_findings(const struct application *application)
{
	return application->session ? session_findings(application->session) : NULL;
}

const struct step_progress *
application_progress(const struct application *application)
{
	return application->session ? session_progress(application->session) : NULL;
}

const struct prompts *
application_prompts(struct application *application)
{
	uint64_t revision;

	if (application->session == NULL)
		return NULL;
	revision = session_revision(application->session);
	if (!application->prompts_known || application->prompts_revision != revision) {
		forget_prompts(application);
		prompts_collect(session_assessment(application->session), &application->prompts);
		application->prompts_known = true;
		application->prompts_revision = revision;
	}
	return &application->prompts;
}

static void
load_glossary(struct application *application, const char *name)
{
	struct glossary *glossary = NULL;
	struct error_list faults = {0};

	if (glossaries_load(name, &glossary, &faults))
		*array_append(&application->glossaries, &application->glossary_count) = glossary;
	else
		application_say_error(application, &faults.errors[0]);
	error_list_clear(&faults);
}

const struct glossary *const *
application_glossaries(struct application *application, size_t *count)
{
	if (!application->glossaries_known) {
		application->glossaries_known = true;
		if (application->session == NULL) {
			glossaries_load_all(&application->glossaries, &application->glossary_count);
		} else {
			const char *name =
				session_assessment(application->session)->template->glossary;

			if (name != NULL)
				load_glossary(application, name);
		}
	}
	*count = application->glossary_count;
	return (const struct glossary *const *)application->glossaries;
}

void
focused_texts_add(struct focused_texts *texts, const struct localized *text)
{
	*array_append(&texts->texts, &texts->text_count) = text;
}

/* The stack. */

bool
application_push(struct application *application, const struct screen_type *type, void *state)
{
	const struct screen *top = top_screen(application);

	if (top != NULL && !type->is_dialog && top->type->leave != NULL &&
		!top->type->leave(application, top->state)) {
		if (type->free != NULL)
			type->free(state);
		return false;
	}
	*array_append(&application->screens, &application->screen_count) =
		(struct screen){.type = type, .state = state};
	return true;
}

void
application_resume(struct application *application)
{
	const struct screen *top = top_screen(application);

	if (top->type->resume != NULL)
		top->type->resume(application, top->state);
}

bool
application_pop(struct application *application)
{
	const struct screen *top = top_screen(application);

	if (top->type->leave != NULL && !top->type->leave(application, top->state))
		return false;
	if (application->screen_count == 1) {
		application->ending = true;
		return true;
	}
	*array_append(&application->closed, &application->closed_count) =
		application->screens[--application->screen_count];
	application_resume(application);
	return true;
}

void
application_drop(struct application *application, const void *state)
{
	size_t place = application->screen_count;

	while (place > 0 && application->screens[place - 1].state != state)
		place--;
	if (place == application->screen_count) {
		(void)application_pop(application);
	} else if (place > 0) {
		*array_append(&application->closed, &application->closed_count) =
			application->screens[place - 1];
		memmove(&application->screens[place - 1], &application->screens[place],
			(application->screen_count - place) * sizeof(*application->screens));
		application->screen_count--;
	}
}

/* Inputs. */

static bool
act_on(struct application *application, const struct binding *bindings, size_t count, void *state,
	const struct input *input)
{
	for (size_t i = 0; i < count; i++) {
		const struct binding *binding = &bindings[i];

		if (binding->act == NULL || !input_is_any(input, binding->keys))
			continue;
		if (binding->applies != NULL && !binding->applies(application, state))
			continue;
		binding->act(application, state);
		return true;
	}
	return false;
}

void
application_input(struct application *application, const struct input *input)
{
	struct screen top = *top_screen(application);

	if (input->type == INPUT_NONE)
		return;
	memory_free(&application->message);
	if (top.type->input != NULL && top.type->input(application, top.state, input))
		;
	else if (!act_on(application, top.type->bindings, top.type->binding_count, top.state,
			 input))
		act_on(application, application_bindings, application_binding_count, top.state,
			input);
	follow_template(application);
	free_closed(application);
}

void
application_tick(struct application *application, int64_t now)
{
	for (size_t i = 0; i < application->screen_count; i++) {
		const struct screen *screen = &application->screens[i];

		if (screen->type->tick != NULL)
			screen->type->tick(application, screen->state, now);
	}
	free_closed(application);
}

/* Drawing. */

void
application_draw(struct application *application, struct canvas *canvas)
{
	size_t first = application->screen_count - 1;
	struct area middle;

	canvas_blank(canvas);
	if (!frame_fits(canvas)) {
		frame_draw_too_small(application, canvas);
		return;
	}
	middle = frame_draw(application, canvas);
	while (first > 0 && application->screens[first].type->is_dialog)
		first--;
	for (size_t i = first; i < application->screen_count; i++) {
		const struct screen *screen = &application->screens[i];

		canvas->cursor_shown = false;
		screen->type->draw(application, screen->state, canvas, middle);
	}
	if (!canvas->cursor_shown)
		canvas_cursor(canvas, middle.row, middle.column);
}

/* Messages. */

void
application_say(struct application *application, enum role role, const char *text, ...)
{
	/* An error's message and its arguments are filled in the same way. */
	struct error said = {.message = text};
	va_list arguments;
	const char *name;

	va_start(arguments, text);
	while ((name = va_arg(arguments, const char *)) != NULL) {
		const char *value = va_arg(arguments, const char *);
		struct error_argument *argument =
			array_append(&said.arguments, &said.argument_count);

		argument->name = memory_copy_string(name);
		argument->value = memory_copy_string(value != NULL ? value : "");
	}
	va_end(arguments);
	application_say_error(application, &said);
	application->message_role = role;
}

void
application_say_error(struct application *application, struct error *error)
{
	free(application->message);
	application->message = tr_error(application_catalog(application), error);
	application->message_role = ROLE_ERROR;
	error_clear(error);
}

/* Who writes. */

void
application_set_author(struct application *application, const struct person *author)
{
	struct person copy = person_copy(author);

	person_clear(&application->author);
	application->author = copy;
	if (application->session != NULL)
		session_set_author(application->session, &application->author);
}

bool
application_need_author(struct application *application,
	void (*then)(struct application *application, void *state), void *state)
{
	if (!string_is_empty(application->author.name))
		return true;
	screen_author_open(application, then, state);
	return false;
}
