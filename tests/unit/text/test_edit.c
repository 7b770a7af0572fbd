/* SPDX-License-Identifier: MIT */
/* Unit tests of text/edit. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "text/edit.h"
#include "text/grapheme.h"

static int
use_utf8(void **state)
{
	(void)state;
	return setlocale(LC_CTYPE, "C.UTF-8") ? 0 : -1;
}

static void
type(struct editor *editor, const char *text)
{
	assert_true(editor_insert(editor, text, strlen(text)));
}

/* The text with | at the caret. */
static void
assert_editor(const struct editor *editor, const char *expected)
{
	struct string shown = {0};

	string_append_bytes(&shown, editor_text(editor), editor->caret);
	string_append_byte(&shown, '|');
	string_append(&shown, editor_text(editor) + editor->caret);
	assert_string_equal(string_text(&shown), expected);
	string_clear(&shown);
}

static void
assert_place(const struct editor *editor, int width, size_t expected_line, int expected_column)
{
	struct wrap wrap;
	size_t line;
	int column;

	wrap_text(editor_text(editor), width, WIDTH_SCREEN, &wrap);
	editor_place(editor, &wrap, &line, &column);
	wrap_clear(&wrap);
	assert_int_equal(line, expected_line);
	assert_int_equal(column, expected_column);
}

static void
editor__begins__at_end_of_text(void **state)
{
	struct editor editor;

	(void)state;
	editor_open(&editor, "個人", false);
	assert_editor(&editor, "個人|");
	assert_false(editor_is_changed(&editor));
	editor_close(&editor);
	editor_open(&editor, NULL, true);
	assert_editor(&editor, "|");
	assert_false(editor_move(&editor, EDITOR_BACK, 10));
	assert_false(editor_delete(&editor, EDITOR_BACK, 10));
	assert_false(editor_delete(&editor, EDITOR_FORWARD, 10));
	editor_close(&editor);
}

static void
editor__inserts__at_caret(void **state)
{
	struct editor editor;

	(void)state;
	editor_open(&editor, "個料", false);
	editor_move(&editor, EDITOR_BACK, 0);
	type(&editor, "人資");
	assert_editor(&editor, "個人資|料");
	assert_true(editor_is_changed(&editor));
	editor_close(&editor);
}

static void
editor__cleans__what_is_pasted(void **state)
{
	struct editor editor;

	(void)state;
	editor_open(&editor, "", false);
	type(&editor, "a\r\nb\t\033[31mc\xff");
	assert_editor(&editor, "a b [31mc|");
	assert_false(editor_insert(&editor, "\x03", 1));
	editor_close(&editor);
	editor_open(&editor, "", true);
	type(&editor, "a\r\nb\tc");
	assert_editor(&editor, "a\nb\tc|");
	editor_close(&editor);
}

static void
editor__deletes__whole_clusters(void **state)
{
	struct editor editor;

	(void)state;
	editor_open(&editor, "a👨\u200D👩e\u0301個", false);
	assert_true(editor_delete(&editor, EDITOR_BACK, 0));
	assert_editor(&editor, "a👨\u200D👩e\u0301|");
	assert_true(editor_delete(&editor, EDITOR_BACK, 0));
	assert_editor(&editor, "a👨\u200D👩|");
	editor_move(&editor, EDITOR_START, 0);
	editor_move(&editor, EDITOR_FORWARD, 0);
	assert_true(editor_delete(&editor, EDITOR_FORWARD, 0));
	assert_editor(&editor, "a|");
	editor_close(&editor);
}

static void
editor__keeps_caret_between_clusters__when_they_join(void **state)
{
	struct editor editor;

	(void)state;
	editor_open(&editor, "x\u0301", false);
	editor_move(&editor, EDITOR_START, 0);
	editor_delete(&editor, EDITOR_FORWARD, 0);
	type(&editor, "\u0301b");
	editor_move(&editor, EDITOR_START, 0);
	type(&editor, "e");
	assert_editor(&editor, "e\u0301|b");
	editor_set_caret(&editor, 2);
	assert_editor(&editor, "e\u0301|b");
	editor_set_caret(&editor, 99);
	assert_editor(&editor, "e\u0301b|");
	editor_close(&editor);
}

static void
editor__moves__by_words(void **state)
{
	struct editor editor;

	(void)state;
	editor_open(&editor, "the data's  end, 個人", false);
	editor_move(&editor, EDITOR_START, 0);
	editor_move(&editor, EDITOR_WORD_FORWARD, 0);
	assert_editor(&editor, "the| data's  end, 個人");
	editor_move(&editor, EDITOR_WORD_FORWARD, 0);
	assert_editor(&editor, "the data's|  end, 個人");
	editor_move(&editor, EDITOR_END, 0);
	editor_move(&editor, EDITOR_WORD_BACK, 0);
	assert_editor(&editor, "the data's  end, 個|人");
	editor_move(&editor, EDITOR_WORD_BACK, 0);
	editor_move(&editor, EDITOR_WORD_BACK, 0);
	assert_editor(&editor, "the data's  |end, 個人");
	assert_true(editor_delete(&editor, EDITOR_WORD_BACK, 0));
	assert_editor(&editor, "the |end, 個人");
	assert_true(editor_delete(&editor, EDITOR_WORD_FORWARD, 0));
	assert_editor(&editor, "the |, 個人");
	editor_close(&editor);
}

