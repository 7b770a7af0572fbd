/* SPDX-License-Identifier: MIT */
/* Unit tests of assessment/assessment: records, edits and values. */
#include "config.h"

#include "support.h"

#include <stdlib.h>
#include <string.h>

#include "assessment/edits.h"
#include "base/memory.h"
#include "base/string.h"

static bool
apply(struct assessment *assessment, const char *record, const char *field, enum language language,
	const char *text)
{
	struct edits edits = {0};
	bool applied;

	edits_add(&edits, record, field, language, NULL, text, NULL, NULL);
	applied = assessment_apply(assessment, &edits.edits[0]);
	edits_clear(&edits);
	return applied;
}

static const struct template_kind *
kind(const struct assessment *assessment, const char *id)
{
	return template_find_kind(assessment->template, id);
}

static void
new__has__the_single_records(void **state)
{
	struct assessment *assessment = *state;
	const struct record *answers = assessment_single(assessment, "answers");
	const struct record *head = assessment_single(assessment, "assessment");

	assert_int_equal(assessment->record_count, 2);
	assert_int_equal(answers->number, 0);
	assert_int_equal(strlen(answers->id), 36);
	assert_int_equal(answers->id[14], '8');
	assert_non_null(strchr("89ab", answers->id[19]));
	assert_string_not_equal(answers->id, head->id);
	assert_ptr_equal(assessment_find_record(assessment, answers->id), answers);
	assert_null(assessment_single(assessment, "flow"));
	assert_null(assessment_single(assessment, "nothing"));
}

static void
new__gives__the_same_single_ids_again(void **state)
{
	const struct assessment *one = *state;
	struct assessment *same =
		assessment_new(one->id, "2027-0009", LANGUAGE_CHINESE, one->template);
	struct assessment *other =
		assessment_new("another", one->reference, LANGUAGE_ENGLISH, one->template);
	const char *id = assessment_single(one, "answers")->id;

	assert_string_equal(assessment_single(same, "answers")->id, id);
	assert_string_not_equal(assessment_single(other, "answers")->id, id);
	assessment_free(&same);
	assert_null(same);
	assessment_free(&other);
}

static void
apply__adds_and_removes__a_record(void **state)
{
	struct assessment *assessment = *state;
	const struct template_kind *flow = kind(assessment, "flow");
	struct record *record = support_add(assessment, "flow", 3);

	assert_int_equal(record->number, 3);
	assert_ptr_equal(record->kind, flow);
	assert_ptr_equal(assessment_find_numbered(assessment, flow, 3), record);
	support_set(assessment, record, "data", "logs");

	support_remove(assessment, record);
	assert_true(record->removed);
	assert_null(assessment_find_numbered(assessment, flow, 3));
	assert_int_equal(assessment_last_number(assessment, flow), 3);
	assert_ptr_equal(assessment_find_record(assessment, record->id), record);

	assert_ptr_equal(support_add(assessment, "flow", 3), record);
	assert_false(record->removed);
	assert_string_equal(
		assessment_text(assessment, record, support_field(record, "data")), "logs");
}

