/* SPDX-License-Identifier: MIT */
/* Tests of src/session/undo.c. */
#include "config.h"

#include "fixture.h"

#include <stdlib.h>

static void
undo(struct fixture *fixture)
{
	assert_done(fixture, session_undo(fixture->session, NULL, &fixture->error));
}

static void
redo(struct fixture *fixture)
{
	assert_done(fixture, session_redo(fixture->session, NULL, &fixture->error));
}

static void
undo__takes_back_latest__and_says_where(void **state)
{
	struct fixture *fixture = *state;
	char *what;

	assert_done(fixture, fixture_set(fixture, "answers.scope", "a"));
	assert_done(fixture, fixture_set(fixture, "answers.scope@pt", "um"));
	assert_done(fixture, session_undo(fixture->session, &what, &fixture->error));
	assert_string_equal(what, "answers.scope@pt");
	free(what);
	assert_string_equal(fixture_get(fixture, "answers.scope@pt"), "");
	assert_string_equal(fixture_get(fixture, "answers.scope"), "a");
	assert_done(fixture, session_redo(fixture->session, &what, &fixture->error));
	assert_string_equal(what, "answers.scope@pt");
	free(what);
	assert_string_equal(fixture_get(fixture, "answers.scope@pt"), "um");
	fixture_assert_integrity(fixture);
}

static void
undo__goes_back_to_the_beginning__and_redo_all_the_way(void **state)
{
	struct fixture *fixture = *state;

	assert_done(fixture, fixture_set(fixture, "answers.reason", "1"));
	assert_done(fixture, fixture_set(fixture, "answers.reason", "2"));
	assert_done(fixture, fixture_set(fixture, "answers.reason", "3"));
	undo(fixture);
	fixture_reopen(fixture);
	undo(fixture);
	assert_string_equal(fixture_get(fixture, "answers.reason"), "1");
	redo(fixture);
	undo(fixture);
	fixture_reopen(fixture);
	undo(fixture);
	assert_string_equal(fixture_get(fixture, "answers.reason"), "");
	assert_refused(fixture, session_undo(fixture->session, NULL, &fixture->error), ERROR_STATE);
	assert_string_equal(fixture_get(fixture, "assessment.title"), "DingTalk rollout");
	redo(fixture);
	redo(fixture);
	fixture_reopen(fixture);
	redo(fixture);
	assert_string_equal(fixture_get(fixture, "answers.reason"), "3");
	assert_refused(fixture, session_redo(fixture->session, NULL, &fixture->error), ERROR_STATE);
	fixture_assert_integrity(fixture);
}

static void
redo__ends__when_something_came_after(void **state)
{
	struct fixture *fixture = *state;

	assert_done(fixture, fixture_set(fixture, "answers.reason", "1"));
	undo(fixture);
	assert_done(fixture, fixture_set(fixture, "answers.reason", "2"));
	assert_refused(fixture, session_redo(fixture->session, NULL, &fixture->error), ERROR_STATE);
	undo(fixture);
	redo(fixture);
	assert_string_equal(fixture_get(fixture, "answers.reason"), "2");
}

static void
undo__brings_removed_record_back__with_its_values(void **state)
{
	struct fixture *fixture = *state;
	char *what;

	fixture_add(fixture, "flow");
	assert_done(fixture, fixture_set(fixture, "flow/1.retention", "P5Y"));
	assert_done(fixture, session_remove(fixture->session, fixture_record(fixture, "flow/1"),
				     &fixture->error));
	fixture_reopen(fixture);
	assert_done(fixture, session_undo(fixture->session, &what, &fixture->error));
	assert_string_equal(what, "flow/1");
	free(what);
	assert_string_equal(fixture_get(fixture, "flow/1.retention"), "P5Y");
	undo(fixture);
	undo(fixture);
	assert_null(fixture_record(fixture, "flow/1"));
	fixture_reopen(fixture);
	redo(fixture);
	redo(fixture);
	assert_string_equal(fixture_get(fixture, "flow/1.retention"), "P5Y");
	fixture_assert_integrity(fixture);
}

static void
undo__gives_translation_its_origin_back(void **state)
{
	struct fixture *fixture = *state;
	const struct record *answers;
	const struct template_field *scope;
	auto_string char *origin = assessment_fingerprint("staff");

	assert_done(fixture, fixture_set(fixture, "answers.scope", "staff"));
	assert_done(fixture, fixture_set(fixture, "answers.scope@pt", "pessoal"));
	assert_done(fixture, fixture_set(fixture, "answers.scope", "visitors"));
	assert_done(fixture, fixture_set(fixture, "answers.scope@pt", "visitantes"));
	undo(fixture);
	fixture_reopen(fixture);
	answers = assessment_single(session_assessment(fixture->session), "answers");
	scope = template_find_field(answers->kind, "scope");
	assert_string_equal(record_value(answers, scope, LANGUAGE_PORTUGUESE)->text, "pessoal");
	assert_string_equal(record_value(answers, scope, LANGUAGE_PORTUGUESE)->origin, origin);
	fixture_assert_integrity(fixture);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)
	const struct CMUnitTest tests[] = {
		TEST(undo__takes_back_latest__and_says_where),
		TEST(undo__goes_back_to_the_beginning__and_redo_all_the_way),
		TEST(redo__ends__when_something_came_after),
		TEST(undo__brings_removed_record_back__with_its_values),
		TEST(undo__gives_translation_its_origin_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
