/* SPDX-License-Identifier: MIT */
/* Unit tests of i18n/format. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/string.h"
#include "i18n/format.h"

static void
assert_text(char *actual, const char *expected)
{
	assert_string_equal(actual, expected);
	free(actual);
}

/* What was typed and what must be kept; NULL for what must not be understood. */
struct reading {
	const char *typed;
	const char *kept;
};

static void
assert_readings(char *read(const char *), const struct reading *readings, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		char *kept = read(readings[i].typed);

		if (!string_equal(kept, readings[i].kept))
			fail_msg("\"%s\" was read as %s, not %s", readings[i].typed,
				kept ? kept : "nothing",
				readings[i].kept ? readings[i].kept : "nothing");
		free(kept);
	}
}

static void
format_date__writes__each_language(void **state)
{
	(void)state;
	assert_text(format_date("2026-11-23", LANGUAGE_ENGLISH), "23 November 2026");
	assert_text(format_date("2026-11-23", LANGUAGE_PORTUGUESE), "23 de Novembro de 2026");
	assert_text(format_date("2026-03-01", LANGUAGE_PORTUGUESE), "1 de Março de 2026");
	assert_text(format_date("2026-11-23", LANGUAGE_CHINESE), "2026年11月23日");
	assert_text(format_date("2026-11-23", LANGUAGE_NONE), "2026-11-23");
	assert_text(format_date("2026-02-30", LANGUAGE_ENGLISH), "2026-02-30");
	assert_text(format_date("soon", LANGUAGE_ENGLISH), "soon");
}

static void
format_instant__writes__local_time(void **state)
{
	(void)state;
	assert_text(format_instant(0, 0), "1970-01-01 00:00");
	assert_text(format_instant(1795588320000, 480), "2026-11-25 14:32");
	assert_text(format_instant(0, -60), "1969-12-31 23:00");
}

static void
format_number__groups__digits(void **state)
{
	(void)state;
	assert_text(format_number("1234567.5", LANGUAGE_ENGLISH), "1,234,567.5");
	assert_text(format_number("1234567.5", LANGUAGE_PORTUGUESE), "1\u00A0234\u00A0567,5");
	assert_text(format_number("1234567.5", LANGUAGE_CHINESE), "1,234,567.5");
	assert_text(format_number("-123456", LANGUAGE_ENGLISH), "-123,456");
	assert_text(format_number("123", LANGUAGE_ENGLISH), "123");
	assert_text(format_number("0.1234567", LANGUAGE_ENGLISH), "0.1234567");
	assert_text(format_number("1,5", LANGUAGE_ENGLISH), "1,5");
	assert_text(format_number("1234", LANGUAGE_NONE), "1234");
}

static void
format_duration__writes__each_language(void **state)
{
	(void)state;
	assert_text(format_duration("P5Y", LANGUAGE_ENGLISH), "5 years");
	assert_text(format_duration("P5Y", LANGUAGE_PORTUGUESE), "5 anos");
	assert_text(format_duration("P5Y", LANGUAGE_CHINESE), "5年");
	assert_text(format_duration("P1Y6M", LANGUAGE_ENGLISH), "1 year 6 months");
	assert_text(format_duration("P1Y1M", LANGUAGE_PORTUGUESE), "1 ano e 1 mês");
	assert_text(format_duration("P1Y6M3D", LANGUAGE_PORTUGUESE), "1 ano, 6 meses e 3 dias");
	assert_text(format_duration("P1Y6M", LANGUAGE_CHINESE), "1年6個月");
	assert_text(format_duration("P2W1DT12H30M", LANGUAGE_ENGLISH),
		"2 weeks 1 day 12 hours 30 minutes");
	assert_text(format_duration("P11M", LANGUAGE_ENGLISH), "11 months");
	assert_text(format_duration("5 years", LANGUAGE_PORTUGUESE), "5 years");
	assert_text(format_duration("P5Y", LANGUAGE_NONE), "P5Y");
}