static void
apply__refuses__what_the_template_has_not(void **state)
{
	struct assessment *assessment = *state;
	const struct record *answers = assessment_single(assessment, "answers");
	const struct record *flow = support_add(assessment, "flow", 1);
	auto_string char *new_id = support_id("new", 1);

	assert_false(apply(assessment, new_id, EDIT_PRESENCE, LANGUAGE_NONE, "planet/1"));
	assert_false(apply(assessment, new_id, EDIT_PRESENCE, LANGUAGE_NONE, "flow/0"));
	assert_false(apply(assessment, new_id, EDIT_PRESENCE, LANGUAGE_NONE, "flow/-1"));
	assert_false(apply(assessment, new_id, EDIT_PRESENCE, LANGUAGE_NONE, "flow/1x"));
	assert_false(apply(assessment, new_id, EDIT_PRESENCE, LANGUAGE_NONE, "flow/"));
	assert_false(apply(assessment, new_id, EDIT_PRESENCE, LANGUAGE_NONE, "flow"));
	assert_false(apply(assessment, new_id, EDIT_PRESENCE, LANGUAGE_NONE, "flow/99999999999"));
	assert_false(apply(assessment, new_id, EDIT_PRESENCE, LANGUAGE_NONE, NULL));
	assert_false(apply(assessment, new_id, EDIT_PRESENCE, LANGUAGE_NONE, "answers/0"));
	assert_false(apply(assessment, answers->id, EDIT_PRESENCE, LANGUAGE_NONE, NULL));
	assert_false(apply(assessment, flow->id, EDIT_PRESENCE, LANGUAGE_NONE, "risk/1"));
	assert_false(apply(assessment, new_id, "data", LANGUAGE_ENGLISH, "x"));
	assert_false(apply(assessment, flow->id, "colour", LANGUAGE_NONE, "x"));
	assert_false(apply(assessment, flow->id, "data", LANGUAGE_NONE, "x"));
	assert_false(apply(assessment, flow->id, "retention", LANGUAGE_ENGLISH, "P1Y"));
	assert_false(apply(assessment, answers->id, "highest", LANGUAGE_NONE, "low"));
	assert_int_equal(assessment->record_count, 3);
	assert_int_equal(flow->value_count, 0);
	assert_int_equal(flow->number, 1);
	assert_false(answers->removed);
}

static void
apply__takes__the_presence_of_a_single_record(void **state)
{
	struct assessment *assessment = *state;
	const struct record *answers = assessment_single(assessment, "answers");

	assert_true(apply(assessment, answers->id, EDIT_PRESENCE, LANGUAGE_NONE, "answers/0"));
	assert_int_equal(assessment->record_count, 2);
}

static void
apply__keeps__languages_apart(void **state)
{
	struct assessment *assessment = *state;
	const struct record *flow = support_add(assessment, "flow", 1);
	const struct template_field *data = support_field(flow, "data");

	support_set(assessment, flow, "data", "logs");
	support_translate(assessment, flow, "data", LANGUAGE_CHINESE, "記錄", "logs");
	assert_string_equal(record_value(flow, data, LANGUAGE_ENGLISH)->text, "logs");
	assert_string_equal(record_value(flow, data, LANGUAGE_CHINESE)->text, "記錄");
	assert_null(record_value(flow, data, LANGUAGE_PORTUGUESE));
	assert_string_equal(assessment_text(assessment, flow, data), "logs");

	support_set(assessment, flow, "data", NULL);
	assert_null(record_value(flow, data, LANGUAGE_ENGLISH));
	assert_string_equal(record_value(flow, data, LANGUAGE_CHINESE)->text, "記錄");
	assert_string_equal(assessment_text(assessment, flow, data), "");
}

static void
apply__empties__with_nothing_or_an_empty_text(void **state)
{
	struct assessment *assessment = *state;
	const struct record *flow = support_add(assessment, "flow", 1);

	support_set(assessment, flow, "retention", "P5Y");
	support_set(assessment, flow, "started", "2026-01-01");
	assert_true(apply(assessment, flow->id, "retention", LANGUAGE_NONE, ""));
	assert_true(apply(assessment, flow->id, "retention", LANGUAGE_NONE, NULL));
	assert_int_equal(flow->value_count, 1);
	assert_string_equal(
		assessment_text(assessment, flow, support_field(flow, "started")), "2026-01-01");
}

static void
apply__marks__what_was_erased(void **state)
{
	struct assessment *assessment = *state;
	const struct record *party = support_add(assessment, "party", 1);
	const struct template_field *contact = support_field(party, "contact");

	support_set(assessment, party, "contact", "Ana Sousa");
	support_erase(assessment, party, "contact", LANGUAGE_NONE);
	assert_true(record_value(party, contact, LANGUAGE_NONE)->erased);
	assert_string_equal(assessment_text(assessment, party, contact), "");

	support_set(assessment, party, "contact", "Rui Lei");
	assert_false(record_value(party, contact, LANGUAGE_NONE)->erased);
	assert_string_equal(assessment_text(assessment, party, contact), "Rui Lei");
}

