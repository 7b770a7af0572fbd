/* SPDX-License-Identifier: MIT */
/*
 * The way of one arrow on a map: of the line that it shares with others up to where they part, the
 * cells that lead to its own head.
 */
#ifndef PIA_MAP_WAY_H
#define PIA_MAP_WAY_H

#include "map/layout.h"

/* Where a stroke leads to from a cell. */
enum { MAP_UP = 1, MAP_DOWN = 2, MAP_LEFT = 4, MAP_RIGHT = 8 };

struct map_step {
	int row;
	int column;
	unsigned directions; /* two of them: of the cell before and of the one after */
};

/*
 * The cells from the one right beside the sender's box to the arrowhead, each beside the one
 * before; the first leads to the box, the last to the receiver's. An array, caller-owned (free());
 * NULL and a count of 0 when there is no such arrow.
 */
struct map_step *map_way_new(const struct map_layout *layout, size_t arrow, size_t *count);

/* A step drawn as a double stroke; in ASCII as a sign that no other line has. */
const char *map_way_stroke(const struct map_step *step, bool ascii);

#endif
