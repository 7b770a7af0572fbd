/* SPDX-License-Identifier: MIT */
/* The workbook writer; the only file that knows libxlsxwriter. */
#include "config.h"

#include "report/workbook.h"

#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "base/array.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/string.h"
#include "i18n/format.h"
#include "report/readback.h"
#include "report/workbook_layout.h"
#include "report/workbook_text.h"
#include "text/wrap.h"

/* From this many rows on the library keeps one row in memory at a time. */
#define MANY_ROWS 10000
/* A heading is frozen where it is no lower than this; below, it would take the screen. */
#define FROZEN_ROWS_MOST 8
/* Tables with more columns keep their first two in sight as well. */
#define MANY_COLUMNS 8
#define POINTS_OF_LINE 15.0
#define DIGITS_OF_NUMBER 15
#define PAPER_A4 9

enum paint { PAINT_NONE, PAINT_HEADING, PAINT_LABEL, PAINT_LEVEL };

/* How a cell looks; two cells that look the same share a format. */
struct style {
	enum paint paint;
	enum level_colour colour;
	int size; /* points; 0: as usual */
	bool bold;
	bool muted;
	bool border;
	bool wrap;
	enum lxw_format_alignments align;
	char number_format[96];
};

struct known_format {
	struct style style;
	lxw_format *format;
};

struct writer {
	const struct report *report;
	lxw_workbook *book;
	lxw_worksheet *sheet;
	struct sheet_layout layout; /* of the sheet being written */
	lxw_row_t row;
	bool row_is_counted;
	struct sheet_count *counts; /* one for each sheet */
	size_t sheet_count;
	char **names;
	size_t name_count;
	struct known_format *formats;
	size_t format_count;
	lxw_error failure; /* the first thing that went wrong */
};

static void
note_failure(struct writer *writer, lxw_error result)
{
	if (writer->failure == LXW_NO_ERROR)
		writer->failure = result;
}

static lxw_color_t
choose_fill(const struct style *style)
{
	static const lxw_color_t levels[] = {
		[COLOUR_NONE] = 0xFFFFFF,
		[COLOUR_GREEN] = 0xC6E0B4,
		[COLOUR_YELLOW] = 0xFFE699,
		[COLOUR_ORANGE] = 0xF4B183,
		[COLOUR_RED] = 0xF1948A,
	};

	if (style->paint == PAINT_HEADING)
		return 0x1F3A5F;
	return style->paint == PAINT_LABEL ? 0xEAF0F7 : levels[style->colour];
}

static lxw_format *
make_format(struct writer *writer, const struct style *style)
{
	lxw_format *format = workbook_add_format(writer->book);

	if (style->paint != PAINT_NONE)
		format_set_bg_color(format, choose_fill(style));
	if (style->paint == PAINT_HEADING)
		format_set_font_color(format, 0xFFFFFF);
	if (style->muted) {
		format_set_font_color(format, 0x595959);
		format_set_italic(format);
	}
	if (style->size)
		format_set_font_size(format, style->size);
	if (style->bold)
		format_set_bold(format);
	if (style->border) {
		format_set_border(format, LXW_BORDER_THIN);
		format_set_border_color(format, 0xBFBFBF);
	}
	if (style->wrap)
		format_set_text_wrap(format);
	if (style->number_format[0])
		format_set_num_format(format, style->number_format);
	format_set_align(format, (uint8_t)style->align);
	format_set_align(format,
		style->paint == PAINT_HEADING ? LXW_ALIGN_VERTICAL_CENTER : LXW_ALIGN_VERTICAL_TOP);
	return format;
}

static bool
looks_same(const struct style *a, const struct style *b)
{
	return a->paint == b->paint && a->colour == b->colour && a->size == b->size &&
	       a->bold == b->bold && a->muted == b->muted && a->border == b->border &&
	       a->wrap == b->wrap && a->align == b->align &&
	       strcmp(a->number_format, b->number_format) == 0;
}

