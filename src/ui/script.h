/* SPDX-License-Identifier: MIT */
/*
 * Key scripts: the screen program driven without a terminal, for golden screens. A script is lines:
 *
 *     size 80 24            the canvas, columns and rows (80 24 until it is said)
 *     key Enter F2 n        named keys (ui/input.h)
 *     burst u Down          the same, all at once: drawn after the last
 *     type 風險評估         text, typed character by character
 *     paste text            one paste; \n for a line's end
 *     tick                  time passes: drafts are kept
 *     show NAME             dump the canvas after a line "== NAME"
 *     show NAME roles       the same with the map of roles
 *     # a comment
 *
 * The canvas is drawn after every input, but for those of a burst: a terminal's loop too takes what
 * is there before it paints.
 */
#ifndef PIA_UI_SCRIPT_H
#define PIA_UI_SCRIPT_H

#include "base/error.h"
#include "base/string.h"
#include "ui/application.h"

/*
 * Run a script; what it shows is appended to `output`. Lines after the program ended are an error.
 * ERROR_DATA with the line of a command that is not known or cannot be done.
 */
bool script_run(struct application *application, const char *script, struct string *output,
	struct error *error);

#endif
