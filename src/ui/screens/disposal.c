/* SPDX-License-Identifier: MIT */
/* Disposing of an assessment: what goes and what stays, then its reason and its reference typed in.
 */
#include "config.h"

#include "ui/screens/screens.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "report/certificate.h"
#include "session/disposal.h"
#include "text/width.h"
#include "ui/widgets/edit_field.h"
#include "ui/widgets/scrolled_text.h"

#define LABEL_GAP 2

enum { LINE_REASON, LINE_REFERENCE, LINE_COUNT };

struct disposal_screen {
	struct session *session;
	struct disposal disposal;
	struct scrolled_text scrolled;
	struct edit_field lines[LINE_COUNT];
	size_t focus;
};

static const char *
reference_of(const struct disposal_screen *screen)
{
	return session_assessment(screen->session)->reference;
}

/* Caller-owned. */
static char *
make_label(const struct catalog *catalog, const struct disposal_screen *screen, size_t line)
{
	return line == LINE_REASON ? memory_copy_string(tr(catalog, N_("Why?")))
				   : tr_format(catalog, N_("To do it, type {reference}"),
					     "reference", reference_of(screen), NULL);
}

static void
draw_lines(const struct catalog *catalog, struct disposal_screen *screen, struct canvas *canvas,
	struct area area)
{
	auto_string char *longer = make_label(catalog, screen, LINE_REFERENCE);
	int columns = width_text(longer, WIDTH_SCREEN);

	/* The focused line is drawn last, so that the cursor stays with it. */
	for (size_t i = 1; i <= LINE_COUNT; i++) {
		size_t index = (screen->focus + i) % LINE_COUNT;
		auto_string char *label = make_label(catalog, screen, index);
		struct area place = {area.row + (int)index, area.column + columns + LABEL_GAP, 1,
			area.columns - columns - LABEL_GAP};

		canvas_text(canvas, place.row, area.column, columns, ROLE_HEADING, label);
		edit_field_draw(&screen->lines[index], canvas, place,
			index == LINE_REASON ? tr(catalog, N_("stands in the certificate")) : NULL);
	}
}

static void
disposal_draw(struct application *application, void *state, struct canvas *canvas, struct area area)
{
	struct disposal_screen *screen = state;
	const struct catalog *catalog = application_catalog(application);
	auto_string char *title = tr_format(catalog, N_("Dispose of {reference} for good"),
		"reference", reference_of(screen), NULL);
	auto_string char *plan = disposal_text(&screen->disposal, catalog, "\n\n");
	struct area inside = canvas_frame(canvas, area, title);
	struct area words = inside;

	words.rows -= LINE_COUNT + 1;
	scrolled_text_draw(&screen->scrolled, canvas, words, ROLE_NORMAL, plan);
	inside.row += inside.rows - LINE_COUNT;
	draw_lines(catalog, screen, canvas, inside);
}

static bool
disposal_input(struct application *application, void *state, const struct input *input)
{
	struct disposal_screen *screen = state;

	(void)application;
	return edit_field_input(&screen->lines[screen->focus], input) ||
	       scrolled_text_input(&screen->scrolled, input);
}

static void
act_next(struct application *application, void *state)
{
	struct disposal_screen *screen = state;

	(void)application;
	screen->focus = (screen->focus + 1) % LINE_COUNT;
}

/* Whether what has to be typed is there; else it is said what is not. */
static bool
is_ready(struct application *application, struct disposal_screen *screen)
{
	auto_string char *reason =
		string_copy_trimmed(edit_field_text(&screen->lines[LINE_REASON]), " \t");
	auto_string char *typed =
		string_copy_trimmed(edit_field_text(&screen->lines[LINE_REFERENCE]), " \t");

	if (!reason[0]) {
		screen->focus = LINE_REASON;
		application_say(application, ROLE_WARNING, N_("That needs a reason."), NULL);
	} else if (!string_equal(typed, reference_of(screen))) {
		screen->focus = LINE_REFERENCE;
		application_say(application, ROLE_WARNING,
			N_("Nothing was done. Type {reference} to dispose of it; Esc leaves it."),
			"reference", reference_of(screen), NULL);
	} else {
		return true;
	}
	return false;
}

static void
act_dispose(struct application *application, void *state)
{
	struct disposal_screen *screen = state;
	struct error error = {0};

	if (!is_ready(application, screen))
		return;

	const char *reason = edit_field_text(&screen->lines[LINE_REASON]);
	auto_string char *certificate = certificate_write(
		screen->session, &screen->disposal, reason, application_catalog(application));
	auto_string char *kept = NULL;
	bool is_done =
		session_dispose(screen->session, &screen->disposal, reason, certificate, &error);

	/* It may be done, though the old text could not be taken out of every file. */
	if (is_done || (session_certificate(screen->session, &kept, NULL) && kept)) {
		application_pop(application);
		screen_certificate_open(application, reference_of(screen), certificate);
	}
	if (is_done)
		application_say(application, ROLE_GOOD,
			N_("It was disposed of. The certificate stays here; s writes it into a "
			   "file."),
			NULL);
	else
		application_say_error(application, &error);
}

static void
act_leave(struct application *application, void *state)
{
	(void)state;
	application_pop(application);
}

static bool
is_on_last(const struct application *application, const void *state)
{
	const struct disposal_screen *screen = state;

	(void)application;
	return screen->focus == LINE_REFERENCE;
}

static bool
has_next(const struct application *application, const void *state)
{
	return !is_on_last(application, state);
}

static const struct binding bindings[] = {
	{"Enter", N_("next line"), N_("Go to the next line"), act_next, has_next},
	{"Enter", N_("dispose of it"), N_("Erase it for good, with a certificate"), act_dispose,
		is_on_last},
	{"Esc", N_("leave it"), N_("Leave everything as it is"), act_leave, NULL},
	{"Tab", NULL, N_("The other line"), act_next, NULL},
	{"Shift-Tab", NULL, N_("The other line"), act_next, NULL},
};

static void
disposal_free(void *state)
{
	struct disposal_screen *screen = state;

	for (size_t i = 0; i < LINE_COUNT; i++)
		edit_field_close(&screen->lines[i]);
	disposal_clear(&screen->disposal);
	session_close(&screen->session);
	free(screen);
}

static const struct screen_type screen_disposal = {
	.name = "disposal",
	.title = N_("Disposing of an assessment"),
	.bindings = bindings,
	.binding_count = array_length(bindings),
	.draw = disposal_draw,
	.input = disposal_input,
	.free = disposal_free,
};

void
screen_disposal_open(struct application *application, const char *reference)
{
	struct disposal_screen *screen = memory_allocate(sizeof(*screen));
	auto_string char *certificate = NULL;
	struct error error = {0};
	bool is_planned = session_open(application->library, reference, &screen->session, &error) &&
			  session_certificate(screen->session, &certificate, &error);

	if (is_planned && !certificate) {
		session_set_author(screen->session, &application->author);
		is_planned = session_plan_disposal(screen->session, &screen->disposal, &error);
	}
	if (is_planned && !certificate) {
		application_push(application, &screen_disposal, screen);
		return;
	}
	disposal_free(screen);
	if (is_planned)
		screen_certificate_open(application, reference, certificate);
	else
		application_say_error(application, &error);
}
