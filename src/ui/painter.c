/* SPDX-License-Identifier: MIT */
/* From a canvas to bytes. */
#include "config.h"

#include "ui/painter.h"

#include <string.h>

void
painter_forget(struct painter *painter)
{
	canvas_free(&painter->shown);
}

static bool
is_blank_cell(const struct cell *cell)
{
	return cell->width == 1 && cell->text[0] == '\0';
}

/* Whether every terminal takes the cell for one column. */
static bool
is_sure(const struct cell *cell)
{
	return cell->width == 1 && (unsigned char)cell->text[0] < 0x80;
}

static void
paint_row(
	const struct painter *painter, const struct canvas *canvas, int row, struct string *output)
{
	const struct cell *cells = &canvas->cells[row * canvas->columns];
	const struct cell *before = NULL;
	enum role role = ROLE_NORMAL;
	int end = canvas->columns;

	painter->append_move(painter->context, output, row, 0);
	if (painter->erase_right[0] != '\0') {
		/* Also what a character left behind that was wider than thought. */
		string_append(output, painter->erase_right);
		while (end > 0 && cells[end - 1].role == ROLE_NORMAL &&
			is_blank_cell(&cells[end - 1]))
			end--;
	}
	if (painter->scrolls_at_end && row == canvas->rows - 1 && end == canvas->columns)
		end--;
	for (int column = 0; column < end; column++) {
		const struct cell *cell = &cells[column];
		bool run = before != NULL && before->width == cell->width &&
			   before->role == cell->role;

		if (cell->width == 0)
			continue;
		if (before != NULL && !is_sure(before) && (is_sure(cell) || !run))
			painter->append_move(painter->context, output, row, column);
		if (cell->role != role) {
			string_append(output, painter->plain);
			painter->append_look(painter->context, output, cell->role);
		}
		role = cell->role;
		string_append(output, is_blank_cell(cell) ? " " : cell->text);
		before = cell;
	}
	if (role != ROLE_NORMAL)
		string_append(output, painter->plain);
}

static bool
is_same_row(const struct canvas *a, const struct canvas *b, int row)
{
	for (int column = 0; column < a->columns; column++) {
		const struct cell *left = &a->cells[row * a->columns + column];
		const struct cell *right = &b->cells[row * a->columns + column];

		if (left->width != right->width || left->role != right->role ||
			strcmp(left->text, right->text) != 0)
			return false;
	}
	return true;
}

static void
remember(struct painter *painter, const struct canvas *canvas)
{
	size_t count = (size_t)canvas->rows * (size_t)canvas->columns;

	if (painter->shown == NULL)
		painter->shown = canvas_new(canvas->rows, canvas->columns, canvas->ascii);
	memcpy(painter->shown->cells, canvas->cells, count * sizeof(*canvas->cells));
}

void
painter_paint(struct painter *painter, const struct canvas *canvas, struct string *output)
{
	if (painter->shown != NULL && (painter->shown->rows != canvas->rows ||
					      painter->shown->columns != canvas->columns))
		painter_forget(painter);
	string_append(output, painter->cursor_off);
	if (painter->shown == NULL) {
		string_append(output, painter->plain);
		string_append(output, painter->clear);
	}
	for (int row = 0; row < canvas->rows; row++) {
		if (painter->shown == NULL || !is_same_row(painter->shown, canvas, row))
			paint_row(painter, canvas, row, output);
	}
	painter->append_move(painter->context, output, canvas->cursor_row, canvas->cursor_column);
	if (canvas->cursor_shown)
		string_append(output, painter->cursor_on);
	remember(painter, canvas);
}
