/* SPDX-License-Identifier: MIT */
/* Layouts: what each report that ships says, and that one of a person's own is followed. */
#include "config.h"

#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/array.h"
#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"
#include "report/build.h"

static const char *const reports[] = {"summary", "risk-register", "action-plan", "data-map",
	"filing", "questions", "differences"};

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

static void
reports__suit_every_template(void **state)
{
	static const char *const templates[] = {"gpdp-pia", "screening", "gba-contract"};

	(void)state;
	for (size_t i = 0; i < array_length(templates); i++) {
		auto_string char *path = string_format("templates/%s.yaml", templates[i]);
		struct assessment *assessment = support_begin(path);

		for (size_t j = 0; j < array_length(reports) * 2; j++) {
			struct report_layout *layout = support_layout(reports[j / 2]);
			struct bound_layout *bound = NULL;
			struct error_list faults = {0};

			for (enum language k = LANGUAGE_ENGLISH; k < LANGUAGE_COUNT; k++)
				assert_true(layout->languages[k]);
			if (!report_layout_bind(
				    layout, assessment->template, j % 2, &bound, &faults))
				fail_msg("%s, %s: %s", templates[i], reports[j / 2],
					faults.errors[0].message);
			bound_layout_free(&bound);
			report_layout_free(&layout);
		}
		support_end(assessment);
	}
}

/* A picture of two dots by one, which says that it has 100 dots per centimetre. */
static const unsigned char picture[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13,
	'I', 'H', 'D', 'R', 0, 0, 0, 2, 0, 0, 0, 1, 8, 0, 0, 0, 0, 1, 2, 3, 4, 0, 0, 0, 9, 'p', 'H',
	'Y', 's', 0, 0, 0x27, 0x10, 0, 0, 0x27, 0x10, 1, 1, 2, 3, 4, 0, 0, 0, 0, 'I', 'E', 'N', 'D',
	1, 2, 3, 4};

static void
write_file(const char *folder, const char *name, const void *bytes, size_t length)
{
	auto_string char *path = files_join(folder, name);

	assert_true(files_replace(path, bytes, length, NULL));
}

/* The report that a layout of these keys makes, or in `faults` why not. Beside it stand a logo, one
 * that is cut off, and a text. */
static struct report *
build_layout_of(const struct assessment *assessment, const char *keys, enum arrangement arrangement,
	struct error_list *faults)
{
	auto_string char *text = string_format(
		"report: own\nformat: 1\nlanguages: [en]\ntitle: {en: Own}\n%s", keys);
	char *folder = support_make_folder();
	auto_string char *path = files_join(folder, "own.yaml");
	struct catalog *catalog = catalog_empty(LANGUAGE_ENGLISH);
	struct report_layout *layout = NULL;
	struct bound_layout *bound = NULL;
	struct report *report = NULL;

	write_file(folder, "own.yaml", text, strlen(text));
	write_file(folder, "logo.png", picture, sizeof(picture));
	write_file(folder, "cut.png", picture, sizeof(picture) - 12);
	write_file(folder, "text.png", "text", 4);
	if (report_layout_load_file(path, &layout, faults) &&
		report_layout_bind(layout, assessment->template, arrangement == ARRANGE_BY_KINDS,
			&bound, faults)) {
		struct build_request request = {
			.assessment = assessment,
			.catalog = catalog,
			.layout = bound,
			.arrangement = arrangement,
		};

		report = build_report(&request);
	}
	bound_layout_free(&bound);
	report_layout_free(&layout);
	catalog_free(&catalog);
	support_remove_folder(folder);
	return report;
}

/* The same of these chapters alone. */
static struct report *
build_own(const struct assessment *assessment, const char *chapters, enum arrangement arrangement,
	struct error_list *faults)
{
	auto_string char *keys = string_format("chapters:\n%s", chapters);

	return build_layout_of(assessment, keys, arrangement, faults);
}

