/* SPDX-License-Identifier: MIT */
/* Anchors: what GitHub makes of a heading. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/memory.h"
#include "text/anchor.h"

static void
assert_anchor(const char *heading, const char *expected)
{
	auto_string char *anchor = anchor_make(heading);

	assert_string_equal(anchor, expected);
}

static void
anchor__has_small_letters_digits_and_hyphens(void **state)
{
	(void)state;
	assert_anchor("2. Data flows: who, what?", "2-data-flows-who-what");
	assert_anchor("A_b - c/d", "a_b---cd");
	assert_anchor(" Risks ", "risks");
	assert_anchor("?!", "");
}

static void
anchor__keeps_letters_of_any_script(void **state)
{
	(void)state;
	assert_anchor("Âmbito e ACÇÕES", "âmbito-e-acções");
	assert_anchor("2. 負責實體、項目（目的）", "2-負責實體項目目的");
	assert_anchor("e\xcc\x81", "e\xcc\x81");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(anchor__has_small_letters_digits_and_hyphens),
		cmocka_unit_test(anchor__keeps_letters_of_any_script),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
