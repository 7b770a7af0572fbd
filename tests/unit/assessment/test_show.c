/* SPDX-License-Identifier: MIT */
/* Unit tests of assessment/show: values and records as people read them. */
#include "config.h"

#include "support.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/string.h"

static void
assert_shown(const struct assessment *assessment, const struct record *record, const char *field,
	enum language language, const char *expected, enum shown expected_state)
{
	enum shown shown;
	auto_string char *text =
		assessment_show(assessment, record, support_field(record, field), language, &shown);

	assert_string_equal(text, expected);
	assert_int_equal(shown, expected_state);
}

static void
assert_in_all(const struct assessment *assessment, const struct record *record, const char *field,
	const char *english, const char *portuguese, const char *chinese)
{
	assert_shown(assessment, record, field, LANGUAGE_ENGLISH, english, SHOWN_AS_ASKED);
	assert_shown(assessment, record, field, LANGUAGE_PORTUGUESE, portuguese, SHOWN_AS_ASKED);
	assert_shown(assessment, record, field, LANGUAGE_CHINESE, chinese, SHOWN_AS_ASKED);
}

static void
assert_named(const struct assessment *assessment, const struct record *record,
	enum language language, const char *expected)
{
	auto_string char *name = assessment_record_name(assessment, record, language);

	assert_string_equal(name, expected);
}

static void
show__speaks__the_language_asked(void **state)
{
	struct assessment *assessment = *state;
	const struct record *answers = assessment_single(assessment, "answers");
	const struct record *flow = support_add(assessment, "flow", 1);
	const struct record *system = support_add(assessment, "system", 1);
	const struct record *purpose = support_add(assessment, "purpose", 1);

	support_set(assessment, answers, "needed", "yes");
	assert_in_all(assessment, answers, "needed", "Yes", "Sim", "是");
	support_set(assessment, answers, "needed", "no");
	assert_in_all(assessment, answers, "needed", "No", "Não", "否");
	support_set(assessment, flow, "started", "2026-11-23");
	assert_in_all(assessment, flow, "started", "23 November 2026", "23 de Novembro de 2026",
		"2026年11月23日");
	support_set(assessment, flow, "retention", "P5Y");
	assert_in_all(assessment, flow, "retention", "5 years", "5 anos", "5年");
	support_set(assessment, system, "users", "1500");
	assert_in_all(assessment, system, "users", "1,500 people", "1\u00A0500 pessoas", "1,500人");
	support_set(assessment, system, "storage", "cn");
	assert_in_all(
		assessment, system, "storage", "Mainland China", "China continental", "中國內地");
	support_set(assessment, system, "remote_access", "mo pt");
	assert_in_all(assessment, system, "remote_access", "Macau, Portugal", "Macau, Portugal",
		"澳門、葡萄牙");
	assert_in_all(assessment, purpose, "filing", "No filing", "Nenhuma", "無需");
}

static void
show__is_empty__where_nothing_is(void **state)
{
	struct assessment *assessment = *state;
	const struct record *answers = assessment_single(assessment, "answers");
	auto_string char *text = NULL;

	assert_shown(assessment, answers, "scope", LANGUAGE_ENGLISH, "", SHOWN_EMPTY);
	assert_shown(assessment, answers, "needed", LANGUAGE_CHINESE, "", SHOWN_EMPTY);
	assert_shown(assessment, answers, "highest", LANGUAGE_ENGLISH, "", SHOWN_EMPTY);
	text = assessment_show(
		assessment, answers, support_field(answers, "scope"), LANGUAGE_NONE, NULL);
	assert_string_equal(text, "");
}

static void
show__says__how_a_translation_stands(void **state)
{
	struct assessment *assessment = *state;
	const struct record *flow = support_add(assessment, "flow", 1);

	support_set(assessment, flow, "data", "logs");
	assert_shown(assessment, flow, "data", LANGUAGE_ENGLISH, "logs", SHOWN_AS_ASKED);
	assert_shown(assessment, flow, "data", LANGUAGE_NONE, "logs", SHOWN_AS_ASKED);
	assert_shown(assessment, flow, "data", LANGUAGE_CHINESE, "logs", SHOWN_IN_OTHER_LANGUAGE);

	support_translate(assessment, flow, "data", LANGUAGE_CHINESE, "記錄", "logs");
	assert_shown(assessment, flow, "data", LANGUAGE_CHINESE, "記錄", SHOWN_AS_ASKED);
	support_set(assessment, flow, "data", "access logs");
	assert_shown(assessment, flow, "data", LANGUAGE_CHINESE, "記錄", SHOWN_OUTDATED);
	assert_shown(assessment, flow, "data", LANGUAGE_ENGLISH, "access logs", SHOWN_AS_ASKED);

	support_translate(assessment, flow, "data", LANGUAGE_PORTUGUESE, "registos", NULL);
	assert_shown(assessment, flow, "data", LANGUAGE_PORTUGUESE, "registos", SHOWN_AS_ASKED);

	support_set(assessment, flow, "data", NULL);
	support_translate(assessment, flow, "data", LANGUAGE_PORTUGUESE, NULL, NULL);
	assert_shown(assessment, flow, "data", LANGUAGE_ENGLISH, "記錄", SHOWN_IN_OTHER_LANGUAGE);
}

