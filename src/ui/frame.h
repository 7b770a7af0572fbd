/* SPDX-License-Identifier: MIT */
/*
 * What surrounds every screen: the title line above, message and footer below; and the notice where
 * the terminal is too small for all of it.
 */
#ifndef PIA_UI_FRAME_H
#define PIA_UI_FRAME_H

#include "ui/application.h"

/* The least size that screens are made for. */
#define FRAME_ROWS_MIN 12
#define FRAME_COLUMNS_MIN 40

/* Whether the canvas is large enough for a screen. */
bool frame_fits(const struct canvas *canvas);

/* Draw the frame and return the area between for the screens. */
struct area frame_draw(struct application *application, struct canvas *canvas);

/* Draw only that the terminal is too small. Works at one cell. */
void frame_draw_too_small(const struct application *application, struct canvas *canvas);

#endif
