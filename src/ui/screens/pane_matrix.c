/* SPDX-License-Identifier: MIT */
/*
 * The risk matrix as an item of a pane. It shows where the risks are; it is not moved in here.
 */
#include "config.h"

#include "ui/screens/pane_matrix.h"

#include <stdint.h>

#include "ui/screens/describe.h"
#include "ui/screens/risk_grid.h"

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
pane_matrix_draw(
	struct application *application, struct canvas *canvas, struct area area, bool focused)
{
	struct matrix_grid_focus nowhere = {SIZE_MAX, SIZE_MAX};
	struct risk_grid grid;

	risk_grid_open(&grid, application, RATING_INHERENT);
	matrix_grid_draw(&grid.grid, &nowhere, canvas, area, false);
	risk_grid_close(&grid);
	if (focused)
		canvas_cursor(canvas, area.row, area.column);
}
