/* SPDX-License-Identifier: MIT */
/* Widths of a sheet's columns. */
#include "config.h"

#include "support.h"

#include "base/string.h"
#include "report/workbook_measure.h"

/* A page in columns of text. */
#define PAGE 150

static int
measure(const struct sheet_layout *layout, size_t first, size_t end)
{
	int total = 0;

	for (size_t i = first; i < end; i++)
		total += layout->columns[i].width + LAYOUT_GAP;
	return total;
}

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
	layout_make(&layout, PAGE, NULL, chapter);
	assert_int_equal(layout.columns[0].width, 25);
	assert_int_equal(layout.columns[1].width, 13);
	assert_int_equal(layout.pages_across, 1);
	layout_clear(&layout);
	report_free(&report);
}

static void
layout__leaves_room_in_a_column_to_be_filled_in_by_hand(void **state)
{
	struct report *report = report_new(LANGUAGE_ENGLISH, "", "");
	struct chapter *chapter = report_add_chapter(report, "");
	struct block_table *table = chapter_add_table(chapter);
	struct sheet_layout layout;

	(void)state;
	add_column(table);
	add_column(table);
	table->room_column = 1;
	block_table_add(table, cell_text("question"));
	block_table_add(table, cell_text(""));
	layout_make(&layout, PAGE, NULL, chapter);
	assert_true(layout.columns[1].width >= 60);
	layout_clear(&layout);
	report_free(&report);
}

static void
layout__keeps_a_narrow_table_on_one_page__whatever_stands_above_it(void **state)
{
	struct report *report = report_new(LANGUAGE_ENGLISH, "", "");
	struct chapter *chapter = report_add_chapter(report, "");
	struct block_table *table = chapter_add_table(chapter);
	struct block_fields *fields = chapter_add_fields(chapter, FIELDS_FACTS);
	struct sheet_layout layout;
	char text[401];

	(void)state;
	for (size_t i = 0; i < sizeof(text) - 1; i++)
		text[i] = i % 6 ? 'a' : ' ';
	text[sizeof(text) - 1] = '\0';
	add_column(table);
	add_column(table);
	block_table_add(table, cell_text("short"));
	block_table_add(table, cell_text("short"));
	block_fields_add(fields, text, NULL, cell_text(text));
	layout_make(&layout, 100, NULL, chapter);
	assert_int_equal(layout.pages_across, 1);
	assert_int_equal(layout.margin, 0);
	assert_int_equal(measure(&layout, 0, layout.column_count), 100);
	layout_clear(&layout);
	report_free(&report);
}

static void
layout__never_cuts_a_date_or_a_number__however_narrow_the_page(void **state)
{
	struct report *report = report_new(LANGUAGE_ENGLISH, "", "");
	struct chapter *chapter = report_add_chapter(report, "");
	struct sheet_layout layout;

	(void)state;
	for (int i = 0; i < 2; i++) {
		struct block_table *table = chapter_add_table(chapter);

		for (int j = 0; j < 9; j++)
			add_column(table);
		for (int j = 0; j < 7; j++)
			block_table_add(table, cell_text("unbreakable-word-of-28-chars"));
		block_table_add(table, cell_date("30 October 2026", "2026-10-30"));
		block_table_add(table, cell_number("45,000 patacas", "45000", "patacas"));
	}
	layout_make(&layout, 100, NULL, chapter);
	assert_int_equal(layout.pages_across, 1);
	assert_true(measure(&layout, 0, layout.column_count) <= 100);
	assert_true(layout.columns[0].width < 28);
	assert_true(layout.columns[7].width >= 11);
	assert_true(layout.columns[8].width >= 15);
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
	layout_make(&layout, PAGE, NULL, chapter);
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
	layout_make(&layout, PAGE, NULL, chapter);
	assert_true(layout.pages_across >= 1);
	assert_int_equal(layout.margin, layout.pages_across > 1 ? 2 : 0);
	layout_clear(&layout);
	for (size_t i = 0; i < 25; i++)
		block_table_add(table, cell_text("unbreakable-word-of-28-chars"));
	layout_make(&layout, PAGE, NULL, chapter);
	assert_true(layout.pages_across > 1);
	assert_int_equal(layout.margin, 2);
	layout_clear(&layout);
	report_free(&report);
}

