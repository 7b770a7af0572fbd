/* SPDX-License-Identifier: MIT */
/* Unit tests of assessment/compare. */
#include "config.h"

#include "support.h"

#include "assessment/compare.h"

static void
assert_order(enum field_type type, const struct template_list *list, const char *a, const char *b,
	int expected)
{
	int order = 99;

	assert_true(compare_values(type, list, a, b, &order));
	assert_int_equal(order, expected);
	assert_true(compare_values(type, list, b, a, &order));
	assert_int_equal(order, -expected);
}

static void
compare_values__orders__numbers_exactly(void **state)
{
	(void)state;
	assert_order(FIELD_NUMBER, NULL, "9", "10", -1);
	assert_order(FIELD_NUMBER, NULL, "-9", "-10", 1);
	assert_order(FIELD_NUMBER, NULL, "-1", "0", -1);
	assert_order(FIELD_NUMBER, NULL, "-0", "0", 0);
	assert_order(FIELD_NUMBER, NULL, "0.50", "0.5", 0);
	assert_order(FIELD_NUMBER, NULL, "007", "7.0", 0);
	assert_order(FIELD_NUMBER, NULL, "0.10", "0.9", -1);
	assert_order(FIELD_NUMBER, NULL, "1.05", "1.5", -1);
	assert_order(FIELD_NUMBER, NULL, "1.5", "1.55", -1);
	assert_order(FIELD_NUMBER, NULL, "12345678901234567890.1", "12345678901234567890.2", -1);
}

static void
compare_values__orders__durations_by_days(void **state)
{
	(void)state;
	assert_order(FIELD_DURATION, NULL, "P5Y", "P60M", 0);
	assert_order(FIELD_DURATION, NULL, "P1M", "P30D", 1);
	assert_order(FIELD_DURATION, NULL, "PT36H", "P2D", -1);
	assert_order(FIELD_DURATION, NULL, "P9Y", "P10Y", -1);
}

static void
compare_values__orders__scales_dates_and_texts(void **state)
{
	const struct assessment *assessment = *state;
	const struct template_list *level = template_find_list(assessment->template, "level");

	assert_order(FIELD_CHOICE, level, "low", "medium", -1);
	assert_order(FIELD_CHOICE, level, "high", "medium", 1);
	assert_order(FIELD_CHOICE, level, "high", "high", 0);
	assert_order(FIELD_DATE, NULL, "2026-01-31", "2026-02-01", -1);
	assert_order(FIELD_TEXT, NULL, "b", "a", 1);
}

static void
compare_values__gives_no_order__where_there_is_none(void **state)
{
	const struct assessment *assessment = *state;
	const struct template_list *level = template_find_list(assessment->template, "level");
	int order = 99;

	assert_false(compare_values(FIELD_NUMBER, NULL, "", "1", &order));
	assert_false(compare_values(FIELD_NUMBER, NULL, "1", "", &order));
	assert_false(compare_values(FIELD_NUMBER, NULL, "1", "many", &order));
	assert_false(compare_values(FIELD_DURATION, NULL, "P5Y", "5 years", &order));
	assert_false(compare_values(FIELD_CHOICE, level, "low", "tall", &order));
	assert_false(compare_values(FIELD_DATE, NULL, "", "", &order));
	assert_int_equal(order, 99);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, support_set_up, support_tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(compare_values__orders__numbers_exactly),
		TEST(compare_values__orders__durations_by_days),
		TEST(compare_values__orders__scales_dates_and_texts),
		TEST(compare_values__gives_no_order__where_there_is_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
