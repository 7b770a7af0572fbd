/* SPDX-License-Identifier: MIT */
/*
 * The grid of cells and what is drawn into it: text, frames, roles. Every text passes through
 * utf8_sanitize() and width_cell() here, so that no screen has to think of either.
 */
#include "config.h"

#include "ui/canvas.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "text/clip.h"
#include "text/grapheme.h"
#include "text/utf8.h"
#include "text/wrap.h"

static const char role_letters[ROLE_COUNT] = {
	[ROLE_NORMAL] = '.',
	[ROLE_TITLE] = 't',
	[ROLE_HEADING] = 'h',
	[ROLE_FRAME] = 'f',
	[ROLE_DIM] = 'd',
	[ROLE_SELECTED] = 'S',
	[ROLE_EDITED] = 'E',
	[ROLE_KEY] = 'k',
	[ROLE_GOOD] = 'g',
	[ROLE_WARNING] = 'w',
	[ROLE_ERROR] = 'x',
	[ROLE_LEVEL_GREEN] = '1',
	[ROLE_LEVEL_YELLOW] = '2',
	[ROLE_LEVEL_ORANGE] = '3',
	[ROLE_LEVEL_RED] = '4',
};

static const char *const glyphs[GLYPH_COUNT][2] = {
	[GLYPH_HORIZONTAL] = {"─", "-"},
	[GLYPH_VERTICAL] = {"│", "|"},
	[GLYPH_TOP_LEFT] = {"┌", "+"},
	[GLYPH_TOP_RIGHT] = {"┐", "+"},
	[GLYPH_BOTTOM_LEFT] = {"└", "+"},
	[GLYPH_BOTTOM_RIGHT] = {"┘", "+"},
	[GLYPH_POINTER] = {"▸", ">"},
	[GLYPH_DONE] = {"✓", "*"},
	[GLYPH_BEGUN] = {"~", "~"},
	[GLYPH_BLOCK] = {"✗", "x"},
	[GLYPH_WARN] = {"!", "!"},
	[GLYPH_NOTE] = {"i", "i"},
	[GLYPH_FULL] = {"▓", "#"},
	[GLYPH_EMPTY] = {"░", "-"},
	[GLYPH_CUT] = {CLIP_MARK, CLIP_MARK_ASCII},
	[GLYPH_ARROW] = {"→", "->"},
	[GLYPH_ON] = {"[x]", "[x]"},
	[GLYPH_OFF] = {"[ ]", "[ ]"},
	[GLYPH_ON_ONE] = {"(x)", "(x)"},
	[GLYPH_OFF_ONE] = {"( )", "( )"},
	[GLYPH_UP] = {"↑", "^"},
	[GLYPH_DOWN] = {"↓", "v"},
	[GLYPH_LEFT] = {"←", "<"},
	[GLYPH_RIGHT] = {"→", ">"},
	[GLYPH_UP_LEFT] = {"↖", "<^"},
	[GLYPH_UP_RIGHT] = {"↗", "^>"},
	[GLYPH_DOWN_RIGHT] = {"↘", "v>"},
	[GLYPH_DOWN_LEFT] = {"↙", "<v"},
	[GLYPH_SOLID] = {"█", "#"},
	[GLYPH_UPPER] = {"▀", "\""},
	[GLYPH_LOWER] = {"▄", "."},
	[GLYPH_CHANGED] = {"≠", "/"},
	[GLYPH_CARET] = {"_", "_"},
};

char
role_letter(enum role role)
{
	return role_letters[role];
}

const char *
canvas_glyph(const struct canvas *canvas, enum glyph glyph)
{
	return glyphs[glyph][canvas->ascii ? 1 : 0];
}

struct canvas *
canvas_new(int rows, int columns, bool ascii)
{
	struct canvas *canvas = memory_allocate(sizeof(*canvas));

	canvas->ascii = ascii;
	canvas_resize(canvas, rows, columns);
	return canvas;
}

void
canvas_free(struct canvas **canvas)
{
	if (*canvas == NULL)
		return;
	free((*canvas)->cells);
	memory_free(canvas);
}

void
canvas_resize(struct canvas *canvas, int rows, int columns)
{
	canvas->rows = rows < 1 ? 1 : rows;
	canvas->columns = columns < 1 ? 1 : columns;
	free(canvas->cells);
	canvas->cells = memory_allocate_array(
		(size_t)canvas->rows * (size_t)canvas->columns, sizeof(*canvas->cells));
	canvas_blank(canvas);
}

