/* SPDX-License-Identifier: MIT */
/*
 * A report as Markdown (GFM): headings, lists, tables, a Mermaid drawing of the flows with the same
 * as a list below it. What every page carries stands at the top and at the end; before all else
 * stands front matter (YAML) for programs.
 */
#ifndef PIA_REPORT_MARKDOWN_H
#define PIA_REPORT_MARKDOWN_H

#include "base/string.h"
#include "report/block.h"

/* Append the whole report to `markdown`; ends with a newline. */
void markdown_write(const struct report *report, struct string *markdown);

#endif
