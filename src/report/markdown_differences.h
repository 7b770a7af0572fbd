/* SPDX-License-Identifier: MIT */
/*
 * What differs between two moments of an assessment as Markdown (GitHub's): a chapter for each
 * step, a table for each record, before and after side by side, changed words as <del> and <ins>.
 */
#ifndef PIA_REPORT_MARKDOWN_DIFFERENCES_H
#define PIA_REPORT_MARKDOWN_DIFFERENCES_H

#include "assessment/diff.h"
#include "base/string.h"
#include "i18n/catalog.h"

/* Append it; `title` and `summary` (one line) stand above all else. Ends with a newline. */
void markdown_write_differences(const struct diff *diff, const char *title, const char *summary,
	const struct catalog *catalog, enum language language, struct string *markdown);

#endif
