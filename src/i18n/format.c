/* SPDX-License-Identifier: MIT */
/* Values as people read them, and whether they are as they are kept. */
#include "config.h"

#include "i18n/format.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/memory.h"
#include "base/string.h"
#include "i18n/words.h"

#define NO_BREAK_BLANK "\xC2\xA0"

char *
format_date(const char *date, enum language language)
{
	if (language == LANGUAGE_NONE || !clock_date_is_valid(date))
		return memory_copy_string(date);

	int year = atoi(date);
	int month = atoi(date + 5);
	int day = atoi(date + 8);
	const char *name = words_month(language, month);

	if (language == LANGUAGE_CHINESE)
		return string_format("%d年%d月%d日", year, month, day);
	if (language == LANGUAGE_PORTUGUESE)
		return string_format("%d de %s de %d", day, name, year);
	return string_format("%d %s %d", day, name, year);
}

char *
format_instant(int64_t milliseconds, int offset_minutes)
{
	auto_string char *date = clock_civil_date(milliseconds, offset_minutes);
	auto_string char *time = clock_format(milliseconds + (int64_t)offset_minutes * 60000);

	/* Of 2026-01-15T09:00:00.000Z the hour and the minute. */
	return string_format("%s %.5s", date, strchr(time, 'T') + 1);
}

bool
format_number_is_valid(const char *text)
{
	text += *text == '-';

	size_t digits = strspn(text, "0123456789");

	if (!digits)
		return false;
	text += digits;
	if (*text != '.')
		return *text == '\0';

	size_t fraction = strspn(text + 1, "0123456789");

	return fraction && text[1 + fraction] == '\0';
}

char *
format_number(const char *number, enum language language)
{
	if (language == LANGUAGE_NONE || !format_number_is_valid(number))
		return memory_copy_string(number);

	bool is_portuguese = language == LANGUAGE_PORTUGUESE;
	struct string text = {0};

	if (*number == '-')
		string_append_byte(&text, *number++);
	for (size_t left = strcspn(number, "."); left > 0; left--) {
		string_append_byte(&text, *number++);
		if (left > 1 && left % 3 == 1)
			string_append(&text, is_portuguese ? NO_BREAK_BLANK : ",");
	}
	if (*number == '.') {
		string_append_byte(&text, is_portuguese ? ',' : '.');
		string_append(&text, number + 1);
	}
	return string_take(&text);
}

/* One part of a duration: its unit, and its digits in the text. */
struct duration_part {
	enum duration_unit unit;
	const char *digits;
	size_t digit_count;
};

/* Read the parts of a duration as it is kept; returns how many, 0 when it is none. */
static size_t
read_parts(const char *text, struct duration_part parts[DURATION_UNIT_COUNT])
{
	size_t count = 0;
	enum duration_unit next = DURATION_YEAR;
	enum duration_unit end = DURATION_HOUR; /* of the units at this side of the T */

	if (*text++ != 'P')
		return 0;
	while (*text) {
		if (*text == 'T') {
			if (end == DURATION_UNIT_COUNT || !isdigit((unsigned char)text[1]))
				return 0;
			next = DURATION_HOUR;
			end = DURATION_UNIT_COUNT;
			text++;
		}

		size_t digits = strspn(text, "0123456789");

		while (next < end && words_unit_letter(next) != text[digits])
			next++;
		if (!digits || next == end)
			return 0;
		parts[count++] = (struct duration_part){next++, text, digits};
		text += digits + 1;
	}
	return count;
}

bool
format_duration_is_valid(const char *text)
{
	struct duration_part parts[DURATION_UNIT_COUNT];

	return read_parts(text, parts) > 0;
}

static const char *
find_separator(enum language language, size_t index, size_t count)
{
	if (index == 0 || language == LANGUAGE_CHINESE)
		return "";
	if (language == LANGUAGE_PORTUGUESE)
		return index + 1 == count ? " e " : ", ";
	return " ";
}

char *
format_duration(const char *duration, enum language language)
{
	struct duration_part parts[DURATION_UNIT_COUNT];
	size_t count = read_parts(duration, parts);
	struct string text = {0};

	if (language == LANGUAGE_NONE || !count)
		return memory_copy_string(duration);
	for (size_t i = 0; i < count; i++) {
		bool is_one = parts[i].digit_count == 1 && *parts[i].digits == '1';

		string_append(&text, find_separator(language, i, count));
		string_append_bytes(&text, parts[i].digits, parts[i].digit_count);
		string_append(&text, words_unit(language, parts[i].unit, is_one));
	}
	return string_take(&text);
}

double
format_duration_days(const char *duration)
{
	static const double days[DURATION_UNIT_COUNT] = {
		365.25, 30.4375, 7, 1, 1.0 / 24, 1.0 / (24 * 60)};
	struct duration_part parts[DURATION_UNIT_COUNT];
	size_t count = read_parts(duration, parts);
	double sum = 0;

	if (!count)
		return -1;
	for (size_t i = 0; i < count; i++) {
		double number = 0;

		for (size_t j = 0; j < parts[i].digit_count; j++)
			number = number * 10 + (parts[i].digits[j] - '0');
		sum += number * days[parts[i].unit];
	}
	return sum;
}

bool
format_duration_is_civil(const char *duration)
{
	return format_duration_is_valid(duration) && !strchr(duration, 'T');
}

char *
format_date_shift(const char *date, const char *duration, bool back)
{
	static const long months_of[DURATION_UNIT_COUNT] = {
		[DURATION_YEAR] = 12, [DURATION_MONTH] = 1};
	static const long days_of[DURATION_UNIT_COUNT] = {[DURATION_WEEK] = 7, [DURATION_DAY] = 1};
	struct duration_part parts[DURATION_UNIT_COUNT];
	size_t count = read_parts(duration, parts);
	long months = 0;
	long days = 0;

	if (!count || !format_duration_is_civil(duration))
		return NULL;
	for (size_t i = 0; i < count; i++) {
		/* More digits than any date has room for. */
		long number =
			parts[i].digit_count > 7 ? 10000000 : strtol(parts[i].digits, NULL, 10);

		months += number * months_of[parts[i].unit];
		days += number * days_of[parts[i].unit];
	}
	return clock_date_shift(date, back ? -months : months, back ? -days : days);
}
