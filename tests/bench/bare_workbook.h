/* SPDX-License-Identifier: MIT */
/*
 * What a bare program would do that writes the same workbook: the calls to libxlsxwriter that make
 * cells, rows, columns, formats, tables and rules are kept as they are made (the linker leads them
 * here first), and made again into another file with nothing around them. What is not made again,
 * the set-up of pages, charts and names, is left out in favour of the bare program.
 */
#ifndef PIA_BENCH_BARE_WORKBOOK_H
#define PIA_BENCH_BARE_WORKBOOK_H

#include <stdbool.h>
#include <stddef.h>

/* Begin to keep calls, having forgotten those from before; or stop. */
void bare_workbook_record(bool is_recording);

/* Whether files are read back and flushed to disk; from the beginning they are. */
void bare_workbook_check_files(bool is_checking);

/* Make the calls again, into a file at `path`. Returns how many cells that are. Ends the program
 * where that fails. */
size_t bare_workbook_write(const char *path, const char *folder);

#endif
