/* SPDX-License-Identifier: MIT */
/*
 * A bar of progress with its figures.
 */
#include "config.h"

#include "ui/widgets/progress.h"

#include "base/memory.h"
#include "base/string.h"

/* Below this the bar would say nothing. */
#define BAR_COLUMNS_MIN 3

/* Columns of the bar that are full: some as soon as something is done, all only when all is. */
static int
full_columns(int columns, int percent)
{
	int full = columns * percent / 100;

	if (full == 0 && percent > 0)
		full = 1;
	if (full == columns && percent < 100)
		full = columns - 1;
	return full;
}

int
progress_draw(struct canvas *canvas, int row, int column, int columns, enum role role, int percent)
{
	auto_string char *figures = NULL;
	int bar = columns - PROGRESS_FIGURES - 1;
	int used;
	int full;

	percent = percent < 0 ? 0 : percent > 100 ? 100 : percent;
	figures = string_format("%3d%%", percent);
	used = canvas_text(canvas, row, column, columns, role, figures);
	if (bar < BAR_COLUMNS_MIN)
		return used;
	canvas_text(canvas, row, column + used, 1, role, " ");
	full = full_columns(bar, percent);
	for (int i = 0; i < bar; i++)
		canvas_text(canvas, row, column + PROGRESS_FIGURES + 1 + i, 1, role,
			canvas_glyph(canvas, i < full ? GLYPH_FULL : GLYPH_EMPTY));
	return columns;
}
