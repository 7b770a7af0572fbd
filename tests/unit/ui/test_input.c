/* SPDX-License-Identifier: MIT */
/* Unit tests of ui/input. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "support.h"
#include "ui/input.h"

static void
from_name__reads__every_kind_of_key(void **state)
{
	struct input input;

	(void)state;
	input = support_key("PageDown");
	assert_int_equal(input.type, INPUT_PAGE_DOWN);
	input = support_key("F12");
	assert_int_equal(input.type, INPUT_FUNCTION);
	assert_int_equal(input.number, 12);
	input = support_key("Ctrl-R");
	assert_int_equal(input.type, INPUT_CONTROL);
	assert_string_equal(input.text, "R");
	input_clear(&input);
	input = support_key("Alt-n");
	assert_int_equal(input.type, INPUT_ALT);
	assert_string_equal(input.text, "n");
	input_clear(&input);
	input = support_key("Space");
	assert_int_equal(input.type, INPUT_TEXT);
	assert_string_equal(input.text, " ");
	input_clear(&input);
	input = support_key("險");
	assert_string_equal(input.text, "險");
	input_clear(&input);
}

static void
from_name__refuses__what_is_no_key(void **state)
{
	static const char *const names[] = {
		"", "F0", "F13", "F1x", "Ctrl-r", "Ctrl-", "Alt-", "Alt-xy", "enter", "ab", "\xff"};
	struct input input;

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		assert_false(input_from_name(names[i], &input));
}

static void
is__compares__type_and_text(void **state)
{
	struct input input = support_key("n");

	(void)state;
	assert_true(input_is(&input, "n"));
	assert_false(input_is(&input, "N"));
	assert_false(input_is(&input, "Alt-n"));
	assert_true(input_is_any(&input, "Insert n"));
	assert_false(input_is_any(&input, "Insert N"));
	assert_false(input_is_any(&input, ""));
	input_clear(&input);
	input = support_key("F2");
	assert_true(input_is(&input, "F2"));
	assert_false(input_is(&input, "F3"));
}

static void
is__takes_full_width_forms__for_the_key(void **state)
{
	struct input input = support_key("？");

	(void)state;
	assert_true(input_is(&input, "?"));
	input_clear(&input);
	input = support_key("　");
	assert_true(input_is(&input, "Space"));
	input_clear(&input);
}

static void
is__takes_no_paste__for_a_key(void **state)
{
	struct input input = support_paste("n");

	(void)state;
	assert_false(input_is(&input, "n"));
	input_clear(&input);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(from_name__reads__every_kind_of_key),
		cmocka_unit_test(from_name__refuses__what_is_no_key),
		cmocka_unit_test(is__compares__type_and_text),
		cmocka_unit_test(is__takes_full_width_forms__for_the_key),
		cmocka_unit_test(is__takes_no_paste__for_a_key),
	};

	return cmocka_run_group_tests(tests, support_begin_locale, NULL);
}
