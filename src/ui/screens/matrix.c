/* SPDX-License-Identifier: MIT */
/*
 * The risk matrix: every risk in its cell at each rating, its way from one to the other, and the
 * keys to look at them and to move them.
 */
#include "config.h"

#include "ui/screens/matrix.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "ui/screens/describe.h"
#include "ui/screens/screens.h"
#include "ui/screens/turn_back.h"

static const struct template_matrix *
matrix_of(const struct application *application)
{
	return &describe_assessment(application)->template->matrix;
}

/* What is with the focus. */

const struct risk_entry *
matrix_focused(const struct matrix *matrix)
{
	return matrix->number == 0 ? NULL : risk_picture_find(&matrix->picture, matrix->number);
}

/* Whether the list holds all risks, not only those of the focused cell. */
static bool
lists_all(const struct matrix *matrix)
{
	return matrix->is_wide || matrix->form != MATRIX_CHART;
}

static bool
is_in_focus(const struct matrix *matrix, const struct risk_entry *entry)
{
	if (matrix->at_unrated)
		return !entry->is_rated[matrix->rating];
	return risk_entry_is_at(entry, matrix->rating, matrix->focus.row, matrix->focus.column);
}

static void
collect_rows(struct matrix *matrix)
{
	memory_free(&matrix->rows);
	matrix->row_count = 0;
	matrix->unrated_count = 0;
	for (size_t i = 0; i < matrix->picture.entry_count; i++) {
		const struct risk_entry *entry = &matrix->picture.entries[i];

		if (entry->hidden)
			continue;
		matrix->unrated_count += entry->is_rated[matrix->rating] ? 0 : 1;
		if (lists_all(matrix) || is_in_focus(matrix, entry))
			*array_append(&matrix->rows, &matrix->row_count) = entry;
	}
	if (matrix->unrated_count == 0)
		matrix->at_unrated = false;
}

/* The row of the risk with the focus; row_count when it is in none. */
static size_t
row_of_focus(const struct matrix *matrix)
{
	size_t row = 0;

	while (row < matrix->row_count && matrix->rows[row]->risk->number != matrix->number)
		row++;
	return row;
}

/* Go to the cell in which a risk stands, or below the grid. */
static void
go_to(struct matrix *matrix, const struct risk_entry *entry)
{
	const struct risk_position *position = &entry->positions[matrix->rating];

	matrix->at_unrated = !entry->is_rated[matrix->rating];
	if (!matrix->at_unrated)
		matrix->focus = (struct matrix_grid_focus){position->row, position->column};
}

/* The keys are with the list: the cell follows the risk. */
static void
follow_list(struct matrix *matrix)
{
	size_t row = row_of_focus(matrix);

	if (row == matrix->row_count) {
		row = matrix->list.selected < matrix->row_count ? matrix->list.selected
								: matrix->row_count - 1;
		matrix->number = matrix->rows[row]->risk->number;
	}
	matrix->list.selected = row;
	go_to(matrix, matrix->rows[row]);
}

/* The keys are with the grid: the risk follows the cell, staying what it is where it can. */
static void
follow_grid(struct matrix *matrix)
{
	const struct risk_entry *entry = matrix_focused(matrix);

	if (entry == NULL || entry->hidden || !is_in_focus(matrix, entry)) {
		matrix->number = 0;
		for (size_t i = 0; i < matrix->row_count && matrix->number == 0; i++) {
			if (is_in_focus(matrix, matrix->rows[i]))
				matrix->number = matrix->rows[i]->risk->number;
		}
	}
	size_t row = row_of_focus(matrix);
	if (row < matrix->row_count)
		matrix->list.selected = row;
}

static void
refresh_picture(struct application *application, struct matrix *matrix)
{
	const char *words = matrix->searching ? edit_field_text(&matrix->find) : NULL;

	risk_picture_make(&matrix->picture, application, matrix->rating, words);
}

void
matrix_refresh(struct application *application, struct matrix *matrix)
{
	refresh_picture(application, matrix);
	collect_rows(matrix);
	if (matrix->move.hold.number != 0 &&
		risk_picture_find(&matrix->picture, matrix->move.hold.number) == NULL) {
		field_editor_close(&matrix->move.reason);
		matrix->move.hold.number = 0;
	}
	if (matrix->form != MATRIX_CHART)
		matrix->in_list = true;
	if (matrix->row_count == 0)
		matrix->in_list = false;
	if (matrix->in_list)
		follow_list(matrix);
	else
		follow_grid(matrix);
	if (matrix->form == MATRIX_PROJECTOR && matrix->card > 0)
		matrix->card = matrix->row_count == 0 ? 0 : matrix->list.selected + 1;
}

