/* SPDX-License-Identifier: MIT */
/* A file shown by the system's own viewer, beside this program. */
#ifndef PIA_UI_OUTSIDE_VIEWER_H
#define PIA_UI_OUTSIDE_VIEWER_H

#include "base/error.h"
#include "ui/signals.h"

/* Have xdg-open show a file; it runs on its own, without our terminal. `signals`: as
 * signals_begin() left them. ERROR_IO: it could not be started. */
bool outside_viewer_open(const char *path, const struct signals *signals, struct error *error);

#endif
