/* SPDX-License-Identifier: MIT */
/*
 * Fitting columns to a width, and a table drawn with them.
 */
#include "config.h"

#include "ui/widgets/table.h"

#include <stdlib.h>

#include "base/string.h"

/* Columns for the pointer at the focused row, and between two columns. */
#define GAP_COLUMNS 1

static int
least(const struct table_column *column)
{
	return column->minimum > 1 ? column->minimum : 1;
}

static int
used_width(const struct table_column *columns, size_t column_count)
{
	int width = -GAP_COLUMNS;

	for (size_t i = 0; i < column_count; i++) {
		if (columns[i].width > 0)
			width += columns[i].width + GAP_COLUMNS;
	}
	return width;
}

/* Leave one column out, from the right, those that are kept last; false when only the first is
 * left. */
static bool
leave_one_out(struct table_column *columns, size_t column_count)
{
	for (int kept = 0; kept <= 1; kept++) {
		for (size_t i = column_count; i-- > 1;) {
			if (columns[i].width > 0 && columns[i].kept == (kept == 1)) {
				columns[i].width = 0;
				return true;
			}
		}
	}
	return false;
}

static bool
is_hungry(const struct table_column *column)
{
	return column->width > 0 && column->width < column->natural;
}

/* Widen columns up to what they would like, in equal shares as long as there are any. */
static int
grow_to_natural(struct table_column *columns, size_t column_count, int spare)
{
	int hungry;

	do {
		int share;

		hungry = 0;
		for (size_t i = 0; i < column_count; i++)
			hungry += is_hungry(&columns[i]) ? 1 : 0;
		share = hungry > 0 ? spare / hungry : 0;
		if (share == 0)
			share = 1;
		for (size_t i = 0; i < column_count && spare > 0; i++) {
			int more = columns[i].natural - columns[i].width;

			if (!is_hungry(&columns[i]))
				continue;
			if (more > share)
				more = share;
			if (more > spare)
				more = spare;
			columns[i].width += more;
			spare -= more;
		}
	} while (hungry > 0 && spare > 0);
	return spare;
}

static void
grow_by_weight(struct table_column *columns, size_t column_count, int spare)
{
	int weight = 0;

	for (size_t i = 0; i < column_count; i++)
		weight += columns[i].width > 0 ? columns[i].weight : 0;
	for (size_t i = 0; i < column_count && weight > 0; i++) {
		int share;

		if (columns[i].width == 0 || columns[i].weight == 0)
			continue;
		share = spare * columns[i].weight / weight;
		columns[i].width += share;
		spare -= share;
		weight -= columns[i].weight;
	}
}

void
table_fit(struct table_column *columns, size_t column_count, int width)
{
	int start = 0;
	int spare;

	for (size_t i = 0; i < column_count; i++)
		columns[i].width = least(&columns[i]);
	while (used_width(columns, column_count) > width && leave_one_out(columns, column_count))
		;
	spare = width - used_width(columns, column_count);
	if (spare < 0 && column_count > 0)
		columns[0].width = width > 0 ? width : 1;
	else if (spare > 0)
		grow_by_weight(
			columns, column_count, grow_to_natural(columns, column_count, spare));
	for (size_t i = 0; i < column_count; i++) {
		columns[i].start = start;
		if (columns[i].width > 0)
			start += columns[i].width + GAP_COLUMNS;
	}
}

void
table_widen_to_labels(struct table_column *columns, size_t column_count)
{
	for (size_t i = 0; i < column_count; i++) {
		int label = width_text(columns[i].label, WIDTH_SCREEN);

		if (columns[i].weight == 0 && label > columns[i].natural)
			columns[i].minimum = columns[i].natural = label;
	}
}

void
table_measure(struct table *table, size_t row_limit, int most)
{
	for (size_t i = 0; i < table->column_count; i++) {
		struct table_column *column = &table->columns[i];
		int widest = width_text(column->label, WIDTH_SCREEN);

		for (size_t row = 0; row < table->row_count && row < row_limit; row++) {
			struct table_cell cell = {0};
			int width;

			table->cell(table->context, row, i, &cell);
			width = cell.text != NULL ? width_text(cell.text, WIDTH_SCREEN) : 0;
			widest = width > widest ? width : widest;
			free(cell.text);
		}
		if (widest > most)
			widest = most;
		column->natural = widest > least(column) ? widest : least(column);
	}
}

static void
draw_cell(const struct table_column *column, struct canvas *canvas, struct area row,
	const char *text, enum role role)
{
	int left = row.column + LIST_POINTER_COLUMNS + column->start;

	if (column->width == 0 || string_is_empty(text))
		return;
	if (column->right)
		canvas_text_right(canvas, row.row, left, column->width, role, text);
	else
		canvas_text(canvas, row.row, left, column->width, role, text);
}

static void
draw_row(void *context, struct canvas *canvas, struct area area, size_t index, bool selected)
{
	const struct table *table = context;

	(void)list_draw_pointer(canvas, area, selected);
	for (size_t i = 0; i < table->column_count; i++) {
		struct table_cell cell = {0};

		if (table->columns[i].width == 0)
			continue;
		table->cell(table->context, index, i, &cell);
		draw_cell(&table->columns[i], canvas, area, cell.text, cell.role);
		free(cell.text);
	}
}

void
table_draw(const struct table *table, struct list *list, struct canvas *canvas, struct area area,
	bool focused)
{
	struct area heading = {area.row, area.column, 1, area.columns};
	struct area rows = {area.row + 1, area.column, area.rows - 1, area.columns};
	struct table drawn = *table;
	int width = area.columns - LIST_POINTER_COLUMNS;

	if (area.rows < 1 || area.columns <= LIST_POINTER_COLUMNS)
		return;
	if (table->row_count > (rows.rows > 0 ? (size_t)rows.rows : 0))
		width--;
	table_fit(table->columns, table->column_count, width);
	for (size_t i = 0; i < table->column_count; i++)
		draw_cell(
			&table->columns[i], canvas, heading, table->columns[i].label, ROLE_HEADING);
	list_draw(list, canvas, rows, table->row_count, focused, draw_row, &drawn);
}
