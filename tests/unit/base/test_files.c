/* SPDX-License-Identifier: MIT */
/* Unit tests of base/files. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"

static char *folder;

static int
make_folder(void **state)
{
	char name[] = "/tmp/pia-files-XXXXXX";

	(void)state;
	folder = memory_copy_string(mkdtemp(name));
	return folder ? 0 : -1;
}

static int
remove_folder(void **state)
{
	auto_string char *command = string_format("rm -rf '%s'", folder);

	(void)state;
	memory_free(&folder);
	return system(command);
}

static void
assert_text(char *actual, const char *expected)
{
	if (expected)
		assert_string_equal(actual, expected);
	else
		assert_null(actual);
	free(actual);
}

static void
assert_content(const char *path, const char *expected)
{
	char *bytes;
	size_t length;

	assert_true(files_read(path, 1000, &bytes, &length, NULL));
	assert_string_equal(bytes, expected);
	assert_int_equal(length, strlen(expected));
	free(bytes);
}

/* How many files, hidden ones too, are in the test's folder. */
static int
count_files(void)
{
	char **names;
	size_t count;
	auto_string char *command = string_format("test -z \"$(ls -A '%s' | grep part)\"", folder);

	files_list(folder, "", &names, &count);
	for (size_t i = 0; i < count; i++)
		free(names[i]);
	free(names);
	/* No half-written file is left over. */
	assert_int_equal(system(command), 0);
	return (int)count;
}

static void
files_user_folders__follow__the_environment(void **state)
{
	(void)state;
	setenv("HOME", "/home/x", 1);
	unsetenv("XDG_DATA_HOME");
	unsetenv("XDG_STATE_HOME");
	unsetenv("XDG_CONFIG_HOME");
	assert_text(files_user_data_folder(), "/home/x/.local/share/pia");
	assert_text(files_user_state_folder(), "/home/x/.local/state/pia");
	assert_text(files_user_configuration_folder(), "/home/x/.config/pia");
	setenv("XDG_DATA_HOME", "/data", 1);
	assert_text(files_user_data_folder(), "/data/pia");
	setenv("XDG_DATA_HOME", "relative", 1);
	assert_text(files_user_data_folder(), "/home/x/.local/share/pia");
	unsetenv("HOME");
	assert_text(files_user_data_folder(), NULL);
	unsetenv("XDG_DATA_HOME");
	setenv("PIA_DATA", "/given", 1);
	assert_text(files_program_data_folder(), "/given");
	unsetenv("PIA_DATA");
}

static void
files_join__puts__one_slash(void **state)
{
	(void)state;
	assert_text(files_join("/a", "b"), "/a/b");
	assert_text(files_join("/a/", "b"), "/a/b");
}

static void
files_make_private_folder__makes__those_above(void **state)
{
	auto_string char *path = files_join(folder, "one/two/three");
	struct stat status;

	(void)state;
	assert_true(files_make_private_folder(path, NULL));
	assert_true(files_make_private_folder(path, NULL));
	assert_int_equal(stat(path, &status), 0);
	assert_int_equal(status.st_mode & 07777, 0700);
}

static void
files_make_private_folder__fails__when_a_file_is_there(void **state)
{
	auto_string char *file = files_join(folder, "file");
	auto_string char *below = files_join(file, "below");
	struct error error = {0};

	(void)state;
	assert_true(files_replace(file, "x", 1, NULL));
	assert_false(files_make_private_folder(below, &error));
	assert_int_equal(error.kind, ERROR_IO);
	assert_false(files_make_private_folder(file, &error));
	error_clear(&error);
}

static void
files_make_temporary_folder__makes__private_one_that_goes_away(void **state)
{
	auto_string char *made = NULL;
	auto_string char *hidden = NULL;
	auto_string char *elsewhere = NULL;
	struct error error = {0};
	struct stat status;

	(void)state;
	setenv("TMPDIR", folder, 1);
	assert_true(files_make_temporary_folder(&made, NULL));
	assert_int_equal(strncmp(made, folder, strlen(folder)), 0);
	assert_int_equal(stat(made, &status), 0);
	assert_int_equal(status.st_mode & 0777, 0700);
	hidden = files_join(made, ".text.txt.swp");
	assert_true(files_replace(hidden, "x", 1, NULL));
	files_remove_temporary_folder(made);
	assert_int_equal(count_files(), 0);

	elsewhere = files_join(folder, "not-there");
	setenv("TMPDIR", elsewhere, 1);
	memory_free(&made);
	assert_false(files_make_temporary_folder(&made, &error));
	assert_int_equal(error.kind, ERROR_IO);
	error_clear(&error);
	unsetenv("TMPDIR");
}

