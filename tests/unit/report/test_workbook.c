/* SPDX-License-Identifier: MIT */
/* The workbook writer, by what stands in the parts of its files. */
#include "config.h"

#include "support.h"

#include <fcntl.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/array.h"
#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"
#include "report/workbook.h"

/* A report with one table and a workbook of it. */
struct fixture {
	struct report *report;
	struct block_table *table;
	char *folder;
	char *path;
};

static int
set_up(void **state)
{
	struct fixture *fixture = memory_allocate(sizeof(*fixture));

	fixture->report = report_new(LANGUAGE_ENGLISH, "Title", "Method");
	fixture->report->date = memory_copy_string("2026-06-15");
	fixture->folder = support_make_folder();
	fixture->path = files_join(fixture->folder, "a.xlsx");
	*state = fixture;
	return 0;
}

static int
tear_down(void **state)
{
	struct fixture *fixture = *state;

	report_free(&fixture->report);
	support_remove_folder(fixture->folder);
	free(fixture->path);
	free(fixture);
	return 0;
}

/* A second chapter, so that the table is not on the sheet with the facts. */
static struct block_table *
add_table(struct fixture *fixture, size_t columns)
{
	report_add_chapter(fixture->report, "Summary");

	struct block_table *table =
		chapter_add_table(report_add_chapter(fixture->report, "Things"));

	for (size_t i = 0; i < columns; i++) {
		auto_string char *label = string_format("Column %zu", i + 1);

		block_table_add_column(table, label);
	}
	return table;
}

static void
assert_written(const struct fixture *fixture)
{
	struct error error = {0};
	bool is_written = workbook_write(fixture->report, fixture->path, fixture->path, &error);

	assert_true(is_written);
	error_clear(&error);
}

static void
assert_in_part(const struct fixture *fixture, const char *part, const char *text)
{
	auto_string char *content = support_read_part(fixture->path, part);

	assert_non_null(content);
	if (!strstr(content, text))
		fail_msg("%s has no %s:\n%s", part, text, content);
}

static void
write__keeps_every_text_a_text__whatever_it_begins_with(void **state)
{
	static const char *const texts[] = {"=1+1", "+1", "-1", "@a", "\t=1", "{=1}",
		"=cmd|'/C calc'!A0", "http://a.mo", "javascript:1", "12345", "2026-01-01"};
	struct fixture *fixture = *state;
	struct block_table *table = add_table(fixture, 1);

	for (size_t i = 0; i < array_length(texts); i++)
		block_table_add(table, cell_text(texts[i]));
	assert_written(fixture);

	auto_string char *sheet = support_read_part(fixture->path, "xl/worksheets/sheet2.xml");
	auto_string char *strings = support_read_part(fixture->path, "xl/sharedStrings.xml");

	assert_int_equal(support_count(sheet, "<f>"), 0);
	assert_int_equal(support_count(sheet, "<hyperlink"), 0);
	/* The title, the heading and every text. */
	assert_int_equal(support_count(sheet, "t=\"s\""), 2 + array_length(texts));
	assert_non_null(strstr(strings, "=1+1"));
}

static void
write__makes_a_real_table_whose_columns_have_names_of_their_own(void **state)
{
	struct fixture *fixture = *state;

	report_add_chapter(fixture->report, "Summary");

	struct block_table *table =
		chapter_add_table(report_add_chapter(fixture->report, "R & D: things"));

	block_table_add_column(table, "Name");
	block_table_add_column(table, "name");
	block_table_add_column(table, "two\nlines _x0041_");
	for (int i = 0; i < 6; i++)
		block_table_add(table, cell_text("a"));
	assert_written(fixture);
	assert_in_part(fixture, "xl/tables/table1.xml", "displayName=\"R_D_things\"");
	assert_in_part(fixture, "xl/tables/table1.xml", "ref=\"A3:C5\"");
	assert_in_part(fixture, "xl/tables/table1.xml", "name=\"Name\"");
	assert_in_part(fixture, "xl/tables/table1.xml", "name=\"name (2)\"");
	assert_in_part(fixture, "xl/tables/table1.xml", "name=\"two lines _x005F_x0041_\"");
	assert_in_part(fixture, "xl/sharedStrings.xml", "name (2)");
	assert_in_part(fixture, "xl/sharedStrings.xml", "two lines _x005F_x0041_");
}

