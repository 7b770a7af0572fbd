/* SPDX-License-Identifier: MIT */
/* A table that scrolls both ways: the focus stays in view, and marks say where there is more. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "base/memory.h"
#include "base/string.h"
#include "support.h"
#include "ui/widgets/cross_table.h"

static char *
row_label(void *context, size_t row)
{
	(void)context;
	return string_format("row %zu", row);
}

static char *
column_label(void *context, size_t column)
{
	(void)context;
	return string_format("column %zu", column);
}

/* Only where the two are the same is there anything. */
static char *
cell(void *context, size_t row, size_t column)
{
	(void)context;
	return row == column ? string_format("%zu!", row) : NULL;
}

static const struct cross_table table = {
	.row_count = 20,
	.column_count = 9,
	.row_label = row_label,
	.column_label = column_label,
	.cell = cell,
};

static char *
draw(struct cross_table_focus *focus)
{
	struct canvas *canvas = canvas_new(6, 40, true);
	struct string text = {0};

	(void)cross_table_draw(&table, focus, canvas, (struct area){0, 0, 6, 40}, true);
	canvas_dump(canvas, false, &text);
	canvas_free(&canvas);
	return string_take(&text);
}

static void
press(struct cross_table_focus *focus, enum input_type type)
{
	const struct input input = {.type = type};

	assert_true(cross_table_input(&table, focus, &input));
}

static void
table__shows__where_there_is_more(void **state)
{
	struct cross_table_focus focus = {0};
	auto_string char *shown = draw(&focus);

	(void)state;
	assert_string_equal(shown, "       column 0      column 1          >\n"
				   "row 0 >0!            .\n"
				   "row 1  .             1!\n"
				   "row 2  .             .\n"
				   "row 3  .             .\n"
				   "row 4  .             .                 v\n"
				   "cursor 1,7\n");
}

static void
table__scrolls__no_further_than_the_focus(void **state)
{
	struct cross_table_focus focus = {0};

	(void)state;
	free(draw(&focus));
	press(&focus, INPUT_END);
	for (int i = 0; i < 8; i++)
		press(&focus, INPUT_DOWN);

	auto_string char *shown = draw(&focus);

	assert_string_equal(shown, "     < column 7      column 8\n"
				   "row 4  .             .                 ^\n"
				   "row 5  .             .\n"
				   "row 6  .             .\n"
				   "row 7  7!            .\n"
				   "row 8  .            >8!                v\n"
				   "cursor 5,21\n");
}

static void
focus__stays__in_the_table(void **state)
{
	struct cross_table_focus focus = {0};

	(void)state;
	press(&focus, INPUT_UP);
	press(&focus, INPUT_LEFT);
	assert_int_equal(focus.row, 0);
	assert_int_equal(focus.column, 0);
	free(draw(&focus));
	for (int i = 0; i < 9; i++)
		press(&focus, INPUT_PAGE_DOWN);
	press(&focus, INPUT_END);
	press(&focus, INPUT_RIGHT);
	assert_int_equal(focus.row, table.row_count - 1);
	assert_int_equal(focus.column, table.column_count - 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(table__shows__where_there_is_more),
		cmocka_unit_test(table__scrolls__no_further_than_the_focus),
		cmocka_unit_test(focus__stays__in_the_table),
	};

	return cmocka_run_group_tests(tests, support_begin_locale, NULL);
}
