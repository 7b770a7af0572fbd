/* SPDX-License-Identifier: MIT */
/*
 * The register: a report of the assessments of a library, a row each, from what the library keeps
 * beside them. None of them is opened, and of a long one only the first rows are in memory.
 */
#ifndef PIA_REPORT_REGISTER_H
#define PIA_REPORT_REGISTER_H

#include "i18n/catalog.h"
#include "report/block.h"
#include "session/library.h"
#include "template/report_layout.h"

/* What it is made of. All borrowed; the library until the report is freed. */
struct register_request {
	struct library *library;
	const char *client;                 /* only theirs; NULL: all */
	const char *today;                  /* the as-of date; NULL: that of the last change */
	const struct catalog *catalog;      /* the language to write in */
	const struct report_layout *layout; /* one that is of the library; as long as the report */
	bool is_workbook;
	bool is_draft;     /* marked on every page */
	bool has_contents; /* with a title for a table of contents */
};

/* Make a register. Caller-owned: release with report_free(). NULL with the error: ERROR_IO. */
struct report *register_build(const struct register_request *request, struct error *error);

#endif
