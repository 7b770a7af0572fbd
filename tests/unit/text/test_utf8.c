/* SPDX-License-Identifier: MIT */
/* Unit tests of text/utf8. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "text/utf8.h"

/* Compare and free. */
static void
assert_text(char *actual, const char *expected)
{
	assert_string_equal(actual, expected);
	free(actual);
}

static void
assert_clean(const char *bytes, size_t length, const char *expected)
{
	assert_text(utf8_clean_value(bytes, length), expected);
}

static void
utf8_decode__reads__each_length(void **state)
{
	static const struct {
		const char *bytes;
		size_t length;
		uint32_t character;
	} rows[] = {{"a", 1, 'a'}, {"ã", 2, 0xE3}, {"中", 3, 0x4E2D}, {"𠮷", 4, 0x20BB7}};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		uint32_t character;
		char bytes[UTF8_BYTES_MAX];

		assert_int_equal(utf8_decode(rows[i].bytes, strlen(rows[i].bytes), &character),
			rows[i].length);
		assert_int_equal(character, rows[i].character);
		assert_int_equal(utf8_encode(character, bytes), rows[i].length);
		assert_memory_equal(bytes, rows[i].bytes, rows[i].length);
	}
}

static void
utf8_decode__gives_replacement__for_bad_bytes(void **state)
{
	static const char *const bad[] = {"\xff", "\xc0\xaf", "\xed\xa0\x80", "\xe5\x80", "\x80"};

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		uint32_t character;
		size_t bytes = utf8_decode(bad[i], strlen(bad[i]), &character);

		assert_int_equal(character, UTF8_REPLACEMENT);
		assert_in_range(bytes, 1, strlen(bad[i]));
		assert_false(utf8_is_valid(bad[i], strlen(bad[i])));
	}
}

static void
utf8_encode__replaces__what_is_no_character(void **state)
{
	char bytes[UTF8_BYTES_MAX];

	(void)state;
	assert_int_equal(utf8_encode(0xD800, bytes), 3);
	assert_memory_equal(bytes, "\xEF\xBF\xBD", 3);
	assert_int_equal(utf8_encode(0x110000, bytes), 3);
	assert_memory_equal(bytes, "\xEF\xBF\xBD", 3);
}

static void
utf8_count__counts__characters(void **state)
{
	(void)state;
	assert_int_equal(utf8_count(""), 0);
	assert_int_equal(utf8_count("aã中𠮷"), 4);
	assert_int_equal(utf8_length_before("a中", 4), 3);
	assert_int_equal(utf8_length_before("a中", 1), 1);
	assert_int_equal(utf8_length_before("a中", 0), 0);
}

static void
utf8_sanitize__shows__terminal_escapes(void **state)
{
	(void)state;
	assert_text(utf8_sanitize("A\033]0;pwn\a\302\233"
				  "31mZ\342\200\256gnp.exe\363\240\201\241",
			    UTF8_KEEP_NOTHING),
		"A^[]0;pwn^G⟨9B⟩31mZ⟨202E⟩gnp.exe⟨E0061⟩");
	assert_text(utf8_sanitize("\x7f", UTF8_KEEP_NOTHING), "^?");
}

static void
utf8_sanitize__leaves_no_hazard__in_any_character(void **state)
{
	(void)state;
	for (uint32_t character = 1; character < 0x110000; character++) {
		char bytes[UTF8_BYTES_MAX + 1] = {0};

		utf8_encode(character, bytes);

		char *safe = utf8_sanitize(bytes, UTF8_KEEP_NOTHING);
		size_t left = strlen(safe);

		for (const char *at = safe; left;) {
			uint32_t shown;
			size_t length = utf8_decode(at, left, &shown);

			if (utf8_is_hazard(shown))
				fail_msg("U+%04X is shown as it is", (unsigned)character);
			at += length;
			left -= length;
		}
		free(safe);
	}
}

static void
utf8_sanitize__shows__what_is_invisible(void **state)
{
	static const char *const hidden[] = {"\u200B", "\u200D", "\u200E", "\u2060", "\u2066",
		"\uFEFF", "\u00AD", "\u061C", "\u2028", "\u3164", "\uFFF9", "\uFFFE", "\302\205"};

	(void)state;
	for (size_t i = 0; i < sizeof(hidden) / sizeof(hidden[0]); i++) {
		char *safe = utf8_sanitize(hidden[i], UTF8_KEEP_LAYOUT);

		assert_non_null(strstr(safe, "⟨"));
		assert_null(strstr(safe, hidden[i]));
		free(safe);
	}
}

static void
utf8_sanitize_for_file__replaces__what_is_no_text(void **state)
{
	(void)state;
	assert_text(utf8_sanitize_for_file("a\001\177\302\233\033b\n\tc\uFFFE\uFDD0\U0010FFFF\377"),
		"a\uFFFD\uFFFD\uFFFD\uFFFDb\n\tc\uFFFD\uFFFD\uFFFD\uFFFD");
	assert_text(utf8_sanitize_for_file(NULL), "");
}

static void
utf8_sanitize_for_file__keeps__what_is_invisible(void **state)
{
	static const char text[] = "a\u200Fb\u200Cc\u200Dd\u2060e\u00ADf\uFEFFg\u2028h\U000E0041i";

	(void)state;
	assert_text(utf8_sanitize_for_file(text), text);
	assert_text(utf8_sanitize_for_file("a\u202Bb\u202Cc"), "a\u202Bb\u202Cc");
}

