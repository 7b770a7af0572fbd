/* SPDX-License-Identifier: MIT */
/* Bringing an archive in. */
#include "config.h"

#include "archive/archive.h"
#include "archive/verify.h"

bool
archive_import(struct library *library, const char *path, const struct person *author,
	struct arrival *arrival, struct error *error)
{
	struct verification verification;
	struct unpacked unpacked;
	bool imported =
		archive_verify_and_unpack(path, LANGUAGE_ENGLISH, &verification, &unpacked, error);

	if (imported && verification.faults.error_count) {
		error_move(error, &verification.faults.errors[0]);
		imported = false;
	}
	imported = imported && library_admit(library, unpacked.library, author, arrival, error);
	verification_clear(&verification);
	unpacked_clear(&unpacked);
	return imported;
}
