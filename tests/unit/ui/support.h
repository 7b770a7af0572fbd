/* SPDX-License-Identifier: MIT */
/* What the tests of the screen share: canvases compared as text, inputs by name. */
#ifndef PIA_TESTS_UI_SUPPORT_H
#define PIA_TESTS_UI_SUPPORT_H

#include "ui/canvas.h"
#include "ui/input.h"

/* A group set-up for every test of this folder: columns are counted as on a UTF-8 terminal. */
int support_begin_locale(void **state);

/* The canvas as canvas_dump() gives it must be this text. */
void support_assert_dump(const struct canvas *canvas, bool roles, const char *expected);

/* The key of this name. Caller-owned: input_clear(). */
struct input support_key(const char *name);

/* One paste. Caller-owned: input_clear(). */
struct input support_paste(const char *text);

#endif
