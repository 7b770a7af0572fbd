/* SPDX-License-Identifier: MIT */
/* How long an assessment is kept, and what holds it, typed in three lines, with what that means. */
#include "config.h"

#include "ui/screens/screens.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "i18n/format.h"
#include "session/retention.h"
#include "text/width.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/edit_field.h"

#define KEEPING_COLUMNS 64
#define LABEL_GAP 2

enum { LINE_UNTIL, LINE_HOLD, LINE_REASON, LINE_COUNT };

static const struct {
	const char *label;
	const char *prompt;
} lines[LINE_COUNT] = {
	[LINE_UNTIL] = {N_("Keep until"), N_("a day, 2031-12-31 for example; empty: none")},
	[LINE_HOLD] = {N_("Held because"), N_("a court, an audit; empty: not held")},
	[LINE_REASON] = {N_("Why the change"), N_("stands in the log; a hold says it itself")},
};

struct keeping_screen {
	struct session *own; /* NULL: the one that is open is meant */
	struct retention now;
	struct edit_field lines[LINE_COUNT];
	size_t focus;
};

static struct session *
session_of(const struct application *application, const struct keeping_screen *keeping)
{
	return keeping->own ? keeping->own : application->session;
}

/* The day that was typed, as kept; "" for none, NULL where it is not understood. Caller-owned. */
static char *
typed_day(const struct keeping_screen *keeping)
{
	auto_string char *text =
		string_copy_trimmed(edit_field_text(&keeping->lines[LINE_UNTIL]), " \t");

	return text[0] ? format_read_date(text) : memory_copy_string("");
}

static char *
typed_hold(const struct keeping_screen *keeping)
{
	return string_copy_trimmed(edit_field_text(&keeping->lines[LINE_HOLD]), " \t");
}

/* How it will stand with what is typed. Caller-owned. */
static char *
make_meaning(const struct application *application, const struct keeping_screen *keeping,
	enum role *role)
{
	const struct catalog *catalog = application_catalog(application);
	auto_string char *day = typed_day(keeping);
	auto_string char *hold = typed_hold(keeping);
	struct retention meant = keeping->now;

	*role = day ? ROLE_NORMAL : ROLE_WARNING;
	if (!day)
		return memory_copy_string(
			tr(catalog, N_("That is no day. Write 2031-12-31 or 31/12/2031, for "
				       "example.")));
	meant.keep_until = day;
	meant.hold = hold;
	return retention_text(&meant, NULL, catalog, application->language);
}

static int
label_columns(const struct catalog *catalog)
{
	int most = 0;

	for (size_t i = 0; i < LINE_COUNT; i++) {
		int columns = width_text(tr(catalog, lines[i].label), WIDTH_SCREEN);

		most = columns > most ? columns : most;
	}
	return most;
}

static void
draw_lines(const struct catalog *catalog, struct keeping_screen *keeping, struct canvas *canvas,
	struct area area)
{
	int columns = label_columns(catalog);

	/* The focused line is drawn last, so that the cursor stays with it. */
	for (size_t i = 1; i <= LINE_COUNT; i++) {
		size_t index = (keeping->focus + i) % LINE_COUNT;
		struct area place = {area.row + (int)index, area.column + columns + LABEL_GAP, 1,
			area.columns - columns - LABEL_GAP};

		canvas_text(canvas, place.row, area.column, columns, ROLE_NORMAL,
			tr(catalog, lines[index].label));
		edit_field_draw(
			&keeping->lines[index], canvas, place, tr(catalog, lines[index].prompt));
	}
}

static void
keeping_draw(struct application *application, void *state, struct canvas *canvas, struct area area)
{
	struct keeping_screen *keeping = state;
	const struct catalog *catalog = application_catalog(application);
	auto_string char *title = tr_format(catalog, N_("How long {reference} is kept"),
		"reference", session_assessment(session_of(application, keeping))->reference, NULL);
	enum role role;
	auto_string char *meaning = make_meaning(application, keeping, &role);
	int rows = canvas_wrapped_rows(dialog_inside(area, 1, KEEPING_COLUMNS).columns, meaning);
	struct area inside =
		dialog_draw(canvas, area, LINE_COUNT + 1 + rows, KEEPING_COLUMNS, title);
	struct area words = inside;

	/* Where there is little room, the lines to type in come first. */
	words.row += LINE_COUNT + 1;
	words.rows -= LINE_COUNT + 1;
	if (words.rows > 0)
		canvas_text_wrapped(canvas, words, 0, role, meaning);
	draw_lines(catalog, keeping, canvas, inside);
}

static bool
keeping_input(struct application *application, void *state, const struct input *input)
{
	struct keeping_screen *keeping = state;

	(void)application;
	return edit_field_input(&keeping->lines[keeping->focus], input);
}

