/* SPDX-License-Identifier: MIT */
/* What the tests of the screen share. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "support.h"
#include "ui/locale.h"

int
support_begin_locale(void **state)
{
	(void)state;
	(void)locale_begin();
	return 0;
}

void
support_assert_dump(const struct canvas *canvas, bool roles, const char *expected)
{
	struct string dump = {0};

	canvas_dump(canvas, roles, &dump);
	assert_string_equal(string_text(&dump), expected);
	string_clear(&dump);
}

struct input
support_key(const char *name)
{
	struct input input;

	assert_true(input_from_name(name, &input));
	return input;
}

struct input
support_paste(const char *text)
{
	struct input input;

	input_set(&input, INPUT_PASTE, text, strlen(text));
	return input;
}
