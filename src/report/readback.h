/* SPDX-License-Identifier: MIT */
/*
 * Reading a workbook back before it is called written: the library that writes it says "done" even
 * where the disk was full and half of it is missing.
 */
#ifndef PIA_REPORT_READBACK_H
#define PIA_REPORT_READBACK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

/* What was written to a sheet: rows, and cells that are not blank. */
struct sheet_count {
	size_t rows;
	size_t cells;
};

/*
 * Whether the workbook at `path` is whole: every part is there and its checksum right, each sheet
 * has the rows and cells counted in `sheets`, and no cell is a formula. ERROR_IO otherwise; the
 * message names `target`, the name the file will have.
 */
bool readback_workbook(const char *path, const char *target, const struct sheet_count *sheets,
	size_t sheet_count, struct error *error);

#endif
