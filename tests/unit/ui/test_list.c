/* SPDX-License-Identifier: MIT */
/* Unit tests of ui/widgets/list. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/memory.h"
#include "support.h"
#include "ui/widgets/list.h"

static bool
press(struct list *list, const char *name)
{
	struct input input = support_key(name);
	bool taken = list_input(list, &input);

	input_clear(&input);
	return taken;
}

static void
input__moves_focus__and_scrolls_no_further_than_needed(void **state)
{
	struct list list = {0};

	(void)state;
	list_fit(&list, 10, 3);
	assert_true(press(&list, "Down"));
	assert_true(press(&list, "Down"));
	assert_int_equal(list.top, 0);
	assert_true(press(&list, "Down"));
	assert_int_equal(list.selected, 3);
	assert_int_equal(list.top, 1);
	assert_true(press(&list, "PageDown"));
	assert_int_equal(list.selected, 5);
	assert_true(press(&list, "End"));
	assert_int_equal(list.selected, 9);
	assert_int_equal(list.top, 7);
	assert_true(press(&list, "PageUp"));
	assert_int_equal(list.selected, 7);
	assert_true(press(&list, "Home"));
	assert_int_equal(list.selected, 0);
	assert_int_equal(list.top, 0);
}

static void
input__is_not_taken__beyond_the_ends(void **state)
{
	struct list list = {0};

	(void)state;
	list_fit(&list, 2, 5);
	assert_false(press(&list, "Up"));
	assert_true(press(&list, "Down"));
	assert_false(press(&list, "Down"));
	assert_false(press(&list, "Enter"));
	assert_false(press(&list, "j"));
	list_fit(&list, 0, 5);
	assert_int_equal(list.selected, 0);
	assert_false(press(&list, "Down"));
	assert_true(press(&list, "End"));
	assert_int_equal(list.selected, 0);
}

static void
fit__keeps_focus__on_something_that_is_there(void **state)
{
	struct list list = {0};

	(void)state;
	list_fit(&list, 10, 4);
	list_select(&list, 9);
	list_fit(&list, 5, 4);
	assert_int_equal(list.selected, 4);
	assert_int_equal(list.top, 1);
	list_fit(&list, 5, 20);
	assert_int_equal(list.top, 0);
	list_fit(&list, 5, 0);
	assert_int_equal(list.top, 4);
}

static void
draw_item(void *context, struct canvas *canvas, struct area area, size_t index, bool selected)
{
	auto_string char *text = string_format("item %zu", index);

	(void)context;
	(void)selected;
	canvas_text(canvas, area.row, area.column, area.columns, ROLE_NORMAL, text);
}

static void
draw__marks__what_is_not_seen(void **state)
{
	struct canvas *canvas = canvas_new(3, 8, false);
	struct area area = {0, 0, 3, 8};
	struct list list = {0};

	(void)state;
	list_fit(&list, 9, 3);
	list_select(&list, 4);
	list_draw(&list, canvas, area, 9, true, draw_item, NULL);
	support_assert_dump(
		canvas, true, "item 2 ↑\nitem 3\nitem 4 ↓\ncursor 2,0\n0: .......d\n2: SSSSSSSd\n");
	canvas_blank(canvas);
	list_draw(&list, canvas, area, 2, false, draw_item, NULL);
	support_assert_dump(canvas, true, "item 0\nitem 1\n\ncursor hidden\n");
	canvas_free(&canvas);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(input__moves_focus__and_scrolls_no_further_than_needed),
		cmocka_unit_test(input__is_not_taken__beyond_the_ends),
		cmocka_unit_test(fit__keeps_focus__on_something_that_is_there),
		cmocka_unit_test(draw__marks__what_is_not_seen),
	};

	return cmocka_run_group_tests(tests, support_begin_locale, NULL);
}
