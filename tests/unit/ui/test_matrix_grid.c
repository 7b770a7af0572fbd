/* SPDX-License-Identifier: MIT */
/* Unit tests of ui/widgets/matrix_grid, matrix_cell, matrix_trail and block_number. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "support.h"
#include "ui/widgets/block_number.h"
#include "ui/widgets/matrix_grid.h"

static const char *const row_labels[] = {"Minor", "Serious"};
static const char *const column_labels[] = {"Rare", "Possible", "Likely"};
static const struct matrix_grid_focus nowhere = {SIZE_MAX, SIZE_MAX};

static void
add(struct matrix_cell *cell, int number, const char *name)
{
	matrix_cell_add(cell, number, string_format("%d", number), memory_copy_string(name));
}

static void
get_cell(void *context, size_t row, size_t column, struct matrix_cell *cell)
{
	(void)context;
	cell->word = row + column > 1 ? "High" : "Low";
	cell->role = row + column > 1 ? ROLE_LEVEL_RED : ROLE_LEVEL_GREEN;
	if (row == 1 && column == 2) {
		add(cell, 1, "電話遺失");
		add(cell, 2, "Loss of a telephone");
		add(cell, 10, "Wrong hours, wrong pay");
		add(cell, 11, NULL);
	}
	if (row == 0 && column == 0)
		add(cell, 3, "Leak");
}

static const struct matrix_grid grid = {
	.row_count = 2,
	.column_count = 3,
	.row_title = "Severity",
	.column_title = "Likelihood",
	.row_labels = row_labels,
	.column_labels = column_labels,
	.cell = get_cell,
};

/* Draw it over a whole canvas and compare. */
static void
assert_drawn(const struct matrix_grid *drawn, const struct matrix_grid_focus *focus, int rows,
	int columns, bool ascii, const char *expected)
{
	struct canvas *canvas = canvas_new(rows, columns, ascii);

	matrix_grid_draw(drawn, focus, canvas, (struct area){0, 0, rows, columns}, false);
	support_assert_dump(canvas, false, expected);
	canvas_free(&canvas);
}

/* Nine rows in an area for five of them. */
static void
grid__that_is_too_high__scrolls_to_the_focus_and_says_so(void **state)
{
	static const char *const many[] = {"1", "2", "3", "4", "5", "6", "7", "8", "9"};
	struct matrix_grid high = grid;

	(void)state;
	high.row_count = array_length(many);
	high.row_labels = many;
	high.column_count = 2;
	assert_drawn(&high, &(struct matrix_grid_focus){8, 0}, 7, 40, false,
		"Severity ↑  Likelihood →               ↓\n"
		"9▸High               High\n"
		"8 High               High\n"
		"7 High               High\n"
		"6 High               High\n"
		"5 High               High\n"
		"  Rare               Possible\n"
		"cursor hidden\n");
	assert_drawn(&high, &(struct matrix_grid_focus){0, 1}, 7, 40, false,
		"Severity ↑  Likelihood →               ↑\n"
		"5 High               High\n"
		"4 High               High\n"
		"3 High               High\n"
		"2 Low                High\n"
		"1 Low 3             ▸Low\n"
		"  Rare               Possible\n"
		"cursor hidden\n");
}

static void
grid__is_drawn_as_a_chart__with_items_in_cells(void **state)
{
	struct canvas *canvas = canvas_new(6, 40, false);
	struct matrix_grid_focus focus = {1, 2};

	(void)state;
	assert_int_equal(matrix_grid_rows(&grid, 2), 6);
	matrix_grid_draw(&grid, &focus, canvas, (struct area){0, 0, 6, 40}, true);
	support_assert_dump(canvas, true,
		"Severity ↑  Likelihood →\n"
		"Serious Low        High      ▸High\n"
		"                              1 2 10 11\n"
		"  Minor Low        Low        High\n"
		"        3\n"
		"        Rare       Possible   Likely\n"
		"cursor 1,30\n"
		"0: hhhhhhhhhhhhhhhhhhhhhhhh\n"
		"1: ........1111111111.4444444444.SSSSSSSSSS\n"
		"2: ........1111111111.4444444444.SSSSSSSSSS\n"
		"3: ........1111111111.1111111111.4444444444\n"
		"4: ........1111111111.1111111111.4444444444\n");
	canvas_free(&canvas);
}

