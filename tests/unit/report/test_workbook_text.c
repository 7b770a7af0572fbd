/* SPDX-License-Identifier: MIT */
/* Texts inside a workbook. */
#include "config.h"

#include "support.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "report/workbook_cells.h"
#include "report/workbook_text.h"
#include "text/utf8.h"

static char *
repeat(const char *piece, size_t count)
{
	struct string text = {0};

	for (size_t i = 0; i < count; i++)
		string_append(&text, piece);
	return string_take(&text);
}

static void
free_parts(char **parts, size_t count)
{
	for (size_t i = 0; i < count; i++)
		free(parts[i]);
	free(parts);
}

/* Split a text and see that the parts together are the text again. */
static void
assert_parts(const char *text, size_t expected)
{
	size_t count;
	char **parts = workbook_split_text(text, &count);
	struct string whole = {0};

	for (size_t i = 0; i < count; i++)
		string_append(&whole, parts[i]);
	assert_int_equal(count, expected);
	assert_string_equal(string_text(&whole), text);
	string_clear(&whole);
	free_parts(parts, count);
}

static void
split__keeps_in_one_cell__what_fits_to_the_last_character(void **state)
{
	auto_string char *letters = repeat("a", 32767);
	auto_string char *chinese = repeat("個", 32767);
	auto_string char *astral = repeat("𠮷", 16383);

	(void)state;
	assert_parts("", 1);
	assert_parts("a", 1);
	assert_parts(letters, 1);
	assert_parts(chinese, 1);
	assert_parts(astral, 1);
}

static void
split__goes_on_in_another_cell__one_character_more(void **state)
{
	auto_string char *letters = repeat("a", 32768);
	auto_string char *chinese = repeat("個", 65535);
	auto_string char *astral = repeat("𠮷", 16384);

	(void)state;
	assert_parts(letters, 2);
	assert_parts(chinese, 3);
	assert_parts(astral, 2);
}

static void
split__counts_line_breaks(void **state)
{
	auto_string char *fits = repeat("a\n", 253);
	auto_string char *more = repeat("a\n", 300);

	(void)state;
	assert_parts(fits, 1);
	assert_parts(more, 2);
}

static void
split__cuts_no_cluster(void **state)
{
	auto_string char *letters = repeat("a", 32766);
	auto_string char *text = string_format("%se\xCC\x81", letters);
	size_t count;
	char **parts = workbook_split_text(text, &count);

	(void)state;
	assert_int_equal(count, 2);
	assert_string_equal(parts[1], "e\xCC\x81");
	free_parts(parts, count);
}

static void
split__writes_character_numbers_so_that_they_are_read_as_typed(void **state)
{
	size_t count;
	char **parts = workbook_split_text("_x0041_x0042_ _x00_ _xzzzz_", &count);

	(void)state;
	assert_int_equal(count, 1);
	assert_string_equal(parts[0], "_x005F_x0041_x005F_x0042_ _x00_ _xzzzz_");
	free_parts(parts, count);
}

static void
split__leaves_nothing_that_xml_cannot_hold(void **state)
{
	size_t count;
	char **parts = workbook_split_text("a\x1B\x01\x7F\xC2\x85\xEF\xBF\xBE\xEF\xBF\xBF\xED\xA0"
					   "\x80\xC0\xAF\xFF\xE5\x80",
		&count);

	(void)state;
	assert_int_equal(count, 1);
	assert_true(utf8_is_valid(parts[0], strlen(parts[0])));
	for (const char *c = parts[0]; *c; c++)
		assert_true((unsigned char)*c >= 0x20);
	assert_null(strstr(parts[0], "\xEF\xBF\xBE"));
	assert_null(strstr(parts[0], "\xEF\xBF\xBF"));
	assert_int_equal(strncmp(parts[0], "a\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD", 19), 0);
	free_parts(parts, count);
}

static void
assert_name(const char *title, const char *expected)
{
	auto_string char *name = workbook_sheet_name(title, NULL, 0);

	assert_string_equal(name, expected);
}

