/* SPDX-License-Identifier: MIT */
/*
 * The real terminal: taken over and given back, bytes in, a canvas out. Whatever follows a wide
 * character is written after moving to its column, since terminals differ in how wide one is.
 */
#ifndef PIA_UI_TERMINAL_H
#define PIA_UI_TERMINAL_H

#include <stdbool.h>

#include "base/error.h"
#include "ui/canvas.h"
#include "ui/input.h"

struct signals;
struct terminal;

/*
 * Take over the terminal on standard input and output: the alternate screen, every key for us,
 * pastes in brackets; standard error, where it is the terminal, goes to the log meanwhile. When
 * memory runs out the terminal is given back. One at a time in a process.
 *
 * ERROR_TERMINAL: standard input or output is none, TERM is not known, or it cannot place its
 * cursor; then nothing was written. Caller-owned: terminal_close().
 */
bool terminal_open(struct terminal **terminal, struct error *error);

/* Give it back; NULL is allowed. Sets the caller's pointer to NULL. */
void terminal_close(struct terminal **terminal);

/* Its size: at least 1 each, at most 500 rows and 1000 columns of what it claims. */
void terminal_size(const struct terminal *terminal, int *rows, int *columns);

/* Whether to draw with ASCII only: PIA_ASCII is set, or it is a simple terminal in a locale that is
 * not UTF-8. */
bool terminal_is_ascii(const struct terminal *terminal);

enum terminal_event {
	TERMINAL_INPUT,   /* `input` has it; caller-owned: input_clear() */
	TERMINAL_IDLE,    /* nothing came in time */
	TERMINAL_CHANGED, /* the size changed, or it was away: draw everything anew */
	TERMINAL_ENDED,   /* asked to end, or the terminal is gone: terminal_ending() */
};

/* Wait for at most `timeout` milliseconds (0: what is there already; -1: for ever). */
enum terminal_event terminal_wait(struct terminal *terminal, int timeout, struct input *input);

/* The signal that ends the program; SIGHUP too when the terminal is gone; 0 for none. */
int terminal_ending(const struct terminal *terminal);

/* The signals as this terminal took them; borrowed. */
const struct signals *terminal_signals(const struct terminal *terminal);

/* Show a canvas: the rows that changed since the last one, the cursor last, in one piece. Waits
 * for a terminal that does not read, until a signal asks to end. Nothing after terminal_leave().
 */
void terminal_paint(struct terminal *terminal, const struct canvas *canvas);

/* What it shows is not known any more: the next canvas is painted whole. */
void terminal_repaint(struct terminal *terminal);

/* Give the terminal to another program for a while, and take it back (everything is painted anew
 * then). Signals stay as they are; see signals_lend(). */
void terminal_leave(struct terminal *terminal);
void terminal_enter(struct terminal *terminal);

/* Stop the program as Ctrl-Z does; returns when it goes on, with the terminal taken back. */
void terminal_suspend(struct terminal *terminal);

#endif
