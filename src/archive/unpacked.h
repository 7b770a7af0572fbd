/* SPDX-License-Identifier: MIT */
/*
 * The database of an archive, unpacked into a temporary folder that goes away with it, and opened
 * only to be read: the archive itself may lie on a medium that cannot be written.
 */
#ifndef PIA_ARCHIVE_UNPACKED_H
#define PIA_ARCHIVE_UNPACKED_H

#include "archive/reader.h"
#include "session/library.h"

struct unpacked {
	char *folder;
	char *path; /* of the database */
	struct library *library;
};

/* Whether a file begins as an archive does. False also where it cannot be read. */
bool archive_is_one(const char *path);

/* Unpack and open; the archive may be closed afterwards. ERROR_DATA: the
 * database in it is none of this program's; ERROR_IO. Release with unpacked_clear(). */
bool unpacked_open(const struct reader *reader, struct unpacked *unpacked, struct error *error);

/*
 * Open the file of an archive, whose frame and sums must be right (ERROR_DATA says what is not), as
 * a library that can be read, not changed. What was unpacked goes away at once; its bytes stay
 * until the library is closed. Other errors as above. Caller-owned: library_close().
 */
bool archive_open_library(const char *path, struct library **library, struct error *error);

/* What is wrong with the database is wrong with the archive: have an error name it as it is called
 * there, not by where it was unpacked to. */
void unpacked_name_error(struct error *error);

void unpacked_clear(struct unpacked *unpacked);

#endif
