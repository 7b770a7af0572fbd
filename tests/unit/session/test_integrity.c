/* SPDX-License-Identifier: MIT */
/* Tests of src/session/integrity.c: whatever is altered in the file is found. */
#include "config.h"

#include "fixture.h"

#include <stdlib.h>

static void
write_some(struct fixture *fixture)
{
	assert_done(fixture, fixture_set(fixture, "answers.scope", "first"));
	assert_done(fixture, fixture_set(fixture, "answers.scope@pt", "primeiro"));
	fixture_add(fixture, "flow");
	assert_done(fixture, fixture_set(fixture, "flow/1.retention", "P5Y"));
	assert_done(fixture, session_undo(fixture->session, NULL, &fixture->error));
	assert_done(fixture, session_remove(fixture->session, fixture_record(fixture, "flow/1"),
				     &fixture->error));
	fixture_assert_integrity(fixture);
}

static void
assert_found(struct fixture *fixture, const char *sql, const char *message)
{
	write_some(fixture);
	fixture_close(fixture);
	fixture_run_sql(fixture, sql);
	fixture_open_library(fixture);
	fixture_open_session(fixture);
	fixture_assert_fault(fixture, message);
}

static void
check__finds__altered_text(void **state)
{
	assert_found(*state, "UPDATE content SET text = 'First' WHERE text = 'first'",
		"is not the one that was written");
}

static void
check__finds__altered_salt(void **state)
{
	assert_found(*state, "UPDATE content SET salt = randomblob(16) WHERE text = 'primeiro'",
		"is not the one that was written");
}

static void
check__finds__text_altered_with_its_hash(void **state)
{
	/* The hash that a text makes is covered by the change's. */
	assert_found(*state,
		"UPDATE content SET text = (SELECT text FROM content WHERE id = 1),"
		" salt = (SELECT salt FROM content WHERE id = 1),"
		" hash = (SELECT hash FROM content WHERE id = 1) WHERE text = 'first'",
		"its hash differs");
}

static void
check__finds__altered_time(void **state)
{
	assert_found(
		*state, "UPDATE change SET time = time + 1 WHERE sequence = 2", "its hash differs");
}

static void
check__finds__altered_author(void **state)
{
	assert_found(*state, "UPDATE person SET role = 'CEO'", "its hash differs");
}

static void
check__finds__altered_act(void **state)
{
	assert_found(
		*state, "UPDATE change SET act = 'edit' WHERE act = 'undo'", "its hash differs");
}

static void
check__finds__altered_hash(void **state)
{
	assert_found(*state, "UPDATE change SET hash = zeroblob(32) WHERE sequence = 3",
		"does not follow");
}

static void
check__finds__edit_taken_out(void **state)
{
	assert_found(*state,
		"DELETE FROM edit WHERE change = (SELECT id FROM change WHERE sequence = 3)",
		"its hash differs");
}

static void
check__finds__change_taken_out(void **state)
{
	assert_found(*state,
		"DELETE FROM edit WHERE change = (SELECT id FROM change WHERE sequence = 3);"
		"DELETE FROM change WHERE sequence = 3",
		"does not follow");
}

static void
check__finds__last_change_taken_out(void **state)
{
	assert_found(*state,
		"DELETE FROM edit WHERE change = (SELECT max(id) FROM change);"
		"DELETE FROM change WHERE id = (SELECT max(id) FROM change)",
		"The last change is missing");
}

static void
check__finds__altered_current_value(void **state)
{
	assert_found(*state,
		"UPDATE value SET content = (SELECT id FROM content WHERE text = 'primeiro')"
		" WHERE field = 'scope' AND language = 'en'",
		"not the one the log adds up to");
}

static void
check__finds__current_value_taken_out(void **state)
{
	assert_found(*state, "DELETE FROM value WHERE field = 'scope' AND language = 'en'",
		"not the one the log adds up to");
}

static void
check__finds__current_value_put_in(void **state)
{
	assert_found(*state,
		"INSERT INTO value SELECT record, 'reason', '', content FROM value"
		" WHERE field = 'scope' AND language = 'en'",
		"came from no change");
}

