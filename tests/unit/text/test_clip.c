/* SPDX-License-Identifier: MIT */
/* Unit tests of text/clip. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "text/clip.h"

static void
assert_clipped(const char *text, int columns, const char *mark, const char *expected)
{
	char *clipped = clip_text(text, columns, mark, WIDTH_FILE);

	assert_string_equal(clipped, expected);
	free(clipped);
}

static void
clip_length__keeps_wide_character_whole__at_edge(void **state)
{
	int used;

	(void)state;
	assert_int_equal(clip_length("中文字", 9, 5, WIDTH_FILE, &used), 6);
	assert_int_equal(used, 4);
	assert_int_equal(clip_length("ae\u0301b", 5, 2, WIDTH_FILE, &used), 4);
	assert_int_equal(used, 2);
	assert_int_equal(clip_length("abc", 3, 0, WIDTH_FILE, &used), 0);
	assert_int_equal(clip_length("abc", 3, 9, WIDTH_FILE, NULL), 3);
}

static void
clip_text__leaves__what_fits(void **state)
{
	(void)state;
	assert_clipped("中文字", 6, CLIP_MARK, "中文字");
	assert_clipped("", 3, CLIP_MARK, "");
}

static void
clip_text__marks__what_was_cut(void **state)
{
	(void)state;
	assert_clipped("中文字", 5, CLIP_MARK, "中文…");
	assert_clipped("中文字", 4, CLIP_MARK, "中…");
	assert_clipped("abcdef", 4, CLIP_MARK_ASCII, "abc~");
	assert_clipped("abcdef", 1, CLIP_MARK, "…");
	assert_clipped("abcdef", 0, CLIP_MARK, "");
	assert_clipped("abcdef", 2, "...", "ab");
	assert_clipped("abcdef", 2, NULL, "ab");
	assert_clipped("abcdef", -1, CLIP_MARK, "");
}

static void
clip_text__makes_one_line__of_several(void **state)
{
	(void)state;
	assert_clipped("a\nb\tc", 9, CLIP_MARK, "a b c");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(clip_length__keeps_wide_character_whole__at_edge),
		cmocka_unit_test(clip_text__leaves__what_fits),
		cmocka_unit_test(clip_text__marks__what_was_cut),
		cmocka_unit_test(clip_text__makes_one_line__of_several),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
