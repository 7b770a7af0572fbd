/* SPDX-License-Identifier: MIT */
/* A text that may be longer than its area, to be read: wrapped, and scrolled line by line. */
#ifndef PIA_UI_WIDGETS_SCROLLED_TEXT_H
#define PIA_UI_WIDGETS_SCROLLED_TEXT_H

#include <stdbool.h>

#include "ui/canvas.h"
#include "ui/input.h"

/* `struct scrolled_text scrolled = {0};` is one at its top. */
struct scrolled_text {
	int top;   /* rows that are out of sight above */
	int rows;  /* of the area when it was last drawn */
	int total; /* of the text in that area */
};

/* Draw a text, its newlines being line ends; marks in the last column say that there is more above
 * or below. The cursor is put at its first row. */
void scrolled_text_draw(struct scrolled_text *scrolled, struct canvas *canvas, struct area area,
	enum role role, const char *text);

/* Up, Down, Space, PageUp, PageDown, Home and End move it. True when the key is one of these. */
bool scrolled_text_input(struct scrolled_text *scrolled, const struct input *input);

#endif