static struct cell *
cell_at(const struct canvas *canvas, int row, int column)
{
	return &canvas->cells[row * canvas->columns + column];
}

static void
blank_cell(struct cell *cell, enum role role)
{
	cell->text[0] = '\0';
	cell->width = 1;
	cell->role = role;
}

void
canvas_blank(struct canvas *canvas)
{
	size_t count = (size_t)canvas->rows * (size_t)canvas->columns;

	for (size_t i = 0; i < count; i++)
		blank_cell(&canvas->cells[i], ROLE_NORMAL);
	canvas->cursor_shown = false;
	canvas->cursor_row = 0;
	canvas->cursor_column = 0;
}

/* Before a cell is drawn over: where it is half of a wide character, the other half goes blank. */
static void
break_wide(struct canvas *canvas, int row, int column)
{
	struct cell *cell = cell_at(canvas, row, column);

	if (cell->width == 0)
		blank_cell(cell - 1, cell[-1].role);
	else if (cell->width == 2)
		blank_cell(cell + 1, cell[1].role);
}

static struct area
clip_area(const struct canvas *canvas, struct area area)
{
	int bottom = area.row + area.rows;
	int right = area.column + area.columns;

	if (bottom > canvas->rows)
		bottom = canvas->rows;
	if (right > canvas->columns)
		right = canvas->columns;
	if (area.row < 0)
		area.row = 0;
	if (area.column < 0)
		area.column = 0;
	area.rows = bottom > area.row ? bottom - area.row : 0;
	area.columns = right > area.column ? right - area.column : 0;
	if (area.rows == 0 || area.columns == 0)
		area.rows = area.columns = 0;
	return area;
}

void
canvas_fill(struct canvas *canvas, struct area area, enum role role)
{
	area = clip_area(canvas, area);
	for (int row = area.row; row < area.row + area.rows; row++) {
		break_wide(canvas, row, area.column);
		break_wide(canvas, row, area.column + area.columns - 1);
		for (int i = 0; i < area.columns; i++)
			blank_cell(cell_at(canvas, row, area.column + i), role);
	}
}

void
canvas_tint(struct canvas *canvas, struct area area, enum role role)
{
	area = clip_area(canvas, area);
	for (int row = area.row; row < area.row + area.rows; row++) {
		for (int column = area.column; column < area.column + area.columns; column++) {
			struct cell *cell = cell_at(canvas, row, column);

			if (cell->width > 0)
				cell->role = role;
			if (cell->width == 2)
				cell[1].role = role;
		}
	}
}

/* Draw one cluster if all of it lies in the canvas. */
static void
put_cluster(struct canvas *canvas, int row, int column, enum role role, const char *text, int width)
{
	struct cell *cell;

	if (row < 0 || row >= canvas->rows || column < 0 || column + width > canvas->columns)
		return;
	cell = cell_at(canvas, row, column);
	break_wide(canvas, row, column);
	if (width == 2) {
		break_wide(canvas, row, column + 1);
		blank_cell(cell + 1, role);
		cell[1].width = 0;
	}
	memcpy(cell->text, text, strlen(text) + 1);
	cell->width = width;
	cell->role = role;
}

static bool
is_printable_ascii(char byte)
{
	return byte >= ' ' && byte <= '~';
}

/* Whether a text is one line that is safe as it is and surely fits: most are, and what follows for
 * the others takes far longer. */
static bool
is_plain(const char *text, int columns)
{
	int length = 0;

	for (; is_printable_ascii(text[length]); length++) {
		if (length >= columns)
			return false;
	}
	return text[length] == '\0';
}

/* The end of the cluster at `offset`: an ASCII character with another behind it is one alone. */
static size_t
next_cluster(const char *text, size_t length, size_t offset)
{
	if (is_printable_ascii(text[offset]) &&
		(offset + 1 == length || is_printable_ascii(text[offset + 1])))
		return offset + 1;
	return grapheme_next(text, length, offset);
}

/* Draw all clusters of a text that is safe and fits; returns the columns used. */
static int
put_text(
	struct canvas *canvas, int row, int column, enum role role, const char *text, size_t length)
{
	int used = 0;