static void
grid__counts_items__that_do_not_fit(void **state)
{
	struct matrix_grid_focus focus = {0, 0};

	(void)state;
	assert_drawn(&grid, &focus, 4, 30, false,
		"Severity ↑  Likelihood →\n"
		"Serious Low    High   H… +4\n"
		"  Minor▸Low 3  Low    High\n"
		"        Rare   Possi… Likely\n"
		"cursor hidden\n");
	assert_drawn(&grid, &focus, 6, 30, false,
		"Severity ↑  Likelihood →\n"
		"Serious Low    High   High\n"
		"                      1 2 +2\n"
		"  Minor▸Low    Low    High\n"
		"        3\n"
		"        Rare   Possi… Likely\n"
		"cursor hidden\n");
}

static void
grid__keeps_items__before_words(void **state)
{
	(void)state;
	assert_drawn(&grid, &nowhere, 4, 20, false,
		"Severity ↑  Likelih…\n"
		"Seri… Low  High 1 +3\n"
		"Minor 3    Low  High\n"
		"      Rare Pos… Lik…\n"
		"cursor hidden\n");
}

static void
grid__names_items__where_there_is_room(void **state)
{
	(void)state;
	assert_drawn(&grid, &nowhere, 14, 56, false,
		"Severity ↑  Likelihood →\n"
		"Serious Low             High            High\n"
		"                                        1 電話遺失\n"
		"                                        2 Loss of a te…\n"
		"                                        10 Wrong hours…\n"
		"                                        11\n"
		"\n"
		"  Minor Low             Low             High\n"
		"        3 Leak\n"
		"\n"
		"\n"
		"\n"
		"\n"
		"        Rare            Possible        Likely\n"
		"cursor hidden\n");
}

static void
trail__is_drawn__from_cell_to_cell(void **state)
{
	static const struct matrix_trail trails[] = {
		{true, 10, 1, 2, 1, 0}, /* left */
		{true, 10, 1, 2, 0, 0}, /* left and down */
		{true, 10, 1, 2, 0, 2}, /* down */
		{true, 3, 0, 0, 1, 2},  /* right and up */
		{true, 3, 0, 0, 0, 1},  /* right */
		{true, 3, 0, 0, 0, 0},  /* nowhere */
	};
	struct string shown = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(trails) / sizeof(trails[0]); i++) {
		struct matrix_grid drawn = grid;
		struct canvas *canvas = canvas_new(8, 40, i % 2 == 1);

		drawn.trail = trails[i];
		matrix_grid_draw(&drawn, &nowhere, canvas, (struct area){0, 0, 8, 40}, false);
		canvas_dump(canvas, false, &shown);
		canvas_free(&canvas);
	}
	assert_string_equal(string_text(&shown), "Severity ↑  Likelihood →\n"
						 "Serious Low        High       High\n"
						 "                              1 2 10 11\n"
						 "               10←────────────10\n"
						 "  Minor Low        Low        High\n"
						 "        3\n"
						 "\n"
						 "        Rare       Possible   Likely\n"
						 "cursor hidden\n"
						 "Severity ^  Likelihood ->\n"
						 "Serious Low        High       High\n"
						 "                              1 2 10 11\n"
						 "                  +-----------10\n"
						 "  Minor Low       |Low        High\n"
						 "        3         |\n"
						 "               10<+\n"
						 "        Rare       Possible   Likely\n"
						 "cursor hidden\n"
						 "Severity ↑  Likelihood →\n"
						 "Serious Low        High       High\n"
						 "                              1 2 10 11\n"
						 "                             ┌10\n"
						 "  Minor Low        Low       │High\n"
						 "        3                    │\n"
						 "                             └→10\n"
						 "        Rare       Possible   Likely\n"
						 "cursor hidden\n"
						 "Severity ^  Likelihood ->\n"
						 "Serious Low        High       High\n"
						 "                              1 2 10 11\n"
						 "                             +>3\n"
						 "  Minor Low        Low       |High\n"
						 "        3                    |\n"
						 "                 3-----------+\n"
						 "        Rare       Possible   Likely\n"
						 "cursor hidden\n"
						 "Severity ↑  Likelihood →\n"
						 "Serious Low        High       High\n"
						 "                              1 2 10 11\n"
						 "\n"
						 "  Minor Low        Low        High\n"
						 "        3\n"
						 "                 3─→3\n"
						 "        Rare       Possible   Likely\n"
						 "cursor hidden\n"
						 "Severity ^  Likelihood ->\n"
						 "Serious Low        High       High\n"
						 "                              1 2 10 11\n"
						 "\n"
						 "  Minor Low        Low        High\n"
						 "        3\n"
						 "\n"
						 "        Rare       Possible   Likely\n"
						 "cursor hidden\n");
	string_clear(&shown);
}

