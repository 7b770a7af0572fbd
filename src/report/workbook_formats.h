/* SPDX-License-Identifier: MIT */
/* The formats of a workbook: one for each look of a cell (workbook_style.h), made when first asked
 * for. */
#ifndef PIA_REPORT_WORKBOOK_FORMATS_H
#define PIA_REPORT_WORKBOOK_FORMATS_H

#include <stddef.h>
#include <xlsxwriter.h>

#include "report/workbook_style.h"

struct known_format;

/* `struct workbook_formats formats = {.book = book};` has none. */
struct workbook_formats {
	lxw_workbook *book; /* borrowed */
	struct known_format *formats;
	size_t format_count;
	size_t last; /* which was asked for last: cells beside each other often look alike */
};

/* The format of a look; owned by the workbook. */
lxw_format *workbook_format(struct workbook_formats *formats, const struct style *style);

/* Forget them; the workbook frees what it owns. */
void workbook_formats_clear(struct workbook_formats *formats);

#endif
