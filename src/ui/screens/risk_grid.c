/* SPDX-License-Identifier: MIT */
/* The risk matrix as a grid. */
#include "config.h"

#include "ui/screens/risk_grid.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/string.h"
#include "ui/screens/describe.h"

enum role
risk_grid_level_role(const struct template_item *level)
{
	switch (level->colour) {
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

static struct matrix_trail
trail_of(const struct risk_entry *entry, enum rating from, enum rating to)
{
	return (struct matrix_trail){
		.shown = true,
		.number = entry->risk->number,
		.from_row = entry->positions[from].row,
		.from_column = entry->positions[from].column,
		.to_row = entry->positions[to].row,
		.to_column = entry->positions[to].column,
	};
}

/* A risk's number, with the arrow of where it goes or comes from. Caller-owned. */
static char *
label_of(const struct risk_grid *grid, const struct risk_entry *entry)
{
	const struct canvas glyphs = {.ascii = grid->ascii};
	int number = entry->risk->number;
	const char *by_hand = entry->positions[grid->rating].is_override ? "*" : "";
	enum rating from;
	enum rating to;

	if (!grid->arrows || !risk_entry_way(entry, grid->rating, &from, &to))
		return string_format("%d%s", number, by_hand);
	struct matrix_trail trail = trail_of(entry, from, to);
	const char *arrow = matrix_trail_arrow(&glyphs, &trail);
	return grid->rating == from ? string_format("%d%s%s", number, by_hand, arrow)
				    : string_format("%s%d%s", arrow, number, by_hand);
}

/* The name of a risk of the picture, copied; NULL when it has none. */
static char *
name_of(const struct risk_grid *grid, int number)
{
	const struct risk_entry *entry = risk_picture_find(grid->picture, number);

	return entry == NULL ? NULL : memory_copy_string(entry->name);
}

/* The level of a cell and the risks in it. */
static void
fill_cell(void *context, size_t row, size_t column, struct matrix_cell *cell)
{
	const struct risk_grid *grid = context;
	const struct application *application = grid->picture->application;
	const struct template_matrix *matrix = &describe_assessment(application)->template->matrix;
	const struct template_item *level =
		&matrix->levels->items[matrix->cells[row * matrix->columns->item_count + column]];
	const struct risk_hold *hold = &grid->hold;
	const struct risk_hold *suggested = &grid->suggested;

	cell->word = localized_text(&level->label, application->language);
	cell->role = risk_grid_level_role(level);
	if (hold->number != 0 && hold->at.row == row && hold->at.column == column)
		matrix_cell_add(cell, hold->number, string_format("[%d]", hold->number),
			name_of(grid, hold->number));
	if (suggested->number != 0 && suggested->at.row == row && suggested->at.column == column)
		matrix_cell_add(
			cell, suggested->number, string_format("(%d)", suggested->number), NULL);
	for (size_t i = 0; i < grid->picture->entry_count; i++) {
		const struct risk_entry *entry = &grid->picture->entries[i];

		if (!entry->hidden && entry->risk->number != hold->number &&
			risk_entry_is_at(entry, grid->rating, row, column))
			matrix_cell_add(cell, entry->risk->number, label_of(grid, entry),
				memory_copy_string(entry->name));
	}
}

void
risk_grid_show_way(struct risk_grid *grid, const struct risk_entry *entry)
{
	enum rating from;
	enum rating to;

	if (entry == NULL || !risk_entry_way(entry, grid->rating, &from, &to))
		return;
	grid->grid.trail = trail_of(entry, from, to);
	grid->grid.trail.shown = matrix_trail_moves(&grid->grid.trail);
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
risk_grid_open(struct risk_grid *grid, const struct risk_picture *picture, enum rating rating)
{
	const struct template *template = describe_assessment(picture->application)->template;
	enum language language = picture->application->language;

	*grid = (struct risk_grid){
		.picture = picture,
		.rating = rating,
		.ascii = picture->application->ascii,
		.row_labels = scale_labels(template->matrix.rows, language),
		.column_labels = scale_labels(template->matrix.columns, language),
	};
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
	free(grid->row_labels);
	free(grid->column_labels);
	*grid = (struct risk_grid){0};
}
