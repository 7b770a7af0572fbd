/* SPDX-License-Identifier: MIT */
/*
 * Whether the database of an archive holds the assessment and nothing else: it is taken out of it
 * once more and compared, so that nothing can hide in it. Inside archive/.
 */
#ifndef PIA_ARCHIVE_DATABASE_H
#define PIA_ARCHIVE_DATABASE_H

#include "archive/verify.h"

/*
 * Rows that nothing in the assessment refers to, or that are not as they would be written, are
 * faults, and so is another beginning of the file. Where every row is right and the bytes are not
 * the same, `verification` says so: another version of SQLite may lay them out otherwise. What
 * cannot be taken out is a fault too. ERROR_IO.
 */
bool database_verify(const struct unpacked *unpacked, struct session *session,
	struct verification *verification, struct error *error);

#endif
