/* SPDX-License-Identifier: MIT */
/*
 * Digits as points, three wide and five high; a point is two cells beside each other, or half a
 * cell. ASCII has no halves: there small digits are made of strokes.
 */
#include "config.h"

#include "ui/widgets/block_number.h"

#include "base/memory.h"
#include "base/string.h"

#define POINT_COLUMNS 3
#define POINT_ROWS 5
#define SMALL_ROWS 3

static const char *const points[10][POINT_ROWS] = {
	{"###", "# #", "# #", "# #", "###"},
	{" # ", "## ", " # ", " # ", "###"},
	{"###", "  #", "###", "#  ", "###"},
	{"###", "  #", "###", "  #", "###"},
	{"# #", "# #", "###", "  #", "  #"},
	{"###", "#  ", "###", "  #", "###"},
	{"###", "#  ", "###", "# #", "###"},
	{"###", "  #", "  #", "  #", "  #"},
	{"###", "# #", "###", "# #", "###"},
	{"###", "# #", "###", "  #", "###"},
};

static const char *const strokes[10][SMALL_ROWS] = {
	{" _ ", "| |", "|_|"},
	{"   ", "  |", "  |"},
	{" _ ", " _|", "|_ "},
	{" _ ", " _|", " _|"},
	{"   ", "|_|", "  |"},
	{" _ ", "|_ ", " _|"},
	{" _ ", "|_ ", "|_|"},
	{" _ ", "  |", "  |"},
	{" _ ", "|_|", "|_|"},
	{" _ ", "|_|", " _|"},
};

/* The columns of a point; between two digits there is one point too. */
static int
point_columns(enum block_size size)
{
	return size == BLOCK_LARGE ? 2 : 1;
}

int
block_number_columns(int number, enum block_size size)
{
	int count = 1;

	for (; number >= 10; number /= 10)
		count++;
	return (count * (POINT_COLUMNS + 1) - 1) * point_columns(size);
}

int
block_number_rows(enum block_size size)
{
	return size == BLOCK_LARGE ? POINT_ROWS : SMALL_ROWS;
}

static bool
is_set(int digit, int row, int column)
{
	return row < POINT_ROWS && points[digit][row][column] == '#';
}

static void
draw_large(struct canvas *canvas, int row, int column, enum role role, int digit)
{
	for (int y = 0; y < POINT_ROWS; y++) {
		for (int x = 0; x < 2 * POINT_COLUMNS; x++) {
			if (is_set(digit, y, x / 2))
				canvas_text(canvas, row + y, column + x, 1, role,
					canvas_glyph(canvas, GLYPH_SOLID));
		}
	}
}

/* Two points in each cell, one above the other. */
static void
draw_halves(struct canvas *canvas, int row, int column, enum role role, int digit)
{
	static const enum glyph glyphs[2][2] = {
		{GLYPH_COUNT, GLYPH_LOWER}, {GLYPH_UPPER, GLYPH_SOLID}};

	for (int y = 0; y < SMALL_ROWS; y++) {
		for (int x = 0; x < POINT_COLUMNS; x++) {
			enum glyph glyph = glyphs[is_set(digit, 2 * y, x) ? 1 : 0]
						 [is_set(digit, 2 * y + 1, x) ? 1 : 0];

			if (glyph != GLYPH_COUNT)
				canvas_text(canvas, row + y, column + x, 1, role,
					canvas_glyph(canvas, glyph));
		}
	}
}

static void
draw_strokes(struct canvas *canvas, int row, int column, enum role role, int digit)
{
	for (int y = 0; y < SMALL_ROWS; y++)
		canvas_text(canvas, row + y, column, POINT_COLUMNS, role, strokes[digit][y]);
}

void
block_number_draw(struct canvas *canvas, int row, int column, enum role role, int number,
	enum block_size size)
{
	auto_string char *text = string_format("%d", number);

	for (const char *digit = text; *digit >= '0' && *digit <= '9'; digit++) {
		if (size == BLOCK_LARGE)
			draw_large(canvas, row, column, role, *digit - '0');
		else if (canvas->ascii)
			draw_strokes(canvas, row, column, role, *digit - '0');
		else
			draw_halves(canvas, row, column, role, *digit - '0');
		column += (POINT_COLUMNS + 1) * point_columns(size);
	}
}