static void
write__lets_the_colour_of_a_level_follow_the_cell(void **state)
{
	struct fixture *fixture = *state;
	struct block_table *table = add_table(fixture, 1);

	block_table_add(table, cell_level("High", COLOUR_RED));
	block_table_add(table, cell_level("Say \"low\"", COLOUR_GREEN));
	assert_written(fixture);
	assert_in_part(fixture, "xl/worksheets/sheet2.xml", "<formula>\"High\"</formula>");
	assert_in_part(
		fixture, "xl/worksheets/sheet2.xml", "<formula>\"Say \"\"low\"\"\"</formula>");
}

static void
write__draws_a_chart_of_a_table__on_a_sheet_after_it(void **state)
{
	struct fixture *fixture = *state;
	struct block_table *table = add_table(fixture, 2);

	table->chart_title = memory_copy_string("By level");
	block_table_add(table, cell_level("High", COLOUR_RED));
	block_table_add(table, cell_count(3));
	block_table_add(table, cell_level("Low", COLOUR_GREEN));
	block_table_add(table, cell_count(2));
	assert_written(fixture);
	assert_in_part(fixture, "xl/workbook.xml", "name=\"By level\" sheetId=\"3\"");
	assert_in_part(fixture, "xl/charts/chart1.xml", "<c:f>Things!$A$4</c:f>");
	assert_in_part(fixture, "xl/charts/chart1.xml", "<c:f>Things!$B$3</c:f>");
	assert_in_part(fixture, "xl/charts/chart1.xml", "<c:f>Things!$B$5</c:f>");
}

static void
write__leads_to_the_row_of_what_is_named__and_names_the_rows(void **state)
{
	struct fixture *fixture = *state;
	struct block_table *from = add_table(fixture, 2);
	struct chapter *chapter = report_add_chapter(fixture->report, "What's leaked");
	struct block_table *to = chapter_add_table(chapter);
	struct block_cell named = cell_text("=Leak");
	struct block_cell dangling = cell_text("Gone");
	struct block_cell number = cell_count(7);

	named.leads_to = memory_copy_string("leak");
	dangling.leads_to = memory_copy_string("gone");
	number.row_key = memory_copy_string("leak");
	block_table_add(from, named);
	block_table_add(from, dangling);
	to->rows_of = memory_copy_string("risk");
	block_table_add_column(to, "No.");
	block_table_add(to, cell_count(6));
	block_table_add(to, number);
	assert_written(fixture);
	assert_in_part(fixture, "xl/worksheets/sheet2.xml",
		"<hyperlinks><hyperlink ref=\"A4\" location=\"'What''s leaked'!A5\" "
		"display=\"=Leak\"/></hyperlinks>");
	assert_in_part(fixture, "xl/workbook.xml",
		"<definedName name=\"pia_risk\">'What''s leaked'!$A$4:$A$5</definedName>");
}

/* Above it, each page but the first would begin with a blank. */
static void
write__gives_the_facts_a_sheet_of_their_own__before_a_table_of_several_pages(void **state)
{
	struct fixture *fixture = *state;
	struct block_table *table =
		chapter_add_table(report_add_chapter(fixture->report, "Things"));

	free(fixture->report->facts_title);
	fixture->report->facts_title = memory_copy_string("About this");
	block_fields_add(&fixture->report->facts, "Client", NULL, cell_text("Lotus"));
	for (size_t i = 0; i < 25; i++)
		block_table_add_column(table, "Column");
	for (size_t i = 0; i < 25; i++)
		block_table_add(table, cell_text("unbreakable-word-of-28-chars"));
	assert_written(fixture);
	assert_in_part(fixture, "xl/workbook.xml", "name=\"About this\" sheetId=\"1\"");
	assert_in_part(fixture, "xl/workbook.xml", "name=\"Things\" sheetId=\"2\"");
	assert_in_part(fixture, "xl/worksheets/sheet1.xml", "<c r=\"B4\"");
	assert_in_part(fixture, "xl/worksheets/sheet2.xml", "fitToPage");
	assert_in_part(fixture, "xl/tables/table1.xml", "ref=\"A3:Y4\"");
}

