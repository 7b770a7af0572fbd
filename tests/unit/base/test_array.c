/* SPDX-License-Identifier: MIT */
/* Unit tests of base/array. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>

#include "base/array.h"

struct thing {
	int number;
	char *name;
};

static void
array_append__gives__zeroed_items(void **state)
{
	struct thing *things = NULL;
	size_t count = 0;

	(void)state;
	for (int i = 0; i < 1000; i++) {
		struct thing *thing = array_append(&things, &count);

		assert_int_equal(thing->number, 0);
		assert_null(thing->name);
		thing->number = i;
		assert_int_equal(count, i + 1);
	}
	for (int i = 0; i < 1000; i++)
		assert_int_equal(things[i].number, i);
	free(things);
}

static void
array_remove__closes__the_gap(void **state)
{
	int *numbers = NULL;
	size_t count = 0;

	(void)state;
	for (int i = 0; i < 5; i++)
		*array_append(&numbers, &count) = i;
	array_remove(&numbers, &count, 4);
	array_remove(&numbers, &count, 0);
	array_remove(&numbers, &count, 1);
	assert_int_equal(count, 2);
	assert_int_equal(numbers[0], 1);
	assert_int_equal(numbers[1], 3);
	free(numbers);
}

/* The room is worked out from the count, so shrinking and growing must not confuse it. */
static void
array__holds__through_random_use(void **state)
{
	int *numbers = NULL;
	size_t count = 0;
	uint32_t seed = 7;
	int next = 0;
	int first = 0;

	(void)state;
	for (int i = 0; i < 20000; i++) {
		seed = seed * 1664525u + 1013904223u;
		if (seed >> 31 || !count) {
			*array_append(&numbers, &count) = next++;
		} else {
			array_remove(&numbers, &count, 0);
			first++;
		}
		for (size_t j = 0; j < count; j++)
			assert_int_equal(numbers[j], first + (int)j);
	}
	free(numbers);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(array_append__gives__zeroed_items),
		cmocka_unit_test(array_remove__closes__the_gap),
		cmocka_unit_test(array__holds__through_random_use),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
