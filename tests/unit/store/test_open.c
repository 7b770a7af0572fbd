/* SPDX-License-Identifier: MIT */
/*
 * Tests of src/store/open.c and schema.c: new files, files that others made, read-only places.
 */
#include "config.h"

#include "support.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"
#include "store/lock.h"
#include "store/place.h"
#include "store/sql.h"

#define FLIPS 600

static char *
read_file(const char *path, size_t *length)
{
	char *bytes;

	assert_true(files_read(path, 64 * 1024 * 1024, &bytes, length, NULL));
	return bytes;
}

static mode_t
mode_of(const char *path)
{
	struct stat status;

	return stat(path, &status) == 0 ? status.st_mode & 07777 : 0;
}

static void
new_file__is_private__whatever_the_umask(void **state)
{
	struct fixture *fixture = *state;
	static const mode_t masks[] = {0, 022, 0277};
	static const char *const ends[] = {"", "-wal", "-shm", ".lock"};

	for (size_t i = 0; i < 3; i++) {
		auto_string char *folder = string_format("%s/%zu", fixture->folder, i);
		mode_t before = umask(masks[i]);

		free(fixture->path);
		fixture->path = files_join(folder, "pia.db");
		if (masks[i] == 0277) /* a folder made under it could not even be entered */
			assert_int_equal(mkdir(folder, 0700) | chmod(folder, 0700), 0);
		assert_opens(fixture);
		free(begin_something(fixture));
		assert_int_equal(mode_of(folder), 0700);
		for (size_t j = 0; j < 4; j++) {
			auto_string char *path = string_format("%s%s", fixture->path, ends[j]);

			assert_int_equal(mode_of(path), 0600);
		}
		store_close(&fixture->store);
		umask(before);
	}
}

static void
new_file__says_what_it_is(void **state)
{
	struct fixture *fixture = *state;

	make_library(fixture);
	assert_int_equal(ask(fixture, "PRAGMA application_id"), 0x50494131);
	assert_int_equal(ask(fixture, "PRAGMA user_version"), 2);
}

static void
close__leaves_one_file__with_everything(void **state)
{
	struct fixture *fixture = *state;
	auto_string char *log = string_format("%s-wal", fixture->path);

	assert_opens(fixture);
	free(begin_something(fixture));
	assert_true(files_exists(log));
	store_close(&fixture->store);
	assert_false(files_exists(log));
	assert_opens(fixture);
	assert_null(store_read_only(fixture->store));
}

static void
connection__keeps_every_commit(void **state)
{
	struct fixture *fixture = *state;
	static const struct {
		const char *pragma;
		int expected;
	} settings[] = {
		{"PRAGMA synchronous", 2},
		{"PRAGMA wal_autocheckpoint", 0},
		{"PRAGMA foreign_keys", 1},
		{"PRAGMA secure_delete", 1},
		{"PRAGMA trusted_schema", 0},
		{"PRAGMA cell_size_check", 1},
	};

	assert_opens(fixture);
	for (size_t i = 0; i < sizeof(settings) / sizeof(settings[0]); i++) {
		sqlite3_stmt *statement;

		assert_int_equal(sqlite3_prepare_v2(fixture->store->database, settings[i].pragma,
					 -1, &statement, NULL),
			SQLITE_OK);
		assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
		assert_int_equal(sqlite3_column_int(statement, 0), settings[i].expected);
		sqlite3_finalize(statement);
	}
}

static void
remote_file_system__has_rollback_journal(void **state)
{
	struct fixture *fixture = *state;
	auto_string char *log = string_format("%s-wal", fixture->path);

	/* A file that was used on the machine's own disk before has a write-ahead log. */
	make_library(fixture);
	assert_true(store_open_as(fixture->path, true, &fixture->store, &fixture->error));
	free(begin_something(fixture));
	assert_false(files_exists(log));

	/* And it does not keep others out. */
	struct store *other;

	assert_true(store_open_as(fixture->path, true, &other, &fixture->error));
	store_close(&other);
	store_close(&fixture->store);
	assert_int_equal(ask(fixture, "SELECT count(*) FROM assessment"), 2);
	assert_opens(fixture);
}

