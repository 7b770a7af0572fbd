/* SPDX-License-Identifier: MIT */
/*
 * One assessment taken out of a library into a file of its own. Part of the store's door: session/
 * is the only caller.
 */
#ifndef PIA_STORE_EXTRACT_H
#define PIA_STORE_EXTRACT_H

#include "store/store.h"

/*
 * Write the assessment in the row `row`, alone, with its whole log, the templates it ever followed,
 * its signed versions and its evidence, to a new database of this program's schema at `path`, where
 * nothing may be. What is of the library only (drafts, who edits, where copies lie) is left out,
 * rows are numbered anew in a fixed order, and the file is vacuumed and in no write-ahead mode: the
 * same assessment gives the same bytes, in whatever library it is. ERROR_IO; ERROR_STATE where the
 * library is of a newer version. On failure what was begun at `path` is taken away.
 */
bool store_extract(struct store *store, int64_t row, const char *path, struct error *error);

typedef bool store_evidence_visitor(void *context, const struct seal_hash *hash, const void *bytes,
	size_t length, struct error *error);

/* All the evidence in the file, by its hash; the visitor's false ends it. Bytes that were disposed
 * of are all zero. ERROR_IO. */
bool store_read_evidence(
	struct store *store, store_evidence_visitor *visitor, void *context, struct error *error);

/* Rows of a table: how many, and what the first column of the first of them holds. Borrowed. */
typedef void store_difference_visitor(
	void *context, const char *table, int64_t count, const char *first);

/* Compare a file, row by row, with another of this program's schema: a table of which a row is not
 * there, or not as it is in the first, is told. ERROR_IO. */
bool store_compare(struct store *store, const char *path, store_difference_visitor *visitor,
	void *context, struct error *error);

#endif
