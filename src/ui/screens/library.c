/* SPDX-License-Identifier: MIT */
/* The list of assessments: the first screen. */
#include "config.h"

#include "ui/screens/screens.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/clock.h"
#include "base/memory.h"
#include "base/string.h"
#include "session/origin.h"
#include "session/standing.h"
#include "text/fold.h"
#include "text/width.h"
#include "ui/screens/archiving.h"
#include "ui/widgets/list.h"
#include "ui/widgets/table.h"

enum column {
	COLUMN_REFERENCE,
	COLUMN_TITLE,
	COLUMN_CLIENT,
	COLUMN_DONE,
	COLUMN_CHANGED,
	COLUMN_STATE,
	COLUMN_COUNT
};

struct library_screen {
	struct library_list list;
	size_t *shown; /* entries that the filter leaves, by index; owned */
	size_t shown_count;
	struct list rows;
	struct string filter;
	bool filtering;                  /* letters go to the filter */
	bool is_trash;                   /* what is in the trash is shown, in place of the rest */
	struct application *application; /* while drawing */
};

static bool
matches(const struct library_screen *screen, const struct library_entry *entry)
{
	const char *filter = string_text(&screen->filter);

	return fold_contains(entry->title, filter) || fold_contains(entry->client, filter) ||
	       fold_contains(entry->reference, filter) ||
	       fold_contains(entry->own_reference, filter);
}

static void
apply_filter(struct library_screen *screen)
{
	memory_free(&screen->shown);
	screen->shown_count = 0;
	for (size_t i = 0; i < screen->list.entry_count; i++) {
		if (matches(screen, &screen->list.entries[i]))
			*array_append(&screen->shown, &screen->shown_count) = i;
	}
}

static const struct library_entry *
entry_at(const struct library_screen *screen, size_t row)
{
	return &screen->list.entries[screen->shown[row]];
}

/* The one with the focus; NULL where there is none. */
static const struct library_entry *
selected_entry(const struct library_screen *screen)
{
	return screen->rows.selected < screen->shown_count ? entry_at(screen, screen->rows.selected)
							   : NULL;
}

/* Give an assessment the focus, wherever the list has it now. */
static void
select_reference(struct library_screen *screen, const char *reference)
{
	for (size_t i = 0; i < screen->shown_count; i++) {
		if (string_equal(entry_at(screen, i)->reference, reference)) {
			list_fit(&screen->rows, screen->shown_count, screen->rows.rows);
			list_select(&screen->rows, i);
		}
	}
}

static void
load(struct application *application, struct library_screen *screen)
{
	const struct library_entry *selected = selected_entry(screen);
	auto_string char *reference = memory_copy_string(selected ? selected->reference : NULL);
	struct library_list list;
	struct error error = {0};
	bool is_read = screen->is_trash ? library_list_trash(application->library, &list, &error)
					: library_list(application->library, NULL, &list, &error);

	if (!is_read) {
		application_say_error(application, &error);
		return;
	}
	library_list_clear(&screen->list);
	screen->list = list;
	apply_filter(screen);
	select_reference(screen, reference);
}

static void
fill_cell(void *context, size_t row, size_t column, struct table_cell *cell)
{
	const struct library_screen *screen = context;
	const struct library_entry *entry = entry_at(screen, row);

	switch ((enum column)column) {
	case COLUMN_REFERENCE:
		cell->text = memory_copy_string(entry->reference);
		break;
	case COLUMN_TITLE:
		cell->text = origin_mark_title(screen->application->library, entry,
			application_catalog(screen->application));
		break;
	case COLUMN_CLIENT:
		cell->text = memory_copy_string(entry->client);
		break;
	case COLUMN_STATE:
		cell->text = memory_copy_string(tr(application_catalog(screen->application),
			standing_label_of(entry->retention.state)));
		break;
	case COLUMN_DONE:
		cell->text = string_format("%d%%", entry->percent);
		break;
	case COLUMN_CHANGED:
		cell->text = clock_local_date(entry->changed);
		break;
	case COLUMN_COUNT:
		break;
	}
}

static void
draw_empty(struct application *application, const struct library_screen *screen,
	struct canvas *canvas, struct area area)
{
	const char *text = screen->list.entry_count
				   ? N_("No assessment has this in its title, client or reference.")
			   : screen->is_trash
				   ? N_("There is nothing in the trash.")
				   : N_("There is no assessment yet. Press n to begin one: the "
					"first questions take ten "
					"minutes, and everything is kept as you type.");

	canvas_text_wrapped(
		canvas, area, 0, ROLE_NORMAL, tr(application_catalog(application), text));
	canvas_cursor(canvas, area.row, area.column);
}

