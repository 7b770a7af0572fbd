/* SPDX-License-Identifier: MIT */
/* Connections to a library file. What is in the file is not looked at here. */
#include "config.h"

#include "store/connection.h"

#include <string.h>

#include "base/clock.h"
#include "base/memory.h"
#include "base/string.h"

#define GUARDED_BYTES (16 * 1024 * 1024) /* the longest text of a file of another version */
#define GUARDED_STEPS 1000               /* of SQLite's machine between looks at the clock */

char *
connection_uri(const char *path, const char *options)
{
	struct string uri = {0};

	string_append(&uri, "file:");
	for (; *path; path++) {
		if (strchr("%?#", *path))
			string_append_format(&uri, "%%%02X", (unsigned char)*path);
		else
			string_append_byte(&uri, *path);
	}
	string_append(&uri, options);
	return string_take(&uri);
}

static int
count_pages(void *store, sqlite3 *database, const char *name, int pages)
{
	(void)database;
	(void)name;
	((struct store *)store)->wal_pages = pages;
	return SQLITE_OK;
}

void
connection_close(struct store *store)
{
	sql_forget_statements(store);
	sqlite3_close(store->database);
	store->database = NULL;
}

int
connection_open(struct store *store, enum access access)
{
	int flags = SQLITE_OPEN_URI | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_NOMUTEX |
		    SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_EXRESCODE |
		    (access == ACCESS_WRITE ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY);
	static const int switches[][2] = {
		{SQLITE_DBCONFIG_DEFENSIVE, 1},
		{SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
		{SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
		{SQLITE_DBCONFIG_ENABLE_VIEW, 0},
		{SQLITE_DBCONFIG_ENABLE_FKEY, 1},
		{SQLITE_DBCONFIG_DQS_DDL, 0},
		{SQLITE_DBCONFIG_DQS_DML, 0},
		{SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1},
	};

	auto_string char *uri =
		connection_uri(store->path, access == ACCESS_WRITE  ? ""
					    : access == ACCESS_READ ? "?readonly_shm=1"
								    : "?immutable=1");
	int code = sqlite3_open_v2(uri, &store->database, flags, NULL);

	if (code != SQLITE_OK)
		return code;
	for (size_t i = 0; i < sizeof(switches) / sizeof(switches[0]); i++)
		sqlite3_db_config(store->database, switches[i][0], switches[i][1], NULL);
	sqlite3_busy_timeout(store->database, (int)store->wait);
	sqlite3_limit(store->database, SQLITE_LIMIT_LENGTH, 256 * 1024 * 1024);
	sqlite3_wal_autocheckpoint(store->database, 0);
	sqlite3_wal_hook(store->database, count_pages, store);
	store->wal_pages = 0;
	store->has_failed = false;
	/* Without shared memory a write-ahead log can only be read by one at a time. */
	if (store->remote && access == ACCESS_WRITE)
		code = sqlite3_exec(
			store->database, "PRAGMA locking_mode = EXCLUSIVE", NULL, NULL, NULL);
	if (code == SQLITE_OK)
		code = sqlite3_exec(store->database,
			"PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0;"
			"PRAGMA temp_store = MEMORY; PRAGMA secure_delete = ON",
			NULL, NULL, NULL);
	return code;
}

static int
is_late(void *store)
{
	return clock_monotonic() > ((struct store *)store)->deadline;
}

int
connection_guard(struct store *store)
{
	store->deadline = clock_monotonic() + STORE_PATIENCE;
	sqlite3_limit(store->database, SQLITE_LIMIT_LENGTH, GUARDED_BYTES);
	sqlite3_progress_handler(store->database, GUARDED_STEPS, is_late, store);
	return sqlite3_exec(
		store->database, "PRAGMA ignore_check_constraints = ON", NULL, NULL, NULL);
}
