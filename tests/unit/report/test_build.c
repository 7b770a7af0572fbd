/* SPDX-License-Identifier: MIT */
/* The builder: what a report says, and that nothing is left out of it. */
#include "config.h"

#include "support.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "report/build.h"

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

/* A report with each run of blanks as one: how tables are padded is not asked here. */
static char *
squeeze(char *markdown)
{
	char *end = markdown;

	for (const char *c = markdown; *c; c++) {
		if (*c != ' ' || c[1] != ' ')
			*end++ = *c;
	}
	*end = '\0';
	return markdown;
}

static void
assert_says(const struct assessment *assessment, enum language language, const char *text)
{
	auto_string char *markdown = squeeze(support_markdown(assessment, language));

	if (!strstr(markdown, text))
		fail_msg("nowhere: %s\n%s", text, markdown);
}

static void
assert_silent_on(const struct assessment *assessment, enum language language, const char *text)
{
	auto_string char *markdown = squeeze(support_markdown(assessment, language));

	if (strstr(markdown, text))
		fail_msg("should not be there: %s\n%s", text, markdown);
}

static void
question__says_that_it_is_not_answered(void **state)
{
	support_set(*state, "answers", 0, "people", LANGUAGE_NONE, NULL);
	assert_says(*state, LANGUAGE_ENGLISH, "- **How many people**: *Not answered*\n");
}

static void
question__is_left_out__when_it_is_not_asked(void **state)
{
	assert_silent_on(*state, LANGUAGE_ENGLISH, "Why not?");
}

static void
answer__says_that_it_is_hidden__when_it_is_no_longer_asked(void **state)
{
	support_set(*state, "answers", 0, "reason", LANGUAGE_NONE, "No need");
	assert_says(
		*state, LANGUAGE_ENGLISH, "**Why not?** No need *(kept, though no longer asked)*");
}

static void
step__says_that_it_does_not_apply__and_keeps_what_is_in_it(void **state)
{
	support_set(*state, "answers", 0, "needed", LANGUAGE_NONE, "no");
	assert_says(*state, LANGUAGE_ENGLISH, "## 2. Map\n\n> This step does not apply");
	assert_says(*state, LANGUAGE_ENGLISH, "| 1 | Hotel Lotus | Controller | Macau");
}

static void
translation__says_what_it_stands_in__where_there_is_none(void **state)
{
	support_set(*state, "risk", 1, "title", LANGUAGE_PORTUGUESE, NULL);
	assert_says(*state, LANGUAGE_PORTUGUESE, "| 1 | Leak *(EN)* |");
	assert_says(*state, LANGUAGE_PORTUGUESE,
		"Texts of this assessment that have no version in Portuguese: ");
	assert_silent_on(*state, LANGUAGE_ENGLISH, "Texts of this assessment");
}

static void
numbers_and_dates__have_the_form_of_the_language(void **state)
{
	static const struct {
		enum language language;
		const char *number, *date, *amount;
	} cases[] = {
		{LANGUAGE_ENGLISH, "| 12,345.5 people |", "| 1 December 2026 |", "1,234"},
		{LANGUAGE_PORTUGUESE, "| 12\u00a0345,5 pessoas |", "| 1 de Dezembro de 2026 |",
			"1\u00a0234"},
		{LANGUAGE_CHINESE, "| 12,345.5人 |", "| 2026年12月1日 |", "1,234"},
	};

	support_set(*state, "system", 1, "users", LANGUAGE_NONE, "12345.5");
	for (size_t i = 0; i < array_length(cases); i++) {
		struct block_cell amount = cell_amount(1234, cases[i].language);

		assert_says(*state, cases[i].language, cases[i].number);
		assert_says(*state, cases[i].language, cases[i].date);
		assert_string_equal(amount.text, cases[i].amount);
		assert_string_equal(amount.plain, "1234");
		cell_clear(&amount);
	}
}

