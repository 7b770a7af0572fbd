/* SPDX-License-Identifier: MIT */
/* Unit tests of assessment/evaluate: for each kind of test what holds, and what nearly holds. */
#include "config.h"

#include "support.h"

#include <stdlib.h>
#include <string.h>

#include "assessment/evaluate.h"
#include "base/memory.h"
#include "base/string.h"

/* Whether a condition holds for a record (NULL: none) of this kind. */
static bool
holds_for(const struct assessment *assessment, const struct template_kind *kind,
	const struct record *record, const char *text)
{
	const struct place place = {.line = 1, .column = 1};
	struct condition *condition = NULL;
	struct error_list faults = {0};
	bool holds;

	if (!condition_parse(text, assessment->template, kind, "test", place, &condition, &faults))
		fail_msg("“%s”: %s", text, faults.errors[0].message);
	holds = evaluate_condition(assessment, record, condition);
	condition_free(&condition);
	error_list_clear(&faults);
	return holds;
}

static void
assert_holds(const struct assessment *assessment, const struct record *record, const char *text)
{
	if (!holds_for(assessment, record->kind, record, text))
		fail_msg("“%s” does not hold", text);
}

static void
assert_fails(const struct assessment *assessment, const struct record *record, const char *text)
{
	if (holds_for(assessment, record->kind, record, text))
		fail_msg("“%s” holds", text);
}

static void
condition__holds__without_one(void **state)
{
	struct assessment *assessment = *state;

	assert_true(evaluate_condition(assessment, assessment_single(assessment, "answers"), NULL));
	assert_true(evaluate_condition(assessment, NULL, NULL));
}

static void
condition__is_empty__of_nothing_erased_or_removed(void **state)
{
	struct assessment *assessment = *state;
	const struct record *flow = support_add(assessment, "flow", 1);
	const struct record *party = support_add(assessment, "party", 1);

	assert_holds(assessment, flow, "ground is empty");
	assert_fails(assessment, flow, "ground is not empty");
	support_set(assessment, flow, "ground", "consent");
	assert_fails(assessment, flow, "ground is empty");
	assert_holds(assessment, flow, "ground is not empty");

	support_translate(assessment, flow, "data", LANGUAGE_CHINESE, "記錄", NULL);
	assert_holds(assessment, flow, "data is empty");
	support_set(assessment, flow, "data", "logs");
	assert_fails(assessment, flow, "data is empty");
	support_erase(assessment, flow, "data", LANGUAGE_ENGLISH);
	assert_holds(assessment, flow, "data is empty");

	support_point(assessment, flow, "from", party);
	assert_fails(assessment, flow, "from is empty");
	support_remove(assessment, party);
	assert_holds(assessment, flow, "from is empty");
}

static void
condition__is__one_value(void **state)
{
	struct assessment *assessment = *state;
	const struct record *flow = support_add(assessment, "flow", 1);
	const struct record *answers = assessment_single(assessment, "answers");
	const struct record *head = assessment_single(assessment, "assessment");

	assert_fails(assessment, flow, "ground is consent");
	assert_fails(assessment, flow, "ground is not consent");
	support_set(assessment, flow, "ground", "consent");
	assert_holds(assessment, flow, "ground is consent");
	assert_fails(assessment, flow, "ground is contract");
	assert_fails(assessment, flow, "ground is not consent");
	assert_holds(assessment, flow, "ground is not contract");

	assert_fails(assessment, answers, "needed is no");
	assert_fails(assessment, answers, "needed is not no");
	support_set(assessment, answers, "needed", "yes");
	assert_holds(assessment, answers, "needed is yes");
	assert_fails(assessment, answers, "needed is no");
	assert_holds(assessment, answers, "needed is not no");

	support_set(assessment, head, "client", "Hotel");
	assert_holds(assessment, head, "client is \"Hotel\"");
	assert_fails(assessment, head, "client is \"hotel\"");
	assert_fails(assessment, head, "client is \"Hote\"");
}

