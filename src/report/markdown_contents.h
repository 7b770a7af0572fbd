/* SPDX-License-Identifier: MIT */
/* The table of contents of a Markdown file. */
#ifndef PIA_REPORT_MARKDOWN_CONTENTS_H
#define PIA_REPORT_MARKDOWN_CONTENTS_H

#include "base/string.h"
#include "report/block.h"

/*
 * Append a list of the chapters below the report's `contents_title`, each a link to the anchor that
 * GitHub gives its heading, and pandoc where it reads GFM. No heading may stand in the file but
 * those of the report.
 */
void markdown_append_contents(const struct report *report, struct string *markdown);

#endif