static void
versions_that_are_missing__are_counted_and_listed(void **state)
{
	support_set(*state, "risk", 1, "title", LANGUAGE_PORTUGUESE, NULL);
	support_set(*state, "party", 2, "name", LANGUAGE_CHINESE, "查特");
	support_set(*state, "party", 2, "name", LANGUAGE_ENGLISH, NULL);
	support_set(*state, "party", 2, "name", LANGUAGE_PORTUGUESE, NULL);
	assert_says(*state, LANGUAGE_PORTUGUESE,
		"no version in Portuguese: 2.\n> They stand as they "
		"were written, marked 中, EN.");
	assert_says(*state, LANGUAGE_PORTUGUESE, "## Versions that are missing\n\n> Where each");
	assert_says(*state, LANGUAGE_PORTUGUESE, "| Título | English | `risk/1.title@pt` |");
	assert_says(*state, LANGUAGE_PORTUGUESE, "| Nome | Chinese | `party/2.name@pt` |");
	assert_silent_on(*state, LANGUAGE_CHINESE, "Versions that are missing");
}

static void
translation__says_that_the_original_has_changed(void **state)
{
	support_set(*state, "risk", 1, "title", LANGUAGE_ENGLISH, "Leak of chats");
	assert_says(*state, LANGUAGE_PORTUGUESE, "| 1 | Fuga *(the original has changed since)* |");
}

static void
details__have_what_the_table_has_not__in_a_draft_by_name_what_is_empty(void **state)
{
	assert_says(*state, LANGUAGE_ENGLISH,
		"#### Data flow 1\n\n- **Purposes**: Paying staff, Sick leave\n"
		"- **Since**: 5 January 2026\n- **Filing due**: 13 January 2026 *(eight days)*\n- "
		"**Ground**: "
		"Consent[^3]\n");
	assert_silent_on(*state, LANGUAGE_ENGLISH, "Not filled in");

	auto_string char *draft = squeeze(support_draft(*state, LANGUAGE_ENGLISH));

	assert_non_null(strstr(draft, "- **Not filled in**: Since; Ground\n"));
}

static void
diagram__shows_an_end_that_is_not_stated(void **state)
{
	const struct assessment *assessment = *state;
	const struct template_kind *party = template_find_kind(assessment->template, "party");

	support_add(*state, "flow", 3);
	support_set(*state, "flow", 3, "from", LANGUAGE_NONE,
		assessment_find_numbered(assessment, party, 1)->id);
	assert_says(*state, LANGUAGE_ENGLISH, "[\"Place not stated\"]");
	assert_says(*state, LANGUAGE_ENGLISH, "[\"Not stated\"]");
	assert_says(*state, LANGUAGE_ENGLISH, "- **3** Hotel Lotus → Not stated\n");
}

static void
diagram__says_how_many_flows_it_leaves_out(void **state)
{
	support_add(*state, "flow", 3);
	assert_says(*state, LANGUAGE_ENGLISH, "> Flows that the map leaves out: 1.");
}

static void
level__says_that_it_was_set_by_hand__and_why(void **state)
{
	support_set(*state, "risk", 1, "residual_level", LANGUAGE_NONE, "high");
	support_set(*state, "risk", 1, "residual_level_reason", LANGUAGE_NONE, "No second try.");
	assert_says(*state, LANGUAGE_ENGLISH,
		"| **High** *(set by hand; the matrix says Medium; reason: No second try.)* |");
	assert_says(*state, LANGUAGE_ENGLISH, "1 Leak (set by hand: High)");
}

static void
matrix__names_risks_that_are_not_rated(void **state)
{
	support_add(*state, "risk", 2);
	support_set(*state, "risk", 2, "title", LANGUAGE_ENGLISH, "Loss");
	assert_says(*state, LANGUAGE_ENGLISH, "> Not rated: 2 Loss\n");
	assert_says(*state, LANGUAGE_ENGLISH, "| Not rated | 1 | 2 | 1 |\n");
}

static void
comment__says_what_it_is_about__by_name(void **state)
{
	support_set(*state, "comment", 1, "about", LANGUAGE_NONE, "risk/1.flows");
	assert_says(*state, LANGUAGE_ENGLISH, "| 1 | Ask the vendor. | Risk 1: Leak, Flows | No |");
	support_set(*state, "comment", 1, "about", LANGUAGE_NONE, "flow/99");
	assert_says(*state, LANGUAGE_ENGLISH, "| 1 | Ask the vendor. | flow/99 | No |");
}

