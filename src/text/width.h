/* SPDX-License-Identifier: MIT */
/*
 * Columns: how wide characters, clusters and texts are. Ambiguous characters (①, ■, “, ·) are
 * narrow. Every cluster takes 1 or 2 columns, never 0: a lone combining mark stands on a blank,
 * what cannot be drawn is shown as U+FFFD, newline and tab as one blank.
 */
#ifndef PIA_TEXT_WIDTH_H
#define PIA_TEXT_WIDTH_H

#include <stddef.h>
#include <stdint.h>

#include "text/utf8.h"

/* Who is asked. */
enum width_policy {
	WIDTH_SCREEN, /* wcwidth(), as ncurses does; LC_CTYPE must be a UTF-8 locale */
	WIDTH_FILE,   /* Unicode's tables, the same on every machine; for files that are written */
};

/* The columns of one grapheme cluster, 1 or 2. */
int width_cluster(const char *cluster, size_t length, enum width_policy policy);

/* The columns of a whole text, or of `length` bytes of it. */
int width_text(const char *text, enum width_policy policy);
int width_bytes(const char *text, size_t length, enum width_policy policy);

/* Bytes that a cell's text can have: a base, WIDTH_MARKS_MAX marks and the NUL. */
#define WIDTH_MARKS_MAX 4
#define WIDTH_CELL_BYTES (UTF8_BYTES_MAX * (1 + WIDTH_MARKS_MAX) + 1)

/*
 * What a cell of the screen holds of a cluster: one character that has columns and at most four
 * combining marks, safe for any terminal; of emoji that are joined, the first. Returns its columns,
 * the same as width_cluster() with WIDTH_SCREEN.
 */
int width_cell(const char *cluster, size_t length, char cell[WIDTH_CELL_BYTES]);

#endif
