/* SPDX-License-Identifier: MIT */
/* The time of day. */
#include "config.h"

#include "base/clock.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/memory.h"
#include "base/string.h"

static int64_t
read_clock(clockid_t clock)
{
	struct timespec now = {0};

	if (clock_gettime(clock, &now) != 0)
		return 0;
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int64_t
clock_now(void)
{
	const char *fixed = getenv("PIA_NOW");
	int64_t milliseconds;

	if (fixed && clock_parse(fixed, &milliseconds))
		return milliseconds;
	return read_clock(CLOCK_REALTIME);
}

int64_t
clock_monotonic(void)
{
	return read_clock(CLOCK_MONOTONIC);
}

static void
split(int64_t milliseconds, struct tm *parts, int *fraction)
{
	int64_t seconds = milliseconds / 1000;

	*fraction = (int)(milliseconds % 1000);
	if (*fraction < 0) {
		*fraction += 1000;
		seconds--;
	}

	time_t instant = (time_t)seconds;

	if (!gmtime_r(&instant, parts))
		memset(parts, 0, sizeof(*parts));
}

char *
clock_format(int64_t milliseconds)
{
	struct tm parts;
	int fraction;

	split(milliseconds, &parts, &fraction);
	return string_format("%04d-%02d-%02dT%02d:%02d:%02d.%03dZ", parts.tm_year + 1900,
		parts.tm_mon + 1, parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec,
		fraction);
}

/* Read exactly `count` digits at *text and step over them. */
static bool
read_digits(const char **text, int count, int *number)
{
	*number = 0;
	for (int i = 0; i < count; i++, (*text)++) {
		if (!isdigit((unsigned char)**text))
			return false;
		*number = *number * 10 + (**text - '0');
	}
	return true;
}

/* `month` counts from 0. */
static int
days_of_month(long year, long month)
{
	static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return lengths[month] + (month == 1 && leap);
}

static bool
read_date(const char **text, struct tm *parts)
{
	int year;
	int month;
	int day;

	if (!read_digits(text, 4, &year) || *(*text)++ != '-' || !read_digits(text, 2, &month) ||
		*(*text)++ != '-' || !read_digits(text, 2, &day))
		return false;
	if (year < 1 || month < 1 || month > 12 || day < 1)
		return false;
	if (day > days_of_month(year, month - 1))
		return false;
	parts->tm_year = year - 1900;
	parts->tm_mon = month - 1;
	parts->tm_mday = day;
	return true;
}

bool
clock_parse(const char *text, int64_t *milliseconds)
{
	struct tm parts = {0};
	int fraction = 0;

	if (!read_date(&text, &parts) || *text++ != 'T')
		return false;
	if (!read_digits(&text, 2, &parts.tm_hour) || *text++ != ':' ||
		!read_digits(&text, 2, &parts.tm_min) || *text++ != ':' ||
		!read_digits(&text, 2, &parts.tm_sec))
		return false;
	if (parts.tm_hour > 23 || parts.tm_min > 59 || parts.tm_sec > 59)
		return false;
	if (*text == '.') {
		text++;
		if (!read_digits(&text, 3, &fraction))
			return false;
	}
	if (strcmp(text, "Z") != 0)
		return false;
	*milliseconds = (int64_t)timegm(&parts) * 1000 + fraction;
	return true;
}

char *
clock_civil_date(int64_t milliseconds, int offset_minutes)
{
	struct tm parts;
	int fraction;

	split(milliseconds + (int64_t)offset_minutes * 60000, &parts, &fraction);
	return string_format(
		"%04d-%02d-%02d", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday);
}

char *
clock_local_date(int64_t milliseconds)
{
	time_t seconds = (time_t)(milliseconds / 1000);
	struct tm parts;

	if (!localtime_r(&seconds, &parts))
		return clock_civil_date(milliseconds, 0);
	return string_format(
		"%04d-%02d-%02d", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday);
}

bool
clock_date_is_valid(const char *text)
{
	struct tm parts = {0};

	return read_date(&text, &parts) && *text == '\0';
}

char *
clock_date_shift(const char *date, long months, long days)
{
	enum { SHIFT_MAXIMUM = 9999 * 366 };
	struct tm parts = {0};
	long month;
	long year;
	int64_t seconds;

	if (!read_date(&date, &parts) || *date != '\0' || labs(months) > SHIFT_MAXIMUM ||
		labs(days) > SHIFT_MAXIMUM)
		return NULL;
	month = (parts.tm_year + 1900L) * 12 + parts.tm_mon + months;
	year = month / 12;
	if (month < 12 || year > 9999)
		return NULL;
	parts.tm_year = (int)year - 1900;
	parts.tm_mon = (int)(month % 12);
	if (parts.tm_mday > days_of_month(year, month % 12))
		parts.tm_mday = days_of_month(year, month % 12);
	seconds = (int64_t)timegm(&parts) + (int64_t)days * 24 * 60 * 60;

	auto_string char *shifted = clock_civil_date(seconds * 1000, 0);

	return clock_date_is_valid(shifted) ? memory_copy_string(shifted) : NULL;
}
