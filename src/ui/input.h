/* SPDX-License-Identifier: MIT */
/*
 * What comes from the keyboard, as one value: typed text, a paste, or a named key. Names ("Enter",
 * "F2", "Ctrl-R", "n") are the same in key tables, key scripts and the help.
 */
#ifndef PIA_UI_INPUT_H
#define PIA_UI_INPUT_H

#include <stdbool.h>
#include <stddef.h>

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
	INPUT_ALT,     /* Alt with a character; text holds it ("Backspace" for that key) */
	INPUT_CONTROL_LEFT,
	INPUT_CONTROL_RIGHT,
	INPUT_FUNCTION, /* number says which */
};

struct input {
	enum input_type type;
	char *text; /* TEXT, PASTE, CONTROL, ALT; owned */
	int number; /* FUNCTION: 1 to 12 */
};

/* Make an input of `type` with a copy of `length` bytes of text (NULL: none). What `input` held is
 * not freed: clear it first. */
void input_set(struct input *input, enum input_type type, const char *text, size_t length);

/* Free what it holds and make it INPUT_NONE. */
void input_clear(struct input *input);

/*
 * Read a key's name: "Enter" "Esc" "Tab" "Shift-Tab" "Backspace" "Delete" "Insert" "Up" "Down"
 * "Left" "Right" "Home" "End" "PageUp" "PageDown" "Ctrl-Left" "Ctrl-Right" "Space" "F1" … "F12"
 * "Ctrl-R" "Alt-n" "Alt-Backspace", or one character. False: no such key. `input` is overwritten,
 * its text caller-owned: input_clear().
 */
bool input_from_name(const char *name, struct input *input);

/* Whether an input is the key of this name. Full-width forms (？ for ?) count as the key, for they
 * are what an input method for Chinese sends. A paste is no key. */
bool input_is(const struct input *input, const char *name);

/* Whether an input is one of the keys whose names stand in `names`, separated by blanks. */
bool input_is_any(const struct input *input, const char *names);

#endif
