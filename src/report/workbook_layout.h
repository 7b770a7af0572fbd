/* SPDX-License-Identifier: MIT */
/*
 * How wide the columns of a sheet are: as wide as their texts need, Chinese characters counting
 * two, and narrower where all together would not fit a printed page; texts then wrap. Every sheet
 * fills its pages from side to side, so that all are printed in the same size.
 */
#ifndef PIA_REPORT_WORKBOOK_LAYOUT_H
#define PIA_REPORT_WORKBOOK_LAYOUT_H

#include "report/block.h"

/* What stands between every two columns, in columns of text. */
#define LAYOUT_GAP 1

/* What one column asks for, in columns of text. */
struct column_need {
	int floor; /* so that no date or number is cut: neither can wrap */
	int least; /* so that its texts wrap to a few lines */
	int most;  /* so that none wraps */
	int width; /* what it is given */
};

struct sheet_layout {
	int page; /* a printed page in columns of text: page_columns() */
	struct column_need *columns;
	size_t column_count; /* the last may be an empty one that fills the page */
	int pages_across;    /* printed pages that they take side by side */
	/*
	 * Where what is not the table begins. Of a table that is wider than a page the columns
	 * before this are printed on every page again, so nothing else may stand in them.
	 */
	size_t margin;
};

/* Lay a chapter out, with the facts above it (NULL: none), on pages of so many columns. Release
 * with layout_clear(). */
void layout_make(struct sheet_layout *layout, int page, const struct block_fields *facts,
	const struct chapter *chapter);
/* Whether a chapter's table needs more than one such page, side by side. */
bool layout_is_wide(int page, const struct chapter *chapter);
void layout_clear(struct sheet_layout *layout);

#endif