static void
condition__in__one_of_several(void **state)
{
	struct assessment *assessment = *state;
	const struct record *party = support_add(assessment, "party", 1);

	assert_fails(assessment, party, "jurisdiction in (cn, pt)");
	assert_fails(assessment, party, "jurisdiction not in (cn, pt)");
	support_set(assessment, party, "jurisdiction", "pt");
	assert_holds(assessment, party, "jurisdiction in (cn, pt)");
	assert_fails(assessment, party, "jurisdiction in (cn)");
	assert_fails(assessment, party, "jurisdiction not in (cn, pt)");
	assert_holds(assessment, party, "jurisdiction not in (cn, mo)");
}

static void
condition__contains__one_choice(void **state)
{
	struct assessment *assessment = *state;
	const struct record *purpose = support_add(assessment, "purpose", 1);

	assert_fails(assessment, purpose, "categories contains health");
	support_set(assessment, purpose, "categories", "identity contact");
	assert_fails(assessment, purpose, "categories contains health");
	assert_holds(assessment, purpose, "categories contains contact");
	assert_holds(assessment, purpose, "not categories contains health");
}

static void
condition__compares__numbers(void **state)
{
	struct assessment *assessment = *state;
	const struct record *answers = assessment_single(assessment, "answers");

	assert_fails(assessment, answers, "people < 100");
	assert_fails(assessment, answers, "people >= 0");
	support_set(assessment, answers, "people", "99");
	assert_holds(assessment, answers, "people < 100");
	assert_holds(assessment, answers, "people <= 99");
	assert_fails(assessment, answers, "people < 99");
	assert_holds(assessment, answers, "people = 99");
	assert_fails(assessment, answers, "people = 100");
	assert_holds(assessment, answers, "people >= 99");
	assert_fails(assessment, answers, "people > 99");
	assert_holds(assessment, answers, "people > 9");
}

static void
condition__compares__dates_and_today(void **state)
{
	struct assessment *assessment = *state;
	const struct record *measure = support_add(assessment, "measure", 1);

	assert_fails(assessment, measure, "due < today");
	assert_fails(assessment, measure, "due >= today");
	support_set(assessment, measure, "due", "2026-06-15");
	assert_fails(assessment, measure, "due < today");
	assert_holds(assessment, measure, "due <= today");
	assert_holds(assessment, measure, "due = today");
	assert_holds(assessment, measure, "due > 2026-06-14");
	assert_fails(assessment, measure, "due > 2026-06-15");
	assessment_set_today(assessment, "2026-06-16");
	assert_holds(assessment, measure, "due < today");
	assessment_set_today(assessment, NULL);
	assert_fails(assessment, measure, "due < today");
	assert_fails(assessment, measure, "due > today");
	assert_fails(assessment, measure, "due = today");
}

static void
condition__compares__durations_and_scales(void **state)
{
	struct assessment *assessment = *state;
	const struct record *flow = support_add(assessment, "flow", 1);
	const struct record *risk = support_add(assessment, "risk", 1);

	support_set(assessment, flow, "retention", "P60M");
	assert_fails(assessment, flow, "retention > P5Y");
	assert_holds(assessment, flow, "retention = P5Y");
	support_set(assessment, flow, "retention", "P61M");
	assert_holds(assessment, flow, "retention > P5Y");

	support_set(assessment, risk, "inherent_likelihood", "possible");
	assert_holds(assessment, risk, "inherent_likelihood >= possible");
	assert_fails(assessment, risk, "inherent_likelihood > possible");
	assert_holds(assessment, risk, "inherent_likelihood < likely");
	assert_holds(assessment, risk, "inherent_likelihood > rare");
}

static void
condition__compares__two_paths(void **state)
{
	struct assessment *assessment = *state;
	const struct record *risk = support_add(assessment, "risk", 1);
	const char *text = "residual_likelihood > inherent_likelihood";

	assert_fails(assessment, risk, text);
	support_set(assessment, risk, "residual_likelihood", "likely");
	assert_fails(assessment, risk, text);
	support_set(assessment, risk, "inherent_likelihood", "likely");
	assert_fails(assessment, risk, text);
	support_set(assessment, risk, "inherent_likelihood", "possible");
	assert_holds(assessment, risk, text);
}