	for (size_t offset = 0; offset < length;) {
		size_t next = next_cluster(text, length, offset);
		char cell[WIDTH_CELL_BYTES];
		int width = width_cell(text + offset, next - offset, cell);

		if (string_equal(cell, " "))
			cell[0] = '\0';
		put_cluster(canvas, row, column + used, role, cell, width);
		used += width;
		offset = next;
	}
	return used;
}

static int
room(const struct canvas *canvas, int column, int columns)
{
	int there = canvas->columns - column;

	if (columns > there)
		columns = there;
	return columns < 0 ? 0 : columns;
}

/* The text in one line of at most `columns`; caller-owned. */
static char *
fit_line(const struct canvas *canvas, int columns, const char *text)
{
	auto_string char *safe = utf8_sanitize(text, UTF8_KEEP_LAYOUT);

	return clip_text(safe, columns, canvas_glyph(canvas, GLYPH_CUT), WIDTH_SCREEN);
}

int
canvas_text(
	struct canvas *canvas, int row, int column, int columns, enum role role, const char *text)
{
	auto_string char *line = NULL;

	columns = room(canvas, column, columns);
	if (columns == 0 || row < 0 || row >= canvas->rows || text == NULL)
		return 0;
	if (is_plain(text, columns))
		return put_text(canvas, row, column, role, text, strlen(text));
	line = fit_line(canvas, columns, text);
	return put_text(canvas, row, column, role, line, strlen(line));
}

void
canvas_text_exact(struct canvas *canvas, int row, int column, int columns, enum role role,
	const char *text, size_t length)
{
	columns = room(canvas, column, columns);
	length = clip_length(text, length, columns, WIDTH_SCREEN, NULL);
	put_text(canvas, row, column, role, text, length);
}

void
canvas_text_filled(
	struct canvas *canvas, int row, int column, int columns, enum role role, const char *text)
{
	canvas_fill(canvas, (struct area){row, column, 1, columns}, role);
	canvas_text(canvas, row, column, columns, role, text);
}

void
canvas_text_typed(struct canvas *canvas, int row, int column, int columns, const char *text)
{
	int used = canvas_text(canvas, row, column, columns - 1, ROLE_EDITED, text);

	canvas_text(canvas, row, column + used, columns - used, ROLE_NORMAL,
		canvas_glyph(canvas, GLYPH_CARET));
}

void
canvas_text_right(
	struct canvas *canvas, int row, int column, int columns, enum role role, const char *text)
{
	auto_string char *line = NULL;

	columns = room(canvas, column, columns);
	if (columns == 0 || row < 0 || row >= canvas->rows)
		return;
	canvas_fill(canvas, (struct area){row, column, 1, columns}, role);
	line = fit_line(canvas, columns, text);
	put_text(canvas, row, column + columns - width_text(line, WIDTH_SCREEN), role, line,
		strlen(line));
}

int
canvas_text_wrapped(
	struct canvas *canvas, struct area area, int skip, enum role role, const char *text)
{
	auto_string char *safe = NULL;
	struct wrap wrap;
	int used = 0;
	size_t first = skip > 0 ? (size_t)skip : 0;

	area = clip_area(canvas, area);
	if (area.rows == 0 || text == NULL)
		return 0;
	if (first == 0 && is_plain(text, area.columns)) {
		put_text(canvas, area.row, area.column, role, text, strlen(text));
		return 1;
	}
	safe = utf8_sanitize(text, UTF8_KEEP_LAYOUT);
	wrap_text(safe, area.columns, WIDTH_SCREEN, &wrap);
	for (size_t i = first; i < wrap.line_count && used < area.rows; i++, used++) {
		const struct wrap_line *line = &wrap.lines[i];
		size_t length = line->length;
		bool cut = used == area.rows - 1 && i + 1 < wrap.line_count;
		int columns;

		length = clip_length(safe + line->start, length,
			cut ? area.columns - 1 : area.columns, WIDTH_SCREEN, NULL);
		while (cut && length > 0 && safe[line->start + length - 1] == ' ')
			length--;
		columns = put_text(
			canvas, area.row + used, area.column, role, safe + line->start, length);
		if (cut)
			canvas_text(canvas, area.row + used, area.column + columns, 1, role,
				canvas_glyph(canvas, GLYPH_CUT));
	}
	wrap_clear(&wrap);
	return used;
}

enum role
canvas_role(const struct canvas *canvas, int row, int column)
{
	if (row < 0 || row >= canvas->rows || column < 0 || column >= canvas->columns)
		return ROLE_NORMAL;
	return cell_at(canvas, row, column)->role;
}

