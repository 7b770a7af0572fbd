/* SPDX-License-Identifier: MIT */
/* Unit tests of base/clock. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>

#include "base/clock.h"
#include "base/memory.h"

static void
assert_text(char *actual, const char *expected)
{
	assert_string_equal(actual, expected);
	free(actual);
}

static void
clock__reads__what_it_writes(void **state)
{
	static const char *const instants[] = {"1970-01-01T00:00:00.000Z",
		"2026-01-15T09:00:00.123Z", "1969-12-31T23:59:59.999Z", "2024-02-29T23:59:59.000Z",
		"9999-12-31T23:59:59.999Z", "0001-01-01T00:00:00.000Z"};

	(void)state;
	for (size_t i = 0; i < sizeof(instants) / sizeof(instants[0]); i++) {
		int64_t milliseconds;

		assert_true(clock_parse(instants[i], &milliseconds));
		assert_text(clock_format(milliseconds), instants[i]);
	}
}

static void
clock_parse__refuses__what_is_no_instant(void **state)
{
	static const char *const wrong[] = {"", "2026-01-15", "2026-01-15T09:00:00",
		"2026-01-15 09:00:00Z", "2026-02-30T09:00:00Z", "2026-01-15T24:00:00Z",
		"2026-01-15T09:60:00Z", "2026-01-15T09:00:60Z", "2026-01-15T09:00:00.1Z",
		"2026-01-15T09:00:00Zx", "2026-1-15T09:00:00Z", "0000-01-01T00:00:00Z"};

	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		int64_t milliseconds = 42;

		assert_false(clock_parse(wrong[i], &milliseconds));
		assert_int_equal(milliseconds, 42);
	}
}

static void
clock_now__stands_still__when_told(void **state)
{
	int64_t expected;

	(void)state;
	assert_true(clock_parse("2026-01-15T09:00:00Z", &expected));
	setenv("PIA_NOW", "2026-01-15T09:00:00Z", 1);
	assert_int_equal(clock_now(), expected);
	setenv("PIA_NOW", "nonsense", 1);
	assert_true(clock_now() > expected / 2);
	unsetenv("PIA_NOW");
	assert_true(clock_monotonic() <= clock_monotonic());
}

static void
clock_civil_date__is__of_the_offset(void **state)
{
	int64_t evening;

	(void)state;
	assert_true(clock_parse("2026-11-23T16:30:00Z", &evening));
	assert_text(clock_civil_date(evening, 0), "2026-11-23");
	assert_text(clock_civil_date(evening, 480), "2026-11-24");
	assert_text(clock_civil_date(0, -1), "1969-12-31");
}

static void
clock_date_is_valid__knows__the_calendar(void **state)
{
	static const char *const valid[] = {
		"2026-11-23", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"};
	static const char *const invalid[] = {"", "2026-02-29", "1900-02-29", "2026-13-01",
		"2026-00-01", "2026-01-00", "2026-04-31", "26-01-01", "2026-1-1", "2026-01-01 ",
		"0000-01-01", "2026/01/01"};

	(void)state;
	for (size_t i = 0; i < sizeof(valid) / sizeof(valid[0]); i++)
		assert_true(clock_date_is_valid(valid[i]));
	for (size_t i = 0; i < sizeof(invalid) / sizeof(invalid[0]); i++)
		assert_false(clock_date_is_valid(invalid[i]));
}

static void
assert_shifted(const char *date, long months, long days, const char *expected)
{
	auto_string char *shifted = clock_date_shift(date, months, days);

	if (expected)
		assert_string_equal(shifted, expected);
	else
		assert_null(shifted);
}

static void
date_shift__counts__as_people_do(void **state)
{
	(void)state;
	assert_shifted("2026-11-24", 0, 8, "2026-12-02");
	assert_shifted("2026-12-28", 0, 8, "2027-01-05");
	assert_shifted("2026-11-24", 36, 0, "2029-11-24");
	assert_shifted("2026-01-31", 1, 0, "2026-02-28");
	assert_shifted("2028-01-31", 1, 0, "2028-02-29");
	assert_shifted("2028-02-29", 12, 0, "2029-02-28");
	assert_shifted("2026-03-31", -1, -1, "2026-02-27");
	assert_shifted("2026-01-01", 0, -1, "2025-12-31");
	assert_shifted("0001-01-01", 0, -1, NULL);
	assert_shifted("0001-01-01", -1, 0, NULL);
	assert_shifted("9999-12-31", 0, 1, NULL);
	assert_shifted("9999-12-31", 1, 0, NULL);
	assert_shifted("2026-11-24", 100000000, 0, NULL);
	assert_shifted("2026-02-30", 1, 0, NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(clock__reads__what_it_writes),
		cmocka_unit_test(clock_parse__refuses__what_is_no_instant),
		cmocka_unit_test(clock_now__stands_still__when_told),
		cmocka_unit_test(clock_civil_date__is__of_the_offset),
		cmocka_unit_test(clock_date_is_valid__knows__the_calendar),
		cmocka_unit_test(date_shift__counts__as_people_do),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