static void
link__is_refused__and_its_target_untouched(void **state)
{
	struct fixture *fixture = *state;
	auto_string char *target = files_join(fixture->folder, "victim");
	size_t length;

	assert_true(files_replace(target, "", 0, NULL));
	assert_int_equal(symlink(target, fixture->path), 0);
	assert_refused(fixture, ERROR_DATA);

	auto_string char *bytes = read_file(target, &length);

	assert_string_equal(bytes, "");
	assert_int_equal(length, 0);
}

static void
lock_link__is_not_followed(void **state)
{
	struct fixture *fixture = *state;
	auto_string char *target = files_join(fixture->folder, "victim");
	auto_string char *lock = string_format("%s.lock", fixture->path);

	make_library(fixture);
	unlink(lock);
	assert_int_equal(symlink(target, lock), 0);
	assert_opens(fixture);
	assert_non_null(store_read_only(fixture->store));
	assert_false(files_exists(target));
}

static void
other_files__are_refused__and_untouched(void **state)
{
	struct fixture *fixture = *state;
	static const char text[] = "Dear Sir or Madam, this is a letter and no library at all. "
				   "It is longer than a hundred bytes, as a header would be.\n";
	size_t length;

	assert_true(files_replace(fixture->path, text, strlen(text), NULL));
	assert_refused(fixture, ERROR_DATA);

	auto_string char *bytes = read_file(fixture->path, &length);

	assert_string_equal(bytes, text);
	unlink(fixture->path);
	run_sql(fixture, "CREATE TABLE other(a)");
	assert_refused(fixture, ERROR_DATA);
	assert_int_equal(ask(fixture, "SELECT count(*) FROM sqlite_schema"), 1);
	unlink(fixture->path);
	assert_int_equal(mkdir(fixture->path, 0700), 0);
	assert_refused(fixture, ERROR_DATA);
	rmdir(fixture->path);
}

static void
hostile_schema__is_refused__and_nothing_of_it_runs(void **state)
{
	struct fixture *fixture = *state;
	static const char *const attacks[] = {
		"CREATE TRIGGER x AFTER INSERT ON summary BEGIN DELETE FROM template; END",
		"CREATE VIEW x AS SELECT * FROM change",
		"CREATE TABLE x(a)",
		"CREATE INDEX x ON change(time)",
		"DROP TRIGGER change_stays",
		"CREATE TABLE x(a CHECK (length(printf('%.*c', 900000000, 'x')) > 0));"
		"PRAGMA ignore_check_constraints = ON; INSERT INTO x VALUES (1)",
		"PRAGMA writable_schema = ON;"
		"UPDATE sqlite_schema SET sql = replace(sql, 'number INTEGER NOT NULL',"
		" 'number INTEGER') WHERE name = 'record'",
		"PRAGMA writable_schema = ON; UPDATE sqlite_schema"
		" SET sql = 'CREATE VIEW holder AS WITH RECURSIVE c(x) AS"
		" (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x AS assessment FROM c',"
		" type = 'view', rootpage = 0 WHERE name = 'holder'",
		"PRAGMA application_id = 7",
		"PRAGMA user_version = 0",
		"ANALYZE",
	};

	for (size_t i = 0; i < sizeof(attacks) / sizeof(attacks[0]); i++) {
		make_library(fixture);
		run_sql(fixture, attacks[i]);
		assert_refused(fixture, ERROR_DATA);
		assert_int_equal(ask(fixture, "SELECT count(*) FROM template"), 1);
		empty_folder(fixture->folder);
	}
}

static void
visit_nothing(void *context, const struct store_entry *entry)
{
	size_t *count = context;

	(void)entry;
	(*count)++;
}

static void
visit_no_edit(void *context, const struct edit *edit)
{
	(void)context;
	(void)edit;
}

static void
visit_no_change(void *context, const struct store_log_change *change)
{
	(void)context;
	(void)change;
}

/* Read all there is; what fails must say why. */
static void
read_everything(struct fixture *fixture)
{
	struct error *error = &fixture->error;
	size_t count = 0;
	int64_t head;
	int64_t changed;
	struct store_template template = {0};

	if (!store_list(fixture->store, visit_nothing, &count, error))
		assert_non_null(error->message);
	if (!store_load(fixture->store, 1, visit_no_edit, NULL, &head, &changed, error))
		assert_non_null(error->message);
	if (!store_read_log(fixture->store, 1, 0, visit_no_change, NULL, error))
		assert_non_null(error->message);
	if (!store_read_template(fixture->store, 1, &template, error))
		assert_non_null(error->message);
	store_template_clear(&template);
	if (!store_keep_draft(fixture->store, 1, "a", "b", 1, error))
		assert_non_null(error->message);
	error_clear(error);
}

