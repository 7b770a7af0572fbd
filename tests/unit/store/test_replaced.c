/* SPDX-License-Identifier: MIT */
/* Tests of src/store/pairing.c: a library whose file another takes the place of while it is open.
 */
#include "config.h"

#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"
#include "store/lock.h"
#include "store/pairing.h"
#include "store/sql.h"

static bool
is_there(struct fixture *fixture, const char *end)
{
	auto_string char *path = string_format("%s%s", fixture->path, end);

	return files_exists(path);
}

static void
copy_file(const char *from, const char *to)
{
	char *bytes;
	size_t length;

	assert_true(files_read(from, 64 * 1024 * 1024, &bytes, &length, NULL));
	assert_true(files_replace(to, bytes, length, NULL));
	free(bytes);
}

/* Make a library and a backup of it, open it and write more: its log is not empty. */
static char *
make_backup_and_write_more(struct fixture *fixture)
{
	char *backup = files_join(fixture->folder, "backup.db");

	make_library(fixture);
	copy_file(fixture->path, backup);
	assert_opens(fixture);
	for (int i = 0; i < 20; i++)
		free(begin_something(fixture));
	assert_true(is_there(fixture, "-wal"));
	return backup;
}

static void
assert_whole(struct fixture *fixture, size_t count)
{
	assert_opens(fixture);
	assert_null(store_read_only(fixture->store));
	assert_int_equal(count_entries(fixture), count);
	free(begin_something(fixture));
	store_close(&fixture->store);
	assert_int_equal(ask(fixture, "SELECT count(*) FROM assessment"), count + 1);
}

static void
close__takes_its_log_away__where_file_was_replaced(void **state)
{
	struct fixture *fixture = *state;
	auto_string char *backup = make_backup_and_write_more(fixture);

	assert_int_equal(rename(backup, fixture->path), 0);
	store_close(&fixture->store);
	assert_false(is_there(fixture, "-wal"));
	assert_false(is_there(fixture, "-shm"));
	assert_true(is_there(fixture, "-wal.old"));
	/* Any other program finds the new file whole, too. */
	assert_int_equal(ask(fixture, "SELECT count(*) FROM assessment"), 1);
	assert_whole(fixture, 1);
}

static void
open__sets_log_of_other_file_aside__while_that_is_still_open(void **state)
{
	struct fixture *fixture = *state;
	auto_string char *backup = make_backup_and_write_more(fixture);
	struct store *old = fixture->store;

	fixture->store = NULL;
	assert_int_equal(rename(backup, fixture->path), 0);
	assert_opens(fixture);
	assert_int_equal(count_entries(fixture), 1);
	free(begin_something(fixture));

	/* The old one writes nothing more, and takes nothing of the new one away. */
	assert_false(store_keep_draft(old, 1, "a", "b", 1, &fixture->error));
	assert_int_equal(fixture->error.kind, ERROR_IO);
	store_close(&old);
	assert_true(is_there(fixture, "-wal"));
	assert_int_equal(count_entries(fixture), 2);
	store_close(&fixture->store);
	assert_whole(fixture, 2);
}

static void
reopen__is_refused__where_file_was_replaced(void **state)
{
	struct fixture *fixture = *state;
	auto_string char *backup = make_backup_and_write_more(fixture);

	assert_int_equal(rename(backup, fixture->path), 0);
	assert_false(store_reopen(fixture->store, &fixture->error));
	assert_int_equal(fixture->error.kind, ERROR_IO);
	store_close(&fixture->store);
	assert_whole(fixture, 1);
}

static void
close__leaves_log__where_file_is_moved_and_comes_back(void **state)
{
	struct fixture *fixture = *state;
	free(make_backup_and_write_more(fixture));

	auto_string char *elsewhere = string_format("%s.moved", fixture->path);

	assert_int_equal(rename(fixture->path, elsewhere), 0);
	store_close(&fixture->store);
	assert_true(is_there(fixture, "-wal"));
	assert_int_equal(rename(elsewhere, fixture->path), 0);
	assert_whole(fixture, 21);
}

static void
open__takes_log_of_copy__that_was_copied_with_it(void **state)
{
	struct fixture *fixture = *state;
	free(make_backup_and_write_more(fixture));

	static const char *const ends[] = {"", "-wal", ".lock"};
	auto_string char *folder = files_join(fixture->folder, "copy");
	auto_string char *copy = files_join(folder, "pia.db");

	/* All files of a library that was not closed, as a backup of a whole folder has them. */
	assert_int_equal(mkdir(folder, 0700), 0);
	for (size_t i = 0; i < 3; i++) {
		auto_string char *from = string_format("%s%s", fixture->path, ends[i]);
		auto_string char *to = string_format("%s%s", copy, ends[i]);

		copy_file(from, to);
	}
	store_close(&fixture->store);
	free(fixture->path);
	fixture->path = memory_copy_string(copy);
	assert_whole(fixture, 21);
}

static void
reader__ignores_log_of_other_file(void **state)
{
	struct fixture *fixture = *state;
	auto_string char *backup = make_backup_and_write_more(fixture);
	struct store *old = fixture->store;
	int lock = lock_open(fixture->path);

	fixture->store = NULL;
	run_sql(&(struct fixture){.path = backup}, "CREATE TABLE later(a);"
						   "PRAGMA user_version = 9999");
	assert_int_equal(rename(backup, fixture->path), 0);
	assert_true(pairing_is_broken(lock, fixture->path));
	assert_opens(fixture);
	assert_non_null(store_read_only(fixture->store));
	assert_int_equal(count_entries(fixture), 1);
	close(lock);
	store_close(&old);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(close__takes_its_log_away__where_file_was_replaced),
		TEST(open__sets_log_of_other_file_aside__while_that_is_still_open),
		TEST(reopen__is_refused__where_file_was_replaced),
		TEST(close__leaves_log__where_file_is_moved_and_comes_back),
		TEST(open__takes_log_of_copy__that_was_copied_with_it),
		TEST(reader__ignores_log_of_other_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
