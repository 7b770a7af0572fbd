/* SPDX-License-Identifier: MIT */
/*
 * The event loop on a real terminal: keys in, canvas out, signals, resizing, suspending, the closed
 * terminal.
 */
#ifndef PIA_UI_LOOP_H
#define PIA_UI_LOOP_H

#include "ui/application.h"

/*
 * Run until the application ends; the terminal is given back whatever happens. Returns the exit
 * code: 0, or 128 + the signal that ended it (SIGHUP, SIGTERM, SIGINT, SIGQUIT), what was typed
 * being kept. ERROR_TERMINAL when standard input or output is no usable terminal (then nothing was
 * painted and 5 is returned). Idle, it waits for a key and nothing else.
 */
int loop_run(struct application *application, struct error *error);

#endif
