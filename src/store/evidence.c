/* SPDX-License-Identifier: MIT */
/* Files kept in the library once each, streamed in and out. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "seal/digest.h"
#include "store/change.h"

#define PIECE_BYTES 65536

/* The row that has these bytes; 0 where there is none. */
static bool
find_row(struct store *store, const struct seal_hash *hash, int64_t *row, struct error *error)
{
	struct query query;

	*row = 0;
	sql_query(&query, store, error, "SELECT id FROM evidence WHERE hash = ?", "h", hash);
	if (sql_row(&query))
		*row = sql_integer(&query, 0);
	return sql_done(&query);
}

static bool
open_bytes(
	struct store *store, int64_t row, bool to_write, sqlite3_blob **bytes, struct error *error)
{
	int code = sqlite3_blob_open(
		store->database, "main", "evidence", "bytes", row, to_write, bytes);

	return code == SQLITE_OK || sql_error(store, code, error);
}

/* Write what the source gives, which must be what its hash says. The triggers let nothing be
 * written over; writing into the blob of a row goes past them. */
static bool
stream_in(struct store *store, sqlite3_blob *bytes, const struct store_evidence *evidence,
	struct error *error)
{
	char *piece = memory_allocate(PIECE_BYTES);
	struct seal_digest digest;
	int64_t place = 0;
	bool is_written = true;

	seal_digest_begin(&digest);
	while (is_written && place < evidence->size) {
		size_t count = 0;

		is_written = evidence->read(evidence->context, piece, PIECE_BYTES, &count, error);
		if (!is_written || count == 0 || place + (int64_t)count > evidence->size)
			break;

		int code = sqlite3_blob_write(bytes, piece, (int)count, (int)place);

		is_written = code == SQLITE_OK || sql_error(store, code, error);
		seal_digest_add(&digest, piece, count);
		place += (int64_t)count;
	}
	free(piece);

	struct seal_hash hash = seal_digest_end(&digest);

	if (is_written && !(place == evidence->size && seal_hash_equal(&hash, &evidence->hash)))
		return error_set(error, ERROR_IO,
			N_("The file changed while it was read, so nothing was kept. Try again."),
			NULL);
	return is_written;
}

/* Whether nothing but zeros is left of the bytes. */
static bool
is_blank(struct store *store, int64_t row, bool *blank, struct error *error)
{
	struct query query;

	*blank = false;
	sql_query(&query, store, error,
		"SELECT bytes = zeroblob(length(bytes)) FROM evidence WHERE id = ?", "i", row);
	if (sql_row(&query))
		*blank = sql_integer(&query, 0) != 0;
	return sql_done(&query);
}

bool
evidence_keep(struct store *store, const struct store_evidence *evidence, struct error *error)
{
	sqlite3_blob *bytes = NULL;
	int64_t row;
	bool to_write = true;

	if (!evidence)
		return true;
	if (!find_row(store, &evidence->hash, &row, error) ||
		(row != 0 && !is_blank(store, row, &to_write, error)))
		return false;
	if (!to_write)
		return true;
	if (row == 0) {
		if (!sql_run(store, error,
			    "INSERT INTO evidence (hash, bytes) VALUES (?, zeroblob(?))", "hi",
			    &evidence->hash, evidence->size))
			return false;
		row = sqlite3_last_insert_rowid(store->database);
	}
	if (!open_bytes(store, row, true, &bytes, error))
		return false;

	bool is_written = stream_in(store, bytes, evidence, error);
	int code = sqlite3_blob_close(bytes);

	return is_written && (code == SQLITE_OK || sql_error(store, code, error));
}

static bool
stream_out(struct store *store, sqlite3_blob *bytes, store_bytes_visitor *visitor, void *context,
	struct seal_hash *hash, bool *is_zero, struct error *error)
{
	char *piece = memory_allocate(PIECE_BYTES);
	struct seal_digest digest;
	int size = sqlite3_blob_bytes(bytes);
	bool is_read = true;

	seal_digest_begin(&digest);
	*is_zero = true;
	for (int place = 0; place < size && is_read;) {
		int count = size - place < PIECE_BYTES ? size - place : PIECE_BYTES;
		int code = sqlite3_blob_read(bytes, piece, count, place);

		is_read = code == SQLITE_OK || sql_error(store, code, error);
		for (int i = 0; i < count && *is_zero; i++)
			*is_zero = piece[i] == 0;
		seal_digest_add(&digest, piece, (size_t)count);
		is_read = is_read && visitor(context, piece, (size_t)count, error);
		place += count;
	}
	*hash = seal_digest_end(&digest);
	free(piece);
	return is_read;
}

bool
store_stream_evidence(struct store *store, const struct seal_hash *hash,
	store_bytes_visitor *visitor, void *context, enum store_bytes *state, struct error *error)
{
	sqlite3_blob *bytes = NULL;
	struct seal_hash found;
	bool is_zero;
	int64_t row;

	*state = STORE_BYTES_MISSING;
	if (!find_row(store, hash, &row, error))
		return false;
	if (row == 0)
		return true;
	if (!open_bytes(store, row, false, &bytes, error))
		return false;

	bool is_read = stream_out(store, bytes, visitor, context, &found, &is_zero, error);

	sqlite3_blob_close(bytes);
	/* A file of zeros alone is whole, not wiped. */
	if (seal_hash_equal(&found, hash))
		*state = STORE_BYTES_WHOLE;
	else
		*state = is_zero ? STORE_BYTES_WIPED : STORE_BYTES_ALTERED;
	return is_read;
}
