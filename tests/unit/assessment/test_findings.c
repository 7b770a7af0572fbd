/* SPDX-License-Identifier: MIT */
/* Unit tests of assessment/findings. */
#include "config.h"

#include "support.h"

#include <stdlib.h>
#include <string.h>

#include "assessment/address.h"
#include "assessment/findings.h"
#include "base/memory.h"
#include "base/string.h"

/* The findings, one a line: type, severity, address, step. */
static char *
list_findings(const struct assessment *assessment)
{
	static const char *const types[] = {"missing", "rule", "dangling"};
	static const char *const severities[] = {"note", "warn", "block"};
	struct findings findings;
	struct string text = {0};

	findings_collect(assessment, &findings);
	for (size_t i = 0; i < findings.finding_count; i++) {
		const struct finding *finding = &findings.findings[i];
		auto_string char *address =
			address_write(finding->record, finding->field, LANGUAGE_NONE);

		string_append_format(&text, "%s %s %s %s\n",
			finding->rule ? finding->rule->id : types[finding->type],
			severities[finding->severity], address,
			finding->step ? finding->step->id : "-");
		assert_int_equal(finding->type == FINDING_RULE, finding->rule != NULL);
	}
	findings_clear(&findings);
	return string_take(&text);
}

static void
assert_findings(const struct assessment *assessment, const char *expected)
{
	auto_string char *text = list_findings(assessment);

	assert_string_equal(text, expected);
}

static void
answer_the_start(struct assessment *assessment, const char *needed)
{
	const struct record *answers = assessment_single(assessment, "answers");

	support_set(assessment, assessment_single(assessment, "assessment"), "title", "Payroll");
	support_set(assessment, answers, "scope", "Pay");
	support_set(assessment, answers, "needed", needed);
}

static void
findings__are__what_is_missing(void **state)
{
	struct assessment *assessment = *state;

	assert_findings(assessment, "missing warn assessment.title start\n"
				    "missing warn answers.scope start\n"
				    "missing warn answers.needed start\n");
	answer_the_start(assessment, "no");
	assert_findings(assessment, "");
}

static void
findings__miss__only_in_the_content_language(void **state)
{
	struct assessment *assessment = *state;
	const struct record *answers = assessment_single(assessment, "answers");

	answer_the_start(assessment, "no");
	support_set(assessment, answers, "scope", NULL);
	support_translate(assessment, answers, "scope", LANGUAGE_CHINESE, "薪酬", NULL);
	assert_findings(assessment, "missing warn answers.scope start\n");
	support_erase(assessment, answers, "scope", LANGUAGE_ENGLISH);
	assert_findings(assessment, "");
}

static void
findings__miss__nothing_in_a_step_not_asked(void **state)
{
	struct assessment *assessment = *state;

	answer_the_start(assessment, "no");
	support_add(assessment, "party", 1);
	assert_findings(assessment, "");
	answer_the_start(assessment, "yes");
	assert_findings(assessment, "no_flow note assessment map\n"
				    "missing warn party/1.name map\n"
				    "missing warn party/1.jurisdiction map\n");
}

static void
findings__stand_in_order__of_steps_records_fields(void **state)
{
	struct assessment *assessment = *state;
	const struct record *risk;
	const struct record *flow;
	const struct record *party;
	const struct record *measure;

	answer_the_start(assessment, "yes");
	measure = support_add(assessment, "measure", 1);
	support_set(assessment, measure, "due", "2026-01-01");
	risk = support_add(assessment, "risk", 1);
	support_set(assessment, risk, "title", "Leak");
	support_set(assessment, risk, "inherent_likelihood", "rare");
	support_set(assessment, risk, "inherent_severity", "minor");
	support_set(assessment, risk, "residual_likelihood", "likely");
	support_set(assessment, risk, "residual_severity", "serious");
	support_add(assessment, "comment", 1);
	party = support_add(assessment, "party", 1);
	support_set(assessment, party, "name", "Chat Ltd");
	support_set(assessment, party, "jurisdiction", "cn");
	support_add(assessment, "flow", 2);
	flow = support_add(assessment, "flow", 1);
	support_point(assessment, flow, "from", party);
	support_point(assessment, flow, "to", party);
	support_set(assessment, flow, "retention", "P10Y");
	assert_findings(assessment,
		"missing warn flow/1.data map\n"
		"long_retention warn flow/1.retention map\n"
		"transfer_without_ground block flow/1.ground map\n"
		"missing warn flow/2.from map\n"
		"missing warn flow/2.to map\n"
		"missing warn flow/2.data map\n"
		"residual_above_inherent warn risk/1.residual_likelihood risks\n"
		"missing warn measure/1.title risks\n"
		"overdue_measure warn measure/1.due risks\n"
		"missing warn comment/1.text -\n");
	support_remove(assessment, risk);
	support_remove(assessment, measure);
	support_remove(assessment, flow);
	assert_findings(assessment, "missing warn flow/2.from map\n"
				    "missing warn flow/2.to map\n"
				    "missing warn flow/2.data map\n"
				    "missing warn comment/1.text -\n");
}