static void
format_number_is_valid__takes__kept_form_only(void **state)
{
	static const char *const valid[] = {"0", "-1", "12.50", "007"};
	static const char *const invalid[] = {
		"", "-", ".5", "5.", "1,5", "+1", " 1", "1 ", "1e5", "1.2.3", "--1", "１"};

	(void)state;
	for (size_t i = 0; i < sizeof(valid) / sizeof(valid[0]); i++)
		assert_true(format_number_is_valid(valid[i]));
	for (size_t i = 0; i < sizeof(invalid) / sizeof(invalid[0]); i++)
		assert_false(format_number_is_valid(invalid[i]));
}

static void
format_duration_is_valid__takes__kept_form_only(void **state)
{
	static const char *const valid[] = {
		"P5Y", "P1Y2M3W4DT5H6M", "PT5M", "P5M", "P1YT1M", "P0D", "P10000D"};
	static const char *const invalid[] = {"", "P", "PT", "P5", "5Y", "PY", "P5M1Y", "P1Y1Y",
		"P1DT", "PT5Y", "P5H", "PT1H1D", "P1.5Y", "P-1Y", "p5y", "P5Y ", "PT1HT1M", "P5S"};

	(void)state;
	for (size_t i = 0; i < sizeof(valid) / sizeof(valid[0]); i++)
		assert_true(format_duration_is_valid(valid[i]));
	for (size_t i = 0; i < sizeof(invalid) / sizeof(invalid[0]); i++) {
		assert_false(format_duration_is_valid(invalid[i]));
		assert_true(format_duration_days(invalid[i]) < 0);
	}
}

static void
format_duration_days__compares__durations(void **state)
{
	(void)state;
	assert_true(format_duration_days("P1Y") > format_duration_days("P11M"));
	assert_true(format_duration_days("P4W") < format_duration_days("P1M"));
	assert_true(format_duration_days("PT24H") == format_duration_days("P1D"));
	assert_true(format_duration_days("P1W1D") == 8);
	assert_true(format_duration_days("P0D") == 0);
}

static void
format_read_date__understands__what_people_type(void **state)
{
	static const struct reading readings[] = {
		{"2026-11-23", "2026-11-23"},
		{"2026/1/2", "2026-01-02"},
		{" 23/11/2026 ", "2026-11-23"},
		{"23-11-2026", "2026-11-23"},
		{"23.11.2026", "2026-11-23"},
		{"1/2/2026", "2026-02-01"},
		{"2026年11月23日", "2026-11-23"},
		{"2026 年 11 月 23 日", "2026-11-23"},
		{"２０２６年１１月２３日", "2026-11-23"},
		{"2026年11月23號", "2026-11-23"},
		{"２０２６／１１／２３", "2026-11-23"},
		{"23 November 2026", "2026-11-23"},
		{"Nov 23, 2026", "2026-11-23"},
		{"23 de Novembro de 2026", "2026-11-23"},
		{"1 de MARÇO de 2026", "2026-03-01"},
		{"1 set. 2026", "2026-09-01"},
		{"29/2/2024", "2024-02-29"},
		{"29/2/2026", NULL},
		{"11/23/2026", NULL},
		{"23/11/26", NULL},
		{"23/11-2026", NULL},
		{"23 11 2026", NULL},
		{"11月23日2026年", NULL},
		{"23年11月2026", NULL},
		{"23 de Novembro", NULL},
		{"23 23 Nov 2026", NULL},
		{"23 Nov Dec 2026", NULL},
		{"23 no 2026", NULL},
		{"23 Novemberish 2026", NULL},
		{"2026-11-23 x", NULL},
		{"12345/11/2026", NULL},
		{"tomorrow", NULL},
		{"", NULL},
		{"\xff", NULL},
	};

	(void)state;
	assert_readings(format_read_date, readings, sizeof(readings) / sizeof(readings[0]));
}