static void
sheet_name__has_only_what_a_name_may_have(void **state)
{
	(void)state;
	assert_name("Risks", "Risks");
	assert_name("a[b]c:d*e?f/g\\h", "a-b-c-d-e-f-g-h");
	assert_name("'quoted'", "quoted");
	assert_name("  ' a ' ", "a");
	assert_name("", "-");
	assert_name("''", "-");
	assert_name("a\nb\x01", "a b^A");
	assert_name("\xFF", "\xEF\xBF\xBD");
	assert_name("History", "History (2)");
	assert_name("HISTORY", "HISTORY (2)");
}

static void
sheet_name__is_in_brackets__where_it_would_be_read_as_a_number_or_cell(void **state)
{
	assert_name("2026", "(2026)");
	assert_name("1e5", "(1e5)");
	assert_name("A1", "(A1)");
	assert_name("xfd7", "(xfd7)");
	assert_name("R1C1", "(R1C1)");
	assert_name("rc", "(rc)");
	assert_name("1234567890123456789012345678901", "(12345678901234567890123456789)");
	/* The library puts these in quotes, or they need none. */
	assert_name("2026 plan", "2026 plan");
	assert_name("2026年", "2026年");
	assert_name("Step1", "Step1");
	assert_name("ROPA", "ROPA");
	assert_name("_1", "_1");
	(void)state;
}

static void
sheet_name__is_cut_to_31_units__between_characters(void **state)
{
	auto_string char *chinese = repeat("個", 40);
	auto_string char *astral = repeat("𠮷", 40);
	auto_string char *chinese_name = workbook_sheet_name(chinese, NULL, 0);
	auto_string char *astral_name = workbook_sheet_name(astral, NULL, 0);

	(void)state;
	assert_int_equal(utf8_count(chinese_name), 31);
	assert_int_equal(utf8_count(astral_name), 15);
	assert_name("name567890123456789012345678901'x", "name567890123456789012345678901");
}

static void
sheet_name__differs_from_the_others__whatever_the_case(void **state)
{
	char *names[] = {(char *)(uintptr_t) "ok", (char *)(uintptr_t) "OK (2)"};
	auto_string char *third = workbook_sheet_name("Ok", names, 2);
	auto_string char *chinese = repeat("個", 31);
	char *taken[] = {chinese};
	auto_string char *cut = workbook_sheet_name(chinese, taken, 1);

	(void)state;
	assert_string_equal(third, "Ok (3)");
	assert_int_equal(utf8_count(cut), 31);
	assert_non_null(strstr(cut, " (2)"));
}

static void
header__has_three_texts_and_the_page_numbers(void **state)
{
	auto_string char *header = workbook_header("A & B\nLtd", "",
		"Page " REPORT_PAGE_NUMBER " of " REPORT_PAGE_COUNT " {page}", 150);

	(void)state;
	assert_string_equal(header, "&L&9A && B Ltd&R&9Page &P of &N {page}");
}

static void
header__that_begins_with_a_digit__keeps_its_size(void **state)
{
	auto_string char *header = workbook_header("2026-0001", "", "", 150);

	(void)state;
	assert_string_equal(header, "&L&9 2026-0001");
}

static void
header__is_never_longer_than_it_may_be(void **state)
{
	auto_string char *long_text = repeat("&", 500);
	auto_string char *chinese = repeat("個", 500);
	auto_string char *header = workbook_header(long_text, long_text, long_text, 150);
	auto_string char *wide = workbook_header(chinese, chinese, chinese, 150);

	(void)state;
	assert_true(utf8_count(header) <= WORKBOOK_HEADER_CHARACTERS);
	assert_true(utf8_count(wide) <= WORKBOOK_HEADER_CHARACTERS);
	assert_non_null(strstr(wide, "…"));
}

static void
header__cuts_each_text_to_its_share__so_that_none_touches_another(void **state)
{
	auto_string char *long_text = repeat("a", 500);
	auto_string char *header = workbook_header(long_text, long_text, long_text, 150);
	auto_string char *short_centre = workbook_header(long_text, "Title", "", 150);

	(void)state;
	/* A page is some 180 columns wide; what is in the middle stands in the middle. */
	assert_true(strstr(header, "&C") - header <= 4 + 58 + 3);
	assert_true(strlen(header) <= 180 + 12 + 6);
	assert_true(strstr(short_centre, "&C") - short_centre <= 4 + 86 + 3);
	assert_true(strstr(short_centre, "&C") - short_centre > 60);
}