static struct report *
build_right(const struct assessment *assessment, const char *chapters, enum arrangement arrangement)
{
	struct error_list faults = {0};
	struct report *report = build_own(assessment, chapters, arrangement, &faults);

	if (!report)
		fail_msg("%d:%d: %s", faults.errors[0].line, faults.errors[0].column,
			faults.errors[0].message);
	return report;
}

static void
table__has_the_columns__order_and_records_of_its_layout(void **state)
{
	struct assessment *assessment = *state;

	for (int number = 11; number <= 14; number++)
		support_add(assessment, "party", number);
	support_set(assessment, "party", 11, "name", LANGUAGE_ENGLISH, "Alder");
	support_set(assessment, "party", 12, "name", LANGUAGE_ENGLISH, "Birch");
	support_set(assessment, "party", 13, "name", LANGUAGE_ENGLISH, "Cedar");
	support_set(assessment, "party", 11, "jurisdiction", LANGUAGE_NONE, "pt");
	support_set(assessment, "party", 12, "jurisdiction", LANGUAGE_NONE, "pt");
	support_set(assessment, "party", 14, "jurisdiction", LANGUAGE_NONE, "pt");

	struct report *report = build_right(assessment,
		"  - show:\n"
		"      - table: party\n"
		"        columns: [jurisdiction, name, nothing?]\n"
		"        where: jurisdiction is pt\n"
		"        sort: [name descending]\n"
		"        most: 2\n",
		ARRANGE_BY_STEPS);
	const struct chapter *chapter = report->chapters[0];
	const struct block_table *table = chapter->blocks[0]->table;

	assert_string_equal(chapter->title, "Parties");
	assert_int_equal(table->column_count, 3);
	assert_string_equal(table->columns[1], "Jurisdiction");
	assert_int_equal(block_table_row_count(table), 2);
	assert_string_equal(table->cells[2].text, "Birch");
	assert_string_equal(table->cells[5].text, "Alder");
	assert_string_equal(chapter->blocks[1]->text, "Only the first 2 of 3 are listed.");
	report_free(&report);
}

static void
level__is_sorted_by_its_scale(void **state)
{
	struct assessment *assessment = *state;
	static const char *const likelihoods[] = {"rare", "likely", NULL, "possible"};

	for (size_t i = 0; i < array_length(likelihoods); i++) {
		support_add(assessment, "risk", 21 + (int)i);
		support_set(assessment, "risk", 21 + (int)i, "inherent_severity", LANGUAGE_NONE,
			"serious");
		support_set(assessment, "risk", 21 + (int)i, "inherent_likelihood", LANGUAGE_NONE,
			likelihoods[i]);
	}

	struct report *report = build_right(assessment,
		"  - show:\n"
		"      - table: risk\n"
		"        columns: [level]\n"
		"        where: inherent_severity is serious and title is empty\n"
		"        sort: [level descending]\n",
		ARRANGE_BY_STEPS);
	const struct block_table *table = report->chapters[0]->blocks[0]->table;
	static const char *const expected[] = {"22", "24", "21", "23"};

	assert_int_equal(block_table_row_count(table), array_length(expected));
	for (size_t i = 0; i < array_length(expected); i++)
		assert_string_equal(table->cells[i * 2].text, expected[i]);
	report_free(&report);
}

static void
what_has_nothing_in_it__is_left_out(void **state)
{
	struct report *report = build_right(*state,
		"  - title: {en: Nothing}\n"
		"    show:\n"
		"      - heading: {en: None}\n"
		"      - table: nothing?\n"
		"  - title: {en: Something}\n"
		"    show:\n"
		"      - heading: {en: First}\n"
		"      - step: nowhere?\n"
		"      - heading: {en: Second}\n"
		"      - paragraph: {en: Words}\n",
		ARRANGE_BY_STEPS);

	assert_int_equal(report->chapter_count, 1);
	assert_string_equal(report->chapters[0]->title, "Something");
	assert_int_equal(report->chapters[0]->block_count, 2);
	assert_string_equal(report->chapters[0]->blocks[0]->text, "Second");
	report_free(&report);
}

