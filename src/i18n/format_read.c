/* SPDX-License-Identifier: MIT */
/*
 * Values as people type them, in any of the languages, made into what is kept. Everything is read
 * from the folded text, so that case, accents and full-width digits do not matter.
 */
#include "config.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/clock.h"
#include "base/memory.h"
#include "base/string.h"
#include "i18n/format.h"
#include "i18n/words.h"
#include "text/fold.h"

static const char *
skip_blanks(const char *text)
{
	return text + strspn(text, " ");
}

/* The text folded, without blanks at its ends; caller-owned. */
static char *
fold_trimmed(const char *text)
{
	auto_string char *folded = fold_text(text);

	return string_copy_trimmed(folded, " ");
}

static size_t
count_digits(const char *text)
{
	return strspn(text, "0123456789");
}

/* A whole number of one to four digits, stepped over; false when there is none. */
static bool
read_short_number(const char **text, int *number, size_t *digits)
{
	*digits = count_digits(*text);
	if (*digits < 1 || *digits > 4)
		return false;
	*number = atoi(*text);
	*text += *digits;
	return true;
}

/* A date as it is kept; NULL when there is no such day. */
static char *
make_date(int year, int month, int day)
{
	char *date = string_format("%04d-%02d-%02d", year, month, day);

	if (!clock_date_is_valid(date))
		memory_free(&date);
	return date;
}

/* What may stand between the numbers of a date, and what after the last: three ways. */
static const char *const date_marks[][3] = {
	{"-", "-", ""},
	{"/", "/", ""},
	{".", ".", ""},
	{"年", "月", "日"},
	{"年", "月", "號"},
	{"年", "月", ""},
};

/* Read three numbers with these marks behind them, the year first or last. */
static char *
read_date_with_marks(const char *text, const char *const marks[3])
{
	int numbers[3];
	size_t digits[3];

	for (size_t i = 0; i < 3; i++) {
		size_t length = strlen(marks[i]);

		text = skip_blanks(text);
		if (!read_short_number(&text, &numbers[i], &digits[i]))
			return NULL;
		text = skip_blanks(text);
		if (strncmp(text, marks[i], length) != 0)
			return NULL;
		text += length;
	}
	if (*text)
		return NULL;
	if (digits[0] == 4 && digits[1] <= 2 && digits[2] <= 2)
		return make_date(numbers[0], numbers[1], numbers[2]);
	/* Day first: that is how both Portuguese and English are written in Macau. */
	if (digits[2] == 4 && digits[0] <= 2 && digits[1] <= 2 && strcmp(marks[0], marks[1]) == 0)
		return make_date(numbers[2], numbers[1], numbers[0]);
	return NULL;
}

/* Read a date with a month's name: a day of one or two digits and a year of four. */
static char *
read_date_with_name(const char *text)
{
	int year = 0;
	int month = 0;
	int day = 0;

	while (*(text += strspn(text, " ,."))) {
		int number;
		size_t length;

		if (isdigit((unsigned char)*text)) {
			if (!read_short_number(&text, &number, &length))
				return NULL;

			int *place = length == 4 ? &year : &day;

			if (length == 3 || *place)
				return NULL;
			*place = number;
			continue;
		}
		length = strcspn(text, " ,.0123456789");

		bool joins =
			length == 2 && (strncmp(text, "de", 2) == 0 || strncmp(text, "of", 2) == 0);

		if (!joins) {
			if (month)
				return NULL;
			month = words_find_month(text, length);
			if (!month)
				return NULL;
		}
		text += length;
	}
	return year && month && day ? make_date(year, month, day) : NULL;
}

char *
format_read_date(const char *text)
{
	auto_string char *folded = fold_trimmed(text);

	for (size_t i = 0; i < array_length(date_marks); i++) {
		char *date = read_date_with_marks(folded, date_marks[i]);

		if (date)
			return date;
	}
	return read_date_with_name(folded);
}

/* Whether `length` bytes are digits in threes with `mark` between them, the first one to three. */
static bool
is_grouped(const char *text, size_t length, char mark)
{
	size_t first = count_digits(text);

	if (first < 1 || first > 3 || first >= length || text[0] == '0')
		return false;
	for (size_t at = first; at < length; at += 4) {
		if (length - at < 4 || text[at] != mark || count_digits(text + at + 1) < 3)
			return false;
	}
	return true;
}

/* Append the digits of `length` bytes, without zeros in front of them. */
static void
append_whole(struct string *number, const char *text, size_t length)
{
	size_t start = number->length;

	for (size_t i = 0; i < length; i++) {
		if (isdigit((unsigned char)text[i]) && (text[i] != '0' || number->length > start))
			string_append_byte(number, text[i]);
	}
	if (number->length == start)
		string_append_byte(number, '0');
}

/* Where the decimal point or comma of an unsigned number is; its length when there is none. */
static size_t
find_decimal_mark(const char *text)
{
	size_t length = strlen(text);
	const char *point = strrchr(text, '.');
	const char *comma = strrchr(text, ',');

	if (point && comma)
		return (size_t)((point > comma ? point : comma) - text);
	if (!point && !comma)
		return length;

	const char *mark = point ? point : comma;
	bool is_only_one = strchr(text, *mark) == mark;

	/* A lone mark is ambiguous: 1,234 is read as two of the three languages write it, and 1.234
	 * as it is kept. */
	if ((!is_only_one || *mark == ',') && is_grouped(text, length, *mark))
		return length;
	return (size_t)(mark - text);
}

static bool
is_whole(const char *text, size_t length)
{
	return (length && count_digits(text) >= length) || is_grouped(text, length, ' ') ||
	       is_grouped(text, length, ',') || is_grouped(text, length, '.');
}