static void
draw_rows(struct application *application, struct library_screen *screen, struct canvas *canvas,
	struct area area)
{
	const struct catalog *catalog = application_catalog(application);
	struct table_column columns[COLUMN_COUNT] = {
		[COLUMN_REFERENCE] = {.label = tr(catalog, N_("Reference")),
			.minimum = 9,
			.natural = 9,
			.kept = true},
		[COLUMN_TITLE] = {.label = tr(catalog, N_("Title")),
			.minimum = 12,
			.natural = 24,
			.weight = 3,
			.kept = true},
		[COLUMN_CLIENT] = {.label = tr(catalog, N_("Client")),
			.minimum = 8,
			.natural = 14,
			.weight = 1},
		[COLUMN_STATE] = {.label = tr(catalog, N_("State")), .minimum = 9, .natural = 11},
		[COLUMN_DONE] = {.label = tr(catalog, N_("Done")),
			.minimum = 5,
			.natural = 5,
			.right = true},
		[COLUMN_CHANGED] = {.label = tr(catalog, N_("Changed")),
			.minimum = 10,
			.natural = 10},
	};
	table_widen_to_labels(columns, COLUMN_COUNT);

	struct table table = {
		.columns = columns,
		.column_count = COLUMN_COUNT,
		.row_count = screen->shown_count,
		.cell = fill_cell,
		.context = screen,
	};

	table_draw(&table, &screen->rows, canvas, area, !screen->filtering);
}

static void
library_draw(struct application *application, void *state, struct canvas *canvas, struct area area)
{
	struct library_screen *screen = state;
	const struct catalog *catalog = application_catalog(application);

	screen->application = application;

	struct area inside = canvas_frame(
		canvas, area, tr(catalog, screen->is_trash ? N_("Trash") : N_("Assessments")));

	if (screen->filtering || screen->filter.length) {
		auto_string char *line = tr_format(
			catalog, N_("Find: {text}"), "text", string_text(&screen->filter), NULL);
		int used = canvas_text(
			canvas, inside.row, inside.column, inside.columns, ROLE_EDITED, line);

		if (screen->filtering)
			canvas_cursor(canvas, inside.row, inside.column + used);
		inside.row++;
		inside.rows--;
	}
	if (screen->shown_count == 0) {
		bool filtering = screen->filtering;
		int row = canvas->cursor_row;
		int column = canvas->cursor_column;

		draw_empty(application, screen, canvas, inside);
		if (filtering)
			canvas_cursor(canvas, row, column);
		return;
	}
	draw_rows(application, screen, canvas, inside);
}

/* To the trash, and back to the list. */
static void
act_trash_view(struct application *application, void *state)
{
	struct library_screen *screen = state;

	screen->is_trash = !screen->is_trash;
	screen->filtering = false;
	string_empty(&screen->filter);
	load(application, screen);
}

static bool
library_input(struct application *application, void *state, const struct input *input)
{
	struct library_screen *screen = state;

	list_fit(&screen->rows, screen->shown_count, screen->rows.rows);
	if (list_input(&screen->rows, input))
		return true;
	if (input->type == INPUT_ESCAPE && (screen->filtering || screen->filter.length)) {
		string_empty(&screen->filter);
		screen->filtering = false;
	} else if (input->type == INPUT_ESCAPE && screen->is_trash) {
		act_trash_view(application, screen);
	} else if (screen->filtering && (input->type == INPUT_TEXT || input->type == INPUT_PASTE)) {
		string_append(&screen->filter, input->text);
	} else if (screen->filtering && input->type == INPUT_BACKSPACE) {
		string_drop_character(&screen->filter);
	} else {
		return false;
	}
	apply_filter(screen);
	return true;
}

static void
act_open(struct application *application, void *state)
{
	struct library_screen *screen = state;

	screen->filtering = false;
	if (!selected_entry(screen))
		return;
	if (selected_entry(screen)->retention.is_disposed)
		screen_disposal_open(application, selected_entry(screen)->reference);
	else
		application_open_assessment(application, selected_entry(screen)->reference);
}

/* Into the trash, or out of it. */
static void
move_selected(struct application *application, void *state)
{
	struct library_screen *screen = state;
	struct session *session = NULL;
	struct error error = {0};

	if (!selected_entry(screen))
		return;

	bool is_moved = session_open(
		application->library, selected_entry(screen)->reference, &session, &error);

	if (is_moved) {
		session_set_author(session, &application->author);
		is_moved = screen->is_trash ? session_untrash(session, &error)
					    : session_trash(session, &error);
	}
	session_close(&session);
	if (!is_moved)
		application_say_error(application, &error);
	else
		application_say(application, ROLE_NORMAL,
			screen->is_trash ? N_("It is in the list again.")
					 : N_("It is in the trash, with all it had: t shows it."),
			NULL);
	load(application, screen);
}

static void
act_move(struct application *application, void *state)
{
	if (application_need_author(application, move_selected, state))
		move_selected(application, state);
}

