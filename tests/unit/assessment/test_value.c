/* SPDX-License-Identifier: MIT */
/* Unit tests of assessment/value. */
#include "config.h"

#include "support.h"

#include <stdlib.h>
#include <string.h>

#include "assessment/value.h"
#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"

/* The text read for a field of a record is kept as `expected`; NULL: as nothing. */
static void
assert_kept(const struct assessment *assessment, const struct record *record, const char *field,
	const char *text, const char *expected)
{
	struct error error = {0};
	char *kept = NULL;

	if (!value_read(assessment, support_field(record, field), text, &kept, &error))
		fail_msg("%s “%s”: %s", field, text, error.message);
	if (expected)
		assert_string_equal(kept, expected);
	else
		assert_null(kept);
	free(kept);
}

/* Refused, with a message that has `said` in one of its arguments. */
static void
assert_refused(const struct assessment *assessment, const struct record *record, const char *field,
	const char *text, const char *said)
{
	char untouched[] = "untouched";
	struct error error = {0};
	char *kept = untouched;
	bool found = false;

	if (value_read(assessment, support_field(record, field), text, &kept, &error))
		fail_msg("%s “%s” was read", field, text);
	assert_int_equal(error.kind, ERROR_DATA);
	assert_ptr_equal(kept, untouched);
	for (size_t i = 0; i < error.argument_count; i++)
		found = found || strstr(error.arguments[i].value, said);
	if (!found)
		fail_msg("%s “%s”: “%s” does not say %s", field, text, error.message, said);
	error_clear(&error);
}

static void
read__keeps__text_as_typed_but_clean(void **state)
{
	struct assessment *assessment = *state;
	const struct record *answers = assessment_single(assessment, "answers");
	const struct record *party = support_add(assessment, "party", 1);

	assert_kept(assessment, party, "name", " 陳\uFA19  Lda. ", " 陳\uFA19  Lda. ");
	assert_kept(assessment, party, "name", "one\ntwo\n", "one two");
	assert_kept(assessment, party, "name", "\r\none\r\ntwo", "one two");
	assert_kept(assessment, party, "contact", "Ana\nSousa", "Ana Sousa");
	assert_kept(assessment, party, "name", "a\x1b[31mb\x07\xff", "a[31mb");
	assert_kept(assessment, answers, "scope", "one\r\ntwo\n\tthree\n", "one\ntwo\n\tthree\n");
}

static void
read__keeps__nothing_of_blanks(void **state)
{
	struct assessment *assessment = *state;
	const struct record *answers = assessment_single(assessment, "answers");
	const struct record *flow = support_add(assessment, "flow", 1);

	assert_kept(assessment, answers, "scope", "", NULL);
	assert_kept(assessment, answers, "scope", " \n\t\u3000\u00A0", NULL);
	assert_kept(assessment, answers, "needed", " ", NULL);
	assert_kept(assessment, answers, "people", "\u3000", NULL);
	assert_kept(assessment, answers, "advice", " , ,, ", NULL);
	assert_kept(assessment, flow, "from", " , ", NULL);
	assert_kept(assessment, flow, "retention", "\x01", NULL);
}

static void
read__takes__yes_and_no_in_any_language(void **state)
{
	static const char *const yes[] = {"yes", "YES", " y ", "Sim", "s", "是", "ｙｅｓ"};
	static const char *const no[] = {"no", "N", "Não", "nao", "否"};
	struct assessment *assessment = *state;
	const struct record *answers = assessment_single(assessment, "answers");

	for (size_t i = 0; i < sizeof(yes) / sizeof(yes[0]); i++)
		assert_kept(assessment, answers, "needed", yes[i], "yes");
	for (size_t i = 0; i < sizeof(no) / sizeof(no[0]); i++)
		assert_kept(assessment, answers, "needed", no[i], "no");
	assert_refused(assessment, answers, "needed", "perhaps", "perhaps");
	assert_refused(assessment, answers, "needed", "yesterday", "yesterday");
}

static void
read__takes__a_choice_by_id_or_label(void **state)
{
	struct assessment *assessment = *state;
	const struct record *party = support_add(assessment, "party", 1);

	assert_kept(assessment, party, "jurisdiction", "cn", "cn");
	assert_kept(assessment, party, "jurisdiction", " CN\n", "cn");
	assert_kept(assessment, party, "jurisdiction", "mainland china", "cn");
	assert_kept(assessment, party, "jurisdiction", "中國內地", "cn");
	assert_kept(assessment, party, "jurisdiction", "PORTUGAL", "pt");
	assert_kept(assessment, party, "role", "responsavel", "controller");
	assert_refused(assessment, party, "jurisdiction", "cnn", "cn");
	assert_refused(assessment, party, "jurisdiction", "the moon", "mo, cn, pt");
	assert_refused(assessment, party, "role", "contrller", "controller");
}