static void
write__gives_the_facts_a_sheet_of_their_own__before_a_map(void **state)
{
	struct fixture *fixture = *state;
	struct assessment *assessment = support_small();
	const struct map_request request = {.assessment = assessment, .language = LANGUAGE_ENGLISH};

	free(fixture->report->facts_title);
	fixture->report->facts_title = memory_copy_string("About this");
	block_fields_add(&fixture->report->facts, "Client", NULL, cell_text("Lotus"));

	struct block_flows *flows = chapter_add_flows(
		report_add_chapter(fixture->report, "Map"), map_graph_new(&request));

	flows->legend = report_copy_text("Thick arrows cross the border.");
	assert_written(fixture);
	support_end(assessment);
	assert_in_part(fixture, "xl/workbook.xml", "name=\"About this\" sheetId=\"1\"");
	assert_in_part(fixture, "xl/workbook.xml", "name=\"Map\" sheetId=\"2\"");
	assert_in_part(fixture, "xl/sharedStrings.xml", "Lotus");
}

static void
write__leaves_room_to_write_by_hand(void **state)
{
	struct fixture *fixture = *state;
	struct block_table *table = add_table(fixture, 1);
	struct block_cell room = cell_text("");

	room.room = 4;
	block_table_add(table, room);
	assert_written(fixture);
	assert_in_part(fixture, "xl/worksheets/sheet2.xml", "ht=\"88\"");
}

static void
write__draws_no_chart__where_there_is_nothing(void **state)
{
	struct fixture *fixture = *state;
	struct block_table *table = add_table(fixture, 2);

	table->chart_title = memory_copy_string("By level");
	block_table_add(table, cell_level("High", COLOUR_RED));
	block_table_add(table, cell_count(0));
	assert_written(fixture);

	auto_string char *book = support_read_part(fixture->path, "xl/workbook.xml");

	assert_null(strstr(book, "By level"));
}

static void
write__paints_what_is_overdue__against_the_date_of_the_report(void **state)
{
	struct fixture *fixture = *state;
	struct block_table *table = add_table(fixture, 2);

	block_table_set_due(table, 0, 1, "Yes");
	block_table_add(table, cell_date("1 June 2026", "2026-06-01"));
	block_table_add(table, cell_text("Yes"));
	assert_written(fixture);
	assert_in_part(fixture, "xl/worksheets/sheet2.xml",
		"<formula>AND(ISNUMBER($A4),$A4&lt;DATE(2026,6,15),$B4=\"Yes\")</formula>");
}

static void
write__makes_real_numbers_and_dates(void **state)
{
	struct fixture *fixture = *state;
	struct block_table *table = add_table(fixture, 4);

	block_table_add(table, cell_number("1,234.50 people", "1234.50", "people"));
	block_table_add(table, cell_date("15 June 2026", "2026-06-15"));
	block_table_add(table, cell_date("1 January 1801", "1801-01-01"));
	block_table_add(table, cell_number("12345678901234567", "12345678901234567", NULL));
	assert_written(fixture);
	assert_in_part(fixture, "xl/worksheets/sheet2.xml", "<v>1234.5</v>");
	assert_in_part(fixture, "xl/worksheets/sheet2.xml", "<v>46188</v>");
	assert_in_part(fixture, "xl/styles.xml", "#,##0.00&quot; people&quot;");
	assert_in_part(fixture, "xl/styles.xml", "d mmm yyyy");
	assert_in_part(fixture, "xl/sharedStrings.xml", "1 January 1801");
	assert_in_part(fixture, "xl/sharedStrings.xml", "12345678901234567");
}

static void
write__writes_a_point__where_the_locale_has_a_comma(void **state)
{
	static const char *const locales[] = {"pt_PT.UTF-8", "de_DE.UTF-8", "fr_FR.UTF-8"};
	struct fixture *fixture = *state;
	struct block_table *table = add_table(fixture, 1);
	bool is_set = false;

	for (size_t i = 0; i < array_length(locales) && !is_set; i++)
		is_set = setlocale(LC_NUMERIC, locales[i]) != NULL;
	block_table_add(table, cell_number("1234.5", "1234.5", NULL));
	assert_written(fixture);
	setlocale(LC_NUMERIC, "C");
	assert_in_part(fixture, "xl/worksheets/sheet2.xml", "<v>1234.5</v>");
}

