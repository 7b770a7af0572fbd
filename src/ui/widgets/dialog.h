/* SPDX-License-Identifier: MIT */
/*
 * A dialog's frame: an area of a wanted size in the middle of what there is, cleared and framed.
 */
#ifndef PIA_UI_WIDGETS_DIALOG_H
#define PIA_UI_WIDGETS_DIALOG_H

#include "ui/canvas.h"

/*
 * Frame a dialog whose inside is `columns` × `rows` in the middle of `area`, smaller where that is
 * not there, and return the inside. What was below it is gone, with one blank column at each side
 * (wide characters at its edge vanish whole). `title` (NULL: none) stands in the top line.
 */
struct area dialog_draw(
	struct canvas *canvas, struct area area, int rows, int columns, const char *title);

/* The inside that dialog_draw() would return, without drawing; to know how far a text wraps. */
struct area dialog_inside(struct area area, int rows, int columns);

#endif
