/* SPDX-License-Identifier: MIT */
/* Reports as lines: what is wrapped, what stands in columns, and that nothing is lost. */
#include "config.h"

#include "support.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/string.h"
#include "report/lines.h"

/* All lines of a report, each ended by a newline. Caller-owned. */
static char *
lay_out(const struct report *report, int columns)
{
	struct report_lines lines;
	struct string text = {0};

	report_lines_make(report, columns, false, WIDTH_FILE, &lines);
	for (size_t i = 0; i < lines.line_count; i++) {
		auto_string char *line = report_line_text(&lines.lines[i]);

		string_append_format(&text, "%s\n", line);
	}
	report_lines_clear(&lines);
	return string_take(&text);
}

static struct block_table *
begin_table(struct report *report, const char *const *columns)
{
	struct block_table *table = chapter_add_table(report_add_chapter(report, "Things"));

	for (; *columns; columns++)
		block_table_add_column(table, *columns);
	return table;
}

static void
texts__are_wrapped_by_the_columns_that_are_seen(void **state)
{
	struct report *report = report_new(LANGUAGE_CHINESE, "標題", "方法");

	(void)state;
	chapter_add_paragraph(
		report_add_chapter(report, "章"), "個人資料保護局收到通知後作出登記。");

	auto_string char *text = lay_out(report, 20);

	assert_string_equal(text, "標題\n方法\n\n\n章\n\n個人資料保護局收到通\n知後作出登記。\n");
	report_free(&report);
}

static void
label__stands_beside_a_short_value__above_a_long_one(void **state)
{
	struct report *report = report_new(LANGUAGE_ENGLISH, "Title", "Method");
	struct block_fields *fields =
		chapter_add_fields(report_add_chapter(report, "Step"), FIELDS_ANSWERS);
	struct block_cell absent = cell_absent("Not answered");

	(void)state;
	cell_add_note(&absent, "what for", LANGUAGE_ENGLISH);
	block_fields_add(fields, "Number", "Act, art. 5", cell_number("12", "12", NULL));
	block_fields_add(fields, "Scope", NULL, cell_text("Pay\nand what goes with it"));
	block_fields_add(fields, "Purpose", NULL, absent);

	auto_string char *text = lay_out(report, 40);

	assert_non_null(strstr(text,
		"\nNumber (Act, art. 5): 12\nScope\n  Pay\n  and what goes with it\nPurpose: Not "
		"answered (what for)\n"));
	report_free(&report);
}

static void
table__stands_in_columns__whose_cells_are_wrapped(void **state)
{
	static const char *const columns[] = {"No.", "What", NULL};
	struct report *report = report_new(LANGUAGE_ENGLISH, "Title", "Method");
	struct block_table *table = begin_table(report, columns);

	(void)state;
	block_table_add(table, cell_text("1"));
	block_table_add(table, cell_text("Loss of a telephone"));
	block_table_add(table, cell_text("2"));
	block_table_add(table, cell_text("遺失電話"));

	auto_string char *text = lay_out(report, 20);

	assert_non_null(strstr(text, "\nNo.  What\n---  ---------------\n1    Loss of a\n     "
				     "telephone\n2    遺失電話\n"));
	report_free(&report);
}

static void
table__that_is_too_wide__is_a_list_of_each_row(void **state)
{
	static const char *const columns[] = {"Name", "Address", "Contact", NULL};
	struct report *report = report_new(LANGUAGE_ENGLISH, "Title", "Method");
	struct block_table *table = begin_table(report, columns);

	(void)state;
	for (int i = 0; i < 2; i++) {
		block_table_add(table, cell_text("Alder and sons"));
		block_table_add(table, cell_text(i ? "" : "Avenida da Praia Grande 5"));
		block_table_add(table, cell_text("Ana Lopes, manager"));
	}

	auto_string char *text = lay_out(report, 36);

	assert_non_null(
		strstr(text, "\nName: Alder and sons\n  Address: Avenida da Praia Grande 5\n"
			     "  Contact: Ana Lopes, manager\n\nName: Alder and sons\n"
			     "  Contact: Ana Lopes, manager\n"));
	report_free(&report);
}

