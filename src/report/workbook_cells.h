/* SPDX-License-Identifier: MIT */
/*
 * From a block's cells to a workbook's: what can be a real number or date, how it is shown, what
 * must go on in the row below, how high a row is. Pure functions.
 */
#ifndef PIA_REPORT_WORKBOOK_CELLS_H
#define PIA_REPORT_WORKBOOK_CELLS_H

#include "report/block.h"

/* A row of cells, of which those that are too long go on in rows below it. */
struct long_row {
	char ***parts; /* parts[column][line], as workbook_split_text() makes them */
	size_t *part_counts;
	size_t column_count;
	size_t line_count;   /* rows of the sheet that it takes, at least 1 */
	double least_height; /* of the first of them, where room is left to write */
};

/* Split cells, each with its note behind it. Release with long_row_clear(). */
void long_row_split(
	struct long_row *row, const struct block_cell *cells, size_t count, enum language language);
void long_row_clear(struct long_row *row);

/* Whether cells take one row of the sheet as they stand, as high as their texts, as almost all do,
 * so that none need be split: false also where that takes longer to tell. */
bool cells_are_short(const struct block_cell *cells, size_t count);

/* How many rows of the sheet such cells take. */
size_t long_row_count_lines(const struct block_cell *cells, size_t count, enum language language);

/* A place of a matrix as one cell: the level, then the risks below it; the caller frees its text.
 * And what stands in the matrix's corner: what its rows and columns are. Caller-owned. */
struct block_cell cell_of_place(const struct matrix_place *place);
char *cell_corner(const struct block_matrix *matrix) __attribute__((warn_unused_result));

/* Whether a cell is a number that a workbook keeps exactly, or a date that it has at all (from 1900
 * on), and nothing is noted beside it. Else it is written as text. */
bool cell_is_exact_number(const struct block_cell *cell);
bool cell_is_workbook_date(const struct block_cell *cell);

/* How such a number is shown: its decimals, and its unit behind it. Caller-owned. */
char *cell_number_format(const struct block_cell *cell) __attribute__((warn_unused_result));

/* How a date is shown in a language. Static. And the most columns that such a date takes. */
const char *cell_date_format(enum language language);
int cell_date_columns(const struct block_cell *cell);

/* How high a text is in a column of this width, in points, in fonts that are as wide as usual. */
double cell_height(const char *text, int width);

#endif
