/* SPDX-License-Identifier: MIT */
/* Tests of src/archive/tar.c. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "archive/tar.h"
#include "base/array.h"

static void
header__is_read_back(void **state)
{
	const struct tar_entry entry = {"versions/12.approver.minisig", 377, 1768467600};
	unsigned char block[TAR_BLOCK_BYTES];
	struct tar_entry again;

	(void)state;
	assert_true(tar_write_header(&entry, block));
	assert_true(tar_read_header(block, &again));
	assert_string_equal(again.name, entry.name);
	assert_int_equal(again.size, entry.size);
	assert_int_equal(again.time, entry.time);
}

static void
header__refuses_any_other_bit(void **state)
{
	const struct tar_entry entry = {"assessment.sqlite", 8192, 1768467600};
	unsigned char block[TAR_BLOCK_BYTES];
	struct tar_entry again;

	(void)state;
	assert_true(tar_write_header(&entry, block));
	for (size_t bit = 0; bit < sizeof(block) * 8; bit++) {
		block[bit / 8] ^= (unsigned char)(1u << bit % 8);
		assert_false(tar_read_header(block, &again));
		block[bit / 8] ^= (unsigned char)(1u << bit % 8);
	}
}

static void
header__refuses_names__that_lead_elsewhere(void **state)
{
	static const char *const names[] = {"", "/etc/passwd", "../x", "a/../b", "a/", "a//b", ".x",
		"a/.b", "a b", "a\nb", "é", "a\\b"};

	(void)state;
	for (size_t i = 0; i < array_length(names); i++) {
		struct tar_entry entry = {.size = 1};
		unsigned char block[TAR_BLOCK_BYTES];

		memcpy(entry.name, names[i], strlen(names[i]));
		assert_false(tar_write_header(&entry, block));
	}
}

static void
padding__fills_the_last_block(void **state)
{
	(void)state;
	assert_int_equal(tar_padding(0), 0);
	assert_int_equal(tar_padding(1), 511);
	assert_int_equal(tar_padding(512), 0);
	assert_int_equal(tar_padding(513), 511);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(header__is_read_back),
		cmocka_unit_test(header__refuses_any_other_bit),
		cmocka_unit_test(header__refuses_names__that_lead_elsewhere),
		cmocka_unit_test(padding__fills_the_last_block),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
