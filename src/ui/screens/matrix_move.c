/* SPDX-License-Identifier: MIT */
/*
 * Moving a risk to another cell. Nothing is kept until it was set down and its reason typed; then
 * both ratings and the reason are one change, so that one undo takes all of it back.
 */
#include "config.h"

#include "ui/screens/matrix.h"

#include "assessment/value.h"
#include "base/memory.h"
#include "base/string.h"
#include "ui/screens/describe.h"

bool
matrix_is_moving(const struct application *application, const void *state)
{
	const struct matrix *matrix = state;

	(void)application;
	return matrix->move.hold.number != 0;
}

bool
matrix_is_reasoning(const struct application *application, const void *state)
{
	const struct matrix *matrix = state;

	(void)application;
	return matrix->move.reason.open;
}

bool
matrix_is_holding(const struct application *application, const void *state)
{
	return matrix_is_moving(application, state) && !matrix_is_reasoning(application, state);
}

/* The risk that is moved. It is there: nothing else is done meanwhile. */
static const struct risk_entry *
moved(const struct matrix *matrix)
{
	return risk_picture_find(&matrix->picture, matrix->move.hold.number);
}

void
matrix_act_hold(struct application *application, void *state)
{
	struct matrix *matrix = state;
	const struct risk_entry *entry = matrix_focused(matrix);

	if (entry == NULL) {
		application_say(application, ROLE_NORMAL, N_("No risk in this cell."), NULL);
		return;
	}
	if (!describe_may_change(application, matrix_act_hold, state))
		return;
	const struct risk_position *position = &entry->positions[matrix->rating];
	struct matrix_move *move = &matrix->move;

	matrix->form = MATRIX_CHART;
	move->was_rated = entry->is_rated[matrix->rating];
	/* One that is not rated begins where the measures lead, else where the focus was. */
	struct risk_position suggested;
	bool leads = rating_suggest(
		describe_assessment(application), entry->risk, matrix->rating, &suggested);

	if (move->was_rated)
		move->from = (struct matrix_grid_focus){position->row, position->column};
	else if (leads)
		move->from = (struct matrix_grid_focus){suggested.row, suggested.column};
	else
		move->from = matrix->focus;
	move->hold = (struct risk_hold){entry->risk->number, move->from};
}

static void
end_move(struct matrix *matrix)
{
	matrix->number = matrix->move.hold.number;
	matrix->move.hold.number = 0;
	matrix->in_list = false;
}

void
matrix_act_put_back(struct application *application, void *state)
{
	struct matrix *matrix = state;

	if (matrix->move.reason.open)
		field_editor_cancel(&matrix->move.reason, application);
	matrix->focus = matrix->move.from;
	matrix->at_unrated = !matrix->move.was_rated;
	end_move(matrix);
	application_say(application, ROLE_NORMAL, N_("As it was before."), NULL);
}

/* Keep where the risk is held now, with a reason (NULL: none is asked) as it was typed. */
static bool
keep(struct application *application, struct matrix *matrix, const char *reason,
	struct error *error)
{
	const struct assessment *assessment = describe_assessment(application);
	const struct template_matrix *scales = &assessment->template->matrix;
	const struct matrix_grid_focus *at = &matrix->move.hold.at;
	const struct record *risk = moved(matrix)->risk;
	struct session_value values[3] = {
		{rating_field(assessment->template, matrix->rating, RATED_SEVERITY), LANGUAGE_NONE,
			scales->rows->items[at->row].id},
		{rating_field(assessment->template, matrix->rating, RATED_LIKELIHOOD),
			LANGUAGE_NONE, scales->columns->items[at->column].id},
	};
	size_t count = 2;
	auto_string char *read = NULL;

	if (reason != NULL) {
		const struct field_editor *editor = &matrix->move.reason;

		if (!value_read(assessment, editor->field, reason, &read, error))
			return false;
		values[count++] = (struct session_value){editor->field, editor->language, read};
	}
	if (!session_set_values(application->session, risk, values, count, error))
		return false;
	matrix->focus = *at;
	matrix->at_unrated = false;
	end_move(matrix);
	return true;
}

void
matrix_act_set_down(struct application *application, void *state)
{
	struct matrix *matrix = state;
	struct matrix_move *move = &matrix->move;
	const struct template *template = describe_assessment(application)->template;
	const struct template_field *field = rating_field(template, matrix->rating, RATED_REASON);
	struct error error = {0};

	if (move->was_rated && move->hold.at.row == move->from.row &&
		move->hold.at.column == move->from.column) {
		matrix_act_put_back(application, state);
		return;
	}
	if (field != NULL && !field->hidden && !field->derived) {
		field_editor_open(&move->reason, application, moved(matrix)->risk, field,
			describe_value_language(application, field), NULL);
		return;
	}
	if (!keep(application, matrix, NULL, &error))
		application_say_error(application, &error);
}

void
matrix_act_keep(struct application *application, void *state)
{
	struct matrix *matrix = state;
	struct field_editor *editor = &matrix->move.reason;
	auto_string char *reason = memory_copy_string(edit_field_text(&editor->edit));

	error_clear(&editor->error);
	if (keep(application, matrix, reason, &editor->error))
		field_editor_kept(editor, application);
}

