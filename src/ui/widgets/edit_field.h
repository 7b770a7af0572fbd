/* SPDX-License-Identifier: MIT */
/*
 * A text being typed, on the screen: text/edit.h's editor driven by inputs and drawn into an area,
 * in one line that scrolls sideways or in many that wrap. It does not know what the text is for.
 */
#ifndef PIA_UI_WIDGETS_EDIT_FIELD_H
#define PIA_UI_WIDGETS_EDIT_FIELD_H

#include <stdbool.h>

#include "text/edit.h"
#include "ui/canvas.h"
#include "ui/input.h"

struct wrapped_text;

struct edit_field {
	struct editor editor;
	size_t top;  /* many lines: the first wrapped line that is seen */
	int columns; /* of the text when it was last drawn; up and down move by these */
	int rows;    /* when it was last drawn; PageUp and PageDown move by these */
	struct wrapped_text *wrapped; /* many lines: as they were wrapped last; owned */
};

/* Begin to edit a copy of `text` (NULL is empty), the caret at its end. End with
 * edit_field_close(); closing one that is closed or zeroed does nothing. */
void edit_field_open(struct edit_field *field, const char *text, bool many_lines);
void edit_field_close(struct edit_field *field);

/* The text as it stands; borrowed until the next input. */
const char *edit_field_text(const struct edit_field *field);

/* The path that is meant by what was typed, or dropped on the terminal, which sets it in quotes; ~/
 * is the home folder. Caller-owned. */
char *edit_field_path(const struct edit_field *field) __attribute__((warn_unused_result));

/* Whether it differs from what it was opened with. */
bool edit_field_is_changed(const struct edit_field *field);

/*
 * Offer an input; true when it was taken:
 *     text and pastes (a paste is inserted whole; in one line its line ends become blanks)
 *     Left Right Home End, Ctrl-A and Ctrl-E (start and end of the line)
 *     Ctrl-Left Ctrl-Right, Alt-b Alt-f (a word)
 *     Backspace, Delete, Ctrl-D, Ctrl-W and Alt-Backspace (a word back), Alt-d (a word forward),
 *     Ctrl-U (to the start of the line), Ctrl-K (to its end)
 * and in many lines only:
 *     Enter (a new line); Up Down PageUp PageDown while the caret can move that way
 * Never taken: Esc, Tab, Shift-Tab, function keys, other control keys.
 */
bool edit_field_input(struct edit_field *field, const struct input *input);

/* The rows that the whole text takes in so many columns, at least 1; always 1 in one line. */
int edit_field_rows(const struct edit_field *field, int columns);

/*
 * Draw into the area with ROLE_EDITED and put the hardware cursor on the caret. While it is empty,
 * `prompt` (NULL: none) is shown with ROLE_DIM behind the caret. One line scrolls sideways, with <
 * and > in the first and last column where something is cut off; many lines scroll up and down,
 * with marks in the last column. An area of one column or row works.
 */
void edit_field_draw(
	struct edit_field *field, struct canvas *canvas, struct area area, const char *prompt);

#endif
