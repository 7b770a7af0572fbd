/* SPDX-License-Identifier: MIT */
/* The keys of the screen below, made from its table, found by typing. */
#include "config.h"

#include "ui/screens/screens.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "text/fold.h"
#include "text/width.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/list.h"

struct help {
	const struct screen_type *about;
	const void
		*about_state; /* of the screen below, which lives as long as this one lies on it */
	struct string filter;
	const struct binding **shown; /* owned array */
	size_t shown_count;
	struct list list;
	const struct catalog *catalog; /* while drawing */
	int key_columns;
};

/* Whether a row speaks of what was typed: its keys or its sentence. */
static bool
matches(const struct application *application, const struct help *help,
	const struct binding *binding)
{
	const char *filter = string_text(&help->filter);
	bool of_screen = binding >= help->about->bindings &&
			 binding < help->about->bindings + help->about->binding_count;

	/* A key that does nothing where the person is would only be in the way. */
	if (binding->applies &&
		!binding->applies(application, of_screen ? help->about_state : NULL))
		return false;
	return binding->help &&
	       (fold_contains(binding->keys, filter) ||
		       fold_contains(tr(application_catalog(application), binding->help), filter));
}

static void
collect(const struct application *application, struct help *help)
{
	memory_free(&help->shown);
	help->shown_count = 0;
	for (size_t i = 0; i < help->about->binding_count; i++) {
		if (matches(application, help, &help->about->bindings[i]))
			*array_append(&help->shown, &help->shown_count) = &help->about->bindings[i];
	}
	for (size_t i = 0; i < application_binding_count; i++) {
		if (matches(application, help, &application_bindings[i]))
			*array_append(&help->shown, &help->shown_count) = &application_bindings[i];
	}
}

static void
draw_row(void *context, struct canvas *canvas, struct area area, size_t index, bool selected)
{
	struct help *help = context;
	const struct binding *binding = help->shown[index];

	area = list_draw_pointer(canvas, area, selected);
	canvas_text(canvas, area.row, area.column, help->key_columns, ROLE_KEY, binding->keys);
	canvas_text(canvas, area.row, area.column + help->key_columns + 2,
		area.columns - help->key_columns - 2, ROLE_NORMAL,
		tr(help->catalog, binding->help));
}

static void
help_draw(struct application *application, void *state, struct canvas *canvas, struct area area)
{
	struct help *help = state;
	const struct catalog *catalog = application_catalog(application);
	auto_string char *title = tr_format(
		catalog, N_("Keys: {screen}"), "screen", tr(catalog, help->about->title), NULL);

	collect(application, help);
	help->catalog = catalog;
	help->key_columns = 0;
	for (size_t i = 0; i < help->shown_count; i++) {
		int columns = width_text(help->shown[i]->keys, WIDTH_SCREEN);

		help->key_columns = columns > help->key_columns ? columns : help->key_columns;
	}
	if (help->key_columns > area.columns / 3)
		help->key_columns = area.columns / 3;

	struct area inside = dialog_draw(canvas, area, area.rows - 2, 76, title);
	/* The focused line is told in full below: in a small window the list must cut it. */
	int detail_rows = inside.rows > 6 ? 2 : 0;
	struct area rows = {
		inside.row + 2, inside.column, inside.rows - 2 - detail_rows, inside.columns};
	struct area detail = {rows.row + rows.rows, inside.column, detail_rows, inside.columns};
	bool filtered = help->filter.length > 0;

	canvas_text(canvas, inside.row, inside.column, inside.columns,
		filtered ? ROLE_EDITED : ROLE_DIM,
		filtered ? string_text(&help->filter)
			 : tr(catalog, N_("Type to find a key or what it does.")));
	if (help->shown_count == 0) {
		canvas_text(canvas, rows.row, rows.column, rows.columns, ROLE_DIM,
			tr(catalog, N_("Nothing matches what you typed.")));
		canvas_cursor(canvas, inside.row, inside.column);
		return;
	}
	list_fit(&help->list, help->shown_count, rows.rows);
	if (detail_rows)
		canvas_text_wrapped(canvas, detail, 0, ROLE_DIM,
			tr(catalog, help->shown[help->list.selected]->help));
	list_draw(&help->list, canvas, rows, help->shown_count, true, draw_row, help);
}

static bool
help_input(struct application *application, void *state, const struct input *input)
{
	struct help *help = state;

	(void)application;
	if (list_input(&help->list, input))
		return true;
	if (input->type == INPUT_TEXT) {
		string_append(&help->filter, input->text);
		help->list = (struct list){0};
		return true;
	}
	if (help->filter.length &&
		(input->type == INPUT_BACKSPACE || input->type == INPUT_ESCAPE)) {
		/* One press empties it: what is typed here is a word at most. */
		string_empty(&help->filter);
		return true;
	}
	return false;
}

static void
act_close(struct application *application, void *state)
{
	(void)state;
	application_pop(application);
}

static void
help_free(void *state)
{
	struct help *help = state;

	string_clear(&help->filter);
	free(help->shown);
	free(help);
}

static const struct binding bindings[] = {
	{"Enter F1", N_("close"), N_("Close the help"), act_close, NULL},
};

static const struct screen_type screen_help = {
	.name = "help",
	.title = N_("Help"),
	.is_dialog = true,
	.bindings = bindings,
	.binding_count = array_length(bindings),
	.draw = help_draw,
	.input = help_input,
	.free = help_free,
};

void
screen_help_open(struct application *application)
{
	const struct screen_type *about = application->screens[application->screen_count - 1].type;

	if (about == &screen_help)
		return;

	struct help *help = memory_allocate(sizeof(*help));

	help->about = about;
	help->about_state = application->screens[application->screen_count - 1].state;
	application_push(application, &screen_help, help);
}
