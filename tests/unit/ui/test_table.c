/* SPDX-License-Identifier: MIT */
/* Unit tests of ui/widgets/table. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/memory.h"
#include "support.h"
#include "ui/widgets/table.h"

static const char *const cells[3][3] = {
	{"DingTalk 應用程式", "1,234", "✗"},
	{"工資系統", "7", NULL},
	{"Gate", "12", "!"},
};

static void
get_cell(void *context, size_t row, size_t column, struct table_cell *cell)
{
	(void)context;
	cell->text = memory_copy_string(cells[row][column]);
	if (column == 2)
		cell->role = ROLE_ERROR;
}

static struct table_column *
columns_for_test(struct table_column columns[3])
{
	columns[0] =
		(struct table_column){.label = "Name", .minimum = 4, .natural = 10, .weight = 1};
	columns[1] =
		(struct table_column){.label = "People", .minimum = 5, .natural = 6, .right = true};
	columns[2] = (struct table_column){.label = "!", .minimum = 1, .natural = 1, .kept = true};
	return columns;
}

static void
draw__aligns_columns__with_wide_text(void **state)
{
	struct canvas *canvas = canvas_new(4, 24, false);
	struct table_column columns[3];
	struct table table = {columns_for_test(columns), 3, 3, get_cell, NULL};
	struct list list = {0};

	(void)state;
	list_select(&list, 1);
	list.count = 3;
	list_select(&list, 1);
	table_draw(&table, &list, canvas, (struct area){0, 0, 4, 24}, true);
	support_assert_dump(canvas, true,
		"  Name          People !\n"
		"  DingTalk 應…   1,234 ✗\n"
		"▸ 工資系統           7\n"
		"  Gate              12 !\n"
		"cursor 2,0\n"
		"0: ..hhhh..........hhhhhh.h\n"
		"1: .......................x\n"
		"2: SSSSSSSSSSSSSSSSSSSSSSSS\n"
		"3: .......................x\n");
	canvas_free(&canvas);
}

static void
fit__leaves_columns_out__from_the_right_kept_ones_last(void **state)
{
	struct table_column columns[3];

	(void)state;
	table_fit(columns_for_test(columns), 3, 12);
	assert_int_equal(columns[0].width, 4);
	assert_int_equal(columns[1].width, 5);
	assert_int_equal(columns[2].width, 1);
	table_fit(columns_for_test(columns), 3, 11);
	assert_int_equal(columns[1].width, 0);
	assert_int_equal(columns[0].width, 9);
	assert_int_equal(columns[2].start, 10);
	table_fit(columns_for_test(columns), 3, 3);
	assert_int_equal(columns[0].width, 3);
	assert_int_equal(columns[2].width, 0);
	table_fit(columns_for_test(columns), 3, 0);
	assert_int_equal(columns[0].width, 1);
}

static void
fit__shares_room__up_to_natural_then_by_weight(void **state)
{
	struct table_column columns[3];

	(void)state;
	table_fit(columns_for_test(columns), 3, 40);
	assert_int_equal(columns[1].width, 6);
	assert_int_equal(columns[2].width, 1);
	assert_int_equal(columns[0].width, 31);
	assert_int_equal(columns[2].start, 39);
}

static void
measure__finds_the_widest__up_to_a_limit(void **state)
{
	struct table_column columns[3];
	struct table table = {columns_for_test(columns), 3, 3, get_cell, NULL};

	(void)state;
	table_measure(&table, 10, 30);
	assert_int_equal(columns[0].natural, 17);
	assert_int_equal(columns[1].natural, 6);
	table_measure(&table, 10, 12);
	assert_int_equal(columns[0].natural, 12);
}

static void
draw__works__in_any_area(void **state)
{
	struct canvas *canvas = canvas_new(3, 8, false);

	(void)state;
	for (int rows = 0; rows < 4; rows++) {
		for (int width = 0; width < 9; width++) {
			struct table_column columns[3];
			struct table table = {columns_for_test(columns), 3, 3, get_cell, NULL};
			struct list list = {0};

			table_draw(&table, &list, canvas, (struct area){0, 0, rows, width}, true);
		}
	}
	canvas_free(&canvas);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(draw__aligns_columns__with_wide_text),
		cmocka_unit_test(fit__leaves_columns_out__from_the_right_kept_ones_last),
		cmocka_unit_test(fit__shares_room__up_to_natural_then_by_weight),
		cmocka_unit_test(measure__finds_the_widest__up_to_a_limit),
		cmocka_unit_test(draw__works__in_any_area),
	};

	return cmocka_run_group_tests(tests, support_begin_locale, NULL);
}
