/* SPDX-License-Identifier: MIT */
/*
 * Reading an archive that nothing is known about: its frame is made again and compared, every byte
 * is read, and nothing is written but what is asked for, under a name of the caller's. Inside
 * archive/.
 */
#ifndef PIA_ARCHIVE_READER_H
#define PIA_ARCHIVE_READER_H

#include "archive/tar.h"
#include "base/error.h"
#include "seal/chain.h"

#define READER_ENTRIES_MAXIMUM 10000

struct reader_entry {
	struct tar_entry header;
	uint64_t offset; /* of its bytes in the file */
	struct seal_hash hash;
};

struct reader {
	int descriptor;
	char *path;
	uint64_t size;
	struct reader_entry *entries; /* those whose frame is right; the sums are the last */
	size_t entry_count;
};

/* Open a file that begins as an archive does. ERROR_DATA: it is none; ERROR_IO. Caller-owned:
 * reader_close(). */
bool reader_open(const char *path, struct reader *reader, struct error *error);
void reader_close(struct reader *reader);

/* Read all of it. What is not as it was written goes to `faults`. ERROR_IO. */
bool reader_scan(struct reader *reader, struct error_list *faults, struct error *error);

/* The entry of this name; NULL when it is not there. Borrowed. */
const struct reader_entry *reader_find(const struct reader *reader, const char *name);

/* The bytes of an entry of at most `limit` bytes, with a NUL behind them; caller-owned. ERROR_DATA
 * (larger), ERROR_IO. */
bool reader_load(const struct reader *reader, const struct reader_entry *entry, size_t limit,
	char **bytes, struct error *error);

/* Write an entry to a new file (mode 0600). ERROR_IO. */
bool reader_unpack(const struct reader *reader, const struct reader_entry *entry, const char *path,
	struct error *error);

#endif