static lxw_format *
find_format(struct writer *writer, const struct style *style)
{
	for (size_t i = 0; i < writer->format_count; i++) {
		if (looks_same(&writer->formats[i].style, style))
			return writer->formats[i].format;
	}

	struct known_format *known = array_append(&writer->formats, &writer->format_count);

	known->style = *style;
	known->format = make_format(writer, style);
	return known->format;
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
	lxw_format *format = find_format(writer, style);

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

static bool
is_exact_number(const struct block_cell *cell)
{
	size_t digits = 0;

	if (cell->type != CELL_NUMBER || cell->note || !format_number_is_valid(cell->plain))
		return false;
	for (const char *c = cell->plain; *c; c++)
		digits += *c >= '0' && *c <= '9';
	return digits <= DIGITS_OF_NUMBER;
}

/* A workbook has no dates before 1900. */
static bool
is_workbook_date(const struct block_cell *cell)
{
	return cell->type == CELL_DATE && !cell->note && clock_date_is_valid(cell->plain) &&
	       atoi(cell->plain) >= 1900;
}

static void
put_number(struct writer *writer, size_t column, const struct block_cell *cell, struct style style)
{
	const char *point = strchr(cell->plain, '.');
	int decimals = point ? (int)strlen(point + 1) : 0;
	auto_string char *unit = workbook_property(cell->unit ? cell->unit : "", 30);

	for (char *c = unit; *c; c++) {
		if (*c == '"')
			*c = '\'';
	}
	snprintf(style.number_format, sizeof(style.number_format), "#,##0%s%.*s%s%s%s",
		decimals ? "." : "", decimals, "000000000000000", unit[0] ? "\" " : "", unit,
		unit[0] ? "\"" : "");
	style.align = LXW_ALIGN_RIGHT;
	count_row(writer);
	writer->counts[writer->sheet_count - 1].cells++;
	note_failure(writer, worksheet_write_number(writer->sheet, writer->row, (lxw_col_t)column,
				     strtod(cell->plain, NULL), find_format(writer, &style)));
}

static void
put_date(struct writer *writer, size_t column, const struct block_cell *cell, struct style style)
{
	static const char *const formats[LANGUAGE_COUNT] = {
		[LANGUAGE_NONE] = "yyyy-mm-dd",
		[LANGUAGE_ENGLISH] = "[$-809]d mmm yyyy",
		[LANGUAGE_PORTUGUESE] = "dd/mm/yyyy",
		[LANGUAGE_CHINESE] = "yyyy\"年\"m\"月\"d\"日\"",
	};
	lxw_datetime date = {
		.year = atoi(cell->plain),
		.month = atoi(cell->plain + 5),
		.day = atoi(cell->plain + 8),
	};

	snprintf(style.number_format, sizeof(style.number_format), "%s",
		formats[writer->report->language]);
	style.align = LXW_ALIGN_LEFT;
	count_row(writer);
	writer->counts[writer->sheet_count - 1].cells++;
	note_failure(writer, worksheet_write_datetime(writer->sheet, writer->row, (lxw_col_t)column,
				     &date, find_format(writer, &style)));
}

/* What is read in a cell: the text with what is noted beside it. */
static char *
join_note(const struct block_cell *cell)
{
	if (!cell->note)
		return memory_copy_string(cell->text);
	return string_format("%s%s(%s)", cell->text, cell->text[0] ? " " : "", cell->note);
}

static struct style
choose_style(const struct block_cell *cell)
{
	struct style style = {.border = true, .wrap = true};

	style.muted = cell->type == CELL_ABSENT;
	if (cell->type == CELL_LEVEL && cell->colour != COLOUR_NONE) {
		style.paint = PAINT_LEVEL;
		style.colour = cell->colour;
	}
	return style;
}

/* A row of cells, of which those that are too long go on in rows below it. */
struct long_row {
	char ***parts; /* parts[column][row] */
	size_t *part_counts;
	size_t row_count;
};

static void
split_row(const struct block_cell *cells, size_t count, struct long_row *row)
{
	row->parts = memory_allocate_array(count, sizeof(*row->parts));
	row->part_counts = memory_allocate_array(count, sizeof(*row->part_counts));
	row->row_count = 1;
	for (size_t i = 0; i < count; i++) {
		auto_string char *text = join_note(&cells[i]);

		row->parts[i] = workbook_split_text(text, &row->part_counts[i]);
		if (row->part_counts[i] > row->row_count)
			row->row_count = row->part_counts[i];
	}
}

static void
clear_row(struct long_row *row, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		for (size_t j = 0; j < row->part_counts[i]; j++)
			free(row->parts[i][j]);
		free(row->parts[i]);
	}
	free(row->parts);
	free(row->part_counts);
}

