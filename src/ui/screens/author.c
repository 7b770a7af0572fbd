/* SPDX-License-Identifier: MIT */
/* Who writes: a person known here, or a new one. */
#include "config.h"

#include "ui/screens/screens.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "text/width.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/edit_field.h"
#include "ui/widgets/list.h"

enum { FIELD_NAME, FIELD_ORGANISATION, FIELD_ROLE, AUTHOR_FIELD_COUNT };

static const char *const labels[AUTHOR_FIELD_COUNT] = {
	[FIELD_NAME] = N_("Name"),
	[FIELD_ORGANISATION] = N_("Organisation"),
	[FIELD_ROLE] = N_("Role"),
};

static const char *const prompts[AUTHOR_FIELD_COUNT] = {
	[FIELD_NAME] = N_("your name, as it should stand in the log"),
	[FIELD_ORGANISATION] = N_("may stay empty"),
	[FIELD_ROLE] = N_("may stay empty"),
};

/* What is done once somebody is chosen. */
struct after {
	void (*then)(struct application *application, void *state);
	void *state;
};

struct author {
	struct person *people; /* known in this library, last first; owned */
	size_t people_count;
	struct list list; /* of the people, and a last row for somebody else */
	bool typing;      /* somebody else is being typed in */
	struct edit_field fields[AUTHOR_FIELD_COUNT];
	size_t focus;
	struct after after;
	const struct catalog *catalog; /* while drawing */
};

static void
set_author(struct application *application, const struct person *person, struct after after)
{
	application_set_author(application, person);
	application_say(application, ROLE_GOOD, N_("{name} writes from now on."), "name",
		person->name, NULL);
	if (after.then)
		after.then(application, after.state);
}

static void
draw_person(void *context, struct canvas *canvas, struct area area, size_t index, bool selected)
{
	const struct author *author = context;
	const struct person *person = &author->people[index];

	area = list_draw_pointer(canvas, area, selected);
	if (index == author->people_count) {
		canvas_text(canvas, area.row, area.column, area.columns, ROLE_NORMAL,
			tr(author->catalog, N_("Somebody else…")));
		return;
	}

	auto_string char *line =
		string_format("%s%s%s%s%s", person->name, person->organisation[0] ? " · " : "",
			person->organisation, person->role[0] ? " · " : "", person->role);

	canvas_text(canvas, area.row, area.column, area.columns, ROLE_NORMAL, line);
}

static void
draw_fields(const struct catalog *catalog, struct author *author, struct canvas *canvas,
	struct area area)
{
	int label_columns = 0;

	for (size_t i = 0; i < AUTHOR_FIELD_COUNT; i++) {
		int columns = width_text(tr(catalog, labels[i]), WIDTH_SCREEN);

		label_columns = columns > label_columns ? columns : label_columns;
	}
	/* The focused field is drawn last, so that the cursor stays with it. */
	for (size_t i = 1; i <= AUTHOR_FIELD_COUNT; i++) {
		size_t index = (author->focus + i) % AUTHOR_FIELD_COUNT;
		int row = area.row + (int)index;
		struct area place = {
			row, area.column + label_columns + 2, 1, area.columns - label_columns - 2};

		canvas_text(canvas, row, area.column, label_columns, ROLE_NORMAL,
			tr(catalog, labels[index]));
		edit_field_draw(&author->fields[index], canvas, place, tr(catalog, prompts[index]));
	}
}

static void
author_draw(struct application *application, void *state, struct canvas *canvas, struct area area)
{
	struct author *author = state;
	const struct catalog *catalog = application_catalog(application);
	const char *why = tr(catalog,
		N_("Every change is kept with who made it. Nothing is written before that is "
		   "known."));
	int rows = author->typing ? AUTHOR_FIELD_COUNT : (int)author->people_count + 1;
	int wrapped = canvas_wrapped_rows(dialog_inside(area, 1, 60).columns, why);
	struct area inside =
		dialog_draw(canvas, area, rows + 1 + wrapped, 60, tr(catalog, N_("Who writes?")));

	/* Where there is little room, the lines to answer come before the reason. */
	if (rows > inside.rows)
		rows = inside.rows;

	struct area text = {inside.row, inside.column, inside.rows - rows - 1, inside.columns};
	struct area answer = {inside.row + inside.rows - rows, inside.column, rows, inside.columns};

	if (text.rows > 0)
		canvas_text_wrapped(canvas, text, 0, ROLE_DIM, why);
	author->catalog = catalog;
	if (author->typing)
		draw_fields(catalog, author, canvas, answer);
	else
		list_draw(&author->list, canvas, answer, author->people_count + 1, true,
			draw_person, author);
}