static void
read__takes__choices_in_the_lists_order(void **state)
{
	struct assessment *assessment = *state;
	const struct record *system = support_add(assessment, "system", 1);

	assert_kept(assessment, system, "remote_access", "pt", "pt");
	assert_kept(assessment, system, "remote_access", "pt mo", "mo pt");
	assert_kept(assessment, system, "remote_access", "pt, cn ,pt;mo", "mo cn pt");
	assert_kept(assessment, system, "remote_access", "Mainland China", "cn");
	assert_kept(assessment, system, "remote_access", "Mainland China, Portugal", "cn pt");
	assert_kept(assessment, system, "remote_access", "葡萄牙、澳門", "mo pt");
	assert_kept(assessment, system, "remote_access", "pt\nmo\n", "mo pt");
	assert_refused(assessment, system, "remote_access", "pt, moon", "moon");
	assert_refused(assessment, system, "remote_access", "pt moon", "mo, cn, pt");
}

static void
read__takes__numbers_within_limits(void **state)
{
	struct assessment *assessment = *state;
	const struct record *system = support_add(assessment, "system", 1);

	assert_kept(assessment, system, "users", "0", "0");
	assert_kept(assessment, system, "users", " 1,234 ", "1234");
	assert_kept(assessment, system, "users", "100000", "100000");
	assert_refused(assessment, system, "users", "100001", "100000");
	assert_refused(assessment, system, "users", "100000.01", "100000");
	assert_refused(assessment, system, "users", "-1", "0");
	assert_refused(assessment, system, "users", "many", "many");
}

static void
read__takes__dates_and_durations(void **state)
{
	struct assessment *assessment = *state;
	const struct record *flow = support_add(assessment, "flow", 1);

	assert_kept(assessment, flow, "started", "23/11/2026", "2026-11-23");
	assert_kept(assessment, flow, "started", "2026年11月23日", "2026-11-23");
	assert_kept(assessment, flow, "retention", "5 years", "P5Y");
	assert_kept(assessment, flow, "retention", "6個月", "P6M");
	assert_refused(assessment, flow, "started", "2026-02-30", "2026-02-30");
	assert_refused(assessment, flow, "started", "soon", "soon");
	assert_refused(assessment, flow, "retention", "for ever", "for ever");
}

static void
read__takes__references_as_addresses_or_uuids(void **state)
{
	struct assessment *assessment = *state;
	const struct record *flow = support_add(assessment, "flow", 1);
	const struct record *one = support_add(assessment, "purpose", 1);
	const struct record *two = support_add(assessment, "purpose", 2);
	const struct record *party = support_add(assessment, "party", 3);
	auto_string char *both = string_format("%s %s", two->id, one->id);
	auto_string char *mixed = string_format("purpose/2, %s\npurpose/2", one->id);

	assert_kept(assessment, flow, "from", "party/3", party->id);
	assert_kept(assessment, flow, "from", party->id, party->id);
	assert_kept(assessment, flow, "purposes", "purpose/2 purpose/1", both);
	assert_kept(assessment, flow, "purposes", mixed, both);
	assert_refused(assessment, flow, "from", "party/3 party/3", "party/3 party/3");
	assert_refused(assessment, flow, "from", "party/4", "party/3");
	assert_refused(assessment, flow, "from", "purpose/1", "party, system");
	assert_refused(assessment, flow, "purposes", "purpose/1, party/3", "party/3");
	support_remove(assessment, two);
	assert_refused(assessment, flow, "purposes", "purpose/2", "purpose/1");
}

static void
read__refuses__a_derived_field(void **state)
{
	struct assessment *assessment = *state;
	const struct record *purpose = support_add(assessment, "purpose", 1);

	assert_refused(assessment, purpose, "filing", "none", "filing");
	assert_refused(assessment, purpose, "filing", "", "filing");
}

static void
assert_written(const struct assessment *assessment, const struct record *record, const char *field,
	const char *kept, const char *expected)
{
	auto_string char *written = value_write(assessment, support_field(record, field), kept);

	assert_string_equal(written, expected);
}

static void
write__gives__what_read_takes(void **state)
{
	struct assessment *assessment = *state;
	const struct record *flow = support_add(assessment, "flow", 1);
	const struct record *system = support_add(assessment, "system", 1);
	const struct record *one = support_add(assessment, "purpose", 1);
	const struct record *two = support_add(assessment, "purpose", 2);
	auto_string char *both = string_format("%s %s", two->id, one->id);

	assert_written(assessment, flow, "purposes", both, "purpose/2, purpose/1");
	assert_kept(assessment, flow, "purposes", "purpose/2, purpose/1", both);
	assert_written(assessment, system, "remote_access", "mo pt", "mo, pt");
	assert_written(assessment, system, "storage", "cn", "cn");
	assert_written(assessment, flow, "retention", "P5Y", "P5Y");
	assert_written(assessment, flow, "data", "two words", "two words");
	assert_written(assessment, flow, "from", "", "");
	support_remove(assessment, two);
	assert_written(assessment, flow, "purposes", both, "purpose/2, purpose/1");
	assert_written(assessment, flow, "purposes", "gone", "gone");
}