static void
final__has_no_chapter_that_only_led_to_findings(void **state)
{
	struct report *report = build_right(*state,
		"  - title: {en: To be settled}\n"
		"    show:\n"
		"      - paragraph: {en: This stops the work.}\n"
		"      - blockers\n"
		"  - show: [finding_counts]\n"
		"  - show:\n"
		"      - counts\n"
		"      - heading: {en: Open}\n"
		"      - findings\n",
		ARRANGE_BY_STEPS);

	assert_int_equal(report->chapter_count, 1);
	assert_string_equal(report->chapters[0]->title, "At a glance");
	assert_int_equal(report->chapters[0]->block_count, 1);
	report_free(&report);
}

static void
workbook__gives_what_is_drawn_a_sheet_of_its_own(void **state)
{
	struct report *report = build_right(*state,
		"  - title: {en: All}\n"
		"    show: [method, matrix, map, counts]\n",
		ARRANGE_BY_KINDS);
	static const char *const expected[] = {
		"All", "Risk matrix", "Map of the data flows", "At a glance"};

	assert_int_equal(report->chapter_count, array_length(expected));
	for (size_t i = 0; i < array_length(expected); i++)
		assert_string_equal(report->chapters[i]->title, expected[i]);
	report_free(&report);
}

static void
page__is_set_up_as_its_layout_says(void **state)
{
	struct assessment *assessment = *state;
	struct error_list faults = {0};
	const char *keys = "page: {orientation: portrait, paper: letter, header: {left: {en: "
			   "'{title} {page}/{pages}, {client}'}}}\n"
			   "logo: logo.png\n"
			   "chapters: [{show: [method]}]\n";

	support_set(assessment, "assessment", 0, "client", LANGUAGE_NONE, "{page}");

	struct report *report = build_layout_of(assessment, keys, ARRANGE_BY_KINDS, &faults);
	auto_string char *expected = string_format(
		"%s %s/%s, {page}", report->title, REPORT_PAGE_NUMBER, REPORT_PAGE_COUNT);

	assert_non_null(report);
	assert_string_equal(report->page.header[0], expected);
	assert_string_equal(report->page.header[1], "");
	assert_null(report->page.footer[0]);
	assert_int_equal(report->page.paper, PAPER_LETTER);
	assert_true(report->page.is_portrait);
	assert_int_equal(report->logo->width, 2);
	assert_int_equal(report->logo->height, 1);
	assert_int_equal(report->logo->dots_across, 254);
	report_free(&report);
}

static void
contents_and_charts__are_there_as_the_layout_says(void **state)
{
	static const char *const keys[] = {"", "contents: yes\ncharts: no\n"};

	for (size_t i = 0; i < array_length(keys); i++) {
		auto_string char *text =
			string_format("%schapters: [{show: [risk_levels]}]\n", keys[i]);
		struct error_list faults = {0};
		struct report *report = build_layout_of(*state, text, ARRANGE_BY_KINDS, &faults);

		assert_non_null(report);
		assert_int_equal(report->contents_title != NULL, i == 1);
		assert_int_equal(
			report->chapters[0]->blocks[0]->table->chart_title != NULL, i == 0);
		report_free(&report);
	}
}

