/* SPDX-License-Identifier: MIT */
/* The workbook writer. */
#include "config.h"

#include "report/workbook.h"

#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

#include "base/array.h"
#include "base/clock.h"
#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"
#include "i18n/phrases.h"
#include "report/punctuation.h"
#include "report/quiet.h"
#include "report/readback.h"
#include "report/workbook_cells.h"
#include "report/workbook_formats.h"
#include "report/workbook_layout.h"
#include "report/workbook_map.h"
#include "report/workbook_measure.h"
#include "report/workbook_style.h"
#include "report/workbook_text.h"

/* From this many rows on the library keeps one row in memory at a time. */
#define MANY_ROWS 10000
/* A heading is frozen where it is no lower than this; below, it would take the screen. */
#define FROZEN_ROWS_MOST 8
/* Tables with more columns keep their first two in sight as well. */
#define MANY_COLUMNS 8
#define PAPER_A4 9
#define POINTS_OF_MAP_ROW 13.0

/* The most that a row of a sheet can be high. */
#define POINTS_MOST 409.0

struct writer {
	const struct report *report;
	lxw_workbook *book;
	lxw_worksheet *sheet;
	struct sheet_layout layout; /* of the sheet being written */
	double height;              /* of what stands on its page so far, in points */
	lxw_row_t *breaks;          /* rows that begin a page of it */
	size_t break_count;
	lxw_row_t row;
	bool row_is_counted;
	struct sheet_count *counts; /* one for each sheet */
	size_t sheet_count;
	char **names;
	size_t name_count;
	struct workbook_formats formats;
	lxw_error failure; /* the first thing that went wrong */
};

static void
note_failure(struct writer *writer, lxw_error result)
{
	if (writer->failure == LXW_NO_ERROR)
		writer->failure = result;
}

static void
count_row(struct writer *writer)
{
	if (!writer->row_is_counted)
		writer->counts[writer->sheet_count - 1].rows++;
	writer->row_is_counted = true;
}

static void
next_row(struct writer *writer)
{
	writer->row++;
	writer->row_is_counted = false;
}

/* Write a text that fits a cell (see workbook_split_text()); an empty one only paints the cell. */
static void
put_text(struct writer *writer, size_t column, const char *text, const struct style *style)
{
	lxw_format *format = workbook_format(&writer->formats, style);

	count_row(writer);
	if (!text[0]) {
		note_failure(writer, worksheet_write_blank(writer->sheet, writer->row,
					     (lxw_col_t)column, format));
		return;
	}
	writer->counts[writer->sheet_count - 1].cells++;
	note_failure(writer, worksheet_write_string(
				     writer->sheet, writer->row, (lxw_col_t)column, text, format));
}

static void
put_number(struct writer *writer, size_t column, const struct block_cell *cell, struct style style)
{
	auto_string char *format = cell_number_format(cell);

	style.number_format = format;
	style.align = cell->unit || strchr(cell->plain, '.') ? ALIGN_RIGHT : ALIGN_CENTRE;
	count_row(writer);
	writer->counts[writer->sheet_count - 1].cells++;
	note_failure(writer,
		worksheet_write_number(writer->sheet, writer->row, (lxw_col_t)column,
			strtod(cell->plain, NULL), workbook_format(&writer->formats, &style)));
}

static void
put_date(struct writer *writer, size_t column, const struct block_cell *cell, struct style style)
{
	lxw_datetime date = {
		.year = atoi(cell->plain),
		.month = atoi(cell->plain + 5),
		.day = atoi(cell->plain + 8),
	};

	style.number_format = cell_date_format(writer->report->language);
	style.align = ALIGN_LEFT;
	count_row(writer);
	writer->counts[writer->sheet_count - 1].cells++;
	note_failure(writer, worksheet_write_datetime(writer->sheet, writer->row, (lxw_col_t)column,
				     &date, workbook_format(&writer->formats, &style)));
}

/* Make the row as high as so many lines; it must not have been written to yet. */
static void
set_height(struct writer *writer, double points)
{
	count_row(writer);
	note_failure(writer, worksheet_set_row(writer->sheet, writer->row,
				     points < POINTS_MOST ? points : POINTS_MOST, NULL));
}