static void
utf8_sanitize_for_file__shows__what_turns_letters_round(void **state)
{
	(void)state;
	assert_text(
		utf8_sanitize_for_file("a\u202Egnp.exe\u202C\u202D"), "a⟨202E⟩gnp.exe\u202C⟨202D⟩");
}

static void
utf8_sanitize_for_file__closes__what_a_line_leaves_open(void **state)
{
	(void)state;
	assert_text(utf8_sanitize_for_file("a\u202Bb\nc\u2067d"), "a\u202Bb\u202C\nc\u2067d\u2069");
	assert_text(utf8_sanitize_for_file("\u2066a\u202Bb"), "\u2066a\u202Bb\u202C\u2069");
	assert_text(utf8_sanitize_for_file("\u2066a\u202Bb\u2069"), "\u2066a\u202Bb\u2069");
	assert_text(
		utf8_sanitize_for_file("\u202A\u2066a\u202C"), "\u202A\u2066a\u202C\u2069\u202C");
	assert_text(utf8_sanitize_for_file("a\u2069\u202C"), "a\u2069\u202C");
}

static void
utf8_sanitize__keeps__ordinary_text(void **state)
{
	static const char text[] =
		"Avaliação “個人資料” №1 — e\u0301 👨\u200D👩\u200D👧 ❤\uFE0F 葛\U000E0100";

	(void)state;
	assert_text(utf8_sanitize(text, UTF8_KEEP_NOTHING), text);
}

static void
utf8_sanitize__shows__second_selector(void **state)
{
	(void)state;
	assert_text(utf8_sanitize("a\uFE0F\uFE01", UTF8_KEEP_NOTHING), "a\uFE0F⟨FE01⟩");
}

static void
utf8_sanitize__keeps_layout__where_asked(void **state)
{
	(void)state;
	assert_text(utf8_sanitize("a\n\tb\r", UTF8_KEEP_LAYOUT), "a\n\tb^M");
	assert_text(utf8_sanitize("a\n\tb", UTF8_KEEP_NEWLINE), "a\n^Ib");
	assert_text(utf8_sanitize("a\n\tb", UTF8_KEEP_NOTHING), "a^J^Ib");
}

static void
utf8_sanitize__replaces__invalid_bytes(void **state)
{
	(void)state;
	assert_text(utf8_sanitize("a\xff\xe5\x80z", UTF8_KEEP_NOTHING), "a\uFFFD\uFFFDz");
	assert_text(utf8_sanitize(NULL, UTF8_KEEP_NOTHING), "");
}

static void
utf8_clean_value__drops__invalid_bytes(void **state)
{
	(void)state;
	assert_clean("\xff"
		     "\xc0\xaf"
		     "\xed\xa0\x80"
		     "\xe5\x80"
		     "a",
		9, "a");
	assert_clean("\xe5\x80", 2, "");
}

static void
utf8_clean_value__keeps__text_as_typed(void **state)
{
	static const char text[] = "\uFA19 e\u0301 \u200Bx \uFFFD\t\n 個人";

	(void)state;
	assert_clean(text, sizeof(text) - 1, text);
}

static void
utf8_clean_value__drops__controls_and_nul(void **state)
{
	(void)state;
	assert_clean("a\0b\033[1m\x7f\302\233c\xEF\xBF\xBE", 14, "ab[1mc");
}

static void
utf8_clean_value__makes_newlines__of_carriage_returns(void **state)
{
	(void)state;
	assert_clean("a\r\nb\rc\n\r", 8, "a\nb\nc\n\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(utf8_decode__reads__each_length),
		cmocka_unit_test(utf8_decode__gives_replacement__for_bad_bytes),
		cmocka_unit_test(utf8_encode__replaces__what_is_no_character),
		cmocka_unit_test(utf8_count__counts__characters),
		cmocka_unit_test(utf8_sanitize__shows__terminal_escapes),
		cmocka_unit_test(utf8_sanitize__leaves_no_hazard__in_any_character),
		cmocka_unit_test(utf8_sanitize__shows__what_is_invisible),
		cmocka_unit_test(utf8_sanitize_for_file__replaces__what_is_no_text),
		cmocka_unit_test(utf8_sanitize_for_file__keeps__what_is_invisible),
		cmocka_unit_test(utf8_sanitize_for_file__shows__what_turns_letters_round),
		cmocka_unit_test(utf8_sanitize_for_file__closes__what_a_line_leaves_open),
		cmocka_unit_test(utf8_sanitize__keeps__ordinary_text),
		cmocka_unit_test(utf8_sanitize__shows__second_selector),
		cmocka_unit_test(utf8_sanitize__keeps_layout__where_asked),
		cmocka_unit_test(utf8_sanitize__replaces__invalid_bytes),
		cmocka_unit_test(utf8_clean_value__drops__invalid_bytes),
		cmocka_unit_test(utf8_clean_value__keeps__text_as_typed),
		cmocka_unit_test(utf8_clean_value__drops__controls_and_nul),
		cmocka_unit_test(utf8_clean_value__makes_newlines__of_carriage_returns),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