static void
flipped_bits__never_crash(void **state)
{
	struct fixture *fixture = *state;
	uint64_t seed = 3;
	size_t length;

	make_library(fixture);

	auto_string char *bytes = read_file(fixture->path, &length);

	for (int i = 0; i < FLIPS; i++) {
		seed = seed * 6364136223846793005u + 1442695040888963407u;

		size_t place = (size_t)(seed >> 20) % length;
		unsigned bit = (unsigned)(seed >> 13) % 8;

		bytes[place] = (char)(bytes[place] ^ (1 << bit));
		assert_true(files_replace(fixture->path, bytes, length, NULL));
		bytes[place] = (char)(bytes[place] ^ (1 << bit));
		if (!open_store(fixture)) {
			assert_non_null(fixture->error.message);
			error_clear(&fixture->error);
			continue;
		}
		read_everything(fixture);
		store_close(&fixture->store);
	}
}

static void
cut_file__is_refused(void **state)
{
	struct fixture *fixture = *state;
	struct stat status;

	make_library(fixture);
	assert_int_equal(stat(fixture->path, &status), 0);
	assert_int_equal(truncate(fixture->path, status.st_size / 2), 0);
	assert_refused(fixture, ERROR_DATA);
}

static void
newer_version__opens_read_only__and_file_stays(void **state)
{
	struct fixture *fixture = *state;
	size_t before_length;
	size_t after_length;
	size_t count = 0;

	make_library(fixture);
	run_sql(fixture, "CREATE TABLE later(a); PRAGMA user_version = 3");

	auto_string char *before = read_file(fixture->path, &before_length);

	assert_opens(fixture);
	assert_non_null(strstr(store_read_only(fixture->store), "newer version"));
	assert_true(store_list(fixture->store, visit_nothing, &count, &fixture->error));
	assert_int_equal(count, 1);
	assert_false(store_keep_draft(fixture->store, 1, "a", "b", 1, &fixture->error));
	assert_int_equal(fixture->error.kind, ERROR_STATE);
	store_close(&fixture->store);

	auto_string char *after = read_file(fixture->path, &after_length);

	assert_int_equal(before_length, after_length);
	assert_memory_equal(before, after, before_length);
}

/* Open as a user who may not write, list, and try to write; 0 when all is as it should be. */
static int
open_read_only(struct fixture *fixture)
{
	size_t count = 0;

	if (geteuid() == 0 && (setegid(65534) != 0 || seteuid(65534) != 0))
		return 1;
	if (!open_store(fixture))
		return 2;
	if (!store_read_only(fixture->store))
		return 3;
	if (!store_list(fixture->store, visit_nothing, &count, &fixture->error) || count != 1)
		return 4;
	if (store_keep_draft(fixture->store, 1, "a", "b", 1, &fixture->error) ||
		fixture->error.kind != ERROR_STATE)
		return 5;
	store_close(&fixture->store);
	error_clear(&fixture->error);
	return 0;
}

static void
assert_opens_read_only(struct fixture *fixture)
{
	pid_t child = fork();
	int status;

	if (child == 0)
		_exit(open_read_only(fixture));
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
}

static void
read_only_file__opens_read_only(void **state)
{
	struct fixture *fixture = *state;

	make_library(fixture);
	assert_int_equal(chmod(fixture->folder, 0777), 0);
	assert_int_equal(chmod(fixture->path, 0444), 0);
	assert_opens_read_only(fixture);
}

static void
read_only_folder__opens_read_only(void **state)
{
	struct fixture *fixture = *state;

	make_library(fixture);
	assert_int_equal(chmod(fixture->path, 0666), 0);
	assert_int_equal(chmod(fixture->folder, 0555), 0);
	assert_opens_read_only(fixture);
	assert_int_equal(chmod(fixture->folder, 0700), 0);
}