bool
matrix_move_input(struct application *application, struct matrix *matrix,
	const struct matrix_grid *grid, const struct input *input)
{
	struct matrix_move *move = &matrix->move;

	if (matrix_is_reasoning(application, matrix))
		return input->type != INPUT_ENTER && field_editor_input(&move->reason, input);
	return matrix_grid_input(grid, &move->hold.at, input);
}

bool
matrix_move_leave(struct application *application, struct matrix *matrix)
{
	if (matrix_is_reasoning(application, matrix)) {
		matrix_act_keep(application, matrix);
		return !matrix_is_reasoning(application, matrix);
	}
	if (matrix_is_holding(application, matrix))
		matrix_act_put_back(application, matrix);
	return true;
}

/* "2  Loss of a telephone: High → Medium". */
static char *
describe_levels(const struct application *application, const struct matrix *matrix,
	const struct canvas *canvas)
{
	const struct risk_entry *entry = moved(matrix);
	auto_string char *name = string_format("%d  %s", entry->risk->number, entry->name);
	auto_string char *from = risk_entry_level(&matrix->picture, entry, matrix->rating);
	auto_string char *levels =
		string_format("%s %s %s", from, canvas_glyph(canvas, GLYPH_ARROW),
			matrix_level_word(application, &matrix->move.hold.at));

	return tr_format(application_catalog(application), N_("{label}: {text}"), "label", name,
		"text", levels, NULL);
}

/* What a level that was set by hand means for the move; NULL where none was. Caller-owned. */
static char *
describe_override(const struct application *application, const struct matrix *matrix)
{
	const struct risk_entry *entry = moved(matrix);

	if (!entry->is_rated[matrix->rating] || !entry->positions[matrix->rating].is_override)
		return NULL;
	return memory_copy_string(tr(application_catalog(application),
		N_("* The level was set by hand and stays as it is; the form changes it.")));
}

/* "Severity: Serious · Likelihood: Rare", where it is held. */
static char *
describe_place_of(const struct application *application, const struct matrix *matrix)
{
	const struct template *template = describe_assessment(application)->template;
	const struct catalog *catalog = application_catalog(application);
	enum language language = application->language;
	const struct matrix_grid_focus *at = &matrix->move.hold.at;
	auto_string char *severity = tr_format(catalog, N_("{label}: {text}"), "label",
		localized_text(
			&rating_field(template, matrix->rating, RATED_SEVERITY)->label, language),
		"text", localized_text(&template->matrix.rows->items[at->row].label, language),
		NULL);
	auto_string char *likelihood = tr_format(catalog, N_("{label}: {text}"), "label",
		localized_text(
			&rating_field(template, matrix->rating, RATED_LIKELIHOOD)->label, language),
		"text",
		localized_text(&template->matrix.columns->items[at->column].label, language), NULL);

	return string_format("%s · %s", severity, likelihood);
}

/* The lines of words on the move; NULL where one is not there. Each owned. */
#define LINE_COUNT 5
struct lines {
	char *texts[LINE_COUNT];
};

static struct lines
make_lines(const struct application *application, const struct matrix *matrix,
	const struct canvas *canvas)
{
	struct lines lines = {{describe_levels(application, matrix, canvas)}};

	if (!matrix->move.reason.open) {
		lines.texts[1] = describe_place_of(application, matrix);
		lines.texts[2] =
			matrix_describe_suggestion(application, matrix->rating, moved(matrix));
		lines.texts[3] = describe_override(application, matrix);
		lines.texts[4] = memory_copy_string(tr(application_catalog(application),
			N_("The arrow keys move it; Enter sets it down.")));
	}
	return lines;
}

int
matrix_move_rows(const struct application *application, const struct matrix *matrix,
	const struct canvas *canvas, int columns)
{
	struct lines lines = make_lines(application, matrix, canvas);
	int rows = 0;

	for (size_t i = 0; i < LINE_COUNT; i++) {
		rows += lines.texts[i] != NULL ? canvas_wrapped_rows(columns, lines.texts[i]) : 0;
		memory_free(&lines.texts[i]);
	}
	if (matrix->move.reason.open)
		rows += 1 + field_editor_rows(&matrix->move.reason, application, columns, 3);
	return rows;
}

void
matrix_move_draw(const struct application *application, struct matrix *matrix,
	struct canvas *canvas, struct area area)
{
	static const enum role roles[LINE_COUNT] = {
		ROLE_HEADING, ROLE_NORMAL, ROLE_NORMAL, ROLE_WARNING, ROLE_DIM};
	struct lines lines = make_lines(application, matrix, canvas);
	struct field_editor *editor = &matrix->move.reason;

	for (size_t i = 0; i < LINE_COUNT; i++) {
		struct area line = area;

		/* The reason keeps its label and a row to type in. */
		line.rows -= editor->open ? 2 : 0;
		if (lines.texts[i] != NULL && line.rows > 0) {
			int used = canvas_text_wrapped(canvas, line, 0, roles[i], lines.texts[i]);

			area.row += used;
			area.rows -= used;
		}
		memory_free(&lines.texts[i]);
	}
	if (!editor->open)
		return;
	if (area.rows > 1) {
		canvas_text(canvas, area.row, area.column, area.columns, ROLE_HEADING,
			localized_text(&editor->field->label, application->language));
		area.row++;
		area.rows--;
	}
	if (area.rows > 0)
		field_editor_draw(editor, application, canvas, area);
}
