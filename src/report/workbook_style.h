/* SPDX-License-Identifier: MIT */
/*
 * How the cells of a workbook look, in words of our own: which look a kind of cell has, and the
 * colours of levels. Pure functions.
 */
#ifndef PIA_REPORT_WORKBOOK_STYLE_H
#define PIA_REPORT_WORKBOOK_STYLE_H

#include <stdbool.h>
#include <stdint.h>

#include "report/block.h"

enum paint {
	PAINT_NONE,
	PAINT_HEADING,
	PAINT_LABEL,
	PAINT_LEVEL,
	PAINT_PARTY, /* in a map */
	PAINT_SYSTEM,
};

/* The sides of a cell, and the lines along them: a heavier one covers a lighter one. */
enum side { SIDE_LEFT, SIDE_RIGHT, SIDE_TOP, SIDE_BOTTOM, SIDE_COUNT };
enum edge { EDGE_NONE, EDGE_THIN, EDGE_MEDIUM, EDGE_THICK, EDGE_DOUBLE };

/* What stands out in a text by more than its colour. */
enum style_mark { MARK_NONE, MARK_GONE, MARK_COME };

enum style_align { ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT };

struct style {
	enum paint paint;
	enum level_colour colour; /* of a level */
	int size;                 /* points; 0: as usual */
	bool bold;
	bool muted; /* small print, and what is missing */
	bool leads; /* to another sheet */
	enum style_mark mark;
	bool border; /* thin and pale, all round */
	enum edge edges[SIDE_COUNT];
	bool wrap;
	enum style_align align;
	const char *number_format; /* borrowed; NULL: none */
};

/* How a cell of a table looks. */
struct style style_of_cell(const struct block_cell *cell);

/* Whether two styles look the same. */
bool style_is_same(const struct style *a, const struct style *b);

/* Red, green and blue, 0xRRGGBB. Text is dark enough, or light enough, to be read on it. */
uint32_t style_background(const struct style *style);
uint32_t style_foreground(const struct style *style);

#endif