/* Write cells from `column` on, and go to the next row. `first_style` may stand for the first. */
static void
put_row(struct writer *writer, size_t column, const struct block_cell *cells, size_t count,
	const struct style *first_style)
{
	struct long_row row;

	split_row(cells, count, &row);
	for (size_t line = 0; line < row.row_count; line++) {
		for (size_t i = 0; i < count; i++) {
			struct style style =
				i == 0 && first_style ? *first_style : choose_style(&cells[i]);

			if (line < row.part_counts[i] && is_exact_number(&cells[i]))
				put_number(writer, column + i, &cells[i], style);
			else if (line < row.part_counts[i] && is_workbook_date(&cells[i]))
				put_date(writer, column + i, &cells[i], style);
			else if (line < row.part_counts[i])
				put_text(writer, column + i, row.parts[i][line], &style);
			else
				put_text(writer, column + i,
					i == 0 ? writer->report->continued : "", &style);
		}
		next_row(writer);
	}
	clear_row(&row, count);
}

/* Write a line that is not wrapped, over the empty cells beside it. */
static void
put_line(struct writer *writer, const char *text, const struct style *style)
{
	size_t count;
	char **parts = workbook_split_text(text, &count);

	for (size_t i = 0; i < count; i++) {
		put_text(writer, 0, parts[i], style);
		next_row(writer);
		free(parts[i]);
	}
	free(parts);
}

/* How many of the sheet's columns a paragraph is written across. */
static size_t
choose_span(const struct sheet_layout *layout, int *width)
{
	size_t span = 0;

	*width = 0;
	while (span < layout->column_count && (span < 2 || *width < 110))
		*width += layout->columns[span++].width;
	return span;
}

/* Write a paragraph across the columns, as high as its lines: merged cells do not grow alone. */
static void
put_paragraph(struct writer *writer, const char *text, bool is_note)
{
	struct style style = {.wrap = true, .muted = is_note, .size = is_note ? 10 : 0};
	int width;
	size_t span = choose_span(&writer->layout, &width);
	size_t count;
	char **parts = workbook_split_text(text, &count);

	for (size_t i = 0; i < count; i++) {
		struct wrap wrap;

		if (span > 1)
			note_failure(writer,
				worksheet_merge_range(writer->sheet, writer->row, 0, writer->row,
					(lxw_col_t)(span - 1), "", find_format(writer, &style)));
		wrap_text(parts[i], width > 10 ? width : 80, WIDTH_FILE, &wrap);

		double height = POINTS_OF_LINE * (double)wrap.line_count + 2;

		worksheet_set_row(writer->sheet, writer->row,
			height < LXW_ROW_MAX ? (height < 409 ? height : 409) : 409, NULL);
		put_text(writer, 0, parts[i], &style);
		next_row(writer);
		wrap_clear(&wrap);
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

		put_row(writer, 0, cells, field->reference ? 3 : 2, &label_style);
	}
}

/* Where a sheet's table stands, for what is set on the whole sheet. */
struct table_place {
	lxw_row_t header;
	size_t column_count;
	size_t table_count;
};

static void
put_table(struct writer *writer, const struct block_table *table, struct table_place *place)
{
	const struct style heading = {.paint = PAINT_HEADING,
		.bold = true,
		.border = true,
		.wrap = true,
		.align = LXW_ALIGN_LEFT};

	place->header = writer->row;
	place->column_count = table->column_count;
	place->table_count++;
	for (size_t i = 0; i < table->column_count; i++) {
		size_t count;
		char **parts = workbook_split_text(table->columns[i], &count);

		put_text(writer, i, parts[0], &heading);
		for (size_t j = 0; j < count; j++)
			free(parts[j]);
		free(parts);
	}
	next_row(writer);
	for (size_t i = 0; i < table->cell_count; i += table->column_count)
		put_row(writer, 0, table->cells + i, table->column_count, NULL);
}