static void
faults__of_the_page__say_where_they_stand(void **state)
{
	static const struct {
		const char *key;
		int column;
		const char *message;
	} cases[] = {
		{"logo: none.png", 7, "{path} cannot be opened: {reason}."},
		{"logo: text.png", 7, "{path} is neither a PNG nor a JPEG picture."},
		{"logo: cut.png", 7, "{path} is not a whole picture."},
		{"logo: [logo.png]", 7,
			"One plain value is expected here, not a list or a mapping."},
		{"contents: maybe", 11,
			"\"{name}\" is not understood here. Expected one of: {known}."},
		{"page: {papr: a4}", 8, "There is no key \"{name}\" here. Is it \"{nearest}\"?"},
		{"page: {paper: a5}", 15,
			"\"{name}\" is not understood here. Is it \"{nearest}\"?"},
		{"page: {orientation: upright}", 21,
			"\"{name}\" is not understood here. Expected one of: {known}."},
		{"page: {header: {middle: {en: A}}}", 17,
			"There is no key \"{name}\" here. Known keys: {known}."},
		{"page: {footer: {left: {pt: A}}}", 23, "This text is missing in: {languages}."},
		{"page: {footer: {left: {en: 'A {clinet}'}}}", 32,
			"\"{name}\" is not understood here. Is it \"{nearest}\"?"},
	};

	for (size_t i = 0; i < array_length(cases); i++) {
		auto_string char *keys =
			string_format("%s\nchapters: [{show: [method]}]\n", cases[i].key);
		struct error_list faults = {0};

		assert_null(build_layout_of(*state, keys, ARRANGE_BY_STEPS, &faults));
		assert_string_equal(faults.errors[0].message, cases[i].message);
		assert_int_equal(faults.errors[0].line, 5);
		assert_int_equal(faults.errors[0].column, cases[i].column);
		error_list_clear(&faults);
	}
}

/* Let a reference point at a record. */
static void
point_at(struct assessment *assessment, const char *kind, int number, const char *field,
	const char *target_kind, int target)
{
	const struct template_kind *found = template_find_kind(assessment->template, target_kind);

	support_set(assessment, kind, number, field, LANGUAGE_NONE,
		assessment_find_numbered(assessment, found, target)->id);
}

/* Two purposes; a flow of one goes to a system that a party runs. */
static void
add_two_purposes(struct assessment *assessment)
{
	static const char *const ids[] = {"purpose", "purpose", "party", "system", "flow", "flow"};

	for (int i = 0; i < 6; i++)
		support_add(assessment, ids[i], 31 + i);
	support_set(assessment, "purpose", 31, "title", LANGUAGE_ENGLISH, "Pay");
	support_set(assessment, "purpose", 32, "title", LANGUAGE_ENGLISH, "Guests");
	support_set(assessment, "party", 33, "name", LANGUAGE_ENGLISH, "Host");
	support_set(assessment, "party", 33, "role", LANGUAGE_NONE, "processor");
	support_set(assessment, "system", 34, "name", LANGUAGE_NONE, "Cloud");
	point_at(assessment, "system", 34, "operator", "party", 33);
	point_at(assessment, "flow", 35, "purposes", "purpose", 31);
	point_at(assessment, "flow", 36, "purposes", "purpose", 31);
	point_at(assessment, "flow", 35, "to", "system", 34);
	support_set(assessment, "flow", 35, "retention", LANGUAGE_NONE, "P30D");
}

/* What the rows of a table say, cell by cell. Caller-owned. */
static char *
write_rows(const struct block_table *table)
{
	struct string text = {0};

	for (size_t i = 0; i < table->cell_count; i++)
		string_append_format(&text, "%s%s", table->cells[i].text,
			(i + 1) % table->column_count ? "|" : "\n");
	return string_take(&text);
}

