/* SPDX-License-Identifier: MIT */
/*
 * How far something is: a bar with the percentage in figures beside it, so that it is not told by
 * the bar alone.
 */
#ifndef PIA_UI_WIDGETS_PROGRESS_H
#define PIA_UI_WIDGETS_PROGRESS_H

#include "ui/canvas.h"

/* The columns of the figures: " 71%". */
#define PROGRESS_FIGURES 4

/* Draw `percent` (0 to 100; others are taken as the nearest) as " 71% ▓▓▓▓▓▓▓░░░" in so many
 * columns; under 8 only the figures. Full only at 100, empty only at 0. Returns the columns used.
 */
int progress_draw(
	struct canvas *canvas, int row, int column, int columns, enum role role, int percent);

#endif