static void
findings__tell__dangling_references(void **state)
{
	struct assessment *assessment = *state;
	const struct record *flow = support_add(assessment, "flow", 1);
	const struct record *party = support_add(assessment, "party", 1);
	const struct record *one = support_add(assessment, "purpose", 1);
	const struct record *two = support_add(assessment, "purpose", 2);

	answer_the_start(assessment, "yes");
	support_set(assessment, flow, "data", "logs");
	support_point(assessment, flow, "from", party);
	support_set(assessment, flow, "to", "12345678-9abc-4000-8000-000000000001");
	support_set(assessment, one, "title", "Pay");
	support_point_twice(assessment, flow, "purposes", one, two);
	support_remove(assessment, party);
	support_remove(assessment, two);
	assert_findings(assessment, "dangling warn flow/1.from map\n"
				    "dangling warn flow/1.to map\n"
				    "dangling warn flow/1.purposes map\n");
}

static void
text__names_the_field__unless_the_rule_speaks(void **state)
{
	const struct template_field field = {
		.label = {.text = {[LANGUAGE_PORTUGUESE] = (char *)"Prazo"}}};
	const struct template_rule loud = {
		.say = {.text = {[LANGUAGE_PORTUGUESE] = (char *)"Diga."}}};
	const struct finding missing = {.type = FINDING_MISSING, .field = &field};
	const struct finding dangling = {.type = FINDING_DANGLING, .field = &field};
	const struct finding rule = {.type = FINDING_RULE, .rule = &loud};
	char *text;

	(void)state;
	text = finding_text(&missing, NULL, LANGUAGE_PORTUGUESE);
	assert_string_equal(text, "Prazo is not answered yet.");
	free(text);
	text = finding_text(&dangling, NULL, LANGUAGE_PORTUGUESE);
	assert_non_null(strstr(text, "Prazo points to something that was removed."));
	free(text);
	text = finding_text(&rule, NULL, LANGUAGE_PORTUGUESE);
	assert_string_equal(text, "Diga.");
	free(text);
}

/* The progress of the steps, one a line: state, answered/asked, blocking, warnings; then percent.
 */
static void
assert_progress(const struct assessment *assessment, const char *expected)
{
	static const char *const states[] = {"untouched", "begun", "complete", "not asked"};
	const size_t step_count = assessment->template->step_count;
	struct findings findings;
	struct step_progress *progress;
	struct string text = {0};

	findings_collect(assessment, &findings);
	progress = findings_progress(assessment, &findings);
	for (size_t i = 0; i < step_count; i++)
		string_append_format(&text, "%s %zu/%zu %zu %zu\n", states[progress[i].state],
			progress[i].answered, progress[i].asked, progress[i].blocking,
			progress[i].warnings);
	string_append_format(&text, "%d", findings_percent(progress, step_count));
	assert_string_equal(string_text(&text), expected);
	string_clear(&text);
	free(progress);
	findings_clear(&findings);
}

static struct record *
dismiss(struct assessment *assessment, int number, const char *about, const char *what)
{
	struct record *dismissal = support_add(assessment, "dismissal", number);

	support_set(assessment, dismissal, "about", about);
	support_set(assessment, dismissal, "what", what);
	support_set(assessment, dismissal, "reason", "Settled elsewhere.");
	return dismissal;
}