static void
files_read__refuses__what_it_cannot_read_whole(void **state)
{
	auto_string char *path = files_join(folder, "five");
	char *bytes = NULL;
	size_t length = 42;
	struct error error = {0};

	(void)state;
	assert_true(files_replace(path, "12345", 5, NULL));
	assert_false(files_read(path, 4, &bytes, &length, &error));
	assert_int_equal(error.kind, ERROR_DATA);
	assert_false(files_read(folder, 100, &bytes, &length, &error));
	assert_int_equal(error.kind, ERROR_IO);
	assert_false(files_read("/nowhere/at/all", 100, &bytes, &length, &error));
	assert_int_equal(error.kind, ERROR_IO);
	assert_null(bytes);
	assert_int_equal(length, 42);
	assert_true(files_read(path, 5, &bytes, &length, NULL));
	assert_string_equal(bytes, "12345");
	free(bytes);
	error_clear(&error);
}

static void
files_replace__writes__private_file(void **state)
{
	auto_string char *path = files_join(folder, "out");
	struct stat status;
	mode_t mask = umask(022);

	(void)state;
	assert_true(files_replace(path, "first", 5, NULL));
	assert_true(files_replace(path, "", 0, NULL));
	assert_content(path, "");
	assert_true(files_replace(path, "second", 6, NULL));
	assert_content(path, "second");
	assert_int_equal(stat(path, &status), 0);
	assert_int_equal(status.st_mode & 07777, 0600);
	assert_int_equal(count_files(), 1);
	umask(mask);
}

static void
files_replace__follows__no_link(void **state)
{
	auto_string char *victim = files_join(folder, "victim");
	auto_string char *link_path = files_join(folder, "link");
	struct error error = {0};

	(void)state;
	assert_true(files_replace(victim, "safe", 4, NULL));
	assert_int_equal(symlink("victim", link_path), 0);
	assert_false(files_replace(link_path, "evil", 4, &error));
	assert_int_equal(error.kind, ERROR_IO);
	assert_content(victim, "safe");
	assert_int_equal(unlink(link_path), 0);
	assert_int_equal(symlink("missing", link_path), 0);
	assert_false(files_replace(link_path, "evil", 4, &error));
	assert_false(files_replace(folder, "evil", 4, &error));
	error_clear(&error);
}

static void
files_replace__fails__without_a_folder(void **state)
{
	auto_string char *path = files_join(folder, "no/such/file");
	auto_string char *slash = files_join(folder, "");
	struct error error = {0};

	(void)state;
	assert_false(files_replace(path, "x", 1, &error));
	assert_int_equal(error.kind, ERROR_IO);
	assert_false(files_replace(slash, "x", 1, &error));
	assert_false(files_replace("", "x", 1, &error));
	error_clear(&error);
}

static void
files_abandon__leaves__target_untouched(void **state)
{
	auto_string char *path = files_join(folder, "kept");
	struct file_draft draft;
	struct file_draft other;

	(void)state;
	assert_true(files_replace(path, "old", 3, NULL));
	assert_true(files_begin(path, &draft, NULL));
	assert_true(files_begin(path, &other, NULL));
	assert_true(files_write(&draft, "new", 3, NULL));
	assert_content(path, "old");
	files_abandon(&draft);
	files_abandon(&other);
	assert_content(path, "old");
	assert_int_equal(count_files(), 1);
}

static void
files_list__sorts__by_name(void **state)
{
	static const char *const made[] = {"b.yaml", "a.yaml", "c.txt", ".hidden.yaml", ".yaml"};
	char **names;
	size_t count;

	(void)state;
	for (size_t i = 0; i < sizeof(made) / sizeof(made[0]); i++) {
		auto_string char *path = files_join(folder, made[i]);

		assert_true(files_replace(path, "", 0, NULL));
	}
	files_list(folder, ".yaml", &names, &count);
	assert_int_equal(count, 2);
	assert_string_equal(names[0], "a.yaml");
	assert_string_equal(names[1], "b.yaml");
	free(names[0]);
	free(names[1]);
	free(names);
	files_list("/nowhere", ".yaml", &names, &count);
	assert_int_equal(count, 0);
	assert_null(names);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_folder, remove_folder)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(files_user_folders__follow__the_environment),
		cmocka_unit_test(files_join__puts__one_slash),
		TEST(files_make_private_folder__makes__those_above),
		TEST(files_make_private_folder__fails__when_a_file_is_there),
		TEST(files_make_temporary_folder__makes__private_one_that_goes_away),
		TEST(files_read__refuses__what_it_cannot_read_whole),
		TEST(files_replace__writes__private_file),
		TEST(files_replace__follows__no_link),
		TEST(files_replace__fails__without_a_folder),
		TEST(files_abandon__leaves__target_untouched),
		TEST(files_list__sorts__by_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
