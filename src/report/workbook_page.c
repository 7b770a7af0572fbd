/* SPDX-License-Identifier: MIT */
/* What is set on a whole sheet: how it is printed, and what stays in sight. */
#include "config.h"

#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "report/workbook_text.h"
#include "report/workbook_writer.h"

/* A heading is frozen where it is no lower than this; below, it would take the screen. */
#define FROZEN_ROWS_MOST 8
/* Tables with more columns keep their first two in sight as well. */
#define MANY_COLUMNS 8

/* What is printed, to the last column even where that is empty, and where pages begin. */
static void
set_area(struct writer *writer)
{
	size_t columns = writer->layout.column_count;

	if (columns)
		writer_note(writer, worksheet_print_area(writer->sheet, 0, 0, writer->row,
					    (lxw_col_t)(columns - 1)));
	if (!writer->break_count)
		return;
	*array_append(&writer->breaks, &writer->break_count) = 0;
	writer_note(writer, worksheet_set_h_pagebreaks(writer->sheet, writer->breaks));
	memory_free(&writer->breaks);
	writer->break_count = 0;
}

/* A title, which in a draft says so. */
static char *
mark_title(const struct writer *writer, const char *title)
{
	const char *draft = writer->report->draft;

	return string_format("%s%s%s", draft ? draft : "", draft && title[0] ? " · " : "", title);
}

void
writer_put_title(struct writer *writer, const char *title)
{
	const struct style style = {.bold = true, .size = 18};
	auto_string char *text = mark_title(writer, title);

	writer_put_line(writer, 0, text, POINTS_OF_TITLE, &style);
}

/* What stands at the top of every page: the layout's texts, else those of every report; in a draft
 * that it is one. */
static char *
make_header(const struct writer *writer)
{
	const struct report *report = writer->report;
	char *const *own = report->page.header;
	auto_string char *title = mark_title(writer, own[0] ? own[1] : report->title);

	return workbook_header(own[0] ? own[0] : report->client, title,
		own[0] ? own[2] : report->classification, page_columns(&report->page));
}

static char *
make_footer(const struct writer *writer)
{
	const struct report *report = writer->report;
	char *const *own = report->page.footer;
	int columns = page_columns(&report->page);

	return own[0] ? workbook_header(own[0], own[1], own[2], columns)
		      : workbook_header(
				report->own_reference, report->as_of, report->page_number, columns);
}

/* Whether the library has room to say that columns are repeated as well as rows: it cuts what is
 * longer, and the sheet's name stands there twice. */
static bool
has_room_for_columns(const struct writer *writer)
{
	const char *name = writer->names[writer->name_count - 1];
	size_t length = strlen("''") + strlen(name);

	for (const char *c = name; *c; c++)
		length += *c == '\'';
	return 2 * length + strlen("!$A:$B,!$1048576:$1048576") < LXW_DEFINED_NAME_LENGTH;
}

/* What every printed page carries. */
void
writer_set_page(struct writer *writer, const struct table_place *place)
{
	static const uint8_t papers[PAPER_COUNT] = {
		[PAPER_A4] = 9, [PAPER_A3] = 8, [PAPER_LETTER] = 1};
	const struct report_page *page = &writer->report->page;
	auto_string char *header = make_header(writer);
	auto_string char *footer = make_footer(writer);
	int pages_across = writer->layout.pages_across;

	writer_note(writer, worksheet_set_header(writer->sheet, header));
	writer_note(writer, worksheet_set_footer(writer->sheet, footer));
	if (page->is_portrait)
		worksheet_set_portrait(writer->sheet);
	else
		worksheet_set_landscape(writer->sheet);
	worksheet_set_paper(writer->sheet, papers[page->paper]);
	worksheet_set_margins(writer->sheet, PAGE_SIDE, PAGE_SIDE, PAGE_END, PAGE_END);
	worksheet_fit_to_pages(writer->sheet, (uint16_t)pages_across, 0);
	set_area(writer);
	worksheet_gridlines(writer->sheet, LXW_HIDE_ALL_GRIDLINES);
	worksheet_ignore_errors(writer->sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576");
	if (place->table_count != 1)
		return;
	writer_note(writer, worksheet_repeat_rows(writer->sheet, place->header, place->header));
	if (pages_across > 1 && has_room_for_columns(writer))
		writer_note(writer, worksheet_repeat_columns(writer->sheet, 0, 1));
}

/* What helps on the screen: the headings stay in sight, and the table can be filtered. */
void
writer_set_view(struct writer *writer, const struct table_place *place)
{
	bool is_high_up = place->table_count && place->header < FROZEN_ROWS_MOST;
	lxw_col_t frozen_columns = place->column_count > MANY_COLUMNS && is_high_up ? 2 : 0;

	worksheet_freeze_panes(writer->sheet, is_high_up ? place->header + 1 : 1, frozen_columns);
}

void
writer_set_widths(struct writer *writer)
{
	/* Chinese characters are a little wider than two digits. */
	bool is_chinese = writer->report->language == LANGUAGE_CHINESE ||
			  writer->report->beside == LANGUAGE_CHINESE;
	double scale = is_chinese ? 1.08 : 1.0;

	for (size_t i = 0; i < writer->layout.column_count; i++)
		writer_note(writer,
			worksheet_set_column(writer->sheet, (lxw_col_t)i, (lxw_col_t)i,
				(writer->layout.columns[i].width + LAYOUT_GAP) * scale, NULL));
}