static void
report__makes_nothing_of_what_people_typed(void **state)
{
	const char *hostile = "</td><script>alert(1)</script> [x](javascript:1) | # h\n"
			      "```\n## not a heading\n<!-- https://a.mo\x1B[31m\xE2\x80\xAE";

	support_set(*state, "answers", 0, "scope", LANGUAGE_ENGLISH, hostile);
	support_set(*state, "party", 1, "name", LANGUAGE_ENGLISH, hostile);
	support_set(*state, "assessment", 0, "client", LANGUAGE_NONE, hostile);
	support_set(*state, "risk", 1, "title", LANGUAGE_ENGLISH, hostile);
	support_set(*state, "comment", 1, "text", LANGUAGE_NONE, hostile);
	assert_silent_on(*state, LANGUAGE_ENGLISH, "<script");
	assert_silent_on(*state, LANGUAGE_ENGLISH, "</td");
	assert_silent_on(*state, LANGUAGE_ENGLISH, "<!--");
	assert_silent_on(*state, LANGUAGE_ENGLISH, "[x]");
	assert_silent_on(*state, LANGUAGE_ENGLISH, "\n## not a heading");
	assert_silent_on(*state, LANGUAGE_ENGLISH, "https://");
	assert_silent_on(*state, LANGUAGE_ENGLISH, "\x1B");
	assert_silent_on(*state, LANGUAGE_ENGLISH, "\xE2\x80\xAE");

	auto_string char *markdown = squeeze(support_markdown(*state, LANGUAGE_ENGLISH));

	/* Two fences are opened and closed, around the drawings. */
	assert_int_equal(support_count(markdown, "```"), 4);
	assert_non_null(strstr(markdown, "alert(1)"));
}

/* The chapter of this title; it must be there. */
static const struct chapter *
find_chapter(const struct report *report, const char *title)
{
	for (size_t i = 0; i < report->chapter_count; i++) {
		if (strcmp(report->chapters[i]->title, title) == 0)
			return report->chapters[i];
	}
	fail_msg("no chapter %s", title);
	return NULL;
}

static const struct block_table *
find_table(const struct chapter *chapter)
{
	for (size_t i = 0; i < chapter->block_count; i++) {
		if (chapter->blocks[i]->table)
			return chapter->blocks[i]->table;
	}
	fail_msg("no table in %s", chapter->title);
	return NULL;
}

static void
comment__says_who_wrote_it_and_when__where_that_is_known(void **state)
{
	const struct assessment *assessment = *state;
	const struct template_kind *kind = template_find_kind(assessment->template, "comment");
	const struct record *comment = assessment_find_numbered(assessment, kind, 1);
	struct record_author author = {comment->id, "Ana Lei", 1781400600000, false};
	const struct record_authors authors = {.authors = &author, .author_count = 1};
	struct catalog *catalog = catalog_empty(LANGUAGE_PORTUGUESE);
	struct report *report = support_report(assessment, catalog, &authors, ARRANGE_BY_STEPS);
	const struct block_table *table = find_table(find_chapter(report, "Comentários"));
	bool has_author = false;

	for (size_t i = 0; i + 1 < table->cell_count; i++) {
		if (strcmp(table->cells[i].text, "Ana Lei") != 0)
			continue;
		has_author = true;
		assert_string_equal(table->cells[i + 1].text, "14 de Junho de 2026, 09:30");
		assert_string_equal(table->cells[i + 1].plain, "2026-06-14");
	}
	assert_true(has_author);
	report_free(&report);
	catalog_free(&catalog);
}

/* Ten parties that the first sends to, and one that the last of them sends to. */
static void
exchanges__of_many_receivers__list_in_each_table_only_who_sends_there(void **state)
{
	struct assessment *assessment = *state;
	const struct template_kind *party = template_find_kind(assessment->template, "party");

	for (int i = 11; i <= 21; i++) {
		int sender = i < 21 ? 1 : 20;

		support_add(assessment, "party", i);
		support_add(assessment, "flow", i);
		support_set(assessment, "flow", i, "from", LANGUAGE_NONE,
			assessment_find_numbered(assessment, party, sender)->id);
		support_set(assessment, "flow", i, "to", LANGUAGE_NONE,
			assessment_find_numbered(assessment, party, i)->id);
	}

	struct catalog *catalog = catalog_empty(LANGUAGE_ENGLISH);
	struct report *report = support_report(assessment, catalog, NULL, ARRANGE_BY_KINDS);
	const struct chapter *chapter = find_chapter(report, "Who sends to whom");
	const struct block_table *first = chapter->blocks[0]->table;
	const struct block_table *second = chapter->blocks[1]->table;

	assert_int_equal(first->column_count, 9);
	assert_string_equal(first->cells[0].text, "Hotel Lotus");
	assert_string_equal(second->cells[0].text, "Hotel Lotus");
	assert_string_equal(second->cells[second->column_count].text, "Party 20");
	assert_int_equal(block_table_row_count(first), 2);
	assert_int_equal(block_table_row_count(second), 2);
	report_free(&report);
	catalog_free(&catalog);
}

