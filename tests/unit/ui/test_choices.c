/* SPDX-License-Identifier: MIT */
/* Unit tests of ui/widgets/choices. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>

#include "base/memory.h"
#include "support.h"
#include "ui/widgets/choices.h"

static bool
press(struct choices *choices, const char *name)
{
	struct input input = support_key(name);
	bool taken = choices_input(choices, &input);

	input_clear(&input);
	return taken;
}

static void
open_places(struct choices *choices, bool several)
{
	choices_open(choices, several);
	choices_add(choices, "Macau", "Inside", false);
	choices_add(choices, "中國內地", NULL, false);
	choices_add(choices, "União Europeia", NULL, true);
}

static void
assert_taken(const struct choices *choices, size_t expected_count, size_t first)
{
	size_t count;
	size_t *taken = choices_taken(choices, &count);

	assert_int_equal(count, expected_count);
	if (count > 0)
		assert_int_equal(taken[0], first);
	free(taken);
}

static void
one__replaces__what_was_taken(void **state)
{
	struct choices choices;

	(void)state;
	open_places(&choices, false);
	assert_taken(&choices, 1, 2);
	assert_true(press(&choices, "Up"));
	assert_true(press(&choices, "Space"));
	assert_taken(&choices, 1, 1);
	assert_true(press(&choices, "Space"));
	assert_taken(&choices, 0, 0);
	assert_false(press(&choices, "Enter"));
	choices_close(&choices);
	choices_close(&choices);
}

static void
several__are_taken__beside_each_other(void **state)
{
	struct choices choices;

	(void)state;
	open_places(&choices, true);
	press(&choices, "Home");
	assert_true(choices_take(&choices));
	assert_taken(&choices, 2, 0);
	choices_take_none(&choices);
	assert_taken(&choices, 0, 0);
	choices_close(&choices);
}

static void
filter__finds__without_case_and_accents(void **state)
{
	struct choices choices;
	size_t option;

	(void)state;
	open_places(&choices, false);
	press(&choices, "u");
	press(&choices, "N");
	press(&choices, "i");
	press(&choices, "a");
	assert_int_equal(choices.shown_count, 1);
	assert_true(choices_focused(&choices, &option));
	assert_int_equal(option, 2);
	press(&choices, "x");
	assert_int_equal(choices.shown_count, 0);
	assert_false(choices_focused(&choices, &option));
	assert_false(choices_take(&choices));
	assert_true(press(&choices, "Backspace"));
	assert_int_equal(choices.shown_count, 1);
	assert_true(press(&choices, "Esc"));
	assert_int_equal(choices.shown_count, 3);
	assert_false(press(&choices, "Esc"));
	choices_close(&choices);
}

static void
draw__shows__marks_filter_and_help(void **state)
{
	struct canvas *canvas = canvas_new(6, 20, false);
	struct area area = {0, 0, 6, 20};
	struct choices choices;

	(void)state;
	open_places(&choices, true);
	assert_int_equal(choices_rows(&choices), 4);
	press(&choices, "Home");
	choices_draw(&choices, canvas, area, "none");
	support_assert_dump(canvas, false,
		"▸ [ ] Macau\n  [ ] 中國內地\n  [x] União Europeia\n\n\nInside\ncursor 0,0\n");
	press(&choices, "內");
	canvas_blank(canvas);
	choices_draw(&choices, canvas, area, "none");
	support_assert_dump(canvas, false, "/內_\n▸ [ ] 中國內地\n\n\n\n\ncursor 1,0\n");
	press(&choices, "x");
	canvas_blank(canvas);
	choices_draw(&choices, canvas, area, "none");
	support_assert_dump(canvas, false, "/內x_\nnone\n\n\n\n\ncursor 1,0\n");
	press(&choices, "Space");
	canvas_blank(canvas);
	choices_draw(&choices, canvas, area, "none");
	support_assert_dump(canvas, false, "/內x _\nnone\n\n\n\n\ncursor 1,0\n");
	choices_close(&choices);
	canvas_free(&canvas);
}

static void
filter__holds__names_of_several_words(void **state)
{
	struct choices choices;

	(void)state;
	open_places(&choices, true);
	assert_true(press(&choices, "u"));
	assert_true(press(&choices, "n"));
	/* The blank leads nowhere here: it gives back the option that was taken. */
	assert_true(press(&choices, "Space"));
	assert_string_equal(string_text(&choices.filter), "un");
	assert_taken(&choices, 0, 0);
	assert_true(press(&choices, "Ctrl-U"));
	for (const char *letter = "uniao"; *letter; letter++)
		assert_true(press(&choices, (char[]){*letter, '\0'}));
	assert_true(press(&choices, "Space"));
	assert_true(press(&choices, "e"));
	assert_int_equal(choices.shown_count, 1);
	assert_true(press(&choices, "x"));
	assert_int_equal(choices.shown_count, 0);
	assert_true(press(&choices, "Space"));
	assert_true(press(&choices, "y"));
	assert_string_equal(string_text(&choices.filter), "uniao ex y");
	choices_close(&choices);
}

