/* SPDX-License-Identifier: MIT */
/* Unit tests of assessment/prompts. */
#include "config.h"

#include "support.h"

#include "assessment/address.h"
#include "assessment/prompts.h"
#include "base/memory.h"
#include "base/string.h"
#include "template/blueprint.h"

/* The prompts, one a line: address, entry, state, and of what is settled by which record. */
static void
assert_prompts(const struct assessment *assessment, const char *expected)
{
	static const char *const states[] = {"open", "taken", "set aside"};
	struct prompts prompts;
	struct string text = {0};

	prompts_collect(assessment, &prompts);
	for (size_t i = 0; i < prompts.prompt_count; i++) {
		const struct prompt *prompt = &prompts.prompts[i];
		auto_string char *address = address_write(prompt->element, NULL, LANGUAGE_NONE);
		auto_string char *by =
			prompt->record ? address_write(prompt->record, NULL, LANGUAGE_NONE) : NULL;

		string_append_format(&text, "%s %s %s%s%s\n", address,
			assessment->template->catalogue->records[prompt->entry].key,
			states[prompt->state], by ? " " : "", by ? by : "");
	}
	prompts_clear(&prompts);
	assert_string_equal(string_text(&text), expected);
	string_clear(&text);
}

/* A system abroad and a flow to it from a party in Macau. */
static void
draw_map(struct assessment *assessment)
{
	struct record *party = support_add(assessment, "party", 1);
	struct record *system = support_add(assessment, "system", 1);
	struct record *flow = support_add(assessment, "flow", 1);

	support_set(assessment, party, "jurisdiction", "mo");
	support_set(assessment, system, "storage", "cn");
	support_point(assessment, flow, "from", party);
	support_point(assessment, flow, "to", system);
}

static struct record *
take(struct assessment *assessment, int number, const char *entry)
{
	struct record *risk = support_add(assessment, "risk", number);

	support_set(assessment, risk, "entry", entry);
	return risk;
}

static void
set_aside(struct assessment *assessment, int number, const char *about, const char *what)
{
	struct record *dismissal = support_add(assessment, "dismissal", number);

	support_set(assessment, dismissal, "about", about);
	support_set(assessment, dismissal, "what", what);
	support_set(assessment, dismissal, "reason", "Not here.");
}

static void
prompts__are_open__where_places_fit(void **state)
{
	struct assessment *assessment = *state;

	assert_prompts(assessment, "");
	draw_map(assessment);
	assert_prompts(assessment, "system/1 unlawful_transfer open\n"
				   "system/1 lost_data open\n"
				   "flow/1 unlawful_transfer open\n");
	support_set(assessment,
		assessment_find_numbered(
			assessment, template_find_kind(assessment->template, "system"), 1),
		"storage", "mo");
	assert_prompts(assessment, "system/1 lost_data open\n");
}

static void
prompts__are_taken__by_a_risk_that_leads_there(void **state)
{
	struct assessment *assessment = *state;
	struct record *risk;

	draw_map(assessment);
	risk = take(assessment, 1, "unlawful_transfer");
	/* Risks lead to flows here, not to systems: for those it is enough that it was taken. */
	assert_prompts(assessment, "system/1 unlawful_transfer taken risk/1\n"
				   "system/1 lost_data open\n"
				   "flow/1 unlawful_transfer open\n");
	support_point(assessment, risk, "flows",
		assessment_find_numbered(
			assessment, template_find_kind(assessment->template, "flow"), 1));
	assert_prompts(assessment, "system/1 unlawful_transfer taken risk/1\n"
				   "system/1 lost_data open\n"
				   "flow/1 unlawful_transfer taken risk/1\n");
	support_remove(assessment, risk);
	assert_prompts(assessment, "system/1 unlawful_transfer open\n"
				   "system/1 lost_data open\n"
				   "flow/1 unlawful_transfer open\n");
}

static void
prompts__are_taken__by_any_of_several_risks(void **state)
{
	struct assessment *assessment = *state;

	draw_map(assessment);
	take(assessment, 1, "unlawful_transfer");
	support_point(assessment, take(assessment, 2, "unlawful_transfer"), "flows",
		assessment_find_numbered(
			assessment, template_find_kind(assessment->template, "flow"), 1));
	assert_prompts(assessment, "system/1 unlawful_transfer taken risk/1\n"
				   "system/1 lost_data open\n"
				   "flow/1 unlawful_transfer taken risk/2\n");
}

static void
prompts__are_set_aside__for_one_element(void **state)
{
	struct assessment *assessment = *state;

	draw_map(assessment);
	set_aside(assessment, 1, "flow/1", "catalogue/unlawful_transfer");
	set_aside(assessment, 2, "system/1", "rule/lost_data");
	assert_prompts(assessment, "system/1 unlawful_transfer open\n"
				   "system/1 lost_data open\n"
				   "flow/1 unlawful_transfer set aside dismissal/1\n");
}

static void
count__is_by_kind_and_element(void **state)
{
	struct assessment *assessment = *state;
	const struct template *template = assessment->template;
	const struct template_kind *system = template_find_kind(template, "system");
	struct prompts prompts;

	draw_map(assessment);
	take(assessment, 1, "lost_data");
	set_aside(assessment, 1, "flow/1", "catalogue/unlawful_transfer");
	prompts_collect(assessment, &prompts);
	assert_int_equal(prompts_count(&prompts, NULL, NULL).total, 3);
	assert_int_equal(prompts_count(&prompts, NULL, NULL).states[PROMPT_SET_ASIDE], 1);
	assert_int_equal(prompts_count(&prompts, system, NULL).total, 2);
	assert_int_equal(prompts_count(&prompts, system, NULL).states[PROMPT_OPEN], 1);
	assert_int_equal(
		prompts_count(&prompts, NULL, assessment_find_numbered(assessment, system, 1))
			.states[PROMPT_TAKEN],
		1);
	prompts_clear(&prompts);
}

static void
runs__are_found__by_position_and_element(void **state)
{
	struct assessment *assessment = *state;
	struct prompts prompts;

	prompts_collect(assessment, &prompts);
	assert_int_equal(prompts_element_count(&prompts), 0);
	assert_int_equal(prompts_at(&prompts, 0).count, 0);
	prompts_clear(&prompts);

	draw_map(assessment);
	prompts_collect(assessment, &prompts);
	assert_int_equal(prompts_element_count(&prompts), 2);

	struct prompt_run system = prompts_at(&prompts, 0);
	struct prompt_run flow = prompts_at(&prompts, 1);

	assert_string_equal(system.first->element->kind->id, "system");
	assert_int_equal(system.count, 2);
	assert_string_equal(flow.first->element->kind->id, "flow");
	assert_int_equal(flow.count, 1);
	assert_int_equal(prompts_of(&prompts, flow.first->element->id).position, 1);
	assert_int_equal(prompts_at(&prompts, 2).count, 0);
	assert_int_equal(prompts_of(&prompts, "gone").count, 0);
	prompts_clear(&prompts);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, support_set_up, support_tear_down)
	const struct CMUnitTest tests[] = {
		TEST(prompts__are_open__where_places_fit),
		TEST(prompts__are_taken__by_a_risk_that_leads_there),
		TEST(prompts__are_taken__by_any_of_several_risks),
		TEST(prompts__are_set_aside__for_one_element),
		TEST(count__is_by_kind_and_element),
		TEST(runs__are_found__by_position_and_element),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
