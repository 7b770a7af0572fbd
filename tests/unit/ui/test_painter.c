/* SPDX-License-Identifier: MIT */
/* Unit tests of ui/painter. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "support.h"
#include "ui/painter.h"

static void
append_move(void *context, struct string *output, int row, int column)
{
	(void)context;
	string_append_format(output, "<%d,%d>", row, column);
}

static void
append_look(void *context, struct string *output, enum role role)
{
	(void)context;
	string_append_format(output, "<%c>", role_letter(role));
}

static struct painter
painter_for_test(void)
{
	return (struct painter){
		.clear = "<clear>",
		.erase_right = "<el>",
		.plain = "<0>",
		.cursor_off = "<off>",
		.cursor_on = "<on>",
		.append_move = append_move,
		.append_look = append_look,
	};
}

static void
assert_painted(struct painter *painter, const struct canvas *canvas, const char *expected)
{
	struct string output = {0};

	painter_paint(painter, canvas, &output);
	assert_string_equal(string_text(&output), expected);
	string_clear(&output);
}

static void
paint__writes_only_rows__that_changed(void **state)
{
	struct painter painter = painter_for_test();
	struct canvas *canvas = canvas_new(3, 5, false);

	(void)state;
	canvas_text(canvas, 0, 0, 5, ROLE_NORMAL, "one");
	canvas_cursor(canvas, 0, 2);
	assert_painted(&painter, canvas, "<off><0><clear><0,0><el>one<1,0><el><2,0><el><0,2><on>");
	assert_painted(&painter, canvas, "<off><0,2><on>");
	canvas_text(canvas, 1, 1, 4, ROLE_NORMAL, "two");
	assert_painted(&painter, canvas, "<off><1,0><el> two<0,2><on>");
	painter_forget(&painter);
	assert_painted(
		&painter, canvas, "<off><0><clear><0,0><el>one<1,0><el> two<2,0><el><0,2><on>");
	painter_forget(&painter);
	canvas_free(&canvas);
}

static void
paint__moves__after_characters_whose_width_is_not_sure(void **state)
{
	struct painter painter = painter_for_test();
	struct canvas *canvas = canvas_new(1, 12, false);

	(void)state;
	canvas_text(canvas, 0, 0, 9, ROLE_NORMAL, "中文é|");
	canvas_text(canvas, 0, 8, 1, ROLE_FRAME, "│");
	assert_painted(
		&painter, canvas, "<off><0><clear><0,0><el>中文<0,4>é<0,5>|  <0><f>│<0><0,0>");
	painter_forget(&painter);
	canvas_free(&canvas);
}

static void
paint__changes_look__with_the_role(void **state)
{
	struct painter painter = painter_for_test();
	struct canvas *canvas = canvas_new(1, 4, false);

	(void)state;
	canvas_text(canvas, 0, 0, 1, ROLE_KEY, "k");
	canvas_text(canvas, 0, 1, 1, ROLE_NORMAL, "n");
	canvas_fill(canvas, (struct area){0, 3, 1, 1}, ROLE_SELECTED);
	assert_painted(&painter, canvas, "<off><0><clear><0,0><el><0><k>k<0><.>n <0><S> <0><0,0>");
	painter_forget(&painter);
	canvas_free(&canvas);
}

static void
paint__leaves_last_cell_alone__where_writing_it_scrolls(void **state)
{
	struct painter painter = painter_for_test();
	struct canvas *canvas = canvas_new(2, 2, false);

	(void)state;
	painter.scrolls_at_end = true;
	canvas_text(canvas, 0, 0, 2, ROLE_NORMAL, "ab");
	canvas_text(canvas, 1, 0, 2, ROLE_NORMAL, "cd");
	assert_painted(&painter, canvas, "<off><0><clear><0,0><el>ab<1,0><el>c<0,0>");
	painter_forget(&painter);
	canvas_free(&canvas);
}

static void
paint__is_whole__after_the_size_changed(void **state)
{
	struct painter painter = painter_for_test();
	struct canvas *canvas = canvas_new(2, 2, false);
	struct string output = {0};

	(void)state;
	painter_paint(&painter, canvas, &output);
	string_clear(&output);
	canvas_resize(canvas, 1, 1);
	assert_painted(&painter, canvas, "<off><0><clear><0,0><el><0,0>");
	painter_forget(&painter);
	canvas_free(&canvas);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(paint__writes_only_rows__that_changed),
		cmocka_unit_test(paint__moves__after_characters_whose_width_is_not_sure),
		cmocka_unit_test(paint__changes_look__with_the_role),
		cmocka_unit_test(paint__leaves_last_cell_alone__where_writing_it_scrolls),
		cmocka_unit_test(paint__is_whole__after_the_size_changed),
	};

	return cmocka_run_group_tests(tests, support_begin_locale, NULL);
}
