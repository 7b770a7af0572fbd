/* SPDX-License-Identifier: MIT */
/* Unit tests of text/slug. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "text/slug.h"

static void
assert_slug(const char *text, const char *expected)
{
	char *slug = slug_make(text, "2026-0001");

	assert_string_equal(slug, expected);
	free(slug);
}

static void
slug_make__keeps__what_is_allowed(void **state)
{
	(void)state;
	assert_slug("DingTalk rollout, HQ v1.0_b", "DingTalk-rollout-HQ-v1.0_b");
	assert_slug("Avaliação ＡＢ", "Avaliacao-AB");
	assert_slug("  a  --  b  ", "a-b");
}

static void
slug_make__stays__in_its_folder(void **state)
{
	(void)state;
	assert_slug("../../etc/x", "etc-x");
	assert_slug("/abs", "abs");
	assert_slug("a/b\\c", "a-b-c");
	assert_slug("-rf", "rf");
	assert_slug(".hidden.", "hidden");
	assert_slug("a\nb", "a-b");
}

static void
slug_make__takes_fallback__when_nothing_is_left(void **state)
{
	char *slug;

	(void)state;
	assert_slug(".", "2026-0001");
	assert_slug("..", "2026-0001");
	assert_slug("", "2026-0001");
	assert_slug(NULL, "2026-0001");
	assert_slug("個人資料保護", "2026-0001");
	slug = slug_make("個", "人");
	assert_string_equal(slug, "untitled");
	free(slug);
}

static void
slug_make__avoids__devices(void **state)
{
	(void)state;
	assert_slug("CON", "_CON");
	assert_slug("nul.txt", "_nul.txt");
	assert_slug("com1", "_com1");
	assert_slug("console", "console");
}

static void
slug_make__ends_with_no_dot__when_it_is_cut(void **state)
{
	char *text = memory_allocate(SLUG_LENGTH_MAX + 1);
	char *slug;

	(void)state;
	/* A device whose name grows by one sign, so that the last is cut. */
	memset(text, 'a', SLUG_LENGTH_MAX);
	memcpy(text, "nul.", 4);
	text[SLUG_LENGTH_MAX - 2] = '.';
	slug = slug_make(text, "");
	assert_int_equal(slug[0], '_');
	assert_int_equal(slug[strlen(slug) - 1], 'a');
	free(slug);
	free(text);
}

static void
slug_make__is_bounded__for_long_text(void **state)
{
	char *text = memory_allocate(1001);
	char *slug;

	(void)state;
	memset(text, 'a', 1000);
	slug = slug_make(text, "");
	assert_int_equal(strlen(slug), SLUG_LENGTH_MAX);
	free(slug);
	memcpy(text, "con.", 4);
	slug = slug_make(text, "");
	assert_int_equal(strlen(slug), SLUG_LENGTH_MAX);
	free(slug);
	free(text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(slug_make__keeps__what_is_allowed),
		cmocka_unit_test(slug_make__stays__in_its_folder),
		cmocka_unit_test(slug_make__takes_fallback__when_nothing_is_left),
		cmocka_unit_test(slug_make__avoids__devices),
		cmocka_unit_test(slug_make__ends_with_no_dot__when_it_is_cut),
		cmocka_unit_test(slug_make__is_bounded__for_long_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
