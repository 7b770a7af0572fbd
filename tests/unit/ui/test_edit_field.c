/* SPDX-License-Identifier: MIT */
/* Unit tests of ui/widgets/edit_field. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "support.h"
#include "ui/widgets/edit_field.h"

static bool
press(struct edit_field *field, const char *name)
{
	struct input input = support_key(name);
	bool taken = edit_field_input(field, &input);

	input_clear(&input);
	return taken;
}

static void
type(struct edit_field *field, const char *text)
{
	struct input input;

	input_set(&input, INPUT_TEXT, text, strlen(text));
	assert_true(edit_field_input(field, &input));
	input_clear(&input);
}

static void
input__edits__one_line(void **state)
{
	struct edit_field field;

	(void)state;
	edit_field_open(&field, "risk", false);
	type(&field, "s");
	type(&field, "險");
	assert_string_equal(edit_field_text(&field), "risks險");
	assert_true(press(&field, "Backspace"));
	assert_true(press(&field, "Ctrl-A"));
	type(&field, "T");
	assert_true(press(&field, "Delete"));
	assert_string_equal(edit_field_text(&field), "Tisks");
	assert_true(press(&field, "Ctrl-E"));
	type(&field, " of");
	assert_true(press(&field, "Ctrl-W"));
	assert_string_equal(edit_field_text(&field), "Tisks ");
	assert_true(press(&field, "Ctrl-Left"));
	assert_true(press(&field, "Ctrl-K"));
	assert_string_equal(edit_field_text(&field), "");
	assert_true(edit_field_is_changed(&field));
	edit_field_close(&field);
	edit_field_close(&field);
}

static void
input__leaves_to_the_caller__what_ends_editing(void **state)
{
	static const char *const keys[] = {
		"Enter", "Esc", "Tab", "Shift-Tab", "Up", "Down", "F2", "Ctrl-Q", "PageUp"};
	struct edit_field field;

	(void)state;
	edit_field_open(&field, "text", false);
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		assert_false(press(&field, keys[i]));
	assert_false(edit_field_is_changed(&field));
	edit_field_close(&field);
}

static void
paste__is_inserted_whole__with_its_lines_where_there_are_many(void **state)
{
	struct edit_field field;
	struct input paste = support_paste("a\nb");

	(void)state;
	edit_field_open(&field, NULL, false);
	assert_true(edit_field_input(&field, &paste));
	assert_string_equal(edit_field_text(&field), "a b");
	edit_field_close(&field);
	edit_field_open(&field, NULL, true);
	assert_true(edit_field_input(&field, &paste));
	assert_true(press(&field, "Enter"));
	assert_string_equal(edit_field_text(&field), "a\nb\n");
	edit_field_close(&field);
	input_clear(&paste);
}

static void
paste__of_ten_thousand_characters__loses_none(void **state)
{
	struct edit_field field;
	struct canvas *canvas = canvas_new(5, 20, false);
	struct string text = {0};
	struct input paste;

	(void)state;
	for (int i = 0; i < 10000; i++)
		string_append(&text, "個");
	paste = support_paste(string_text(&text));
	edit_field_open(&field, NULL, true);
	assert_true(edit_field_input(&field, &paste));
	edit_field_draw(&field, canvas, (struct area){0, 0, 5, 20}, NULL);
	assert_string_equal(edit_field_text(&field), string_text(&text));
	assert_true(canvas->cursor_shown);
	input_clear(&paste);
	string_clear(&text);
	edit_field_close(&field);
	canvas_free(&canvas);
}

static void
draw__shows_prompt__while_empty(void **state)
{
	struct canvas *canvas = canvas_new(1, 12, false);
	struct area area = {0, 1, 1, 10};
	struct edit_field field;

	(void)state;
	edit_field_open(&field, "", false);
	edit_field_draw(&field, canvas, area, "Which data");
	support_assert_dump(canvas, true, " Which data\ncursor 0,1\n0: .dddddddddd\n");
	type(&field, "x");
	edit_field_draw(&field, canvas, area, "Which data");
	support_assert_dump(canvas, true, " x\ncursor 0,2\n0: .EEEEEEEEEE\n");
	edit_field_close(&field);
	canvas_free(&canvas);
}

static void
draw__scrolls_one_line__with_marks_at_both_sides(void **state)
{
	struct canvas *canvas = canvas_new(1, 10, false);
	struct area area = {0, 0, 1, 10};
	struct edit_field field;

	(void)state;
	edit_field_open(&field, "資料主體的權利", false);
	edit_field_draw(&field, canvas, area, NULL);
	support_assert_dump(canvas, false, "<的權利\ncursor 0,7\n");
	for (int i = 0; i < 3; i++)
		press(&field, "Left");
	edit_field_draw(&field, canvas, area, NULL);
	assert_int_equal(canvas->cursor_column, 1);
	press(&field, "Home");
	edit_field_draw(&field, canvas, area, NULL);
	support_assert_dump(canvas, false, " 資料主體>\ncursor 0,1\n");
	edit_field_close(&field);
	canvas_free(&canvas);
}

static void
draw__wraps_and_scrolls__many_lines(void **state)
{
	struct canvas *canvas = canvas_new(2, 8, false);
	struct area area = {0, 0, 2, 8};
	struct edit_field field;

	(void)state;
	edit_field_open(&field, "one two three four", true);
	assert_int_equal(edit_field_rows(&field, 8), 3);
	edit_field_draw(&field, canvas, area, NULL);
	support_assert_dump(canvas, false, "three  ↑\nfour\ncursor 1,4\n");
	assert_true(press(&field, "Up"));
	assert_true(press(&field, "Up"));
	assert_false(press(&field, "Up"));
	edit_field_draw(&field, canvas, area, NULL);
	support_assert_dump(canvas, false, "one two\nthree  ↓\ncursor 0,4\n");
	assert_true(press(&field, "PageDown"));
	edit_field_draw(&field, canvas, area, NULL);
	support_assert_dump(canvas, false, "one two\nthree  ↓\ncursor 1,4\n");
	edit_field_close(&field);
	canvas_free(&canvas);
}

static void
rows__follow__every_text_and_width(void **state)
{
	struct edit_field field;

	(void)state;
	edit_field_open(&field, "one two six", true);
	assert_int_equal(edit_field_rows(&field, 12), 1);
	assert_int_equal(edit_field_rows(&field, 8), 2);
	assert_int_equal(edit_field_rows(&field, 4), 3);
	assert_true(press(&field, "Enter"));
	assert_int_equal(edit_field_rows(&field, 4), 4);
	editor_set_text(&field.editor, "six");
	assert_int_equal(edit_field_rows(&field, 4), 1);
	edit_field_close(&field);
}

static void
draw__works__in_any_area(void **state)
{
	static const char *const texts[] = {"", "中", "a\u0301中文 text\nmore", "\u202e"};

	(void)state;
	for (int rows = 0; rows < 4; rows++) {
		for (int columns = 0; columns < 6; columns++) {
			for (size_t i = 0; i < 8; i++) {
				struct canvas *canvas = canvas_new(3, 5, false);
				struct edit_field field;

				edit_field_open(&field, texts[i / 2], i % 2 == 1);
				edit_field_draw(&field, canvas, (struct area){0, 0, rows, columns},
					"提示 prompt");
				press(&field, "Home");
				edit_field_draw(
					&field, canvas, (struct area){0, 0, rows, columns}, NULL);
				assert_int_equal(
					canvas->cursor_shown, rows > 0 && columns > 0 ? 1 : 0);
				edit_field_close(&field);
				canvas_free(&canvas);
			}
		}
	}
}

/* A path is typed, or dropped on the terminal. */
static void
path__is_what_is_meant__by_what_was_typed_or_dropped(void **state)
{
	static const struct {
		const char *typed;
		const char *meant;
	} rows[] = {
		{" here.pia ", "here.pia"},
		{"'with a blank.pia'", "with a blank.pia"},
		{"\"合同.pdf\" ", "合同.pdf"},
		{"'open", "'open"},
		{"'", "'"},
		{"~/a.pia", "/home/ana/a.pia"},
		{"'~/a.pia'", "/home/ana/a.pia"},
		{"~", "~"},
		{"", ""},
	};

	(void)state;
	assert_int_equal(setenv("HOME", "/home/ana", true), 0);
	for (size_t i = 0; i < array_length(rows); i++) {
		struct edit_field field;

		edit_field_open(&field, rows[i].typed, false);

		auto_string char *path = edit_field_path(&field);

		assert_string_equal(path, rows[i].meant);
		edit_field_close(&field);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(input__edits__one_line),
		cmocka_unit_test(input__leaves_to_the_caller__what_ends_editing),
		cmocka_unit_test(paste__is_inserted_whole__with_its_lines_where_there_are_many),
		cmocka_unit_test(paste__of_ten_thousand_characters__loses_none),
		cmocka_unit_test(draw__shows_prompt__while_empty),
		cmocka_unit_test(draw__scrolls_one_line__with_marks_at_both_sides),
		cmocka_unit_test(draw__wraps_and_scrolls__many_lines),
		cmocka_unit_test(rows__follow__every_text_and_width),
		cmocka_unit_test(draw__works__in_any_area),
		cmocka_unit_test(path__is_what_is_meant__by_what_was_typed_or_dropped),
	};

	return cmocka_run_group_tests(tests, support_begin_locale, NULL);
}
