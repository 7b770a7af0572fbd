/* SPDX-License-Identifier: MIT */
/*
 * What the tests of report/ share: an assessment filled from the small template's blueprint, a
 * folder to write in, and what is in a workbook's parts.
 */
#ifndef PIA_TESTS_REPORT_SUPPORT_H
#define PIA_TESTS_REPORT_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "assessment/assessment.h"
#include "i18n/catalog.h"
#include "report/build.h"

/* An empty assessment of a template in the source tree, its content in English, today 2026-06-15.
 */
struct assessment *support_begin(const char *template_path);

/* The same filled from a blueprint: record n of it has the id ……-%012d of n. */
struct assessment *support_begin_from(const char *template_path, const char *blueprint_path);

/* The small template with its blueprint. */
struct assessment *support_small(void);

/* Free an assessment of the functions above, and its template. */
void support_end(struct assessment *assessment);

/* Set a field of a record, KIND/NUMBER (number 0: the single one); NULL empties it. */
void support_set(struct assessment *assessment, const char *kind, int number, const char *field,
	enum language language, const char *text);

/* Add a record. */
void support_add(struct assessment *assessment, const char *kind, int number);

/* A new empty folder; removed with all that is in it. Caller-owned. */
char *support_make_folder(void);
void support_remove_folder(char *folder);

/* How many files there are in a folder. */
size_t support_count_files(const char *folder);

/* A whole file. Caller-owned. */
char *support_read(const char *path, size_t *length);

/* A part of a workbook, read with its checksum compared; NULL when it is not there. Caller-owned.
 */
char *support_read_part(const char *path, const char *part);

/* How often `needle` stands in `text`. */
size_t support_count(const char *text, const char *needle);

/* A shipped layout. Caller-owned. */
struct report_layout *support_layout(const char *name);

/* The full report of an assessment. Caller-owned. */
struct report *support_report(const struct assessment *assessment, const struct catalog *catalog,
	const struct record_authors *authors, enum arrangement arrangement);

/* The Markdown of an assessment in a language, with the words of the program in English.
 * Caller-owned. */
char *support_markdown(const struct assessment *assessment, enum language language);
/* The same as a draft; and of another report than the full one. */
char *support_draft(const struct assessment *assessment, enum language language);
char *support_markdown_of(
	const struct assessment *assessment, const char *report, enum language language);

#endif
