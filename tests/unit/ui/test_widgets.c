/* SPDX-License-Identifier: MIT */
/* Unit tests of ui/widgets/dialog and progress. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "support.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/progress.h"

static void
dialog__covers__what_is_below(void **state)
{
	struct canvas *canvas = canvas_new(5, 14, false);
	struct area all = {0, 0, 5, 14};
	struct area inside;

	(void)state;
	for (int row = 0; row < 5; row++)
		canvas_text(canvas, row, 0, 14, ROLE_DIM, "風險評估風險評");
	inside = dialog_draw(canvas, all, 1, 5, NULL);
	canvas_text(canvas, inside.row, inside.column, inside.columns, ROLE_NORMAL, "Quit?");
	support_assert_dump(canvas, false,
		"風險評估風險評\n風┌───────┐ 評\n風│ Quit? │ 評\n風└───────┘ 評\n"
		"風險評估風險評\ncursor hidden\n");
	canvas_free(&canvas);
}

static void
dialog__shrinks__to_what_there_is(void **state)
{
	struct area inside = dialog_inside((struct area){1, 0, 6, 20}, 50, 90);

	(void)state;
	assert_int_equal(inside.row, 2);
	assert_int_equal(inside.rows, 4);
	assert_int_equal(inside.columns, 16);
	inside = dialog_inside((struct area){0, 0, 1, 3}, 5, 5);
	assert_int_equal(inside.rows, 0);
	assert_int_equal(inside.columns, 0);
}

static void
progress__is_full__only_at_the_end(void **state)
{
	struct canvas *canvas = canvas_new(5, 15, false);

	(void)state;
	progress_draw(canvas, 0, 0, 15, ROLE_NORMAL, 0);
	progress_draw(canvas, 1, 0, 15, ROLE_NORMAL, 1);
	progress_draw(canvas, 2, 0, 15, ROLE_NORMAL, 71);
	progress_draw(canvas, 3, 0, 15, ROLE_NORMAL, 99);
	progress_draw(canvas, 4, 0, 15, ROLE_NORMAL, 130);
	support_assert_dump(canvas, false,
		"  0% ░░░░░░░░░░\n  1% ▓░░░░░░░░░\n 71% ▓▓▓▓▓▓▓░░░\n 99% ▓▓▓▓▓▓▓▓▓░\n"
		"100% ▓▓▓▓▓▓▓▓▓▓\ncursor hidden\n");
	assert_int_equal(progress_draw(canvas, 0, 0, 7, ROLE_NORMAL, 50), 4);
	canvas_free(&canvas);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dialog__covers__what_is_below),
		cmocka_unit_test(dialog__shrinks__to_what_there_is),
		cmocka_unit_test(progress__is_full__only_at_the_end),
	};

	return cmocka_run_group_tests(tests, support_begin_locale, NULL);
}
