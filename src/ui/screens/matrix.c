/* SPDX-License-Identifier: MIT */
/* The risk matrix: every risk in its cell, inherent or residual, and the way to each. */
#include "config.h"

#include "ui/screens/screens.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "ui/screens/describe.h"
#include "ui/screens/risk_grid.h"
#include "ui/widgets/list.h"

struct matrix {
	enum rating rating;
	struct matrix_grid_focus focus;
	bool in_list; /* the keys are with the list of the cell's risks */
	struct list list;
	const struct record **risks; /* of the focused cell, as last drawn; borrowed records */
	size_t risk_count;
	struct application *application; /* while drawing */
};

static const struct template_matrix *
matrix_of(const struct application *application)
{
	return &describe_assessment(application)->template->matrix;
}

/* Collect the risks of the focused cell, and say which are not rated. */
static void
collect(const struct risk_grid *grid, struct matrix *screen, struct string *unrated)
{
	const struct assessment *assessment = describe_assessment(grid->application);

	memory_free(&screen->risks);
	screen->risk_count = 0;
	for (size_t i = 0; i < grid->risk_count; i++) {
		const struct record *risk = grid->risks[i];
		struct risk_position position;

		if (!rating_position(assessment, risk, screen->rating, &position))
			string_append_format(
				unrated, "%s%d", unrated->length ? ", " : "", risk->number);
		else if (position.row == screen->focus.row &&
			 position.column == screen->focus.column)
			*array_append(&screen->risks, &screen->risk_count) = risk;
	}
}

static void
draw_risk(void *context, struct canvas *canvas, struct area area, size_t index, bool selected)
{
	struct matrix *screen = context;
	const struct record *risk = screen->risks[index];
	auto_string char *name = assessment_record_name(describe_assessment(screen->application),
		risk, describe_assessment(screen->application)->language);
	auto_string char *line = string_format("%d  %s", risk->number, name);

	area = list_draw_pointer(canvas, area, selected && screen->in_list);
	canvas_text(canvas, area.row, area.column, area.columns, ROLE_NORMAL, line);
}

/* The rows that the grid gets of those there are: four below it are for the risks of the cell. */
static int
grid_rows(const struct matrix_grid *grid, int rows)
{
	int wanted = matrix_grid_rows(grid);
	int least = (int)grid->row_count + 2;
	int given = rows - 4 < wanted ? rows - 4 : wanted;

	if (given >= least)
		return given;
	return least < rows ? least : rows;
}

static void
matrix_draw(struct application *application, void *state, struct canvas *canvas, struct area area)
{
	struct matrix *screen = state;
	const struct catalog *catalog = application_catalog(application);
	struct string unrated = {0};
	struct risk_grid grid;
	struct area inside = canvas_frame(canvas, area,
		tr(catalog, screen->rating == RATING_INHERENT ? N_("Risks before measures")
							      : N_("Risks after measures")));

	screen->application = application;
	risk_grid_open(&grid, application, screen->rating);
	collect(&grid, screen, &unrated);

	int used = grid_rows(&grid.grid, inside.rows);
	struct area top = {inside.row, inside.column, used, inside.columns};

	matrix_grid_draw(&grid.grid, &screen->focus, canvas, top, !screen->in_list);
	risk_grid_close(&grid);

	struct area below = {inside.row + used, inside.column, inside.rows - used, inside.columns};

	if (unrated.length && below.rows > 0) {
		auto_string char *line = tr_format(catalog, N_("Not rated yet: {numbers}"),
			"numbers", string_text(&unrated), NULL);

		canvas_text(canvas, below.row + below.rows - 1, below.column, below.columns,
			ROLE_WARNING, line);
		below.rows--;
	}
	string_clear(&unrated);
	if (screen->risk_count == 0)
		screen->in_list = false;
	if (below.rows > 0 && screen->risk_count)
		list_draw(&screen->list, canvas, below, screen->risk_count, screen->in_list,
			draw_risk, screen);
	else if (below.rows > 0)
		canvas_text(canvas, below.row, below.column, below.columns, ROLE_DIM,
			tr(catalog, N_("No risk in this cell.")));
}