char *
format_read_number(const char *text)
{
	auto_string char *folded = fold_trimmed(text);
	const char *unsigned_part = folded;
	struct string number = {0};
	bool is_negative = false;

	if (*unsigned_part == '-' || *unsigned_part == '+') {
		is_negative = *unsigned_part == '-';
		unsigned_part++;
	} else if (strncmp(unsigned_part, "−", strlen("−")) == 0) {
		is_negative = true;
		unsigned_part += strlen("−");
	}

	size_t whole = find_decimal_mark(unsigned_part);
	const char *fraction = unsigned_part + whole + (unsigned_part[whole] != '\0');
	size_t fraction_length = count_digits(fraction);
	char mark = unsigned_part[whole];

	/* The same mark cannot part both the thousands and the fraction. */
	if (!is_whole(unsigned_part, whole) || fraction[fraction_length] ||
		(mark && (!fraction_length || memchr(unsigned_part, mark, whole))))
		return NULL;
	/* "12.000" is twelve thousand to whoever writes Portuguese, and twelve to others: a guess
	 * would be wrong by a thousand for one of them. */
	if (mark == '.' && fraction_length == 3 && whole >= 1 && whole <= 3 &&
		unsigned_part[0] != '0' && count_digits(unsigned_part) >= whole)
		return NULL;
	append_whole(&number, unsigned_part, whole);
	if (mark)
		string_append_format(&number, ".%s", fraction);
	if (!is_negative || strspn(string_text(&number), "0.") == number.length)
		return string_take(&number);

	char *negative = string_format("-%s", string_text(&number));

	string_clear(&number);
	return negative;
}

/* Read a number and a unit at *text and step over them. */
static bool
read_duration_part(const char **text, char *numbers[DURATION_UNIT_COUNT])
{
	const char *digits = *text;
	size_t digit_count = count_digits(digits);
	const char *word = skip_blanks(digits + digit_count);
	size_t length = strcspn(word, " ,.0123456789");
	enum duration_unit unit = words_find_unit(word, length);

	if (!digit_count || unit == DURATION_UNIT_COUNT || numbers[unit])
		return false;

	struct string number = {0};

	append_whole(&number, digits, digit_count);
	numbers[unit] = string_take(&number);
	*text = word + length;
	return true;
}

static const char *
skip_joining_words(const char *text)
{
	text += strspn(text, " ,");
	if (strncmp(text, "e ", 2) == 0)
		text = skip_blanks(text + 2);
	else if (strncmp(text, "and ", 4) == 0)
		text = skip_blanks(text + 4);
	return text;
}

static char *
write_duration(char *const numbers[DURATION_UNIT_COUNT])
{
	struct string duration = {0};
	bool has_time = numbers[DURATION_HOUR] || numbers[DURATION_MINUTE];

	string_append_byte(&duration, 'P');
	for (enum duration_unit unit = DURATION_YEAR; unit < DURATION_UNIT_COUNT; unit++) {
		if (unit == DURATION_HOUR && has_time)
			string_append_byte(&duration, 'T');
		if (numbers[unit]) {
			string_append(&duration, numbers[unit]);
			string_append_byte(&duration, words_unit_letter(unit));
		}
	}
	return string_take(&duration);
}

/* The value of the Chinese numeral at the start of a text, 0 when there is none; 十 is 10. */
static int
read_numeral(const char *text, size_t *bytes)
{
	static const struct {
		const char *sign;
		int value;
	} numerals[] = {{"一", 1}, {"二", 2}, {"兩", 2}, {"三", 3}, {"四", 4}, {"五", 5}, {"六", 6},
		{"七", 7}, {"八", 8}, {"九", 9}, {"十", 10}};

	for (size_t i = 0; i < array_length(numerals); i++) {
		*bytes = strlen(numerals[i].sign);
		if (strncmp(text, numerals[i].sign, *bytes) == 0)
			return numerals[i].value;
	}
	return 0;
}

/* The text with Chinese numbers below a hundred in digits, and half a year in months. */
static char *
replace_numerals(const char *text)
{
	static const char half_year[] = "半年";
	struct string replaced = {0};

	while (*text) {
		size_t bytes = 0;
		int number = 0;
		int value;
		bool is_number = false;

		if (strncmp(text, half_year, strlen(half_year)) == 0) {
			string_append(&replaced, "6個月");
			text += strlen(half_year);
			continue;
		}
		while ((value = read_numeral(text, &bytes)) > 0) {
			number = value == 10 ? (number ? number * 10 : 10) : number + value;
			is_number = true;
			text += bytes;
		}
		if (is_number)
			string_append_format(&replaced, "%d", number);
		else
			string_append_byte(&replaced, *text++);
	}
	return string_take(&replaced);
}

char *
format_read_duration(const char *text)
{
	auto_string char *trimmed = fold_trimmed(text);
	auto_string char *folded = replace_numerals(trimmed);
	auto_string char *kept = memory_copy_string(folded);

	for (char *at = kept; *at; at++)
		*at = (char)toupper((unsigned char)*at);
	if (format_duration_is_valid(kept))
		return memory_copy_string(kept);

	char *numbers[DURATION_UNIT_COUNT] = {0};
	const char *at = folded;
	bool understood = *at != '\0';

	while (understood && *at) {
		understood = read_duration_part(&at, numbers);
		at = *at ? skip_joining_words(at) : at;
	}

	char *duration = understood ? write_duration(numbers) : NULL;

	for (size_t i = 0; i < DURATION_UNIT_COUNT; i++)
		free(numbers[i]);
	return duration;
}
