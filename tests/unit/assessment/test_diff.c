/* SPDX-License-Identifier: MIT */
/* Unit tests of assessment/diff: two moments of an assessment compared. */
#include "config.h"

#include "support.h"

#include <stdlib.h>
#include <string.h>

#include "../next.h"
#include "assessment/address.h"
#include "assessment/diff.h"
#include "base/memory.h"
#include "base/string.h"

struct pair {
	struct assessment *before;
	struct assessment *after;
};

static int
set_up(void **state)
{
	struct pair *pair = memory_allocate(sizeof(*pair));

	pair->before = support_begin();
	pair->after = support_begin();
	*state = pair;
	return 0;
}

static int
tear_down(void **state)
{
	struct pair *pair = *state;

	support_end(pair->before);
	support_end(pair->after);
	free(pair);
	return 0;
}

/* A line for each record and value: "changed flow/1@map; changed flow/1.retention 5 years|1 year;"
 */
static char *
tell(const struct assessment *before, const struct assessment *after, enum language language)
{
	struct diff diff;
	struct string told = {0};

	diff_find(before, after, language, &diff);
	for (size_t i = 0; i < diff.record_count; i++) {
		const struct diff_record *record = &diff.records[i];
		auto_string char *address = address_write(record->record, NULL, LANGUAGE_NONE);

		string_append_format(&told, "%s %s@%s;", diff_type_name(record->type), address,
			record->step ? record->step->id : "");
		for (size_t j = 0; j < record->value_count; j++) {
			const struct diff_value *value = &record->values[j];

			string_append_format(&told, " %s %s %s%s|%s%s;",
				diff_type_name(value->type), value->field->id,
				value->old_erased ? "#" : "", value->old_text,
				value->new_erased ? "#" : "", value->new_text);
		}
		string_append(&told, "\n");
	}
	diff_clear(&diff);
	return string_take(&told);
}

static void
assert_told(const struct pair *pair, enum language language, const char *expected)
{
	auto_string char *told = tell(pair->before, pair->after, language);

	assert_string_equal(told, expected);
}

static void
diff__is_empty__where_nothing_differs(void **state)
{
	struct pair *pair = *state;

	support_set(pair->before, support_add(pair->before, "flow", 1), "retention", "P5Y");
	support_set(pair->after, support_add(pair->after, "flow", 1), "retention", "P5Y");
	assert_told(pair, LANGUAGE_ENGLISH, "");
}

static void
diff__tells_values__as_people_read_them(void **state)
{
	struct pair *pair = *state;

	support_set(pair->before, support_add(pair->before, "flow", 1), "retention", "P5Y");
	support_set(pair->after, support_add(pair->after, "flow", 1), "retention", "P1Y");
	assert_told(
		pair, LANGUAGE_ENGLISH, "changed flow/1@map; changed retention 5 years|1 year;\n");
	assert_told(pair, LANGUAGE_CHINESE, "changed flow/1@map; changed retention 5年|1年;\n");
}

static void
diff__goes_by_the_steps(void **state)
{
	struct pair *pair = *state;
	const struct record *answers = assessment_single(pair->after, "answers");
	const struct record *itself = assessment_single(pair->after, "assessment");

	support_set(pair->after, answers, "decision", "approve");
	support_set(pair->after, answers, "scope", "All shops");
	support_set(pair->after, itself, "client", "Lotus");
	support_add(pair->after, "dismissal", 1);
	support_set(pair->after, support_add(pair->after, "party", 2), "name", "Bank");
	support_set(pair->before, support_add(pair->before, "party", 1), "name", "Post");
	assert_told(pair, LANGUAGE_ENGLISH,
		"changed assessment@start; new client |Lotus;\n"
		"changed answers@start; new scope |All shops;\n"
		"removed party/1@map; removed name Post|;\n"
		"new party/2@map; new name |Bank;\n"
		"changed answers@risks; new decision |Approve;\n"
		"new dismissal/1@;\n");
}

