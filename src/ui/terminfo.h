/* SPDX-License-Identifier: MIT */
/*
 * How a terminal is spoken to, by its terminfo description. The only file that knows ncurses, of
 * which it uses the descriptions and not the windows: those write a row as one run, so that a
 * terminal with another idea of a character's width shows all that follows it in the wrong place.
 */
#ifndef PIA_UI_TERMINFO_H
#define PIA_UI_TERMINFO_H

#include <stdbool.h>

#include "base/error.h"
#include "base/string.h"
#include "ui/key_decoder.h"
#include "ui/theme.h"

/* What is written for what, without padding; "" where the terminal has no such thing. All owned. */
struct terminfo {
	char *enter; /* the alternate screen */
	char *leave;
	char *keys_on; /* arrows and function keys as the description says */
	char *keys_off;
	char *clear;
	char *move;
	char *erase_right;
	char *cursor_off;
	char *cursor_on;
	char *plain;
	char *bold;
	char *dim;
	char *underline;
	char *reverse;
	char *foreground;
	char *background;
	int colours; /* as theme_colours() counts them */
	int rows;    /* by the description; below 1: not said */
	int columns;
	bool scrolls_at_end; /* when its last cell is written */
};

/*
 * Read the description `name` (may be NULL) of the terminal behind `descriptor`; end with
 * terminfo_close(). One at a time in a process. ERROR_TERMINAL: it is not known, or such a terminal
 * cannot place its cursor.
 */
bool terminfo_open(struct terminfo *info, const char *name, int descriptor, struct error *error);
void terminfo_close(struct terminfo *info);

/* Tell what its keys send, of the description that is open. */
void terminfo_add_keys(struct key_decoder *decoder);

/* Append what moves the cursor, or what gives a role its look where there was none; `context` is
 * the struct terminfo. */
void terminfo_append_move(void *context, struct string *output, int row, int column);
void terminfo_append_look(void *context, struct string *output, enum role role);

#endif
