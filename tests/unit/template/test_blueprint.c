/* SPDX-License-Identifier: MIT */
/* Blueprints: values as they are kept, references by key, and every fault with its place. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "support.h"
#include "template/blueprint.h"

static struct blueprint *
load(const struct template *template)
{
	auto_string char *path = data_path("small-start.yaml");
	struct blueprint *blueprint = NULL;
	struct error_list faults = {0};

	if (!blueprint_load_file(path, template, &blueprint, &faults)) {
		auto_string char *fault = describe_fault(&faults, 0);

		fail_msg("small-start.yaml: %s", fault);
	}
	return blueprint;
}

/* The value of a field of the first record that has this key, or of the first of a kind. */
static const struct blueprint_value *
value_of(const struct blueprint *blueprint, const char *kind, const char *key, const char *field)
{
	for (size_t i = 0; i < blueprint->record_count; i++) {
		const struct blueprint_record *record = &blueprint->records[i];

		if (!string_equal(record->kind->id, kind) ||
			(key && !string_equal(record->key, key)))
			continue;
		for (size_t j = 0; j < record->value_count; j++)
			if (string_equal(record->values[j].field->id, field))
				return &record->values[j];
	}
	fail_msg("no value %s.%s", kind, field);
	return NULL;
}

static void
blueprint__keeps__plain_values(void **state)
{
	static const char *const expected[][4] = {
		{"assessment", NULL, "client", "Hotel Lotus"},
		{"assessment", NULL, "classification", "internal"},
		{"assessment", NULL, "next_review", "2027-01-31"},
		{"answers", NULL, "needed", "yes"},
		{"answers", NULL, "people", "300"},
		{"answers", NULL, "advice", "controller processor"},
		{"purpose", "pay", "sensitive", "no"},
		{"purpose", "care", "sensitive", "yes"},
		{"purpose", "pay", "categories", "identity contact"},
		{"party", "hotel", "contact", "陳小姐"},
		{"party", "vendor", "name", "Chat Ltd"},
		{"system", "app", "remote_access", "cn pt"},
		{"flow", NULL, "retention", "P5Y"},
		{"comment", NULL, "resolved", "no"},
	};
	struct blueprint *blueprint = load(*state);

	for (size_t i = 0; i < array_length(expected); i++)
		assert_string_equal(
			value_of(blueprint, expected[i][0], expected[i][1], expected[i][2])
				->texts.text[LANGUAGE_NONE],
			expected[i][3]);
	blueprint_free(&blueprint);
	assert_null(blueprint);
}

static void
blueprint__keeps__texts_in_each_language(void **state)
{
	struct blueprint *blueprint = load(*state);
	const struct blueprint_value *scope = value_of(blueprint, "answers", NULL, "scope");

	assert_null(scope->texts.text[LANGUAGE_NONE]);
	assert_string_equal(scope->texts.text[LANGUAGE_ENGLISH], "Pay and\nattendance");
	assert_string_equal(scope->texts.text[LANGUAGE_CHINESE], "薪酬及\n考勤");
	blueprint_free(&blueprint);
}

static void
blueprint__finds_references__in_both_directions(void **state)
{
	struct blueprint *blueprint = load(*state);
	const struct blueprint_value *to = value_of(blueprint, "flow", NULL, "to");
	const struct blueprint_value *purposes = value_of(blueprint, "flow", NULL, "purposes");
	const struct blueprint_value *leak = value_of(blueprint, "measure", NULL, "risks");

	assert_int_equal(to->reference_count, 1);
	assert_string_equal(blueprint->records[to->references[0]].key, "app");
	assert_int_equal(purposes->reference_count, 2);
	assert_string_equal(blueprint->records[purposes->references[0]].key, "pay");
	assert_string_equal(blueprint->records[purposes->references[1]].key, "care");
	assert_int_equal(leak->reductions[0].steps[AXIS_LIKELIHOOD], 2);
	assert_int_equal(leak->reductions[0].steps[AXIS_SEVERITY], 0);
	assert_true(reduction_is_none(&purposes->reductions[0]));
	assert_int_equal(blueprint->record_count, 12);
	assert_string_equal(blueprint->records[0].kind->id, "assessment");
	assert_null(blueprint->records[0].key);
	assert_int_equal(blueprint->records[0].place.line, 9);
	blueprint_free(&blueprint);
}

static void
blueprint_head__needs__no_template(void **state)
{
	auto_string char *path = data_path("small-start.yaml");
	struct blueprint *blueprint = NULL;
	struct error_list faults = {0};

	(void)state;
	assert_true(blueprint_load_head(path, &blueprint, &faults));
	assert_string_equal(blueprint->name, "small-start");
	assert_string_equal(blueprint->template_name, "small");
	assert_string_equal(
		localized_text(&blueprint->title, LANGUAGE_PORTUGUESE), "Um pequeno início");
	assert_int_equal(blueprint->record_count, 0);
	blueprint_free(&blueprint);
}

