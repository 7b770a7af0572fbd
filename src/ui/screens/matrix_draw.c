/* SPDX-License-Identifier: MIT */
/*
 * The matrix screen on small and large terminals: the grid with the list of risks below it or
 * beside it, and the list alone.
 */
#include "config.h"

#include "ui/screens/matrix.h"

#include "base/memory.h"
#include "base/string.h"
#include "text/width.h"
#include "ui/screens/describe.h"
#include "ui/screens/work_area.h"
#include "ui/widgets/table.h"

/* From so many columns the list stands beside the grid, and takes so many of them. */
#define WIDE_FROM_COLUMNS 108
#define LIST_COLUMNS_MIN 44
/* From so many rows there are more of them below the grid. */
#define ROOMY_FROM_ROWS 16
/* A name keeps so many columns before its levels are shown beside it. */
#define NAME_COLUMNS_MIN 16

const char *
matrix_rating_title(enum rating rating)
{
	switch (rating) {
	case RATING_INHERENT:
		return N_("Risks before measures");
	case RATING_CURRENT:
		return N_("Risks with the measures in place");
	case RATING_RESIDUAL:
	case RATING_COUNT:
		break;
	}
	return N_("Risks after measures");
}

/* "▸ 2  Administrators nobody can name     Very high → High". The pointer is at the risk with the
 * focus, wherever the keys are. */
static void
draw_row(void *context, struct canvas *canvas, struct area area, size_t index, bool selected)
{
	const struct matrix *matrix = context;
	const struct risk_entry *entry = matrix->rows[index];
	auto_string char *name = string_format("%d  %s", entry->risk->number, entry->name);
	auto_string char *levels = risk_entry_levels(&matrix->picture, entry, canvas);
	int width = width_text(levels, WIDTH_SCREEN);

	area = list_draw_pointer(canvas, area, selected && entry->risk->number == matrix->number);
	if (area.columns - width - 2 >= NAME_COLUMNS_MIN) {
		area.columns -= width + 2;
		canvas_text(canvas, area.row, area.column + area.columns + 2, width, ROLE_NORMAL,
			levels);
	}
	canvas_text(canvas, area.row, area.column, area.columns, ROLE_NORMAL, name);
}

/* What stands in place of a list without risks. */
static const char *
no_risk_text(const struct application *application, const struct matrix *matrix)
{
	const char *text = N_("No risk in this cell.");

	if (matrix->picture.entry_count == 0)
		text = N_("There is no risk yet.");
	else if (matrix->picture.hidden_count == matrix->picture.entry_count)
		text = N_("No risk has these words.");
	return tr(application_catalog(application), text);
}

static void
draw_list(const struct application *application, struct matrix *matrix, struct canvas *canvas,
	struct area area)
{
	if (area.rows < 1)
		return;
	if (matrix->row_count > 0)
		list_draw(&matrix->list, canvas, area, matrix->row_count,
			matrix->in_list && !matrix->finding, draw_row, matrix);
	else
		canvas_text(canvas, area.row, area.column, area.columns, ROLE_DIM,
			no_risk_text(application, matrix));
}

/* "Not rated yet: 3, 7"; NULL when all are. Caller-owned. */
static char *
describe_unrated(const struct application *application, const struct matrix *matrix)
{
	struct string numbers = {0};

	for (size_t i = 0; i < matrix->picture.entry_count; i++) {
		const struct risk_entry *entry = &matrix->picture.entries[i];

		if (!entry->hidden && !entry->is_rated[matrix->rating])
			string_append_format(
				&numbers, "%s%d", numbers.length ? ", " : "", entry->risk->number);
	}
	if (numbers.length == 0)
		return NULL;
	char *line = tr_format(application_catalog(application), N_("Not rated yet: {numbers}"),
		"numbers", string_text(&numbers), NULL);
	string_clear(&numbers);
	return line;
}