static void
condition__takes__a_yes_alone(void **state)
{
	struct assessment *assessment = *state;
	const struct record *purpose = support_add(assessment, "purpose", 1);

	assert_fails(assessment, purpose, "sensitive");
	assert_holds(assessment, purpose, "not sensitive");
	support_set(assessment, purpose, "sensitive", "no");
	assert_fails(assessment, purpose, "sensitive");
	support_set(assessment, purpose, "sensitive", "yes");
	assert_holds(assessment, purpose, "sensitive");
	assert_fails(assessment, purpose, "not sensitive");
}

static void
condition__joins__with_and_or_not(void **state)
{
	struct assessment *assessment = *state;
	const struct record *purpose = support_add(assessment, "purpose", 1);

	support_set(assessment, purpose, "sensitive", "yes");
	assert_holds(assessment, purpose, "sensitive and title is empty");
	assert_fails(assessment, purpose, "sensitive and title is not empty");
	assert_fails(assessment, purpose, "title is not empty and sensitive");
	assert_holds(assessment, purpose, "sensitive or title is not empty");
	assert_holds(assessment, purpose, "title is not empty or sensitive");
	assert_fails(assessment, purpose, "not sensitive or title is not empty");
	assert_holds(assessment, purpose, "not (not sensitive or title is not empty)");
	assert_holds(assessment, purpose, "sensitive or sensitive and title is not empty");
	assert_fails(assessment, purpose, "(sensitive or sensitive) and title is not empty");
}

static void
condition__follows__references(void **state)
{
	struct assessment *assessment = *state;
	const struct record *flow = support_add(assessment, "flow", 1);
	const struct record *system = support_add(assessment, "system", 1);
	const struct record *party = support_add(assessment, "party", 1);

	assert_fails(assessment, system, "operator.jurisdiction is cn");
	assert_holds(assessment, system, "operator.jurisdiction is empty");
	support_point(assessment, system, "operator", party);
	assert_holds(assessment, system, "operator.jurisdiction is empty");
	support_set(assessment, party, "jurisdiction", "cn");
	assert_holds(assessment, system, "operator.jurisdiction is cn");
	assert_fails(assessment, system, "operator.jurisdiction is mo");

	support_point(assessment, flow, "from", party);
	support_point(assessment, flow, "to", system);
	support_set(assessment, system, "name", "Chat");
	assert_holds(assessment, flow, "to.name is \"Chat\"");
	assert_fails(assessment, flow, "from.name is \"Chat\"");

	support_remove(assessment, party);
	assert_fails(assessment, system, "operator.jurisdiction is cn");
	assert_fails(assessment, system, "operator.jurisdiction is not mo");
}

static void
condition__starts__at_single_records(void **state)
{
	struct assessment *assessment = *state;
	const struct record *flow = support_add(assessment, "flow", 1);
	const struct record *head = assessment_single(assessment, "assessment");

	assert_fails(assessment, flow, "answers.needed");
	support_set(assessment, assessment_single(assessment, "answers"), "needed", "yes");
	assert_holds(assessment, flow, "answers.needed");
	support_set(assessment, head, "classification", "internal");
	assert_holds(assessment, flow, "assessment.classification is internal");
}

static void
condition__asks__any_all_and_count(void **state)
{
	struct assessment *assessment = *state;
	const struct record *answers = assessment_single(assessment, "answers");
	const struct record *one;
	const struct record *two;

	assert_fails(assessment, answers, "any flow where (retention is empty)");
	assert_holds(assessment, answers, "all flow where (retention is not empty)");
	assert_holds(assessment, answers, "count flow = 0");
	one = support_add(assessment, "flow", 1);
	two = support_add(assessment, "flow", 2);
	support_set(assessment, one, "retention", "P1Y");
	assert_holds(assessment, answers, "any flow where (retention is empty)");
	assert_fails(assessment, answers, "all flow where (retention is not empty)");
	assert_holds(assessment, answers, "count flow = 2");
	assert_holds(assessment, answers, "count flow >= 2");
	assert_fails(assessment, answers, "count flow > 2");
	assert_fails(assessment, answers, "count flow < 2");
	assert_holds(assessment, answers, "count flow <= 2");
	assert_holds(assessment, answers, "count flow where (retention is empty) = 1");
	assert_holds(assessment, answers, "count risk < 1");
	support_remove(assessment, two);
	assert_fails(assessment, answers, "any flow where (retention is empty)");
	assert_holds(assessment, answers, "all flow where (retention is not empty)");
	assert_holds(assessment, answers, "count flow = 1");
}

