/* SPDX-License-Identifier: MIT */
/* Writing an archive, entry by entry. Inside archive/. */
#ifndef PIA_ARCHIVE_WRITER_H
#define PIA_ARCHIVE_WRITER_H

#include <stdint.h>

#include "base/error.h"
#include "base/files.h"
#include "base/string.h"

#define ARCHIVE_SUMS "SHA256SUMS" /* the last entry, in sha256sum's format */

struct writer {
	struct file_draft draft;
	uint64_t time;      /* of every entry, UTC seconds */
	struct string sums; /* a line for each entry so far */
};

/* Begin a file that takes the place of `target` at the end. ERROR_IO. */
bool writer_begin(struct writer *writer, const char *target, uint64_t time, struct error *error);

/* Add an entry from memory, or the file at `path`. ERROR_IO; ERROR_DATA where the name cannot stand
 * in an archive. After a failure the writer must be abandoned. */
bool writer_add(struct writer *writer, const char *name, const void *bytes, size_t length,
	struct error *error);
bool writer_add_file(
	struct writer *writer, const char *name, const char *path, struct error *error);

/* Write the sums and the end, and give the file its name; on failure it is abandoned. */
bool writer_end(struct writer *writer, struct error *error);
void writer_abandon(struct writer *writer);

#endif
