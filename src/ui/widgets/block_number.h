/* SPDX-License-Identifier: MIT */
/*
 * Numbers drawn large from blocks, to be read from the back of a room. Where only ASCII is drawn
 * large ones are made of "#", small ones of strokes.
 */
#ifndef PIA_UI_WIDGETS_BLOCK_NUMBER_H
#define PIA_UI_WIDGETS_BLOCK_NUMBER_H

#include "ui/canvas.h"

enum block_size {
	BLOCK_SMALL, /* digits of 3 columns and 3 rows */
	BLOCK_LARGE, /* digits of 6 columns and 5 rows */
};

/* The columns that a number (0 or more) takes, and the rows. */
int block_number_columns(int number, enum block_size size);
int block_number_rows(enum block_size size);

/* Draw a number with its left upper corner there. */
void block_number_draw(struct canvas *canvas, int row, int column, enum role role, int number,
	enum block_size size);

#endif
