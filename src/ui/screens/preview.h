/* SPDX-License-Identifier: MIT */
/* A report on the screen, before it is written. Only for export.c. */
#ifndef PIA_UI_SCREENS_PREVIEW_H
#define PIA_UI_SCREENS_PREVIEW_H

#include "ui/screens/export_choice.h"

/* Show what is chosen, which can be exported; it is built at once and keeps nothing of `choice`.
 * Where it cannot be built it is said why. */
void screen_preview_open(struct application *application, const struct export_choice *choice);

#endif