/* Write cells from `column` on, and go to the next row. `first_style` may stand for the first. */
static void
put_row(struct writer *writer, size_t column, const struct block_cell *cells, size_t count,
	const struct style *first_style)
{
	struct long_row row;

	long_row_split(&row, cells, count, writer->report->language);
	for (size_t line = 0; line < row.line_count; line++) {
		set_height(writer, measure_line(&row, line, column, &writer->layout));
		for (size_t i = 0; i < count; i++) {
			struct style style =
				i == 0 && first_style ? *first_style : style_of_cell(&cells[i]);

			if (line >= row.part_counts[i])
				put_text(writer, column + i,
					i == 0 ? writer->report->continued : "", &style);
			else if (cell_is_exact_number(&cells[i]))
				put_number(writer, column + i, &cells[i], style);
			else if (cell_is_workbook_date(&cells[i]))
				put_date(writer, column + i, &cells[i], style);
			else
				put_text(writer, column + i, row.parts[i][line], &style);
		}
		next_row(writer);
	}
	long_row_clear(&row);
}

/* Write a line that is not wrapped, over the empty cells beside it. */
static void
put_line(struct writer *writer, size_t column, const char *text, double height,
	const struct style *style)
{
	size_t count;
	char **parts = workbook_split_text(text, &count);

	for (size_t i = 0; i < count; i++) {
		set_height(writer, height);
		put_text(writer, column, parts[i], style);
		next_row(writer);
		free(parts[i]);
	}
	free(parts);
}

/* Write a paragraph across the columns. */
static void
put_paragraph(struct writer *writer, const char *text, bool is_note)
{
	struct style style = {.wrap = true, .muted = is_note, .size = is_note ? 10 : 0};
	lxw_col_t first = (lxw_col_t)writer->layout.margin;
	int width;
	size_t span = measure_span(&writer->layout, &width);
	size_t count;
	char **parts = workbook_split_text(text, &count);

	for (size_t i = 0; i < count; i++) {
		set_height(writer, cell_height(parts[i], width));
		if (span > 1)
			note_failure(
				writer, worksheet_merge_range(writer->sheet, writer->row, first,
						writer->row, (lxw_col_t)(first + span - 1), "",
						workbook_format(&writer->formats, &style)));
		else
			style.wrap = false;
		put_text(writer, first, parts[i], &style);
		next_row(writer);
		free(parts[i]);
	}
	free(parts);
}

static void
put_fields(struct writer *writer, const struct block_fields *fields)
{
	const struct style label_style = {
		.paint = PAINT_LABEL, .bold = true, .border = true, .wrap = true};

	for (size_t i = 0; i < fields->field_count; i++) {
		const struct block_field *field = &fields->fields[i];
		struct block_cell cells[] = {
			{.text = field->label},
			field->value,
			{.type = CELL_ABSENT, .text = field->reference},
		};

		put_row(writer, writer->layout.margin, cells, field->reference ? 3 : 2,
			&label_style);
	}
}

/* Where a sheet's table stands, for what is set on the whole sheet. */
struct table_place {
	lxw_row_t header;
	size_t column_count;
	size_t table_count;
};

/* Write labels as a row of headings. */
static void
put_headings(struct writer *writer, size_t column, char *const *labels, size_t count,
	enum style_align align)
{
	const struct style style = {
		.paint = PAINT_HEADING, .bold = true, .border = true, .wrap = true, .align = align};
	struct block_cell *cells = memory_allocate_array(count, sizeof(*cells));
	struct long_row row;

	for (size_t i = 0; i < count; i++)
		cells[i].text = labels[i];
	long_row_split(&row, cells, count, writer->report->language);
	set_height(writer, measure_line(&row, 0, column, &writer->layout));
	for (size_t i = 0; i < count; i++)
		put_text(writer, column + i, row.parts[i][0], &style);
	next_row(writer);
	long_row_clear(&row);
	free(cells);
}

/* Let the table that begins here be filtered; said before its rows are written, for rows that are
 * on disk already cannot be. */
static void
set_filter(struct writer *writer, const struct block_table *table)
{
	size_t lines = 0;

	for (size_t i = 0; i < table->cell_count; i += table->column_count)
		lines += long_row_count_lines(
			table->cells + i, table->column_count, writer->report->language);
	if (lines)
		note_failure(writer, worksheet_autofilter(writer->sheet, writer->row, 0,
					     writer->row + (lxw_row_t)lines,
					     (lxw_col_t)(table->column_count - 1)));
}