static void
each_record__gathers_what_it_leads_to__and_says_what_is_missing(void **state)
{
	struct assessment *assessment = *state;

	add_two_purposes(assessment);

	struct report *report = build_right(assessment,
		"  - each:\n"
		"      - records: purpose\n"
		"        where: title in (\"Pay\", \"Guests\")\n"
		"        title: {en: \"About {record}\"}\n"
		"        sort: [title descending]\n"
		"    reach: [flow via purposes, flow.to, system.operator]\n"
		"    show:\n"
		"      - heading: {en: First}\n"
		"      - gather: [purpose.title]\n"
		"      - heading: {en: Second}\n"
		"      - gather:\n"
		"          - flow.retention\n"
		"          - flow.started\n"
		"          - {from: party.name, where: role is processor}\n"
		"          - {from: party.contact, if_any: yes}\n"
		"      - heading: {en: Gaps}\n"
		"      - missing_answers\n",
		ARRANGE_BY_STEPS);

	assert_int_equal(report->chapter_count, 2);
	assert_string_equal(report->chapters[0]->title, "About Purpose 31: Pay");
	assert_string_equal(report->chapters[1]->title, "About Purpose 32: Guests");

	const struct chapter *pay = report->chapters[0];
	const struct chapter *guests = report->chapters[1];
	auto_string char *named = write_rows(pay->blocks[1]->table);
	auto_string char *given = write_rows(pay->blocks[3]->table);
	auto_string char *gaps = write_rows(pay->blocks[5]->table);
	auto_string char *nothing = write_rows(guests->blocks[3]->table);

	assert_string_equal(named, "Title|Pay|Purpose 31|2. Map\n");
	assert_string_equal(given, "Retention|30 days|Data flow 35|2. Map\n"
				   "Retention|Missing|Data flow 36|2. Map\n"
				   "Since|Missing|Data flow 35; Data flow 36|2. Map\n"
				   "Name|Host|Party 33|2. Map\n");
	assert_string_equal(gaps, "Second|Retention|Data flow 36|2. Map\n"
				  "Second|Since|Data flow 35; Data flow 36|2. Map\n");
	assert_string_equal(nothing, "Retention|Missing|Data flows|2. Map\n"
				     "Since|Missing|Data flows|2. Map\n");
	report_free(&report);
}

static void
gathered_via__is_only_of_what_that_leads_to(void **state)
{
	struct assessment *assessment = *state;

	add_two_purposes(assessment);
	support_add(assessment, "party", 37);
	support_set(assessment, "party", 37, "name", LANGUAGE_ENGLISH, "Source");
	point_at(assessment, "flow", 35, "from", "party", 37);

	struct report *report = build_right(assessment,
		"  - each: [{records: purpose, where: title is \"Pay\"}]\n"
		"    reach: [flow via purposes, flow.to, flow.from, system.operator]\n"
		"    show:\n"
		"      - gather:\n"
		"          - {from: party.name, via: [flow.to, system.operator]}\n"
		"      - gather:\n"
		"          - {from: party.name, via: [flow.from]}\n"
		"      - gather:\n"
		"          - {from: flow.retention, via: [flow via to], if_any: yes}\n",
		ARRANGE_BY_STEPS);
	const struct chapter *pay = report->chapters[0];
	auto_string char *to = write_rows(pay->blocks[0]->table);
	auto_string char *from = write_rows(pay->blocks[1]->table);
	auto_string char *back = write_rows(pay->blocks[2]->table);

	assert_string_equal(to, "Name|Host|Party 33|2. Map\n");
	assert_string_equal(from, "Name|Source|Party 37|2. Map\n");
	assert_string_equal(back, "Retention|30 days|Data flow 35|2. Map\n");
	report_free(&report);
}

static void
records_with_something_together__share_a_chapter(void **state)
{
	struct assessment *assessment = *state;

	for (int i = 41; i <= 44; i++)
		support_add(assessment, "party", i);
	support_set(assessment, "party", 41, "role", LANGUAGE_NONE, "processor");
	support_set(assessment, "party", 44, "role", LANGUAGE_NONE, "processor");

	struct report *report = build_right(assessment,
		"  - each:\n"
		"      - {records: party, where: name is empty, together: role, title: {en: \"All: "
		"{record}\"}}\n"
		"    show:\n"
		"      - gather: [{from: party.jurisdiction}]\n",
		ARRANGE_BY_STEPS);

	assert_int_equal(report->chapter_count, 3);
	assert_string_equal(report->chapters[0]->title, "All: Processor");
	assert_string_equal(report->chapters[1]->title, "All: Party 42");
	assert_string_equal(report->chapters[2]->title, "All: Party 43");

	auto_string char *rows = write_rows(report->chapters[0]->blocks[0]->table);

	assert_string_equal(rows, "Jurisdiction|Missing|Party 41; Party 44|2. Map\n");
	report_free(&report);
}