static void
type(struct choices *choices, const char *letters)
{
	for (const char *letter = letters; *letter; letter++)
		assert_true(press(choices, (char[]){*letter, '\0'}));
}

static void
filter__finds__other_words_of_an_option(void **state)
{
	struct choices choices;

	(void)state;
	open_places(&choices, true);
	choices_add(&choices, "Portugal", NULL, false)->words =
		memory_copy_string("葡萄牙\nLisbon, Évora");
	type(&choices, "evora");
	assert_int_equal(choices.shown_count, 1);
	press(&choices, "Ctrl-U");
	/* Nothing is found across the end of a line. */
	type(&choices, "portugal");
	assert_true(press(&choices, "Space"));
	assert_string_equal(string_text(&choices.filter), "portugal");
	assert_taken(&choices, 2, 2);
	choices_close(&choices);
}

static void
space__takes__once_the_focus_was_moved(void **state)
{
	struct choices choices;

	(void)state;
	open_places(&choices, true);
	choices_add(&choices, "União Africana", NULL, false);
	type(&choices, "uniao");
	assert_true(press(&choices, "Down"));
	assert_true(press(&choices, "Space"));
	assert_taken(&choices, 2, 2);
	assert_true(press(&choices, "Up"));
	assert_true(press(&choices, "Space"));
	assert_taken(&choices, 1, 3);
	choices_close(&choices);
}

static void
settled__is_marked__and_not_taken(void **state)
{
	struct canvas *canvas = canvas_new(2, 70, false);
	struct choices choices;
	struct choices_option *option;

	(void)state;
	choices_open(&choices, true);
	choices_add(&choices, "Macau", NULL, false)->note = memory_copy_string("System 1");
	option = choices_add(&choices, "Portugal", NULL, false);
	option->note = memory_copy_string("in use");
	option->settled = true;
	choices_draw(&choices, canvas, (struct area){0, 0, 2, 70}, "none");
	support_assert_dump(canvas, false,
		"▸ [ ] Macau                                                   System 1\n"
		"   ✓  Portugal                                                  in use\n"
		"cursor 0,0\n");
	press(&choices, "Down");
	assert_false(choices_take(&choices));
	assert_true(press(&choices, "Space"));
	assert_taken(&choices, 0, 0);
	/* Notes leave the room to the texts where there is little. */
	canvas_resize(canvas, 2, 30);
	choices_draw(&choices, canvas, (struct area){0, 0, 2, 30}, "none");
	support_assert_dump(canvas, false, "  [ ] Macau\n▸  ✓  Portugal\ncursor 1,0\n");
	choices_close(&choices);
	canvas_free(&canvas);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(filter__holds__names_of_several_words),
		cmocka_unit_test(filter__finds__other_words_of_an_option),
		cmocka_unit_test(space__takes__once_the_focus_was_moved),
		cmocka_unit_test(settled__is_marked__and_not_taken),
		cmocka_unit_test(one__replaces__what_was_taken),
		cmocka_unit_test(several__are_taken__beside_each_other),
		cmocka_unit_test(filter__finds__without_case_and_accents),
		cmocka_unit_test(draw__shows__marks_filter_and_help),
	};

	return cmocka_run_group_tests(tests, support_begin_locale, NULL);
}