static void
diff__leaves_out__what_stands_beside_the_contents(void **state)
{
	struct pair *pair = *state;

	support_set(pair->after, support_add(pair->after, "comment", 1), "text", "Why?");
	support_add(pair->after, "sign_off", 1);
	support_add(pair->after, "evidence", 1);
	assert_told(pair, LANGUAGE_ENGLISH, "");
}

static void
diff__tells_each_language(void **state)
{
	struct pair *pair = *state;

	for (int i = 0; i < 2; i++) {
		struct assessment *assessment = i ? pair->after : pair->before;
		struct record *flow = support_add(assessment, "flow", 1);

		support_set(assessment, flow, "data", "logs");
		support_translate(assessment, flow, "data", LANGUAGE_CHINESE,
			i ? "存取記錄" : "記錄", "logs");
	}
	assert_told(pair, LANGUAGE_ENGLISH, "changed flow/1@map; changed data 記錄|存取記錄;\n");
}

static void
diff__tells__what_was_erased(void **state)
{
	struct pair *pair = *state;

	const struct record *flow = support_add(pair->after, "flow", 1);

	support_set(pair->before, support_add(pair->before, "flow", 1), "retention", "P5Y");
	support_set(pair->after, flow, "retention", "P5Y");
	support_erase(pair->after, flow, "retention", LANGUAGE_NONE);
	assert_told(pair, LANGUAGE_ENGLISH, "changed flow/1@map; changed retention 5 years|#;\n");
}

static void
diff__marks__changed_words(void **state)
{
	struct pair *pair = *state;
	struct diff diff;

	support_set(pair->before, assessment_single(pair->before, "answers"), "scope",
		"All shops in Macau");
	support_set(pair->after, assessment_single(pair->after, "answers"), "scope",
		"All offices in Macau");
	diff_find(pair->before, pair->after, LANGUAGE_ENGLISH, &diff);
	assert_int_equal(diff.record_count, 1);
	assert_int_equal(diff.records[0].values[0].words.part_count, 3);
	assert_int_equal(diff_count(&diff, DIFF_CHANGED), 1);
	assert_int_equal(diff_count(&diff, DIFF_NEW), 0);
	diff_clear(&diff);
}

/* Where the method was renamed and nothing else, nothing differs but what is gone. */
static void
diff__follows_names__into_another_template(void **state)
{
	struct pair *pair = *state;
	struct template *template = next_template(next_version, next_version_count);
	struct assessment *after =
		assessment_new(pair->before->id, "2026-0001", LANGUAGE_ENGLISH, template);
	auto_string char *told = NULL;

	support_set(pair->before, support_add(pair->before, "flow", 1), "retention", "P5Y");
	support_set(pair->before, support_add(pair->before, "measure", 1), "title", "Lock");
	support_set(pair->before, assessment_single(pair->before, "answers"), "reason", "Not new");
	support_set(after, support_add(after, "flow", 1), "keeping", "P5Y");
	told = tell(pair->before, after, LANGUAGE_ENGLISH);
	assert_string_equal(told, "changed answers@; removed reason Not new|;\n"
				  "removed measure/1@; removed title Lock|;\n");
	assessment_free(&after);
	template_free(&template);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			diff__is_empty__where_nothing_differs, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			diff__tells_values__as_people_read_them, set_up, tear_down),
		cmocka_unit_test_setup_teardown(diff__goes_by_the_steps, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			diff__leaves_out__what_stands_beside_the_contents, set_up, tear_down),
		cmocka_unit_test_setup_teardown(diff__tells_each_language, set_up, tear_down),
		cmocka_unit_test_setup_teardown(diff__tells__what_was_erased, set_up, tear_down),
		cmocka_unit_test_setup_teardown(diff__marks__changed_words, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			diff__follows_names__into_another_template, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
