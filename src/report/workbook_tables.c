/* SPDX-License-Identifier: MIT */
/* Tables that can be filtered, and colours that follow the cells. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "report/workbook_text.h"
#include "report/workbook_writer.h"
#include "text/fold.h"

/* The most that a heading of a table, or a text in a formula, may hold. */
#define HEADING_COLUMNS 200
#define TEXT_IN_FORMULA 255

/* The table style of even rows in pale grey. */
#define STYLE_NUMBER 1

/* A word that has a colour wherever it stands. */
struct level_look {
	const char *text; /* borrowed from the report */
	enum level_colour colour;
};

static void
add_level(struct writer *writer, const char *text, enum level_colour colour)
{
	if (colour == COLOUR_NONE || strlen(text) > TEXT_IN_FORMULA)
		return;
	for (size_t i = 0; i < writer->level_count; i++) {
		if (string_equal(writer->levels[i].text, text))
			return;
	}
	*array_append(&writer->levels, &writer->level_count) = (struct level_look){text, colour};
}

static void
collect_levels(struct writer *writer)
{
	const struct report *report = writer->report;

	if (writer->level_count)
		return;
	for (size_t i = 0; i < report->chapter_count; i++) {
		for (size_t j = 0; j < report->chapters[i]->block_count; j++) {
			const struct block_table *table = report->chapters[i]->blocks[j]->table;
			const struct block_matrix *matrix = report->chapters[i]->blocks[j]->matrix;
			size_t places = matrix ? matrix->row_count * matrix->column_count : 0;

			for (size_t k = 0; k < places; k++)
				add_level(
					writer, matrix->places[k].level, matrix->places[k].colour);
			for (size_t k = 0; table && k < table->cell_count; k++) {
				if (table->cells[k].type == CELL_LEVEL)
					add_level(writer, table->cells[k].text,
						table->cells[k].colour);
			}
		}
	}
}

static bool
has_levels(const struct block_table *table, size_t column)
{
	for (size_t i = column; i < table->cell_count; i += table->column_count) {
		if (table->cells[i].type == CELL_LEVEL)
			return true;
	}
	return false;
}

/* A text as it stands in a formula, in quotes of which each of its own is doubled. */
static char *
quote(const char *text)
{
	struct string quoted = {0};

	string_append_byte(&quoted, '"');
	for (; *text; text++) {
		if (*text == '"')
			string_append_byte(&quoted, '"');
		string_append_byte(&quoted, *text);
	}
	string_append_byte(&quoted, '"');
	return string_take(&quoted);
}

/* Paint the cells of a column in the rows below this one for which a rule holds. */
static void
add_rule(struct writer *writer, size_t column, size_t rows, lxw_conditional_format *rule,
	enum level_colour colour)
{
	const struct style style = {.paint = PAINT_LEVEL, .colour = colour};

	rule->format = workbook_format(&writer->formats, &style);
	writer_note(writer,
		worksheet_conditional_format_range(writer->sheet, writer->row + 1,
			(lxw_col_t)column, writer->row + (lxw_row_t)rows, (lxw_col_t)column, rule));
}

static void
paint_levels(struct writer *writer, const struct block_table *table, size_t rows)
{
	collect_levels(writer);
	for (size_t column = 0; column < table->column_count; column++) {
		if (!has_levels(table, column))
			continue;
		for (size_t i = 0; i < writer->level_count; i++) {
			auto_string char *text = quote(writer->levels[i].text);
			lxw_conditional_format rule = {
				.type = LXW_CONDITIONAL_TYPE_CELL,
				.criteria = LXW_CONDITIONAL_CRITERIA_EQUAL_TO,
				.value_string = text,
			};

			add_rule(writer, column, rows, &rule, writer->levels[i].colour);
		}
	}
}

/* Dates before the as-of date, of what is not done: whoever moves one sees the colour go. */
static void
paint_overdue(struct writer *writer, const struct block_table *table, size_t rows)
{
	const struct table_due *due = table->due;
	const char *date = writer->report->date;
	char due_cell[LXW_MAX_CELL_NAME_LENGTH];
	char overdue_cell[LXW_MAX_CELL_NAME_LENGTH];

	if (!due || !date || strlen(due->yes) > TEXT_IN_FORMULA)
		return;
	lxw_rowcol_to_cell_abs(due_cell, writer->row + 1, (lxw_col_t)due->date_column, 0, 1);
	lxw_rowcol_to_cell_abs(overdue_cell, writer->row + 1, (lxw_col_t)due->overdue_column, 0, 1);

	auto_string char *yes = quote(due->yes);
	auto_string char *formula = string_format("=AND(ISNUMBER(%s),%s<DATE(%d,%d,%d),%s=%s)",
		due_cell, due_cell, atoi(date), atoi(date + 5), atoi(date + 8), overdue_cell, yes);
	lxw_conditional_format rule = {
		.type = LXW_CONDITIONAL_TYPE_FORMULA,
		.value_string = formula,
	};

	add_rule(writer, due->date_column, rows, &rule, COLOUR_RED);
}