static void
editor__moves__to_line_ends(void **state)
{
	struct editor editor;

	(void)state;
	editor_open(&editor, "個人資料\nb", true);
	editor_set_caret(&editor, 0);
	editor_move(&editor, EDITOR_LINE_END, 4);
	assert_editor(&editor, "個人|資料\nb");
	assert_place(&editor, 4, 0, 4);
	assert_false(editor_move(&editor, EDITOR_LINE_END, 4));
	editor_move(&editor, EDITOR_LINE_START, 4);
	assert_editor(&editor, "|個人資料\nb");
	editor_set_caret(&editor, 6);
	assert_place(&editor, 4, 1, 0);
	editor_move(&editor, EDITOR_LINE_END, 4);
	assert_editor(&editor, "個人資料|\nb");
	assert_place(&editor, 4, 1, 4);
	editor_close(&editor);
}

static void
editor__deletes__to_line_ends(void **state)
{
	struct editor editor;

	(void)state;
	editor_open(&editor, "one two", false);
	editor_set_caret(&editor, 4);
	assert_true(editor_delete(&editor, EDITOR_LINE_START, 0));
	assert_editor(&editor, "|two");
	assert_true(editor_delete(&editor, EDITOR_LINE_END, 0));
	assert_editor(&editor, "|");
	editor_close(&editor);
}

static void
editor__keeps_column__over_shorter_lines(void **state)
{
	struct editor editor;

	(void)state;
	editor_open(&editor, "abcdef\nx\n個人資料", true);
	editor_set_caret(&editor, 5);
	assert_true(editor_move(&editor, EDITOR_DOWN, 20));
	assert_place(&editor, 20, 1, 1);
	assert_true(editor_move(&editor, EDITOR_DOWN, 20));
	assert_editor(&editor, "abcdef\nx\n個人|資料");
	assert_place(&editor, 20, 2, 4);
	assert_false(editor_move(&editor, EDITOR_DOWN, 20));
	assert_true(editor_move(&editor, EDITOR_UP, 20));
	assert_true(editor_move(&editor, EDITOR_UP, 20));
	assert_place(&editor, 20, 0, 5);
	assert_false(editor_move(&editor, EDITOR_UP, 20));
	editor_close(&editor);
}

static void
editor__moves_over__wrapped_lines(void **state)
{
	struct editor editor;

	(void)state;
	editor_open(&editor, "aaa bbb ccc", true);
	assert_place(&editor, 4, 2, 3);
	editor_move(&editor, EDITOR_UP, 4);
	assert_editor(&editor, "aaa bbb| ccc");
	editor_move(&editor, EDITOR_UP, 4);
	assert_editor(&editor, "aaa| bbb ccc");
	editor_close(&editor);
}

static void
editor__stays__on_single_line(void **state)
{
	struct editor editor;

	(void)state;
	editor_open(&editor, "a\nb", false);
	assert_editor(&editor, "a b|");
	assert_false(editor_is_changed(&editor));
	assert_false(editor_move(&editor, EDITOR_UP, 10));
	assert_false(editor_move(&editor, EDITOR_DOWN, 10));
	assert_true(editor_move(&editor, EDITOR_LINE_START, 10));
	assert_editor(&editor, "|a b");
	assert_true(editor_move(&editor, EDITOR_LINE_END, 10));
	assert_editor(&editor, "a b|");
	editor_close(&editor);
}

static void
editor__knows__its_initial_text(void **state)
{
	struct editor editor;

	(void)state;
	editor_open(&editor, "first", false);
	editor_set_text(&editor, "第二");
	assert_editor(&editor, "第二|");
	assert_true(editor_is_changed(&editor));
	editor_set_text(&editor, "first");
	assert_false(editor_is_changed(&editor));
	editor_close(&editor);
}

static void
editor_place__stays_at_edge__on_hanging_blanks(void **state)
{
	struct editor editor;

	(void)state;
	editor_open(&editor, "abc      ", true);
	assert_place(&editor, 5, 0, 5);
	editor_close(&editor);
}

static void
editor_scroll__shows__caret(void **state)
{
	struct editor editor;
	struct editor_window window;

	(void)state;
	editor_open(&editor, "abcdefghij", false);
	editor_scroll(&editor, 5, &window);
	assert_int_equal(window.start, 6);
	assert_int_equal(window.length, 4);
	assert_int_equal(window.caret, 4);
	assert_true(window.cut_before);
	assert_false(window.cut_after);
	editor_set_caret(&editor, 7);
	editor_scroll(&editor, 5, &window);
	assert_int_equal(window.start, 6);
	assert_int_equal(window.caret, 1);
	editor_set_caret(&editor, 2);
	editor_scroll(&editor, 5, &window);
	assert_int_equal(window.start, 2);
	assert_int_equal(window.caret, 0);
	assert_true(window.cut_after);
	editor_set_caret(&editor, 7);
	editor_scroll(&editor, 5, &window);
	assert_int_equal(window.start, 3);
	assert_int_equal(window.caret, 4);
	editor_close(&editor);
}

