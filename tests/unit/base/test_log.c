/* SPDX-License-Identifier: MIT */
/* Unit tests of base/log. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/files.h"
#include "base/log.h"
#include "base/memory.h"

static char *path;

static int
make_path(void **state)
{
	char name[] = "/tmp/pia-log-XXXXXX";
	int descriptor = mkstemp(name);

	(void)state;
	if (descriptor < 0)
		return -1;
	close(descriptor);
	path = memory_copy_string(name);
	return unlink(path);
}

static int
remove_path(void **state)
{
	(void)state;
	log_close();
	unlink(path);
	memory_free(&path);
	return 0;
}

static void
log__appends__lines_with_the_time(void **state)
{
	char *bytes;
	size_t length;
	struct stat status;

	(void)state;
	setenv("PIA_NOW", "2026-01-15T09:00:00Z", 1);
	assert_true(log_open(path));
	assert_true(log_descriptor() >= 0);
	log_write("started %d", 1);
	assert_true(log_open(path));
	log_write("again");
	log_close();
	unsetenv("PIA_NOW");
	assert_true(files_read(path, 1000, &bytes, &length, NULL));
	assert_string_equal(
		bytes, "2026-01-15T09:00:00.000Z started 1\n2026-01-15T09:00:00.000Z again\n");
	free(bytes);
	assert_int_equal(stat(path, &status), 0);
	assert_int_equal(status.st_mode & 07777, 0600);
}

static void
log__does_nothing__when_closed(void **state)
{
	(void)state;
	log_write("lost");
	assert_false(files_exists(path));
	assert_false(log_open("/nowhere/at/all"));
	assert_int_equal(log_descriptor(), -1);
	log_write("lost too");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			log__appends__lines_with_the_time, make_path, remove_path),
		cmocka_unit_test_setup_teardown(
			log__does_nothing__when_closed, make_path, remove_path),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