int
canvas_wrapped_rows(int columns, const char *text)
{
	auto_string char *safe = NULL;
	struct wrap wrap;
	int rows;

	if (text == NULL || is_plain(text, columns))
		return 1;
	safe = utf8_sanitize(text, UTF8_KEEP_LAYOUT);
	wrap_text(safe, columns, WIDTH_SCREEN, &wrap);
	rows = (int)wrap.line_count;
	wrap_clear(&wrap);
	return rows;
}

static void
put_glyph(struct canvas *canvas, int row, int column, enum glyph glyph)
{
	put_cluster(canvas, row, column, ROLE_FRAME, canvas_glyph(canvas, glyph), 1);
}

struct area
canvas_frame(struct canvas *canvas, struct area area, const char *title)
{
	int bottom = area.row + area.rows - 1;
	int right = area.column + area.columns - 1;

	if (area.rows < 2 || area.columns < 2)
		return (struct area){area.row, area.column, 0, 0};
	for (int column = area.column + 1; column < right; column++) {
		put_glyph(canvas, area.row, column, GLYPH_HORIZONTAL);
		put_glyph(canvas, bottom, column, GLYPH_HORIZONTAL);
	}
	for (int row = area.row + 1; row < bottom; row++) {
		put_glyph(canvas, row, area.column, GLYPH_VERTICAL);
		put_glyph(canvas, row, right, GLYPH_VERTICAL);
	}
	put_glyph(canvas, area.row, area.column, GLYPH_TOP_LEFT);
	put_glyph(canvas, area.row, right, GLYPH_TOP_RIGHT);
	put_glyph(canvas, bottom, area.column, GLYPH_BOTTOM_LEFT);
	put_glyph(canvas, bottom, right, GLYPH_BOTTOM_RIGHT);
	if (title != NULL && area.columns > 6) {
		int used = canvas_text(
			canvas, area.row, area.column + 2, area.columns - 4, ROLE_HEADING, title);

		canvas_text(canvas, area.row, area.column + 1, 1, ROLE_HEADING, " ");
		if (used > 0)
			canvas_text(canvas, area.row, area.column + 2 + used, 1, ROLE_HEADING, " ");
	}
	return (struct area){area.row + 1, area.column + 1, area.rows - 2, area.columns - 2};
}

void
canvas_cursor(struct canvas *canvas, int row, int column)
{
	if (row >= canvas->rows)
		row = canvas->rows - 1;
	if (column >= canvas->columns)
		column = canvas->columns - 1;
	if (row < 0)
		row = 0;
	if (column < 0)
		column = 0;
	if (cell_at(canvas, row, column)->width == 0)
		column--;
	canvas->cursor_shown = true;
	canvas->cursor_row = row;
	canvas->cursor_column = column;
}

static void
dump_row(const struct canvas *canvas, int row, struct string *text)
{
	int last = -1;

	for (int column = 0; column < canvas->columns; column++) {
		if (cell_at(canvas, row, column)->text[0] != '\0')
			last = column;
	}
	for (int column = 0; column <= last; column++) {
		const struct cell *cell = cell_at(canvas, row, column);

		if (cell->width > 0)
			string_append(text, cell->text[0] != '\0' ? cell->text : " ");
	}
	string_append_byte(text, '\n');
}

static void
dump_roles(const struct canvas *canvas, int row, struct string *text)
{
	int last = -1;

	for (int column = 0; column < canvas->columns; column++) {
		if (cell_at(canvas, row, column)->role != ROLE_NORMAL)
			last = column;
	}
	if (last < 0)
		return;
	string_append_format(text, "%d: ", row);
	for (int column = 0; column <= last; column++)
		string_append_byte(text, role_letter(cell_at(canvas, row, column)->role));
	string_append_byte(text, '\n');
}

void
canvas_dump(const struct canvas *canvas, bool roles, struct string *text)
{
	for (int row = 0; row < canvas->rows; row++)
		dump_row(canvas, row, text);
	if (canvas->cursor_shown)
		string_append_format(
			text, "cursor %d,%d\n", canvas->cursor_row, canvas->cursor_column);
	else
		string_append(text, "cursor hidden\n");
	for (int row = 0; roles && row < canvas->rows; row++)
		dump_roles(canvas, row, text);
}
