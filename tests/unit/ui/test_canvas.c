/* SPDX-License-Identifier: MIT */
/* Unit tests of ui/canvas. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>

#include "support.h"
#include "ui/canvas.h"

static void
text__keeps_wide_character_whole__at_edge(void **state)
{
	struct canvas *canvas = canvas_new(2, 6, false);

	(void)state;
	assert_int_equal(canvas_text(canvas, 0, 0, 5, ROLE_NORMAL, "風險評估"), 5);
	assert_int_equal(canvas_text(canvas, 1, 3, 10, ROLE_NORMAL, "中文"), 3);
	support_assert_dump(canvas, false, "風險…\n   中…\ncursor hidden\n");
	canvas_free(&canvas);
}

static void
text__does_not_wrap__at_the_canvas_edge(void **state)
{
	struct canvas *canvas = canvas_new(2, 5, false);

	(void)state;
	canvas_text(canvas, 0, 4, 9, ROLE_NORMAL, "中");
	canvas_text(canvas, 0, 3, 9, ROLE_NORMAL, "ab");
	canvas_text(canvas, 5, 0, 9, ROLE_NORMAL, "outside");
	canvas_text(canvas, -1, 0, 9, ROLE_NORMAL, "outside");
	support_assert_dump(canvas, false, "   ab\n\ncursor hidden\n");
	canvas_free(&canvas);
}

static void
text__takes_wide_character_away__when_half_is_drawn_over(void **state)
{
	struct canvas *canvas = canvas_new(3, 6, false);

	(void)state;
	canvas_text(canvas, 0, 0, 6, ROLE_NORMAL, "中文字");
	canvas_text(canvas, 0, 1, 1, ROLE_NORMAL, "x");
	canvas_text(canvas, 1, 0, 6, ROLE_NORMAL, "中文字");
	canvas_text(canvas, 1, 2, 1, ROLE_NORMAL, "y");
	canvas_text(canvas, 2, 0, 6, ROLE_NORMAL, "中文字");
	canvas_text(canvas, 2, 1, 2, ROLE_NORMAL, "險");
	support_assert_dump(canvas, false, " x文字\n中y 字\n 險 字\ncursor hidden\n");
	canvas_free(&canvas);
}

static void
fill__takes_halves_away__at_both_edges(void **state)
{
	struct canvas *canvas = canvas_new(1, 8, false);

	(void)state;
	canvas_text(canvas, 0, 0, 8, ROLE_NORMAL, "中文字號");
	canvas_fill(canvas, (struct area){0, 1, 1, 4}, ROLE_SELECTED);
	support_assert_dump(canvas, true, "      號\ncursor hidden\n0: .SSSS\n");
	canvas_free(&canvas);
}

static void
text__spells_out__what_would_steer_a_terminal(void **state)
{
	struct canvas *canvas = canvas_new(2, 30, false);

	(void)state;
	canvas_text(canvas, 0, 0, 30, ROLE_NORMAL, "a\033]0;x\a\u202Eb\xff");
	canvas_text(canvas, 1, 0, 30, ROLE_NORMAL, "one\ntwo\tthree");
	support_assert_dump(
		canvas, false, "a^[]0;x^G⟨202E⟩b\uFFFD\none two three\ncursor hidden\n");
	canvas_free(&canvas);
}

static void
text_exact__keeps_columns__of_what_cannot_be_shown(void **state)
{
	struct canvas *canvas = canvas_new(1, 10, false);

	(void)state;
	canvas_text_exact(canvas, 0, 0, 10, ROLE_NORMAL, "a\u202Eb", 5);
	support_assert_dump(canvas, false, "a\uFFFDb\ncursor hidden\n");
	canvas_free(&canvas);
}

static void
text_right__stands__at_the_right_edge(void **state)
{
	struct canvas *canvas = canvas_new(2, 10, false);

	(void)state;
	canvas_text_right(canvas, 0, 1, 7, ROLE_NORMAL, "1,234");
	canvas_text_right(canvas, 1, 1, 7, ROLE_NORMAL, "風險評估");
	support_assert_dump(canvas, false, "   1,234\n 風險評…\ncursor hidden\n");
	canvas_free(&canvas);
}

static void
wrapped__marks_its_last_row__when_there_is_more(void **state)
{
	struct canvas *canvas = canvas_new(2, 8, false);
	struct area area = {0, 0, 2, 8};

	(void)state;
	assert_int_equal(canvas_wrapped_rows(8, "one two three four"), 3);
	assert_int_equal(
		canvas_text_wrapped(canvas, area, 0, ROLE_NORMAL, "one two three four"), 2);
	support_assert_dump(canvas, false, "one two\nthree…\ncursor hidden\n");
	canvas_blank(canvas);
	assert_int_equal(
		canvas_text_wrapped(canvas, area, 2, ROLE_NORMAL, "one two three four"), 1);
	support_assert_dump(canvas, false, "four\n\ncursor hidden\n");
	canvas_free(&canvas);
}

static void
frame__holds__around_wide_text(void **state)
{
	struct canvas *canvas = canvas_new(4, 11, false);
	struct area inside = canvas_frame(canvas, (struct area){0, 0, 4, 11}, "資料流");

	(void)state;
	canvas_text(canvas, inside.row, inside.column, inside.columns, ROLE_NORMAL, "甲乙丙丁戊");
	canvas_text(canvas, inside.row + 1, inside.column, inside.columns, ROLE_NORMAL, "e\u0301");
	support_assert_dump(canvas, false,
		"┌ 資料流 ─┐\n│甲乙丙丁…│\n│e\u0301        │\n└─────────┘\n"
		"cursor hidden\n");
	canvas_free(&canvas);
}

static void
frame__is_ascii__where_asked(void **state)
{
	struct canvas *canvas = canvas_new(3, 5, true);

	(void)state;
	canvas_frame(canvas, (struct area){0, 0, 3, 5}, NULL);
	canvas_text(canvas, 1, 1, 3, ROLE_NORMAL, "abcd");
	support_assert_dump(canvas, false, "+---+\n|ab~|\n+---+\ncursor hidden\n");
	canvas_free(&canvas);
}

static void
frame__draws_nothing__without_room(void **state)
{
	struct canvas *canvas = canvas_new(1, 1, false);
	struct area inside = canvas_frame(canvas, (struct area){0, 0, 1, 1}, "x");

	(void)state;
	assert_int_equal(inside.rows, 0);
	assert_int_equal(inside.columns, 0);
	support_assert_dump(canvas, false, "\ncursor hidden\n");
	canvas_free(&canvas);
}

static void
tint__belongs_to_left_half__of_wide_character(void **state)
{
	struct canvas *canvas = canvas_new(1, 6, false);

	(void)state;
	canvas_text(canvas, 0, 0, 6, ROLE_NORMAL, "中文字");
	canvas_tint(canvas, (struct area){0, 1, 1, 2}, ROLE_SELECTED);
	support_assert_dump(canvas, true, "中文字\ncursor hidden\n0: ..SS\n");
	canvas_free(&canvas);
}

static void
cursor__stays_inside__on_first_column_of_character(void **state)
{
	struct canvas *canvas = canvas_new(2, 6, false);

	(void)state;
	canvas_text(canvas, 0, 0, 6, ROLE_NORMAL, "中");
	canvas_cursor(canvas, 0, 1);
	assert_int_equal(canvas->cursor_column, 0);
	canvas_cursor(canvas, 9, 99);
	support_assert_dump(canvas, false, "中\n\ncursor 1,5\n");
	canvas_cursor(canvas, -3, -3);
	assert_int_equal(canvas->cursor_row, 0);
	canvas_free(&canvas);
}

static void
resize__blanks__to_at_least_one_cell(void **state)
{
	struct canvas *canvas = canvas_new(0, -4, false);

	(void)state;
	assert_int_equal(canvas->rows, 1);
	assert_int_equal(canvas->columns, 1);
	canvas_text(canvas, 0, 0, 1, ROLE_NORMAL, "x");
	canvas_resize(canvas, 2, 3);
	support_assert_dump(canvas, true, "\n\ncursor hidden\n");
	canvas_free(&canvas);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text__keeps_wide_character_whole__at_edge),
		cmocka_unit_test(text__does_not_wrap__at_the_canvas_edge),
		cmocka_unit_test(text__takes_wide_character_away__when_half_is_drawn_over),
		cmocka_unit_test(fill__takes_halves_away__at_both_edges),
		cmocka_unit_test(text__spells_out__what_would_steer_a_terminal),
		cmocka_unit_test(text_exact__keeps_columns__of_what_cannot_be_shown),
		cmocka_unit_test(text_right__stands__at_the_right_edge),
		cmocka_unit_test(wrapped__marks_its_last_row__when_there_is_more),
		cmocka_unit_test(frame__holds__around_wide_text),
		cmocka_unit_test(frame__is_ascii__where_asked),
		cmocka_unit_test(frame__draws_nothing__without_room),
		cmocka_unit_test(tint__belongs_to_left_half__of_wide_character),
		cmocka_unit_test(cursor__stays_inside__on_first_column_of_character),
		cmocka_unit_test(resize__blanks__to_at_least_one_cell),
	};

	return cmocka_run_group_tests(tests, support_begin_locale, NULL);
}
