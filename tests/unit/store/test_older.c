/* SPDX-License-Identifier: MIT */
/* Tests of src/store/copy.c: files of an older version are brought forward, after a copy. */
#include "config.h"

#include "support.h"

#include <dirent.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/array.h"
#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"

/* The last thing that a file of version 1 has. */
#define LAST_OF_VERSION_1 "content_is_new"

/* Make the library what version 1 of the program would have made. */
static void
make_older(struct fixture *fixture)
{
	struct string sql = {0};
	sqlite3 *database;
	sqlite3_stmt *statement;

	make_library(fixture);
	assert_int_equal(sqlite3_open(fixture->path, &database), SQLITE_OK);
	assert_int_equal(
		sqlite3_prepare_v2(database,
			"SELECT type, name FROM sqlite_schema WHERE type <> 'index' AND"
			" rowid > (SELECT rowid FROM sqlite_schema WHERE name = '" LAST_OF_VERSION_1
			"') ORDER BY rowid DESC",
			-1, &statement, NULL),
		SQLITE_OK);
	while (sqlite3_step(statement) == SQLITE_ROW)
		string_append_format(&sql, "DROP %s %s;", sqlite3_column_text(statement, 0),
			sqlite3_column_text(statement, 1));
	sqlite3_finalize(statement);
	sqlite3_close(database);
	assert_true(sql.length > 0);
	string_append(&sql, "PRAGMA user_version = 1");
	run_sql(fixture, string_text(&sql));
	string_clear(&sql);
}

/* The copies beside the library. Caller-owned: free each and the array. */
static char **
find_copies(const struct fixture *fixture, size_t *count)
{
	DIR *directory = opendir(fixture->folder);
	struct dirent *entry;
	char **names = NULL;

	*count = 0;
	assert_non_null(directory);
	while ((entry = readdir(directory))) {
		if (strncmp(entry->d_name, "pia.db-version-1-", 17) == 0)
			*array_append(&names, count) = files_join(fixture->folder, entry->d_name);
	}
	closedir(directory);
	return names;
}

static void
older__is_brought_forward__and_can_be_written(void **state)
{
	struct fixture *fixture = *state;

	make_older(fixture);
	assert_opens(fixture);
	assert_null(store_read_only(fixture->store));
	assert_int_equal(count_entries(fixture), 1);
	free(begin_something(fixture));
	store_close(&fixture->store);
	assert_int_equal(ask(fixture, "PRAGMA user_version"), 2);
	assert_int_equal(ask(fixture, "SELECT count(*) FROM standing WHERE state = 'draft'"), 2);
	assert_opens(fixture);
	assert_int_equal(count_entries(fixture), 2);
}

static void
older__leaves_a_copy__that_only_its_owner_reads(void **state)
{
	struct fixture *fixture = *state;
	struct stat status;
	size_t count;

	make_older(fixture);
	assert_opens(fixture);
	store_close(&fixture->store);

	char **copies = find_copies(fixture, &count);

	assert_int_equal(count, 1);
	assert_int_equal(stat(copies[0], &status), 0);
	assert_int_equal(status.st_mode & 0777, 0600);
	free(fixture->path);
	fixture->path = copies[0];
	assert_int_equal(ask(fixture, "PRAGMA user_version"), 1);
	assert_int_equal(ask(fixture, "SELECT count(*) FROM assessment"), 1);
	free(copies);
}

static void
older__stays_as_it_was__where_its_tables_are_not_those_of_its_version(void **state)
{
	struct fixture *fixture = *state;

	make_older(fixture);
	run_sql(fixture, "CREATE TABLE standing(a)");
	assert_refused(fixture, ERROR_DATA);
	assert_int_equal(ask(fixture, "PRAGMA user_version"), 1);

	size_t count;
	char **copies = find_copies(fixture, &count);

	assert_int_equal(count, 0);
	free(copies);
}

static void
older__is_refused__where_it_cannot_be_written(void **state)
{
	struct fixture *fixture = *state;

	make_older(fixture);
	assert_int_equal(chmod(fixture->path, 0400), 0);
	assert_int_equal(chmod(fixture->folder, 0500), 0);
	if (open_store(fixture)) {
		/* Whoever may write everywhere has it brought forward. */
		assert_null(store_read_only(fixture->store));
	} else {
		assert_int_equal(fixture->error.kind, ERROR_STATE);
		error_clear(&fixture->error);
	}
	assert_int_equal(chmod(fixture->folder, 0700), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			older__is_brought_forward__and_can_be_written, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			older__leaves_a_copy__that_only_its_owner_reads, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			older__stays_as_it_was__where_its_tables_are_not_those_of_its_version,
			set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			older__is_refused__where_it_cannot_be_written, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
