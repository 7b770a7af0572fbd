/* SPDX-License-Identifier: MIT */
/*
 * What could go wrong at each element of the map: the elements with how many risks of the catalogue
 * were not looked at there yet, and of one element those risks, to be taken or set aside.
 * prompts.c is the screen and its keys, prompts_draw.c draws it.
 */
#ifndef PIA_UI_SCREENS_PROMPTS_SCREEN_H
#define PIA_UI_SCREENS_PROMPTS_SCREEN_H

#include "ui/application.h"
#include "ui/widgets/list.h"

struct prompts_screen {
	char *element; /* UUID; NULL: the elements are listed; owned */
	bool is_alone; /* it was opened for this element */
	struct list elements;
	struct list prompts;
	struct application *application; /* while drawing */
};

void prompts_draw(
	struct application *application, void *state, struct canvas *canvas, struct area area);

#endif
