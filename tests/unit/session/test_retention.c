/* SPDX-License-Identifier: MIT */
/* Tests of src/session/retention.c: until when an assessment is kept, and what holds it. */
#include "config.h"

#include "fixture.h"

#include "session/retention.h"
#include "session/standing.h"

static enum retention_stage
stage(const char *state, bool is_trashed, const char *keep_until, const char *hold)
{
	const struct retention retention = {
		.state = (char *)state,
		.keep_until = (char *)keep_until,
		.hold = (char *)hold,
		.is_trashed = is_trashed,
	};

	return retention_stage(&retention, "2026-01-15");
}

static void
retention_stage__follows_state_hold_and_date(void **state)
{
	(void)state;
	assert_int_equal(stage("draft", false, "", ""), RETENTION_WORKED_ON);
	assert_int_equal(stage("review", false, "2020-01-01", ""), RETENTION_WORKED_ON);
	assert_int_equal(stage("draft", true, "", ""), RETENTION_OVER);
	assert_int_equal(stage("decided", false, "", ""), RETENTION_OVER);
	assert_int_equal(stage("superseded", false, "2026-01-14", ""), RETENTION_OVER);
	assert_int_equal(stage("withdrawn", false, "2026-01-15", ""), RETENTION_KEPT);
	assert_int_equal(stage("withdrawn", false, "2026-01-14", "x"), RETENTION_HELD);
	assert_int_equal(stage("draft", false, "", "x"), RETENTION_HELD);
}

static void
assert_marked(const char *title, bool is_disposed, const char *keep_until, const char *expected)
{
	const struct retention retention = {
		.state = "decided",
		.keep_until = (char *)keep_until,
		.hold = "",
		.is_disposed = is_disposed,
	};
	auto_string char *marked = retention_mark_title(&retention, title, NULL);

	assert_string_equal(marked, expected);
}

static void
mark_title__tells_what_is_disposed_of__and_what_may_be(void **state)
{
	(void)state;
	assert_marked("Payroll", false, "", "Payroll");
	assert_marked("Payroll", false, "9999-12-31", "Payroll");
	assert_marked("Payroll", false, "2001-12-31", "[may be disposed of] Payroll");
	assert_marked("", true, "2001-12-31", "[disposed of]");
}

static void
retain(struct fixture *fixture, const char *until, const char *hold, const char *reason)
{
	const struct retaining retaining = {.until = until, .hold = hold, .reason = reason};

	assert_done(fixture, session_retain(fixture->session, &retaining, &fixture->error));
}

static void
assert_retention(struct fixture *fixture, const char *keep_until, const char *hold)
{
	struct retention retention;

	assert_done(fixture, session_retention(fixture->session, &retention, &fixture->error));
	assert_string_equal(retention.keep_until, keep_until);
	assert_string_equal(retention.hold, hold);
	retention_clear(&retention);
}

static void
retain__is_kept__in_the_log_with_its_reason(void **state)
{
	struct fixture *fixture = *state;
	struct history history;

	retain(fixture, "2031-12-31", NULL, "Article 5");
	retain(fixture, NULL, "The court", NULL);
	assert_retention(fixture, "2031-12-31", "The court");
	fixture_reopen(fixture);
	assert_retention(fixture, "2031-12-31", "The court");
	assert_done(fixture, session_history(fixture->session, NULL, &history, &fixture->error));
	assert_int_equal(history.changes[history.change_count - 1].act, ACT_RETAIN);
	assert_string_equal(history.changes[history.change_count - 2].reason, "Article 5");
	history_clear(&history);
	retain(fixture, "", "", "Over");
	assert_retention(fixture, "", "");
	fixture_assert_integrity(fixture);
}

static void
retain__makes_no_change__where_it_is_so(void **state)
{
	struct fixture *fixture = *state;
	uint64_t kept;

	retain(fixture, "2031-12-31", NULL, "Article 5");
	kept = session_revision(fixture->session);
	retain(fixture, "2031-12-31", "", "Article 5");
	assert_int_equal(session_revision(fixture->session), kept);
}

static void
retain__works_on_what_is_closed__and_is_not_undone(void **state)
{
	struct fixture *fixture = *state;

	assert_done(fixture, session_withdraw(fixture->session, "Stopped", &fixture->error));
	retain(fixture, "2031-12-31", "The court", NULL);
	fixture_assert_integrity(fixture);
	assert_done(fixture, session_reopen(fixture->session, &fixture->error));
	assert_done(fixture, fixture_set(fixture, "answers.reason", "2"));
	retain(fixture, "2032-12-31", NULL, "Longer");
	assert_done(fixture, session_undo(fixture->session, NULL, &fixture->error));
	assert_retention(fixture, "2032-12-31", "The court");
	assert_string_equal(fixture_get(fixture, "answers.reason"), "");
}

static void
retain__refuses_what_says_no_reason_or_date(void **state)
{
	struct fixture *fixture = *state;
	static const struct retaining wrong[] = {
		{.until = "2031-12-31"},
		{.until = "2031-12-31", .reason = " "},
		{.hold = ""},
		{.hold = " "},
		{.until = "2031-02-30", .reason = "x"},
		{.until = "31 December 2031", .reason = "x"},
	};

	for (size_t i = 0; i < array_length(wrong); i++)
		assert_refused(fixture,
			session_retain(fixture->session, &wrong[i], &fixture->error), ERROR_DATA);
	assert_retention(fixture, "", "");
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, fixture_set_up, fixture_tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(retention_stage__follows_state_hold_and_date),
		cmocka_unit_test(mark_title__tells_what_is_disposed_of__and_what_may_be),
		TEST(retain__is_kept__in_the_log_with_its_reason),
		TEST(retain__makes_no_change__where_it_is_so),
		TEST(retain__works_on_what_is_closed__and_is_not_undone),
		TEST(retain__refuses_what_says_no_reason_or_date),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
