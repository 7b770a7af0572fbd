/* SPDX-License-Identifier: MIT */
/*
 * Opening a library file that nothing is known about yet: where it lies, how it may be used,
 * whether it is one, in the order that runs nothing of a hostile file's own.
 */
#include "config.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"
#include "store/connection.h"
#include "store/copy.h"
#include "store/lock.h"
#include "store/pairing.h"
#include "store/place.h"
#include "store/schema.h"
#include "store/sql.h"

static const char newer_version[] = N_(
	"This library was made by a newer version of this program: it can be read, not changed.");
static const char not_writable[] =
	N_("The library's file or folder cannot be written: it can be read, not changed.");

/* Whether the pages hang together; large files would make every start wait for it. */
static bool
check_pages(struct store *store, struct error *error)
{
	sqlite3_stmt *statement;
	auto_string char *fault = NULL;
	int code;

	if (store->status.st_size > STORE_CHECKED_BYTES)
		return true;
	code = sqlite3_prepare_v2(store->database, "PRAGMA quick_check(1)", -1, &statement, NULL);
	if (code != SQLITE_OK)
		return sql_error(store, code, error);
	code = sqlite3_step(statement);
	if (code == SQLITE_ROW)
		fault = memory_copy_string((const char *)sqlite3_column_text(statement, 0));
	sqlite3_finalize(statement);
	if (code != SQLITE_ROW)
		return sql_error(store, code, error);
	return string_equal(fault, "ok") ||
	       error_set(error, ERROR_DATA,
		       N_("{path} is damaged or cannot be read in full ({reason}). Restore it "
			  "from a backup."),
		       "path", store->path, "reason", fault, NULL);
}

static int
switch_journal(struct store *store, const char *text, const char *expected)
{
	sqlite3_stmt *statement;
	int code = sqlite3_prepare_v2(store->database, text, -1, &statement, NULL);

	if (code != SQLITE_OK)
		return code;
	code = sqlite3_step(statement);
	/* Where another connection is in the way, the old mode is the answer. */
	if (code == SQLITE_ROW)
		code = string_equal((const char *)sqlite3_column_text(statement, 0), expected)
			       ? SQLITE_OK
			       : SQLITE_BUSY;
	sqlite3_finalize(statement);
	return code;
}

/* Set how commits reach the disk. */
static int
set_journal(struct store *store)
{
	int code;

	if (store->remote) {
		code = switch_journal(store, "PRAGMA journal_mode = DELETE", "delete");
		/* The read gives the exclusive lock back. */
		return code != SQLITE_OK ? code
					 : sqlite3_exec(store->database,
						   "PRAGMA synchronous = EXTRA;"
						   "PRAGMA locking_mode = NORMAL;"
						   "SELECT count(*) FROM library",
						   NULL, NULL, NULL);
	}
	code = switch_journal(store, "PRAGMA journal_mode = WAL", "wal");
	/* The read makes the log, so that it is known which file that is. */
	return code != SQLITE_OK ? code
				 : sqlite3_exec(store->database,
					   "PRAGMA synchronous = FULL;"
					   "SELECT count(*) FROM library",
					   NULL, NULL, NULL);
}

static int
make_library(struct store *store)
{
	auto_string char *id = seal_uuid();
	int code = sqlite3_exec(
		store->database, "PRAGMA synchronous = FULL; BEGIN IMMEDIATE", NULL, NULL, NULL);

	if (code == SQLITE_OK)
		code = schema_advance(store->database, 0, SCHEMA_VERSION);
	if (code != SQLITE_OK)
		return code;
	if (!sql_run(store, NULL, "INSERT INTO library (id, uuid) VALUES (1, ?)", "t", id))
		return sqlite3_extended_errcode(store->database);
	return sqlite3_exec(store->database, "COMMIT", NULL, NULL, NULL);
}

static bool
refuse_foreign(struct store *store, struct error *error)
{
	return error_set(error, ERROR_DATA,
		N_("{path} is no library of this program, or its tables were changed by another. "
		   "Give another file."),
		"path", store->path, NULL);
}

