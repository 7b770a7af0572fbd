/* SPDX-License-Identifier: MIT */
/* Widths of a sheet's columns. */
#include "config.h"

#include "support.h"

#include "report/workbook_layout.h"

static void
add_column(struct block_table *table)
{
	block_table_add_column(table, "Label");
}

static void
layout__fits_the_widest_text__chinese_counting_two(void **state)
{
	struct report *report = report_new(LANGUAGE_CHINESE, "", "");
	struct chapter *chapter = report_add_chapter(report, "");
	struct block_table *table = chapter_add_table(chapter);
	struct sheet_layout layout;

	(void)state;
	add_column(table);
	add_column(table);
	block_table_add(table, cell_text("個人資料個人資料個人資料"));
	block_table_add(table, cell_text("twelve chars"));
	layout_make(&layout, NULL, chapter);
	assert_int_equal(layout.columns[0].width, 25);
	assert_int_equal(layout.columns[1].width, 13);
	assert_int_equal(layout.pages_across, 1);
	layout_clear(&layout);
	report_free(&report);
}

static void
layout__wraps_long_texts_within_a_page(void **state)
{
	struct report *report = report_new(LANGUAGE_ENGLISH, "", "");
	struct chapter *chapter = report_add_chapter(report, "");
	struct block_table *table = chapter_add_table(chapter);
	struct sheet_layout layout;
	char text[2001];

	(void)state;
	for (size_t i = 0; i < sizeof(text) - 1; i++)
		text[i] = i % 6 ? 'a' : ' ';
	text[sizeof(text) - 1] = '\0';
	add_column(table);
	add_column(table);
	block_table_add(table, cell_text("short"));
	block_table_add(table, cell_text(text));
	layout_make(&layout, NULL, chapter);
	assert_in_range(layout.columns[1].width, 60, 90);
	assert_int_equal(layout.pages_across, 1);
	layout_clear(&layout);
	report_free(&report);
}

static void
layout__takes_more_pages__for_many_columns(void **state)
{
	struct report *report = report_new(LANGUAGE_ENGLISH, "", "");
	struct chapter *chapter = report_add_chapter(report, "");
	struct block_table *table = chapter_add_table(chapter);
	struct sheet_layout layout;

	(void)state;
	for (size_t i = 0; i < 25; i++)
		add_column(table);
	for (size_t i = 0; i < 25; i++)
		block_table_add(table, cell_text("fourteen chars"));
	layout_make(&layout, NULL, chapter);
	assert_true(layout.pages_across >= 1);
	assert_int_equal(layout.margin, layout.pages_across > 1 ? 2 : 0);
	layout_clear(&layout);
	for (size_t i = 0; i < 25; i++)
		block_table_add(table, cell_text("unbreakable-word-of-28-chars"));
	layout_make(&layout, NULL, chapter);
	assert_true(layout.pages_across > 1);
	assert_int_equal(layout.margin, 2);
	layout_clear(&layout);
	report_free(&report);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(layout__fits_the_widest_text__chinese_counting_two),
		cmocka_unit_test(layout__wraps_long_texts_within_a_page),
		cmocka_unit_test(layout__takes_more_pages__for_many_columns),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
