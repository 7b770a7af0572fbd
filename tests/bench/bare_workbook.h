/* SPDX-License-Identifier: MIT */
/*
 * What a bare program would do that writes the same workbook: the calls to libxlsxwriter are kept
 * as they are made (the linker leads them here first), and made again into another file, the same
 * to the byte, with nothing around them.
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

/* End the program unless the two files are the same: what writes less cannot be compared with. */
void bare_workbook_compare(const char *path, const char *bare_path);

#endif