static void
findings__that_were_dismissed__stand_apart_with_the_reason(void **state)
{
	struct assessment *assessment = *state;
	struct catalog *catalog = catalog_empty(LANGUAGE_ENGLISH);
	const struct record *dismissal;

	support_add(assessment, "dismissal", 1);
	support_set(assessment, "dismissal", 1, "about", LANGUAGE_NONE, "flow/2");
	support_set(
		assessment, "dismissal", 1, "what", LANGUAGE_NONE, "rule/transfer_without_ground");
	support_set(assessment, "dismissal", 1, "reason", LANGUAGE_NONE, "Never sent.");
	dismissal = assessment_find_numbered(
		assessment, template_find_kind(assessment->template, "dismissal"), 1);

	struct record_author author = {dismissal->id, "Ana Lei", 1781400600000, false};
	const struct record_authors authors = {.authors = &author, .author_count = 1};
	struct report *report = support_report(assessment, catalog, &authors, ARRANGE_BY_KINDS);
	const struct block_table *table = find_table(find_chapter(report, "Findings"));

	assert_int_equal(block_table_row_count(table), 1);
	assert_string_equal(table->cells[3].text, "Never sent.");
	assert_string_equal(table->cells[4].text, "Ana Lei");
	assert_string_equal(table->cells[5].plain, "2026-06-14");
	report_free(&report);
	catalog_free(&catalog);
}

static void
findings__tell_what_was_looked_at__once_somebody_looked(void **state)
{
	struct assessment *assessment = *state;
	auto_string char *before = squeeze(support_markdown(assessment, LANGUAGE_ENGLISH));

	assert_null(strstr(before, "Risks of the catalogue, element by element"));
	support_add(assessment, "dismissal", 1);
	support_set(assessment, "dismissal", 1, "about", LANGUAGE_NONE, "system/1");
	support_set(assessment, "dismissal", 1, "what", LANGUAGE_NONE, "catalogue/lost_data");
	support_set(assessment, "dismissal", 1, "reason", LANGUAGE_NONE, "Kept elsewhere too.");

	auto_string char *after = squeeze(support_markdown(assessment, LANGUAGE_ENGLISH));

	assert_non_null(strstr(after, "Risks of the catalogue, element by element"));
	assert_non_null(strstr(after, "| System 1: Chat | 0 | 1 | 1 |"));
	assert_non_null(strstr(after, "| System 1: Chat | Lost data | Kept elsewhere too. |"));
}

static void
findings__begin_with_what_blocks__and_name_the_step_of_a_question(void **state)
{
	support_set(*state, "answers", 0, "scope", LANGUAGE_ENGLISH, NULL);
	support_set(*state, "flow", 1, "retention", LANGUAGE_NONE, "P9Y");

	auto_string char *markdown = squeeze(support_draft(*state, LANGUAGE_ENGLISH));
	const char *block = strstr(markdown, "| **To be settled** | Data flow 2 |");
	const char *first = strstr(markdown, "| **Warning** | 1. Start | Scope |");
	const char *second = strstr(markdown, "| **Warning** | Data flow 1 |");

	assert_non_null(block);
	assert_true(first > block);
	assert_true(second > first);
}

static void
draft__is_marked_throughout__with_what_is_open_and_hints(void **state)
{
	support_set(*state, "answers", 0, "scope", LANGUAGE_ENGLISH, NULL);

	auto_string char *draft = squeeze(support_draft(*state, LANGUAGE_ENGLISH));
	auto_string char *final = squeeze(support_markdown(*state, LANGUAGE_ENGLISH));

	assert_non_null(strstr(draft, "\ndraft: true\n"));
	/* Under the title and each chapter's. */
	assert_int_equal(support_count(draft, "\n\n**Draft**\n\n"),
		support_count(draft, "\n# ") + support_count(draft, "\n## "));
	assert_non_null(strstr(draft, "| **To be settled** | Data flow 2 |"));
	assert_null(strstr(draft, "To be settled before a decision"));
	assert_null(strstr(final, "raft:"));
	assert_null(strstr(final, "**Draft**"));
}