static void
write__says_a_level_in_words_beside_its_colour(void **state)
{
	struct fixture *fixture = *state;
	struct block_table *table = add_table(fixture, 1);

	block_table_add(table, cell_level("Very high", COLOUR_RED));
	assert_written(fixture);
	assert_in_part(fixture, "xl/sharedStrings.xml", "<t>Very high</t>");
	assert_in_part(fixture, "xl/styles.xml", "FFF1948A");
}

static void
write__goes_on_in_the_row_below__where_a_text_is_too_long(void **state)
{
	struct fixture *fixture = *state;
	struct block_table *table = add_table(fixture, 2);
	struct string text = {0};

	free(fixture->report->continued);
	fixture->report->continued = memory_copy_string("(goes on)");
	for (size_t i = 0; i < 40000; i++)
		string_append(&text, "個");
	string_append(&text, "!end");
	block_table_add(table, cell_count(1));
	block_table_add(table, cell_text(string_text(&text)));
	assert_written(fixture);
	assert_in_part(fixture, "xl/sharedStrings.xml", "(goes on)");
	assert_in_part(fixture, "xl/sharedStrings.xml", "個!end</t>");
	assert_in_part(fixture, "xl/worksheets/sheet2.xml", "<c r=\"B5\"");
	string_clear(&text);
}

static void
write__names_sheets__whatever_the_titles(void **state)
{
	static const char *const titles[] = {"", "a/b", "A/B", "History", "'x'", "\x01", "[1]:*?\\",
		"一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四",
		"一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四", "\xFF",
		"&<>\"", "_x0041_"};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < array_length(titles); i++)
		report_add_chapter(fixture->report, titles[i]);
	assert_written(fixture);

	auto_string char *book = support_read_part(fixture->path, "xl/workbook.xml");

	assert_int_equal(support_count(book, "<sheet "), array_length(titles));
	assert_int_equal(support_count(book, "name=\"\""), 0);
}

static void
write__keeps_a_hostile_text_out_of_every_part(void **state)
{
	const char *hostile = "a\x1B]0;x\x07&<\xEF\xBF\xBE\xED\xA0\x80\xC0\xAF\xE2\x80\xAE\xFFz";
	struct fixture *fixture = *state;
	struct block_table *table = add_table(fixture, 1);

	block_table_add(table, cell_text(hostile));
	free(fixture->report->client);
	fixture->report->client = report_copy_text(hostile);
	free(fixture->report->title);
	fixture->report->title = report_copy_text(hostile);
	assert_written(fixture);

	static const char *const parts[] = {"xl/sharedStrings.xml", "xl/worksheets/sheet2.xml",
		"docProps/core.xml", "docProps/app.xml"};

	for (size_t i = 0; i < array_length(parts); i++) {
		auto_string char *content = support_read_part(fixture->path, parts[i]);

		assert_non_null(content);
		assert_null(strstr(content, "\x1B"));
		assert_null(strstr(content, "\xEF\xBF\xBE"));
		assert_null(strstr(content, "\xED\xA0\x80"));
		assert_null(strstr(content, "\xE2\x80\xAE"));
		assert_null(strstr(content, "\xFF"));
	}
}

static void
write__sets_every_sheet_up_for_print_and_screen(void **state)
{
	struct fixture *fixture = *state;
	struct block_table *table = add_table(fixture, 2);
	const char *sheet = "xl/worksheets/sheet2.xml";

	free(fixture->report->client);
	free(fixture->report->page_number);
	fixture->report->client = memory_copy_string("Client & Sons");
	fixture->report->page_number =
		memory_copy_string("Page " REPORT_PAGE_NUMBER " of " REPORT_PAGE_COUNT);
	block_table_add(table, cell_text("a"));
	block_table_add(table, cell_text("b"));
	assert_written(fixture);
	assert_in_part(fixture, sheet, "orientation=\"landscape\"");
	assert_in_part(fixture, sheet, "fitToHeight=\"0\"");
	assert_in_part(fixture, sheet, "&amp;L&amp;9Client &amp;&amp; Sons");
	assert_in_part(fixture, sheet, "&amp;R&amp;9Page &amp;P of &amp;N");
	assert_in_part(fixture, "xl/tables/table1.xml", "<autoFilter ref=\"A3:B4\"");
	assert_in_part(fixture, sheet, "topLeftCell=\"A4\"");
	assert_in_part(fixture, "xl/worksheets/sheet1.xml", "&amp;L&amp;9Client &amp;&amp; Sons");
	assert_in_part(fixture, "xl/workbook.xml", "Things!$3:$3");
}