/* Which keys work when. */

static bool
is_free(const struct application *application, const void *state)
{
	const struct matrix *matrix = state;

	return !matrix_is_moving(application, state) && !matrix->finding;
}

static bool
is_idle(const struct application *application, const void *state)
{
	const struct matrix *matrix = state;

	return is_free(application, state) && matrix->form != MATRIX_PROJECTOR;
}

static bool
is_in_chart(const struct application *application, const void *state)
{
	const struct matrix *matrix = state;

	return is_free(application, state) && matrix->form == MATRIX_CHART;
}

static bool
is_in_list_form(const struct application *application, const void *state)
{
	const struct matrix *matrix = state;

	return is_free(application, state) && matrix->form == MATRIX_LIST;
}

/* In the list, with nothing that is looked for. */
static bool
is_in_list_only(const struct application *application, const void *state)
{
	const struct matrix *matrix = state;

	return is_in_list_form(application, state) && !matrix->searching;
}

static bool
is_projected(const struct application *application, const void *state)
{
	const struct matrix *matrix = state;

	return is_free(application, state) && matrix->form == MATRIX_PROJECTOR;
}

/* One risk is shown large. */
static bool
is_on_card(const struct application *application, const void *state)
{
	const struct matrix *matrix = state;

	return is_projected(application, state) && matrix->card > 0;
}

static bool
is_finding(const struct application *application, const void *state)
{
	const struct matrix *matrix = state;

	return matrix->finding && !matrix_is_moving(application, state);
}

/* Whether only what was looked for is shown, and keys go elsewhere. */
static bool
is_found(const struct application *application, const void *state)
{
	const struct matrix *matrix = state;

	return is_idle(application, state) && matrix->searching;
}

/* Inputs that no row of the table stands for. */

static bool
list_takes(struct matrix *matrix, const struct input *input)
{
	list_fit(&matrix->list, matrix->row_count, matrix->list.rows);
	if (list_input(&matrix->list, input)) {
		matrix->number = matrix->rows[matrix->list.selected]->risk->number;
		return true;
	}
	if (matrix->form != MATRIX_CHART)
		return false;
	/* Out of the list, back to the grid. */
	if (input->type != INPUT_ESCAPE && input->type != INPUT_UP && input->type != INPUT_LEFT)
		return false;
	matrix->in_list = false;
	return true;
}

/* Below the lowest row of the grid are those that are not rated. */
static bool
grid_takes(struct matrix *matrix, const struct matrix_grid *grid, const struct input *input)
{
	if (matrix->at_unrated && input->type == INPUT_UP) {
		matrix->at_unrated = false;
		return true;
	}
	if (matrix->at_unrated)
		return false;
	if (input->type == INPUT_DOWN && matrix->focus.row == 0 && matrix->unrated_count > 0) {
		matrix->at_unrated = true;
		return true;
	}
	return matrix_grid_input(grid, &matrix->focus, input);
}

static bool
matrix_input(struct application *application, void *state, const struct input *input)
{
	struct matrix *matrix = state;
	const struct template_matrix *scales = matrix_of(application);
	struct matrix_grid grid = {
		.row_count = scales->rows->item_count,
		.column_count = scales->columns->item_count,
	};

	/* The key before may have changed what is there, and nothing need have been drawn since. */
	matrix_refresh(application, matrix);
	if (matrix_is_moving(application, matrix))
		return matrix_move_input(application, matrix, &grid, input);
	if (matrix->finding)
		return edit_field_input(&matrix->find, input);
	if (matrix->form == MATRIX_PROJECTOR)
		return false;
	return matrix->in_list ? list_takes(matrix, input) : grid_takes(matrix, &grid, input);
}

/* Keys. */

static void
act_open(struct application *application, void *state)
{
	struct matrix *matrix = state;
	const struct risk_entry *entry = matrix_focused(matrix);
	size_t count = 0;

	for (size_t i = 0; i < matrix->row_count; i++)
		count += is_in_focus(matrix, matrix->rows[i]) ? 1 : 0;
	if (entry == NULL)
		application_say(application, ROLE_NORMAL, N_("No risk in this cell."), NULL);
	else if (count > 1 && !matrix->in_list)
		matrix->in_list = true;
	else
		screen_form_open(application, entry->risk->id, NULL);
}

