/* SPDX-License-Identifier: MIT */
/* The risk matrix as a grid. */
#include "config.h"

#include "ui/screens/risk_grid.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/string.h"
#include "ui/screens/describe.h"

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
	const struct risk_grid *grid = context;
	const struct assessment *assessment = describe_assessment(grid->application);
	const struct template_matrix *matrix = &assessment->template->matrix;
	const struct template_item *level =
		&matrix->levels->items[matrix->cells[row * matrix->columns->item_count + column]];
	struct risk_position position;
	struct string items = {0};

	for (size_t i = 0; i < grid->risk_count; i++) {
		const struct record *risk = grid->risks[i];

		if (rating_position(assessment, risk, grid->rating, &position) &&
			position.row == row && position.column == column)
			string_append_format(&items, "%s%d", items.length ? " " : "", risk->number);
	}
	cell->word = localized_text(&level->label, grid->application->language);
	cell->role = level_role(level->colour);
	cell->items = items.length ? string_take(&items) : NULL;
}

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
	return field ? localized_text(&field->label, language) : "";
}

void
risk_grid_open(struct risk_grid *grid, const struct application *application, enum rating rating)
{
	const struct assessment *assessment = describe_assessment(application);
	const struct template *template = assessment->template;
	const struct template_kind *kind = template_find_kind(template, "risk");
	enum language language = application->language;

	*grid = (struct risk_grid){.application = application, .rating = rating};
	if (kind)
		grid->risks = assessment_records_of(assessment, kind, &grid->risk_count);
	grid->row_labels = scale_labels(template->matrix.rows, language);
	grid->column_labels = scale_labels(template->matrix.columns, language);
	grid->grid = (struct matrix_grid){
		.row_count = template->matrix.rows->item_count,
		.column_count = template->matrix.columns->item_count,
		.row_title = scale_title(rating_field(template, rating, RATED_SEVERITY), language),
		.column_title =
			scale_title(rating_field(template, rating, RATED_LIKELIHOOD), language),
		.row_labels = grid->row_labels,
		.column_labels = grid->column_labels,
		.cell = fill_cell,
		.context = grid,
	};
}

void
risk_grid_close(struct risk_grid *grid)
{
	free(grid->risks);
	free(grid->row_labels);
	free(grid->column_labels);
	*grid = (struct risk_grid){0};
}
