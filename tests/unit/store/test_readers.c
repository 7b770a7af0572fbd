/* SPDX-License-Identifier: MIT */
/* Tests of src/store/open.c: another user reads a library, and its owner can still write. */
#include "config.h"

#include "support.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"
#include "store/store.h"

/* A process that nothing of the library is open in, which waits to be let go. */
struct reader {
	pid_t id;
	int go;
};

static void
add_one(void *context, const struct store_entry *entry)
{
	size_t *count = context;

	(void)entry;
	(*count)++;
}

/* Open the library as somebody who may write the folder but not the file; the exit status is how
 * many assessments there are. */
static int
count_as_other(struct fixture *fixture)
{
	size_t count = 0;

	if (geteuid() == 0 && (setegid(65534) != 0 || seteuid(65534) != 0))
		return 100;
	if (!open_store(fixture) || !store_read_only(fixture->store))
		return 101;
	if (!store_list(fixture->store, add_one, &count, &fixture->error))
		return 102;
	store_close(&fixture->store);
	return (int)count;
}

static struct reader
start_reader(struct fixture *fixture)
{
	struct reader reader;
	int ends[2];
	char byte;

	assert_int_equal(pipe(ends), 0);
	reader.id = fork();
	assert_true(reader.id >= 0);
	if (reader.id == 0) {
		close(ends[1]);
		_exit(read(ends[0], &byte, 1) == 1 ? count_as_other(fixture) : 103);
	}
	close(ends[0]);
	reader.go = ends[1];
	return reader;
}

static void
assert_reads(const struct reader *reader, int count)
{
	int status;

	assert_int_equal(write(reader->go, "g", 1), 1);
	close(reader->go);
	assert_int_equal(waitpid(reader->id, &status, 0), reader->id);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), count);
}

static bool
is_there(struct fixture *fixture, const char *end)
{
	auto_string char *path = string_format("%s%s", fixture->path, end);

	return files_exists(path);
}

static void
share(struct fixture *fixture)
{
	assert_int_equal(chmod(fixture->folder, 0777), 0);
	/* Where nobody else can be played, a file that its owner may not write will do. */
	assert_int_equal(chmod(fixture->path, geteuid() == 0 ? 0644 : 0444), 0);
}

static void
reader__makes_no_file(void **state)
{
	struct fixture *fixture = *state;

	make_library(fixture);
	share(fixture);

	struct reader reader = start_reader(fixture);

	assert_reads(&reader, 1);
	assert_false(is_there(fixture, "-wal"));
	assert_false(is_there(fixture, "-shm"));
	assert_int_equal(chmod(fixture->path, 0644), 0);
	assert_opens(fixture);
	free(begin_something(fixture));
	assert_int_equal(count_entries(fixture), 2);
}

static void
reader__sees_what_is_in_the_log__while_owner_writes(void **state)
{
	struct fixture *fixture = *state;

	make_library(fixture);
	assert_int_equal(chmod(fixture->path, 0644), 0);
	assert_int_equal(chmod(fixture->folder, 0777), 0);

	struct reader first = start_reader(fixture);
	struct reader second = start_reader(fixture);

	assert_opens(fixture);
	share(fixture);
	assert_reads(&first, 1);
	free(begin_something(fixture));
	free(begin_something(fixture));
	assert_reads(&second, 3);
	free(begin_something(fixture));
	assert_int_equal(count_entries(fixture), 4);
}

static void
reader__makes_no_file__where_library_has_rollback_journal(void **state)
{
	struct fixture *fixture = *state;

	make_library(fixture);
	run_sql(fixture, "PRAGMA journal_mode = DELETE");
	share(fixture);

	struct reader reader = start_reader(fixture);

	assert_reads(&reader, 1);
	assert_false(is_there(fixture, "-wal"));
	assert_false(is_there(fixture, "-journal"));
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(reader__makes_no_file),
		TEST(reader__sees_what_is_in_the_log__while_owner_writes),
		TEST(reader__makes_no_file__where_library_has_rollback_journal),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
