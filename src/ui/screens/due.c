/* SPDX-License-Identifier: MIT */
/* What has to be done by when, in all assessments, and the way to where it is written down. */
#include "config.h"

#include "ui/screens/screens.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "session/agenda.h"
#include "text/fold.h"
#include "text/width.h"
#include "ui/widgets/list.h"
#include "ui/widgets/table.h"

/* Rows for the focused line in full, and the least that a screen has that shows them. */
#define DETAIL_ROWS 3
#define ROOMY_ROWS 12

enum column {
	COLUMN_STATE,
	COLUMN_DATE,
	COLUMN_OWNER,
	COLUMN_WHAT,
	COLUMN_REFERENCE,
	COLUMN_COUNT
};

struct due_screen {
	struct agenda agenda;
	size_t *shown; /* items that the filter leaves, by index; owned */
	size_t shown_count;
	size_t overdue_count; /* of those shown */
	struct list rows;
	struct string filter;
	struct application *application; /* while drawing */
};

static bool
matches(struct application *application, const struct due_screen *screen,
	const struct agenda_item *item)
{
	const char *filter = string_text(&screen->filter);
	const char *state = tr(application_catalog(application), due_state_label(item->state));
	auto_string char *text =
		agenda_item_text(item, application_catalog(application), application->language);

	return fold_contains(text, filter) || fold_contains(item->owner, filter) ||
	       fold_contains(item->title, filter) || fold_contains(item->client, filter) ||
	       fold_contains(item->reference, filter) || fold_contains(item->date, filter) ||
	       fold_contains(state, filter);
}

static void
apply_filter(struct application *application, struct due_screen *screen)
{
	memory_free(&screen->shown);
	screen->shown_count = 0;
	screen->overdue_count = 0;
	for (size_t i = 0; i < screen->agenda.item_count; i++) {
		const struct agenda_item *item = &screen->agenda.items[i];

		if (!matches(application, screen, item))
			continue;
		*array_append(&screen->shown, &screen->shown_count) = i;
		screen->overdue_count += item->state == DUE_OVERDUE;
	}
}

static void
load(struct application *application, struct due_screen *screen)
{
	const struct agenda_request request = {0};
	struct agenda agenda;
	struct error error = {0};

	if (!library_agenda(application->library, &request, &agenda, &error)) {
		application_say_error(application, &error);
		return;
	}
	agenda_clear(&screen->agenda);
	screen->agenda = agenda;
	if (agenda.unread.error_count)
		application_say_error(application, &screen->agenda.unread.errors[0]);
	apply_filter(application, screen);
}

static const struct agenda_item *
item_at(const struct due_screen *screen, size_t row)
{
	return row < screen->shown_count ? &screen->agenda.items[screen->shown[row]] : NULL;
}

static enum role
role_of(enum due_state state)
{
	switch (state) {
	case DUE_OVERDUE:
		return ROLE_ERROR;
	case DUE_SOON:
	case DUE_UNDATED:
		return ROLE_WARNING;
	case DUE_DONE:
		return ROLE_GOOD;
	case DUE_LATER:
	case DUE_STATE_COUNT:
		break;
	}
	return ROLE_NORMAL;
}

static void
fill_cell(void *context, size_t row, size_t column, struct table_cell *cell)
{
	const struct due_screen *screen = context;
	const struct agenda_item *item = item_at(screen, row);
	const struct catalog *catalog = application_catalog(screen->application);

	switch ((enum column)column) {
	case COLUMN_STATE:
		cell->text = memory_copy_string(tr(catalog, due_state_label(item->state)));
		cell->role = role_of(item->state);
		break;
	case COLUMN_DATE:
		cell->text = memory_copy_string(item->date);
		break;
	case COLUMN_OWNER:
		cell->text = memory_copy_string(item->owner);
		break;
	case COLUMN_WHAT:
		cell->text = agenda_item_text(item, application_catalog(screen->application),
			screen->application->language);
		break;
	case COLUMN_REFERENCE:
		cell->text = memory_copy_string(item->reference);
		break;
	case COLUMN_COUNT:
		break;
	}
}

static void
draw_rows(struct due_screen *screen, struct canvas *canvas, struct area area)
{
	const struct catalog *catalog = application_catalog(screen->application);
	struct table_column columns[COLUMN_COUNT] = {
		[COLUMN_STATE] = {.label = tr(catalog, N_("State")), .kept = true},
		[COLUMN_DATE] = {.label = tr(catalog, N_("Date")),
			.minimum = 10,
			.natural = 10,
			.kept = true},
		[COLUMN_OWNER] = {.label = tr(catalog, N_("By whom")),
			.minimum = 8,
			.natural = 14,
			.weight = 1},
		[COLUMN_WHAT] = {.label = tr(catalog, N_("What")),
			.minimum = 12,
			.natural = 24,
			.weight = 3,
			.kept = true},
		[COLUMN_REFERENCE] = {.label = tr(catalog, N_("Reference")),
			.minimum = 9,
			.natural = 9},
	};
	struct table table = {
		.columns = columns,
		.column_count = COLUMN_COUNT,
		.row_count = screen->shown_count,
		.cell = fill_cell,
		.context = screen,
	};

	table_widen_to_labels(columns, COLUMN_COUNT);
	for (enum due_state state = 0; state < DUE_STATE_COUNT; state++) {
		int width = width_text(tr(catalog, due_state_label(state)), WIDTH_SCREEN);
		struct table_column *column = &columns[COLUMN_STATE];

		column->minimum = column->natural =
			width > column->natural ? width : column->natural;
	}
	table_draw(&table, &screen->rows, canvas, area, true);
}

