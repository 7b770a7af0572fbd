/* SPDX-License-Identifier: MIT */
/*
 * A grid of two scales: each cell has a word and a role, and perhaps items in it (short labels).
 * It is drawn as a chart is: the first row at the bottom, the first column at the left. It does not
 * know what the scales mean.
 */
#ifndef PIA_UI_WIDGETS_MATRIX_GRID_H
#define PIA_UI_WIDGETS_MATRIX_GRID_H

#include <stdbool.h>
#include <stddef.h>

#include "ui/canvas.h"
#include "ui/input.h"

/* What is in one cell. */
struct matrix_grid_cell {
	const char *word; /* what the cell means ("High"); borrowed */
	enum role role;
	char *items; /* labels with blanks between them ("1 4 7"); set by the caller, freed by the
			grid; NULL: none */
};

struct matrix_grid {
	size_t row_count; /* at least 1 each */
	size_t column_count;
	const char *row_title; /* the scale's name; borrowed, as are those below */
	const char *column_title;
	const char *const *row_labels;
	const char *const *column_labels;
	void (*cell)(void *context, size_t row, size_t column, struct matrix_grid_cell *cell);
	void *context;
};

/* The cell with the focus; {0, 0} is the lowest. */
struct matrix_grid_focus {
	size_t row;
	size_t column;
};

/* Arrows, Home and End (within the row), PageUp and PageDown (top and bottom) move the focus; true
 * when the key is one of these and the focus moved. Up goes to the next row. */
bool matrix_grid_input(
	const struct matrix_grid *grid, struct matrix_grid_focus *focus, const struct input *input);

/* The rows that drawing it in so many columns takes with two rows per cell, titles and labels. */
int matrix_grid_rows(const struct matrix_grid *grid);

/*
 * Draw into the area: labels of the rows at the left and of the columns below, each cell with its
 * word and under it its items; where there is one row for a cell, items stand behind the word.
 * Texts that are too wide are cut with a mark; items that do not fit are counted ("+3"). The
 * focused cell has ROLE_SELECTED and, with `focused`, the cursor. Works from 40 columns and as many
 * rows as there are cells plus 2.
 */
void matrix_grid_draw(const struct matrix_grid *grid, const struct matrix_grid_focus *focus,
	struct canvas *canvas, struct area area, bool focused);

#endif