static void
condition__asks__those_that_point_here(void **state)
{
	struct assessment *assessment = *state;
	const struct record *pay = support_add(assessment, "purpose", 1);
	const struct record *care = support_add(assessment, "purpose", 2);
	const struct record *both = support_add(assessment, "flow", 1);
	const struct record *only = support_add(assessment, "flow", 2);
	const char *any = "any flow via purposes where (retention is empty)";

	support_add(assessment, "flow", 3);
	assert_fails(assessment, pay, any);
	assert_holds(assessment, pay, "all flow via purposes where (retention is empty)");
	support_point_twice(assessment, both, "purposes", care, pay);
	support_point(assessment, only, "purposes", pay);
	support_set(assessment, both, "retention", "P1Y");
	assert_holds(assessment, pay, any);
	assert_fails(assessment, care, any);
	assert_fails(assessment, pay, "all flow via purposes where (retention is empty)");
	assert_holds(assessment, pay, "count flow via purposes = 2");
	assert_holds(assessment, care, "count flow via purposes = 1");
	assert_holds(assessment, pay, "count flow via purposes where (retention is empty) = 1");
}

static void
condition__asks__those_that_say_the_same(void **state)
{
	struct assessment *assessment = *state;
	const struct record *first = support_add(assessment, "flow", 1);
	const struct record *second = support_add(assessment, "flow", 2);
	const char *any = "any flow same ground where (retention is not empty)";

	support_set(assessment, second, "retention", "P1Y");
	assert_fails(assessment, second, any);
	support_set(assessment, second, "ground", "consent");
	assert_holds(assessment, second, any);
	assert_fails(assessment, first, any);
	support_set(assessment, first, "ground", "contract");
	assert_fails(assessment, first, any);
	support_set(assessment, first, "ground", "consent");
	assert_holds(assessment, first, any);
	assert_holds(assessment, first, "count flow same ground = 2");
}

static void
condition__finds_all_empty__without_a_record(void **state)
{
	struct assessment *assessment = *state;
	const struct template_kind *flow = template_find_kind(assessment->template, "flow");
	const struct template_kind *purpose = template_find_kind(assessment->template, "purpose");

	assert_true(holds_for(assessment, flow, NULL, "ground is empty"));
	assert_false(holds_for(assessment, flow, NULL, "ground is not consent"));
	assert_true(holds_for(assessment, purpose, NULL, "count flow via purposes = 0"));
}

/* One flow between two parties at home, with a system to put in. */
struct route {
	const struct record *flow;
	const struct record *home;
	const struct record *abroad;
	const struct record *system;
};

static struct route
make_route(struct assessment *assessment)
{
	struct route route = {support_add(assessment, "flow", 1),
		support_add(assessment, "party", 1), support_add(assessment, "party", 2),
		support_add(assessment, "system", 1)};

	support_set(assessment, route.home, "jurisdiction", "mo");
	support_set(assessment, route.abroad, "jurisdiction", "cn");
	support_point(assessment, route.flow, "from", route.home);
	return route;
}

static void
crosses_border__looks_at__seats(void **state)
{
	struct assessment *assessment = *state;
	const struct route route = make_route(assessment);

	assert_false(evaluate_crosses_border(assessment, route.flow));
	support_point(assessment, route.flow, "to", route.home);
	assert_false(evaluate_crosses_border(assessment, route.flow));
	support_point(assessment, route.flow, "to", route.abroad);
	assert_true(evaluate_crosses_border(assessment, route.flow));
	assert_holds(assessment, route.flow, "crosses_border");
	support_point(assessment, route.flow, "from", route.abroad);
	support_point(assessment, route.flow, "to", route.home);
	assert_true(evaluate_crosses_border(assessment, route.flow));
	support_set(assessment, route.abroad, "jurisdiction", NULL);
	assert_false(evaluate_crosses_border(assessment, route.flow));
	assert_holds(assessment, route.flow, "crosses_border is no");
}

