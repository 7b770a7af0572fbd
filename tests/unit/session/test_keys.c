/* SPDX-License-Identifier: MIT */
/* Tests of src/session/keys.c. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/array.h"
#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"
#include "seal/chain.h"
#include "session/keys.h"

static char *folder;

static int
set_up(void **state)
{
	char name[] = "/tmp/pia-keys-XXXXXX";

	(void)state;
	if (!seal_initialise(NULL) || !mkdtemp(name))
		return -1;
	folder = memory_copy_string(name);
	return setenv("XDG_DATA_HOME", folder, 1);
}

static int
tear_down(void **state)
{
	auto_string char *command = string_format("rm -rf '%s'", folder);

	(void)state;
	memory_free(&folder);
	unsetenv("XDG_DATA_HOME");
	return system(command);
}

/* A file of the keys' folder; caller-owned. */
static char *
in_keys(const char *name)
{
	return string_format("%s/pia/keys/%s", folder, name);
}

static bool
make(const char *name, const char *passphrase, struct minisign_public *public)
{
	return keys_make(name, passphrase, &minisign_weak, public, NULL);
}

static mode_t
mode_of(const char *path)
{
	struct stat status;

	assert_int_equal(stat(path, &status), 0);
	return status.st_mode & 0777;
}

static void
make__keeps_what_only_its_passphrase_opens(void **state)
{
	struct minisign_public public;
	struct minisign_secret secret;
	struct error error = {0};
	auto_string char *file = in_keys("陳.key");
	auto_string char *keys = in_keys("");

	(void)state;
	assert_true(make("陳", "密碼", &public));
	assert_int_equal(mode_of(file), 0600);
	assert_int_equal(mode_of(keys), 0700);
	assert_true(keys_open("陳", "密碼", &secret, &error));
	assert_memory_equal(secret.id, public.id, sizeof(public.id));
	minisign_wipe(&secret);
	assert_false(keys_open("陳", "密", &secret, &error));
	assert_int_equal(error.kind, ERROR_DATA);
	error_clear(&error);
}

static void
make__refuses_no_passphrase__a_name_twice__and_what_is_no_name(void **state)
{
	static const char *const names[] = {
		"", ".hidden", "-option", "../up", "a/b", "a b", "a\tb", "a\xff", "a\xe2\x80\xae"};
	struct minisign_public first;
	struct minisign_public found;
	auto_string char *name = NULL;

	(void)state;
	assert_false(make("ana", "", NULL));
	assert_true(make("ana", "x", &first));
	assert_false(make("ana", "x", NULL));
	assert_true(keys_find(first.id, &found, &name));
	assert_string_equal(name, "ana");
	for (size_t i = 0; i < array_length(names); i++)
		assert_false(make(names[i], "x", NULL));
}

static void
import__takes_a_public_key_once_under_its_files_name(void **state)
{
	struct minisign_public public;
	struct minisign_secret secret;
	struct minisign_public found;
	struct known_keys keys;
	auto_string char *path = string_format("%s/bento.pub", folder);
	auto_string char *text = NULL;
	auto_string char *exported = NULL;
	auto_string char *name = NULL;
	auto_string char *again = NULL;

	(void)state;
	minisign_make(&public, &secret);
	text = minisign_write_public(&public);
	assert_true(files_replace(path, text, strlen(text), NULL));
	assert_false(keys_find(public.id, &found, NULL));
	assert_true(keys_import(path, &name, NULL));
	assert_string_equal(name, "bento");
	assert_true(keys_find(public.id, &found, NULL));
	assert_memory_equal(found.key, public.key, sizeof(public.key));
	assert_true(keys_import(path, &again, NULL));
	assert_true(keys_export("bento", &exported, NULL));
	assert_string_equal(exported, text);
	assert_false(keys_open("bento", "x", &secret, NULL));
	keys_list(&keys);
	assert_int_equal(keys.key_count, 1);
	assert_false(keys.keys[0].is_own);
	keys_clear(&keys);
}

static void
import__refuses_another_key_of_the_same_name_or_id(void **state)
{
	struct minisign_public own;
	struct minisign_public other;
	struct minisign_secret secret;
	struct error error = {0};
	auto_string char *path = string_format("%s/ana.pub", folder);
	auto_string char *name = NULL;

	(void)state;
	assert_true(make("ana", "x", &own));
	minisign_make(&other, &secret);

	auto_string char *text = minisign_write_public(&other);

	assert_true(files_replace(path, text, strlen(text), NULL));
	assert_false(keys_import(path, &name, &error));
	assert_int_equal(error.kind, ERROR_STATE);
	error_clear(&error);
	memcpy(other.id, own.id, sizeof(own.id));

	auto_string char *forged = minisign_write_public(&other);

	assert_true(files_replace(path, forged, strlen(forged), NULL));
	assert_false(keys_import(path, &name, &error));
	assert_non_null(strstr(error.message, "forged"));
	error_clear(&error);
}

static void
list__passes_over_what_is_no_key(void **state)
{
	struct known_keys keys;
	auto_string char *path = in_keys("broken.pub");

	(void)state;
	assert_true(make("ana", "x", NULL));
	assert_true(files_replace(path, "x", 1, NULL));
	keys_list(&keys);
	assert_int_equal(keys.key_count, 1);
	assert_string_equal(keys.keys[0].name, "ana");
	assert_true(keys.keys[0].is_own);
	keys_clear(&keys);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			make__keeps_what_only_its_passphrase_opens, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			make__refuses_no_passphrase__a_name_twice__and_what_is_no_name, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(
			import__takes_a_public_key_once_under_its_files_name, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			import__refuses_another_key_of_the_same_name_or_id, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			list__passes_over_what_is_no_key, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