/* What the filter leaves is what is exported. */
static void
act_export(struct application *application, void *state)
{
	const struct library_screen *screen = state;
	const char **references = NULL;
	size_t count = 0;

	for (size_t i = 0; i < screen->shown_count; i++)
		*array_append(&references, &count) = entry_at(screen, i)->reference;
	screen_export_open_list(application, references, count);
	free(references);
}

static void
act_keep(struct application *application, void *state)
{
	screen_keeping_open(application, selected_entry(state)->reference);
}

static void
act_dispose(struct application *application, void *state)
{
	if (application_need_author(application, act_dispose, state))
		screen_disposal_open(application, selected_entry(state)->reference);
}

static bool
archive_to(struct application *application, void *state, const char *path)
{
	return string_is_empty(path) ||
	       archiving_write(application, selected_entry(state)->reference, path);
}

static void
act_archive(struct application *application, void *state)
{
	auto_string char *name = string_format("%s.pia", selected_entry(state)->reference);
	auto_string char *question = tr_format(application_catalog(application),
		N_("Archive {reference}, with its log, evidence and report, into which file?"),
		"reference", selected_entry(state)->reference, NULL);

	screen_path_open(application, question, name, archive_to, state);
}

static bool
bring_in_from(struct application *application, void *state, const char *path)
{
	(void)state;
	return string_is_empty(path) || archiving_bring_in(application, path);
}

static void
act_bring_in(struct application *application, void *state)
{
	if (application_need_author(application, act_bring_in, state))
		screen_path_open(application,
			tr(application_catalog(application),
				N_("Bring in an archive, a file REF.pia. You see what it proves "
				   "before anything is done. Which file?")),
			NULL, bring_in_from, state);
}

static bool
is_list_with_rows(const struct application *application, const void *state)
{
	const struct library_screen *screen = state;

	(void)application;
	return screen->shown_count > 0 && !screen->is_trash;
}

static bool
has_rows_to_bring_back(const struct application *application, const void *state)
{
	const struct library_screen *screen = state;

	(void)application;
	return screen->shown_count > 0 && screen->is_trash;
}

static void
act_begin(struct application *application, void *state)
{
	(void)state;
	screen_begin_open(application);
}

static void
act_due(struct application *application, void *state)
{
	(void)state;
	screen_due_open(application);
}

static void
act_find(struct application *application, void *state)
{
	struct library_screen *screen = state;

	(void)application;
	screen->filtering = true;
}

static void
act_quit(struct application *application, void *state)
{
	(void)state;
	application_end(application);
}

static bool
has_rows(const struct application *application, const void *state)
{
	const struct library_screen *screen = state;

	(void)application;
	return screen->shown_count > 0;
}

static void
library_resume(struct application *application, void *state)
{
	application_close_assessment(application);
	load(application, state);
}

static void
library_free(void *state)
{
	struct library_screen *screen = state;

	library_list_clear(&screen->list);
	free(screen->shown);
	string_clear(&screen->filter);
	free(screen);
}

static const struct binding bindings[] = {
	{"Enter", N_("open"), N_("Open the assessment"), act_open, has_rows},
	{"n", N_("new"), N_("Begin an assessment"), act_begin, NULL},
	{"/", N_("find"), N_("Find by title, client or reference"), act_find, has_rows},
	{"d", N_("due"), N_("See what has to be done by when, in all assessments"), act_due,
		has_rows},
	{"q", N_("quit"), N_("End the program; everything is kept"), act_quit, NULL},
	{"D", N_("trash"), N_("Put the assessment in the trash; nothing is lost"), act_move,
		is_list_with_rows},
	{"b", N_("bring back"), N_("Take the assessment out of the trash"), act_move,
		has_rows_to_bring_back},
	{"x", N_("export"), N_("Export the register of all, or a report of each that is shown"),
		act_export, is_list_with_rows},
	{"k", N_("retention"), N_("Say how long the assessment is kept, or hold it"), act_keep,
		has_rows},
	{"a", N_("archive"), N_("Put the assessment into one file that proves itself"), act_archive,
		has_rows},
	{"i", N_("import"), N_("Bring an archive in, after seeing what it proves"), act_bring_in,
		NULL},
	{"t", NULL, N_("See the trash, or the list again"), act_trash_view, NULL},
	{"E", NULL, N_("Dispose of the assessment for good, or see the certificate"), act_dispose,
		has_rows},
};

static const struct screen_type screen_library = {
	.name = "library",
	.title = N_("Assessments"),
	.bindings = bindings,
	.binding_count = array_length(bindings),
	.draw = library_draw,
	.input = library_input,
	.resume = library_resume,
	.free = library_free,
};

void
screen_library_open(struct application *application)
{
	struct library_screen *screen = memory_allocate(sizeof(*screen));

	load(application, screen);
	application_push(application, &screen_library, screen);
}
