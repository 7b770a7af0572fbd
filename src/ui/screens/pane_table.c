/* SPDX-License-Identifier: MIT */
/*
 * Lines of a table inside a pane: widgets/table.h fits the columns, this file draws the lines one
 * by one, since the pane scrolls them.
 */
#include "config.h"

#include "ui/screens/pane_table.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "ui/screens/describe.h"

#define MEASURED_ROWS 40    /* lines that decide how wide columns are */
#define WIDEST_NATURAL 32   /* columns that one field may ask for */
#define NARROWEST_NAME 14   /* narrower than this a name tells nothing */
#define NARROWEST_SHORT 8   /* nor a date or a number */
#define NARROWEST_COLUMN 10 /* nor what else there is */

/* What measure_cell() is told. */
struct measured {
	const struct application *application;
	const struct record **records;
};

/* What stands in a cell; caller-owned. */
static char *
cell_text(const struct application *application, const struct record *record, size_t column)
{
	if (column == 0)
		return string_format("%d", record->number);
	return describe_value(application, record, record->kind->columns[column - 1], NULL);
}

static void
measure_cell(void *context, size_t row, size_t column, struct table_cell *cell)
{
	const struct measured *measured = context;

	cell->text = cell_text(measured->application, measured->records[row], column);
}

/* How narrow a column may be. */
static int
least_columns(const struct template_field *field, bool is_name)
{
	if (is_name)
		return NARROWEST_NAME;
	switch (field->type) {
	case FIELD_YES_NO:
	case FIELD_NUMBER:
	case FIELD_DATE:
	case FIELD_DURATION:
		return NARROWEST_SHORT;
	default:
		return NARROWEST_COLUMN;
	}
}

/* The columns of a kind before they are fitted; the first is the record's number. */
static void
begin_columns(struct pane_columns *table, const struct application *application)
{
	const struct template_kind *kind = table->kind;

	table->column_count = kind->column_count + 1;
	table->columns = memory_allocate_array(table->column_count, sizeof(*table->columns));
	table->columns[0] = (struct table_column){
		.label = "#", .minimum = 2, .natural = 2, .right = true, .kept = true};
	for (size_t i = 1; i < table->column_count; i++) {
		const struct template_field *field = kind->columns[i - 1];
		bool is_name = i == 1 || field == kind->name;
		int least = least_columns(field, is_name);
		table->columns[i] = (struct table_column){
			.label = localized_text(&field->label, application->language),
			.minimum = least,
			.natural = least,
			.weight = field->type == FIELD_TEXT || field->type == FIELD_LONG_TEXT,
			.right = field->type == FIELD_NUMBER,
			.kept = is_name,
		};
	}
}

/* The columns of a kind fitted to a width; borrowed from the pane. */
static const struct pane_columns *
fit_columns(const struct application *application, struct pane *pane,
	const struct template_kind *kind, int width)
{
	const struct assessment *assessment = describe_assessment(application);

	for (size_t i = 0; i < pane->table_count; i++)
		if (pane->tables[i].kind == kind && pane->tables[i].width == width &&
			pane->tables[i].language == application->language)
			return &pane->tables[i];

	struct pane_columns *table = array_append(&pane->tables, &pane->table_count);
	table->kind = kind;
	table->width = width;
	table->language = application->language;
	begin_columns(table, application);
	struct measured measured = {.application = application};
	struct table shape = {.columns = table->columns,
		.column_count = table->column_count,
		.cell = measure_cell,
		.context = &measured};
	measured.records = assessment_records_of(assessment, kind, &shape.row_count);
	table_measure(&shape, MEASURED_ROWS, WIDEST_NATURAL);
	table_fit(table->columns, table->column_count, width);
	free(measured.records);
	return table;
}

/* Write one cell where its column is. */
static void
draw_cell(const struct table_column *column, struct canvas *canvas, struct area area,
	enum role role, const char *text)
{
	if (column->width == 0)
		return;
	if (column->right)
		canvas_text_right(
			canvas, area.row, area.column + column->start, column->width, role, text);
	else
		canvas_text(
			canvas, area.row, area.column + column->start, column->width, role, text);
}

void
pane_table_draw_heading(struct application *application, struct pane *pane,
	const struct template_kind *kind, struct canvas *canvas, struct area area)
{
	const struct pane_columns *table = fit_columns(application, pane, kind, area.columns);

	for (size_t i = 0; i < table->column_count; i++)
		draw_cell(&table->columns[i], canvas, area, ROLE_HEADING, table->columns[i].label);
}

void
pane_table_draw_record(struct application *application, struct pane *pane,
	const struct record *record, struct canvas *canvas, struct area area)
{
	const struct pane_columns *table =
		fit_columns(application, pane, record->kind, area.columns);

	for (size_t i = 0; i < table->column_count; i++) {
		auto_string char *text = cell_text(application, record, i);
		draw_cell(&table->columns[i], canvas, area, ROLE_NORMAL, text);
	}
}

char *
pane_table_words(struct application *application, const struct record *record)
{
	struct string words = {0};

	for (size_t i = 0; i <= record->kind->column_count; i++) {
		auto_string char *text = cell_text(application, record, i);
		string_append(&words, text);
		string_append_byte(&words, ' ');
	}
	return string_take(&words);
}