/* The screen takes these keys itself; their row is for the footer and the help. */
static void
act_none(struct application *application, void *state)
{
	(void)application;
	(void)state;
}

static void
act_switch(struct application *application, void *state)
{
	struct matrix *matrix = state;
	const struct template *template = describe_assessment(application)->template;

	const struct risk_entry *entry = matrix_focused(matrix);

	do
		matrix->rating = (enum rating)((matrix->rating + 1) % RATING_COUNT);
	while (matrix->rating != RATING_INHERENT && !rating_is_asked(template, matrix->rating));
	if (entry != NULL)
		go_to(matrix, entry);
}

static void
act_arrows(struct application *application, void *state)
{
	struct matrix *matrix = state;

	(void)application;
	matrix->arrows = !matrix->arrows;
}

static void
act_find(struct application *application, void *state)
{
	struct matrix *matrix = state;

	(void)application;
	if (!matrix->searching)
		edit_field_open(&matrix->find, NULL, false);
	matrix->searching = true;
	matrix->finding = true;
}

static void
act_show_all(struct application *application, void *state)
{
	struct matrix *matrix = state;

	(void)application;
	matrix->finding = false;
	matrix->searching = false;
	edit_field_close(&matrix->find);
}

static void
act_found(struct application *application, void *state)
{
	struct matrix *matrix = state;

	matrix->finding = false;
	if (edit_field_text(&matrix->find)[0] == '\0')
		act_show_all(application, state);
}

static void
set_form(struct matrix *matrix, enum matrix_form form)
{
	matrix->form = form;
	matrix->card = 0;
	matrix->in_list = form != MATRIX_CHART;
}

static void
act_list(struct application *application, void *state)
{
	struct matrix *matrix = state;

	(void)application;
	set_form(matrix, matrix->form == MATRIX_LIST ? MATRIX_CHART : MATRIX_LIST);
}

static void
act_chart(struct application *application, void *state)
{
	(void)application;
	set_form(state, MATRIX_CHART);
}

static void
act_project(struct application *application, void *state)
{
	(void)application;
	set_form(state, MATRIX_PROJECTOR);
}

/* Show a risk large (from 1; 0: the grid). */
static void
show_card(struct matrix *matrix, size_t card)
{
	matrix->card = card;
	if (card > 0)
		matrix->number = matrix->rows[card - 1]->risk->number;
}

static void
act_next_card(struct application *application, void *state)
{
	struct matrix *matrix = state;

	(void)application;
	if (matrix->card < matrix->row_count)
		show_card(matrix, matrix->card + 1);
}

static void
act_card_before(struct application *application, void *state)
{
	struct matrix *matrix = state;

	(void)application;
	if (matrix->card > 0)
		show_card(matrix, matrix->card - 1);
}

static void
act_leave_projector(struct application *application, void *state)
{
	struct matrix *matrix = state;

	(void)application;
	if (matrix->card > 0)
		show_card(matrix, 0);
	else
		set_form(matrix, MATRIX_CHART);
}

/* Undo or redo, and go to the risk that it was about. */
static void
turn(struct application *application, struct matrix *matrix,
	bool (*change)(struct application *application, char **what))
{
	auto_string char *what = NULL;
	struct address place;

	if (!change(application, &what) || what == NULL ||
		!address_read(describe_assessment(application), what, &place, NULL) ||
		!string_equal(place.record->kind->id, "risk"))
		return;
	matrix->number = place.record->number;
	refresh_picture(application, matrix);
	if (matrix_focused(matrix) != NULL)
		go_to(matrix, matrix_focused(matrix));
}

static void
act_undo(struct application *application, void *state)
{
	if (describe_may_change(application, act_undo, state))
		turn(application, state, turn_back);
}

static void
act_redo(struct application *application, void *state)
{
	if (describe_may_change(application, act_redo, state))
		turn(application, state, turn_forward);
}

static void
act_catalogue(struct application *application, void *state)
{
	(void)state;
	screen_catalogue_open(application,
		template_find_kind(describe_assessment(application)->template, "risk"), NULL);
}