static void
editor_scroll__keeps_wide_characters__whole(void **state)
{
	struct editor editor;
	struct editor_window window;

	(void)state;
	editor_open(&editor, "a個人資料保護", false);
	for (int columns = 1; columns < 16; columns++) {
		for (size_t caret = 0; caret <= editor.text.length; caret++) {
			editor_set_caret(&editor, caret);
			editor_scroll(&editor, columns, &window);
			assert_in_range(window.caret, 0, columns - 1);
			assert_true(window.columns <= columns);
			assert_int_equal(width_bytes(editor_text(&editor) + window.start,
						 window.length, WIDTH_SCREEN),
				window.columns);
			assert_int_equal(grapheme_boundary(editor_text(&editor), editor.text.length,
						 window.start),
				window.start);
			if (columns > 1 && editor.caret < editor.text.length)
				assert_true(window.start + window.length > editor.caret);
		}
	}
	editor_close(&editor);
}

static void
editor_scroll__comes_back__when_text_shrinks(void **state)
{
	struct editor editor;
	struct editor_window window;

	(void)state;
	editor_open(&editor, "abcdefghij", false);
	editor_scroll(&editor, 5, &window);
	for (int i = 0; i < 7; i++)
		editor_delete(&editor, EDITOR_BACK, 0);
	editor_scroll(&editor, 5, &window);
	assert_int_equal(window.start, 0);
	assert_int_equal(window.caret, 3);
	assert_false(window.cut_before);
	editor_close(&editor);
}

static void
editor__takes__huge_paste(void **state)
{
	struct editor editor;
	char *text = memory_allocate(30001);

	(void)state;
	for (size_t i = 0; i < 10000; i++)
		memcpy(text + 3 * i, "個", 3);
	editor_open(&editor, "ab", true);
	editor_set_caret(&editor, 1);
	assert_true(editor_insert(&editor, text, 30000));
	assert_int_equal(editor.caret, 30001);
	assert_int_equal(editor.text.length, 30002);
	assert_place(&editor, 40, 500, 2);
	assert_true(editor_delete(&editor, EDITOR_START, 40));
	assert_editor(&editor, "|b");
	free(text);
	editor_close(&editor);
}

/* Whatever is done, the text is valid and the caret stands between clusters. */
static void
editor__stays_sound__under_random_use(void **state)
{
	static const char *const pieces[] = {"a", " ", "個", "\u0301", "👨", "\u200D", "🇲", "\n",
		"data ", "\U000E0061", "कि", "\xff", "，"};
	struct editor editor;
	uint32_t seed = 42;

	(void)state;
	editor_open(&editor, "", true);
	for (int i = 0; i < 20000; i++) {
		seed = seed * 1664525u + 1013904223u;

		uint32_t number = seed >> 16;
		const char *piece = pieces[number % (sizeof(pieces) / sizeof(pieces[0]))];
		enum editor_move move = number / 16 % (EDITOR_END + 1);

		if (number % 5 == 0)
			editor_delete(&editor, move % EDITOR_LINE_START, 7);
		else if (number % 5 < 3)
			editor_move(&editor, move, 7);
		else
			editor_insert(&editor, piece, strlen(piece));

		const char *text = editor_text(&editor);

		assert_true(utf8_is_valid(text, editor.text.length));
		assert_int_equal(strlen(text), editor.text.length);
		assert_int_equal(
			grapheme_boundary(text, editor.text.length, editor.caret), editor.caret);
	}
	editor_close(&editor);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(editor__begins__at_end_of_text),
		cmocka_unit_test(editor__inserts__at_caret),
		cmocka_unit_test(editor__cleans__what_is_pasted),
		cmocka_unit_test(editor__deletes__whole_clusters),
		cmocka_unit_test(editor__keeps_caret_between_clusters__when_they_join),
		cmocka_unit_test(editor__moves__by_words),
		cmocka_unit_test(editor__moves__to_line_ends),
		cmocka_unit_test(editor__deletes__to_line_ends),
		cmocka_unit_test(editor__keeps_column__over_shorter_lines),
		cmocka_unit_test(editor__moves_over__wrapped_lines),
		cmocka_unit_test(editor__stays__on_single_line),
		cmocka_unit_test(editor__knows__its_initial_text),
		cmocka_unit_test(editor_place__stays_at_edge__on_hanging_blanks),
		cmocka_unit_test(editor_scroll__shows__caret),
		cmocka_unit_test(editor_scroll__keeps_wide_characters__whole),
		cmocka_unit_test(editor_scroll__comes_back__when_text_shrinks),
		cmocka_unit_test(editor__takes__huge_paste),
		cmocka_unit_test(editor__stays_sound__under_random_use),
	};

	return cmocka_run_group_tests(tests, use_utf8, NULL);
}