static void
act_next(struct application *application, void *state)
{
	struct keeping_screen *keeping = state;

	(void)application;
	keeping->focus = (keeping->focus + 1) % LINE_COUNT;
}

static void
act_previous(struct application *application, void *state)
{
	struct keeping_screen *keeping = state;

	(void)application;
	keeping->focus = (keeping->focus + LINE_COUNT - 1) % LINE_COUNT;
}

static bool
keep(struct application *application, struct keeping_screen *keeping, struct error *error)
{
	auto_string char *day = typed_day(keeping);
	auto_string char *hold = typed_hold(keeping);
	auto_string char *reason =
		string_copy_trimmed(edit_field_text(&keeping->lines[LINE_REASON]), " \t");
	/* What is as it was is left alone: only what changes asks for its reason. */
	const struct retaining retaining = {
		.until = string_equal(day, keeping->now.keep_until) ? NULL : day,
		.hold = string_equal(hold, keeping->now.hold) ? NULL : hold,
		.reason = reason,
	};

	if (!day) {
		keeping->focus = LINE_UNTIL;
		return error_set(error, ERROR_DATA,
			N_("That is no day. Write 2031-12-31 or 31/12/2031, for example."), NULL);
	}
	if (!retaining.until && !retaining.hold)
		return true;
	if (string_is_empty(retaining.hold) && !reason[0]) {
		keeping->focus = LINE_REASON;
		return error_set(error, ERROR_DATA, N_("That needs a reason."), NULL);
	}

	struct session *session = session_of(application, keeping);

	session_set_author(session, &application->author);
	return session_retain(session, &retaining, error);
}

static void
act_keep(struct application *application, void *state)
{
	struct keeping_screen *keeping = state;
	struct error error = {0};

	if (!application_need_author(application, act_keep, state))
		return;
	if (!keep(application, keeping, &error)) {
		application_say_error(application, &error);
		return;
	}

	enum role role;
	auto_string char *meaning = make_meaning(application, keeping, &role);

	application_pop(application);
	application_say(application, ROLE_GOOD, N_("Kept. {text}"), "text", meaning, NULL);
}

static bool
is_on_last(const struct application *application, const void *state)
{
	const struct keeping_screen *keeping = state;

	(void)application;
	return keeping->focus == LINE_REASON;
}

static bool
has_next(const struct application *application, const void *state)
{
	return !is_on_last(application, state);
}

static void
act_leave(struct application *application, void *state)
{
	(void)state;
	application_pop(application);
}

static const struct binding bindings[] = {
	{"Enter", N_("next line"), N_("Go to the next line"), act_next, has_next},
	{"Enter", N_("done"), N_("Keep it so, as a change in the log"), act_keep, is_on_last},
	{"Ctrl-S", N_("done"), N_("Keep it so, as a change in the log"), act_keep, has_next},
	{"Esc", N_("leave it"), N_("Leave everything as it is"), act_leave, NULL},
	{"Tab Down", NULL, N_("The next line"), act_next, NULL},
	{"Shift-Tab Up", NULL, N_("The line before"), act_previous, NULL},
};

static void
keeping_free(void *state)
{
	struct keeping_screen *keeping = state;

	for (size_t i = 0; i < LINE_COUNT; i++)
		edit_field_close(&keeping->lines[i]);
	retention_clear(&keeping->now);
	session_close(&keeping->own);
	free(keeping);
}

static const struct screen_type screen_keeping = {
	.name = "keeping",
	.title = N_("How long it is kept"),
	.is_dialog = true,
	.bindings = bindings,
	.binding_count = array_length(bindings),
	.draw = keeping_draw,
	.input = keeping_input,
	.free = keeping_free,
};

static bool
begin(struct application *application, struct keeping_screen *keeping, const char *reference,
	struct error *error)
{
	if (reference && !session_open(application->library, reference, &keeping->own, error))
		return false;

	struct session *session = session_of(application, keeping);

	if (session_barred(session))
		return error_copy(error, session_barred(session));
	return session_retention(session, &keeping->now, error);
}

void
screen_keeping_open(struct application *application, const char *reference)
{
	struct keeping_screen *keeping = memory_allocate(sizeof(*keeping));
	struct error error = {0};

	if (!begin(application, keeping, reference, &error)) {
		application_say_error(application, &error);
		keeping_free(keeping);
		return;
	}

	auto_string char *until = format_date(keeping->now.keep_until, application->language);

	edit_field_open(&keeping->lines[LINE_UNTIL], until, false);
	edit_field_open(&keeping->lines[LINE_HOLD], keeping->now.hold, false);
	edit_field_open(&keeping->lines[LINE_REASON], NULL, false);
	application_push(application, &screen_keeping, keeping);
}