static void
write__marks_a_draft__on_every_sheet_and_page(void **state)
{
	struct fixture *fixture = *state;
	struct block_table *table = add_table(fixture, 1);

	fixture->report->draft = memory_copy_string("Draft");
	block_table_add(table, cell_text("a"));
	assert_written(fixture);
	assert_in_part(fixture, "xl/worksheets/sheet1.xml", "&amp;C&amp;9Draft · Title");
	assert_in_part(fixture, "xl/worksheets/sheet2.xml", "&amp;C&amp;9Draft · Title");
	assert_in_part(fixture, "xl/sharedStrings.xml", ">Draft · Title<");
	assert_in_part(fixture, "xl/sharedStrings.xml", ">Draft · Things<");
	assert_in_part(fixture, "xl/workbook.xml", "name=\"Things\"");
	assert_in_part(fixture, "docProps/core.xml", ">Draft<");
}

/* A PNG of 1,200 by 300 dots at 300 to the inch, as far as anybody looks. */
static const char logo[] = "\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\4\xB0\0\0\1\x2C\x08\0\0\0\0crc."
			   "\0\0\0\x09pHYs\0\0\x2E\x23\0\0\x2E\x23\1crc.\0\0\0\0IENDcrc.";

static void
write__prints_as_the_page_is_set_up(void **state)
{
	struct fixture *fixture = *state;
	struct report_page *page = &fixture->report->page;
	const char *sheet = "xl/worksheets/sheet1.xml";
	const char *drawing = "xl/drawings/drawing1.xml";
	struct picture picture = {
		.bytes = (char *)logo,
		.length = sizeof(logo) - 1,
		.width = 1200,
		.height = 300,
		.dots_across = 300,
		.dots_down = 300,
	};

	add_table(fixture, 1);
	page->paper = PAPER_A3;
	page->is_portrait = true;
	for (size_t i = 0; i < PAGE_PLACES; i++)
		page->header[i] = memory_copy_string(i == 1 ? "" : "A & B");
	fixture->report->draft = memory_copy_string("Draft");
	fixture->report->logo = picture_copy(&picture);
	assert_written(fixture);
	assert_in_part(fixture, sheet, "paperSize=\"8\"");
	assert_in_part(fixture, sheet, "orientation=\"portrait\"");
	assert_in_part(fixture, sheet,
		"&amp;L&amp;9A &amp;&amp; B&amp;C&amp;9Draft&amp;R&amp;9A &amp;&amp; B");
	/* An inch is 914,400 units; it is made smaller to be 266 dots of a screen wide. */
	assert_in_part(fixture, drawing, "<xdr:colOff>2533655</xdr:colOff>");
}

static void
write__begins_a_page__before_what_would_be_torn_apart(void **state)
{
	struct fixture *fixture = *state;
	struct chapter *chapter = report_add_chapter(fixture->report, "Matrices");

	for (size_t i = 0; i < 2; i++) {
		chapter_add_heading(chapter, 1, "Matrix");

		struct block_matrix *matrix = chapter_add_matrix(chapter, "Severity", "Likelihood");

		for (size_t row = 0; row < 18; row++)
			block_matrix_add_row(matrix, "Row");
		block_matrix_add_column(matrix, "Column");
		for (size_t row = 0; row < 18; row++)
			block_matrix_set_place(matrix, row, 0, "High", COLOUR_RED);
	}
	assert_written(fixture);
	assert_in_part(fixture, "xl/worksheets/sheet1.xml", "<brk id=\"");
	assert_in_part(fixture, "xl/worksheets/sheet1.xml", "<rowBreaks count=\"1\"");
	assert_in_part(fixture, "xl/sharedStrings.xml", "Severity ↑");
}

static void
write__says_things_aside__in_the_marks_of_the_language(void **state)
{
	struct fixture *fixture = *state;
	struct block_table *table = add_table(fixture, 1);
	struct block_cell cell = cell_text("健康");

	fixture->report->language = LANGUAGE_CHINESE;
	cell_add_note(&cell, "第七條", LANGUAGE_CHINESE);
	cell_add_note(&cell, "第八條", LANGUAGE_CHINESE);
	block_table_add(table, cell);
	block_table_add(table, cell_absent("未作答"));
	chapter_add_note(fixture->report->chapters[1], "說明");
	assert_written(fixture);
	assert_in_part(fixture, "xl/sharedStrings.xml", "健康（第七條；第八條）");

	auto_string char *styles = support_read_part(fixture->path, "xl/styles.xml");

	assert_int_equal(support_count(styles, "<i/>"), 0);
}