static void
trail__is_told_by_marks__in_low_cells(void **state)
{
	struct matrix_grid drawn = grid;

	(void)state;
	drawn.trail = (struct matrix_trail){true, 3, 0, 0, 1, 1};
	assert_drawn(&drawn, &nowhere, 6, 40, false,
		"Severity ↑  Likelihood →\n"
		"Serious Low        High       High\n"
		"                   ↗3         1 2 10 11\n"
		"  Minor Low        Low        High\n"
		"        3↗\n"
		"        Rare       Possible   Likely\n"
		"cursor hidden\n");
	assert_drawn(&drawn, &nowhere, 4, 40, true,
		"Severity ^  Likelihood ->\n"
		"Serious Low        High ^>3   H~ 1 2 +2\n"
		"  Minor Low 3^>    Low        High\n"
		"        Rare       Possible   Likely\n"
		"cursor hidden\n");
}

static void
grid__is_large__to_be_read_from_afar(void **state)
{
	struct matrix_grid drawn = grid;

	(void)state;
	drawn.is_large = true;
	assert_drawn(&drawn, &nowhere, 12, 60, false,
		"Severity ↑  Likelihood →\n"
		"Serious L o w            H i g h          H i g h\n"
		"                                          1 2 10 11\n"
		"\n"
		"\n"
		"\n"
		"  Minor L o w            L o w            H i g h\n"
		"        ▀▀█ Leak\n"
		"        ▀▀█\n"
		"        ▀▀▀\n"
		"\n"
		"        Rare             Possible         Likely\n"
		"cursor hidden\n");
	assert_drawn(&drawn, &nowhere, 34, 100, true,
		"Severity ^  Likelihood ->\n"
		"Serious L o w                          H i g h                        H i g h\n"
		"                                                                            _     "
		"   _\n"
		"                                                                        |   _|    "
		"| | |    |   |\n"
		"                                                                        |  |_     "
		"| |_|    |   |\n"
		"\n"
		"\n"
		"\n"
		"\n"
		"\n"
		"\n"
		"\n"
		"\n"
		"\n"
		"\n"
		"\n"
		"\n"
		"  Minor L o w                          L o w                          H i g h\n"
		"        ######  Leak\n"
		"            ##\n"
		"        ######\n"
		"            ##\n"
		"        ######\n"
		"\n"
		"\n"
		"\n"
		"\n"
		"\n"
		"\n"
		"\n"
		"\n"
		"\n"
		"\n"
		"        Rare                           Possible                       Likely\n"
		"cursor hidden\n");
	assert_drawn(&drawn, &nowhere, 4, 40, false,
		"Severity ↑  Likelihood →\n"
		"Serious Low        High       H… 1 2 +2\n"
		"  Minor Low 3      Low        High\n"
		"        Rare       Possible   Likely\n"
		"cursor hidden\n");
}