static const struct binding bindings[] = {
	{"Enter", N_("set down"), N_("Set the risk down here, and say why"), matrix_act_set_down,
		matrix_is_holding},
	{"Up Down Left Right", NULL, N_("Move the risk a cell"), act_none, matrix_is_holding},
	{"Enter", N_("keep"), N_("Keep the risk here, with this reason"), matrix_act_keep,
		matrix_is_reasoning},
	{"Esc", N_("put back"), N_("Put the risk back where it was"), matrix_act_put_back,
		matrix_is_moving},
	{"Enter", N_("done"), N_("Go on with the risks that were found"), act_found, is_finding},
	{"Esc", N_("show all"), N_("Show all risks again"), act_show_all, is_finding},
	{"Right Space", N_("next"), N_("Show the next risk, large"), act_next_card, is_projected},
	{"Left", N_("one before"), N_("Show the risk before it, or the matrix"), act_card_before,
		is_on_card},
	{"Esc p", N_("back"), N_("Back to the matrix"), act_leave_projector, is_projected},
	{"Enter", N_("open"), N_("Open the risk, or go to the list of the cell's risks"), act_open,
		is_idle},
	{"v", N_("move risk"), N_("Take hold of the risk, to move it to another cell"),
		matrix_act_hold, is_free},
	{"Up Down Left Right", NULL, N_("Go from cell to cell"), act_none, is_in_chart},
	{"Tab r", N_("before/after"), N_("Show the risks before measures, now, or after them"),
		act_switch, is_free},
	{"Esc", N_("show all"), N_("Show all risks again"), act_show_all, is_found},
	{"Esc", N_("matrix"), N_("Back to the matrix"), act_chart, is_in_list_only},
	{"o", NULL, N_("Back to the matrix"), act_chart, is_in_list_form},
	{"p", N_("projector"), N_("As large as it goes, to be seen from far away"), act_project,
		is_idle},
	{"/", N_("find"), N_("Show only risks with these words, levels, people or flows"), act_find,
		is_idle},
	{"k", NULL, N_("Take risks from the catalogue"), act_catalogue, is_idle},
	{"a", N_("arrows"), N_("Show or hide which way each risk goes"), act_arrows, is_in_chart},
	{"o", N_("list"), N_("All risks in a list, the worst first"), act_list, is_in_chart},
	{"u", N_("undo"), N_("Take back the last change"), act_undo, is_idle},
	{"Ctrl-R", NULL, N_("Bring back what was undone"), act_redo, is_idle},
};

static bool
matrix_leave(struct application *application, void *state)
{
	return matrix_move_leave(application, state);
}

static void
matrix_tick(struct application *application, void *state, int64_t now)
{
	struct matrix *matrix = state;

	field_editor_tick(&matrix->move.reason, application, now);
}

static void
matrix_focused_texts(struct application *application, void *state, struct focused_texts *texts)
{
	const struct matrix *matrix = state;
	const struct template *template = describe_assessment(application)->template;
	enum rated rated[] = {RATED_LIKELIHOOD, RATED_SEVERITY};

	for (size_t i = 0; i < array_length(rated); i++) {
		const struct template_field *field =
			rating_field(template, matrix->rating, rated[i]);

		if (field != NULL) {
			focused_texts_add(texts, &field->label);
			focused_texts_add(texts, &field->help);
		}
	}
}

static void
matrix_free(void *state)
{
	struct matrix *matrix = state;

	risk_picture_clear(&matrix->picture);
	edit_field_close(&matrix->find);
	field_editor_close(&matrix->move.reason);
	free(matrix->rows);
	free(matrix);
}

static const struct screen_type screen_matrix = {
	.name = "matrix",
	.title = N_("Risk matrix"),
	.bindings = bindings,
	.binding_count = array_length(bindings),
	.draw = matrix_draw,
	.input = matrix_input,
	.leave = matrix_leave,
	.tick = matrix_tick,
	.focused = matrix_focused_texts,
	.free = matrix_free,
};

void
screen_matrix_open(struct application *application)
{
	const struct template_matrix *scales = matrix_of(application);

	if (!scales->cells) {
		application_say(
			application, ROLE_WARNING, N_("This template has no risk matrix."), NULL);
		return;
	}
	struct matrix *matrix = memory_allocate(sizeof(*matrix));

	/* Stand where one looks first: on the worst risk, else in the worst corner. */
	matrix->focus = (struct matrix_grid_focus){
		scales->rows->item_count - 1, scales->columns->item_count - 1};
	risk_picture_make(&matrix->picture, application, matrix->rating, NULL);
	if (matrix->picture.entry_count > 0 && matrix->picture.entries[0].is_rated[matrix->rating])
		go_to(matrix, &matrix->picture.entries[0]);
	application_push(application, &screen_matrix, matrix);
}
