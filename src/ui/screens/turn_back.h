/* SPDX-License-Identifier: MIT */
/*
 * Taking back the last change, and bringing it again, from any screen of the open assessment.
 */
#ifndef PIA_UI_SCREENS_TURN_BACK_H
#define PIA_UI_SCREENS_TURN_BACK_H

#include "ui/application.h"

/*
 * Take back the last change and say what it was about. False when nothing was taken back (that is
 * said too), or when the assessment follows another template by it, so that the screen is closed.
 * `what` (may be NULL) is given the address of what changed, or NULL; caller-owned. An author must
 * be known.
 */
bool turn_back(struct application *application, char **what);

/* The same for bringing again what was taken back last. */
bool turn_forward(struct application *application, char **what);

/* The same by a key: only where something may be changed, and then the screen looks again at what
 * it shows. */
void turn_act_back(struct application *application, void *state);
void turn_act_forward(struct application *application, void *state);

/* Their rows of a key table; `when` as in struct binding. */
/* clang-format off */
#define TURN_BINDINGS(when) \
	{"u", N_("undo"), N_("Take back the last change"), turn_act_back, when}, \
	{"Ctrl-R", NULL, N_("Bring back what was undone"), turn_act_forward, when}
/* clang-format on */

#endif
