/* SPDX-License-Identifier: MIT */
/*
 * How high the rows of a sheet are, for not every program makes them as high as their texts need;
 * and how high parts of it are, so that what belongs together is not torn apart by the end of a
 * page. Pure functions.
 */
#ifndef PIA_REPORT_WORKBOOK_MEASURE_H
#define PIA_REPORT_WORKBOOK_MEASURE_H

#include "report/block.h"
#include "report/workbook_cells.h"
#include "report/workbook_layout.h"

/* Lines of one height, in points. */
#define POINTS_OF_TITLE 27.0
#define POINTS_OF_SUBTITLE 17.0
#define POINTS_OF_HEADING 21.0
#define POINTS_OF_BLANK 15.0

/* What a printed page holds within its margins, in columns of text and in points. */
int page_columns(const struct report_page *page);
double page_points(const struct report_page *page);

/* The margins at its sides, and those at its top and bottom, in inches. */
#define PAGE_SIDE 0.5
#define PAGE_END 0.8

/* One line of a row that begins at a column; and a row whose cells are short. */
double measure_line(
	const struct long_row *row, size_t line, size_t column, const struct sheet_layout *layout);
double measure_short_row(const struct block_cell *cells, size_t count, size_t column,
	const struct sheet_layout *layout);

double measure_fields(const struct block_fields *fields, const struct sheet_layout *layout,
	enum language language);

/* A heading with all up to the next one; else a block alone. */
double measure_group(const struct chapter *chapter, size_t index, const struct sheet_layout *layout,
	enum language language);

/* How many columns from the margin on a paragraph is written across, and how wide that is. */
size_t measure_span(const struct sheet_layout *layout, int *width);

#endif