static void
log__cannot_be_rewritten__by_this_program(void **state)
{
	struct fixture *fixture = *state;
	static const char *const attempts[] = {
		"UPDATE change SET act = 'x'",
		"DELETE FROM change",
		"INSERT OR REPLACE INTO change SELECT * FROM change",
		"UPDATE edit SET field = 'x'",
		"DELETE FROM edit",
		"INSERT OR REPLACE INTO edit SELECT * FROM edit",
		"UPDATE content SET text = 'x'",
		"UPDATE content SET salt = zeroblob(16)",
		"UPDATE content SET hash = zeroblob(32)",
		"DELETE FROM content",
		"INSERT OR REPLACE INTO content SELECT * FROM content",
	};

	assert_opens(fixture);
	free(begin_something(fixture));
	for (size_t i = 0; i < sizeof(attempts) / sizeof(attempts[0]); i++)
		assert_int_equal(
			sqlite3_exec(fixture->store->database, attempts[i], NULL, NULL, NULL) &
				0xff,
			SQLITE_CONSTRAINT);
}

static void
references__are_never_given_twice(void **state)
{
	struct fixture *fixture = *state;

	assert_opens(fixture);

	auto_string char *first = begin_something(fixture);
	auto_string char *second = begin_something(fixture);

	assert_string_equal(first, "2026-0001");
	assert_string_equal(second, "2026-0002");
	store_close(&fixture->store);
	run_sql(fixture, "UPDATE assessment SET reference = 'gone' WHERE id = 2");
	assert_opens(fixture);

	auto_string char *third = begin_something(fixture);

	assert_string_equal(third, "2026-0003");
}

static void
write_ahead_log__stays_short(void **state)
{
	struct fixture *fixture = *state;
	auto_string char *log = string_format("%s-wal", fixture->path);
	auto_string char *text = memory_allocate(60001);
	struct stat status;

	memset(text, 'x', 60000);
	assert_opens(fixture);
	free(begin_something(fixture));
	for (int i = 0; i < 300; i++)
		assert_true(store_keep_draft(fixture->store, 1, "a", text, 1, &fixture->error));
	assert_int_equal(stat(log, &status), 0);
	assert_in_range(status.st_size, 1, 2 * STORE_WAL_BYTES);
}

static void
write__is_refused__while_another_holds_the_lock_for_too_long(void **state)
{
	struct fixture *fixture = *state;
	int lock;

	assert_opens(fixture);
	free(begin_something(fixture));
	lock = lock_open(fixture->path);
	assert_int_equal(lock_take(lock, LOCK_WRITER, 0), LOCK_TAKEN);
	fixture->store->wait = 20;
	assert_false(store_keep_draft(fixture->store, 1, "a", "b", 1, &fixture->error));
	assert_int_equal(fixture->error.kind, ERROR_STATE);
	lock_give(lock, LOCK_WRITER);
	assert_true(store_keep_draft(fixture->store, 1, "a", "b", 1, &fixture->error));
	close(lock);
}

static void
write__is_refused__while_another_program_writes(void **state)
{
	struct fixture *fixture = *state;
	sqlite3 *other;

	assert_opens(fixture);
	free(begin_something(fixture));
	assert_int_equal(sqlite3_open(fixture->path, &other), SQLITE_OK);
	assert_int_equal(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
	sqlite3_busy_timeout(fixture->store->database, 20);
	assert_false(store_keep_draft(fixture->store, 1, "a", "b", 1, &fixture->error));
	assert_int_equal(fixture->error.kind, ERROR_STATE);
	sqlite3_close(other);
	assert_true(store_keep_draft(fixture->store, 1, "a", "b", 1, &fixture->error));
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(new_file__is_private__whatever_the_umask),
		TEST(new_file__says_what_it_is),
		TEST(close__leaves_one_file__with_everything),
		TEST(connection__keeps_every_commit),
		TEST(remote_file_system__has_rollback_journal),
		TEST(link__is_refused__and_its_target_untouched),
		TEST(lock_link__is_not_followed),
		TEST(other_files__are_refused__and_untouched),
		TEST(hostile_schema__is_refused__and_nothing_of_it_runs),
		TEST(flipped_bits__never_crash),
		TEST(cut_file__is_refused),
		TEST(newer_version__opens_read_only__and_file_stays),
		TEST(read_only_file__opens_read_only),
		TEST(read_only_folder__opens_read_only),
		TEST(log__cannot_be_rewritten__by_this_program),
		TEST(references__are_never_given_twice),
		TEST(write_ahead_log__stays_short),
		TEST(write__is_refused__while_another_holds_the_lock_for_too_long),
		TEST(write__is_refused__while_another_program_writes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
