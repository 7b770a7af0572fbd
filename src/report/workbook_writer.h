/* SPDX-License-Identifier: MIT */
/*
 * What the files of the workbook writer share: the workbook as far as it is written, and how a
 * sheet is filled from the top down. Only for workbook*.c.
 */
#ifndef PIA_REPORT_WORKBOOK_WRITER_H
#define PIA_REPORT_WORKBOOK_WRITER_H

#include <stdbool.h>
#include <stddef.h>
#include <xlsxwriter.h>

#include "report/block.h"
#include "report/readback.h"
#include "report/workbook_cells.h"
#include "report/workbook_formats.h"
#include "report/workbook_layout.h"
#include "report/workbook_measure.h"
#include "report/workbook_style.h"

struct level_look;
struct written_row;
struct written_link;

/* A table that a chart is to be made of, and where it was written. */
struct charted_table {
	const struct block_table *table;
	const char *sheet;
	lxw_row_t header;
};

struct writer {
	const struct report *report;
	lxw_workbook *book;
	bool is_streamed; /* rows before the current one are on disk already */
	lxw_worksheet *sheet;
	struct sheet_layout layout; /* of the sheet being written */
	double height;              /* of what stands on its page so far, in points */
	lxw_row_t *breaks;          /* rows that begin a page of it */
	size_t break_count;
	lxw_row_t row;
	bool row_is_counted;
	struct sheet_count *counts; /* one for each sheet */
	size_t sheet_count;
	char **names; /* of the sheets */
	size_t name_count;
	char **table_names;
	size_t table_name_count;
	struct charted_table *charted; /* in the chapter just written */
	size_t charted_count;
	struct level_look *levels; /* every level in the report's tables and matrices */
	size_t level_count;
	struct written_row *written_rows; /* those that links may lead to */
	size_t written_row_count;
	struct written_link *links;
	size_t link_count;
	const char **ranges; /* the kinds whose rows have a name; borrowed */
	size_t range_count;
	struct workbook_formats formats;
	lxw_error failure; /* the first thing that went wrong */
};

/* Where a sheet's table stands, for what is set on the whole sheet. */
struct table_place {
	lxw_row_t header;
	size_t column_count;
	size_t table_count;
};

/* Keep the first thing that went wrong. */
void writer_note(struct writer *writer, lxw_error result);

/* workbook_rows.c: writing downwards. The height of a row is set before anything is in it. */
void writer_next_row(struct writer *writer);
void writer_set_height(struct writer *writer, double points);
/* A text that fits a cell (see workbook_split_text()); an empty one only paints the cell. */
void writer_put_text(
	struct writer *writer, size_t column, const char *text, const struct style *style);
/* Say that a cell of the current row is written. */
void writer_count_cell(struct writer *writer);
/* Cells from `column` on, then the next row. `first_style` may stand for the first; NULL: none. */
void writer_put_row(struct writer *writer, size_t column, const struct block_cell *cells,
	size_t count, const struct style *first_style);
/* A line that is not wrapped, over the empty cells beside it. */
void writer_put_line(struct writer *writer, size_t column, const char *text, double height,
	const struct style *style);
/* A paragraph across the columns. */
void writer_put_paragraph(struct writer *writer, const char *text, bool is_note);

/* workbook_marks.c: a part of a cell's text that fits a cell, which begins `offset` bytes into it,
 * with what is marked of it. Returns where the next part begins. */
size_t writer_put_marked(struct writer *writer, size_t column, const struct block_cell *cell,
	const char *text, size_t offset, struct style style);

/* workbook_page.c: the title at the top of a sheet, marked in a draft; what is set on a sheet as a
 * whole. */
void writer_put_title(struct writer *writer, const char *title);
void writer_set_widths(struct writer *writer);
void writer_set_page(struct writer *writer, const struct table_place *place);
void writer_set_view(struct writer *writer, const struct table_place *place);

/*
 * workbook_tables.c: what makes rows a table that can be sorted, filtered and named, with colours
 * that follow what is changed in its cells. Said before its headings are written, in the current
 * row. Returns the headings as they must be written: none empty, and of a table each different.
 * `is_alone`: no other table stands on the sheet; only then it can be filtered, for rows are hidden
 * across the whole sheet. Caller-owned: free each and the array.
 */
char **writer_begin_table(struct writer *writer, const struct block_table *table, bool is_alone)
	__attribute__((warn_unused_result));
/* The same for a table whose rows came from a source, behind the last of them. */
void writer_end_source(struct writer *writer, const struct table_place *place);
void writer_forget_tables(struct writer *writer);

/*
 * workbook_links.c: links and names. A cell has one link at most, to the first of what it names; it
 * leads to the row where that stands when the file is written, so that sorting the other sheet
 * leads it astray; one that takes more than a line has none. A sheet has 65,530 at most; where rows
 * are streamed there are none, for a link may lead further down than what is written.
 */
/* The current row may be led to; a text of it may lead elsewhere, and does. */
void writer_note_row(struct writer *writer, const struct block_cell *cell);
bool writer_can_lead(const struct writer *writer, size_t column, const struct block_cell *cell,
	const char *text);
void writer_note_link(struct writer *writer, size_t column, const struct block_cell *cell,
	const char *text, const struct style *style);
/* Put all links, when every sheet is written. */
void writer_put_links(struct writer *writer);
/* Give the rows of a table, from below its headings to the current row, the name pia_KIND, which is
 * the same in every language; the first table of a kind has it. */
void writer_name_range(struct writer *writer, const struct block_table *table, lxw_row_t header);
void writer_forget_links(struct writer *writer);

/* workbook_charts.c: a sheet for each chart of the chapter just written; false when there is no
 * memory for one. */
bool writer_put_charts(struct writer *writer);

/* workbook_blocks.c: a sheet for a chapter; false when there is no memory for one. The first has
 * the facts above it, or a sheet of them before it. */
bool writer_add_sheet(struct writer *writer, const char *title);
bool writer_put_chapter(struct writer *writer, const struct chapter *chapter, bool is_first);

#endif