/* An older one is brought forward, where it can be written; its pages are looked at first. */
static bool
accept_older(struct store *store, struct error *error)
{
	if (store->read_only)
		return error_set(error, ERROR_STATE,
			N_("{path} was made by an older version of this program, which this one "
			   "must bring up to date before it can be read. Open it, or a copy of it, "
			   "where it can be written."),
			"path", store->path, NULL);
	return check_pages(store, error) && copy_then_advance(store, error);
}

/* Make sure that the connected file is a library of ours, and make it one if it is empty. */
static bool
accept(struct store *store, bool is_new_connection, struct error *error)
{
	bool is_to_write = !store->read_only;
	enum schema_state state;
	int code = schema_inspect(store->database, &state);

	if (code != SQLITE_OK)
		return sql_error(store, code, error);
	if (state == SCHEMA_NEWER) {
		store->read_only = newer_version;
		/* A connection to write is closed again, and the file looked at by one to read. */
		if (is_to_write)
			return true;
		code = connection_guard(store);
		if (code != SQLITE_OK)
			return sql_error(store, code, error);
		return !is_new_connection || check_pages(store, error);
	}
	if (state == SCHEMA_EMPTY && !store->read_only) {
		code = make_library(store);
		if (code != SQLITE_OK)
			return sql_error(store, code, error);
	} else if (state == SCHEMA_OLDER) {
		if (!accept_older(store, error))
			return false;
	} else if (state == SCHEMA_UNSEALED && store->is_to_look) {
		store->is_unsealed = true;
	} else if (state != SCHEMA_OURS) {
		return refuse_foreign(store, error);
	} else if (is_new_connection && !check_pages(store, error)) {
		return false;
	}
	sqlite3_db_config(store->database, SQLITE_DBCONFIG_ENABLE_TRIGGER, 1, NULL);
	if (store->read_only)
		return true;
	code = set_journal(store);
	return code == SQLITE_OK || sql_error(store, code, error);
}

/*
 * How to read without making any file: one of a reader's own would lock out the owner. Where there
 * is nothing in the write-ahead log, the one file says everything.
 */
static enum access
choose_access(const struct store *store, bool *has_log)
{
	auto_string char *log = string_format("%s-wal", store->path);
	struct stat status;
	int lock = lock_open_to_read(store->path);
	bool is_broken = pairing_is_broken(lock, store->path);

	if (lock >= 0)
		close(lock);
	*has_log = false;
	if (!place_has_log_mode(store->path))
		return ACCESS_READ;
	if (is_broken || stat(log, &status) != 0)
		return ACCESS_IMMUTABLE;
	*has_log = status.st_size > 0;
	return ACCESS_READ;
}

static bool
open_to_read(struct store *store, struct error *error)
{
	bool has_log;
	enum access access = choose_access(store, &has_log);
	int code = connection_open(store, access);

	if (code == SQLITE_OK)
		code = sqlite3_exec(store->database, "PRAGMA schema_version", NULL, NULL, NULL);
	if ((code & 0xff) != SQLITE_CANTOPEN && (code & 0xff) != SQLITE_READONLY)
		return code == SQLITE_OK || sql_error(store, code, error);
	if (has_log)
		return error_set(error, ERROR_STATE,
			N_("What was written last to {path} is still in the file {path}-wal, which "
			   "cannot be read here. Let the library's owner open it once."),
			"path", store->path, NULL);
	connection_close(store);
	code = connection_open(store, ACCESS_IMMUTABLE);
	return code == SQLITE_OK || sql_error(store, code, error);
}