static void
crosses_border__looks_at__every_place_of_a_system(void **state)
{
	static const char *const fields[] = {"storage", "backup", "remote_access"};
	struct assessment *assessment = *state;
	const struct route route = make_route(assessment);

	support_point(assessment, route.flow, "to", route.system);
	assert_false(evaluate_crosses_border(assessment, route.flow));
	for (size_t i = 0; i < 3; i++) {
		support_set(assessment, route.system, fields[i], "mo");
		assert_false(evaluate_crosses_border(assessment, route.flow));
		assert_false(evaluate_abroad(assessment, route.system));
		support_set(assessment, route.system, fields[i], "pt");
		assert_true(evaluate_crosses_border(assessment, route.flow));
		assert_true(evaluate_abroad(assessment, route.system));
		assert_holds(assessment, route.system, "abroad");
		support_set(assessment, route.system, fields[i], NULL);
	}
	support_set(assessment, route.system, "remote_access", "mo pt");
	assert_true(evaluate_crosses_border(assessment, route.flow));
}

static void
crosses_border__looks_at__the_operators_seat(void **state)
{
	struct assessment *assessment = *state;
	const struct route route = make_route(assessment);

	support_point(assessment, route.flow, "to", route.system);
	support_set(assessment, route.system, "storage", "mo");
	support_point(assessment, route.system, "operator", route.home);
	assert_false(evaluate_crosses_border(assessment, route.flow));
	support_point(assessment, route.system, "operator", route.abroad);
	assert_true(evaluate_crosses_border(assessment, route.flow));
	assert_false(evaluate_abroad(assessment, route.system));
	support_remove(assessment, route.abroad);
	assert_false(evaluate_crosses_border(assessment, route.flow));
}

static void
leaves_home__looks_at__where_a_flow_ends(void **state)
{
	struct assessment *assessment = *state;
	const struct route route = make_route(assessment);

	support_point(assessment, route.flow, "to", route.abroad);
	assert_holds(assessment, route.flow, "crosses_border and leaves_home");
	support_point(assessment, route.flow, "to", route.home);
	support_point(assessment, route.flow, "from", route.abroad);
	assert_holds(assessment, route.flow, "crosses_border and not leaves_home");
	support_point(assessment, route.flow, "to", route.abroad);
	assert_holds(assessment, route.flow, "leaves_home");
}

static void
crosses_border__does_not_count__what_was_removed(void **state)
{
	struct assessment *assessment = *state;
	const struct route route = make_route(assessment);

	support_point(assessment, route.flow, "to", route.abroad);
	assert_true(evaluate_crosses_border(assessment, route.flow));
	support_remove(assessment, route.abroad);
	assert_false(evaluate_crosses_border(assessment, route.flow));
}

static void
risk__stands__where_the_matrix_says(void **state)
{
	static const char *const expected[2][3] = {
		{"low", "low", "medium"},
		{"medium", "high", "high"},
	};
	struct assessment *assessment = *state;
	const struct template_matrix *matrix = &assessment->template->matrix;
	const struct record *risk = support_add(assessment, "risk", 1);

	assert_int_equal(matrix->rows->item_count, 2);
	assert_int_equal(matrix->columns->item_count, 3);
	for (size_t row = 0; row < 2; row++) {
		for (size_t column = 0; column < 3; column++) {
			struct risk_position position;
			auto_string char *is_level =
				string_format("level is %s", expected[row][column]);
			auto_string char *is_residual =
				string_format("residual_level is %s", expected[row][column]);

			support_set(
				assessment, risk, "inherent_severity", matrix->rows->items[row].id);
			support_set(assessment, risk, "inherent_likelihood",
				matrix->columns->items[column].id);
			support_set(assessment, risk, "residual_severity", NULL);
			assert_true(rating_position(assessment, risk, RATING_INHERENT, &position));
			assert_int_equal(position.row, row);
			assert_int_equal(position.column, column);
			assert_string_equal(
				matrix->levels->items[position.level].id, expected[row][column]);
			assert_holds(assessment, risk, is_level);
			assert_fails(assessment, risk, is_residual);

			support_set(
				assessment, risk, "residual_severity", matrix->rows->items[row].id);
			support_set(assessment, risk, "residual_likelihood",
				matrix->columns->items[column].id);
			support_set(assessment, risk, "inherent_likelihood", NULL);
			assert_true(rating_position(assessment, risk, RATING_RESIDUAL, &position));
			assert_string_equal(
				matrix->levels->items[position.level].id, expected[row][column]);
			assert_holds(assessment, risk, is_residual);
			assert_holds(assessment, risk, "level is empty");
		}
	}
}

