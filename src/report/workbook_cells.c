/* SPDX-License-Identifier: MIT */
/* Cells of a workbook. */
#include "config.h"

#include "report/workbook_cells.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/memory.h"
#include "base/string.h"
#include "i18n/format.h"
#include "i18n/phrases.h"
#include "report/workbook_text.h"
#include "text/width.h"
#include "text/wrap.h"

/* What a floating-point number keeps for certain. */
#define DIGITS_OF_NUMBER 15
#define UNIT_COLUMNS 30

/* "30 Sep 2026", "2026年11月30日". */
#define DATE_COLUMNS 11
#define DATE_COLUMNS_CHINESE 14

/* A hand writes larger than print. */
#define POINTS_OF_HAND 22.0
#define POINTS_OF_LINE 15.0
#define POINTS_OF_HIGH_LINE 16.5

static char *
join_note(const struct block_cell *cell, enum language language)
{
	const char *text = cell->text ? cell->text : "";
	const char *open = phrases_open(language);

	if (!cell->note)
		return memory_copy_string(text);
	return string_format("%s%s%s%s", text, text[0] ? open : open + strspn(open, " "),
		cell->note, phrases_close(language));
}

struct block_cell
cell_of_place(const struct matrix_place *place)
{
	struct string text = {0};

	string_append(&text, place->level);
	for (size_t i = 0; i < place->risk_count; i++)
		string_append_format(&text, "\n%s", place->risks[i]);
	return (struct block_cell){
		.type = CELL_LEVEL, .text = string_take(&text), .colour = place->colour};
}

char *
cell_corner(const struct block_matrix *matrix)
{
	return string_format("%s ↑\n%s →", matrix->row_title, matrix->column_title);
}

void
long_row_split(
	struct long_row *row, const struct block_cell *cells, size_t count, enum language language)
{
	row->parts = memory_allocate_array(count, sizeof(*row->parts));
	row->part_counts = memory_allocate_array(count, sizeof(*row->part_counts));
	row->column_count = count;
	row->line_count = 1;
	row->least_height = 0;
	for (size_t i = 0; i < count; i++) {
		double room = cells[i].room * POINTS_OF_HAND;

		auto_string char *noted = cells[i].note ? join_note(&cells[i], language) : NULL;
		const char *text = cells[i].text ? cells[i].text : "";

		row->parts[i] = noted ? workbook_split_text(noted, &row->part_counts[i])
				: cells[i].mark_count
					? workbook_split_marked(text, cells[i].marks,
						  cells[i].mark_count, &row->part_counts[i])
					: workbook_split_text(text, &row->part_counts[i]);
		if (row->part_counts[i] > row->line_count)
			row->line_count = row->part_counts[i];
		row->least_height = room > row->least_height ? room : row->least_height;
	}
}

void
long_row_clear(struct long_row *row)
{
	for (size_t i = 0; i < row->column_count; i++) {
		for (size_t j = 0; j < row->part_counts[i]; j++)
			free(row->parts[i][j]);
		free(row->parts[i]);
	}
	free(row->parts);
	free(row->part_counts);
	*row = (struct long_row){0};
}

bool
cells_are_short(const struct block_cell *cells, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (cells[i].note || cells[i].room || cells[i].mark_count || !cells[i].text ||
			!workbook_text_fits(cells[i].text))
			return false;
	}
	return true;
}

size_t
long_row_count_lines(const struct block_cell *cells, size_t count, enum language language)
{
	struct long_row row;

	if (cells_are_short(cells, count))
		return 1;
	long_row_split(&row, cells, count, language);

	size_t lines = row.line_count;

	long_row_clear(&row);
	return lines;
}

bool
cell_is_exact_number(const struct block_cell *cell)
{
	size_t digits = 0;

	if (cell->type != CELL_NUMBER || cell->note || !format_number_is_valid(cell->plain))
		return false;
	for (const char *c = cell->plain; *c; c++)
		digits += *c >= '0' && *c <= '9';
	return digits <= DIGITS_OF_NUMBER;
}

bool
cell_is_workbook_date(const struct block_cell *cell)
{
	return cell->type == CELL_DATE && !cell->note && clock_date_is_valid(cell->plain) &&
	       atoi(cell->plain) >= 1900;
}

char *
cell_number_format(const struct block_cell *cell)
{
	struct string format = {0};
	const char *point = strchr(cell->plain, '.');

	string_append(&format, "#,##0");
	if (point) {
		string_append_byte(&format, '.');
		for (size_t i = 1; point[i]; i++)
			string_append_byte(&format, '0');
	}
	if (cell->unit) {
		auto_string char *unit = workbook_property(cell->unit, UNIT_COLUMNS);

		/* The unit stands in quotes, so it can have none itself. */
		for (char *c = unit; *c; c++) {
			if (*c == '"')
				*c = '\'';
		}
		string_append_byte(&format, '"');
		string_append(&format, phrases_unit_gap(unit));
		string_append(&format, unit);
		string_append_byte(&format, '"');
	}
	return string_take(&format);
}

const char *
cell_date_format(enum language language)
{
	switch (language) {
	case LANGUAGE_ENGLISH:
		return "[$-809]d mmm yyyy";
	case LANGUAGE_PORTUGUESE:
		return "dd/mm/yyyy";
	case LANGUAGE_CHINESE:
		return "yyyy\"年\"m\"月\"d\"日\"";
	default:
		return "yyyy-mm-dd";
	}
}

/* Chinese characters stand higher than letters. */
static bool
has_high_characters(const char *text)
{
	for (const unsigned char *byte = (const unsigned char *)text; *byte; byte++) {
		if (*byte >= 0xE3)
			return true;
	}
	return false;
}

int
cell_date_columns(const struct block_cell *cell)
{
	return has_high_characters(cell->text) ? DATE_COLUMNS_CHINESE : DATE_COLUMNS;
}

static double
measure_text(const char *text, int width)
{
	/* Letters are narrower than the digits that columns are measured by. */
	if (!has_high_characters(text))
		return POINTS_OF_LINE * (double)wrap_count_lines(text, width * 17 / 16, WIDTH_FILE);
	return POINTS_OF_HIGH_LINE * (double)wrap_count_lines(text, width, WIDTH_FILE);
}

double
cell_height(const char *text, int width)
{
	double height = 1;

	if (!strchr(text, '\n'))
		return height + measure_text(text, width);
	/* Each of the lines that were typed has the height of its own characters. */
	for (;;) {
		size_t length = strcspn(text, "\n");
		auto_string char *line = memory_copy_bytes(text, length);

		height += measure_text(line, width);
		if (!text[length])
			return height;
		text += length + 1;
	}
}
