/* SPDX-License-Identifier: MIT */
/* What the tests of the store share. */
#include "config.h"

#include "support.h"

#include <dirent.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "assessment/edits.h"
#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"
#include "seal/chain.h"

int
set_up(void **state)
{
	struct fixture *fixture = memory_allocate(sizeof(*fixture));

	assert_true(files_make_temporary_folder(&fixture->folder, NULL));
	fixture->path = files_join(fixture->folder, "pia.db");
	*state = fixture;
	return 0;
}

void
empty_folder(const char *folder)
{
	DIR *directory = opendir(folder);
	struct dirent *entry;

	assert_non_null(directory);
	while ((entry = readdir(directory))) {
		auto_string char *path = files_join(folder, entry->d_name);

		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
			continue;
		if (unlink(path) != 0) {
			empty_folder(path);
			rmdir(path);
		}
	}
	closedir(directory);
}

int
tear_down(void **state)
{
	struct fixture *fixture = *state;

	store_close(&fixture->store);
	empty_folder(fixture->folder);
	assert_int_equal(rmdir(fixture->folder), 0);
	error_clear(&fixture->error);
	free(fixture->path);
	free(fixture->folder);
	free(fixture);
	return 0;
}

bool
open_store(struct fixture *fixture)
{
	return store_open(fixture->path, &fixture->store, &fixture->error);
}

void
assert_opens(struct fixture *fixture)
{
	if (!open_store(fixture))
		fail_msg("%s %s", fixture->error.message,
			fixture->error.argument_count > 1 ? fixture->error.arguments[1].value : "");
}

void
assert_refused(struct fixture *fixture, enum error_kind kind)
{
	assert_false(open_store(fixture));
	assert_null(fixture->store);
	assert_int_equal(fixture->error.kind, kind);
	error_clear(&fixture->error);
}

char *
begin_something(struct fixture *fixture)
{
	auto_string char *id = seal_uuid();
	auto_string char *record = seal_uuid();
	struct edits edits = {0};
	struct store_beginning beginning = {.id = id,
		.year = "2026",
		.language = LANGUAGE_ENGLISH,
		.template = {.name = (char *)"t",
			.version = (char *)"1",
			.text = (char *)"text",
			.length = 4}};
	struct store_change change = {.act = "begin",
		.time = 1,
		.author = {"Ana", "", ""},
		.edits = &edits,
		.summary = {"title", "", "", "", 0, 0}};
	char *reference = NULL;

	edits_add(&edits, record, EDIT_PRESENCE, LANGUAGE_NONE, NULL, "flow/1", NULL, NULL);
	edits_add(&edits, record, "data", LANGUAGE_ENGLISH, NULL, "attendance", NULL, NULL);
	if (!store_begin(fixture->store, &beginning, &change, &reference, &fixture->error))
		fail_msg("%s", fixture->error.message);
	edits_clear(&edits);
	return reference;
}

void
make_library(struct fixture *fixture)
{
	assert_opens(fixture);
	free(begin_something(fixture));
	store_close(&fixture->store);
}

void
run_sql(struct fixture *fixture, const char *sql)
{
	sqlite3 *database;
	char *message = NULL;

	assert_int_equal(sqlite3_open(fixture->path, &database), SQLITE_OK);
	if (sqlite3_exec(database, sql, NULL, NULL, &message) != SQLITE_OK)
		fail_msg("%s: %s", sql, message);
	sqlite3_close(database);
}

int64_t
ask(struct fixture *fixture, const char *sql)
{
	sqlite3 *database;
	sqlite3_stmt *statement;
	int64_t answer;

	assert_int_equal(sqlite3_open(fixture->path, &database), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(database, sql, -1, &statement, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
	answer = sqlite3_column_int64(statement, 0);
	sqlite3_finalize(statement);
	sqlite3_close(database);
	return answer;
}

static void
count_entry(void *context, const struct store_entry *entry)
{
	size_t *count = context;

	(void)entry;
	(*count)++;
}

size_t
count_entries(struct fixture *fixture)
{
	size_t count = 0;

	if (!store_list(fixture->store, count_entry, &count, &fixture->error))
		fail_msg("%s", fixture->error.message);
	return count;
}
