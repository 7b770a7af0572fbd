/* SPDX-License-Identifier: MIT */
/* Unit tests of base/secret. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/secret.h"

static void
secret__grows_and_shrinks__by_characters(void **state)
{
	struct secret secret = {0};

	(void)state;
	assert_string_equal(secret_text(&secret), "");
	secret_drop_last(&secret);
	for (int i = 0; i < 100; i++)
		secret_append(&secret, "密", strlen("密"));
	secret_append(&secret, "ab", 1);
	assert_int_equal(secret.length, 301);
	assert_string_equal(secret_text(&secret) + 297, "密a");
	secret_drop_last(&secret);
	secret_drop_last(&secret);
	assert_int_equal(strlen(secret_text(&secret)), 297);
	secret_wipe(&secret);
	assert_int_equal(secret.length, 0);
	assert_string_equal(secret_text(&secret), "");
	secret_wipe(&secret);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(secret__grows_and_shrinks__by_characters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