/* What is looked for, in the first row, with how many risks are hidden; returns what is left. */
static struct area
draw_find(const struct application *application, struct matrix *matrix, struct canvas *canvas,
	struct area area)
{
	const struct catalog *catalog = application_catalog(application);

	if (!matrix->searching || area.rows < 2)
		return area;
	auto_string char *count = string_format("%zu", matrix->picture.hidden_count);
	auto_string char *hidden =
		tr_format(catalog, N_("risks hidden: {count}"), "count", count, NULL);
	auto_string char *label = tr_format(catalog, N_("Find: {text}"), "text", "", NULL);
	int width = width_text(hidden, WIDTH_SCREEN);
	int left = canvas_text(canvas, area.row, area.column, area.columns, ROLE_HEADING, label);
	struct area field = {area.row, area.column + left, 1, area.columns - left - width - 2};

	canvas_text(
		canvas, area.row, area.column + area.columns - width, width, ROLE_WARNING, hidden);
	if (matrix->finding)
		edit_field_draw(&matrix->find, canvas, field, NULL);
	else
		canvas_text(canvas, field.row, field.column, field.columns, ROLE_EDITED,
			edit_field_text(&matrix->find));
	return (struct area){area.row + 1, area.column, area.rows - 1, area.columns};
}

/* Mark in the grid where the measures lead a risk, if they lead anywhere. */
static void
show_suggestion(struct risk_grid *grid, const struct risk_entry *entry)
{
	struct risk_position position;

	if (rating_suggest(describe_assessment(grid->picture->application), entry->risk,
		    grid->rating, &position))
		grid->suggested =
			(struct risk_hold){entry->risk->number, {position.row, position.column}};
}

static void
draw_grid(const struct matrix *matrix, struct canvas *canvas, struct area area)
{
	const struct assessment *assessment = describe_assessment(matrix->picture.application);
	const struct matrix_move *move = &matrix->move;
	const struct risk_entry *entry = matrix_focused(matrix);
	const struct matrix_grid_focus nowhere = {SIZE_MAX, SIZE_MAX};
	const struct matrix_grid_focus *focus = matrix->at_unrated ? &nowhere : &matrix->focus;
	struct risk_grid grid;

	risk_grid_open(&grid, &matrix->picture, matrix->rating);
	grid.arrows = matrix->arrows;
	if (move->hold.number != 0) {
		focus = &move->hold.at;
		grid.hold = move->hold;
		grid.grid.trail = (struct matrix_trail){move->was_rated, move->hold.number,
			move->from.row, move->from.column, move->hold.at.row, move->hold.at.column};
		show_suggestion(&grid, risk_picture_find(&matrix->picture, move->hold.number));
	} else if (entry != NULL) {
		risk_grid_show_way(&grid, entry);
		if (rating_differs(assessment, entry->risk, matrix->rating))
			show_suggestion(&grid, entry);
	}
	matrix_grid_draw(&grid.grid, focus, canvas, area, !matrix->in_list && !matrix->finding);
	risk_grid_close(&grid);
}

/* The grid in the area's first rows, leaving at least `below`; returns what is left. */
static struct area
draw_grid_above(const struct matrix *matrix, struct canvas *canvas, struct area area, int below)
{
	const struct template_matrix *scales =
		&describe_assessment(matrix->picture.application)->template->matrix;
	struct matrix_grid grid = {.row_count = scales->rows->item_count};
	int cell_rows = 1;

	while (matrix_grid_rows(&grid, cell_rows + 1) <= area.rows - below)
		cell_rows++;
	int rows = matrix_grid_rows(&grid, cell_rows);
	if (rows > area.rows)
		rows = area.rows;
	draw_grid(matrix, canvas, (struct area){area.row, area.column, rows, area.columns});
	return (struct area){area.row + rows, area.column, area.rows - rows, area.columns};
}

