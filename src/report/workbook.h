/* SPDX-License-Identifier: MIT */
/*
 * A report as an Excel workbook: a sheet for each chapter, made to be printed on A4 across. Numbers
 * and dates are real ones; what people typed is always text, never a formula. The same report gives
 * the same bytes.
 */
#ifndef PIA_REPORT_WORKBOOK_H
#define PIA_REPORT_WORKBOOK_H

#include <stdbool.h>

#include "base/error.h"
#include "report/block.h"

/*
 * Write the report to the file at `path`, which is replaced, and read it back. Temporary files are
 * made in its folder. Messages name `target`, the name that the file will have. ERROR_IO (the file
 * may then be there in part), ERROR_DATA (more rows than a sheet holds).
 */
bool workbook_write(
	const struct report *report, const char *path, const char *target, struct error *error);

#endif