static void
risk__has_no_place__until_rated_whole(void **state)
{
	struct assessment *assessment = *state;
	const struct record *risk = support_add(assessment, "risk", 1);
	struct risk_position position;

	assert_false(rating_position(assessment, risk, RATING_INHERENT, &position));
	support_set(assessment, risk, "inherent_severity", "minor");
	assert_false(rating_position(assessment, risk, RATING_INHERENT, &position));
	assert_fails(assessment, risk, "level is low");
	assert_fails(assessment, risk, "level is not low");
	support_set(assessment, risk, "inherent_likelihood", "rare");
	assert_true(rating_position(assessment, risk, RATING_INHERENT, &position));
	assert_false(rating_position(assessment, risk, RATING_RESIDUAL, &position));
	assert_false(rating_position(
		assessment, support_add(assessment, "flow", 1), RATING_INHERENT, &position));
}

static void
rating_fields__have__their_fixed_names(void **state)
{
	struct assessment *assessment = *state;
	const struct template *template = assessment->template;

	assert_string_equal(rating_field(template, RATING_INHERENT, RATED_LIKELIHOOD)->id,
		"inherent_likelihood");
	assert_string_equal(
		rating_field(template, RATING_RESIDUAL, RATED_SEVERITY)->id, "residual_severity");
}

static void
overdue__is__past_due_and_not_done(void **state)
{
	struct assessment *assessment = *state;
	const struct record *measure = support_add(assessment, "measure", 1);

	assert_false(evaluate_overdue(assessment, measure));
	support_set(assessment, measure, "due", "2026-06-14");
	assert_true(evaluate_overdue(assessment, measure));
	assert_holds(assessment, measure, "overdue");
	support_set(assessment, measure, "status", "planned");
	assert_true(evaluate_overdue(assessment, measure));
	support_set(assessment, measure, "status", "in_place");
	assert_false(evaluate_overdue(assessment, measure));
	support_set(assessment, measure, "status", "cancelled");
	assert_false(evaluate_overdue(assessment, measure));
	support_set(assessment, measure, "status", "planned");
	support_set(assessment, measure, "due", "2026-06-15");
	assert_false(evaluate_overdue(assessment, measure));
	support_set(assessment, measure, "due", "2026-06-14");
	assessment_set_today(assessment, NULL);
	assert_false(evaluate_overdue(assessment, measure));
}

static void
assert_derived(const struct assessment *assessment, const struct record *record,
	const struct template_field *field, const char *expected)
{
	auto_string char *value = evaluate_derived(assessment, record, field);

	assert_string_equal(value, expected);
}

static void
derived__is__the_first_line_that_holds(void **state)
{
	struct assessment *assessment = *state;
	const struct record *purpose = support_add(assessment, "purpose", 1);
	const struct record *answers = assessment_single(assessment, "answers");
	const struct record *risk = support_add(assessment, "risk", 1);
	const struct template_field *filing = support_field(purpose, "filing");
	const struct template_field *highest = support_field(answers, "highest");
	const struct route route = make_route(assessment);

	assert_derived(assessment, purpose, filing, "none");
	support_point(assessment, route.flow, "to", route.abroad);
	support_point(assessment, route.flow, "purposes", purpose);
	assert_derived(assessment, purpose, filing, "notification");
	assert_holds(assessment, purpose, "filing is notification");
	support_set(assessment, purpose, "sensitive", "yes");
	assert_derived(assessment, purpose, filing, "authorisation");

	assert_derived(assessment, answers, highest, "");
	assert_holds(assessment, answers, "highest is empty");
	support_set(assessment, risk, "inherent_severity", "serious");
	support_set(assessment, risk, "inherent_likelihood", "rare");
	assert_derived(assessment, answers, highest, "medium");
	assert_derived(assessment, answers, support_field(answers, "scope"), "");
}

