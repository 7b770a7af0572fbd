/* SPDX-License-Identifier: MIT */
/*
 * A map as a grid of cells: what stands in each, and what it belongs to, for whoever paints it on
 * the screen; and as lines of text, for who reads a report raw.
 */
#ifndef PIA_MAP_DRAWING_H
#define PIA_MAP_DRAWING_H

#include "base/string.h"
#include "map/layout.h"

enum map_part {
	MAP_BLANK,
	MAP_HEADING, /* the name of a place */
	MAP_BORDER,
	MAP_FRAME, /* of a box; index: the box */
	MAP_TITLE, /* of a box; index: the box */
	MAP_NODE,  /* all inside of a node, its name and blanks; index: the node */
	MAP_LINE,  /* index: the line */
	MAP_HEAD,  /* an arrowhead; index: the arrow */
	MAP_LABEL, /* index: the arrow */
};

struct map_cell {
	char text[WIDTH_CELL_BYTES]; /* "" for a blank and the right half of a wide character */
	int width;                   /* 1, 2, or 0 for that right half */
	enum map_part part;
	size_t index;
};

struct map_drawing {
	int rows;
	int columns;
	struct map_cell *cells; /* rows * columns */
};

/* Draw a layout, with box characters or in ASCII (names and labels stay as they are).
 * Caller-owned: map_drawing_free(). */
struct map_drawing *map_drawing_new(const struct map_layout *layout, bool ascii);
void map_drawing_free(struct map_drawing **drawing);

/* Append the drawing, one line per row, blanks at the ends left out. */
void map_drawing_append(const struct map_drawing *drawing, struct string *text);

#endif
