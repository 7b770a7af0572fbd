/* SPDX-License-Identifier: MIT */
/*
 * Transactions under the advisory lock, and checkpoints. Two connections that write and checkpoint
 * at once can damage a file before SQLite 3.51.3; under one lock they never do.
 */
#include "config.h"

#include <errno.h>
#include <string.h>

#include "store/lock.h"
#include "store/sql.h"

/* A write to a file that another has taken the place of would be lost. */
bool
store_is_still_there(const struct store *store, struct error *error)
{
	struct stat status;

	if (stat(store->path, &status) == 0 && status.st_dev == store->status.st_dev &&
		status.st_ino == store->status.st_ino)
		return true;
	return error_set(error, ERROR_IO,
		N_("{path} was moved or replaced while it was open, so nothing is written to it. "
		   "Start the program again."),
		"path", store->path, NULL);
}

static bool
take_lock(struct store *store, struct error *error)
{
	switch (lock_take(store->lock, LOCK_WRITER, store->wait)) {
	case LOCK_TAKEN:
		return true;
	case LOCK_REFUSED:
		return sql_error(store, SQLITE_BUSY, error);
	case LOCK_FAILED:
		break;
	}
	return error_set(error, ERROR_IO, N_("The file beside {path} cannot be locked: {reason}."),
		"path", store->path, "reason", strerror(errno), NULL);
}

bool
sql_begin(struct store *store, struct error *error)
{
	if (store->read_only)
		return error_set(error, ERROR_STATE, store->read_only, NULL);
	if (!store->database && !store_reopen(store, error))
		return false;
	if (!store_is_still_there(store, error) || !take_lock(store, error))
		return false;
	if (!sql_run(store, error, "BEGIN IMMEDIATE", "")) {
		lock_give(store->lock, LOCK_WRITER);
		return false;
	}
	store->is_writing = true;
	return true;
}

int
store_checkpoint(struct store *store, bool truncate)
{
	int mode = truncate ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE;

	return sqlite3_wal_checkpoint_v2(store->database, "main", mode, NULL, NULL);
}

bool
sql_commit(struct store *store, struct error *error)
{
	if (!sql_run(store, error, "COMMIT", "")) {
		sql_rollback(store);
		return false;
	}
	store->is_writing = false;
	/* The change is on disk already: a checkpoint that fails is tried again after the next. */
	if (store->wal_pages > STORE_WAL_BYTES / 4096) {
		store_checkpoint(store, false);
		store->wal_pages = 0;
	}
	lock_give(store->lock, LOCK_WRITER);
	return true;
}

void
sql_rollback(struct store *store)
{
	if (!store->is_writing)
		return;
	store->is_writing = false;
	if (store->database && !sqlite3_get_autocommit(store->database))
		sql_run(store, NULL, "ROLLBACK", "");
	lock_give(store->lock, LOCK_WRITER);
	/* What of a failed commit is on disk shows only when the file is opened anew. */
	if (store->has_failed)
		store_reopen(store, NULL);
}

bool
sql_begin_reading(struct store *store, struct error *error)
{
	return sql_run(store, error, "BEGIN", "");
}

void
sql_end_reading(struct store *store)
{
	if (store->database && !sqlite3_get_autocommit(store->database))
		sql_run(store, NULL, "ROLLBACK", "");
}
