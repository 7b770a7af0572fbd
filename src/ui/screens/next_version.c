/* SPDX-License-Identifier: MIT */
/* Opening the next version of what is decided: to change something in it, or to review all of it.
 */
#include "config.h"

#include "ui/screens/screens.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"
#include "ui/widgets/dialog.h"

#define INSIDE_COLUMNS 60

struct next_version {
	void (*chosen)(struct application *application, bool is_review);
};

static const char *const sentences[] = {
	N_("The next version starts from this one, as a draft. What is signed stays as it is; the "
	   "next version is signed anew."),
	N_("r  Review it: every answer waits until it is confirmed or changed, as after a year."),
	N_("c  Change something: what is not changed stands as it is."),
};

static int
count_rows(const struct application *application, int columns)
{
	int rows = 0;

	for (size_t i = 0; i < array_length(sentences); i++)
		rows += canvas_wrapped_rows(
			columns, tr(application_catalog(application), sentences[i]));
	return rows + (int)array_length(sentences) - 1;
}

static void
next_version_draw(
	struct application *application, void *state, struct canvas *canvas, struct area area)
{
	const struct catalog *catalog = application_catalog(application);
	int rows = count_rows(application, dialog_inside(area, 1, INSIDE_COLUMNS).columns);
	struct area inside = dialog_draw(
		canvas, area, rows, INSIDE_COLUMNS, tr(catalog, N_("Open the next version")));
	/* Where it is low, the choices stand right below each other. */
	int gap = inside.rows < rows ? 0 : 1;

	(void)state;
	canvas_cursor(canvas, inside.row, inside.column);
	for (size_t i = 0; i < array_length(sentences) && inside.rows > 0; i++) {
		int used = canvas_text_wrapped(canvas, inside, 0, i == 0 ? ROLE_NORMAL : ROLE_KEY,
				   tr(catalog, sentences[i])) +
			   gap;

		inside.row += used;
		inside.rows -= used;
	}
}

static void
choose(struct application *application, struct next_version *next_version, bool is_review)
{
	void (*chosen)(struct application *, bool) = next_version->chosen;

	application_pop(application);
	chosen(application, is_review);
}

static void
act_review(struct application *application, void *state)
{
	choose(application, state, true);
}

static void
act_change(struct application *application, void *state)
{
	choose(application, state, false);
}

static void
act_leave(struct application *application, void *state)
{
	(void)state;
	application_pop(application);
}

static const struct binding bindings[] = {
	{"r", N_("review it"), N_("Every answer waits until it is confirmed or changed"),
		act_review, NULL},
	{"c", N_("change something"), N_("What is not changed stands as it is"), act_change, NULL},
	{"Esc", N_("leave it"), N_("Leave everything as it is"), act_leave, NULL},
};

static void
next_version_free(void *state)
{
	free(state);
}

static const struct screen_type screen_next_version = {
	.name = "next-version",
	.title = N_("Open the next version"),
	.is_dialog = true,
	.bindings = bindings,
	.binding_count = array_length(bindings),
	.draw = next_version_draw,
	.free = next_version_free,
};

void
screen_next_version_open(struct application *application,
	void (*chosen)(struct application *application, bool is_review))
{
	struct next_version *next_version = memory_allocate(sizeof(*next_version));

	next_version->chosen = chosen;
	application_push(application, &screen_next_version, next_version);
}
