/* SPDX-License-Identifier: MIT */
/* Unit tests of ui/widgets/matrix_grid, dialog and progress. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/memory.h"
#include "support.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/matrix_grid.h"
#include "ui/widgets/progress.h"

static const char *const row_labels[] = {"Minor", "Serious"};
static const char *const column_labels[] = {"Rare", "Possible", "Likely"};

static void
get_cell(void *context, size_t row, size_t column, struct matrix_grid_cell *cell)
{
	(void)context;
	cell->word = row + column > 1 ? "High" : "Low";
	cell->role = row + column > 1 ? ROLE_LEVEL_RED : ROLE_LEVEL_GREEN;
	if (row == 1 && column == 2)
		cell->items = memory_copy_string("R1 R2 R10 R11");
	if (row == 0 && column == 0)
		cell->items = memory_copy_string("R3");
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

static void
grid__is_drawn_as_a_chart__with_items_in_cells(void **state)
{
	struct canvas *canvas = canvas_new(6, 40, false);
	struct matrix_grid_focus focus = {1, 2};

	(void)state;
	assert_int_equal(matrix_grid_rows(&grid), 6);
	matrix_grid_draw(&grid, &focus, canvas, (struct area){0, 0, 6, 40}, true);
	support_assert_dump(canvas, true,
		"Severity ↑  Likelihood →\n"
		"Serious Low        High      ▸High\n"
		"                              R1 R2 +2\n"
		"  Minor Low        Low        High\n"
		"        R3\n"
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
	struct canvas *canvas = canvas_new(4, 30, false);
	struct matrix_grid_focus focus = {0, 0};

	(void)state;
	matrix_grid_draw(&grid, &focus, canvas, (struct area){0, 0, 4, 30}, false);
	support_assert_dump(canvas, false,
		"Severity ↑  Likelihood →\n"
		"Serious Low    High   Hi… +4\n"
		"  Minor▸Low R3 Low    High\n"
		"        Rare   Possi… Likely\n"
		"cursor hidden\n");
	canvas_free(&canvas);
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
		cmocka_unit_test(grid__is_drawn_as_a_chart__with_items_in_cells),
		cmocka_unit_test(grid__counts_items__that_do_not_fit),
		cmocka_unit_test(grid_input__moves__within_the_grid),
		cmocka_unit_test(grid__works__in_any_area),
		cmocka_unit_test(dialog__covers__what_is_below),
		cmocka_unit_test(dialog__shrinks__to_what_there_is),
		cmocka_unit_test(progress__is_full__only_at_the_end),
	};

	return cmocka_run_group_tests(tests, support_begin_locale, NULL);
}