static void
hints__stand_in_a_draft__where_there_is_no_answer(void **state)
{
	static const char hint[] = "Not answered* *(What is new, who uses it, what it replaces.";
	struct assessment *assessment = support_begin("templates/gpdp-pia.yaml");
	auto_string char *draft = squeeze(support_draft(assessment, LANGUAGE_ENGLISH));
	auto_string char *final = squeeze(support_markdown(assessment, LANGUAGE_ENGLISH));

	(void)state;
	assert_non_null(strstr(draft, hint));
	assert_null(strstr(final, "What is new, who uses it"));
	support_set(
		assessment, "answers", 0, "project_summary", LANGUAGE_ENGLISH, "A new register.");

	auto_string char *answered = squeeze(support_draft(assessment, LANGUAGE_ENGLISH));

	assert_null(strstr(answered, "What is new, who uses it"));
	support_end(assessment);
}

static void
final__tells_how_much_is_open__and_what_has_no_answer(void **state)
{
	for (enum language i = LANGUAGE_ENGLISH; i < LANGUAGE_COUNT; i++)
		support_set(*state, "answers", 0, "scope", i, NULL);

	auto_string char *final = squeeze(support_markdown(*state, LANGUAGE_ENGLISH));

	assert_non_null(strstr(final,
		"- **To be settled before a decision**: Findings: 1.\n Required answers that "
		"are missing: 1.\n A draft of the full report lists them."));
	assert_non_null(strstr(final, "- **Scope**: *Not answered*\n"));
	assert_null(strstr(final, "## Findings"));
	support_set(*state, "answers", 0, "scope", LANGUAGE_ENGLISH, "Pay");
	support_set(*state, "flow", 2, "ground", LANGUAGE_NONE, "consent");

	auto_string char *settled = squeeze(support_markdown(*state, LANGUAGE_ENGLISH));

	assert_null(strstr(settled, "To be settled before a decision"));
}

/* What the example shows that the small template does not. */
static void
example__names_flows_and_levels__and_keeps_to_chinese_marks(void **state)
{
	struct assessment *assessment = support_begin_from(
		"templates/gpdp-pia.yaml", "templates/blueprints/dingtalk-rollout.yaml");
	auto_string char *english = squeeze(support_markdown(assessment, LANGUAGE_ENGLISH));
	auto_string char *chinese = squeeze(support_markdown(assessment, LANGUAGE_CHINESE));
	const char *risk = strstr(english, "#### Risk 1: ");

	(void)state;
	assert_int_equal(support_count(english, "|\"1 \"|"), 0);
	assert_non_null(risk);
	assert_true(strstr(risk, "- **Level before measures**: **") < strstr(risk, "#### Risk 2"));
	assert_true(strstr(risk, "- **Level after measures**: **") < strstr(risk, "#### Risk 2"));
	for (const char *mark = chinese; (mark = strstr(mark, "; ")); mark += 2)
		assert_true((unsigned char)mark[-1] < 0x80);
	assert_int_equal(support_count(chinese, " *("), 0);
	support_end(assessment);
}

static void
workbook__has_every_record_and_every_field(void **state)
{
	const struct assessment *assessment = *state;
	struct catalog *catalog = catalog_empty(LANGUAGE_ENGLISH);
	struct report *report = support_report(assessment, catalog, NULL, ARRANGE_BY_KINDS);

	for (size_t i = 0; i < assessment->template->kind_count; i++) {
		const struct template_kind *kind = assessment->template->kinds[i];
		size_t count;

		/* Dismissals stand with the findings. */
		if (kind->single || strcmp(kind->id, "dismissal") == 0)
			continue;
		free(assessment_records_of(assessment, kind, &count));
		if (count == 0)
			continue;

		const struct block_table *table = find_table(
			find_chapter(report, localized_text(&kind->plural, LANGUAGE_ENGLISH)));

		assert_int_equal(block_table_row_count(table), count);
		assert_true(table->column_count >= kind->field_count + 1);
	}
	static const char *const first[] = {"Summary", "Answers", "Purposes", "Parties", "Systems",
		"Data flows", "Map of the data flows", "Who sends to whom", "Where the data are",
		"Risks", "Risk matrix", "Measures"};

	for (size_t i = 0; i < array_length(first); i++)
		assert_string_equal(report->chapters[i]->title, first[i]);
	report_free(&report);
	catalog_free(&catalog);
}

