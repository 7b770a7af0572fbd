/* SPDX-License-Identifier: MIT */
/*
 * Exports: an assessment as a file for people, in any language whatever the screen speaks. The same
 * version of an assessment, language and as-of date give the same bytes.
 */
#ifndef PIA_REPORT_EXPORT_H
#define PIA_REPORT_EXPORT_H

#include "assessment/assessment.h"
#include "base/error.h"
#include "base/string.h"
#include "i18n/catalog.h"
#include "report/block.h"
#include "session/library.h"
#include "session/past.h"
#include "session/record_authors.h"
#include "template/report_layout.h"

enum export_format { EXPORT_MARKDOWN, EXPORT_WORKBOOK, EXPORT_FORMAT_COUNT };

/* "md", "xlsx": the word for --format and the end of the file's name. Static. Read in small or
 * capital letters. */
const char *export_format_name(enum export_format format);
bool export_format_read(const char *name, enum export_format *format);

/* The layout that lists the assessments of the library. */
#define REGISTER_LAYOUT "register"
/* The layout that tells what differs from an earlier moment. */
#define DIFFERENCES_LAYOUT "differences"

/* What an export is made of. All borrowed. */
struct export_request {
	const struct assessment *assessment; /* its `today` is the as-of date; it may have none */
	/* Of a layout that is of the library, in the assessment's place. */
	struct library *library;
	const char *client;            /* only theirs; NULL: all */
	const char *today;             /* the as-of date; NULL: that of the last change */
	const struct catalog *catalog; /* the language to write in */
	const struct catalog *beside;  /* a second language beside it, another one; NULL: none */
	const struct report_layout *layout; /* which report */
	enum export_format format;
	bool is_draft;      /* marked on every page, with what is open and the help for it */
	bool has_contents;  /* Markdown: with a table of contents */
	int64_t changed_at; /* of the last change, UTC milliseconds; 0: not said */
	const struct record_authors *record_authors; /* NULL: not said */
	const struct past *before; /* what it is compared with; NULL or empty: nothing */
};

/* Told how far an export is, from 0 to 100; may paint. NULL is allowed wherever one is asked for.
 */
typedef void export_progress(void *context, int percent);

/*
 * A file name for it: "2026-0001-payroll-change.pt.xlsx", of the reference and what the title in
 * that language, or where it is Chinese in another, leaves of itself in plain letters, of another
 * than the default report with its name, of a draft with that word:
 * "2026-0001-payroll-change.summary.draft.pt.md", of two languages with both: "….zh-Hant-pt.md"; of
 * the library the report's name alone, with a client's before it: "lotus.register.pt.md". Safe in
 * any folder. Caller-owned.
 */
char *export_file_name(const struct export_request *request);

/* A name for a folder of several: "2026-0001-payroll-change", of the library "register".
 * Caller-owned. */
char *export_folder_name(const struct export_request *request);

/*
 * What a report that compares is compared with: a moment by its name, or where there is none the
 * version signed last, else the last snapshot, else the beginning. Of another layout `before` is
 * left empty. ERROR_DATA: there is no such moment; ERROR_IO. Release with past_clear().
 */
bool export_find_before(struct session *session, const struct report_layout *layout,
	const char *moment, struct past *before, struct error *error);

/* The report before it is written. Caller-owned; NULL with ERROR_DATA when its layout does not go
 * with the assessment's template. */
struct report *export_build(const struct export_request *request, struct error *error);

/*
 * Refuse to put a file in the place of a library or of what SQLite or this program keeps beside
 * one: a slip of the fingers would cost every assessment in it. ERROR_STATE.
 */
bool export_check_target(const char *path, struct error *error);

/*
 * Write it to `path`: beside the target, read back, flushed, renamed; what stood there is untouched
 * on failure. A symbolic link is refused. Where the process can meet a limit on the size of files
 * it must ignore SIGXFSZ. ERROR_IO, ERROR_DATA (more rows than a sheet of a workbook holds; the
 * layout names what the assessment's template does not have: its first fault).
 */
bool export_to_file(const struct export_request *request, const char *path,
	export_progress *progress, void *context, struct error *error);

/*
 * Make it in memory (for -o -). Appended to `bytes`, which is untouched on failure. A workbook is
 * made in a temporary folder. ERROR_IO, ERROR_DATA.
 */
bool export_to_string(
	const struct export_request *request, struct string *bytes, struct error *error);

#endif
