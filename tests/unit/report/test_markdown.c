/* SPDX-License-Identifier: MIT */
/* The Markdown writer: tables, footnotes, contents. */
#include "config.h"

#include "support.h"

#include <string.h>

#include "base/memory.h"
#include "base/string.h"
#include "report/markdown.h"
#include "report/markdown_table.h"

/* What of a report is written below its title's line. Caller-owned. */
static char *
write_report(struct report *report)
{
	struct string markdown = {0};
	auto_string char *whole = NULL;

	markdown_write(report, &markdown);
	report_free(&report);
	whole = string_take(&markdown);
	return memory_copy_string(strstr(whole, "\n# ") + 1);
}

static struct report *
begin_report(struct chapter **chapter)
{
	struct report *report = report_new(LANGUAGE_ENGLISH, "Title", "");

	*chapter = report_add_chapter(report, "First");
	return report;
}

static void
table__is_aligned_by_columns_as_shown(void **state)
{
	struct chapter *chapter;
	struct report *report = begin_report(&chapter);
	struct block_table *table = chapter_add_table(chapter);

	(void)state;
	block_table_add_column(table, "No.");
	block_table_add_column(table, "Name");
	block_table_add(table, cell_number("1", "1", NULL));
	block_table_add(table, cell_text("資料當事人"));
	block_table_add(table, cell_number("1000", "1000", NULL));
	block_table_add(table, cell_text("a|b"));

	auto_string char *markdown = write_report(report);

	assert_string_equal(markdown, "# Title\n\n## First\n\n"
				      "|  No. | Name       |\n"
				      "| ---: | ---------- |\n"
				      "|    1 | 資料當事人 |\n"
				      "| 1000 | a\\|b       |\n");
}

static void
table__pads_nothing_to_a_long_text__nor_to_what_comes_later(void **state)
{
	struct markdown_table table = {0};
	struct string markdown = {0};
	auto_string char *text = memory_allocate(MARKDOWN_TABLE_COLUMNS + 2);

	(void)state;
	memset(text, 'x', MARKDOWN_TABLE_COLUMNS + 1);
	markdown_table_add_column(&table, false);
	string_append(&table.text, "Text");
	markdown_table_end_cell(&table);
	string_append(&table.text, text);
	markdown_table_end_cell(&table);
	string_append(&table.text, "short");
	markdown_table_end_cell(&table);
	markdown_table_append(&table, &markdown);
	string_append(&table.text, "more");
	markdown_table_end_cell(&table);
	markdown_table_append(&table, &markdown);
	markdown_table_clear(&table);

	auto_string char *expected =
		string_format("| Text  |\n| ----- |\n| %s |\n| short |\n| more  |\n", text);

	assert_string_equal(string_text(&markdown), expected);
	string_clear(&markdown);
}

static void
law__is_a_footnote__each_reference_once(void **state)
{
	struct chapter *chapter;
	struct report *report = begin_report(&chapter);
	struct block_fields *fields = chapter_add_fields(chapter, FIELDS_DETAILS);
	struct block_cell cell = cell_text("Yes");

	(void)state;
	cell_add_note(&cell, "by hand", LANGUAGE_ENGLISH);
	cell_add_law(&cell, "Act, art. 9");
	cell_add_law(&cell, "Act, art. 1*");
	block_fields_add(fields, "Needed?", "Act, art. 9", cell);
	fields = chapter_add_fields(report_add_chapter(report, "Second"), FIELDS_DETAILS);
	block_fields_add(fields, "Why", "Act, art. 1*", cell_text("So"));

	auto_string char *markdown = write_report(report);

	assert_string_equal(strstr(markdown, "- "), "- **Needed?**[^1] Yes *(by hand)*[^1][^2]\n\n"
						    "## Second\n\n- **Why**[^2]: So\n\n"
						    "[^1]: Act, art. 9\n[^2]: Act, art. 1\\*\n");
}

static void
contents__lead_to_chapters__whatever_headings_repeat_them(void **state)
{
	struct chapter *chapter;
	struct report *report = begin_report(&chapter);

	(void)state;
	report->contents_title = report_copy_text("Contents");
	chapter_add_heading(chapter, 1, "Findings!");
	report_add_chapter(report, "Findings");
	report_add_chapter(report, "Title");
	report_add_chapter(report, "資料 [x]");

	auto_string char *markdown = write_report(report);

	assert_non_null(strstr(markdown, "**Contents**\n\n"
					 "- [First](#first)\n"
					 "- [Findings](#findings-1)\n"
					 "- [Title](#title-1)\n"
					 "- [資料 \\[x\\]](#資料-x)\n\n## First\n"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(table__is_aligned_by_columns_as_shown),
		cmocka_unit_test(table__pads_nothing_to_a_long_text__nor_to_what_comes_later),
		cmocka_unit_test(law__is_a_footnote__each_reference_once),
		cmocka_unit_test(contents__lead_to_chapters__whatever_headings_repeat_them),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
