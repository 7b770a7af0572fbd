/* SPDX-License-Identifier: MIT */
/*
 * A table: a heading and rows of cells in columns that are fitted to the room there is. It does not
 * know what the rows are; the caller is asked for each cell that is seen.
 */
#ifndef PIA_UI_WIDGETS_TABLE_H
#define PIA_UI_WIDGETS_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "ui/canvas.h"
#include "ui/widgets/list.h"

struct table_column {
	const char *label; /* in the heading; borrowed */
	int minimum;       /* narrower than this it is left out; at least 1 */
	int natural;       /* as wide as this when there is room; table_measure() can find it */
	int weight;        /* its share of the room that is left then; 0: none */
	bool right;        /* numbers: at the right edge */
	bool kept;         /* never left out, others are first (a mark, a name) */
	int start;         /* given by table_fit(): offset from the table's left edge */
	int width;         /* given by table_fit(): 0 when it is left out */
};

/* What is in one cell. */
struct table_cell {
	char *text;     /* set by the caller, freed by the table; NULL: blank */
	enum role role; /* ROLE_NORMAL unless set */
};

struct table {
	struct table_column *columns; /* borrowed */
	size_t column_count;
	size_t row_count;
	void (*cell)(void *context, size_t row, size_t column, struct table_cell *cell);
	void *context;
};

/*
 * Fit the columns to `width`, with one blank between two. First all get their minimum, then up to
 * their natural width in fair shares, then the rest by weight. Where not even the minimums fit,
 * columns are left out from the right, those that are `kept` last; the first column always stays,
 * narrower than its minimum if it must.
 */
void table_fit(struct table_column *columns, size_t column_count, int width);

/* Make columns of one width (weight 0) no narrower than their labels, which differ from language to
 * language. */
void table_widen_to_labels(struct table_column *columns, size_t column_count);

/* Set each column's natural width to the widest of its label and the cells of the first
 * `row_limit` rows, but not over `most` columns (nor under its minimum). */
void table_measure(struct table *table, size_t row_limit, int most);

/*
 * Fit and draw: the heading in the first row (ROLE_HEADING), the rows below, scrolled by `list`,
 * which is fitted to them. Texts are one line and cut with a mark. With `focused` the list's item
 * has ROLE_SELECTED and the cursor at its start; without, only its pointer is seen. Two columns at
 * the left are for the pointer. Nothing is drawn in rows that stay empty.
 */
void table_draw(const struct table *table, struct list *list, struct canvas *canvas,
	struct area area, bool focused);

#endif
