/* SPDX-License-Identifier: MIT */
/* Copies of a library, and bringing an older one forward after a copy. */
#include "config.h"

#include "store/copy.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"
#include "store/lock.h"
#include "store/schema.h"

/* SQLite itself would make the file with the rights that new files usually have; it writes into an
 * empty one as well. */
bool
copy_make(struct store *store, const char *path, struct error *error)
{
	struct file_draft draft;

	if (!files_begin(path, &draft, error))
		return false;
	if (sql_run(store, error, "VACUUM INTO ?", "t", draft.path))
		return files_commit(&draft, error);
	files_abandon(&draft);
	return false;
}

bool
store_back_up(struct store *store, const char *path, struct error *error)
{
	if (files_are_same(store->path, path))
		return error_set(error, ERROR_STATE,
			N_("{path} is the library itself. Give the backup another name."), "path",
			path, NULL);
	return copy_make(store, path, error);
}

/* A name beside a library that is not taken yet: "pia.db-before-2026-11-24", then "…-2". */
static char *
choose_name(const char *library, const char *what)
{
	auto_string char *day = clock_civil_date(clock_now(), 0);
	char *path = string_format("%s-%s-%s", library, what, day);

	for (int i = 2; files_exists(path); i++) {
		free(path);
		path = string_format("%s-%s-%s-%d", library, what, day, i);
	}
	return path;
}

/* Give a file a second name; one that is not there needs none. */
static bool
keep_as(const char *path, const char *name, struct error *error)
{
	return link(path, name) == 0 || errno == ENOENT ||
	       error_set(error, ERROR_IO, N_("{path} cannot be written: {reason}."), "path", name,
		       "reason", strerror(errno), NULL);
}

/* Opened and closed, a library is one file; one that cannot be opened stays as it is. */
static void
settle(const char *path)
{
	struct store *present = NULL;
	struct error damage = {0};

	if (files_exists(path) && store_open(path, &present, &damage))
		store_close(&present);
	error_clear(&damage);
}

/* Keep the library that is there under another name too, with what its log holds. */
static bool
keep_present(const char *path, char **kept, struct error *error)
{
	if (!files_exists(path))
		return true;
	*kept = choose_name(path, "before");

	auto_string char *log = string_format("%s-wal", path);
	auto_string char *kept_log = string_format("%s-wal", *kept);

	return keep_as(path, *kept, error) && keep_as(log, kept_log, error);
}

bool
store_restore(const char *path, const char *backup, char **kept, struct error *error)
{
	struct store *from = NULL;
	bool is_restored = false;

	*kept = NULL;
	if (files_are_same(path, backup))
		return error_set(error, ERROR_STATE,
			N_("{path} is the library itself. Give the backup another name."), "path",
			path, NULL);
	if (!files_exists(backup))
		return error_set(error, ERROR_IO, N_("{path} cannot be opened: {reason}."), "path",
			backup, "reason", strerror(ENOENT), NULL);

	auto_string char *folder = files_folder_of(path);

	if (!files_make_private_folder(folder, error) || !store_open(backup, &from, error))
		return false;
	settle(path);

	int lock = lock_open(path);

	if (lock >= 0 && lock_take(lock, LOCK_WRITER, STORE_WAIT) == LOCK_REFUSED)
		error_set(error, ERROR_STATE,
			N_("Another program writes to {path} just now. Close it and repeat."),
			"path", path, NULL);
	else
		is_restored = keep_present(path, kept, error) && copy_make(from, path, error);
	if (lock >= 0)
		close(lock);
	store_close(&from);
	if (!is_restored)
		memory_free(kept);
	return is_restored;
}

bool
copy_then_advance(struct store *store, struct error *error)
{
	int version;
	int code = schema_read_version(store->database, &version);

	if (code != SQLITE_OK)
		return sql_error(store, code, error);

	auto_string char *what = string_format("version-%d", version);
	auto_string char *path = choose_name(store->path, what);

	if (!copy_make(store, path, error))
		return false;
	code = sqlite3_exec(
		store->database, "PRAGMA synchronous = FULL; BEGIN IMMEDIATE", NULL, NULL, NULL);
	if (code == SQLITE_OK)
		code = schema_advance(store->database, version, SCHEMA_VERSION);
	if (code == SQLITE_OK)
		code = sqlite3_exec(store->database, "COMMIT", NULL, NULL, NULL);
	if (code == SQLITE_OK)
		return true;
	sql_error(store, code, error);
	if (!sqlite3_get_autocommit(store->database))
		sqlite3_exec(store->database, "ROLLBACK", NULL, NULL, NULL);
	return false;
}
