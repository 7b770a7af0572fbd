/* SPDX-License-Identifier: MIT */
/*
 * What to write to a terminal so that it shows a canvas: only rows that changed, each from its
 * first column. It knows no terminal; what one needs for a move or a look is asked of its owner.
 * What follows characters that not every terminal takes for as wide as we do is written after a
 * move to its column, so that a frame stays whole beside Chinese text or accents.
 */
#ifndef PIA_UI_PAINTER_H
#define PIA_UI_PAINTER_H

#include <stdbool.h>

#include "base/string.h"
#include "ui/canvas.h"

struct painter {
	/* What the terminal wants; borrowed, "" where it has no such thing. */
	const char *clear;
	const char *erase_right;
	const char *plain;
	const char *cursor_off;
	const char *cursor_on;
	bool scrolls_at_end; /* when its last cell is written, which is left alone then */
	void (*append_move)(void *context, struct string *output, int row, int column);
	void (*append_look)(void *context, struct string *output, enum role role); /* from plain */
	void *context;

	struct canvas *shown; /* what the terminal shows; NULL: not known; owned */
};

/* What the terminal shows is not known any more: the next canvas is painted whole. */
void painter_forget(struct painter *painter);

/* Append what makes the terminal show this canvas, the cursor last. */
void painter_paint(struct painter *painter, const struct canvas *canvas, struct string *output);

#endif