static void
links__are_read_and_written__with_their_steps(void **state)
{
	struct assessment *assessment = *state;
	const struct record *measure = support_add(assessment, "measure", 1);
	const struct record *one = support_add(assessment, "risk", 1);
	const struct record *two = support_add(assessment, "risk", 2);
	auto_string char *kept = string_format(
		"%s %s:likelihood-2 %s:likelihood-1:severity-1", one->id, two->id, one->id);
	auto_string char *both =
		string_format("%s:likelihood-1:severity-1 %s:likelihood-2", one->id, two->id);
	auto_string char *one_only = string_format("%s:likelihood-2:severity-1", one->id);

	assert_kept(assessment, measure, "risks",
		"risk/1:severity-1:likelihood-1, risk/2:likelihood-2", both);
	/* Named twice, on each axis the most steps are kept. */
	assert_kept(assessment, measure, "risks",
		"risk/1:likelihood-2, risk/1:likelihood-1:severity-1", one_only);
	assert_written(assessment, measure, "risks", kept,
		"risk/1, risk/2:likelihood-2, risk/1:likelihood-1:severity-1");
	assert_written(assessment, measure, "risks", both,
		"risk/1:likelihood-1:severity-1, risk/2:likelihood-2");
}

static void
links__are_refused__with_steps_that_mean_nothing(void **state)
{
	static const char *const unreadable[] = {"risk/1:", "risk/1:likelihood",
		"risk/1:likelihood-0", "risk/1:likelihood-01", "risk/1:likelihood+1",
		"risk/1:likelihood--1", "risk/1:severity-1x", "risk/1:level-1",
		"risk/1:severity-1:severity-1", "risk/1:likelihood-1000", ":likelihood-1"};
	struct assessment *assessment = *state;
	const struct record *measure = support_add(assessment, "measure", 1);
	const struct record *flow = support_add(assessment, "flow", 1);

	support_add(assessment, "risk", 1);
	support_add(assessment, "party", 1);
	support_add(assessment, "purpose", 1);
	/* The scales have three steps and two. */
	assert_refused(assessment, measure, "risks", "risk/1:likelihood-3", "2");
	assert_refused(assessment, measure, "risks", "risk/1:severity-2", "severity");
	for (size_t i = 0; i < array_length(unreadable); i++)
		assert_refused(assessment, measure, "risks", unreadable[i], unreadable[i]);
	/* What only a measure says of its risks. */
	assert_refused(assessment, flow, "purposes", "purpose/1:likelihood-1", "likelihood-1");
	assert_refused(assessment, flow, "from", "party/1:severity-1", "severity-1");
}

static void
links__say_nothing__where_a_file_is_damaged(void **state)
{
	size_t count;
	struct value_link *links = value_links("one:severity-x two:likelihood-1 :", &count);

	(void)state;
	assert_int_equal(count, 3);
	assert_string_equal(links[0].target, "one");
	assert_true(reduction_is_none(&links[0].reduction));
	assert_int_equal(links[1].reduction.steps[AXIS_LIKELIHOOD], 1);
	assert_string_equal(links[2].target, "");
	value_free_links(links, count);
}

static void
split__gives__the_parts(void **state)
{
	size_t count;
	char **parts = value_split("  one two ", &count);

	(void)state;
	assert_int_equal(count, 2);
	assert_string_equal(parts[0], "one");
	assert_string_equal(parts[1], "two");
	value_free_parts(parts, count);
	parts = value_split("", &count);
	assert_int_equal(count, 0);
	value_free_parts(parts, count);
}

static void
has_part__wants__a_whole_part(void **state)
{
	(void)state;
	assert_true(value_has_part("one two", "one"));
	assert_true(value_has_part("one two", "two"));
	assert_false(value_has_part("one two", "on"));
	assert_false(value_has_part("one two", "twos"));
	assert_false(value_has_part("one two", "one two"));
	assert_false(value_has_part("", "one"));
	assert_false(value_has_part("one", ""));
	assert_true(value_has_part("one:severity-1 two", "one"));
	assert_false(value_has_part("one:severity-1 two", "one:severity-1"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, support_set_up, support_tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(read__keeps__text_as_typed_but_clean),
		TEST(read__keeps__nothing_of_blanks),
		TEST(read__takes__yes_and_no_in_any_language),
		TEST(read__takes__a_choice_by_id_or_label),
		TEST(read__takes__choices_in_the_lists_order),
		TEST(read__takes__numbers_within_limits),
		TEST(read__takes__dates_and_durations),
		TEST(read__takes__references_as_addresses_or_uuids),
		TEST(read__refuses__a_derived_field),
		TEST(write__gives__what_read_takes),
		TEST(links__are_read_and_written__with_their_steps),
		TEST(links__are_refused__with_steps_that_mean_nothing),
		TEST(links__say_nothing__where_a_file_is_damaged),
		TEST(split__gives__the_parts),
		TEST(has_part__wants__a_whole_part),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
