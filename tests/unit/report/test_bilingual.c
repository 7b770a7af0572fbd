/* SPDX-License-Identifier: MIT */
/* Two languages in one report: what stands once, what twice, and that no part loses its
 * counterpart in any layout that ships. */
#include "config.h"

#include "support.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"
#include "report/bilingual.h"
#include "report/build.h"

static const char *const layouts[] = {
	"full", "summary", "risk-register", "action-plan", "data-map", "filing"};

static struct report *
begin(enum language language, const char *title)
{
	struct report *report = report_new(language, title, "PIA");

	report_add_chapter(report, language == LANGUAGE_CHINESE ? "風險" : "Riscos");
	return report;
}

/* One chapter of both. */
static const struct chapter *
join(struct report **first, struct report *second)
{
	*first = bilingual_join(*first, second);
	assert_int_equal((*first)->chapter_count, 1);
	return (*first)->chapters[0];
}

static void
what_is_the_same__stands_once(void **state)
{
	struct report *first = begin(LANGUAGE_CHINESE, "人事管理");
	struct report *second = begin(LANGUAGE_PORTUGUESE, "Gestão de pessoal");

	(void)state;
	chapter_add_paragraph(first->chapters[0], "Hotel Lotus");
	chapter_add_paragraph(second->chapters[0], "Hotel Lotus");
	chapter_add_heading(first->chapters[0], 1, "措施");
	chapter_add_heading(second->chapters[0], 1, "Medidas");

	const struct chapter *chapter = join(&first, second);

	assert_string_equal(first->title, "人事管理 / Gestão de pessoal");
	assert_string_equal(first->subtitle, "PIA");
	assert_string_equal(first->page_number, REPORT_PAGE_NUMBER " / " REPORT_PAGE_COUNT);
	assert_string_equal(chapter->title, "風險 / Riscos");
	assert_string_equal(chapter->blocks[0]->text, "Hotel Lotus");
	assert_string_equal(chapter->blocks[1]->text, "措施 / Medidas");
	report_free(&first);
}

static struct block_cell
noted(const char *text, const char *note, enum language language)
{
	struct block_cell cell = cell_text(text);

	if (note)
		cell_add_note(&cell, note, language);
	return cell;
}

static void
cells__hold_both_where_they_differ(void **state)
{
	static const struct {
		const char *first, *first_note, *second, *second_note, *text, *note;
	} cases[] = {
		{"是", NULL, "Sim", NULL, "是 / Sim", NULL},
		{"300", NULL, "300", NULL, "300", NULL},
		{"", NULL, "Sim", NULL, "Sim", NULL},
		{"資料在特區以外遭查閱", NULL, "Dados lidos fora da Região", NULL,
			"資料在特區以外遭查閱\nDados lidos fora da Região", NULL},
		{"同意", "第六條", "Consentimento", "artigo 6.º",
			"同意（第六條）\nConsentimento (artigo 6.º)", NULL},
		/* It is there in Chinese only, and marked so. */
		{"只有中文", NULL, "只有中文", "中", "只有中文", "中"},
	};
	struct report *first = begin(LANGUAGE_CHINESE, "");
	struct report *second = begin(LANGUAGE_PORTUGUESE, "");
	struct block_table *table = chapter_add_table(first->chapters[0]);
	struct block_table *other = chapter_add_table(second->chapters[0]);

	(void)state;
	block_table_add_column(table, "值");
	block_table_add_column(other, "Valor");
	for (size_t i = 0; i < array_length(cases); i++) {
		block_table_add(
			table, noted(cases[i].first, cases[i].first_note, LANGUAGE_CHINESE));
		block_table_add(
			other, noted(cases[i].second, cases[i].second_note, LANGUAGE_PORTUGUESE));
	}
	table = join(&first, second)->blocks[0]->table;
	assert_string_equal(table->columns[0], "值 / Valor");
	for (size_t i = 0; i < array_length(cases); i++) {
		assert_string_equal(table->cells[i].text, cases[i].text);
		assert_string_equal(table->cells[i].note ? table->cells[i].note : "-",
			cases[i].note ? cases[i].note : "-");
	}
	report_free(&first);
}

