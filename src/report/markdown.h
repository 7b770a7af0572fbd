/* SPDX-License-Identifier: MIT */
/*
 * A report as Markdown (GitHub's, GFM), clean to read as it is and to compare with another version
 * of itself: headings, lists, aligned tables, a Mermaid drawing of the flows with the same drawn in
 * characters and as a list below it. What every page carries stands at the top and at the end;
 * before all else stands front matter (YAML) for programs.
 *
 * A paragraph has a line for each sentence, broken only where a blank stands, which a line's end is
 * shown as: text without blanks, as Chinese, stays on one line, for a blank would appear in it.
 *
 * The law beside a question or an answer is a footnote, all gathered at the end of the file: each
 * reference once, numbered as first mentioned. Where it has a column of a table it stays there.
 */
#ifndef PIA_REPORT_MARKDOWN_H
#define PIA_REPORT_MARKDOWN_H

#include "base/string.h"
#include "report/block.h"

/* Append the whole report to `markdown`; ends with a newline. */
void markdown_write(const struct report *report, struct string *markdown);

#endif
