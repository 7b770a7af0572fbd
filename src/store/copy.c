/* SPDX-License-Identifier: MIT */
/* Copies of a library, and bringing an older one forward after a copy. */
#include "config.h"

#include "store/copy.h"

#include <stdlib.h>

#include "base/clock.h"
#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"
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

/* A name for the copy that is not taken yet. */
static char *
choose_name(const struct store *store, int version)
{
	auto_string char *day = clock_civil_date(clock_now(), 0);
	char *path = string_format("%s-version-%d-%s", store->path, version, day);

	for (int i = 2; files_exists(path); i++) {
		free(path);
		path = string_format("%s-version-%d-%s-%d", store->path, version, day, i);
	}
	return path;
}

bool
copy_then_advance(struct store *store, struct error *error)
{
	int version;
	int code = schema_read_version(store->database, &version);

	if (code != SQLITE_OK)
		return sql_error(store, code, error);

	auto_string char *path = choose_name(store, version);

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