static bool
open_to_write(struct store *store, bool is_new_connection, struct error *error)
{
	enum lock_result lock = lock_take(store->lock, LOCK_WRITER, store->wait);
	bool accepted = false;

	if (lock == LOCK_FAILED)
		return error_set(error, ERROR_IO,
			N_("The file beside {path} cannot be locked: {reason}."), "path",
			store->path, "reason", strerror(errno), NULL);
	if (lock == LOCK_REFUSED)
		return sql_error(store, SQLITE_BUSY, error);

	pairing_mend(store->lock, store->path);

	int code = connection_open(store, ACCESS_WRITE);

	if (code != SQLITE_OK)
		sql_error(store, code, error);
	else
		accepted = accept(store, is_new_connection, error);
	if (accepted && !store->read_only)
		pairing_note(store->lock, store->path);
	/* After a failure what is kept is brought into the file, so that it rests on writes that
	 * are known to have succeeded. */
	if (accepted && !is_new_connection)
		store_checkpoint(store, true);
	if (!accepted || store->read_only)
		connection_close(store);
	lock_give(store->lock, LOCK_WRITER);
	return accepted;
}

bool
store_reopen(struct store *store, struct error *error)
{
	connection_close(store);
	if (!store_is_still_there(store, error))
		return false;
	if (!store->read_only) {
		if (open_to_write(store, false, error))
			return true;
	} else if (open_to_read(store, error) && accept(store, false, error)) {
		return true;
	}
	connection_close(store);
	return false;
}

static bool
open_file(struct store *store, struct error *error)
{
	if (!place_make(store->path, error))
		return false;
	if (stat(store->path, &store->status) != 0)
		return error_set(error, ERROR_IO, N_("{path} cannot be opened: {reason}."), "path",
			store->path, "reason", strerror(errno), NULL);
	if (!store->read_only && place_is_writable(store->path))
		store->lock = lock_open(store->path);
	if (store->lock < 0 && !store->read_only)
		store->read_only = not_writable;
	else if (!store->read_only && !open_to_write(store, true, error))
		return false;
	return !store->read_only || (open_to_read(store, error) && accept(store, true, error));
}

static bool
open_store(const char *path, const char *read_only, bool remote, struct store **store,
	struct error *error)
{
	struct store *opened;
	char *resolved;

	if (!seal_initialise(error) || !place_resolve(path, &resolved, error))
		return false;
	opened = memory_allocate(sizeof(*opened));
	opened->path = resolved;
	opened->wait = STORE_WAIT;
	opened->hold_wait = STORE_HOLD_WAIT;
	opened->lock = -1;
	opened->read_only = read_only;
	opened->is_to_look = read_only != NULL;
	opened->remote = remote || place_is_remote(resolved);
	if (!open_file(opened, error)) {
		store_close(&opened);
		return false;
	}
	*store = opened;
	return true;
}

bool
store_open_as(const char *path, bool remote, struct store **store, struct error *error)
{
	return open_store(path, NULL, remote, store, error);
}

bool
store_open_to_read(const char *path, const char *reason, struct store **store, struct error *error)
{
	return open_store(path, reason, false, store, error);
}

bool
store_open(const char *path, struct store **store, struct error *error)
{
	return store_open_as(path, false, store, error);
}

void
store_close(struct store **store)
{
	struct store *closed = *store;

	*store = NULL;
	if (!closed)
		return;

	bool is_locked = closed->database && closed->lock >= 0 && !closed->read_only &&
			 lock_take(closed->lock, LOCK_WRITER, 0) == LOCK_TAKEN;
	bool is_there = is_locked && store_is_still_there(closed, NULL);

	/* The last one to close brings the write-ahead log into the file, under the lock. */
	if (is_there)
		sqlite3_db_config(closed->database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
	connection_close(closed);
	if (is_locked && !is_there)
		pairing_mend(closed->lock, closed->path);
	if (closed->lock >= 0)
		close(closed->lock);
	free(closed->path);
	free(closed);
}

const char *
store_read_only(const struct store *store)
{
	return store->read_only;
}

bool
store_is_unsealed(const struct store *store)
{
	return store->is_unsealed;
}

const char *
store_path(const struct store *store)
{
	return store->path;
}
