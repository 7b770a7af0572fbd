/* SPDX-License-Identifier: MIT */
/* A question that another key answers than the one that asked it. */
#include "config.h"

#include "ui/screens/screens.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"
#include "ui/widgets/dialog.h"

#define QUESTION_COLUMNS 56

struct confirm {
	char *question;
	void (*confirmed)(struct application *application, void *state);
	void *state;
};

static void
confirm_draw(struct application *application, void *state, struct canvas *canvas, struct area area)
{
	struct confirm *confirm = state;
	int rows = canvas_wrapped_rows(
		dialog_inside(area, 1, QUESTION_COLUMNS).columns, confirm->question);
	struct area inside = dialog_draw(canvas, area, rows + 2, QUESTION_COLUMNS, NULL);
	const char *answers = tr(application_catalog(application), N_("y  yes      n  no"));

	canvas_text_wrapped(canvas, inside, 0, ROLE_NORMAL, confirm->question);
	canvas_text(canvas, inside.row + inside.rows - 1, inside.column, inside.columns, ROLE_KEY,
		answers);
	canvas_cursor(canvas, inside.row + inside.rows - 1, inside.column);
}

static void
act_yes(struct application *application, void *state)
{
	struct confirm *confirm = state;
	void (*confirmed)(struct application *, void *) = confirm->confirmed;
	void *confirmed_state = confirm->state;

	application_pop(application);
	confirmed(application, confirmed_state);
}

static void
act_no(struct application *application, void *state)
{
	(void)state;
	application_pop(application);
}

static void
confirm_free(void *state)
{
	struct confirm *confirm = state;

	free(confirm->question);
	free(confirm);
}

static const struct binding bindings[] = {
	{"y", N_("yes"), N_("Do it"), act_yes, NULL},
	{"n", N_("no"), N_("Leave it"), act_no, NULL},
};

static const struct screen_type screen_confirm = {
	.name = "confirm",
	.title = N_("A question"),
	.is_dialog = true,
	.bindings = bindings,
	.binding_count = array_length(bindings),
	.draw = confirm_draw,
	.free = confirm_free,
};

void
screen_confirm_open(struct application *application, const char *question,
	void (*confirmed)(struct application *application, void *state), void *state)
{
	struct confirm *confirm = memory_allocate(sizeof(*confirm));

	confirm->question = memory_copy_string(question);
	confirm->confirmed = confirmed;
	confirm->state = state;
	application_push(application, &screen_confirm, confirm);
}
