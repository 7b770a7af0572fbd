/* SPDX-License-Identifier: MIT */
/*
 * The reports in an archive: those of now, and of each signed version those as of that version,
 * with the layout that they were made with. The same list is written by archive_write() and made
 * again by archive_verify(). Inside archive/.
 */
#ifndef PIA_ARCHIVE_REPORTS_H
#define PIA_ARCHIVE_REPORTS_H

#include "archive/contents.h"
#include "archive/unpacked.h"
#include "archive/verify.h"
#include "i18n/catalog.h"
#include "template/report_layout.h"

/* Which reports. All borrowed. */
struct reports_request {
	const struct report_layout *layout;    /* NULL: none */
	const struct catalog *const *catalogs; /* one in each, in this order */
	size_t catalog_count;
};

/*
 * The layout, then every report in every format: of now, then of each signed version, oldest first.
 * A version has none whose template does not go with the layout, or that was disposed of. Whatever
 * counts as today, they are as of the day of the last change that is in them. ERROR_DATA: the
 * layout does not go with the template; ERROR_IO.
 */
bool reports_visit(struct session *session, const struct reports_request *request,
	contents_visitor *visitor, void *context, struct error *error);

/*
 * Note the entries from `first` on that are reports: `count` is how many there are. One that is
 * none of an assessment's, or of a version that was not signed, is a fault.
 */
void reports_check(const struct reader *reader, size_t first, struct verification *verification,
	size_t *count);

/* Make the reports of an archive again, and count those that are the same, byte for byte. Where
 * that cannot be done none is. */
void reports_compare(const struct reader *reader, const struct unpacked *unpacked,
	struct session *session, struct verification *verification);

#endif