static void
header__leaves_the_middle_what_short_sides_do_not_need(void **state)
{
	static const char both[] = "截至2026年11月25日 / À data de 25 de Novembro de 2026";
	auto_string char *header =
		workbook_header("HL-7", both, REPORT_PAGE_NUMBER " / " REPORT_PAGE_COUNT, 150);

	(void)state;
	assert_non_null(strstr(header, both));
}

static void
header__is_none__where_it_would_be_too_long_however_it_is_cut(void **state)
{
	auto_string char *marks = repeat("\xCC\x81", 400);
	auto_string char *text = string_format("a%s", marks);
	auto_string char *header = workbook_header(text, text, "b", 150);

	(void)state;
	assert_true(utf8_count(header) <= WORKBOOK_HEADER_CHARACTERS);
}

static void
cell_formats__are_those_of_the_language__whose_separators_the_reader_has(void **state)
{
	static const struct {
		enum language language;
		const char *format;
	} dates[] = {
		{LANGUAGE_ENGLISH, "[$-809]d mmm yyyy"},
		{LANGUAGE_PORTUGUESE, "dd/mm/yyyy"},
		{LANGUAGE_CHINESE, "yyyy\"年\"m\"月\"d\"日\""},
		{LANGUAGE_NONE, "yyyy-mm-dd"},
	};
	struct block_cell number = cell_number("12 345,50", "12345.50", "pessoas");
	auto_string char *format = cell_number_format(&number);

	(void)state;
	for (size_t i = 0; i < array_length(dates); i++)
		assert_string_equal(cell_date_format(dates[i].language), dates[i].format);
	assert_string_equal(format, "#,##0.00\" pessoas\"");
	cell_clear(&number);
}

static void
table_name__is_one_that_a_formula_may_call_it(void **state)
{
	static const struct {
		const char *sheet;
		const char *name;
	} cases[] = {
		{"Data flows", "Data_flows"},
		{"參與方", "參與方"},
		{"Avaliação – “2”", "_Avaliação_2_"},
		{"A1", "_A1"},
		{"R", "_R"},
		{"!", "_"},
		{"人", "人"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		auto_string char *name = workbook_table_name(cases[i].sheet);

		assert_string_equal(name, cases[i].name);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(split__keeps_in_one_cell__what_fits_to_the_last_character),
		cmocka_unit_test(split__goes_on_in_another_cell__one_character_more),
		cmocka_unit_test(split__counts_line_breaks),
		cmocka_unit_test(split__cuts_no_cluster),
		cmocka_unit_test(split__writes_character_numbers_so_that_they_are_read_as_typed),
		cmocka_unit_test(split__leaves_nothing_that_xml_cannot_hold),
		cmocka_unit_test(sheet_name__has_only_what_a_name_may_have),
		cmocka_unit_test(
			sheet_name__is_in_brackets__where_it_would_be_read_as_a_number_or_cell),
		cmocka_unit_test(sheet_name__is_cut_to_31_units__between_characters),
		cmocka_unit_test(sheet_name__differs_from_the_others__whatever_the_case),
		cmocka_unit_test(
			cell_formats__are_those_of_the_language__whose_separators_the_reader_has),
		cmocka_unit_test(table_name__is_one_that_a_formula_may_call_it),
		cmocka_unit_test(header__has_three_texts_and_the_page_numbers),
		cmocka_unit_test(header__that_begins_with_a_digit__keeps_its_size),
		cmocka_unit_test(header__is_never_longer_than_it_may_be),
		cmocka_unit_test(header__cuts_each_text_to_its_share__so_that_none_touches_another),
		cmocka_unit_test(header__leaves_the_middle_what_short_sides_do_not_need),
		cmocka_unit_test(header__is_none__where_it_would_be_too_long_however_it_is_cut),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
