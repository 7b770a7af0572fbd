/* SPDX-License-Identifier: MIT */
/*
 * How wide the columns of a sheet are: as wide as their texts need, Chinese characters counting
 * two, and narrower where all together would not fit a printed page; texts then wrap.
 */
#ifndef PIA_REPORT_WORKBOOK_LAYOUT_H
#define PIA_REPORT_WORKBOOK_LAYOUT_H

#include "report/block.h"

/* What one column asks for, in columns of text. */
struct column_need {
	int least; /* so that its texts wrap to a few lines */
	int most;  /* so that none wraps */
	int width; /* what it is given */
};

struct sheet_layout {
	struct column_need *columns;
	size_t column_count;
	int total;        /* the widths together */
	int pages_across; /* printed pages that they take side by side */
};

/* Take the needs of a list of fields or of a whole chapter into account. */
void layout_add_fields(struct sheet_layout *layout, const struct block_fields *fields);
void layout_add_chapter(struct sheet_layout *layout, const struct chapter *chapter);

/* Give every column its width. Release with layout_clear(). */
void layout_finish(struct sheet_layout *layout);
void layout_clear(struct sheet_layout *layout);

#endif
