/* SPDX-License-Identifier: MIT */
/* Unit tests of text/grapheme. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "text/grapheme.h"

/* The text must fall into clusters of these lengths, forwards and backwards. */
static void
assert_clusters(const char *text, const size_t *lengths, size_t count)
{
	size_t length = strlen(text);
	size_t at = 0;

	for (size_t i = 0; i < count; i++) {
		size_t end = grapheme_next(text, length, at);

		assert_int_equal(end - at, lengths[i]);
		assert_int_equal(grapheme_previous(text, length, end), at);
		for (size_t inside = at + 1; inside <= end; inside++)
			assert_int_equal(grapheme_boundary(text, length, inside), end);
		at = end;
	}
	assert_int_equal(at, length);
	assert_int_equal(grapheme_next(text, length, length), length);
	assert_int_equal(grapheme_previous(text, length, 0), 0);
	assert_int_equal(grapheme_boundary(text, length, 0), 0);
}

#define CLUSTERS(text, ...) \
	assert_clusters((text), (const size_t[]){__VA_ARGS__}, \
		sizeof((const size_t[]){__VA_ARGS__}) / sizeof(size_t))

static void
grapheme__splits__letters_and_ideographs(void **state)
{
	(void)state;
	CLUSTERS("aé中𠮷z", 1, 2, 3, 4, 1);
	CLUSTERS("한국", 3, 3);
}

static void
grapheme__keeps_marks__with_their_base(void **state)
{
	(void)state;
	CLUSTERS("ae\u0301\u0323b", 1, 5, 1);
	CLUSTERS("葛\U000E0100x", 7, 1);
	CLUSTERS("\u1112\u1161\u11ABx", 9, 1);
}

static void
grapheme__keeps_emoji__that_are_joined(void **state)
{
	(void)state;
	CLUSTERS("x👨\u200D👩\u200D👧👍🏽.", 1, 18, 8, 1);
	CLUSTERS("❤\uFE0F\u200D🔥a", 13, 1);
	CLUSTERS("1\u200D👩", 4, 4);
}

static void
grapheme__splits__what_has_columns_of_its_own(void **state)
{
	(void)state;
	CLUSTERS("कि", 3, 3);
	CLUSTERS("🇲🇴", 4, 4);
}

static void
grapheme__splits__stray_tags(void **state)
{
	(void)state;
	CLUSTERS("a\U000E0061\U000E0062b", 1, 4, 4, 1);
	CLUSTERS("🏴\U000E0067\U000E007Fb", 12, 1);
}

static void
grapheme__takes_line_ends__as_one(void **state)
{
	(void)state;
	CLUSTERS("a\r\nb\n\n\tc", 1, 2, 1, 1, 1, 1, 1);
}

static void
grapheme__holds__ten_thousand_marks(void **state)
{
	struct {
		char text[1 + 2 * 10000 + 1];
	} *big = calloc(1, sizeof(*big));

	(void)state;
	big->text[0] = 'a';
	for (size_t i = 0; i < 10000; i++)
		memcpy(big->text + 1 + 2 * i, "\u0301", 2);
	assert_int_equal(grapheme_next(big->text, 20001, 0), 20001);
	assert_int_equal(grapheme_previous(big->text, 20001, 20001), 0);
	free(big);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(grapheme__splits__letters_and_ideographs),
		cmocka_unit_test(grapheme__keeps_marks__with_their_base),
		cmocka_unit_test(grapheme__keeps_emoji__that_are_joined),
		cmocka_unit_test(grapheme__splits__what_has_columns_of_its_own),
		cmocka_unit_test(grapheme__splits__stray_tags),
		cmocka_unit_test(grapheme__takes_line_ends__as_one),
		cmocka_unit_test(grapheme__holds__ten_thousand_marks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
