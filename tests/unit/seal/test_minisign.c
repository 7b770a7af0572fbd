/* SPDX-License-Identifier: MIT */
/* Unit tests of seal/minisign. One key and signature were made by minisign. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/string.h"
#include "seal/chain.h"
#include "seal/minisign.h"

static const char text[] = "what is signed";

static int
set_up(void **state)
{
	struct error error = {0};

	(void)state;
	return seal_initialise(&error) ? 0 : 1;
}

static void
signature__is_of_these_bytes_and_this_comment(void **state)
{
	struct minisign_public public;
	struct minisign_secret secret;
	struct error error = {0};

	(void)state;
	minisign_make(&public, &secret);

	auto_string char *signature = minisign_sign(&secret, text, strlen(text), "approved");
	auto_string char *comment = NULL;

	assert_true(minisign_verify(&public, signature, text, strlen(text), &comment, &error));
	assert_string_equal(comment, "approved");
	assert_false(minisign_verify(&public, signature, text, strlen(text) - 1, NULL, &error));
	assert_int_equal(error.kind, ERROR_DATA);
	error_clear(&error);

	char *approved = strstr(signature, "approved");

	memcpy(approved, "refused!", 8);
	assert_false(minisign_verify(&public, signature, text, strlen(text), NULL, &error));
	error_clear(&error);
	minisign_wipe(&secret);
}

static void
key__comes_with_a_signature(void **state)
{
	struct minisign_public public;
	struct minisign_public found;
	struct minisign_secret secret;

	(void)state;
	minisign_make(&public, &secret);

	auto_string char *line = minisign_key_line(&secret);
	auto_string char *comment = string_format("approved " MINISIGN_KEY_MARK "%s", line);
	auto_string char *with = minisign_sign(&secret, text, strlen(text), comment);
	auto_string char *without = minisign_sign(&secret, text, strlen(text), "approved key:");

	assert_true(minisign_signature_key(with, &found));
	assert_memory_equal(&found, &public, sizeof(public));
	assert_false(minisign_signature_key(without, &found));
	minisign_wipe(&secret);

	/* That of another is none. */
	minisign_make(&public, &secret);

	auto_string char *others = minisign_sign(&secret, text, strlen(text), comment);

	assert_false(minisign_signature_key(others, &found));
	minisign_wipe(&secret);
}

static void
every_bit_of_a_signature__counts(void **state)
{
	struct minisign_public public;
	struct minisign_secret secret;

	(void)state;
	minisign_make(&public, &secret);

	auto_string char *signature = minisign_sign(&secret, text, strlen(text), "approved");
	/* The first line is no part of it. */
	size_t first = strcspn(signature, "\n") + 1;
	size_t length = strlen(signature);

	for (size_t i = first; i < length; i++) {
		for (int bit = 0; bit < 8; bit++) {
			struct error error = {0};

			signature[i] = (char)(signature[i] ^ (1 << bit));
			/* A line end is as good as another, and nothing comes after the last. */
			if (minisign_verify(&public, signature, text, strlen(text), NULL, &error) &&
				signature[i] != '\n' && signature[i] != '\r' && i + 1 < length)
				fail_msg("byte %zu, bit %d", i, bit);
			error_clear(&error);
			signature[i] = (char)(signature[i] ^ (1 << bit));
		}
	}
}

static void
secret_key__opens_with_its_passphrase_only(void **state)
{
	struct minisign_public public;
	struct minisign_secret secret;
	struct minisign_secret read;
	struct error error = {0};

	(void)state;
	minisign_make(&public, &secret);

	auto_string char *file = minisign_write_secret(&secret, "密碼 1", &minisign_weak);

	assert_non_null(file);
	assert_true(minisign_read_secret(file, "密碼 1", &read, &error));
	assert_memory_equal(&read, &secret, sizeof(read));
	assert_false(minisign_read_secret(file, "密碼 2", &read, &error));
	assert_int_equal(error.kind, ERROR_DATA);
	error_clear(&error);
	assert_false(minisign_read_secret("untrusted comment: x\nAAAA\n", "", &read, &error));
	error_clear(&error);
}

static void
public_key__is_read_as_written(void **state)
{
	struct minisign_public public;
	struct minisign_public read;
	struct minisign_secret secret;
	struct error error = {0};

	(void)state;
	minisign_make(&public, &secret);

	auto_string char *file = minisign_write_public(&public);

	assert_true(minisign_read_public(file, &read, &error));
	assert_memory_equal(&read, &public, sizeof(read));
	assert_false(minisign_read_public(text, &read, &error));
	assert_int_equal(error.kind, ERROR_DATA);
	error_clear(&error);
}

static void
signature__of_another_key__is_told_apart(void **state)
{
	struct minisign_public public;
	struct minisign_public other;
	struct minisign_secret secret;
	struct error error = {0};

	(void)state;
	minisign_make(&other, &secret);
	minisign_make(&public, &secret);

	auto_string char *signature = minisign_sign(&secret, text, strlen(text), "");
	unsigned char id[MINISIGN_ID_BYTES];

	assert_true(minisign_signature_id(signature, id, &error));
	assert_memory_equal(id, public.id, sizeof(id));
	assert_false(minisign_verify(&other, signature, text, strlen(text), NULL, &error));
	assert_non_null(strstr(error.message, "another key"));
	error_clear(&error);
}

static void
files_of_minisign_itself__are_read(void **state)
{
	static const char key[] = "untrusted comment: minisign public key 9584BEED75F56E3C\n"
				  "RWQ8bvV17b6ElcI0w5JA5PyPTcx52vhiIaFqtkW6jJX3rAFKw/n6sALm\n";
	static const char signature[] = "untrusted comment: signature from minisign secret key\n"
					"RUQ8bvV17b6ElXA99y6VRJih4oq5DuYRJaFeMReDmTxkrmauNxHbgxN/"
					"K2gKFU4sFCBvJSIQH4bmA+5j2Oguo+k6PwgeHNNtfQY=\n"
					"trusted comment: signed by minisign\n"
					"K5ISJM4r9BApjraRuy8/e7wLadxxL01Bh7zwUkPgVSBi/"
					"fNCw13Jm05PiCrSgjDzRRdd8XMIizaX+U5rIL8OAQ==\n";
	struct minisign_public public;
	struct error error = {0};
	auto_string char *comment = NULL;

	(void)state;
	assert_true(minisign_read_public(key, &public, &error));
	assert_true(minisign_verify(&public, signature, text, strlen(text), &comment, &error));
	assert_string_equal(comment, "signed by minisign");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(signature__is_of_these_bytes_and_this_comment),
		cmocka_unit_test(key__comes_with_a_signature),
		cmocka_unit_test(every_bit_of_a_signature__counts),
		cmocka_unit_test(secret_key__opens_with_its_passphrase_only),
		cmocka_unit_test(public_key__is_read_as_written),
		cmocka_unit_test(signature__of_another_key__is_told_apart),
		cmocka_unit_test(files_of_minisign_itself__are_read),
	};

	return cmocka_run_group_tests(tests, set_up, NULL);
}