static void
record_value__minds_no_language__where_there_is_none(void **state)
{
	struct assessment *assessment = *state;
	const struct record *flow = support_add(assessment, "flow", 1);
	const struct template_field *retention = support_field(flow, "retention");

	support_set(assessment, flow, "retention", "P5Y");
	assert_string_equal(record_value(flow, retention, LANGUAGE_CHINESE)->text, "P5Y");
}

static void
records_of__are__there_and_in_order(void **state)
{
	struct assessment *assessment = *state;
	size_t count;
	const struct record **flows;

	support_add(assessment, "flow", 7);
	support_add(assessment, "risk", 1);
	support_add(assessment, "flow", 2);
	support_remove(assessment, support_add(assessment, "flow", 9));
	support_add(assessment, "flow", 5);
	flows = assessment_records_of(assessment, kind(assessment, "flow"), &count);
	assert_int_equal(count, 3);
	assert_int_equal(flows[0]->number, 2);
	assert_int_equal(flows[1]->number, 5);
	assert_int_equal(flows[2]->number, 7);
	free(flows);
	assert_int_equal(assessment_last_number(assessment, kind(assessment, "flow")), 9);
	assert_int_equal(assessment_last_number(assessment, kind(assessment, "party")), 0);
	flows = assessment_records_of(assessment, kind(assessment, "party"), &count);
	assert_int_equal(count, 0);
	free(flows);
}

static void
find_record__finds__each_of_many(void **state)
{
	struct assessment *assessment = *state;

	for (int number = 1; number <= 2000; number++)
		support_add(assessment, "risk", number);
	for (int number = 1; number <= 2000; number++) {
		auto_string char *id = support_id("risk", number);

		assert_int_equal(assessment_find_record(assessment, id)->number, number);
	}
	assert_null(assessment_find_record(assessment, "nobody"));
}

static void
fingerprint__is__fnv(void **state)
{
	char *fingerprint = assessment_fingerprint("");

	(void)state;
	assert_string_equal(fingerprint, "cbf29ce484222325");
	free(fingerprint);
	fingerprint = assessment_fingerprint("foobar");
	assert_string_equal(fingerprint, "85944171f73967e8");
	free(fingerprint);
}

static void
edits_reverse__exchanges__old_and_new(void **state)
{
	struct edits edits = {0};
	struct edits reversed = {0};

	(void)state;
	edits_add(&edits, "r", EDIT_PRESENCE, LANGUAGE_NONE, NULL, "flow/1", NULL, NULL);
	edits_add(&edits, "r", "data", LANGUAGE_CHINESE, "舊", "新", "o1", "o2");
	edits.edits[1].old_erased = true;
	edits_reverse(&edits, &reversed);
	assert_int_equal(reversed.edit_count, 2);
	assert_string_equal(reversed.edits[0].field, "data");
	assert_int_equal(reversed.edits[0].language, LANGUAGE_CHINESE);
	assert_string_equal(reversed.edits[0].old_text, "新");
	assert_string_equal(reversed.edits[0].new_text, "舊");
	assert_string_equal(reversed.edits[0].old_origin, "o2");
	assert_string_equal(reversed.edits[0].origin, "o1");
	assert_true(reversed.edits[0].new_erased);
	assert_false(reversed.edits[0].old_erased);
	assert_string_equal(reversed.edits[1].old_text, "flow/1");
	assert_null(reversed.edits[1].new_text);
	edits_clear(&reversed);
	assert_null(reversed.edits);
	edits_clear(&edits);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, support_set_up, support_tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(new__has__the_single_records),
		TEST(new__gives__the_same_single_ids_again),
		TEST(apply__adds_and_removes__a_record),
		TEST(apply__refuses__what_the_template_has_not),
		TEST(apply__takes__the_presence_of_a_single_record),
		TEST(apply__keeps__languages_apart),
		TEST(apply__empties__with_nothing_or_an_empty_text),
		TEST(apply__marks__what_was_erased),
		TEST(record_value__minds_no_language__where_there_is_none),
		TEST(records_of__are__there_and_in_order),
		TEST(find_record__finds__each_of_many),
		TEST(fingerprint__is__fnv),
		TEST(edits_reverse__exchanges__old_and_new),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
