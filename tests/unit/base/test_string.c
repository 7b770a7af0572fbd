/* SPDX-License-Identifier: MIT */
/* Unit tests of base/string. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/string.h"

static void
string__grows__as_it_is_appended_to(void **state)
{
	struct string string = {0};

	(void)state;
	assert_string_equal(string_text(&string), "");
	for (int i = 0; i < 1000; i++) {
		string_append(&string, "個");
		string_append_byte(&string, '.');
		string_append_bytes(&string, "xyz", 2);
		string_append(&string, NULL);
	}
	assert_int_equal(string.length, 6000);
	assert_int_equal(strlen(string.data), 6000);
	assert_memory_equal(string.data + 5994, "個.xy", 7);
	string_empty(&string);
	assert_string_equal(string_text(&string), "");
	string_append(&string, "again");
	assert_string_equal(string_text(&string), "again");
	string_clear(&string);
	assert_null(string.data);
	string_clear(&string);
	string_empty(&string);
}

static void
string_append_bytes__keeps__nul(void **state)
{
	struct string string = {0};

	(void)state;
	string_append_bytes(&string, "a\0b", 3);
	assert_int_equal(string.length, 3);
	assert_memory_equal(string.data, "a\0b", 4);
	string_clear(&string);
}

static void
string_format__formats__any_length(void **state)
{
	struct string string = {0};
	char *text = string_format("%s %d%%", "of", 71);
	char *wide = string_format("%5000d", 7);
	char *empty = string_format("%s", "");

	(void)state;
	assert_string_equal(text, "of 71%");
	assert_int_equal(strlen(wide), 5000);
	assert_string_equal(empty, "");
	string_append(&string, "a");
	string_append_format(&string, "%s", wide);
	string_append_format(&string, "%s", "");
	assert_int_equal(string.length, 5001);
	string_clear(&string);
	free(text);
	free(wide);
	free(empty);
}

static void
string_take__hands_over__the_text(void **state)
{
	struct string string = {0};
	char *empty = string_take(&string);
	char *text;

	(void)state;
	assert_string_equal(empty, "");
	free(empty);
	string_append(&string, "mine");
	text = string_take(&string);
	assert_string_equal(text, "mine");
	assert_null(string.data);
	assert_int_equal(string.length, 0);
	free(text);
}

static void
string_copy_trimmed__leaves__what_is_inside(void **state)
{
	char *text = string_copy_trimmed(" \t a b\n", " \t\n");
	char *nothing = string_copy_trimmed("  ", " ");

	(void)state;
	assert_string_equal(text, "a b");
	assert_string_equal(nothing, "");
	free(text);
	free(nothing);
}

static void
string_equal__takes__null(void **state)
{
	char copy[] = "a";

	(void)state;
	assert_true(string_equal("a", copy));
	assert_false(string_equal("a", "b"));
	assert_true(string_equal(NULL, NULL));
	assert_false(string_equal(NULL, ""));
	assert_false(string_equal("", NULL));
	assert_true(string_is_empty(NULL));
	assert_true(string_is_empty(""));
	assert_false(string_is_empty(" "));
}

static void
drop_character__takes__a_whole_character(void **state)
{
	struct string text = {0};

	(void)state;
	string_drop_character(&text);
	assert_string_equal(string_text(&text), "");
	string_append(&text, "a風é");
	string_drop_character(&text);
	assert_string_equal(string_text(&text), "a風");
	string_drop_character(&text);
	assert_string_equal(string_text(&text), "a");
	string_drop_character(&text);
	string_drop_character(&text);
	assert_string_equal(string_text(&text), "");
	string_clear(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(string__grows__as_it_is_appended_to),
		cmocka_unit_test(string_append_bytes__keeps__nul),
		cmocka_unit_test(string_format__formats__any_length),
		cmocka_unit_test(string_take__hands_over__the_text),
		cmocka_unit_test(string_copy_trimmed__leaves__what_is_inside),
		cmocka_unit_test(string_equal__takes__null),
		cmocka_unit_test(drop_character__takes__a_whole_character),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
