/* SPDX-License-Identifier: MIT */
/*
 * A map drawn with the cells of a sheet and their borders: every character of the layout is a
 * narrow cell, boxes are framed and painted, lines run along the lower edges of rows and the left
 * edges of columns. Pure functions.
 */
#ifndef PIA_REPORT_WORKBOOK_MAP_H
#define PIA_REPORT_WORKBOOK_MAP_H

#include "map/layout.h"
#include "report/workbook_style.h"

/* The width of such a cell, in characters of a sheet. */
#define MAP_CELL_WIDTH 1.1

struct sheet_cell {
	char *text; /* it may go on over the cells at its right, which are empty; NULL: none */
	struct style style;
};

struct sheet_map {
	int rows;
	int columns;
	struct sheet_cell *cells; /* rows * columns */
};

/* Draw a layout. Release with sheet_map_clear(). */
void sheet_map_make(const struct map_layout *layout, struct sheet_map *map);
void sheet_map_clear(struct sheet_map *map);

/* Whether there is anything to write into a cell. */
bool sheet_cell_is_blank(const struct sheet_cell *cell);

#endif
