/* SPDX-License-Identifier: MIT */
/*
 * Fitting items into a cell: the ways to draw them are tried from the richest to the plainest.
 */
#include "config.h"

#include "ui/widgets/matrix_cell.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "text/grapheme.h"
#include "text/width.h"
#include "ui/widgets/block_number.h"

/* Beside the items there is always room for the beginning of the word: "H…". */
#define WORD_COLUMNS_MIN 2
/* In fewer columns only the items are left: "1", "+3". */
#define BOTH_COLUMNS_MIN (WORD_COLUMNS_MIN + 3)
/* A name in fewer columns tells nothing. */
#define NAME_COLUMNS_MIN 8
/* Beside a large number it should hold most words whole. */
#define LARGE_NAME_COLUMNS_MIN 10

void
matrix_cell_add(struct matrix_cell *cell, int number, char *label, char *name)
{
	*array_append(&cell->items, &cell->item_count) =
		(struct matrix_item){.number = number, .label = label, .name = name};
}

void
matrix_cell_clear(struct matrix_cell *cell)
{
	for (size_t i = 0; i < cell->item_count; i++) {
		free(cell->items[i].label);
		free(cell->items[i].name);
	}
	free(cell->items);
	*cell = (struct matrix_cell){0};
}

/* The columns of "+3" behind the labels of a line; 0 when nothing is left over. */
static int
more_columns(size_t left)
{
	auto_string char *more = string_format(" +%zu", left);

	return left > 0 ? (int)strlen(more) : 0;
}

/* Write as many of the labels as fit, and "+3" for those that do not. */
static void
draw_labels(const struct matrix_cell *cell, struct canvas *canvas, struct area area, enum role role)
{
	size_t next = 0;

	for (int row = 0; row < area.rows && next < cell->item_count; row++) {
		struct string line = {0};
		bool is_last = row == area.rows - 1;

		for (; next < cell->item_count; next++) {
			const char *label = cell->items[next].label;
			int used = width_text(string_text(&line), WIDTH_SCREEN);
			int width = width_text(label, WIDTH_SCREEN) + (used > 0 ? 1 : 0);
			size_t left = cell->item_count - next - 1;

			if (used + width + (is_last ? more_columns(left) : 0) > area.columns)
				break;
			string_append_format(&line, "%s%s", used > 0 ? " " : "", label);
		}
		if (is_last && next < cell->item_count)
			string_append_format(&line, "%s+%zu", line.length > 0 ? " " : "",
				cell->item_count - next);
		canvas_text(canvas, area.row + row, area.column, area.columns, role,
			string_text(&line));
		string_clear(&line);
	}
}

/* The label of an item and its name behind it. Caller-owned. */
static char *
whole_text(const struct matrix_item *item)
{
	return item->name == NULL ? memory_copy_string(item->label)
				  : string_format("%s %s", item->label, item->name);
}

/* The rows that all items take with their names wrapped. */
static int
wrapped_rows(const struct matrix_cell *cell, int columns)
{
	int rows = 0;

	for (size_t i = 0; i < cell->item_count; i++) {
		auto_string char *text = whole_text(&cell->items[i]);

		rows += canvas_wrapped_rows(columns, text);
	}
	return rows;
}

/* Draw the items one below the other with their names, wrapped or cut to a line; false when not
 * even that has room. */
static bool
draw_names(const struct matrix_cell *cell, struct canvas *canvas, struct area area, enum role role)
{
	int bottom = area.row + area.rows;
	bool wraps = wrapped_rows(cell, area.columns) <= area.rows;

	if ((int)cell->item_count > area.rows || area.columns < NAME_COLUMNS_MIN + 4)
		return false;
	for (size_t i = 0; i < cell->item_count; i++) {
		auto_string char *text = whole_text(&cell->items[i]);

		if (wraps)
			area.row += canvas_text_wrapped(canvas, area, 0, role, text);
		else
			canvas_text(canvas, area.row++, area.column, area.columns, role, text);
		area.rows = bottom - area.row;
	}
	return true;
}

/* The columns of all labels in one line. */
static int
labels_columns(const struct matrix_cell *cell)
{
	int columns = -1;

	for (size_t i = 0; i < cell->item_count; i++)
		columns += 1 + width_text(cell->items[i].label, WIDTH_SCREEN);
	return columns;
}

/* Word and labels beside each other. */
static void
draw_in_one_row(
	const struct matrix_cell *cell, struct canvas *canvas, struct area area, enum role role)
{
	if (area.columns < BOTH_COLUMNS_MIN) {
		draw_labels(cell, canvas, area, role);
		return;
	}
	int for_items = area.columns - 1 - width_text(cell->word, WIDTH_SCREEN);
	int most = area.columns - 1 - WORD_COLUMNS_MIN;
	int needed = labels_columns(cell) < most ? labels_columns(cell) : most;

	if (for_items < needed)
		for_items = needed;
	int used = canvas_text(
		canvas, area.row, area.column, area.columns - for_items - 1, role, cell->word);
	draw_labels(cell, canvas,
		(struct area){area.row, area.column + used + 1, 1, area.columns - used - 1}, role);
}