/* A flow with nothing but a finding that blocks and one that warns. */
static void
add_flow(struct assessment *assessment)
{
	const struct record *party = support_add(assessment, "party", 1);
	const struct record *flow = support_add(assessment, "flow", 1);

	answer_the_start(assessment, "yes");
	support_set(assessment, party, "name", "Chat Ltd");
	support_set(assessment, party, "jurisdiction", "cn");
	support_point(assessment, flow, "from", party);
	support_point(assessment, flow, "to", party);
	support_set(assessment, flow, "data", "logs");
	support_set(assessment, flow, "retention", "P10Y");
}

static void
findings__of_a_rule__are_dismissed_with_a_reason(void **state)
{
	struct assessment *assessment = *state;
	struct record *dismissal;
	struct findings findings;

	add_flow(assessment);
	dismissal = dismiss(assessment, 1, "flow/1", "rule/transfer_without_ground");
	assert_findings(assessment, "long_retention warn flow/1.retention map\n");
	assert_progress(assessment, "complete 3/3 0 0\ncomplete 5/5 0 1\nuntouched 0/0 0 0\n88");

	findings_collect(assessment, &findings);
	assert_int_equal(findings.dismissed_count, 1);
	assert_ptr_equal(findings.dismissed[0].dismissal, dismissal);
	assert_string_equal(findings.dismissed[0].rule->id, "transfer_without_ground");
	findings_clear(&findings);

	support_erase(assessment, dismissal, "reason", LANGUAGE_NONE);
	assert_findings(assessment, "long_retention warn flow/1.retention map\n");
	support_remove(assessment, dismissal);
	assert_findings(assessment, "long_retention warn flow/1.retention map\n"
				    "transfer_without_ground block flow/1.ground map\n");
}

static void
findings__stay__whatever_else_is_dismissed(void **state)
{
	struct assessment *assessment = *state;
	struct record *dismissal;

	add_flow(assessment);
	dismiss(assessment, 1, "flow/2", "rule/long_retention");
	dismiss(assessment, 2, "flow/1", "rule/gone");
	dismiss(assessment, 3, "flow/1", "catalogue/long_retention");
	dismiss(assessment, 4, "flow/1", "missing");
	dismissal = dismiss(assessment, 5, "flow/1.ground", "rule/long_retention");
	support_set(assessment, dismissal, "reason", NULL);
	assert_findings(assessment, "long_retention warn flow/1.retention map\n"
				    "transfer_without_ground block flow/1.ground map\n"
				    "missing warn dismissal/5.reason -\n");
	support_set(assessment, dismissal, "reason", "Agreed.");
	assert_findings(assessment, "transfer_without_ground block flow/1.ground map\n");
	support_remove(assessment, assessment_find_numbered(assessment,
					   template_find_kind(assessment->template, "flow"), 1));
	assert_findings(assessment, "no_flow note assessment map\n");
}

static void
progress__goes__from_untouched_to_complete(void **state)
{
	struct assessment *assessment = *state;
	const struct record *answers = assessment_single(assessment, "answers");
	const struct record *party;
	const struct record *flow;

	assert_progress(assessment, "untouched 0/3 0 0\nnot asked 0/0 0 0\nnot asked 0/0 0 0\n0");
	support_set(assessment, answers, "people", "3");
	assert_progress(assessment, "begun 0/3 0 0\nnot asked 0/0 0 0\nnot asked 0/0 0 0\n0");
	answer_the_start(assessment, "no");
	assert_progress(assessment, "complete 3/3 0 0\nnot asked 0/0 0 0\nnot asked 0/0 0 0\n100");
	answer_the_start(assessment, "yes");
	assert_progress(assessment, "complete 3/3 0 0\nuntouched 0/0 0 0\nuntouched 0/0 0 0\n60");

	party = support_add(assessment, "party", 1);
	assert_progress(assessment, "complete 3/3 0 0\nbegun 0/2 0 0\nuntouched 0/0 0 0\n50");
	support_set(assessment, party, "name", "Chat Ltd");
	support_set(assessment, party, "jurisdiction", "cn");
	assert_progress(assessment, "complete 3/3 0 0\ncomplete 2/2 0 0\nuntouched 0/0 0 0\n83");

	flow = support_add(assessment, "flow", 1);
	support_point(assessment, flow, "from", party);
	support_point(assessment, flow, "to", party);
	support_set(assessment, flow, "data", "logs");
	support_set(assessment, flow, "retention", "P10Y");
	assert_progress(assessment, "complete 3/3 0 0\nbegun 5/5 1 1\nuntouched 0/0 0 0\n80");
	support_set(assessment, flow, "ground", "consent");
	assert_progress(assessment, "complete 3/3 0 0\ncomplete 5/5 0 1\nuntouched 0/0 0 0\n88");
}

