/* SPDX-License-Identifier: MIT */
/* Copies of a whole library file, made while it is in use. */
#ifndef PIA_STORE_COPY_H
#define PIA_STORE_COPY_H

#include "store/sql.h"

/*
 * Write all that is in the library, as of one moment, to a file (mode 0600), and have it on disk.
 * What stood there is replaced when all is written, and untouched on failure. ERROR_IO.
 */
bool copy_make(struct store *store, const char *path, struct error *error);

/*
 * Bring a library of an older version forward in one transaction, after a copy of it beside the
 * file: "pia.db-version-1-2026-11-24". With triggers switched off, under the write lock. ERROR_IO.
 */
bool copy_then_advance(struct store *store, struct error *error);

#endif