static void
condition__moves__dates(void **state)
{
	struct assessment *assessment = *state;
	const struct record *flow = support_add(assessment, "flow", 1);

	assert_fails(assessment, flow, "started + P8D >= today");
	support_set(assessment, flow, "started", "2026-06-07");
	assert_holds(assessment, flow, "started + P8D >= today");
	assert_holds(assessment, flow, "started + P8D = today");
	assert_holds(assessment, flow, "started = today - P8D");
	assert_fails(assessment, flow, "started + P7D >= today");
	assert_holds(assessment, flow, "started + P1M = 2026-07-07");
	assert_holds(assessment, flow, "started < 2026-06-06 + P2D");
	assert_holds(assessment, flow, "started + P1Y > started + P11M");
	/* There is no such date, so nothing is said of it. */
	assert_fails(assessment, flow, "started + P9999Y > today");
	assert_fails(assessment, flow, "started + P9999Y < today");
	support_set(assessment, flow, "started", "2026-01-31");
	assert_holds(assessment, flow, "started + P1M = 2026-02-28");
}

static void
derived__is__a_date_worked_out_from_another(void **state)
{
	struct assessment *assessment = *state;
	const struct route route = make_route(assessment);
	const struct template_field *deadline = support_field(route.flow, "deadline");
	enum shown shown;

	support_set(assessment, route.flow, "started", "2026-12-28");
	assert_derived(assessment, route.flow, deadline, "");
	support_point(assessment, route.flow, "to", route.abroad);
	assert_derived(assessment, route.flow, deadline, "2027-01-05");
	assert_holds(assessment, route.flow, "deadline > started");
	assert_holds(assessment, route.flow, "deadline - P8D = started");

	auto_string char *text =
		assessment_show(assessment, route.flow, deadline, LANGUAGE_PORTUGUESE, &shown);

	assert_string_equal(text, "5 de Janeiro de 2027");
	support_set(assessment, route.flow, "started", NULL);
	assert_derived(assessment, route.flow, deadline, "");
	assert_holds(assessment, route.flow, "deadline is empty");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, support_set_up, support_tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(condition__holds__without_one),
		TEST(condition__is_empty__of_nothing_erased_or_removed),
		TEST(condition__is__one_value),
		TEST(condition__in__one_of_several),
		TEST(condition__contains__one_choice),
		TEST(condition__compares__numbers),
		TEST(condition__compares__dates_and_today),
		TEST(condition__compares__durations_and_scales),
		TEST(condition__compares__two_paths),
		TEST(condition__takes__a_yes_alone),
		TEST(condition__joins__with_and_or_not),
		TEST(condition__follows__references),
		TEST(condition__starts__at_single_records),
		TEST(condition__asks__any_all_and_count),
		TEST(condition__asks__those_that_point_here),
		TEST(condition__asks__those_that_say_the_same),
		TEST(condition__finds_all_empty__without_a_record),
		TEST(crosses_border__looks_at__seats),
		TEST(crosses_border__looks_at__every_place_of_a_system),
		TEST(crosses_border__looks_at__the_operators_seat),
		TEST(leaves_home__looks_at__where_a_flow_ends),
		TEST(crosses_border__does_not_count__what_was_removed),
		TEST(risk__stands__where_the_matrix_says),
		TEST(risk__has_no_place__until_rated_whole),
		TEST(rating_fields__have__their_fixed_names),
		TEST(overdue__is__past_due_and_not_done),
		TEST(derived__is__the_first_line_that_holds),
		TEST(condition__moves__dates),
		TEST(derived__is__a_date_worked_out_from_another),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