static void
put_matrix(struct writer *writer, const struct block_matrix *matrix)
{
	const struct style heading = {.paint = PAINT_HEADING,
		.bold = true,
		.border = true,
		.wrap = true,
		.align = LXW_ALIGN_CENTER};
	auto_string char *corner =
		string_format("%s ↓\n%s →", matrix->row_title, matrix->column_title);
	struct block_cell *cells = memory_allocate_array(matrix->column_count + 1, sizeof(*cells));

	put_text(writer, 0, corner, &heading);
	for (size_t i = 0; i < matrix->column_count; i++)
		put_text(writer, i + 1, matrix->columns[i], &heading);
	next_row(writer);
	for (size_t row = 0; row < matrix->row_count; row++) {
		cells[0] = (struct block_cell){.text = matrix->rows[row]};
		for (size_t column = 0; column < matrix->column_count; column++) {
			const struct matrix_place *place =
				&matrix->places[row * matrix->column_count + column];
			struct string text = {0};

			string_append(&text, place->level);
			for (size_t i = 0; i < place->risk_count; i++)
				string_append_format(&text, "\n%s", place->risks[i]);
			cells[column + 1] = (struct block_cell){.type = CELL_LEVEL,
				.text = string_take(&text),
				.colour = place->colour};
		}
		put_row(writer, 0, cells, matrix->column_count + 1, &heading);
		for (size_t column = 0; column < matrix->column_count; column++)
			free(cells[column + 1].text);
	}
	free(cells);
}

static void
put_flows(struct writer *writer, const struct block_flows *flows)
{
	for (size_t i = 0; i < flows->edge_count; i++) {
		const struct flow_edge *edge = &flows->edges[i];
		auto_string char *line = string_format("%d  %s → %s%s%s%s%s%s", edge->number,
			flows->nodes[edge->from].label, flows->nodes[edge->to].label,
			edge->label[0] ? ": " : "", edge->label, edge->crosses_border ? " (" : "",
			edge->crosses_border ? flows->crossing : "",
			edge->crosses_border ? ")" : "");

		put_paragraph(writer, line, false);
	}
}

static void
put_block(struct writer *writer, const struct block *block, struct table_place *place)
{
	const struct style heading = {.bold = true, .size = block->level > 1 ? 12 : 13};

	switch (block->type) {
	case BLOCK_HEADING:
		next_row(writer);
		put_line(writer, block->text, &heading);
		break;
	case BLOCK_PARAGRAPH:
		put_paragraph(writer, block->text, false);
		break;
	case BLOCK_NOTE:
		next_row(writer);
		put_paragraph(writer, block->text, true);
		break;
	case BLOCK_FIELDS:
		put_fields(writer, block->fields);
		break;
	case BLOCK_TABLE:
		if (place->header != writer->row - 1 && block->table->column_count > 3)
			next_row(writer);
		put_table(writer, block->table, place);
		break;
	case BLOCK_MATRIX:
		put_matrix(writer, block->matrix);
		break;
	case BLOCK_FLOWS:
		put_flows(writer, block->flows);
		break;
	}
}