static void
check__finds__record_brought_back(void **state)
{
	assert_found(*state, "UPDATE record SET removed = 0", "not as the log says it came");
}

static void
check__finds__erased_text_without_act(void **state)
{
	assert_found(*state,
		"UPDATE content SET salt = zeroblob(16), text = zeroblob(5) WHERE text = 'first'",
		"no change says that it was erased");
}

static void
check__finds__other_template(void **state)
{
	assert_found(*state, "UPDATE template SET text = text || '# more' || char(10)",
		"The template kept");
}

static void
check__finds__other_language(void **state)
{
	assert_found(*state, "UPDATE assessment SET language = 'pt'", "The content language");
}

static void
check__finds__altered_template_name(void **state)
{
	assert_found(*state, "UPDATE template SET name = 'other'", "The name, version or hash");
}

static void
check__finds__altered_template_version(void **state)
{
	assert_found(*state, "UPDATE template SET version = '99'", "The name, version or hash");
}

static void
check__finds__altered_template_hash(void **state)
{
	assert_found(
		*state, "UPDATE template SET hash = zeroblob(32)", "The name, version or hash");
}

static void
check__finds__library_row_taken_out(void **state)
{
	assert_found(*state, "DELETE FROM library", "The row of the library itself");
}

static void
check__finds__library_row_of_no_writer(void **state)
{
	assert_found(*state, "PRAGMA foreign_keys = OFF; UPDATE library SET writer = 99",
		"The row of the library itself");
}

static void
check__finds__altered_sums_of_the_list(void **state)
{
	struct fixture *fixture = *state;
	static const char *const alterations[] = {
		"UPDATE summary SET title = 'other'",
		"UPDATE summary SET client = 'other'",
		"UPDATE summary SET own_reference = 'other'",
		"UPDATE summary SET classification = 'other'",
		"UPDATE summary SET percent = percent + 1",
		"UPDATE summary SET blocking = blocking + 1",
		"UPDATE summary SET changed = changed + 1",
		"UPDATE summary SET changed_by = 'other'",
		"UPDATE assessment SET begun = begun + 1",
	};

	write_some(fixture);
	for (size_t i = 0; i < array_length(alterations); i++) {
		fixture_close(fixture);
		fixture_run_sql(fixture, alterations[i]);
		fixture_open_library(fixture);
		fixture_open_session(fixture);
		fixture_assert_fault(fixture, "What the list shows");
		/* The next change puts the sums right, the time it was begun stays wrong. */
		assert_done(fixture, fixture_set(fixture, "answers.reason", alterations[i]));
		if (i + 1 < array_length(alterations))
			fixture_assert_integrity(fixture);
	}
}

static void
check__is_as_of_the_last_change__whatever_day_it_is(void **state)
{
	struct fixture *fixture = *state;

	write_some(fixture);
	session_set_today(fixture->session, "2099-01-01");
	fixture_assert_integrity(fixture);
	assert_string_equal(session_assessment(fixture->session)->today, "2099-01-01");
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)
	const struct CMUnitTest tests[] = {
		TEST(check__finds__altered_text),
		TEST(check__finds__altered_salt),
		TEST(check__finds__text_altered_with_its_hash),
		TEST(check__finds__altered_time),
		TEST(check__finds__altered_author),
		TEST(check__finds__altered_act),
		TEST(check__finds__altered_hash),
		TEST(check__finds__edit_taken_out),
		TEST(check__finds__change_taken_out),
		TEST(check__finds__last_change_taken_out),
		TEST(check__finds__altered_current_value),
		TEST(check__finds__current_value_taken_out),
		TEST(check__finds__current_value_put_in),
		TEST(check__finds__record_brought_back),
		TEST(check__finds__erased_text_without_act),
		TEST(check__finds__other_template),
		TEST(check__finds__other_language),
		TEST(check__finds__altered_template_name),
		TEST(check__finds__altered_template_version),
		TEST(check__finds__altered_template_hash),
		TEST(check__finds__library_row_taken_out),
		TEST(check__finds__library_row_of_no_writer),
		TEST(check__finds__altered_sums_of_the_list),
		TEST(check__is_as_of_the_last_change__whatever_day_it_is),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
