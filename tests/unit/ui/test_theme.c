/* SPDX-License-Identifier: MIT */
/* Unit tests of ui/theme. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "ui/theme.h"

static void
look__has_a_foreground__wherever_it_has_a_background(void **state)
{
	static const int colours[] = {0, 8, 16, 256};

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		for (int role = 0; role < ROLE_COUNT; role++) {
			struct look look = theme_look((enum role)role, colours[i]);

			if (look.background != THEME_DEFAULT)
				assert_int_not_equal(look.foreground, THEME_DEFAULT);
			assert_true(look.foreground < colours[i]);
			assert_true(look.background < colours[i]);
		}
	}
}

static void
look__is_seen__without_colours(void **state)
{
	(void)state;
	assert_true(theme_look(ROLE_SELECTED, 0).reversed);
	assert_true(theme_look(ROLE_EDITED, 0).underlined);
	assert_true(theme_look(ROLE_KEY, 0).bold);
	assert_true(theme_look(ROLE_ERROR, 0).bold);
	assert_int_equal(theme_look(ROLE_ERROR, 2).foreground, THEME_DEFAULT);
}

static void
look__differs__between_levels(void **state)
{
	static const int colours[] = {0, 8, 16, 256};

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		for (int a = ROLE_LEVEL_GREEN; a < ROLE_LEVEL_RED; a++) {
			struct look left = theme_look((enum role)a, colours[i]);
			struct look right = theme_look((enum role)(a + 1), colours[i]);

			assert_memory_not_equal(&left, &right, sizeof(left));
		}
	}
}

static void
colours__are_none__with_no_color(void **state)
{
	(void)state;
	setenv("NO_COLOR", "1", 1);
	assert_int_equal(theme_colours(256), 0);
	setenv("NO_COLOR", "", 1);
	assert_int_equal(theme_colours(256), 256);
	unsetenv("NO_COLOR");
	assert_int_equal(theme_colours(8), 8);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(look__has_a_foreground__wherever_it_has_a_background),
		cmocka_unit_test(look__is_seen__without_colours),
		cmocka_unit_test(look__differs__between_levels),
		cmocka_unit_test(colours__are_none__with_no_color),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
