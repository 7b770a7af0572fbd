/* SPDX-License-Identifier: MIT */
/*
 * The risk matrix as an item of a pane. It shows where the risks are; it is not moved in here.
 */
#include "config.h"

#include "ui/screens/pane_matrix.h"

#include <stdlib.h>

#include "assessment/evaluate.h"
#include "base/memory.h"
#include "base/string.h"
#include "ui/screens/describe.h"
#include "ui/widgets/matrix_grid.h"

/* What fill_cell() is told. */
struct drawn_matrix {
	const struct application *application;
	const struct record **risks;
	size_t risk_count;
};

static enum role
level_role(enum level_colour colour)
{
	switch (colour) {
	case COLOUR_GREEN:
		return ROLE_LEVEL_GREEN;
	case COLOUR_YELLOW:
		return ROLE_LEVEL_YELLOW;
	case COLOUR_ORANGE:
		return ROLE_LEVEL_ORANGE;
	case COLOUR_RED:
		return ROLE_LEVEL_RED;
	case COLOUR_NONE:
		break;
	}
	return ROLE_NORMAL;
}

/* The level of a cell and the numbers of the risks in it. */
static void
fill_cell(void *context, size_t row, size_t column, struct matrix_grid_cell *cell)
{
	const struct drawn_matrix *drawn = context;
	const struct assessment *assessment = describe_assessment(drawn->application);
	const struct template_matrix *matrix = &assessment->template->matrix;
	const struct template_item *level =
		&matrix->levels->items[matrix->cells[row * matrix->columns->item_count + column]];
	struct risk_position position;
	struct string items = {0};

	cell->word = localized_text(&level->label, drawn->application->language);
	cell->role = level_role(level->colour);
	for (size_t i = 0; i < drawn->risk_count; i++) {
		if (!evaluate_risk(assessment, drawn->risks[i], RATING_INHERENT, &position) ||
			position.row != row || position.column != column)
			continue;
		string_append_format(
			&items, "%s%d", items.length > 0 ? " " : "", drawn->risks[i]->number);
	}
	if (items.length > 0)
		cell->items = string_take(&items);
	string_clear(&items);
}

/* The labels of a scale; an array of borrowed texts, caller-owned (free()). */
static const char **
scale_labels(const struct template_list *scale, enum language language)
{
	const char **labels = memory_allocate_array(scale->item_count, sizeof(*labels));

	for (size_t i = 0; i < scale->item_count; i++)
		labels[i] = localized_text(&scale->items[i].label, language);
	return labels;
}

/* What a scale is called: the label of the field that is rated on it. */
static const char *
scale_title(const struct template_field *field, enum language language)
{
	return field == NULL ? "" : localized_text(&field->label, language);
}

int
pane_matrix_rows(struct application *application)
{
	const struct template_matrix *matrix = &describe_assessment(application)->template->matrix;

	if (matrix->cells == NULL)
		return 0;
	struct matrix_grid grid = {
		.row_count = matrix->rows->item_count, .column_count = matrix->columns->item_count};
	return matrix_grid_rows(&grid);
}

void
pane_matrix_draw(struct application *application, const struct template_kind *kind,
	struct canvas *canvas, struct area area, bool focused)
{
	const struct assessment *assessment = describe_assessment(application);
	const struct template *template = assessment->template;
	enum language language = application->language;
	struct drawn_matrix drawn = {.application = application};
	struct matrix_grid_focus nowhere = {SIZE_MAX, SIZE_MAX};

	drawn.risks = assessment_records_of(assessment, kind, &drawn.risk_count);
	const char **rows = scale_labels(template->matrix.rows, language);
	const char **columns = scale_labels(template->matrix.columns, language);
	struct matrix_grid grid = {
		.row_count = template->matrix.rows->item_count,
		.column_count = template->matrix.columns->item_count,
		.row_title =
			scale_title(evaluate_severity_field(template, RATING_INHERENT), language),
		.column_title =
			scale_title(evaluate_likelihood_field(template, RATING_INHERENT), language),
		.row_labels = rows,
		.column_labels = columns,
		.cell = fill_cell,
		.context = &drawn,
	};
	matrix_grid_draw(&grid, &nowhere, canvas, area, false);
	if (focused)
		canvas_cursor(canvas, area.row, area.column);
	free(rows);
	free(columns);
	free(drawn.risks);
}