static void
numbers_and_dates__stay_what_they_are(void **state)
{
	struct report *first = begin(LANGUAGE_CHINESE, "");
	struct report *second = begin(LANGUAGE_PORTUGUESE, "");
	struct block_fields *fields = chapter_add_fields(first->chapters[0], FIELDS_FACTS);
	struct block_fields *others = chapter_add_fields(second->chapters[0], FIELDS_FACTS);

	(void)state;
	block_fields_add(fields, "人數", NULL, cell_number("1,234.5", "1234.5", "人"));
	block_fields_add(others, "Pessoas", NULL, cell_number("1 234,5", "1234.5", "pessoas"));
	block_fields_add(fields, "日期", NULL, cell_date("2026年1月5日", "2026-01-05"));
	block_fields_add(others, "Data", NULL, cell_date("5 de Janeiro de 2026", "2026-01-05"));
	fields = join(&first, second)->blocks[0]->fields;
	assert_string_equal(fields->fields[0].label, "人數 / Pessoas");
	assert_int_equal(fields->fields[0].value.type, CELL_NUMBER);
	assert_string_equal(fields->fields[0].value.text, "1,234.5 / 1 234,5");
	assert_string_equal(fields->fields[0].value.plain, "1234.5");
	assert_string_equal(fields->fields[0].value.unit, "人 / pessoas");
	assert_int_equal(fields->fields[1].value.type, CELL_DATE);
	assert_string_equal(fields->fields[1].value.text, "2026年1月5日 / 5 de Janeiro de 2026");
	assert_string_equal(fields->fields[1].value.plain, "2026-01-05");
	report_free(&first);
}

static char *
repeat(const char *text, size_t count)
{
	struct string all = {0};

	for (size_t i = 0; i < count; i++)
		string_append(&all, text);
	return string_take(&all);
}

static void
what_is_long__stands_side_by_side(void **state)
{
	auto_string char *chinese = repeat("每日收集。", 12);
	auto_string char *portuguese = repeat("Recolhem-se todos os dias. ", 6);
	struct report *first = begin(LANGUAGE_CHINESE, "");
	struct report *second = begin(LANGUAGE_PORTUGUESE, "");
	struct block_fields *fields = chapter_add_fields(first->chapters[0], FIELDS_ANSWERS);
	struct block_fields *others = chapter_add_fields(second->chapters[0], FIELDS_ANSWERS);

	(void)state;
	block_fields_add(fields, "需要", NULL, cell_text("是"));
	block_fields_add(others, "Necessário", NULL, cell_text("Sim"));
	block_fields_add(fields, "範圍", "第五條", cell_text(chinese));
	block_fields_add(others, "Âmbito", "artigo 5.º", cell_text(portuguese));
	block_fields_add(fields, "人", NULL, cell_text("Ana"));
	block_fields_add(others, "Pessoa", NULL, cell_text("Ana"));
	for (int i = 0; i < 2; i++) {
		chapter_add_paragraph(first->chapters[0], chinese);
		chapter_add_paragraph(second->chapters[0], portuguese);
	}

	const struct chapter *chapter = join(&first, second);
	const struct block_table *answer = chapter->blocks[1]->table;
	const struct block_table *paragraph = chapter->blocks[3]->table;

	assert_int_equal(chapter->block_count, 4);
	assert_string_equal(chapter->blocks[0]->fields->fields[0].value.text, "是 / Sim");
	assert_string_equal(answer->columns[0], "範圍\n第五條");
	assert_string_equal(answer->columns[1], "Âmbito\nartigo 5.º");
	assert_string_equal(answer->cells[0].text, chinese);
	assert_string_equal(answer->cells[1].text, portuguese);
	assert_string_equal(chapter->blocks[2]->fields->fields[0].value.text, "Ana");
	assert_string_equal(paragraph->columns[0], "中文");
	assert_string_equal(paragraph->columns[1], "Português");
	assert_int_equal(block_table_row_count(paragraph), 2);
	report_free(&first);
}

