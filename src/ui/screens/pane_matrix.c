/* SPDX-License-Identifier: MIT */
/*
 * The risk matrix as an item of a pane. It shows where the risks are; it is not moved in here.
 */
#include "config.h"

#include "ui/screens/pane_matrix.h"

#include <stdint.h>

#include "ui/screens/describe.h"
#include "ui/screens/risk_grid.h"

/* Word and numbers: there are other things in the step. */
#define CELL_ROWS 2

int
pane_matrix_rows(struct application *application)
{
	const struct template_matrix *matrix = &describe_assessment(application)->template->matrix;

	if (matrix->cells == NULL)
		return 0;
	struct matrix_grid grid = {
		.row_count = matrix->rows->item_count, .column_count = matrix->columns->item_count};
	return matrix_grid_rows(&grid, CELL_ROWS);
}

void
pane_matrix_draw(
	struct application *application, struct canvas *canvas, struct area area, bool focused)
{
	struct matrix_grid_focus nowhere = {SIZE_MAX, SIZE_MAX};
	struct risk_picture picture = {0};
	struct risk_grid grid;

	risk_picture_make(&picture, application, RATING_INHERENT, NULL);
	risk_grid_open(&grid, &picture, RATING_INHERENT);
	matrix_grid_draw(&grid.grid, &nowhere, canvas, area, false);
	risk_grid_close(&grid);
	risk_picture_clear(&picture);
	if (focused)
		canvas_cursor(canvas, area.row, area.column);
}