static void
gathered_outside_of_a_record__is_everything(void **state)
{
	struct assessment *assessment = *state;

	support_set(assessment, "answers", 0, "scope", LANGUAGE_ENGLISH, "All");

	struct report *report = build_right(assessment,
		"  - show:\n"
		"      - gather: [answers.scope, nothing.at?, purpose.nothing?]\n"
		"      - heading: {en: Nothing that is missing}\n"
		"      - missing_answers\n"
		"      - heading: {en: Nothing}\n"
		"      - gather: [{from: party.name, where: name is \"Nobody\"}]\n",
		ARRANGE_BY_STEPS);
	const struct chapter *chapter = report->chapters[0];
	auto_string char *rows = write_rows(chapter->blocks[0]->table);

	assert_string_equal(rows, "Scope|All||1. Start\n");
	assert_string_equal(chapter->blocks[2]->text, "Nothing is recorded here.");
	report_free(&report);
}

static void
template_without_what_is_needed__has_a_report_that_says_so(void **state)
{
	static const char *const needed[] = {"purpose.filing", "purpose.filing, flow.nothing"};

	for (size_t i = 0; i < array_length(needed); i++) {
		auto_string char *chapters = string_format("  - show: [method]\n"
							   "needs: [%s]\n"
							   "otherwise: {en: Not here.}\n",
			needed[i]);
		struct report *report = build_right(*state, chapters, ARRANGE_BY_STEPS);
		const struct block *block = report->chapters[0]->blocks[0];
		bool says_so = block->text && strcmp(block->text, "Not here.") == 0;

		assert_int_equal(says_so, i == 1);
		report_free(&report);
	}
}