static void
put_table(struct writer *writer, const struct block_table *table, struct table_place *place)
{
	place->header = writer->row;
	place->column_count = table->column_count;
	if (place->table_count == 1)
		set_filter(writer, table);
	put_headings(writer, 0, table->columns, table->column_count, ALIGN_LEFT);
	for (size_t i = 0; i < table->cell_count; i += table->column_count)
		put_row(writer, 0, table->cells + i, table->column_count, NULL);
}

static void
put_matrix(struct writer *writer, const struct block_matrix *matrix)
{
	const struct style heading = {
		.paint = PAINT_HEADING, .bold = true, .border = true, .wrap = true};
	size_t count = matrix->column_count + 1;
	char **labels = memory_allocate_array(count, sizeof(*labels));
	struct block_cell *cells = memory_allocate_array(count, sizeof(*cells));

	labels[0] = cell_corner(matrix);
	memcpy(labels + 1, matrix->columns, matrix->column_count * sizeof(*labels));
	put_headings(writer, writer->layout.margin, labels, count, ALIGN_CENTRE);
	for (size_t row = 0; row < matrix->row_count; row++) {
		cells[0] = (struct block_cell){.text = matrix->rows[row]};
		for (size_t i = 1; i < count; i++)
			cells[i] =
				cell_of_place(&matrix->places[row * matrix->column_count + i - 1]);
		put_row(writer, writer->layout.margin, cells, count, &heading);
		for (size_t i = 1; i < count; i++)
			free(cells[i].text);
	}
	free(labels[0]);
	free(labels);
	free(cells);
}

/* Go to a new page before what belongs together would be torn apart at the end of this one. */
static void
keep_together(struct writer *writer, const struct chapter *chapter, size_t index)
{
	const struct block *block = chapter->blocks[index];
	bool is_inside = index > 0 && block->type != BLOCK_HEADING;

	if (is_inside)
		return;

	double height = measure_group(chapter, index, &writer->layout, writer->report->language);

	if (index > 0 && writer->height + height > POINTS_OF_PAGE) {
		*array_append(&writer->breaks, &writer->break_count) = writer->row + 1;
		writer->height = 0;
	}
	writer->height += height;
}

static void
put_block(
	struct writer *writer, const struct block *block, bool is_first, struct table_place *place)
{
	const struct style heading = {.bold = true, .size = block->level > 1 ? 12 : 14};

	switch (block->type) {
	case BLOCK_HEADING:
		next_row(writer);
		put_line(writer, writer->layout.margin, block->text, POINTS_OF_HEADING, &heading);
		break;
	case BLOCK_PARAGRAPH:
		put_paragraph(writer, block->text, false);
		break;
	case BLOCK_NOTE:
		if (!is_first)
			next_row(writer);
		put_paragraph(writer, block->text, true);
		if (is_first)
			next_row(writer);
		break;
	case BLOCK_FIELDS:
		put_fields(writer, block->fields);
		break;
	case BLOCK_TABLE:
		put_table(writer, block->table, place);
		break;
	case BLOCK_MATRIX:
		put_matrix(writer, block->matrix);
		break;
	case BLOCK_FLOWS:
		/* It has a sheet of its own: put_map(). */
		break;
	}
}

/* The top of a sheet: its title; of the first the report's title and all its facts. */
static void
put_top(struct writer *writer, const struct chapter *chapter, bool is_first)
{
	const struct report *report = writer->report;
	const struct style title = {.bold = true, .size = 18};
	const struct style subtitle = {.muted = true};

	put_line(writer, 0, is_first ? report->title : chapter->title, POINTS_OF_TITLE, &title);
	if (is_first) {
		put_line(writer, 0, report->subtitle, POINTS_OF_SUBTITLE, &subtitle);
		next_row(writer);
		put_fields(writer, &report->facts);
		writer->height += POINTS_OF_SUBTITLE + POINTS_OF_BLANK +
				  measure_fields(&report->facts, &writer->layout, report->language);
	}
	next_row(writer);
	writer->height += POINTS_OF_TITLE + POINTS_OF_BLANK;
}

/* What is printed, to the last column even where that is empty, and where pages begin. */
static void
set_area(struct writer *writer)
{
	size_t columns = writer->layout.column_count;

	if (columns)
		note_failure(writer, worksheet_print_area(writer->sheet, 0, 0, writer->row,
					     (lxw_col_t)(columns - 1)));
	if (!writer->break_count)
		return;
	*array_append(&writer->breaks, &writer->break_count) = 0;
	note_failure(writer, worksheet_set_h_pagebreaks(writer->sheet, writer->breaks));
	memory_free(&writer->breaks);
	writer->break_count = 0;
}

