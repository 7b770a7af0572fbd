/* SPDX-License-Identifier: MIT */
/*
 * The edit buffer: a text being typed and a caret in it. It knows widths but no screen and no keys.
 * The text is always valid UTF-8 without control characters other than newline and tab, and the
 * caret stands between grapheme clusters.
 */
#ifndef PIA_TEXT_EDIT_H
#define PIA_TEXT_EDIT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/string.h"
#include "text/wrap.h"

struct editor {
	struct string text;
	size_t caret;    /* byte offset */
	bool many_lines; /* false: a newline that is typed or pasted becomes a blank */
	bool after_line; /* the caret between two wrapped lines is shown at the first one's end */
	char *initial;   /* the text at first, for editor_is_changed() */
	size_t first;    /* the first byte shown of a single line, kept by editor_scroll() */
	int goal_column; /* the column that moving up and down keeps to; -1 when none */
};

/* A move of the caret. Lines are those that are seen, wrapped to the width given. */
enum editor_move {
	EDITOR_BACK,         /* one cluster */
	EDITOR_FORWARD,      /* one cluster */
	EDITOR_WORD_BACK,    /* to the start of a word; each Chinese character is one */
	EDITOR_WORD_FORWARD, /* to the end of a word */
	EDITOR_LINE_START,
	EDITOR_LINE_END,
	EDITOR_UP,   /* one line, keeping to its column over shorter lines */
	EDITOR_DOWN, /* one line */
	EDITOR_START,
	EDITOR_END,
};

/* Begin to edit a copy of `text` (NULL is empty), the caret at its end. End with editor_close(). */
void editor_open(struct editor *editor, const char *text, bool many_lines);
void editor_close(struct editor *editor);

/* The text as it stands; borrowed until the next call that changes it. */
const char *editor_text(const struct editor *editor);

/* Replace the whole text, the caret at its end; the initial one stays what it was. */
void editor_set_text(struct editor *editor, const char *text);

/* Whether the text differs from the initial one. */
bool editor_is_changed(const struct editor *editor);

/*
 * Insert `length` bytes at the caret and put it behind them: one key or a whole paste. They are
 * cleaned as utf8_clean_value() does. Returns whether anything was inserted.
 */
bool editor_insert(struct editor *editor, const char *bytes, size_t length);

/*
 * Move the caret; `width` is the columns to which many lines are wrapped (no matter to a single
 * line, for which up and down do nothing). Returns whether it moved.
 */
bool editor_move(struct editor *editor, enum editor_move move, int width);

/* Delete what the same move would pass over. Returns whether anything was deleted. */
bool editor_delete(struct editor *editor, enum editor_move move, int width);

/* Put the caret at a byte offset, or at the cluster boundary after it; at most at the end. */
void editor_set_caret(struct editor *editor, size_t offset);

/* The caret's line (from 0) in `wrap`, made of this text, and its column, at most the width. */
void editor_place(const struct editor *editor, const struct wrap *wrap, size_t *line, int *column);

/* The part of a single line that is seen. */
struct editor_window {
	size_t start;  /* byte offset */
	size_t length; /* bytes of whole clusters */
	int columns;   /* of those, at most what was asked */
	int caret;     /* column of the caret, 0 to `columns` */
	bool cut_before;
	bool cut_after; /* there is more text at this side: where the caller may put a mark */
};

/*
 * Scroll a single line by columns so that the caret is seen within `columns` (at least 1; the caret
 * at the end needs one of its own), no further than needed, and say what is seen. Marks for what is
 * cut off are the caller's, beside these columns.
 */
void editor_scroll(struct editor *editor, int columns, struct editor_window *window);

#endif