static void
blocks__have_the_size__that_they_say(void **state)
{
	struct canvas *canvas = canvas_new(9, 60, false);

	(void)state;
	block_number_draw(canvas, 0, 0, ROLE_NORMAL, 1234567890, BLOCK_SMALL);
	block_number_draw(canvas, 4, 0, ROLE_NORMAL, 205, BLOCK_LARGE);
	support_assert_dump(canvas, false,
		"▄█  ▀▀█ ▀▀█ █ █ █▀▀ █▀▀ ▀▀█ █▀█ █▀█ █▀█\n"
		" █  █▀▀ ▀▀█ ▀▀█ ▀▀█ █▀█   █ █▀█ ▀▀█ █ █\n"
		"▀▀▀ ▀▀▀ ▀▀▀   ▀ ▀▀▀ ▀▀▀   ▀ ▀▀▀ ▀▀▀ ▀▀▀\n"
		"\n"
		"██████  ██████  ██████\n"
		"    ██  ██  ██  ██\n"
		"██████  ██  ██  ██████\n"
		"██      ██  ██      ██\n"
		"██████  ██████  ██████\n"
		"cursor hidden\n");
	assert_int_equal(block_number_columns(1234567890, BLOCK_SMALL), 39);
	assert_int_equal(block_number_columns(205, BLOCK_LARGE), 22);
	assert_int_equal(block_number_rows(BLOCK_SMALL), 3);
	assert_int_equal(block_number_rows(BLOCK_LARGE), 5);
	canvas_free(&canvas);
}

static void
spaced__keeps__characters_whole(void **state)
{
	auto_string char *latin = matrix_cell_spaced("Médio");
	auto_string char *chinese = matrix_cell_spaced("很高");
	auto_string char *nothing = matrix_cell_spaced("");

	(void)state;
	assert_string_equal(latin, "M é d i o");
	assert_string_equal(chinese, "很 高");
	assert_string_equal(nothing, "");
}

static void
grid_input__moves__within_the_grid(void **state)
{
	static const struct {
		const char *key;
		bool moved;
		size_t row;
		size_t column;
	} steps[] = {
		{"Down", false, 0, 0},
		{"Up", true, 1, 0},
		{"Up", false, 1, 0},
		{"Right", true, 1, 1},
		{"End", true, 1, 2},
		{"Right", false, 1, 2},
		{"PageDown", true, 0, 2},
		{"Home", true, 0, 0},
		{"Left", false, 0, 0},
		{"Enter", false, 0, 0},
	};
	struct matrix_grid_focus focus = {0, 0};

	(void)state;
	for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
		struct input input = support_key(steps[i].key);

		assert_int_equal(matrix_grid_input(&grid, &focus, &input), steps[i].moved);
		assert_int_equal(focus.row, steps[i].row);
		assert_int_equal(focus.column, steps[i].column);
		input_clear(&input);
	}
}

static void
grid__keeps_the_focus__where_rows_have_no_room(void **state)
{
	struct matrix_grid_focus lowest = {0, 0};

	(void)state;
	assert_drawn(&grid, &lowest, 2, 40, false,
		"Severity ↑  Likelihood →               ↑\n"
		"  Minor▸Low 3      Low        High\n"
		"cursor hidden\n");
}

static void
grid__works__in_any_area(void **state)
{
	struct canvas *canvas = canvas_new(4, 12, false);
	struct matrix_grid_focus focus = {1, 1};

	(void)state;
	for (int rows = 0; rows < 8; rows++) {
		for (int columns = 0; columns < 20; columns++)
			matrix_grid_draw(
				&grid, &focus, canvas, (struct area){0, 0, rows, columns}, true);
	}
	canvas_free(&canvas);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(grid__that_is_too_high__scrolls_to_the_focus_and_says_so),
		cmocka_unit_test(grid__is_drawn_as_a_chart__with_items_in_cells),
		cmocka_unit_test(grid__counts_items__that_do_not_fit),
		cmocka_unit_test(grid__keeps_items__before_words),
		cmocka_unit_test(grid__names_items__where_there_is_room),
		cmocka_unit_test(trail__is_drawn__from_cell_to_cell),
		cmocka_unit_test(trail__is_told_by_marks__in_low_cells),
		cmocka_unit_test(grid__is_large__to_be_read_from_afar),
		cmocka_unit_test(blocks__have_the_size__that_they_say),
		cmocka_unit_test(spaced__keeps__characters_whole),
		cmocka_unit_test(grid_input__moves__within_the_grid),
		cmocka_unit_test(grid__keeps_the_focus__where_rows_have_no_room),
		cmocka_unit_test(grid__works__in_any_area),
	};

	return cmocka_run_group_tests(tests, support_begin_locale, NULL);
}