static void
draft__is_marked_at_every_chapter(void **state)
{
	struct report *report = report_new(LANGUAGE_ENGLISH, "Title", "Method");
	struct report_lines lines;

	(void)state;
	report->draft = memory_copy_string("Draft");
	report_add_chapter(report, "One");
	report_add_chapter(report, "Two");
	report_lines_make(report, 40, false, WIDTH_FILE, &lines);
	assert_int_equal(lines.chapter_count, 2);

	auto_string char *first = report_line_text(&lines.lines[0]);
	auto_string char *last = report_line_text(&lines.lines[lines.chapters[1]]);

	assert_string_equal(first, "Draft · Title");
	assert_string_equal(last, "Draft · Two");
	report_lines_clear(&lines);
	report_free(&report);
}

/* In as many columns as no text needs, every value of the report stands in one line. */
static void
nothing__is_lost(void **state)
{
	struct assessment *assessment = support_begin_from(
		"templates/gpdp-pia.yaml", "templates/blueprints/dingtalk-rollout.yaml");
	struct catalog *catalog = catalog_empty(LANGUAGE_ENGLISH);

	(void)state;
	for (int arrangement = ARRANGE_BY_STEPS; arrangement <= ARRANGE_BY_KINDS; arrangement++) {
		struct report *report =
			support_report(assessment, catalog, NULL, (enum arrangement)arrangement);
		auto_string char *text = lay_out(report, 10000);
		size_t count = 0;

		for (size_t i = 0; i < report->chapter_count; i++) {
			for (size_t j = 0; j < report->chapters[i]->block_count; j++) {
				const struct block_table *table =
					report->chapters[i]->blocks[j]->table;

				for (size_t k = 0; table && k < table->cell_count; k++) {
					if (strchr(table->cells[k].text, '\n'))
						continue;
					count++;
					if (!strstr(text, table->cells[k].text))
						fail_msg("lost: %s", table->cells[k].text);
				}
			}
		}
		assert_true(count > 100);
		report_free(&report);
	}
	catalog_free(&catalog);
	support_end(assessment);
}

static void
lines__are_no_wider_than_asked_for__but_for_the_map(void **state)
{
	struct assessment *assessment = support_begin_from(
		"templates/gpdp-pia.yaml", "templates/blueprints/dingtalk-rollout.yaml");
	struct catalog *catalog = catalog_empty(LANGUAGE_CHINESE);
	struct report *report = support_report(assessment, catalog, NULL, ARRANGE_BY_STEPS);
	struct report_lines lines;
	size_t drawn = 0;

	(void)state;
	report_lines_make(report, 60, false, WIDTH_FILE, &lines);
	assert_true(lines.line_count > 500);
	for (size_t i = 0; i < lines.line_count; i++) {
		auto_string char *text = report_line_text(&lines.lines[i]);

		drawn += lines.lines[i].is_drawn;
		if (!lines.lines[i].is_drawn && width_text(text, WIDTH_FILE) > 60)
			fail_msg("too wide: %s", text);
	}
	assert_true(drawn > 10);
	report_lines_clear(&lines);
	report_free(&report);
	catalog_free(&catalog);
	support_end(assessment);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(texts__are_wrapped_by_the_columns_that_are_seen),
		cmocka_unit_test(label__stands_beside_a_short_value__above_a_long_one),
		cmocka_unit_test(table__stands_in_columns__whose_cells_are_wrapped),
		cmocka_unit_test(table__that_is_too_wide__is_a_list_of_each_row),
		cmocka_unit_test(draft__is_marked_at_every_chapter),
		cmocka_unit_test(nothing__is_lost),
		cmocka_unit_test(lines__are_no_wider_than_asked_for__but_for_the_map),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