/* What every printed page carries. */
static void
set_page(struct writer *writer, const struct table_place *place)
{
	const struct report *report = writer->report;
	auto_string char *header =
		workbook_header(report->client, report->title, report->classification);
	auto_string char *footer =
		workbook_header(report->own_reference, report->as_of, report->page_number);
	int pages_across = writer->layout.pages_across;

	note_failure(writer, worksheet_set_header(writer->sheet, header));
	note_failure(writer, worksheet_set_footer(writer->sheet, footer));
	worksheet_set_landscape(writer->sheet);
	worksheet_set_paper(writer->sheet, PAPER_A4);
	worksheet_set_margins(writer->sheet, 0.5, 0.5, 0.8, 0.8);
	worksheet_fit_to_pages(writer->sheet, (uint16_t)pages_across, 0);
	set_area(writer);
	worksheet_gridlines(writer->sheet, LXW_HIDE_ALL_GRIDLINES);
	worksheet_ignore_errors(writer->sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576");
	if (place->table_count != 1)
		return;
	note_failure(writer, worksheet_repeat_rows(writer->sheet, place->header, place->header));
	if (pages_across > 1)
		note_failure(writer, worksheet_repeat_columns(writer->sheet, 0, 1));
}

/* What helps on the screen: the headings stay in sight, and the table can be filtered. */
static void
set_view(struct writer *writer, const struct table_place *place)
{
	bool is_high_up = place->table_count && place->header < FROZEN_ROWS_MOST;
	lxw_col_t frozen_columns = place->column_count > MANY_COLUMNS && is_high_up ? 2 : 0;

	worksheet_freeze_panes(writer->sheet, is_high_up ? place->header + 1 : 1, frozen_columns);
}

static void
set_widths(struct writer *writer)
{
	/* Chinese characters are a little wider than two digits. */
	double scale = writer->report->language == LANGUAGE_CHINESE ? 1.08 : 1.0;

	for (size_t i = 0; i < writer->layout.column_count; i++)
		note_failure(writer,
			worksheet_set_column(writer->sheet, (lxw_col_t)i, (lxw_col_t)i,
				(writer->layout.columns[i].width + LAYOUT_GAP) * scale, NULL));
}

static bool
add_sheet(struct writer *writer, const char *title)
{
	char *name = workbook_sheet_name(title, writer->names, writer->name_count);

	*array_append(&writer->names, &writer->name_count) = name;
	array_append(&writer->counts, &writer->sheet_count);
	writer->sheet = workbook_add_worksheet(writer->book, name);
	writer->row = 0;
	writer->height = 0;
	writer->row_is_counted = false;
	return writer->sheet != NULL;
}

/* A row of the map: what there is in it, from left to right. */
static void
put_map_row(struct writer *writer, const struct sheet_map *map, int row)
{
	set_height(writer, POINTS_OF_MAP_ROW);
	for (int column = 0; column < map->columns; column++) {
		const struct sheet_cell *cell = &map->cells[row * map->columns + column];

		if (!sheet_cell_is_blank(cell))
			put_text(
				writer, (size_t)column, cell->text ? cell->text : "", &cell->style);
	}
	next_row(writer);
}

/* A sheet for a map, whose columns are as narrow as characters. */
static void
put_map(struct writer *writer, const struct chapter *chapter, const struct block_flows *flows)
{
	const struct style title = {.bold = true, .size = 18};
	const struct style small = {.muted = true};
	const struct table_place no_table = {0};
	struct sheet_map map;

	sheet_map_make(flows->layout, &map);
	writer->layout =
		(struct sheet_layout){.column_count = (size_t)map.columns, .pages_across = 1};
	if (map.columns > 0)
		note_failure(writer, worksheet_set_column(writer->sheet, 0,
					     (lxw_col_t)(map.columns - 1), MAP_CELL_WIDTH, NULL));
	put_line(writer, 0, chapter->title, POINTS_OF_TITLE, &title);
	put_line(writer, 0, flows->legend, POINTS_OF_SUBTITLE, &small);
	for (size_t i = 0; i < chapter->block_count; i++) {
		if (chapter->blocks[i]->type == BLOCK_NOTE)
			put_line(writer, 0, chapter->blocks[i]->text, POINTS_OF_SUBTITLE, &small);
	}
	next_row(writer);
	for (int row = 0; row < map.rows; row++)
		put_map_row(writer, &map, row);
	sheet_map_clear(&map);
	set_page(writer, &no_table);
	set_view(writer, &no_table);
}

static bool
put_chapter(struct writer *writer, const struct chapter *chapter, bool is_first)
{
	struct table_place place = {.table_count = chapter_count_tables(chapter)};

	if (!add_sheet(writer, chapter->title))
		return false;
	if (chapter->block_count > 0 && chapter->blocks[0]->flows) {
		put_map(writer, chapter, chapter->blocks[0]->flows);
		return true;
	}
	layout_make(&writer->layout, is_first ? &writer->report->facts : NULL, chapter);
	set_widths(writer);
	put_top(writer, chapter, is_first);
	for (size_t i = 0; i < chapter->block_count; i++) {
		if (place.table_count != 1)
			keep_together(writer, chapter, i);
		put_block(writer, chapter->blocks[i], i == 0, &place);
	}
	set_page(writer, &place);
	set_view(writer, &place);
	layout_clear(&writer->layout);
	return true;
}

/* The facts as properties of the document, and a time that does not depend on the clock. */
static void
set_properties(struct writer *writer)
{
	const struct report *report = writer->report;
	auto_string char *title = workbook_property(report->title, 200);
	auto_string char *subject = workbook_property(report->subtitle, 200);
	auto_string char *company = workbook_property(report->client, 200);
	auto_string char *category = workbook_property(report->classification, 200);
	auto_string char *keywords = workbook_property(report->own_reference, 200);
	auto_string char *instant =
		string_format("%sT00:00:00Z", report->date ? report->date : "1980-01-01");
	int64_t milliseconds = 0;

	clock_parse(instant, &milliseconds);

	lxw_doc_properties properties = {
		.title = title,
		.subject = subject,
		.company = company,
		.category = category,
		.keywords = keywords,
		.created = (time_t)(milliseconds / 1000),
	};

	note_failure(writer, workbook_set_properties(writer->book, &properties));
}

static bool
has_many_rows(const struct report *report)
{
	size_t rows = 0;

	for (size_t i = 0; i < report->chapter_count; i++) {
		for (size_t j = 0; j < report->chapters[i]->block_count; j++) {
			const struct block *block = report->chapters[i]->blocks[j];

			if (block->table)
				rows += block_table_row_count(block->table);
		}
	}
	return rows > MANY_ROWS;
}

static void
write_book(struct writer *writer, const char *path, char *folder)
{
	lxw_workbook_options options = {
		.constant_memory = has_many_rows(writer->report),
		.tmpdir = folder,
	};

	writer->book = workbook_new_opt(path, &options);
	writer->formats.book = writer->book;
	if (!writer->book) {
		note_failure(writer, LXW_ERROR_MEMORY_MALLOC_FAILED);
		return;
	}
	set_properties(writer);
	for (size_t i = 0; i < writer->report->chapter_count; i++) {
		if (!put_chapter(writer, writer->report->chapters[i], i == 0))
			note_failure(writer, LXW_ERROR_PARAMETER_VALIDATION);
	}
	note_failure(writer, workbook_close(writer->book));
}

static bool
report_failure(const struct writer *writer, const char *target, struct error *error)
{
	if (writer->failure == LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE)
		return error_set(error, ERROR_DATA,
			N_("There is more to write than a sheet of a workbook holds. Export to "
			   "Markdown instead."),
			NULL);
	return error_set(error, ERROR_IO, N_("{path} cannot be written: {reason}."), "path", target,
		"reason", lxw_strerror(writer->failure), NULL);
}

bool
workbook_write(
	const struct report *report, const char *path, const char *target, struct error *error)
{
	struct writer writer = {.report = report};
	struct quiet quiet;
	auto_string char *folder = files_folder_of(path);

	quiet_enter(&quiet);
	write_book(&writer, path, folder);
	quiet_leave(&quiet);

	bool is_written =
		writer.failure == LXW_NO_ERROR
			? readback_workbook(path, target, writer.counts, writer.sheet_count, error)
			: report_failure(&writer, target, error);

	for (size_t i = 0; i < writer.name_count; i++)
		free(writer.names[i]);
	free(writer.names);
	free(writer.counts);
	workbook_formats_clear(&writer.formats);
	return is_written;
}
