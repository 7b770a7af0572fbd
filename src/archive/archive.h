/* SPDX-License-Identifier: MIT */
/*
 * An assessment as one file that proves itself, with tools that everybody has: pia-archive(5)
 * describes it byte by byte. It is one uncompressed tar; `tar xf` opens it, `sha256sum -c
 * SHA256SUMS` checks it, `minisign -V` verifies who signed.
 */
#ifndef PIA_ARCHIVE_ARCHIVE_H
#define PIA_ARCHIVE_ARCHIVE_H

#include "i18n/catalog.h"
#include "session/admit.h"
#include "session/session.h"
#include "template/report_layout.h"

/* Told which entry is written next; may print. */
typedef void archive_progress(void *context, const char *name);

/* What is to be written. All borrowed. */
struct archive_request {
	struct session *session;
	const struct report_layout *layout;    /* of the reports, now and at signing; NULL: none */
	const struct catalog *const *catalogs; /* a report in each, in this order */
	size_t catalog_count;
	archive_progress *progress; /* NULL: nobody is told */
	void *context;
};

/*
 * Write the archive to `path`: beside the target, flushed, renamed; what stood there is untouched
 * on failure. The same assessment, layout and languages give the same bytes. ERROR_DATA where the
 * assessment's own log is not whole, or its template does not go with the layout; ERROR_STATE
 * where the library is of a newer version; ERROR_IO.
 */
bool archive_write(const struct archive_request *request, const char *path, struct error *error);

/*
 * Bring an archive into a library, once it was verified, as library_admit() does. ERROR_DATA: the
 * archive is not whole (the first fault); else as there.
 */
bool archive_import(struct library *library, const char *path, const struct person *author,
	struct arrival *arrival, struct error *error);

/* What came of it, or (with `is_done` false) what would, for a person. Caller-owned. */
char *archive_arrival_text(const struct arrival *arrival, bool is_done,
	const struct catalog *catalog) __attribute__((warn_unused_result));

#endif
