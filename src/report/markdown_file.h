/* SPDX-License-Identifier: MIT */
/* A report as a Markdown file: of rows that come from a source only a few are in memory. */
#ifndef PIA_REPORT_MARKDOWN_FILE_H
#define PIA_REPORT_MARKDOWN_FILE_H

#include "base/files.h"
#include "report/block.h"

/* Write a report to a draft and read it back, to see that it is there as it was written. ERROR_IO,
 * and what the report's sources failed with; the draft must still be abandoned. */
bool markdown_write_file(struct report *report, struct file_draft *draft, struct error *error);

#endif