/* The focused line in full, and which assessment it is of. */
static void
draw_detail(struct due_screen *screen, struct canvas *canvas, struct area area,
	const struct agenda_item *item)
{
	auto_string char *text = agenda_item_text(
		item, application_catalog(screen->application), screen->application->language);
	auto_string char *place = string_format("%s · %s%s%s", item->reference, item->title,
		*item->client ? " · " : "", item->client);
	int used = canvas_text_wrapped(canvas,
		(struct area){area.row, area.column, area.rows - 1, area.columns}, 0, ROLE_NORMAL,
		text);

	canvas_text(canvas, area.row + used, area.column, area.columns, ROLE_DIM, place);
}

static struct area
draw_filter(struct due_screen *screen, struct canvas *canvas, struct area area)
{
	const struct catalog *catalog = application_catalog(screen->application);
	auto_string char *line =
		tr_format(catalog, N_("Find: {text}"), "text", string_text(&screen->filter), NULL);

	if (!screen->filter.length)
		return area;
	canvas_text_typed(canvas, area.row, area.column, area.columns, line);
	return (struct area){area.row + 1, area.column, area.rows - 1, area.columns};
}

static void
due_draw(struct application *application, void *state, struct canvas *canvas, struct area area)
{
	struct due_screen *screen = state;
	const struct catalog *catalog = application_catalog(application);
	auto_string char *count = string_format("%zu", screen->overdue_count);
	auto_string char *title =
		tr_format(catalog, N_("What is due ({count} overdue)"), "count", count, NULL);
	struct area inside = canvas_frame(canvas, area, title);

	screen->application = application;
	inside = draw_filter(screen, canvas, inside);
	if (screen->shown_count == 0) {
		canvas_text_wrapped(canvas, inside, 0, ROLE_NORMAL,
			tr(catalog, screen->agenda.item_count
					    ? N_("Nothing that is due has this in it.")
					    : N_("Nothing is due: no measure and no date that "
						 "asks for something is entered.")));
		canvas_cursor(canvas, inside.row, inside.column);
		return;
	}

	int detail_rows = inside.rows > ROOMY_ROWS ? DETAIL_ROWS : 0;
	struct area rows = {inside.row, inside.column, inside.rows - detail_rows, inside.columns};
	struct area detail = {inside.row + rows.rows, inside.column, detail_rows, inside.columns};

	list_fit(&screen->rows, screen->shown_count, rows.rows - 1);
	if (detail_rows)
		draw_detail(screen, canvas, detail, item_at(screen, screen->rows.selected));
	draw_rows(screen, canvas, rows);
}

static bool
due_input(struct application *application, void *state, const struct input *input)
{
	struct due_screen *screen = state;

	list_fit(&screen->rows, screen->shown_count, screen->rows.rows);
	if (list_input(&screen->rows, input))
		return true;
	if (input->type == INPUT_TEXT || input->type == INPUT_PASTE)
		string_append(&screen->filter, input->text);
	else if (input->type == INPUT_BACKSPACE && screen->filter.length)
		string_drop_character(&screen->filter);
	else if (input->type == INPUT_ESCAPE && screen->filter.length)
		string_empty(&screen->filter);
	else
		return false;
	apply_filter(application, screen);
	return true;
}

static void
act_open(struct application *application, void *state)
{
	const struct due_screen *screen = state;
	const struct agenda_item *item = item_at(screen, screen->rows.selected);

	if (!application_open_assessment(application, item->reference))
		return;
	/* What was being typed when the program last ended is asked about first. */
	if (*item->address && !application->screens[application->screen_count - 1].type->is_dialog)
		screen_walk_go_to(application, item->address);
}

static bool
has_rows(const struct application *application, const void *state)
{
	const struct due_screen *screen = state;

	(void)application;
	return screen->shown_count > 0;
}

static void
due_resume(struct application *application, void *state)
{
	bool is_changed = application->session && session_kept_at(application->session) != 0;

	application_close_assessment(application);
	if (is_changed)
		load(application, state);
}

static void
due_free(void *state)
{
	struct due_screen *screen = state;

	agenda_clear(&screen->agenda);
	free(screen->shown);
	string_clear(&screen->filter);
	free(screen);
}

static const struct binding bindings[] = {
	{"Enter", N_("open"), N_("Open the assessment where this is written down"), act_open,
		has_rows},
};

static const struct screen_type screen_due = {
	.name = "due",
	.title = N_("What is due"),
	.bindings = bindings,
	.binding_count = array_length(bindings),
	.draw = due_draw,
	.input = due_input,
	.resume = due_resume,
	.free = due_free,
};

void
screen_due_open(struct application *application)
{
	struct due_screen *screen = memory_allocate(sizeof(*screen));

	load(application, screen);
	application_push(application, &screen_due, screen);
}