static void
column_of_prose__becomes_two(void **state)
{
	static const char *const columns[] = {"N.º", "Resposta", "Lei"};
	struct report *first = begin(LANGUAGE_CHINESE, "");
	struct report *second = begin(LANGUAGE_PORTUGUESE, "");
	struct block_table *table = chapter_add_table(first->chapters[0]);
	struct block_table *other = chapter_add_table(second->chapters[0]);

	(void)state;
	for (size_t i = 0; i < array_length(columns); i++) {
		block_table_add_column(table, columns[i]);
		block_table_add_column(other, columns[i]);
		block_table_add(table, cell_text(i == 1 ? "是" : "1"));
		block_table_add(other, cell_text(i == 1 ? "Sim" : "1"));
	}
	table->prose_column = other->prose_column = 1;
	table = join(&first, second)->blocks[0]->table;
	assert_true(table->prose_is_parted);
	assert_int_equal(table->column_count, 4);
	assert_int_equal(table->cell_count, 4);
	assert_string_equal(table->cells[1].text, "是");
	assert_string_equal(table->cells[2].text, "Sim");
	assert_string_equal(table->cells[3].text, "1");
	report_free(&first);
}

static void
block_without_counterpart__stands_alone(void **state)
{
	struct report *first = begin(LANGUAGE_CHINESE, "");
	struct report *second = begin(LANGUAGE_PORTUGUESE, "");

	(void)state;
	chapter_add_heading(first->chapters[0], 1, "措施");
	chapter_add_note(second->chapters[0], "Só em português.");
	chapter_add_heading(second->chapters[0], 1, "Medidas");
	chapter_add_fields(second->chapters[0], FIELDS_FACTS);

	const struct chapter *chapter = join(&first, second);

	assert_int_equal(chapter->block_count, 3);
	assert_string_equal(chapter->blocks[0]->text, "Só em português.");
	assert_string_equal(chapter->blocks[1]->text, "措施 / Medidas");
	assert_int_equal(chapter->blocks[2]->type, BLOCK_FIELDS);
	report_free(&first);
}

static struct report *
build(const struct assessment *assessment, const char *name, enum language language,
	enum language beside, enum arrangement arrangement)
{
	struct report_layout *layout = support_layout(name);
	struct catalog *catalog = catalog_empty(language);
	struct bound_layout *bound = NULL;
	struct error_list faults = {0};

	assert_true(report_layout_bind(
		layout, assessment->template, arrangement == ARRANGE_BY_KINDS, &bound, &faults));

	struct report *report = build_report(&(struct build_request){
		.assessment = assessment,
		.catalog = catalog,
		.beside = beside,
		.sorted_in = LANGUAGE_CHINESE,
		.layout = bound,
		.arrangement = arrangement,
	});

	bound_layout_free(&bound);
	report_layout_free(&layout);
	catalog_free(&catalog);
	return report;
}

/* The same rows in the same order: numbers and dates are those of the counterpart. */
static void
check_table(const struct block_table *table, const struct block_table *other)
{
	assert_int_equal(table->cell_count, other->cell_count);
	for (size_t i = 0; i < table->cell_count; i++) {
		if (table->cells[i].plain)
			assert_string_equal(table->cells[i].plain, other->cells[i].plain);
	}
}

static void
check_chapters(const struct report *first, const struct report *second, const char *name)
{
	assert_int_equal(first->chapter_count, second->chapter_count);
	for (size_t i = 0; i < first->chapter_count; i++) {
		const struct chapter *chapter = first->chapters[i];
		const struct chapter *other = second->chapters[i];

		if (chapter->block_count != other->block_count)
			fail_msg("%s, %s: %zu blocks and %zu", name, chapter->title,
				chapter->block_count, other->block_count);
		for (size_t j = 0; j < chapter->block_count; j++) {
			const struct block *block = chapter->blocks[j];

			assert_int_equal(block->type, other->blocks[j]->type);
			if (block->table)
				check_table(block->table, other->blocks[j]->table);
			if (block->fields)
				assert_int_equal(block->fields->field_count,
					other->blocks[j]->fields->field_count);
		}
	}
}

