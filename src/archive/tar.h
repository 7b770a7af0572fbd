/* SPDX-License-Identifier: MIT */
/*
 * The frame of an archive: ustar with every byte of a header given by the entry's name, size and
 * time, so that a header can be made again and compared. Pure functions.
 */
#ifndef PIA_ARCHIVE_TAR_H
#define PIA_ARCHIVE_TAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define TAR_BLOCK_BYTES 512
#define TAR_NAME_BYTES 99                /* the longest name */
#define TAR_SIZE_MAXIMUM 077777777777ull /* of an entry, and seconds since 1970 */

struct tar_entry {
	char name[TAR_NAME_BYTES + 1];
	uint64_t size;
	uint64_t time; /* UTC seconds */
};

/* Make the header of an entry. False where its name is too long or no plain one (letters, digits,
 * ". - _" and single slashes between, no part beginning with a dot), or its size or time is too
 * large. */
bool tar_write_header(const struct tar_entry *entry, unsigned char block[TAR_BLOCK_BYTES]);

/* Read a header; false unless it is byte for byte what tar_write_header() makes. */
bool tar_read_header(const unsigned char block[TAR_BLOCK_BYTES], struct tar_entry *entry);

/* How many zero bytes follow an entry of this size to fill its last block. */
size_t tar_padding(uint64_t size);

#endif
