/* SPDX-License-Identifier: MIT */
/* Unit tests of text/width. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <locale.h>
#include <string.h>
#include <wchar.h>

#include "text/grapheme.h"
#include "text/width.h"

static int
use_utf8(void **state)
{
	(void)state;
	return setlocale(LC_CTYPE, "C.UTF-8") ? 0 : -1;
}

static void
assert_cell(const char *cluster, int columns, const char *expected)
{
	char cell[WIDTH_CELL_BYTES];

	assert_int_equal(width_cell(cluster, strlen(cluster), cell), columns);
	assert_string_equal(cell, expected);
	assert_int_equal(width_cluster(cluster, strlen(cluster), WIDTH_SCREEN), columns);
}

static void
width_text__counts__columns(void **state)
{
	static const struct {
		const char *text;
		int columns;
	} rows[] = {{"", 0}, {"abc", 3}, {"avaliação", 9}, {"個人資料", 8}, {"ｱＡ", 3},
		{"①■“”—·", 6}, {"e\u0301a\u0303", 2}, {"👍🏽", 2}, {"👨\u200D👩\u200D👧", 2},
		{"a\nb\tc", 5}, {"\u0301", 1}, {"한국", 4}};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		assert_int_equal(width_text(rows[i].text, WIDTH_SCREEN), rows[i].columns);
		assert_int_equal(width_text(rows[i].text, WIDTH_FILE), rows[i].columns);
	}
}

static void
width_cluster__follows_each_policy__for_new_characters(void **state)
{
	(void)state;
	assert_int_equal(width_text("𱍐", WIDTH_FILE), 2);
	assert_int_equal(width_text("𱍐", WIDTH_SCREEN), wcwidth(0x31350) == 2 ? 2 : 1);
	assert_int_equal(width_text("❤\uFE0F", WIDTH_FILE), 2);
	assert_int_equal(width_text("❤\uFE0F", WIDTH_SCREEN), 1);
	assert_int_equal(width_text("a\u200Fb\u2060", WIDTH_FILE), 2);
	assert_int_equal(width_text("a\u200Fb\u2060", WIDTH_SCREEN), 4);
}

static void
width_cell__holds__base_and_marks(void **state)
{
	(void)state;
	assert_cell("中", 2, "中");
	assert_cell("e\u0301", 1, "e\u0301");
	assert_cell("e\u0301\u0302\u0303\u0304\u0305\u0306", 1, "e\u0301\u0302\u0303\u0304");
	assert_cell("👨\u200D👩\u200D👧", 2, "👨");
	assert_cell("葛\U000E0100", 2, "葛");
	assert_cell("\u1112\u1161\u11AB", 2, "\u1112\u1161\u11AB");
}

static void
width_cell__shows__what_cannot_be_drawn(void **state)
{
	(void)state;
	assert_cell("\033", 1, "\uFFFD");
	assert_cell("\u202E", 1, "\uFFFD");
	assert_cell("\U000E0061", 1, "\uFFFD");
	assert_cell("\u200B", 1, "\uFFFD");
	assert_cell("\n", 1, " ");
	assert_cell("\t", 1, " ");
	assert_cell("\u0301", 1, " \u0301");
	assert_cell("", 1, " ");
	if (wcwidth(0x31350) < 0)
		assert_cell("𱍐", 1, "\uFFFD");
}

/* What ncurses is given must be one character with columns, then only marks without. */
static void
width_cell__agrees_with_wcwidth__for_every_character(void **state)
{
	(void)state;
	for (uint32_t character = 1; character < 0x110000; character++) {
		char text[UTF8_BYTES_MAX];
		char cell[WIDTH_CELL_BYTES];
		size_t length = utf8_encode(character, text);
		int columns = width_cell(text, length, cell);
		uint32_t shown;
		size_t base = utf8_decode(cell, strlen(cell), &shown);

		assert_int_equal(wcwidth((wchar_t)shown), columns);
		assert_int_equal(width_cluster(text, length, WIDTH_SCREEN), columns);
		assert_false(utf8_is_hazard(shown));
		if (cell[base]) {
			utf8_decode(cell + base, strlen(cell + base), &shown);
			assert_int_equal(wcwidth((wchar_t)shown), 0);
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(width_text__counts__columns),
		cmocka_unit_test(width_cluster__follows_each_policy__for_new_characters),
		cmocka_unit_test(width_cell__holds__base_and_marks),
		cmocka_unit_test(width_cell__shows__what_cannot_be_drawn),
		cmocka_unit_test(width_cell__agrees_with_wcwidth__for_every_character),
	};

	return cmocka_run_group_tests(tests, use_utf8, NULL);
}
