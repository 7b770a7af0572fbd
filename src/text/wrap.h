/* SPDX-License-Identifier: MIT */
/*
 * Breaking a text into lines of a width, as Unicode's UAX 14 says: between words, between Chinese
 * characters but with no closing punctuation at a line's start, and through a word only where it is
 * wider than a line. The lines serve painting and placing the caret alike: together they hold every
 * byte of the text once, but for newlines and blanks that hang over the edge.
 */
#ifndef PIA_TEXT_WRAP_H
#define PIA_TEXT_WRAP_H

#include <stdbool.h>
#include <stddef.h>

#include "text/width.h"

struct wrap_line {
	size_t start;  /* byte offset in the text */
	size_t length; /* bytes, without a newline and without blanks that hang over the edge */
	int columns;  /* of those bytes; at most the width, unless one cluster is wider than that */
	bool is_last; /* of its paragraph: a newline or the end of the text follows */
};

struct wrap {
	struct wrap_line *lines;
	size_t line_count;
};

/*
 * Wrap a text (valid UTF-8) to `width` columns (less than 1 counts as 1). There is always at least
 * one line, and an empty one after a newline at the end. `wrap` is overwritten, caller-owned:
 * release with wrap_clear().
 */
void wrap_text(const char *text, int width, enum width_policy policy, struct wrap *wrap);
void wrap_clear(struct wrap *wrap);

/* How many lines wrap_text() would make of a text. */
size_t wrap_count_lines(const char *text, int width, enum width_policy policy);

/*
 * The index of the line that a byte offset is on. Where one line ends and its paragraph goes on,
 * that is the next line's start.
 */
size_t wrap_find_line(const struct wrap *wrap, size_t offset);

#endif
