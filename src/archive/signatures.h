/* SPDX-License-Identifier: MIT */
/* Who signed what, with which key, and the files that prove it. Inside archive/. */
#ifndef PIA_ARCHIVE_SIGNATURES_H
#define PIA_ARCHIVE_SIGNATURES_H

#include "archive/reader.h"
#include "archive/verify.h"
#include "archive/writer.h"

/* Add the public keys that are known here of those who signed. ERROR_IO. */
bool signatures_add_keys(struct session *session, struct writer *writer, struct error *error);

/* Note the keys that an archive brings along. */
void signatures_take_keys(const struct reader *reader, struct verification *verification);

/* Verify each sign-off of each version, and that the keys noted before are of those who signed. A
 * key that is known here counts before one of the same id that the archive brings along. ERROR_IO.
 */
bool signatures_verify(struct session *session, const struct history *history,
	enum language language, struct verification *verification, struct error *error);

/* Whether every file that a record of evidence names is there as it was taken in. ERROR_IO. */
bool signatures_verify_evidence(
	struct session *session, struct verification *verification, struct error *error);

#endif