/* The top of a sheet: of the first the report's title and all its facts, of the others one line. */
static void
put_top(struct writer *writer, const struct chapter *chapter, bool is_first)
{
	const struct report *report = writer->report;
	const struct style title = {.bold = true, .size = 18};
	const struct style subtitle = {.muted = true};
	struct string line = {0};

	put_line(writer, is_first ? report->title : chapter->title, &title);
	if (is_first) {
		put_line(writer, report->subtitle, &subtitle);
		next_row(writer);
		put_fields(writer, &report->facts);
		return;
	}
	string_append(&line, report->title);
	for (size_t i = 0; i < report->facts.field_count; i++)
		string_append_format(&line, " · %s: %s", report->facts.fields[i].label,
			report->facts.fields[i].value.text);
	put_line(writer, string_text(&line), &subtitle);
	string_clear(&line);
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
set_view(struct writer *writer, const struct table_place *place, lxw_row_t table_end)
{
	bool is_high_up = place->table_count && place->header < FROZEN_ROWS_MOST;
	lxw_col_t frozen_columns = place->column_count > MANY_COLUMNS && is_high_up ? 2 : 0;

	worksheet_freeze_panes(writer->sheet, is_high_up ? place->header + 1 : 1, frozen_columns);
	if (place->table_count == 1 && table_end > place->header + 1)
		note_failure(writer, worksheet_autofilter(writer->sheet, place->header, 0,
					     table_end - 1, (lxw_col_t)(place->column_count - 1)));
}

static void
set_widths(struct writer *writer)
{
	/* Chinese characters are a little wider than two digits. */
	double scale = writer->report->language == LANGUAGE_CHINESE ? 1.08 : 1.0;

	for (size_t i = 0; i < writer->layout.column_count; i++)
		note_failure(writer, worksheet_set_column(writer->sheet, (lxw_col_t)i, (lxw_col_t)i,
					     writer->layout.columns[i].width * scale + 1, NULL));
}

static bool
add_sheet(struct writer *writer, const struct chapter *chapter)
{
	char *name = workbook_sheet_name(chapter->title, writer->names, writer->name_count);

	*array_append(&writer->names, &writer->name_count) = name;
	array_append(&writer->counts, &writer->sheet_count);
	writer->sheet = workbook_add_worksheet(writer->book, name);
	writer->row = 0;
	writer->row_is_counted = false;
	return writer->sheet != NULL;
}

static bool
put_chapter(struct writer *writer, const struct chapter *chapter, bool is_first)
{
	struct table_place place = {0};
	lxw_row_t table_end = 0;

	if (!add_sheet(writer, chapter))
		return false;
	if (is_first)
		layout_add_fields(&writer->layout, &writer->report->facts);
	layout_add_chapter(&writer->layout, chapter);
	layout_finish(&writer->layout);
	set_widths(writer);
	put_top(writer, chapter, is_first);
	next_row(writer);
	for (size_t i = 0; i < chapter->block_count; i++) {
		put_block(writer, chapter->blocks[i], &place);
		if (chapter->blocks[i]->type == BLOCK_TABLE)
			table_end = writer->row;
	}
	set_page(writer, &place);
	set_view(writer, &place, table_end);
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

/*
 * The library writes warnings to standard error, which is the screen, and numbers in the way of the
 * process's locale, which a workbook cannot have: both are changed while it runs.
 */
struct surroundings {
	int standard_error;
	locale_t plain;
	locale_t before;
};

static void
enter_quiet(struct surroundings *surroundings)
{
	int quiet = log_descriptor();
	int null = quiet < 0 ? open("/dev/null", O_WRONLY | O_CLOEXEC) : -1;

	surroundings->standard_error = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
	if (quiet >= 0 || null >= 0)
		dup2(quiet >= 0 ? quiet : null, STDERR_FILENO);
	if (null >= 0)
		close(null);
	surroundings->plain = newlocale(LC_NUMERIC_MASK, "C", duplocale(uselocale((locale_t)0)));
	surroundings->before = uselocale(surroundings->plain ? surroundings->plain : (locale_t)0);
}

static void
leave_quiet(struct surroundings *surroundings)
{
	uselocale(surroundings->before);
	if (surroundings->plain)
		freelocale(surroundings->plain);
	if (surroundings->standard_error >= 0) {
		dup2(surroundings->standard_error, STDERR_FILENO);
		close(surroundings->standard_error);
	} else {
		close(STDERR_FILENO);
	}
}

static char *
folder_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	if (!slash)
		return memory_copy_string(".");
	return memory_copy_bytes(path, slash == path ? 1 : (size_t)(slash - path));
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
	struct surroundings surroundings;
	auto_string char *folder = folder_of(path);

	enter_quiet(&surroundings);
	write_book(&writer, path, folder);
	leave_quiet(&surroundings);

	bool is_written =
		writer.failure == LXW_NO_ERROR
			? readback_workbook(path, target, writer.counts, writer.sheet_count, error)
			: report_failure(&writer, target, error);

	for (size_t i = 0; i < writer.name_count; i++)
		free(writer.names[i]);
	free(writer.names);
	free(writer.counts);
	free(writer.formats);
	return is_written;
}
