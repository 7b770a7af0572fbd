/* SPDX-License-Identifier: MIT */
/*
 * The risk matrix of the open assessment as a grid: its scales and levels in the screen's language,
 * the numbers of the risks in its cells. The step that shows it and the matrix screen draw the
 * same.
 */
#ifndef PIA_UI_SCREENS_RISK_GRID_H
#define PIA_UI_SCREENS_RISK_GRID_H

#include "assessment/evaluate.h"
#include "ui/application.h"
#include "ui/widgets/matrix_grid.h"

struct risk_grid {
	struct matrix_grid grid; /* ready for matrix_grid_draw() */
	const struct application *application;
	enum rating rating;
	const struct record **risks; /* all of them, borrowed records; owned array */
	size_t risk_count;
	const char **row_labels;    /* owned array */
	const char **column_labels; /* owned array */
};

/* Make it for a rating; the template must have a matrix. It must stay where it is, and be closed
 * before the assessment changes. */
void risk_grid_open(
	struct risk_grid *grid, const struct application *application, enum rating rating);
void risk_grid_close(struct risk_grid *grid);

#endif