static void
layout__fills_the_page__however_few_the_columns(void **state)
{
	struct report *report = report_new(LANGUAGE_ENGLISH, "", "");
	struct chapter *chapter = report_add_chapter(report, "");
	struct block_table *table = chapter_add_table(chapter);
	struct sheet_layout layout;

	(void)state;
	add_column(table);
	block_table_add(table, cell_text("short"));
	layout_make(&layout, PAGE, NULL, chapter);
	assert_int_equal(layout.column_count, 2);
	assert_int_equal(measure(&layout, 0, layout.column_count), PAGE);
	layout_clear(&layout);
	report_free(&report);
}

static void
layout__fills_every_page__of_a_wide_table(void **state)
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
	layout_make(&layout, PAGE, NULL, chapter);

	int names = measure(&layout, 0, 2);
	int rest = measure(&layout, 2, layout.column_count);

	assert_true(layout.pages_across > 1);
	assert_int_equal(rest, layout.pages_across * (PAGE - names));
	layout_clear(&layout);
	report_free(&report);
}

static void
layout__leaves_no_column_alone__on_the_last_page(void **state)
{
	struct report *report = report_new(LANGUAGE_ENGLISH, "", "");
	struct chapter *chapter = report_add_chapter(report, "");
	struct block_table *table = chapter_add_table(chapter);
	struct sheet_layout layout;

	(void)state;
	/* Behind the names a page has room for three. */
	for (size_t i = 0; i < 6; i++)
		add_column(table);
	for (size_t i = 0; i < 6; i++)
		block_table_add(table, cell_text("unbreakable-word-of-28-chars"));
	layout_make(&layout, PAGE, NULL, chapter);
	assert_int_equal(layout.pages_across, 2);
	assert_int_equal(measure(&layout, 4, layout.column_count), PAGE - measure(&layout, 0, 2));
	layout_clear(&layout);
	report_free(&report);
}

static void
layout__keeps_short_texts_on_one_line__beside_long_ones(void **state)
{
	struct report *report = report_new(LANGUAGE_CHINESE, "", "");
	struct chapter *chapter = report_add_chapter(report, "");
	struct block_table *table = chapter_add_table(chapter);
	struct sheet_layout layout;
	struct string text = {0};

	(void)state;
	for (size_t i = 0; i < 200; i++)
		string_append(&text, "字");
	add_column(table);
	add_column(table);
	add_column(table);
	block_table_add(table, cell_text("負責實體、項目、目的"));
	block_table_add(table, cell_text(string_text(&text)));
	block_table_add(table, cell_text(string_text(&text)));
	layout_make(&layout, PAGE, NULL, chapter);
	assert_true(layout.columns[0].width >= 20);
	assert_int_equal(layout.pages_across, 1);
	layout_clear(&layout);
	string_clear(&text);
	report_free(&report);
}

static void
row__is_as_high_as_its_text__where_the_column_is_as_wide(void **state)
{
	const struct block_cell cell = {.text = (char *)"twelve chars"};
	struct column_need columns[] = {{.width = 12}, {.width = 11}};
	const struct sheet_layout layout = {.columns = columns, .column_count = 2};
	struct long_row row;

	(void)state;
	long_row_split(&row, &cell, 1, LANGUAGE_ENGLISH);

	double whole = measure_line(&row, 0, 0, &layout);
	double wrapped = measure_line(&row, 0, 1, &layout);

	assert_true(whole < 20);
	assert_true(wrapped > 25);
	long_row_clear(&row);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(layout__fits_the_widest_text__chinese_counting_two),
		cmocka_unit_test(layout__leaves_room_in_a_column_to_be_filled_in_by_hand),
		cmocka_unit_test(
			layout__keeps_a_narrow_table_on_one_page__whatever_stands_above_it),
		cmocka_unit_test(layout__never_cuts_a_date_or_a_number__however_narrow_the_page),
		cmocka_unit_test(layout__wraps_long_texts_within_a_page),
		cmocka_unit_test(layout__takes_more_pages__for_many_columns),
		cmocka_unit_test(layout__fills_the_page__however_few_the_columns),
		cmocka_unit_test(layout__fills_every_page__of_a_wide_table),
		cmocka_unit_test(layout__leaves_no_column_alone__on_the_last_page),
		cmocka_unit_test(layout__keeps_short_texts_on_one_line__beside_long_ones),
		cmocka_unit_test(row__is_as_high_as_its_text__where_the_column_is_as_wide),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
