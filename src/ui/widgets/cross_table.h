/* SPDX-License-Identifier: MIT */
/*
 * A table with labels on two sides that scrolls both ways, one cell having the focus. The labels
 * stay in view. It does not know what stands in it; the caller is asked for each text that is seen.
 */
#ifndef PIA_UI_WIDGETS_CROSS_TABLE_H
#define PIA_UI_WIDGETS_CROSS_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "ui/canvas.h"
#include "ui/input.h"

struct cross_table {
	size_t row_count; /* at least 1 each */
	size_t column_count;
	/* Texts that the table frees; of a cell NULL: nothing is in it. */
	char *(*row_label)(void *context, size_t row);
	char *(*column_label)(void *context, size_t column);
	char *(*cell)(void *context, size_t row, size_t column);
	void *context;
};

/* The cell with the focus, and which are seen; all 0 at first. */
struct cross_table_focus {
	size_t row;
	size_t column;
	size_t top; /* the first that are seen, and how many, as last drawn */
	size_t left;
	size_t seen_rows;
	size_t seen_columns;
};

/* Arrows, PageUp and PageDown, Home and End (within the row) move the focus; true when the key is
 * one of these. */
bool cross_table_input(const struct cross_table *table, struct cross_table_focus *focus,
	const struct input *input);

/*
 * Draw into the area, scrolled no further than needed to show the focus: labels of columns above,
 * wrapped to at most three rows, labels of rows at the left. Texts too wide are cut with a mark.
 * Marks say where there is more: < and > in the labels' rows, arrows at the right edge. The focused
 * cell has a pointer, ROLE_SELECTED and, with `focused`, the cursor. Returns the rows used.
 */
int cross_table_draw(const struct cross_table *table, struct cross_table_focus *focus,
	struct canvas *canvas, struct area area, bool focused);

#endif