struct faulty {
	const char *from;
	const char *to;
	const char *message;
};

static const struct faulty cases[] = {
	{"blueprint: small-start", "blueprint: §Small", "no name"},
	{"template: small\n", "template: §large\n",
		"is of the template \"large\", not of \"small\""},
	{"format: 1\n", "format: §3\n", "A newer version of the program is needed"},
	{"title: {en: A small start,", "title: §{en: '',", "missing in: en"},
	{"records:\n", "§recods: {}\nrecords:\n", "Is it \"records\"?"},
	{"  party:\n", "  §partys:\n", "Is it \"party\"?"},
	{"  party:\n", "  risk: §none\n  party:\n", "A list is expected"},
	{"      client: Hotel Lotus\n", "      §cliente: Hotel Lotus\n",
		"The kind \"assessment\" has no field \"cliente\". Is it \"client\"?"},
	{"      client: Hotel Lotus\n", "      client: §{en: Hotel}\n",
		"holds one text for all languages"},
	{"      client: Hotel Lotus\n", "      client: §\"a\\nb\"\n", "more than one line"},
	{"      client: Hotel Lotus\n", "      client: §''\n", "A value is missing"},
	{"    - title: {en: Payroll, pt: Vencimentos, zh-Hant: 薪酬}",
		"    - title: §{en: Payroll, pt: Vencimentos}", "missing in: zh-Hant"},
	{"next_review: 2027-01-31", "next_review: §2027-02-31", "A date is expected"},
	{"next_review: 2027-01-31",
		"next_review: 2027-01-31\n    - §client: Second\n      title: Second",
		"a second is too many"},
	{"classification: internal", "classification: §secret",
		"\"secret\" is not in the list \"classification\""},
	{"needed: yes", "needed: §perhaps", "is not understood"},
	{"people: 300", "people: §0", "outside what the field allows, 1 to …"},
	{"people: 300", "people: §many", "A number is expected"},
	{"people: 300", "people: 300\n      §highest: low", "worked out by the program"},
	{"advice: [processor, controller]", "advice: [processor, §processor]", "already"},
	{"advice: [processor, controller]", "advice: [processor, §owner]", "not in the list"},
	{"{key: vendor,", "{key: §hotel,", "The key \"hotel\" stands here twice"},
	{"{key: vendor,", "{key: §Vendor,", "no name"},
	{"operator: vendor", "operator: §vendr",
		"No record has the key \"vendr\". Is it \"vendor\"?"},
	{"operator: vendor", "operator: §pay",
		"The field \"operator\" cannot point at \"pay\", which is a record of \"purpose\""},
	{"operator: vendor", "operator: §[vendor]", "One plain value"},
	{"purposes: [pay, care]", "purposes: [pay, §pay]", "already"},
	{"purposes: [pay, care]", "purposes: [pay, §care:likelihood-1]",
		"\":likelihood-1\" is too much: only a measure says"},
	{"retention: P5Y", "retention: §5 years", "A duration is expected"},
	{"key: leak,", "§kye: x, key: leak,", "has no field \"kye\""},
};

static void
blueprint__refuses_faults__with_their_places(void **state)
{
	size_t wrong = 0;

	for (size_t i = 0; i < array_length(cases); i++) {
		auto_string char *small = data_text("small-start.yaml");
		auto_string char *text = patch(small, cases[i].from, cases[i].to);
		struct place place = take_mark(text);
		auto_string char *path = scratch_file(text);
		struct blueprint *blueprint = NULL;
		struct error_list faults = {0};

		if (blueprint_load_file(path, *state, &blueprint, &faults) ||
			!fault_is_among(&faults, place, cases[i].message)) {
			fprintf(stderr, "  with: %s\n", cases[i].to);
			wrong++;
		}
		assert_int_equal(unlink(path), 0);
		error_list_clear(&faults);
		blueprint_free(&blueprint);
	}
	assert_int_equal(wrong, 0);
}

static void
blueprint__says__which_file_is_not_there(void **state)
{
	struct blueprint *blueprint = NULL;
	struct error_list faults = {0};

	assert_false(blueprint_load_file("/nowhere.yaml", *state, &blueprint, &faults));
	assert_int_equal(faults.error_count, 1);
	assert_int_equal(faults.errors[0].kind, ERROR_IO);
	assert_null(blueprint);
	error_list_clear(&faults);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(blueprint__keeps__plain_values),
		cmocka_unit_test(blueprint__keeps__texts_in_each_language),
		cmocka_unit_test(blueprint__finds_references__in_both_directions),
		cmocka_unit_test(blueprint_head__needs__no_template),
		cmocka_unit_test(blueprint__refuses_faults__with_their_places),
		cmocka_unit_test(blueprint__says__which_file_is_not_there),
	};

	return cmocka_run_group_tests(tests, set_up_small, tear_down_small);
}