static void
progress__counts__what_dangles_as_a_warning(void **state)
{
	struct assessment *assessment = *state;
	const struct record *flow = support_add(assessment, "flow", 1);
	const struct record *party = support_add(assessment, "party", 1);

	answer_the_start(assessment, "yes");
	support_point(assessment, flow, "from", party);
	support_remove(assessment, party);
	assert_progress(assessment, "complete 3/3 0 0\nbegun 1/3 0 1\nuntouched 0/0 0 0\n57");
}

static void
percent__counts__a_step_that_requires_nothing_as_one(void **state)
{
	struct step_progress progress[2] = {{.state = STEP_COMPLETE}, {.state = STEP_NOT_ASKED}};

	(void)state;
	assert_int_equal(findings_percent(progress, 2), 100);
	progress[0].state = STEP_BEGUN;
	assert_int_equal(findings_percent(progress, 2), 0);
	progress[1].asked = 3;
	progress[1].answered = 2;
	assert_int_equal(findings_percent(progress, 2), 50);
}

static void
step_of__is__the_form_or_table_not_the_matrix(void **state)
{
	struct assessment *assessment = *state;
	const struct template *template = assessment->template;
	const struct record *answers = assessment_single(assessment, "answers");

	assert_string_equal(
		findings_step_of(template, template_find_kind(template, "flow"), NULL)->id, "map");
	assert_string_equal(
		findings_step_of(template, template_find_kind(template, "risk"), NULL)->id,
		"risks");
	assert_string_equal(findings_step_of(template, answers->kind, NULL)->id, "start");
	assert_string_equal(
		findings_step_of(template, answers->kind, support_field(answers, "advice"))->id,
		"risks");
	assert_null(findings_step_of(template, template_find_kind(template, "comment"), NULL));
}

/* A template of two steps: the matrix of the risks, and then their table or not. */
static void
progress__of_a_matrix_alone__wants_risks_rated(void **state)
{
	struct assessment *assessment = *state;
	const struct template *small = assessment->template;
	const struct template_kind *risk = template_find_kind(small, "risk");
	struct step_part matrix = {.type = PART_MATRIX, .kind = risk};
	struct step_part table = {.type = PART_TABLE, .kind = risk};
	struct template_step steps[2] = {
		{.id = (char[]){"matrix"}, .parts = &matrix, .part_count = 1},
		{.id = (char[]){"table"}, .parts = &table, .part_count = 1},
	};
	struct template template = *small;
	const struct record *record;

	template.steps = steps;
	template.step_count = 2;
	assessment->template = &template;
	assert_ptr_equal(findings_step_of(&template, risk, NULL), &steps[1]);
	record = support_add(assessment, "risk", 1);
	support_set(assessment, record, "title", "Leak");
	assert_progress(assessment, "begun 0/0 0 0\ncomplete 1/1 0 0\n50");
	support_set(assessment, record, "inherent_likelihood", "rare");
	support_set(assessment, record, "inherent_severity", "minor");
	assert_progress(assessment, "complete 0/0 0 0\ncomplete 1/1 0 0\n100");

	template.step_count = 1;
	assert_ptr_equal(findings_step_of(&template, risk, NULL), &steps[0]);
	assert_progress(assessment, "complete 1/1 0 0\n100");
	assessment->template = small;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, support_set_up, support_tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(findings__are__what_is_missing),
		TEST(findings__miss__only_in_the_content_language),
		TEST(findings__miss__nothing_in_a_step_not_asked),
		TEST(findings__stand_in_order__of_steps_records_fields),
		TEST(findings__tell__dangling_references),
		TEST(findings__of_a_rule__are_dismissed_with_a_reason),
		TEST(findings__stay__whatever_else_is_dismissed),
		TEST(text__names_the_field__unless_the_rule_speaks),
		TEST(progress__goes__from_untouched_to_complete),
		TEST(progress__counts__what_dangles_as_a_warning),
		TEST(progress__of_a_matrix_alone__wants_risks_rated),
		TEST(percent__counts__a_step_that_requires_nothing_as_one),
		TEST(step_of__is__the_form_or_table_not_the_matrix),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