static void
faults__say_where_they_stand(void **state)
{
	static const struct {
		const char *chapters;
		int line;
		int column;
		const char *message;
	} cases[] = {
		{"  - show: [metod]\n", 6, 12,
			"\"{name}\" is not understood here. Is it "
			"\"{nearest}\"?"},
		{"  - each: stpes\n", 6, 11,
			"\"{name}\" is not understood here. Is it "
			"\"{nearest}\"?"},
		{"  - each: steps\n    show: [map]\n", 7, 11,
			"\"{key}\" does not go with \"each\"."},
		{"  - title: {en: A}\n", 6, 5, "The key \"{key}\" is missing here."},
		{"  - show:\n      - tabel: risk\n", 7, 9,
			"There is no key \"{name}\" here. Is it \"{nearest}\"?"},
		{"  - each: [{records: risk}]\n    title: {en: A}\n    show: [map]\n", 7, 12,
			"\"{key}\" does not go with \"each\"."},
		{"  - each: [{records: rsik}]\n    show: [map]\n", 6, 22,
			"There is no kind \"{name}\". Is it \"{nearest}\"?"},
		{"  - reach: [flow.to]\n    show: [map]\n", 6, 12,
			"\"{key}\" goes only with \"each\" of records."},
		{"  - each: [{records: flow}]\n    reach: [flow]\n    show: [map]\n", 7, 13,
			"A reference is expected here, as in \"{example}\" or \"{other}\"."},
		{"  - each: [{records: flow}]\n    reach: [flow.data]\n    show: [map]\n", 7, 13,
			"\"{name}\" is no reference, so nothing can follow it."},
		{"  - each: [{records: flow}]\n    reach: [risk via flos]\n    show: [map]\n", 7,
			13, "The kind \"{owner}\" has no field \"{name}\". Is it \"{nearest}\"?"},
		{"  - show:\n      - gather: [scope]\n", 7, 18,
			"A kind and its field are expected here, as in \"{example}\", perhaps with "
			"a \"?\" after it."},
		{"  - show:\n      - gather: [flow.too]\n", 7, 18,
			"The kind \"{owner}\" has no field \"{name}\". Is it \"{nearest}\"?"},
		{"  - show:\n      - gather:\n          - {from: flow.to, via: [flow.data]}\n", 8,
			35, "\"{name}\" is no reference, so nothing can follow it."},
		{"  - each: [{records: flow, together: too}]\n    show: [map]\n", 6, 38,
			"The kind \"{owner}\" has no field \"{name}\". Is it \"{nearest}\"?"},
		{"  - show:\n      - gather:\n          - {from: flow.to, where: too}\n", 8, 36,
			"The kind \"{owner}\" has no field \"{name}\". Is it \"{nearest}\"?"},
		{"  - show: [map]\nneeds: [flow.to]\n", 1, 1, "The key \"{key}\" is missing here."},
		{"  - show:\n      - table: risk\n        columns: [title, level, title?]\n", 8, 33,
			"The list has \"{id}\" already."},
		{"  - show:\n      - most: 3\n", 7, 9, "Nothing says what this block shows."},
		{"  - show:\n      - records: risk\n        columns: [title]\n", 8, 9,
			"There is no key \"{name}\" here. Known keys: {known}."},
		{"  - show:\n      - assessments: []\n", 7, 22, "The list has nothing in it."},
		{"  - show:\n      - assessments: [titel]\n", 7, 23,
			"\"{name}\" is not understood here. Is it "
			"\"{nearest}\"?"},
		{"  - each: steps\n  - show:\n      - assessments: [title]\n", 6, 5,
			"A report with \"assessments\" is about the whole library: this chapter "
			"shows something of one assessment."},
		{"  - show:\n      - table: risk\n        most: 0\n", 8, 15,
			"A whole number from 1 to 10000 is expected here."},
		{"  - show:\n      - table: risk\n        sort: [title down]\n", 8, 16,
			"The name of a field is expected here, perhaps with \"descending\" after "
			"it."},
		{"  - show:\n      - table: rsik\n", 7, 16,
			"There is no kind \"{name}\". Is it \"{nearest}\"?"},
		{"  - show:\n      - step: mpa\n", 7, 15,
			"There is no step \"{name}\". Is it \"{nearest}\"?"},
		{"  - show:\n      - answers: [scpoe]\n", 7, 19,
			"The kind \"{owner}\" has no field \"{name}\". Is it \"{nearest}\"?"},
		{"  - show:\n      - table: risk\n        columns: [residual_override]\n", 8, 19,
			"There is no column for \"{name}\"; conditions know it."},
		{"  - show:\n      - table: risk\n        where: \"level is hihg\"\n", 8, 26,
			"\"{name}\" is not in the list \"{owner}\". Is it \"{nearest}\"?"},
	};

	for (size_t i = 0; i < array_length(cases); i++) {
		struct error_list faults = {0};

		assert_null(build_own(*state, cases[i].chapters, ARRANGE_BY_STEPS, &faults));
		assert_string_equal(faults.errors[0].message, cases[i].message);
		assert_int_equal(faults.errors[0].line, cases[i].line);
		assert_int_equal(faults.errors[0].column, cases[i].column);
		assert_int_equal(faults.error_count, 1);
		error_list_clear(&faults);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reports__suit_every_template),
		cmocka_unit_test_setup_teardown(
			table__has_the_columns__order_and_records_of_its_layout, set_up, tear_down),
		cmocka_unit_test_setup_teardown(level__is_sorted_by_its_scale, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			what_has_nothing_in_it__is_left_out, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			final__has_no_chapter_that_only_led_to_findings, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			workbook__gives_what_is_drawn_a_sheet_of_its_own, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			page__is_set_up_as_its_layout_says, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			contents_and_charts__are_there_as_the_layout_says, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			faults__of_the_page__say_where_they_stand, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			each_record__gathers_what_it_leads_to__and_says_what_is_missing, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(
			gathered_via__is_only_of_what_that_leads_to, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			records_with_something_together__share_a_chapter, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			gathered_outside_of_a_record__is_everything, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			template_without_what_is_needed__has_a_report_that_says_so, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(faults__say_where_they_stand, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
