/* SPDX-License-Identifier: MIT */
/* Unit tests of assessment/address. */
#include "config.h"

#include "support.h"

#include <stdlib.h>
#include <string.h>

#include "assessment/address.h"
#include "base/memory.h"
#include "base/string.h"

static void
assert_reads(const struct assessment *assessment, const char *text, const struct record *record,
	const char *field, enum language language)
{
	struct address address;
	struct error error = {0};

	if (!address_read(assessment, text, &address, &error))
		fail_msg("%s: %s", text, error.message);
	assert_ptr_equal(address.record, record);
	if (field)
		assert_string_equal(address.field->id, field);
	else
		assert_null(address.field);
	assert_int_equal(address.language, language);
}

/* Refused, with a message that has this text in one of its arguments. */
static void
assert_refused(const struct assessment *assessment, const char *text, const char *said)
{
	struct address address = {.language = LANGUAGE_COUNT};
	struct error error = {0};
	bool found = false;

	if (address_read(assessment, text, &address, &error))
		fail_msg("%s was read", text);
	assert_int_equal(error.kind, ERROR_DATA);
	assert_int_equal(address.language, LANGUAGE_COUNT);
	for (size_t i = 0; i < error.argument_count; i++)
		found = found || strstr(error.arguments[i].value, said);
	if (!found)
		fail_msg("%s: “%s” does not say %s", text, error.message, said);
	error_clear(&error);
}

static void
read__finds__records_and_fields(void **state)
{
	struct assessment *assessment = *state;
	const struct record *flow = support_add(assessment, "flow", 2);
	const struct record *answers = assessment_single(assessment, "answers");

	assert_reads(assessment, "flow/2", flow, NULL, LANGUAGE_NONE);
	assert_reads(assessment, "flow/2.retention", flow, "retention", LANGUAGE_NONE);
	assert_reads(assessment, "flow/2.data@zh-Hant", flow, "data", LANGUAGE_CHINESE);
	assert_reads(assessment, "answers", answers, NULL, LANGUAGE_NONE);
	assert_reads(assessment, "answers.scope", answers, "scope", LANGUAGE_NONE);
	assert_reads(assessment, "answers.scope@pt", answers, "scope", LANGUAGE_PORTUGUESE);
}

static void
read__finds__by_uuid(void **state)
{
	struct assessment *assessment = *state;
	const struct record *flow = support_add(assessment, "flow", 2);
	auto_string char *whole = string_format("flow/%s", flow->id);
	auto_string char *beginning = string_format("flow/%.8s.data", flow->id);
	auto_string char *alone = string_format("%.10s", flow->id);
	auto_string char *upper = memory_copy_string(flow->id);
	auto_string char *prefix = string_format("%.8s", flow->id);
	auto_string char *short_one = string_format("flow/%.7s", flow->id);
	auto_string char *other_kind = string_format("risk/%s", flow->id);

	for (char *at = upper; *at != '\0'; at++) {
		if (*at >= 'a' && *at <= 'f')
			*at = (char)(*at - 'a' + 'A');
	}
	assert_reads(assessment, whole, flow, NULL, LANGUAGE_NONE);
	assert_reads(assessment, beginning, flow, "data", LANGUAGE_NONE);
	assert_reads(assessment, alone, flow, NULL, LANGUAGE_NONE);
	assert_reads(assessment, upper, flow, NULL, LANGUAGE_NONE);
	assert_refused(assessment, short_one, "flow/2");
	assert_refused(assessment, other_kind, "risk");
	support_add(assessment, "flow", 3);
	assert_refused(assessment, beginning, prefix);
	support_remove(assessment, flow);
	assert_refused(assessment, whole, "flow/3");
}

static void
read__refuses__with_a_word_of_help(void **state)
{
	struct assessment *assessment = *state;

	support_add(assessment, "flow", 2);
	support_remove(assessment, support_add(assessment, "flow", 3));
	assert_refused(assessment, "flwo/2", "flow");
	assert_refused(assessment, "planet/2", "planet");
	assert_refused(assessment, "", "");
	assert_refused(assessment, "flow", "flow");
	assert_refused(assessment, "flow/", "flow");
	assert_refused(assessment, "flow/1", "flow/2");
	assert_refused(assessment, "flow/3", "flow/2");
	assert_refused(assessment, "flow/0", "flow/2");
	assert_refused(assessment, "flow/-2", "flow/2");
	assert_refused(assessment, "flow/2x", "flow/2");
	assert_refused(assessment, "flow/99999999999999999999", "flow/2");
	assert_refused(assessment, "risk/1", "risk");
	assert_refused(assessment, "answers/1", "answers");
	assert_refused(assessment, "flow/2.retentoin", "retention");
	assert_refused(assessment, "flow/2.weather", "weather");
	assert_refused(assessment, "flow/2.", "flow");
	assert_refused(assessment, "flow/2.data@fr", "zh-Hant");
	assert_refused(assessment, "flow/2.data@", "en");
	assert_refused(assessment, "flow/2.retention@pt", "retention");
	assert_refused(assessment, "flow/2@pt", "flow/2");
}

static void
read_any__finds__removed_records(void **state)
{
	struct assessment *assessment = *state;
	const struct record *removed = support_add(assessment, "flow", 1);
	const struct record *there = support_add(assessment, "flow", 2);
	auto_string char *alone = memory_copy_string(removed->id);
	auto_string char *beginning = string_format("flow/%s.data@pt", removed->id);
	const char *const addresses[] = {"flow/1", "flow/1.data", alone, beginning};
	struct address address;

	support_remove(assessment, removed);
	for (size_t i = 0; i < 4; i++) {
		assert_true(address_read_any(assessment, addresses[i], &address, NULL));
		assert_ptr_equal(address.record, removed);
		assert_false(address_read(assessment, addresses[i], &address, NULL));
	}
	assert_true(address_read_any(assessment, "flow/2", &address, NULL));
	assert_ptr_equal(address.record, there);
	assert_true(address_read_any(assessment, "answers.scope", &address, NULL));
	assert_false(address_read_any(assessment, "flow/3", &address, NULL));
}

static void
write__gives__what_read_takes(void **state)
{
	struct assessment *assessment = *state;
	const struct record *flow = support_add(assessment, "flow", 2);
	const struct record *answers = assessment_single(assessment, "answers");
	auto_string char *record = address_write(flow, NULL, LANGUAGE_NONE);
	auto_string char *field =
		address_write(flow, support_field(flow, "data"), LANGUAGE_CHINESE);
	auto_string char *single =
		address_write(answers, support_field(answers, "needed"), LANGUAGE_NONE);

	assert_string_equal(record, "flow/2");
	assert_string_equal(field, "flow/2.data@zh-Hant");
	assert_string_equal(single, "answers.needed");
	assert_reads(assessment, field, flow, "data", LANGUAGE_CHINESE);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, support_set_up, support_tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(read__finds__records_and_fields),
		TEST(read__finds__by_uuid),
		TEST(read__refuses__with_a_word_of_help),
		TEST(read_any__finds__removed_records),
		TEST(write__gives__what_read_takes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
