/* SPDX-License-Identifier: MIT */
/*
 * A dialog's frame over whatever is below it.
 */
#include "config.h"

#include "ui/widgets/dialog.h"

/* One line of frame and one blank column at each side. */
#define FRAME_ROWS 2
#define FRAME_COLUMNS 4

static struct area
outside(struct area area, int rows, int columns)
{
	struct area dialog = {0, 0, rows + FRAME_ROWS, columns + FRAME_COLUMNS};

	if (dialog.rows > area.rows)
		dialog.rows = area.rows;
	if (dialog.columns > area.columns)
		dialog.columns = area.columns;
	dialog.row = area.row + (area.rows - dialog.rows) / 2;
	dialog.column = area.column + (area.columns - dialog.columns) / 2;
	return dialog;
}

static struct area
inside(struct area dialog)
{
	struct area content = {dialog.row + 1, dialog.column + 2, dialog.rows - FRAME_ROWS,
		dialog.columns - FRAME_COLUMNS};

	if (content.rows < 0)
		content.rows = 0;
	if (content.columns < 0)
		content.columns = 0;
	return content;
}

struct area
dialog_inside(struct area area, int rows, int columns)
{
	return inside(outside(area, rows, columns));
}

struct area
dialog_draw(struct canvas *canvas, struct area area, int rows, int columns, const char *title)
{
	struct area dialog = outside(area, rows, columns);

	canvas_fill(canvas, dialog, ROLE_NORMAL);
	canvas_frame(canvas, dialog, title);
	return inside(dialog);
}