/* Those that are not rated, in the last row but the list's; returns what is left. */
static struct area
draw_unrated(const struct application *application, const struct matrix *matrix,
	struct canvas *canvas, struct area area)
{
	auto_string char *unrated = describe_unrated(application, matrix);

	if (unrated == NULL || area.rows < 1)
		return area;
	struct area row = list_draw_pointer(
		canvas, (struct area){area.row, area.column, 1, area.columns}, matrix->at_unrated);
	canvas_text(canvas, row.row, row.column, row.columns, ROLE_WARNING, unrated);
	if (matrix->at_unrated && !matrix->in_list)
		canvas_cursor(canvas, row.row, row.column);
	return (struct area){area.row + 1, area.column, area.rows - 1, area.columns};
}

struct area
matrix_draw_legend(const struct application *application, struct canvas *canvas, struct area area)
{
	if (area.rows < 2)
		return area;
	canvas_text(canvas, area.row, area.column, area.columns, ROLE_DIM,
		tr(application_catalog(application), N_("* The level was set by hand.")));
	return (struct area){area.row + 1, area.column, area.rows - 1, area.columns};
}

/* The legend, if there is an asterisk in a cell or in the list. */
static struct area
draw_legend_if_needed(const struct application *application, const struct matrix *matrix,
	struct canvas *canvas, struct area area)
{
	bool is_needed = false;

	for (size_t i = 0; i < matrix->picture.entry_count; i++) {
		const struct risk_entry *entry = &matrix->picture.entries[i];

		is_needed = is_needed || (!entry->hidden && entry->is_rated[matrix->rating] &&
						 entry->positions[matrix->rating].is_override);
	}
	for (size_t i = 0; i < matrix->row_count; i++)
		is_needed = is_needed || risk_entry_is_by_hand(matrix->rows[i]);
	return is_needed ? matrix_draw_legend(application, canvas, area) : area;
}

/* The list beside the grid. */
static struct area
draw_list_beside(struct application *application, struct matrix *matrix, struct canvas *canvas,
	struct area area)
{
	int columns = area.columns * 2 / 5;

	if (columns < LIST_COLUMNS_MIN)
		columns = LIST_COLUMNS_MIN;
	auto_string char *title = string_format("%s (%zu)",
		tr(application_catalog(application), N_("The worst first")), matrix->row_count);
	struct area right = {area.row, area.column + area.columns - columns, area.rows, columns};

	draw_list(application, matrix, canvas, canvas_frame(canvas, right, title));
	area.columns -= columns + 1;
	return area;
}

/* Say where the measures lead the risk with the focus, if that is elsewhere; returns what is left.
 */
static struct area
draw_suggestion(const struct application *application, const struct matrix *matrix,
	struct canvas *canvas, struct area area)
{
	const struct risk_entry *entry = matrix_focused(matrix);

	if (entry == NULL || area.rows < 2 ||
		!rating_differs(describe_assessment(application), entry->risk, matrix->rating))
		return area;
	auto_string char *text = matrix_describe_suggestion(application, matrix->rating, entry);
	canvas_text(canvas, area.row, area.column, area.columns, ROLE_WARNING, text);
	return (struct area){area.row + 1, area.column, area.rows - 1, area.columns};
}

/* Beside a list that tells the rest there is room for why the risk with the focus is rated so. */
static void
draw_reason(const struct application *application, const struct matrix *matrix,
	struct canvas *canvas, struct area area)
{
	const struct risk_entry *entry = matrix_focused(matrix);

	if (entry == NULL)
		return;
	auto_string char *label = string_format("%d  %s", entry->risk->number, entry->name);
	auto_string char *line = matrix_describe_reason(application, matrix->rating, entry, label);
	if (line != NULL)
		canvas_text_wrapped(canvas, area, 0, ROLE_NORMAL, line);
}

static void
draw_chart(struct application *application, struct matrix *matrix, struct canvas *canvas,
	struct area area)
{
	/* The same room whether a risk is moved or not, so that the grid does not jump. */
	int below = area.rows >= ROOMY_FROM_ROWS ? 5 : 3;

