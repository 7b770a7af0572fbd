/* SPDX-License-Identifier: MIT */
/* A line asked for before something is done: why it is, or the path of a file. */
#include "config.h"

#include "ui/screens/screens.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/edit_field.h"

#define LINE_COLUMNS 60
#define QUESTION_ROWS 4 /* of the question, at most */

struct line {
	char *question;
	const char *prompt; /* English message id */
	bool is_path;
	struct edit_field edit;
	bool (*given)(struct application *application, void *state, const char *text);
	void *state;
};

static void
line_draw(struct application *application, void *state, struct canvas *canvas, struct area area)
{
	struct line *line = state;
	int rows =
		canvas_wrapped_rows(dialog_inside(area, 1, LINE_COLUMNS).columns, line->question);
	struct area inside;

	rows = rows < QUESTION_ROWS ? rows : QUESTION_ROWS;
	inside = dialog_draw(canvas, area, rows + 2, LINE_COLUMNS, NULL);
	/* The line to type in is there however low the dialog is. */
	if (rows > inside.rows - 1)
		rows = inside.rows - 1;
	canvas_text_wrapped(canvas, (struct area){inside.row, inside.column, rows, inside.columns},
		0, ROLE_NORMAL, line->question);
	edit_field_draw(&line->edit, canvas,
		(struct area){inside.row + inside.rows - 1, inside.column, 1, inside.columns},
		tr(application_catalog(application), line->prompt));
}

static bool
line_input(struct application *application, void *state, const struct input *input)
{
	struct line *line = state;

	(void)application;
	return edit_field_input(&line->edit, input);
}

static void
act_done(struct application *application, void *state)
{
	struct line *line = state;
	auto_string char *path = line->is_path ? edit_field_path(&line->edit) : NULL;

	/* What was refused was said: the line stays open. What was accepted may have led to another
	 * screen. */
	if (line->given(application, line->state, path ? path : edit_field_text(&line->edit)))
		application_drop(application, line);
}

static void
act_leave(struct application *application, void *state)
{
	(void)state;
	application_pop(application);
}

static void
line_free(void *state)
{
	struct line *line = state;

	edit_field_close(&line->edit);
	free(line->question);
	free(line);
}

static const struct binding reason_bindings[] = {
	{"Enter", N_("done"), N_("Do it, with this reason"), act_done, NULL},
	{"Esc", N_("leave it"), N_("Leave everything as it is"), act_leave, NULL},
};

static const struct binding path_bindings[] = {
	{"Enter", N_("done"), N_("Take this file"), act_done, NULL},
	{"Esc", N_("leave it"), N_("Leave everything as it is"), act_leave, NULL},
};

static const struct screen_type screen_reason = {
	.name = "reason",
	.title = N_("A reason"),
	.is_dialog = true,
	.bindings = reason_bindings,
	.binding_count = array_length(reason_bindings),
	.draw = line_draw,
	.input = line_input,
	.free = line_free,
};

static const struct screen_type screen_path = {
	.name = "path",
	.title = N_("A file"),
	.is_dialog = true,
	.bindings = path_bindings,
	.binding_count = array_length(path_bindings),
	.draw = line_draw,
	.input = line_input,
	.free = line_free,
};

static void
open_line(struct application *application, const struct screen_type *type, const struct line *asked,
	const char *text)
{
	struct line *line = memory_allocate(sizeof(*line));

	*line = *asked;
	line->question = memory_copy_string(asked->question);
	edit_field_open(&line->edit, text, false);
	application_push(application, type, line);
}

void
screen_reason_open(struct application *application, const char *question, const char *text,
	bool (*given)(struct application *application, void *state, const char *reason),
	void *state)
{
	const struct line line = {
		.question = (char *)question,
		.prompt = N_("Why?"),
		.given = given,
		.state = state,
	};

	open_line(application, &screen_reason, &line, text);
}

void
screen_path_open(struct application *application, const char *question, const char *text,
	bool (*given)(struct application *application, void *state, const char *path), void *state)
{
	const struct line line = {
		.question = (char *)question,
		.prompt = N_("Path of the file; a file can be dropped here"),
		.is_path = true,
		.given = given,
		.state = state,
	};

	open_line(application, &screen_path, &line, text);
}
