/* SPDX-License-Identifier: MIT */
/*
 * A grid of two scales: each cell has a word and a role, and perhaps numbered items in it. It is
 * drawn as a chart is: the first row at the bottom, the first column at the left. It does not know
 * what the scales mean.
 */
#ifndef PIA_UI_WIDGETS_MATRIX_GRID_H
#define PIA_UI_WIDGETS_MATRIX_GRID_H

#include <stdbool.h>
#include <stddef.h>

#include "ui/canvas.h"
#include "ui/input.h"
#include "ui/widgets/matrix_cell.h"
#include "ui/widgets/matrix_trail.h"

struct matrix_grid {
	size_t row_count; /* at least 1 each */
	size_t column_count;
	const char *row_title; /* the scale's name; borrowed, as are those below */
	const char *column_title;
	const char *const *row_labels;
	const char *const *column_labels;
	bool is_large;             /* items as numbers of blocks, words spaced; no trail */
	struct matrix_trail trail; /* of one item, from one cell to another */
	/* Fill in what is in a cell; what it points to is owned by the cell, as its struct says. */
	void (*cell)(void *context, size_t row, size_t column, struct matrix_cell *cell);
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

/* The rows that drawing it takes with so many rows per cell, titles and labels. */
int matrix_grid_rows(const struct matrix_grid *grid, int cell_rows);

/*
 * Draw into the area: labels of the rows at the left and of the columns below, each cell with its
 * word and under it its items (matrix_cell.h), cells as high as the area allows. Texts that are too
 * wide are cut with a mark. From three rows for a cell the last one is kept free for the trail
 * (matrix_trail.h); in lower cells the item is marked in both its cells instead: "2↙" where it goes
 * from, "↙2" where it arrives. The focused cell has ROLE_SELECTED, a pointer and, with `focused`,
 * the cursor. Works from 40 columns; where not all rows fit, those are seen that the focus is
 * among, and marks in the first line say where there are more.
 */
void matrix_grid_draw(const struct matrix_grid *grid, const struct matrix_grid_focus *focus,
	struct canvas *canvas, struct area area, bool focused);

#endif