static void
workbook__has_dates_alone_in_their_cells(void **state)
{
	struct catalog *catalog = catalog_empty(LANGUAGE_ENGLISH);
	struct report *report = support_report(*state, catalog, NULL, ARRANGE_BY_KINDS);
	const struct block_table *table = find_table(find_chapter(report, "Data flows"));
	size_t column = 0;

	while (strcmp(table->columns[column], "Filing due") != 0)
		assert_true(++column < table->column_count);
	assert_int_equal(table->cells[column].type, CELL_DATE);
	assert_string_equal(table->cells[column].plain, "2026-01-13");
	assert_null(table->cells[column].note);
	report_free(&report);
	catalog_free(&catalog);
}

static void
workbook__has_every_answer(void **state)
{
	struct catalog *catalog = catalog_empty(LANGUAGE_ENGLISH);
	struct report *report = support_report(*state, catalog, NULL, ARRANGE_BY_KINDS);
	const struct block_table *table = find_table(find_chapter(report, "Answers"));

	/* Five fields of the form, three questions that are asked, three of the last step. */
	assert_int_equal(block_table_row_count(table), 11);
	assert_string_equal(table->cells[5 * 4 + 1].text, "Scope");
	assert_string_equal(table->cells[5 * 4 + 2].text, "Pay and\nattendance");
	assert_int_equal(table->cells[7 * 4 + 2].type, CELL_NUMBER);
	assert_string_equal(table->cells[7 * 4 + 2].plain, "300");
	report_free(&report);
	catalog_free(&catalog);
}

static void
report__of_an_empty_assessment_is_a_report(void **state)
{
	struct assessment *assessment = support_begin("tests/data/templates/small.yaml");

	(void)state;
	assert_says(assessment, LANGUAGE_ENGLISH, "# Untitled assessment\n");
	assert_says(assessment, LANGUAGE_ENGLISH, "- **Client**: —\n");
	assert_says(assessment, LANGUAGE_ENGLISH, "- **Needed?** *Not answered*\n");
	assessment_set_today(assessment, NULL);
	assert_silent_on(assessment, LANGUAGE_ENGLISH, "As of");
	support_end(assessment);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			question__says_that_it_is_not_answered, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			question__is_left_out__when_it_is_not_asked, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			answer__says_that_it_is_hidden__when_it_is_no_longer_asked, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(
			step__says_that_it_does_not_apply__and_keeps_what_is_in_it, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(
			translation__says_what_it_stands_in__where_there_is_none, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(
			numbers_and_dates__have_the_form_of_the_language, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			exchanges__of_many_receivers__list_in_each_table_only_who_sends_there,
			set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			versions_that_are_missing__are_counted_and_listed, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			translation__says_that_the_original_has_changed, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			details__have_what_the_table_has_not__in_a_draft_by_name_what_is_empty,
			set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			diagram__shows_an_end_that_is_not_stated, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			diagram__says_how_many_flows_it_leaves_out, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			level__says_that_it_was_set_by_hand__and_why, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			matrix__names_risks_that_are_not_rated, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			comment__says_what_it_is_about__by_name, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			report__makes_nothing_of_what_people_typed, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			comment__says_who_wrote_it_and_when__where_that_is_known, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(
			findings__tell_what_was_looked_at__once_somebody_looked, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			findings__that_were_dismissed__stand_apart_with_the_reason, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(
			draft__is_marked_throughout__with_what_is_open_and_hints, set_up,
			tear_down),
		cmocka_unit_test(hints__stand_in_a_draft__where_there_is_no_answer),
		cmocka_unit_test_setup_teardown(
			final__tells_how_much_is_open__and_what_has_no_answer, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			findings__begin_with_what_blocks__and_name_the_step_of_a_question, set_up,
			tear_down),
		cmocka_unit_test(example__names_flows_and_levels__and_keeps_to_chinese_marks),
		cmocka_unit_test_setup_teardown(
			workbook__has_every_record_and_every_field, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			workbook__has_dates_alone_in_their_cells, set_up, tear_down),
		cmocka_unit_test_setup_teardown(workbook__has_every_answer, set_up, tear_down),
		cmocka_unit_test(report__of_an_empty_assessment_is_a_report),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
