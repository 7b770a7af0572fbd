/* SPDX-License-Identifier: MIT */
/* The order of values as kept. Numbers are compared digit by digit: they may have any length. */
#include "config.h"

#include "assessment/compare.h"

#include <string.h>

#include "i18n/format.h"

static int
sign(int number)
{
	return (number > 0) - (number < 0);
}

/* A number's digits, without zeros that say nothing. */
struct digits {
	bool negative;
	const char *whole;
	size_t whole_length;
	const char *fraction;
	size_t fraction_length;
};

static struct digits
take_apart(const char *number)
{
	struct digits digits = {.negative = *number == '-'};

	if (digits.negative)
		number++;
	digits.whole = number + strspn(number, "0");
	digits.whole_length = strspn(digits.whole, "0123456789");
	digits.fraction = digits.whole + digits.whole_length;
	if (*digits.fraction == '.')
		digits.fraction++;
	digits.fraction_length = strlen(digits.fraction);
	while (digits.fraction_length > 0 && digits.fraction[digits.fraction_length - 1] == '0')
		digits.fraction_length--;
	if (digits.whole_length == 0 && digits.fraction_length == 0)
		digits.negative = false;
	return digits;
}

static int
compare_sizes(const struct digits *a, const struct digits *b)
{
	size_t shorter =
		a->fraction_length < b->fraction_length ? a->fraction_length : b->fraction_length;
	int order;

	if (a->whole_length != b->whole_length)
		return a->whole_length < b->whole_length ? -1 : 1;
	order = memcmp(a->whole, b->whole, a->whole_length);
	if (order == 0)
		order = memcmp(a->fraction, b->fraction, shorter);
	if (order == 0)
		order = (a->fraction_length > shorter) - (b->fraction_length > shorter);
	return sign(order);
}

static int
compare_numbers(const char *a, const char *b)
{
	const struct digits first = take_apart(a);
	const struct digits second = take_apart(b);

	if (first.negative != second.negative)
		return first.negative ? -1 : 1;
	return first.negative ? compare_sizes(&second, &first) : compare_sizes(&first, &second);
}

bool
compare_values(enum field_type type, const struct template_list *list, const char *a, const char *b,
	int *order)
{
	if (*a == '\0' || *b == '\0')
		return false;
	if (type == FIELD_NUMBER) {
		if (!format_number_is_valid(a) || !format_number_is_valid(b))
			return false;
		*order = compare_numbers(a, b);
	} else if (type == FIELD_DURATION) {
		const double first = format_duration_days(a);
		const double second = format_duration_days(b);

		if (first < 0 || second < 0)
			return false;
		*order = (first > second) - (first < second);
	} else if (type == FIELD_CHOICE && list != NULL) {
		const int first = template_item_index(list, a);
		const int second = template_item_index(list, b);

		if (first < 0 || second < 0)
			return false;
		*order = sign(first - second);
	} else {
		*order = sign(strcmp(a, b));
	}
	return true;
}