/* Some texts stand in one language, some in the other, some in a third. */
static void
every_layout__has_the_same_parts_in_both_languages(void **state)
{
	struct assessment *assessment = *state;

	support_set(assessment, "assessment", 0, "title", LANGUAGE_CHINESE, NULL);
	support_set(assessment, "risk", 1, "title", LANGUAGE_PORTUGUESE, NULL);
	support_set(assessment, "party", 1, "name", LANGUAGE_PORTUGUESE, "Zebra, Limitada");
	support_set(assessment, "party", 1, "name", LANGUAGE_CHINESE, "一號酒店");
	for (size_t i = 0; i < array_length(layouts) * 2; i++) {
		enum arrangement arrangement = i % 2 ? ARRANGE_BY_KINDS : ARRANGE_BY_STEPS;
		const char *name = layouts[i / 2];
		struct report *first =
			build(assessment, name, LANGUAGE_CHINESE, LANGUAGE_PORTUGUESE, arrangement);
		struct report *second =
			build(assessment, name, LANGUAGE_PORTUGUESE, LANGUAGE_CHINESE, arrangement);

		check_chapters(first, second, name);
		first = bilingual_join(first, second);
		assert_int_equal(first->beside, LANGUAGE_PORTUGUESE);
		report_free(&first);
	}
}

static void
versions_that_are_missing__are_told_of_either_language(void **state)
{
	support_set(*state, "risk", 1, "title", LANGUAGE_PORTUGUESE, NULL);
	support_set(*state, "party", 1, "name", LANGUAGE_CHINESE, NULL);
	support_set(*state, "party", 2, "name", LANGUAGE_CHINESE, "Chat Ltd");
	support_set(*state, "party", 2, "name", LANGUAGE_PORTUGUESE, "Chat Ltd");

	struct report *report = bilingual_join(
		build(*state, "full", LANGUAGE_CHINESE, LANGUAGE_PORTUGUESE, ARRANGE_BY_STEPS),
		build(*state, "full", LANGUAGE_PORTUGUESE, LANGUAGE_CHINESE, ARRANGE_BY_STEPS));
	const struct chapter *first = report->chapters[0];
	const struct chapter *last = report->chapters[report->chapter_count - 1];
	const struct block_table *table = last->blocks[1]->table;

	assert_string_equal(first->blocks[first->block_count - 1]->text,
		"Texts of this assessment that have no version in Chinese: 1. They stand as they "
		"were written, marked EN.\n"
		"Texts of this assessment that have no version in Portuguese: 1. They stand as "
		"they were written, marked EN.");
	assert_int_equal(table->column_count, 5);
	assert_int_equal(block_table_row_count(table), 2);
	assert_string_equal(table->cells[3].text, "Chinese");
	assert_string_equal(table->cells[4].text, "party/1.name@zh-Hant");
	assert_string_equal(table->cells[8].text, "Portuguese");
	assert_string_equal(table->cells[9].text, "risk/1.title@pt");
	report_free(&report);
}

static int
set_up(void **state)
{
	*state = support_small();
	return 0;
}

static int
tear_down(void **state)
{
	support_end(*state);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_the_same__stands_once),
		cmocka_unit_test(cells__hold_both_where_they_differ),
		cmocka_unit_test(numbers_and_dates__stay_what_they_are),
		cmocka_unit_test(what_is_long__stands_side_by_side),
		cmocka_unit_test(column_of_prose__becomes_two),
		cmocka_unit_test(block_without_counterpart__stands_alone),
		cmocka_unit_test_setup_teardown(
			every_layout__has_the_same_parts_in_both_languages, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			versions_that_are_missing__are_told_of_either_language, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