static void
show__says__what_was_erased(void **state)
{
	struct assessment *assessment = *state;
	const struct record *flow = support_add(assessment, "flow", 1);
	const struct record *party = support_add(assessment, "party", 1);

	support_erase(assessment, party, "contact", LANGUAGE_NONE);
	assert_shown(assessment, party, "contact", LANGUAGE_ENGLISH, "", SHOWN_ERASED);
	support_erase(assessment, flow, "data", LANGUAGE_ENGLISH);
	assert_shown(assessment, flow, "data", LANGUAGE_ENGLISH, "", SHOWN_ERASED);
	assert_shown(assessment, flow, "data", LANGUAGE_CHINESE, "", SHOWN_ERASED);
	support_translate(assessment, flow, "data", LANGUAGE_CHINESE, "記錄", "logs");
	assert_shown(assessment, flow, "data", LANGUAGE_CHINESE, "記錄", SHOWN_OUTDATED);
}

static void
show__names__what_is_pointed_to(void **state)
{
	struct assessment *assessment = *state;
	const struct record *flow = support_add(assessment, "flow", 1);
	const struct record *hotel = support_add(assessment, "party", 1);
	const struct record *one = support_add(assessment, "purpose", 1);
	const struct record *two = support_add(assessment, "purpose", 2);

	support_set(assessment, hotel, "name", "Hotel Lotus");
	support_translate(assessment, hotel, "name", LANGUAGE_CHINESE, "蓮花酒店", "Hotel Lotus");
	support_point(assessment, flow, "from", hotel);
	assert_in_all(assessment, flow, "from", "Hotel Lotus", "Hotel Lotus", "蓮花酒店");

	support_set(assessment, one, "title", "Pay");
	support_point_twice(assessment, flow, "purposes", two, one);
	assert_in_all(
		assessment, flow, "purposes", "Purpose 2, Pay", "Finalidade 2, Pay", "目的 2、Pay");
}

static void
show__puts_in_parentheses__what_is_gone(void **state)
{
	struct assessment *assessment = *state;
	const struct record *flow = support_add(assessment, "flow", 1);
	const struct record *hotel = support_add(assessment, "party", 1);

	support_set(assessment, hotel, "name", "Hotel Lotus");
	support_point(assessment, flow, "from", hotel);
	support_set(assessment, flow, "to", "12345678-9abc-4000-8000-000000000001");
	support_remove(assessment, hotel);
	assert_shown(
		assessment, flow, "from", LANGUAGE_PORTUGUESE, "(Hotel Lotus)", SHOWN_AS_ASKED);
	assert_shown(assessment, flow, "to", LANGUAGE_ENGLISH, "(12345678)", SHOWN_AS_ASKED);
}

static void
record_name__is__its_naming_field_or_its_number(void **state)
{
	struct assessment *assessment = *state;
	const struct record *flow = support_add(assessment, "flow", 3);
	const struct record *risk = support_add(assessment, "risk", 2);
	const struct record *head = assessment_single(assessment, "assessment");

	assert_named(assessment, flow, LANGUAGE_ENGLISH, "Data flow 3");
	assert_named(assessment, flow, LANGUAGE_CHINESE, "資料流 3");
	assert_named(assessment, risk, LANGUAGE_PORTUGUESE, "Risco 2");
	support_set(assessment, risk, "title", "Leak");
	assert_named(assessment, risk, LANGUAGE_PORTUGUESE, "Leak");
	support_erase(assessment, risk, "title", LANGUAGE_ENGLISH);
	assert_named(assessment, risk, LANGUAGE_NONE, "Risk 2");
	assert_named(assessment, head, LANGUAGE_PORTUGUESE, "Avaliação");
	support_set(assessment, head, "title", "Payroll");
	assert_named(assessment, head, LANGUAGE_ENGLISH, "Payroll");
}

/* A kind may be named by a reference to itself. */
static void
record_name__ends__in_a_circle(void **state)
{
	struct template_kind kind = {
		.id = (char[]){"node"}, .label = {.text = {[LANGUAGE_ENGLISH] = (char[]){"Node"}}}};
	struct template_field field = {
		.id = (char[]){"next"}, .kind = &kind, .type = FIELD_REFERENCE};
	struct template_field *fields[] = {&field};
	struct template_kind *kinds[] = {&kind};
	struct template template = {.kinds = kinds, .kind_count = 1};
	struct assessment *assessment = assessment_new("a", "r", LANGUAGE_ENGLISH, &template);

	(void)state;
	kind.fields = fields;
	kind.field_count = 1;
	kind.name = &field;

	const struct record *one = support_add(assessment, "node", 1);
	const struct record *two = support_add(assessment, "node", 2);

	support_point(assessment, one, "next", two);
	support_point(assessment, two, "next", one);
	assert_named(assessment, one, LANGUAGE_ENGLISH, "Node 1");
	assessment_free(&assessment);
}

static void
field_is_asked__follows__its_condition(void **state)
{
	struct assessment *assessment = *state;
	const struct record *answers = assessment_single(assessment, "answers");
	const struct template_field *reason = support_field(answers, "reason");

	assert_false(assessment_field_is_asked(assessment, answers, reason));
	support_set(assessment, answers, "needed", "no");
	assert_true(assessment_field_is_asked(assessment, answers, reason));
	support_set(assessment, answers, "needed", "yes");
	assert_false(assessment_field_is_asked(assessment, answers, reason));
	assert_true(
		assessment_field_is_asked(assessment, answers, support_field(answers, "needed")));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, support_set_up, support_tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(show__speaks__the_language_asked),
		TEST(show__is_empty__where_nothing_is),
		TEST(show__says__how_a_translation_stands),
		TEST(show__says__what_was_erased),
		TEST(show__names__what_is_pointed_to),
		TEST(show__puts_in_parentheses__what_is_gone),
		TEST(record_name__is__its_naming_field_or_its_number),
		TEST(record_name__ends__in_a_circle),
		TEST(field_is_asked__follows__its_condition),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
