/* SPDX-License-Identifier: MIT */
/*
 * The work of a screen: a pane, in a frame where there is room, with guidance on the focused item
 * below it or, on wide screens, at its right, and a banner when nothing can be changed.
 */
#ifndef PIA_UI_SCREENS_WORK_AREA_H
#define PIA_UI_SCREENS_WORK_AREA_H

#include "ui/screens/pane.h"

/* From how many columns of the screen there are frames and the list of steps; and guidance at the
 * right. */
#define WORK_FRAMED_FROM 80
#define WORK_WIDE_FROM 120

/* Draw a frame with a title where there is room for one, else the title in a line above; NULL: no
 * title. Returns the area inside. */
struct area work_area_frame(struct canvas *canvas, struct area area, const char *title);

/* The same for a list, with room for details on its focused item below it or, on wide screens, at
 * the right; there may be no room for them. Returns the list's area. */
struct area work_area_split(const struct application *application, struct canvas *canvas,
	struct area area, const char *title, struct area *detail);

/* Draw it. `title` (NULL: none) stands in the frame or, without one, in a line above. */
void work_area_draw(struct application *application, struct pane *pane, struct canvas *canvas,
	struct area area, const char *title);

#endif
