/* SPDX-License-Identifier: MIT */
/* A text of several pieces, each with a role of its own, wrapped as one. */
#ifndef PIA_UI_WIDGETS_MARKED_TEXT_H
#define PIA_UI_WIDGETS_MARKED_TEXT_H

#include "ui/canvas.h"

struct marked_piece {
	size_t end; /* in the text */
	enum role role;
};

/* `struct marked_text text = {0};` is an empty one; marked_text_clear(). */
struct marked_text {
	struct string text; /* safe to show */
	struct marked_piece *pieces;
	size_t piece_count;
};

/* Append `length` bytes of a text (valid UTF-8), which is made safe to show. */
void marked_text_add(struct marked_text *marked, enum role role, const char *text, size_t length);
void marked_text_clear(struct marked_text *marked);

/* How many rows it takes. */
int marked_text_rows(const struct marked_text *marked, int columns);

/* Draw it, leaving `skip` rows out at the top; what does not fit is left out. */
void marked_text_draw(
	const struct marked_text *marked, struct canvas *canvas, struct area area, int skip);

#endif