	if (matrix->is_wide)
		area = draw_list_beside(application, matrix, canvas, area);
	if (matrix_is_moving(application, matrix)) {
		int rows = matrix_move_rows(application, matrix, canvas, area.columns);

		below = rows > below && rows <= area.rows / 2 ? rows : below;
	}
	area = draw_grid_above(matrix, canvas, area, below);
	if (matrix_is_moving(application, matrix)) {
		matrix_move_draw(application, matrix, canvas, area);
		return;
	}
	area = draw_unrated(application, matrix, canvas, area);
	area = draw_legend_if_needed(application, matrix, canvas, area);
	area = draw_suggestion(application, matrix, canvas, area);
	if (matrix->is_wide)
		draw_reason(application, matrix, canvas, area);
	else
		draw_list(application, matrix, canvas, area);
}

/* The list alone: number and name, then a column for each rating. */

static void
fill_column(void *context, size_t row, size_t column, struct table_cell *cell)
{
	const struct matrix *matrix = context;
	const struct template *template =
		describe_assessment(matrix->picture.application)->template;
	const struct risk_entry *entry = matrix->rows[row];
	size_t next = 2;

	if (column == 0)
		cell->text = string_format("%d", entry->risk->number);
	else if (column == 1)
		cell->text = memory_copy_string(entry->name);
	for (int i = 0; i < RATING_COUNT; i++) {
		if (rating_is_asked(template, (enum rating)i) && next++ == column)
			cell->text = risk_entry_level(&matrix->picture, entry, (enum rating)i);
	}
}

static void
draw_table(struct application *application, struct matrix *matrix, struct canvas *canvas,
	struct area area)
{
	static const char *const labels[RATING_COUNT] = {
		[RATING_INHERENT] = N_("Before"),
		[RATING_CURRENT] = N_("Now"),
		[RATING_RESIDUAL] = N_("After"),
	};
	const struct catalog *catalog = application_catalog(application);
	const struct template *template = describe_assessment(application)->template;
	struct table_column columns[2 + RATING_COUNT] = {
		{.label = "#", .minimum = 3, .natural = 3, .right = true},
		{.label = localized_text(
			 &template_find_kind(template, "risk")->label, application->language),
			.minimum = 12,
			.natural = 24,
			.weight = 1,
			.kept = true},
	};
	struct table table = {
		.columns = columns,
		.column_count = 2,
		.row_count = matrix->row_count,
		.cell = fill_column,
		.context = matrix,
	};

	for (int i = 0; i < RATING_COUNT; i++) {
		if (rating_is_asked(template, (enum rating)i))
			columns[table.column_count++] = (struct table_column){
				.label = tr(catalog, labels[i]), .minimum = 6, .natural = 12};
	}
	if (matrix->row_count > 0)
		table_draw(&table, &matrix->list, canvas, area, !matrix->finding);
	else
		canvas_text(canvas, area.row, area.column, area.columns, ROLE_DIM,
			no_risk_text(application, matrix));
}

void
matrix_draw(struct application *application, void *state, struct canvas *canvas, struct area area)
{
	struct matrix *matrix = state;
	const char *title =
		tr(application_catalog(application), matrix_rating_title(matrix->rating));

	matrix->is_wide = area.columns >= WIDE_FROM_COLUMNS;
	matrix_refresh(application, matrix);
	if (matrix->form == MATRIX_PROJECTOR) {
		matrix_projector_draw(application, matrix, canvas, area);
		return;
	}
	area = work_area_frame(canvas, area, title);
	area = draw_find(application, matrix, canvas, area);
	if (matrix->form == MATRIX_LIST)
		draw_table(application, matrix, canvas,
			draw_legend_if_needed(application, matrix, canvas, area));
	else
		draw_chart(application, matrix, canvas, area);
}
