/* SPDX-License-Identifier: MIT */
/*
 * Texts inside Markdown (GitHub's, GFM): whatever people typed comes out as they typed it and makes
 * no element, no link and no HTML of its own, in any viewer.
 */
#ifndef PIA_REPORT_MARKDOWN_TEXT_H
#define PIA_REPORT_MARKDOWN_TEXT_H

#include "base/string.h"

/* Append a text inside a line, not at its start; newlines become blanks. */
void markdown_append_line(struct string *markdown, const char *text);

/* Append a text inside a table's cell: one line, its newlines as <br>. */
void markdown_append_cell(struct string *markdown, const char *text);

/*
 * Append a text of several lines: each line break is kept, an empty line begins a new paragraph,
 * and a sentence begins a line of the file where a blank stands before it, which is shown the same.
 * `indent` stands at the start of every line but the first ("  " in a list, "> " in a quote).
 */
void markdown_append_lines(struct string *markdown, const char *text, const char *indent);

/* Append a part of what stands in a cell of a table, with the blanks around it. */
void markdown_append_part(struct string *markdown, const char *text, size_t length);

#endif
