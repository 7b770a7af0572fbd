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
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
