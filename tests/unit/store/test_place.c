/* SPDX-License-Identifier: MIT */
/* Tests of src/store/place.c and lock.c. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>
#include <unistd.h>

#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"
#include "store/lock.h"
#include "store/place.h"

static char *
make_folder(void)
{
	char *folder = NULL;

	assert_true(files_make_temporary_folder(&folder, NULL));
	return folder;
}

static void
type_is_remote__for_file_systems_of_other_machines(void **state)
{
	(void)state;
	assert_true(place_type_is_remote(0x6969));                /* NFS */
	assert_true(place_type_is_remote(0xFF534D42));            /* CIFS */
	assert_true(place_type_is_remote((long)(int)0xFF534D42)); /* where the type is signed */
	assert_true(place_type_is_remote(0x65735546));            /* FUSE */
	assert_false(place_type_is_remote(0xEF53));               /* ext4 */
	assert_false(place_type_is_remote(0x01021994));           /* tmpfs */
	assert_false(place_type_is_remote(0x58465342));           /* XFS */
}

static void
resolve__makes_folder__and_follows_its_links(void **state)
{
	auto_string char *folder = make_folder();
	auto_string char *link = string_format("%s/link", folder);
	auto_string char *through = string_format("%s/link/new/pia.db", folder);
	auto_string char *expected = string_format("%s/real/new/pia.db", folder);
	auto_string char *real = string_format("%s/real", folder);
	auto_string char *made = string_format("%s/real/new", folder);
	auto_string char *resolved = NULL;
	struct error error = {0};

	(void)state;
	assert_true(files_make_private_folder(real, &error));
	assert_int_equal(symlink(real, link), 0);
	assert_true(place_resolve(through, &resolved, &error));
	assert_string_equal(resolved, expected);
	error_clear(&error);
	rmdir(made);
	rmdir(real);
	unlink(link);
	rmdir(folder);
}

static void
resolve__refuses__folder_as_name(void **state)
{
	struct error error = {0};
	char *resolved = NULL;

	(void)state;
	assert_false(place_resolve("/tmp/", &resolved, &error));
	assert_int_equal(error.kind, ERROR_IO);
	error_clear(&error);
}

static void
identity__tells_files_apart(void **state)
{
	struct stat here = {.st_dev = 1, .st_ino = 2};
	struct stat there = {.st_dev = 1, .st_ino = 3};
	auto_string char *first = place_identity(&here);
	auto_string char *again = place_identity(&here);
	auto_string char *second = place_identity(&there);

	(void)state;
	assert_string_equal(first, again);
	assert_string_not_equal(first, second);
	assert_int_equal(strlen(first), 64);
}

static void
lock__excludes__byte_by_byte(void **state)
{
	auto_string char *folder = make_folder();
	auto_string char *library = files_join(folder, "pia.db");
	auto_string char *path = string_format("%s.lock", library);
	int first = lock_open(library);
	int second = lock_open(library);

	(void)state;
	assert_true(first >= 0 && second >= 0);
	assert_int_equal(lock_take(first, LOCK_WRITER, 0), LOCK_TAKEN);
	assert_int_equal(lock_take(second, LOCK_WRITER, 0), LOCK_REFUSED);
	assert_int_equal(lock_take(second, LOCK_ASSESSMENTS + 1, 0), LOCK_TAKEN);
	assert_int_equal(lock_take(first, LOCK_ASSESSMENTS + 1, 0), LOCK_REFUSED);
	assert_int_equal(lock_take(first, LOCK_ASSESSMENTS + 2, 0), LOCK_TAKEN);
	lock_give(first, LOCK_WRITER);
	assert_int_equal(lock_take(second, LOCK_WRITER, 0), LOCK_TAKEN);
	close(second);
	assert_int_equal(lock_take(first, LOCK_ASSESSMENTS + 1, 0), LOCK_TAKEN);
	close(first);
	unlink(path);
	rmdir(folder);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(type_is_remote__for_file_systems_of_other_machines),
		cmocka_unit_test(resolve__makes_folder__and_follows_its_links),
		cmocka_unit_test(resolve__refuses__folder_as_name),
		cmocka_unit_test(identity__tells_files_apart),
		cmocka_unit_test(lock__excludes__byte_by_byte),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
