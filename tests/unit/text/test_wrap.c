/* SPDX-License-Identifier: MIT */
/* Unit tests of text/wrap. */
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
#include "text/wrap.h"

/* The lines of a text, shown with | between them. */
static void
assert_wrapped(const char *text, int width, const char *expected)
{
	struct wrap wrap;
	struct string shown = {0};

	wrap_text(text, width, WIDTH_FILE, &wrap);
	assert_int_equal(wrap_count_lines(text, width, WIDTH_FILE), wrap.line_count);
	for (size_t i = 0; i < wrap.line_count; i++) {
		const struct wrap_line *line = &wrap.lines[i];

		string_append(&shown, i ? "|" : "");
		string_append_bytes(&shown, text + line->start, line->length);
		assert_int_equal(
			line->columns, width_bytes(text + line->start, line->length, WIDTH_FILE));
	}
	assert_string_equal(string_text(&shown), expected);
	string_clear(&shown);
	wrap_clear(&wrap);
}

static void
wrap__breaks__between_words(void **state)
{
	(void)state;
	assert_wrapped("the quick brown fox", 10, "the quick |brown fox");
	assert_wrapped("the quick brown fox", 9, "the quick|brown fox");
	assert_wrapped("a well-known case", 8, "a well-|known |case");
	assert_wrapped("fits", 4, "fits");
}

static void
wrap__keeps_wide_character_whole__at_edge(void **state)
{
	(void)state;
	assert_wrapped("個人資料", 5, "個人|資料");
	assert_wrapped("個人資料", 4, "個人|資料");
	assert_wrapped("a個人", 4, "a個|人");
}

static void
wrap__puts_no_closing_mark__at_line_start(void **state)
{
	(void)state;
	assert_wrapped("個人資料，保護", 8, "個人資|料，保護");
	assert_wrapped("「個人」資料。", 6, "「個|人」資|料。");
	assert_wrapped("資料（甲）", 6, "資料|（甲）");
}

static void
wrap__cuts__word_wider_than_line(void **state)
{
	(void)state;
	assert_wrapped("abcdefgh ij", 3, "abc|def|gh |ij");
	assert_wrapped("aa bbbbbb", 4, "aa |bbbb|bb");
}

static void
wrap__keeps__explicit_newlines(void **state)
{
	(void)state;
	assert_wrapped("", 5, "");
	assert_wrapped("a\n\nb\n", 5, "a||b|");
	assert_wrapped("\n", 5, "|");
}

static void
wrap__hangs_blanks__over_edge(void **state)
{
	(void)state;
	assert_wrapped("abc   def", 4, "abc |def");
	assert_wrapped("abc     ", 4, "abc ");
	assert_wrapped("        ", 4, "    ");
}

static void
wrap__shows_cluster__wider_than_line(void **state)
{
	(void)state;
	assert_wrapped("個人", 1, "個|人");
	assert_wrapped("ab", 0, "a|b");
	assert_wrapped("e\u0301e\u0301", 1, "e\u0301|e\u0301");
}

static void
wrap__marks__last_line_of_paragraph(void **state)
{
	struct wrap wrap;

	(void)state;
	wrap_text("aaa bbb\nccc", 4, WIDTH_FILE, &wrap);
	assert_int_equal(wrap.line_count, 3);
	assert_false(wrap.lines[0].is_last);
	assert_true(wrap.lines[1].is_last);
	assert_true(wrap.lines[2].is_last);
	wrap_clear(&wrap);
}

static void
wrap_find_line__finds__every_offset(void **state)
{
	/* Lines: "aaa " 0, "bbb" 4, "" 8, "ccc" 9. */
	static const char text[] = "aaa bbb\n\nccc";
	static const size_t lines[] = {0, 0, 0, 0, 1, 1, 1, 1, 2, 3, 3, 3, 3};
	struct wrap wrap;

	(void)state;
	wrap_text(text, 4, WIDTH_FILE, &wrap);
	for (size_t offset = 0; offset < sizeof(text); offset++)
		assert_int_equal(wrap_find_line(&wrap, offset), lines[offset]);
	wrap_clear(&wrap);
}

/* Every byte but newlines and hanging blanks is on exactly one line, whatever the width. */
static void
wrap__loses_nothing__at_any_width(void **state)
{
	static const char text[] =
		"Avaliação de impacto: 個人資料保護，「法律」。 x\u0301\u0302 👨\u200D👩 "
		"word-break  https://example.org/a/very/long/path\n\n\tend ";

	(void)state;
	for (int width = 1; width < 90; width++) {
		struct wrap wrap;
		size_t at = 0;

		wrap_text(text, width, WIDTH_FILE, &wrap);
		for (size_t i = 0; i < wrap.line_count; i++) {
			const struct wrap_line *line = &wrap.lines[i];

			for (; at < line->start; at++)
				assert_non_null(memchr(" \t\n", text[at], 3));
			assert_int_equal(at, line->start);
			at += line->length;
			assert_true(line->columns <= width || width == 1);
		}
		for (; at < sizeof(text) - 1; at++)
			assert_non_null(memchr(" \t\n", text[at], 3));
		wrap_clear(&wrap);
	}
}

static void
wrap__takes__huge_paste(void **state)
{
	struct wrap wrap;
	char *text = memory_allocate(30001);

	(void)state;
	for (size_t i = 0; i < 10000; i++)
		memcpy(text + 3 * i, "個", 3);
	wrap_text(text, 40, WIDTH_FILE, &wrap);
	assert_int_equal(wrap.line_count, 500);
	wrap_clear(&wrap);
	free(text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(wrap__breaks__between_words),
		cmocka_unit_test(wrap__keeps_wide_character_whole__at_edge),
		cmocka_unit_test(wrap__puts_no_closing_mark__at_line_start),
		cmocka_unit_test(wrap__cuts__word_wider_than_line),
		cmocka_unit_test(wrap__keeps__explicit_newlines),
		cmocka_unit_test(wrap__hangs_blanks__over_edge),
		cmocka_unit_test(wrap__shows_cluster__wider_than_line),
		cmocka_unit_test(wrap__marks__last_line_of_paragraph),
		cmocka_unit_test(wrap_find_line__finds__every_offset),
		cmocka_unit_test(wrap__loses_nothing__at_any_width),
		cmocka_unit_test(wrap__takes__huge_paste),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