static bool
author_input(struct application *application, void *state, const struct input *input)
{
	struct author *author = state;

	(void)application;
	/* Whoever types a name does not want one of the list. */
	if (!author->typing && (input->type == INPUT_TEXT || input->type == INPUT_PASTE) &&
		!input_is(input, "Space"))
		author->typing = true;
	if (!author->typing)
		return list_input(&author->list, input);
	return edit_field_input(&author->fields[author->focus], input);
}

static void
act_next(struct application *application, void *state)
{
	struct author *author = state;

	(void)application;
	author->focus = (author->focus + 1) % AUTHOR_FIELD_COUNT;
}

static void
act_previous(struct application *application, void *state)
{
	struct author *author = state;

	(void)application;
	author->focus = (author->focus + AUTHOR_FIELD_COUNT - 1) % AUTHOR_FIELD_COUNT;
}

/* Close the dialog and let this person write. */
static void
finish(struct application *application, struct author *author, const struct person *person)
{
	struct person chosen = person_copy(person);
	struct after after = author->after;

	application_pop(application);
	set_author(application, &chosen, after);
	person_clear(&chosen);
}

/* What was typed in a field, without blanks around it; caller-owned. */
static char *
typed_text(const struct author *author, size_t field)
{
	return string_copy_trimmed(edit_field_text(&author->fields[field]), " ");
}

static void
act_accept(struct application *application, void *state)
{
	struct author *author = state;

	if (!author->typing) {
		if (author->list.selected < author->people_count)
			finish(application, author, &author->people[author->list.selected]);
		else
			author->typing = true;
		return;
	}
	if (author->focus != FIELD_ROLE) {
		act_next(application, state);
		return;
	}

	struct person person = {
		.name = typed_text(author, FIELD_NAME),
		.organisation = typed_text(author, FIELD_ORGANISATION),
		.role = typed_text(author, FIELD_ROLE),
	};

	if (string_is_empty(person.name)) {
		author->focus = FIELD_NAME;
		application_say(application, ROLE_WARNING, N_("A name is needed."), NULL);
	} else {
		finish(application, author, &person);
	}
	person_clear(&person);
}

static void
author_free(void *state)
{
	struct author *author = state;

	for (size_t i = 0; i < AUTHOR_FIELD_COUNT; i++)
		edit_field_close(&author->fields[i]);
	for (size_t i = 0; i < author->people_count; i++)
		person_clear(&author->people[i]);
	free(author->people);
	free(author);
}

static bool
is_typing(const struct application *application, const void *state)
{
	const struct author *author = state;

	(void)application;
	return author->typing;
}

static bool
is_choosing(const struct application *application, const void *state)
{
	return !is_typing(application, state);
}

static bool
is_on_last(const struct application *application, const void *state)
{
	const struct author *author = state;

	return is_typing(application, state) && author->focus == FIELD_ROLE;
}

static bool
has_next(const struct application *application, const void *state)
{
	return is_typing(application, state) && !is_on_last(application, state);
}

static const struct binding bindings[] = {
	{"Enter", N_("choose"), N_("Let this person write"), act_accept, is_choosing},
	{"Enter", N_("next line"), N_("Go to the next line"), act_accept, has_next},
	{"Enter", N_("done"), N_("Let this person write"), act_accept, is_on_last},
	{"Tab Down", NULL, N_("The next line"), act_next, is_typing},
	{"Shift-Tab Up", NULL, N_("The line before"), act_previous, is_typing},
};

static const struct screen_type screen_author = {
	.name = "author",
	.title = N_("Who writes"),
	.is_dialog = true,
	.bindings = bindings,
	.binding_count = array_length(bindings),
	.draw = author_draw,
	.input = author_input,
	.free = author_free,
};

void
screen_author_open(struct application *application,
	void (*then)(struct application *application, void *state), void *state)
{
	struct author *author = memory_allocate(sizeof(*author));
	struct error error = {0};

	for (size_t i = 0; i < AUTHOR_FIELD_COUNT; i++)
		edit_field_open(&author->fields[i], NULL, false);
	author->after = (struct after){then, state};
	if (!library_people(application->library, &author->people, &author->people_count, &error))
		application_say_error(application, &error);
	author->typing = author->people_count == 0;
	application_push(application, &screen_author, author);
}
