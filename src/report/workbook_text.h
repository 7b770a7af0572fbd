/* SPDX-License-Identifier: MIT */
/*
 * Texts inside a workbook: what the format cannot hold, or would read as something else, is taken
 * care of here. Pure functions; the library that writes workbooks checks none of it.
 */
#ifndef PIA_REPORT_WORKBOOK_TEXT_H
#define PIA_REPORT_WORKBOOK_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "report/block.h"

/* The most a cell holds: UTF-16 units, and line breaks. */
#define WORKBOOK_CELL_UNITS 32767
#define WORKBOOK_CELL_BREAKS 253

/* The most a sheet's name holds, in UTF-16 units. */
#define WORKBOOK_NAME_UNITS 31

/* The most the header or footer of a printed page holds, in characters, its codes included. */
#define WORKBOOK_HEADER_CHARACTERS 255

/*
 * A text as one cell or more, each within the limits of a cell and none cut through a character: at
 * least one, "" for an empty text. Each is safe in XML, and _x0041_ is written so that it is read
 * as these seven characters. Caller-owned: free each and the array.
 */
char **workbook_split_text(const char *text, size_t *count);

/* The same for a text that is safe to print, with runs that are marked: of these a cell holds
 * fewer, for the library counts what it writes around each. */
char **workbook_split_marked(
	const char *text, const struct cell_mark *marks, size_t mark_count, size_t *count);

/* Whether a text that is safe to print is its one part as it stands, as almost all are: false also
 * where that takes longer to tell. */
bool workbook_text_fits(const char *text);

/* How many bytes stand in such a part for the byte that a text begins with. */
size_t workbook_byte_length(const char *text);

/*
 * A sheet's name made of a title: cleaned, cut, and different from the `count` names there are,
 * whatever the case of letters; in brackets where it would be read as a number or as the name of a
 * cell. Caller-owned.
 */
char *workbook_sheet_name(const char *title, char *const *names, size_t count)
	__attribute__((warn_unused_result));

/*
 * A name for the table on a sheet, as formulas may call it: letters, digits and underscores, never
 * like the name of a cell. Caller-owned.
 */
char *workbook_table_name(const char *sheet_name) __attribute__((warn_unused_result));

/*
 * A header or footer of a printed page of so many columns: three texts that are safe to print, each
 * on one line and cut to its share of the page's width, so that none touches another; none where
 * they hold too much even so. They may hold REPORT_PAGE_NUMBER and REPORT_PAGE_COUNT. Caller-owned.
 */
char *workbook_header(const char *left, const char *centre, const char *right, int page)
	__attribute__((warn_unused_result));

/* A text on one line of at most `columns`, safe in XML, for a document's properties. Caller-owned.
 */
char *workbook_property(const char *text, int columns) __attribute__((warn_unused_result));

#endif
