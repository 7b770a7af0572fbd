/* SPDX-License-Identifier: MIT */
/*
 * The way of one item from a cell of a matrix to another, as a line with an arrowhead. It keeps to
 * the last row of the cells and to the columns between them, so that it covers nothing; it is read
 * without colours and in ASCII:
 *
 *	     ┌────────2
 *	     │
 *	   2←┘
 */
#ifndef PIA_UI_WIDGETS_MATRIX_TRAIL_H
#define PIA_UI_WIDGETS_MATRIX_TRAIL_H

#include <stdbool.h>
#include <stddef.h>

#include "ui/canvas.h"

struct matrix_trail {
	bool shown;
	int number; /* of the item; stands at both ends */
	size_t from_row;
	size_t from_column;
	size_t to_row;
	size_t to_column;
};

/* Whether it ends elsewhere than it begins. */
bool matrix_trail_moves(const struct matrix_trail *trail);

/* An arrow as text in the direction that it leads, one of eight; "=" when it stays. Static. */
const char *matrix_trail_arrow(const struct canvas *canvas, const struct matrix_trail *trail);

/* Draw it between two cells: the areas of their insides, with one free column at the left of each.
 * Nothing is drawn when it stays. */
void matrix_trail_draw(
	const struct matrix_trail *trail, struct canvas *canvas, struct area from, struct area to);

#endif
