/* SPDX-License-Identifier: MIT */
/* Widths of a sheet's columns. */
#include "config.h"

#include "report/workbook_layout.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "text/width.h"

/* In columns of text: a printed page in the usual size and in the smallest that is still read with
 * ease, the narrowest and the widest column; and the lines a text may take. */
#define PAGE_COLUMNS 150
#define PAGE_COLUMNS_MOST 190
#define NARROWEST 6
#define WIDEST 84
#define LINES_OF_CELL 5
#define LINES_OF_HEADING 2
#define FILTER_BUTTON 3

/* The columns of a table that say which record a row is: its number and its name. */
#define COLUMNS_OF_NAME 2

static int
limit(int value, int least, int most)
{
	return value < least ? least : value > most ? most : value;
}

static struct column_need *
find_column(struct sheet_layout *layout, size_t index)
{
	while (layout->column_count <= index)
		array_append(&layout->columns, &layout->column_count);
	return &layout->columns[index];
}

/* The columns of the widest run without a blank; Chinese may break anywhere, so it is short. */
static int
measure_longest_word(const char *text)
{
	int longest = 0;

	while (*text) {
		size_t length = strcspn(text, " \n\t");

		if (length) {
			int columns = width_bytes(text, length, WIDTH_FILE);
			bool is_wide = columns * 2 > (int)length && (unsigned char)*text >= 0xE0;

			longest = columns > longest && !is_wide ? columns : longest;
		}
		text += length + (text[length] != '\0');
	}
	return longest;
}

/* Let a column hold a text that wraps to at most `lines`. */
static void
add_text(struct sheet_layout *layout, size_t index, const char *text, int lines, int extra)
{
	struct column_need *need = find_column(layout, index);
	int whole = 0;
	int widest = 0;

	for (const char *line = text; *line;) {
		size_t length = strcspn(line, "\n");
		int columns = width_bytes(line, length, WIDTH_FILE);

		widest = columns > widest ? columns : widest;
		whole += columns;
		line += length + (line[length] == '\n');
	}

	int word = limit(measure_longest_word(text), 0, WIDEST / 3);
	int least = (whole + lines - 1) / lines + extra;

	least = limit(least > word + extra ? least : word + extra, NARROWEST, WIDEST);
	widest = limit(widest + extra, least, WIDEST);
	need->least = least > need->least ? least : need->least;
	need->most = widest > need->most ? widest : need->most;
}

static void
add_cell(struct sheet_layout *layout, size_t index, const struct block_cell *cell)
{
	add_text(layout, index, cell->text, LINES_OF_CELL, 1);
	if (cell->type == CELL_NUMBER)
		add_text(layout, index, cell->text, 1, 2);
	if (cell->note)
		add_text(layout, index, cell->note, LINES_OF_CELL, 3);
}

static void
add_fields(struct sheet_layout *layout, const struct block_fields *fields)
{
	for (size_t i = 0; i < fields->field_count; i++) {
		add_text(layout, layout->margin, fields->fields[i].label, LINES_OF_HEADING, 1);
		add_cell(layout, layout->margin + 1, &fields->fields[i].value);
		if (fields->fields[i].reference)
			add_text(layout, layout->margin + 2, fields->fields[i].reference,
				LINES_OF_CELL, 1);
	}
}

static void
add_table(struct sheet_layout *layout, const struct block_table *table)
{
	for (size_t i = 0; i < table->column_count; i++)
		add_text(layout, i, table->columns[i], LINES_OF_HEADING, FILTER_BUTTON);
	for (size_t i = 0; i < table->cell_count; i++)
		add_cell(layout, i % table->column_count, &table->cells[i]);
}

static void
add_matrix(struct sheet_layout *layout, const struct block_matrix *matrix)
{
	size_t first = layout->margin;

	add_text(layout, first, matrix->row_title, 1, 3);
	add_text(layout, first, matrix->column_title, 1, 3);
	for (size_t i = 0; i < matrix->row_count; i++)
		add_text(layout, first, matrix->rows[i], LINES_OF_HEADING, 2);
	for (size_t i = 0; i < matrix->column_count; i++)
		add_text(layout, first + i + 1, matrix->columns[i], 1, 2);
	for (size_t i = 0; i < matrix->row_count * matrix->column_count; i++) {
		const struct matrix_place *place = &matrix->places[i];
		size_t column = first + i % matrix->column_count + 1;

		add_text(layout, column, place->level, 1, 2);
		for (size_t j = 0; j < place->risk_count; j++)
			add_text(layout, column, place->risks[j], 2, 1);
	}
}

static bool
add_chapter(struct sheet_layout *layout, const struct chapter *chapter)
{
	bool has_table = false;

	for (size_t i = 0; i < chapter->block_count; i++) {
		const struct block *block = chapter->blocks[i];

		if (block->fields)
			add_fields(layout, block->fields);
		if (block->table)
			add_table(layout, block->table);
		if (block->matrix)
			add_matrix(layout, block->matrix);
		has_table = has_table || block->table;
	}
	return has_table;
}

/* Give every column its width: what it needs at least, and its share of the room that is left. */
static void
share_out(struct sheet_layout *layout)
{
	int least = 0;
	int wanted = 0;

	for (size_t i = 0; i < layout->column_count; i++) {
		least += layout->columns[i].least;
		wanted += layout->columns[i].most - layout->columns[i].least;
	}

	layout->pages_across = limit((least + PAGE_COLUMNS_MOST - 1) / PAGE_COLUMNS_MOST, 1, 100);

	int room = limit(PAGE_COLUMNS * layout->pages_across - least, 0, wanted);

	layout->total = 0;
	for (size_t i = 0; i < layout->column_count; i++) {
		struct column_need *need = &layout->columns[i];

		need->width = need->least;
		if (wanted)
			need->width += (need->most - need->least) * room / wanted;
		layout->total += need->width;
	}
}

void
layout_make(struct sheet_layout *layout, const struct block_fields *facts,
	const struct chapter *chapter)
{
	*layout = (struct sheet_layout){0};
	if (facts)
		add_fields(layout, facts);

	bool has_table = add_chapter(layout, chapter);

	share_out(layout);
	if (layout->pages_across == 1 || !has_table)
		return;
	layout_clear(layout);
	layout->margin = COLUMNS_OF_NAME;
	if (facts)
		add_fields(layout, facts);
	add_chapter(layout, chapter);
	share_out(layout);
}

void
layout_clear(struct sheet_layout *layout)
{
	free(layout->columns);
	*layout = (struct sheet_layout){0};
}
