/* SPDX-License-Identifier: MIT */
/* Unit tests of i18n/language. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "i18n/language.h"

static const char *const variables[] = {"PIA_LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"};

static int
clear_environment(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(variables) / sizeof(variables[0]); i++)
		unsetenv(variables[i]);
	return 0;
}

static void
language__has__tags_and_names(void **state)
{
	(void)state;
	assert_string_equal(language_tag(LANGUAGE_CHINESE), "zh-Hant");
	assert_string_equal(language_name(LANGUAGE_PORTUGUESE), "Português");
	assert_string_equal(language_short_name(LANGUAGE_CHINESE), "中");
	assert_string_equal(language_tag(LANGUAGE_NONE), "");
	assert_string_equal(language_tag(LANGUAGE_COUNT), "");
	for (enum language i = LANGUAGE_NONE + 1; i < LANGUAGE_COUNT; i++)
		assert_int_equal(language_from_tag(language_tag(i)), i);
	assert_int_equal(language_from_tag(""), LANGUAGE_NONE);
	assert_int_equal(language_from_tag("zh"), LANGUAGE_NONE);
	assert_int_equal(language_from_tag(NULL), LANGUAGE_NONE);
}

static void
language_next__comes_round__at_the_ends(void **state)
{
	(void)state;
	assert_int_equal(language_next(LANGUAGE_ENGLISH), LANGUAGE_PORTUGUESE);
	assert_int_equal(language_next(LANGUAGE_CHINESE), LANGUAGE_ENGLISH);
	assert_int_equal(language_next(LANGUAGE_NONE), LANGUAGE_ENGLISH);
	assert_int_equal(language_previous(LANGUAGE_PORTUGUESE), LANGUAGE_ENGLISH);
	assert_int_equal(language_previous(LANGUAGE_ENGLISH), LANGUAGE_CHINESE);
}

static void
language_from_locale__knows__names_of_locales(void **state)
{
	static const struct {
		const char *locale;
		enum language language;
	} rows[] = {
		{"pt_PT.UTF-8", LANGUAGE_PORTUGUESE},
		{"pt_BR", LANGUAGE_PORTUGUESE},
		{"pt-MO", LANGUAGE_PORTUGUESE},
		{"PT", LANGUAGE_PORTUGUESE},
		{"en", LANGUAGE_ENGLISH},
		{"en_GB.UTF-8@euro", LANGUAGE_ENGLISH},
		{"zh_MO", LANGUAGE_CHINESE},
		{"zh_HK.UTF-8", LANGUAGE_CHINESE},
		{"zh_tw", LANGUAGE_CHINESE},
		{"zh-Hant", LANGUAGE_CHINESE},
		{"zh_Hant_MO.UTF-8", LANGUAGE_CHINESE},
		{"ZH-HANT-HK", LANGUAGE_CHINESE},
		{"zh", LANGUAGE_NONE},
		{"zh_CN.UTF-8", LANGUAGE_NONE},
		{"zh_Hans_MO", LANGUAGE_NONE},
		{"zh_CN.TW", LANGUAGE_NONE},
		{"zh_MOX", LANGUAGE_NONE},
		{"C", LANGUAGE_NONE},
		{"C.UTF-8", LANGUAGE_NONE},
		{"POSIX", LANGUAGE_NONE},
		{"ptx", LANGUAGE_NONE},
		{"", LANGUAGE_NONE},
		{"_", LANGUAGE_NONE},
		{NULL, LANGUAGE_NONE},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_int_equal(language_from_locale(rows[i].locale), rows[i].language);
}

static void
language_from_environment__takes__first_that_is_set(void **state)
{
	(void)state;
	assert_int_equal(language_from_environment(), LANGUAGE_ENGLISH);
	setenv("LANG", "pt_PT.UTF-8", 1);
	assert_int_equal(language_from_environment(), LANGUAGE_PORTUGUESE);
	setenv("LC_ALL", "zh_TW.UTF-8", 1);
	assert_int_equal(language_from_environment(), LANGUAGE_CHINESE);
	setenv("LANGUAGE", "de:fr:pt_BR:zh_MO", 1);
	assert_int_equal(language_from_environment(), LANGUAGE_PORTUGUESE);
	setenv("PIA_LANG", "zh-Hant", 1);
	assert_int_equal(language_from_environment(), LANGUAGE_CHINESE);
	setenv("PIA_LANG", "de", 1);
	assert_int_equal(language_from_environment(), LANGUAGE_ENGLISH);
	setenv("PIA_LANG", "", 1);
	assert_int_equal(language_from_environment(), LANGUAGE_PORTUGUESE);
}

static void
localized_text__falls_back__to_what_is_there(void **state)
{
	struct localized text = {{0}};

	(void)state;
	assert_string_equal(localized_text(&text, LANGUAGE_CHINESE), "");
	text.text[LANGUAGE_PORTUGUESE] = memory_copy_string("olá");
	assert_string_equal(localized_text(&text, LANGUAGE_CHINESE), "olá");
	text.text[LANGUAGE_ENGLISH] = memory_copy_string("hello");
	assert_string_equal(localized_text(&text, LANGUAGE_CHINESE), "hello");
	assert_string_equal(localized_text(&text, LANGUAGE_PORTUGUESE), "olá");
	localized_clear(&text);
	assert_null(text.text[LANGUAGE_ENGLISH]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(language__has__tags_and_names),
		cmocka_unit_test(language_next__comes_round__at_the_ends),
		cmocka_unit_test(language_from_locale__knows__names_of_locales),
		cmocka_unit_test_setup_teardown(language_from_environment__takes__first_that_is_set,
			clear_environment, clear_environment),
		cmocka_unit_test(localized_text__falls_back__to_what_is_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