static void
format_read_number__understands__what_people_type(void **state)
{
	static const struct reading readings[] = {
		{"1234.5", "1234.5"},
		{"1,234.5", "1234.5"},
		{"1 234,5", "1234.5"},
		{"1\u00A0234\u202F567,5", "1234567.5"},
		{"1.234.567,5", "1234567.5"},
		{"1,234,567", "1234567"},
		{"1.234.567", "1234567"},
		{"1,234", "1234"},
		{"1.2345", "1.2345"},
		{"0.125", "0.125"},
		/* Twelve thousand to some, twelve to others. */
		{"12.000", NULL},
		{"1.234", NULL},
		{"12,5", "12.5"},
		{"1234,567", "1234.567"},
		{"0,125", "0.125"},
		{"１２３４．５", "1234.5"},
		{"１，２３４", "1234"},
		{"-5", "-5"},
		{"−5", "-5"},
		{"+5", "5"},
		{"-0", "0"},
		{"-0.00", "0.00"},
		{"007", "7"},
		{"0", "0"},
		{" 300 ", "300"},
		{"1.50", "1.50"},
		{"", NULL},
		{"-", NULL},
		{".", NULL},
		{".5", NULL},
		{"5.", NULL},
		{"1,23,4", NULL},
		{"12 34", NULL},
		{"1 2345", NULL},
		{"1,234,5", NULL},
		{"1.2.3", NULL},
		{"1,234.567.8", NULL},
		{"1 234 ,5", NULL},
		{"5 people", NULL},
		{"1e3", NULL},
		{"--1", NULL},
	};

	(void)state;
	assert_readings(format_read_number, readings, sizeof(readings) / sizeof(readings[0]));
}

static void
format_read_duration__understands__what_people_type(void **state)
{
	static const struct reading readings[] = {
		{"P5Y", "P5Y"},
		{"p1y6m", "P1Y6M"},
		{"pt5m", "PT5M"},
		{"5y", "P5Y"},
		{"5 years", "P5Y"},
		{"5 anos", "P5Y"},
		{"5年", "P5Y"},
		{"５ 年", "P5Y"},
		{"6個月", "P6M"},
		{"六個月", "P6M"},
		{"半年", "P6M"},
		{"十二個月", "P12M"},
		{"二十日", "P20D"},
		{"三年", "P3Y"},
		{"1年6個月", "P1Y6M"},
		{"1 mês", "P1M"},
		{"30 dias", "P30D"},
		{"12 hours", "PT12H"},
		{"90 min", "PT90M"},
		{"2星期", "P2W"},
		{"1 year, 6 months and 3 days", "P1Y6M3D"},
		{"1 ano, 6 meses e 3 dias", "P1Y6M3D"},
		{"6 months 1 year", "P1Y6M"},
		{"1 day 2h 3min", "P1DT2H3M"},
		{"05 years", "P5Y"},
		{"1 year 2 years", NULL},
		{"5", NULL},
		{"years", NULL},
		{"5 parsecs", NULL},
		{"1.5 years", NULL},
		{"5 years later", NULL},
		{"-5 years", NULL},
		{"", NULL},
	};

	(void)state;
	assert_readings(format_read_duration, readings, sizeof(readings) / sizeof(readings[0]));
}

/* Whatever the program writes in any language can be typed back. */
static void
format_read__understands__what_format_writes(void **state)
{
	static const char *const durations[] = {
		"P5Y", "P1Y6M3D", "P2W", "PT12H30M", "P1M", "P1DT1H"};

	(void)state;
	for (enum language language = LANGUAGE_ENGLISH; language < LANGUAGE_COUNT; language++) {
		for (int month = 1; month <= 12; month++) {
			char *date = string_format("2026-%02d-09", month);
			char *shown = format_date(date, language);

			assert_text(format_read_date(shown), date);
			free(shown);
			free(date);
		}
		for (size_t i = 0; i < sizeof(durations) / sizeof(durations[0]); i++) {
			char *shown = format_duration(durations[i], language);

			assert_text(format_read_duration(shown), durations[i]);
			free(shown);
		}
		char *shown = format_number("-1234567.25", language);

		assert_text(format_read_number(shown), "-1234567.25");
		free(shown);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(format_date__writes__each_language),
		cmocka_unit_test(format_instant__writes__local_time),
		cmocka_unit_test(format_number__groups__digits),
		cmocka_unit_test(format_duration__writes__each_language),
		cmocka_unit_test(format_number_is_valid__takes__kept_form_only),
		cmocka_unit_test(format_duration_is_valid__takes__kept_form_only),
		cmocka_unit_test(format_duration_days__compares__durations),
		cmocka_unit_test(format_read_date__understands__what_people_type),
		cmocka_unit_test(format_read_number__understands__what_people_type),
		cmocka_unit_test(format_read_duration__understands__what_people_type),
		cmocka_unit_test(format_read__understands__what_format_writes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
