/* SPDX-License-Identifier: MIT */
/* A line that says why something is done, asked for before it is. */
#include "config.h"

#include "ui/screens/screens.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/edit_field.h"

#define REASON_COLUMNS 60
#define QUESTION_ROWS 4 /* of the question, at most */

struct reason {
	char *question;
	struct edit_field edit;
	bool (*given)(struct application *application, void *state, const char *reason);
	void *state;
};

static void
reason_draw(struct application *application, void *state, struct canvas *canvas, struct area area)
{
	struct reason *reason = state;
	int rows = canvas_wrapped_rows(
		dialog_inside(area, 1, REASON_COLUMNS).columns, reason->question);
	struct area inside;

	rows = rows < QUESTION_ROWS ? rows : QUESTION_ROWS;
	inside = dialog_draw(canvas, area, rows + 2, REASON_COLUMNS, NULL);
	/* The line to type in is there however low the dialog is. */
	if (rows > inside.rows - 1)
		rows = inside.rows - 1;
	canvas_text_wrapped(canvas, (struct area){inside.row, inside.column, rows, inside.columns},
		0, ROLE_NORMAL, reason->question);
	edit_field_draw(&reason->edit, canvas,
		(struct area){inside.row + inside.rows - 1, inside.column, 1, inside.columns},
		tr(application_catalog(application), N_("Why?")));
}

static bool
reason_input(struct application *application, void *state, const struct input *input)
{
	struct reason *reason = state;

	(void)application;
	return edit_field_input(&reason->edit, input);
}

static void
act_done(struct application *application, void *state)
{
	struct reason *reason = state;

	/* What was refused was said: the line stays open. */
	if (reason->given(application, reason->state, edit_field_text(&reason->edit)))
		application_pop(application);
}

static void
act_leave(struct application *application, void *state)
{
	(void)state;
	application_pop(application);
}

static void
reason_free(void *state)
{
	struct reason *reason = state;

	edit_field_close(&reason->edit);
	free(reason->question);
	free(reason);
}

static const struct binding bindings[] = {
	{"Enter", N_("done"), N_("Do it, with this reason"), act_done, NULL},
	{"Esc", N_("leave it"), N_("Leave everything as it is"), act_leave, NULL},
};

static const struct screen_type screen_reason = {
	.name = "reason",
	.title = N_("A reason"),
	.is_dialog = true,
	.bindings = bindings,
	.binding_count = array_length(bindings),
	.draw = reason_draw,
	.input = reason_input,
	.free = reason_free,
};

void
screen_reason_open(struct application *application, const char *question, const char *text,
	bool (*given)(struct application *application, void *state, const char *reason),
	void *state)
{
	struct reason *reason = memory_allocate(sizeof(*reason));

	reason->question = memory_copy_string(question);
	reason->given = given;
	reason->state = state;
	edit_field_open(&reason->edit, text, false);
	application_push(application, &screen_reason, reason);
}
