/* SPDX-License-Identifier: MIT */
/* Unit tests of i18n/phrases. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "i18n/phrases.h"

static void
phrases_read_yes_no__understands__what_is_written(void **state)
{
	(void)state;
	for (enum language language = LANGUAGE_NONE; language < LANGUAGE_COUNT; language++) {
		bool yes = false;

		assert_true(phrases_read_yes_no(phrases_yes_no(true, language), &yes));
		assert_true(yes);
		assert_true(phrases_read_yes_no(phrases_yes_no(false, language), &yes));
		assert_false(yes);
	}
}

static void
phrases_read_yes_no__understands__what_people_type(void **state)
{
	static const char *const agreed[] = {"YES", " y ", "sim", "S", "是\n", "ｙｅｓ"};
	static const char *const denied[] = {"No", "nao", "NÃO", "否", "沒有"};
	static const char *const neither[] = {"", " ", "maybe", "yes no", "是否"};

	(void)state;
	for (size_t i = 0; i < sizeof(agreed) / sizeof(agreed[0]); i++) {
		bool yes = false;

		assert_true(phrases_read_yes_no(agreed[i], &yes));
		assert_true(yes);
	}
	for (size_t i = 0; i < sizeof(denied) / sizeof(denied[0]); i++) {
		bool yes = true;

		assert_true(phrases_read_yes_no(denied[i], &yes));
		assert_false(yes);
	}
	for (size_t i = 0; i < sizeof(neither) / sizeof(neither[0]); i++) {
		bool yes = true;

		assert_false(phrases_read_yes_no(neither[i], &yes));
		assert_true(yes);
	}
}

static void
phrases_separator__is__of_the_language(void **state)
{
	(void)state;
	assert_string_equal(phrases_separator(LANGUAGE_ENGLISH), ", ");
	assert_string_equal(phrases_separator(LANGUAGE_CHINESE), "、");
	assert_string_equal(phrases_clause_separator(LANGUAGE_PORTUGUESE), "; ");
	assert_string_equal(phrases_clause_separator(LANGUAGE_CHINESE), "；");
}

static void
phrases_separator_of__items_with_commas__is_for_longer_parts(void **state)
{
	char *plain[] = {"Macau", "Hong Kong"};
	char *commas[] = {"Sem gravação", "Horas erradas, salário errado"};
	char *chinese[] = {"上級看到病情", "永久保存，多年後仍遭使用"};

	(void)state;
	assert_string_equal(phrases_separator_of(LANGUAGE_PORTUGUESE, plain, 2), ", ");
	assert_string_equal(phrases_separator_of(LANGUAGE_PORTUGUESE, commas, 2), "; ");
	assert_string_equal(phrases_separator_of(LANGUAGE_CHINESE, chinese, 2), "；");
	assert_string_equal(phrases_separator_of(LANGUAGE_CHINESE, chinese, 0), "、");
	assert_string_equal(phrases_separator_of(LANGUAGE_ENGLISH, NULL, 0), ", ");
}

static void
phrases_unit_gap__is__a_blank_before_words_alone(void **state)
{
	(void)state;
	assert_string_equal(phrases_unit_gap("people"), " ");
	assert_string_equal(phrases_unit_gap("%"), "");
	assert_string_equal(phrases_unit_gap("人"), "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(phrases_read_yes_no__understands__what_is_written),
		cmocka_unit_test(phrases_read_yes_no__understands__what_people_type),
		cmocka_unit_test(phrases_separator__is__of_the_language),
		cmocka_unit_test(phrases_separator_of__items_with_commas__is_for_longer_parts),
		cmocka_unit_test(phrases_unit_gap__is__a_blank_before_words_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
