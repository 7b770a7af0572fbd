/* SPDX-License-Identifier: MIT */
/*
 * What comes from the keyboard, as one value: typed text, a paste, or a named key. Names ("Enter",
 * "F2", "Ctrl-R", "n") are the same in key tables, key scripts and the help.
 */
#ifndef PIA_UI_INPUT_H
#define PIA_UI_INPUT_H

#include <stdbool.h>

enum input_type {
	INPUT_NONE,
	INPUT_TEXT,  /* one character or grapheme cluster typed */
	INPUT_PASTE, /* a bracketed paste, whole */
	INPUT_ENTER,
	INPUT_ESCAPE,
	INPUT_TAB,
	INPUT_BACK_TAB,
	INPUT_BACKSPACE,
	INPUT_DELETE,
	INPUT_INSERT,
	INPUT_UP,
	INPUT_DOWN,
	INPUT_LEFT,
	INPUT_RIGHT,
	INPUT_HOME,
	INPUT_END,
	INPUT_PAGE_UP,
	INPUT_PAGE_DOWN,
	INPUT_CONTROL, /* Ctrl with a letter; text holds the letter in upper case */
	INPUT_ALT,     /* Alt with a character; text holds it */
	INPUT_CONTROL_LEFT,
	INPUT_CONTROL_RIGHT,
	INPUT_FUNCTION, /* number says which */
};

struct input {
	enum input_type type;
	char *text; /* TEXT, PASTE, CONTROL, ALT; owned */
	int number; /* FUNCTION: 1 to 12 */
};

void input_clear(struct input *input);

/* Read a key's name: "Enter" "Esc" "Tab" "Shift-Tab" "Backspace" "Delete" "Up" … "PageDown" "F1"
 * "Ctrl-R" "Alt-n" "Ctrl-Left" "Space", or one character. False: no such key. */
bool input_from_name(const char *name, struct input *input);

/* Whether an input is the key of this name. */
bool input_is(const struct input *input, const char *name);

#endif