static bool
matrix_input(struct application *application, void *state, const struct input *input)
{
	struct matrix *screen = state;
	const struct template_matrix *matrix = matrix_of(application);
	struct matrix_grid grid = {
		.row_count = matrix->rows->item_count,
		.column_count = matrix->columns->item_count,
	};

	if (screen->in_list) {
		if (list_input(&screen->list, input))
			return true;
		if (input->type != INPUT_ESCAPE && input->type != INPUT_UP)
			return false;
		screen->in_list = false;
		return true;
	}
	if (!matrix_grid_input(&grid, &screen->focus, input))
		return false;
	screen->list = (struct list){0};
	return true;
}

static void
act_open(struct application *application, void *state)
{
	struct matrix *screen = state;

	if (screen->risk_count == 0) {
		application_say(application, ROLE_NORMAL, N_("No risk in this cell."), NULL);
		return;
	}
	if (screen->risk_count > 1 && !screen->in_list) {
		screen->in_list = true;
		return;
	}
	screen_form_open(
		application, screen->risks[screen->in_list ? screen->list.selected : 0]->id, NULL);
}

/* The grid takes its keys itself; their row is for the footer and the help. */
static void
act_none(struct application *application, void *state)
{
	(void)application;
	(void)state;
}

static bool
is_in_grid(const struct application *application, const void *state)
{
	const struct matrix *screen = state;

	(void)application;
	return !screen->in_list;
}

static void
act_switch(struct application *application, void *state)
{
	struct matrix *screen = state;

	(void)application;
	screen->rating = screen->rating == RATING_INHERENT ? RATING_RESIDUAL : RATING_INHERENT;
	screen->list = (struct list){0};
	screen->in_list = false;
}

static void
matrix_free(void *state)
{
	struct matrix *screen = state;

	free(screen->risks);
	free(screen);
}

static const struct binding bindings[] = {
	{"Enter", N_("open"), N_("Open the risk, or go to the list of the cell's risks"), act_open,
		NULL},
	{"Up Down Left Right", NULL, N_("Go from cell to cell"), act_none, is_in_grid},
	{"Tab r", N_("before/after"), N_("Show the risks before or after measures"), act_switch,
		NULL},
};

static const struct screen_type screen_matrix = {
	.name = "matrix",
	.title = N_("Risk matrix"),
	.bindings = bindings,
	.binding_count = array_length(bindings),
	.draw = matrix_draw,
	.input = matrix_input,
	.free = matrix_free,
};

/* Stand where one looks first: on the worst cell that holds a risk, else in the worst corner. */
static void
focus_worst(const struct application *application, struct matrix *screen)
{
	const struct template_matrix *matrix = matrix_of(application);
	struct risk_grid grid;
	struct risk_position worst = {
		.row = matrix->rows->item_count - 1,
		.column = matrix->columns->item_count - 1,
	};
	bool found = false;

	risk_grid_open(&grid, application, screen->rating);
	for (size_t i = 0; i < grid.risk_count; i++) {
		struct risk_position position;

		if (!rating_position(describe_assessment(application), grid.risks[i],
			    screen->rating, &position) ||
			(found && position.level <= worst.level))
			continue;
		worst = position;
		found = true;
	}
	risk_grid_close(&grid);
	screen->focus = (struct matrix_grid_focus){worst.row, worst.column};
}

void
screen_matrix_open(struct application *application)
{
	if (!matrix_of(application)->cells) {
		application_say(
			application, ROLE_WARNING, N_("This template has no risk matrix."), NULL);
		return;
	}

	struct matrix *screen = memory_allocate(sizeof(*screen));

	focus_worst(application, screen);
	application_push(application, &screen_matrix, screen);
}
