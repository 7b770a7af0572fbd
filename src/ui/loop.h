/* SPDX-License-Identifier: MIT */
/*
 * The event loop on a real terminal: keys in, canvas out, signals, resizing, suspending, the closed
 * terminal.
 */
#ifndef PIA_UI_LOOP_H
#define PIA_UI_LOOP_H

#include "ui/application.h"

/*
 * Whether standard input and output are a terminal that screens can be drawn on, before anything
 * else is opened. ERROR_TERMINAL says what is missing and what works without one.
 */
bool loop_check_terminal(struct error *error);

/*
 * Run until the application ends; the terminal is given back whatever happens. Returns the exit
 * code: 0, or 128 + the signal that ended it (SIGHUP, SIGTERM, SIGINT), what was typed being kept.
 * ERROR_TERMINAL when standard input or output is no usable terminal (then nothing was painted and
 * 5 is returned).
 */
int loop_run(struct application *application, struct error *error);

#endif