void
matrix_cell_draw(
	const struct matrix_cell *cell, struct canvas *canvas, struct area area, enum role role)
{
	struct area below = {area.row + 1, area.column, area.rows - 1, area.columns};

	if (cell->item_count > 0 && area.rows == 1) {
		draw_in_one_row(cell, canvas, area, role);
		return;
	}
	canvas_text(canvas, area.row, area.column, area.columns, role, cell->word);
	if (!draw_names(cell, canvas, below, role))
		draw_labels(cell, canvas, below, role);
}

char *
matrix_cell_spaced(const char *text)
{
	struct string spaced = {0};
	size_t length = strlen(text);

	for (size_t offset = 0; offset < length;) {
		size_t next = grapheme_next(text, length, offset);

		if (offset > 0)
			string_append_byte(&spaced, ' ');
		string_append_bytes(&spaced, text + offset, next - offset);
		offset = next;
	}
	return string_take(&spaced);
}

/* Put the numbers beside each other, line after line; false when they do not all fit. They are seen
 * only with `draw`. */
static bool
flow_numbers(const struct matrix_cell *cell, struct canvas *canvas, struct area area,
	enum role role, enum block_size size, bool draw)
{
	int rows = block_number_rows(size);
	int gap = size == BLOCK_LARGE ? 3 : 2;
	int row = 0;
	int column = 0;

	for (size_t i = 0; i < cell->item_count; i++) {
		int width = block_number_columns(cell->items[i].number, size);

		if (column > 0 && column + width > area.columns) {
			row += rows + 1;
			column = 0;
		}
		if (width > area.columns || row + rows > area.rows)
			return false;
		if (draw)
			block_number_draw(canvas, area.row + row, area.column + column, role,
				cell->items[i].number, size);
		column += width + gap;
	}
	return true;
}

static int
widest_number(const struct matrix_cell *cell, enum block_size size)
{
	int widest = 0;

	for (size_t i = 0; i < cell->item_count; i++) {
		int width = block_number_columns(cell->items[i].number, size);

		widest = width > widest ? width : widest;
	}
	return widest;
}

/* The rows of an item with its name beside the number. */
static int
item_rows(const struct matrix_item *item, int name_columns, enum block_size size)
{
	int rows = block_number_rows(size);
	int needed = canvas_wrapped_rows(name_columns, item->name);

	return needed > rows ? needed : rows;
}

/* Draw the numbers one below the other, each with its name, wrapped. When they do not all fit,
 * nothing is drawn and false returned. */
static bool
stack_items(const struct matrix_cell *cell, struct canvas *canvas, struct area area, enum role role,
	enum block_size size)
{
	int left = widest_number(cell, size) + (size == BLOCK_LARGE ? 2 : 1);
	int columns = area.columns - left;
	int rows = 0;

	if (columns < LARGE_NAME_COLUMNS_MIN)
		return false;
	for (size_t i = 0; i < cell->item_count; i++)
		rows += item_rows(&cell->items[i], columns, size) + (i > 0 ? 1 : 0);
	if (rows > area.rows)
		return false;
	for (size_t i = 0; i < cell->item_count; i++) {
		const struct matrix_item *item = &cell->items[i];
		struct area name = {
			area.row, area.column + left, item_rows(item, columns, size), columns};

		block_number_draw(canvas, area.row, area.column, role, item->number, size);
		canvas_text_wrapped(canvas, name, 0, role, item->name);
		area.row += name.rows + 1;
	}
	return true;
}

/* Draw the items as large as they find room; false when not even the small numbers do. */
static bool
draw_items_large(
	const struct matrix_cell *cell, struct canvas *canvas, struct area area, enum role role)
{
	for (int size = BLOCK_LARGE; size >= BLOCK_SMALL; size--) {
		if (stack_items(cell, canvas, area, role, (enum block_size)size))
			return true;
	}
	for (int size = BLOCK_LARGE; size >= BLOCK_SMALL; size--) {
		if (!flow_numbers(cell, canvas, area, role, (enum block_size)size, false))
			continue;
		flow_numbers(cell, canvas, area, role, (enum block_size)size, true);
		return true;
	}
	return false;
}

void
matrix_cell_draw_large(const struct matrix_cell *cell, struct canvas *canvas, struct area area,
	enum role role, bool spaced)
{
	auto_string char *wide = matrix_cell_spaced(cell->word);
	struct area below = {area.row + 1, area.column, area.rows - 1, area.columns};
	struct matrix_cell drawn = *cell;

	if (spaced && area.rows > 1)
		drawn.word = wide;
	if (cell->item_count > 0 && !draw_items_large(cell, canvas, below, role))
		matrix_cell_draw(&drawn, canvas, area, role);
	else
		canvas_text(canvas, area.row, area.column, area.columns, role, drawn.word);
}
