/* SPDX-License-Identifier: MIT */
/*
 * The canvas: a grid of cells that screens draw into and that one file (terminal.c) copies to the
 * terminal. All rules about wide characters are here: a character of two columns is drawn whole or
 * not at all, drawing over either half takes the whole character away, nothing wraps or leaves its
 * area.
 */
#ifndef PIA_UI_CANVAS_H
#define PIA_UI_CANVAS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/string.h"
#include "text/width.h"

/* What a cell means; the theme says how that looks. Meaning is never in the look alone. */
enum role {
	ROLE_NORMAL,
	ROLE_TITLE,    /* title line */
	ROLE_HEADING,  /* headings of steps and tables */
	ROLE_FRAME,    /* lines */
	ROLE_DIM,      /* guidance, prompts in empty fields */
	ROLE_SELECTED, /* the focused item */
	ROLE_EDITED,   /* the field being typed in */
	ROLE_KEY,      /* a key in the footer or the help */
	ROLE_GOOD,
	ROLE_WARNING,
	ROLE_ERROR,
	ROLE_LEVEL_GREEN,
	ROLE_LEVEL_YELLOW,
	ROLE_LEVEL_ORANGE,
	ROLE_LEVEL_RED,
	ROLE_COUNT,
};

/* The letter of a role in the role map of canvas_dump(): '.' for ROLE_NORMAL. */
char role_letter(enum role role);

struct cell {
	char text[WIDTH_CELL_BYTES]; /* as width_cell() gives it; "" for a blank and a right half */
	int width; /* columns: 1, 2, or 0 for the right half of a wide character */
	enum role role;
};

/* A rectangle of the canvas. */
struct area {
	int row;
	int column;
	int rows;
	int columns;
};

/* Symbols for frames and marks; ASCII stand-ins where the terminal or the person wants them. */
enum glyph {
	GLYPH_HORIZONTAL,
	GLYPH_VERTICAL,
	GLYPH_TOP_LEFT,
	GLYPH_TOP_RIGHT,
	GLYPH_BOTTOM_LEFT,
	GLYPH_BOTTOM_RIGHT,
	GLYPH_POINTER, /* the focused line: ▸ or > */
	GLYPH_DONE,    /* ✓ or * */
	GLYPH_BEGUN,   /* ~ */
	GLYPH_BLOCK,   /* ✗ or x */
	GLYPH_WARN,    /* ! */
	GLYPH_NOTE,    /* i */
	GLYPH_FULL,    /* progress: ▓ or # */
	GLYPH_EMPTY,   /* progress: ░ or - */
	GLYPH_CUT,     /* something was cut here: … or ~ */
	GLYPH_ARROW,   /* → or -> */
	GLYPH_ON,      /* one of several choices, taken: [x] */
	GLYPH_OFF,     /* [ ] */
	GLYPH_ON_ONE,  /* the only choice, taken: (x) */
	GLYPH_OFF_ONE, /* ( ) */
	GLYPH_UP,      /* more above: ↑ or ^ */
	GLYPH_DOWN,    /* more below: ↓ or v */
	GLYPH_LEFT,    /* ← or < */
	GLYPH_RIGHT,   /* → in one column: → or > */
	GLYPH_UP_LEFT, /* ↖ or <^, as those below in two columns of ASCII */
	GLYPH_UP_RIGHT,
	GLYPH_DOWN_RIGHT,
	GLYPH_DOWN_LEFT,
	GLYPH_SOLID,   /* a block: █ or # */
	GLYPH_UPPER,   /* its upper half: ▀ or " */
	GLYPH_LOWER,   /* its lower half: ▄ or . */
	GLYPH_CHANGED, /* differs from what was signed */
	GLYPH_CARET,   /* where typing stands: _ */
	GLYPH_COUNT,
};

struct canvas {
	int rows;
	int columns;
	struct cell *cells; /* rows * columns */
	bool ascii;         /* draw ASCII stand-ins; text of people stays as it is */
	bool cursor_shown;
	int cursor_row;
	int cursor_column;
};

/* A blank canvas (sizes of at least 1); release with canvas_free(). */
struct canvas *canvas_new(int rows, int columns, bool ascii);
void canvas_free(struct canvas **canvas);

/* Change the size and blank it. */
void canvas_resize(struct canvas *canvas, int rows, int columns);

/* Blank everything (ROLE_NORMAL), cursor hidden. */
void canvas_blank(struct canvas *canvas);

/* Blank an area with a role. Parts outside the canvas are left out, here and below. */
void canvas_fill(struct canvas *canvas, struct area area, enum role role);

/* Give an area another role, text unchanged. A wide character belongs where its left half is. */
void canvas_tint(struct canvas *canvas, struct area area, enum role role);

/*
 * Write one line of text into at most `columns` columns; it is sanitised, and cut with GLYPH_CUT
 * where it does not fit. A newline shows as a blank. Returns the columns used.
 */
int canvas_text(
	struct canvas *canvas, int row, int column, int columns, enum role role, const char *text);

/*
 * Write text that is being edited: `length` bytes, each cluster in the columns that text/width.h
 * counts for it, so that the caret's place can be known; nothing is spelled out (U+FFFD stands for
 * what cannot be shown) or marked where it is cut. Must be valid UTF-8.
 */
void canvas_text_exact(struct canvas *canvas, int row, int column, int columns, enum role role,
	const char *text, size_t length);

/* As canvas_text(), filled with blanks up to `columns`, so that the role covers them all. */
void canvas_text_filled(
	struct canvas *canvas, int row, int column, int columns, enum role role, const char *text);

/* What was typed (ROLE_EDITED), and after it where typing stands, so that a blank at its end is
 * seen; for a line that has not the cursor. */
void canvas_text_typed(struct canvas *canvas, int row, int column, int columns, const char *text);

/* As canvas_text(), at the right edge of the columns. */
void canvas_text_right(
	struct canvas *canvas, int row, int column, int columns, enum role role, const char *text);

/* Wrap text into an area, its newlines being line ends; returns the rows used. When there is more
 * than fits, the last row ends with GLYPH_CUT. `skip` rows are left out at the top. */
int canvas_text_wrapped(
	struct canvas *canvas, struct area area, int skip, enum role role, const char *text);

/* The role of what is drawn there; ROLE_NORMAL outside the canvas. */
enum role canvas_role(const struct canvas *canvas, int row, int column);

/* How many rows canvas_text_wrapped() would need. */
int canvas_wrapped_rows(int columns, const char *text);

/* A symbol as text, by canvas->ascii. Static. */
const char *canvas_glyph(const struct canvas *canvas, enum glyph glyph);

/* Draw a frame along the edge of an area, with a title in its top line (NULL: none); returns the
 * area inside. */
struct area canvas_frame(struct canvas *canvas, struct area area, const char *title);

/* Put the hardware cursor somewhere (inside the canvas, on a character's first column) and show it.
 * Every frame must end with it on the focused item or the caret. */
void canvas_cursor(struct canvas *canvas, int row, int column);

/*
 * The canvas as text for tests: one line per row with blanks at its end cut, then "cursor
 * ROW,COLUMN" (from 0; or "cursor hidden"), then, if `roles`, a map with one letter per column for
 * the rows that hold anything but ROLE_NORMAL, as "ROW: letters", dots at the end cut.
 */
void canvas_dump(const struct canvas *canvas, bool roles, struct string *text);

#endif