static void
write__gives_the_same_bytes_again(void **state)
{
	struct fixture *fixture = *state;
	struct block_table *table = add_table(fixture, 1);
	auto_string char *again = files_join(fixture->folder, "b.xlsx");
	size_t length;
	size_t again_length;

	block_table_add(table, cell_text("a"));
	setenv("TZ", "Asia/Macau", 1);
	assert_written(fixture);
	setenv("TZ", "America/New_York", 1);
	assert_true(workbook_write(fixture->report, again, again, NULL));
	unsetenv("TZ");

	auto_string char *bytes = support_read(fixture->path, &length);
	auto_string char *again_bytes = support_read(again, &again_length);

	assert_int_equal(length, again_length);
	assert_memory_equal(bytes, again_bytes, length);
	assert_in_part(fixture, "docProps/core.xml", "2026-06-15T00:00:00Z");
}

static void
write__writes_many_rows_and_its_notes(void **state)
{
	struct fixture *fixture = *state;
	struct block_table *table = add_table(fixture, 2);

	for (size_t i = 0; i < 12000; i++) {
		block_table_add(table, cell_count(i));
		block_table_add(table, cell_text("text"));
	}
	chapter_add_note(fixture->report->chapters[1], "the last note");
	assert_written(fixture);

	auto_string char *sheet = support_read_part(fixture->path, "xl/worksheets/sheet2.xml");

	assert_int_equal(support_count(sheet, "<row "), 12000 + 3);
	assert_non_null(strstr(sheet, "the last note"));
	assert_non_null(strstr(sheet, "<autoFilter ref=\"A3:B12003\""));
}

static void
write__says_nothing_on_standard_error(void **state)
{
	struct fixture *fixture = *state;
	auto_string char *noise_path = files_join(fixture->folder, "noise");
	auto_string char *nowhere = files_join(fixture->folder, "missing/a.xlsx");
	int noise = open(noise_path, O_RDWR | O_CREAT, 0600);
	int before = dup(STDERR_FILENO);
	struct error error = {0};
	size_t length;

	add_table(fixture, 1);
	dup2(noise, STDERR_FILENO);
	assert_false(workbook_write(fixture->report, nowhere, nowhere, &error));
	dup2(before, STDERR_FILENO);
	close(before);
	close(noise);
	assert_int_equal(error.kind, ERROR_IO);
	error_clear(&error);

	auto_string char *text = support_read(noise_path, &length);

	assert_string_equal(text, "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			write__keeps_every_text_a_text__whatever_it_begins_with, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			write__makes_a_real_table_whose_columns_have_names_of_their_own, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(
			write__lets_the_colour_of_a_level_follow_the_cell, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			write__paints_what_is_overdue__against_the_date_of_the_report, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(
			write__draws_a_chart_of_a_table__on_a_sheet_after_it, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			write__leads_to_the_row_of_what_is_named__and_names_the_rows, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(
			write__gives_the_facts_a_sheet_of_their_own__before_a_table_of_several_pages,
			set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			write__gives_the_facts_a_sheet_of_their_own__before_a_map, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(
			write__leaves_room_to_write_by_hand, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			write__draws_no_chart__where_there_is_nothing, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			write__makes_real_numbers_and_dates, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			write__writes_a_point__where_the_locale_has_a_comma, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			write__says_a_level_in_words_beside_its_colour, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			write__goes_on_in_the_row_below__where_a_text_is_too_long, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(
			write__names_sheets__whatever_the_titles, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			write__keeps_a_hostile_text_out_of_every_part, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			write__sets_every_sheet_up_for_print_and_screen, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			write__marks_a_draft__on_every_sheet_and_page, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			write__prints_as_the_page_is_set_up, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			write__begins_a_page__before_what_would_be_torn_apart, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			write__says_things_aside__in_the_marks_of_the_language, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			write__gives_the_same_bytes_again, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			write__writes_many_rows_and_its_notes, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			write__says_nothing_on_standard_error, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
