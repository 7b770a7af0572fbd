/* SPDX-License-Identifier: MIT */
/*
 * The steps of a walk with their state: as a list at the left, or as one line on narrow screens.
 */
#ifndef PIA_UI_SCREENS_WALK_STEPS_H
#define PIA_UI_SCREENS_WALK_STEPS_H

#include "ui/application.h"
#include "ui/widgets/list.h"

/* The columns the list takes of a screen of so many, with its frame. */
int walk_steps_columns(const struct application *application, int columns);

/* Draw the list in a frame, `step` marked as the one that is shown; with `focused` the cursor on
 * it. */
void walk_steps_draw(struct application *application, struct list *list, size_t step,
	struct canvas *canvas, struct area area, bool focused);

/* Draw one line: "[ 4/9 Data flows  2 ✗ ]". */
void walk_steps_draw_line(
	struct application *application, size_t step, struct canvas *canvas, struct area area);

#endif