static bool
is_among(const char *name, char *const *names, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (fold_equal(name, names[i]))
			return true;
	}
	return false;
}

/* Headings of a table as its columns are named: on one line, none empty, none twice. */
static char **
make_headings(const struct block_table *table)
{
	char **headings = memory_allocate_array(table->column_count, sizeof(*headings));

	for (size_t i = 0; i < table->column_count; i++) {
		auto_string char *label = workbook_property(table->columns[i], HEADING_COLUMNS);

		headings[i] = memory_copy_string(label[0] ? label : "-");
		for (size_t number = 2; is_among(headings[i], headings, i); number++) {
			free(headings[i]);
			headings[i] = string_format("%s (%zu)", label[0] ? label : "-", number);
		}
	}
	return headings;
}

/* A name that no other table has, made of the sheet's. Caller-owned by the writer. */
static const char *
name_table(struct writer *writer)
{
	auto_string char *base = workbook_table_name(writer->names[writer->name_count - 1]);
	char *name = memory_copy_string(base);

	for (size_t number = 2; is_among(name, writer->table_names, writer->table_name_count);
		number++) {
		free(name);
		name = string_format("%s_%zu", base, number);
	}
	*array_append(&writer->table_names, &writer->table_name_count) = name;
	return name;
}

static void
add_table(struct writer *writer, char *const *headings, size_t count, size_t rows)
{
	lxw_table_column *columns = memory_allocate_array(count, sizeof(*columns));
	lxw_table_column **pointers = memory_allocate_array(count + 1, sizeof(*pointers));
	lxw_table_options options = {
		.columns = pointers,
		.style_type = LXW_TABLE_STYLE_TYPE_LIGHT,
		.style_type_number = STYLE_NUMBER,
	};
	auto_string char *name = memory_copy_string(name_table(writer));

	options.name = name;
	for (size_t i = 0; i < count; i++) {
		/* As it stands in the cell, or the two are not taken for the same. */
		size_t part_count;
		char **parts = workbook_split_text(headings[i], &part_count);

		columns[i].header = parts[0];
		free(parts);
		pointers[i] = &columns[i];
	}
	writer_note(
		writer, worksheet_add_table(writer->sheet, writer->row, 0,
				writer->row + (lxw_row_t)rows, (lxw_col_t)(count - 1), &options));
	for (size_t i = 0; i < count; i++)
		free((char *)(uintptr_t)columns[i].header);
	free(pointers);
	free(columns);
}

static size_t
count_lines(const struct writer *writer, const struct block_table *table)
{
	size_t lines = 0;

	for (size_t i = 0; i < table->cell_count; i += table->column_count)
		lines += long_row_count_lines(
			table->cells + i, table->column_count, writer->report->language);
	return lines;
}

char **
writer_begin_table(struct writer *writer, const struct block_table *table, bool is_alone)
{
	char **headings = make_headings(table);
	/* How many a source will give is not known yet: writer_end_source(). */
	size_t rows = table->source ? 0 : count_lines(writer, table);

	if (!rows)
		return headings;
	if (is_alone && writer->is_streamed)
		writer_note(writer, worksheet_autofilter(writer->sheet, writer->row, 0,
					    writer->row + (lxw_row_t)rows,
					    (lxw_col_t)(table->column_count - 1)));
	else if (is_alone)
		add_table(writer, headings, table->column_count, rows);
	paint_levels(writer, table, rows);
	paint_overdue(writer, table, rows);
	return headings;
}

void
writer_end_source(struct writer *writer, const struct table_place *place)
{
	if (place->table_count == 1 && writer->row > place->header + 1)
		writer_note(writer, worksheet_autofilter(writer->sheet, place->header, 0,
					    writer->row - 1, (lxw_col_t)(place->column_count - 1)));
}

void
writer_forget_tables(struct writer *writer)
{
	for (size_t i = 0; i < writer->table_name_count; i++)
		free(writer->table_names[i]);
	free(writer->table_names);
	free(writer->levels);
}
