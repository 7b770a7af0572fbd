/* SPDX-License-Identifier: MIT */
/* Tests of src/session/restore.c: everything as it was at a moment, as one change. */
#include "config.h"

#include "fixture.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "../next.h"
#include "seal/canonical.h"
#include "session/moments.h"
#include "session/past.h"
#include "session/standing.h"

/* The contents of an assessment, comparable with those of any other moment. Caller-owned. */
static char *
contents_of(const struct assessment *assessment)
{
	const struct seal_hash none = {0};
	size_t length;

	return canonical_text(assessment, &none, &length);
}

static char *
contents(struct fixture *fixture)
{
	return contents_of(session_assessment(fixture->session));
}

static char *
contents_then(struct fixture *fixture, int64_t number)
{
	struct past past;
	char *text;

	assert_done(fixture, session_past(fixture->session, number, &past, &fixture->error));
	text = contents_of(past.assessment);
	past_clear(&past);
	return text;
}

static void
snapshot(struct fixture *fixture, const char *name)
{
	assert_done(fixture, session_snapshot(fixture->session, name, &fixture->error));
}

static void
restore(struct fixture *fixture, const char *moment)
{
	assert_done(fixture, session_restore(fixture->session, moment, &fixture->error));
}

/* What is in memory is what the disk holds, and the log is whole. */
static void
assert_as_reopened(struct fixture *fixture)
{
	auto_string char *before = contents(fixture);

	fixture_assert_integrity(fixture);
	fixture_reopen(fixture);

	auto_string char *after = contents(fixture);

	assert_string_equal(after, before);
}

static void
write_some(struct fixture *fixture)
{
	fixture_add(fixture, "purpose");
	fixture_add(fixture, "flow");
	assert_done(fixture, fixture_set(fixture, "answers.scope", "staff"));
	assert_done(fixture, fixture_set(fixture, "answers.scope@pt", "pessoal"));
	assert_done(fixture, fixture_set(fixture, "purpose/1.title", "Attendance"));
	assert_done(fixture, fixture_set(fixture, "flow/1.retention", "P5Y"));
}

static void
change_all(struct fixture *fixture)
{
	assert_done(fixture, fixture_set(fixture, "answers.scope", "customers"));
	assert_done(fixture, fixture_set(fixture, "answers.scope@pt", NULL));
	assert_done(fixture, fixture_set(fixture, "answers.people", "12"));
	assert_done(fixture, session_remove(fixture->session, fixture_record(fixture, "flow/1"),
				     &fixture->error));
	fixture_add(fixture, "measure");
	assert_done(fixture, fixture_set(fixture, "measure/1.title", "Lock"));
}

static void
restore__brings_all_back__and_undo_takes_that_back(void **state)
{
	struct fixture *fixture = *state;

	write_some(fixture);
	snapshot(fixture, "draft");

	auto_string char *before = contents(fixture);

	change_all(fixture);

	auto_string char *changed = contents(fixture);

	restore(fixture, "draft");

	auto_string char *restored = contents(fixture);

	assert_string_equal(restored, before);
	assert_null(fixture_record(fixture, "measure/1"));
	assert_as_reopened(fixture);
	assert_done(fixture, session_undo(fixture->session, NULL, &fixture->error));

	auto_string char *undone = contents(fixture);

	assert_string_equal(undone, changed);
	assert_as_reopened(fixture);
}

static void
restore__keeps_how_it_was_before(void **state)
{
	struct fixture *fixture = *state;
	struct history history;

	write_some(fixture);
	restore(fixture, "1");
	assert_done(fixture, session_history(fixture->session, NULL, &history, &fixture->error));

	const struct history_change *last = &history.changes[history.change_count - 1];

	assert_int_equal(last->act, ACT_RESTORE);
	assert_string_equal(last->reason, "1");
	assert_int_equal(last[-1].act, ACT_SNAPSHOT);

	auto_string char *number = string_format("%" PRId64, last[-2].number);

	assert_string_equal(last[-1].reason, number);
	history_clear(&history);
}

static void
restore__is_no_change__where_nothing_differs(void **state)
{
	struct fixture *fixture = *state;
	int64_t before;
	int64_t after;

	write_some(fixture);
	assert_done(
		fixture, session_moment(fixture->session, MOMENT_NOW, &before, &fixture->error));
	restore(fixture, MOMENT_NOW);
	assert_done(fixture, session_moment(fixture->session, MOMENT_NOW, &after, &fixture->error));
	assert_int_equal(after, before);
}

static void
restore__leaves__remarks_and_what_was_erased(void **state)
{
	struct fixture *fixture = *state;

	write_some(fixture);
	snapshot(fixture, "draft");
	assert_done(fixture,
		session_comment(fixture->session, "answers.scope", "All?", NULL, &fixture->error));
	assert_done(fixture,
		session_erase(fixture->session, fixture_record(fixture, "answers"),
			template_find_field(fixture_record(fixture, "answers")->kind, "scope"),
			LANGUAGE_NONE, "asked for", &fixture->error));
	assert_done(fixture, fixture_set(fixture, "answers.scope", "anew"));
	assert_done(fixture, fixture_set(fixture, "purpose/1.title", "Other"));
	restore(fixture, "draft");
	assert_non_null(fixture_record(fixture, "comment/1"));
	assert_string_equal(fixture_get(fixture, "answers.scope"), "anew");
	assert_string_equal(fixture_get(fixture, "purpose/1.title"), "Attendance");
	assert_as_reopened(fixture);
}

static void
restore__is_refused__where_closed_or_no_such_moment(void **state)
{
	struct fixture *fixture = *state;

	write_some(fixture);
	assert_refused(
		fixture, session_restore(fixture->session, "none", &fixture->error), ERROR_DATA);
	assert_done(fixture, session_submit(fixture->session, &fixture->error));
	assert_refused(
		fixture, session_restore(fixture->session, "1", &fixture->error), ERROR_STATE);
	snapshot(fixture, "in review");
}

/* Back over a move to another template, and forward again; numbers given since stay taken. */
static void
restore__moves_back__to_the_template_of_then(void **state)
{
	struct fixture *fixture = *state;
	struct template *template = next_template(next_version, next_version_count);

	write_some(fixture);

	auto_string char *before = contents(fixture);

	assert_done(fixture, session_upgrade(fixture->session, &template, &fixture->error));
	fixture_add(fixture, "aim");
	assert_done(fixture, fixture_set(fixture, "aim/1.title", "Other"));
	assert_done(fixture, fixture_set(fixture, "flow/1.keeping", "P1Y"));

	auto_string char *moved = contents(fixture);

	restore(fixture, "small 1.2.0");

	auto_string char *restored = contents(fixture);

	assert_string_equal(restored, before);
	assert_string_equal(session_assessment(fixture->session)->template->version, "1.2.0");
	assert_as_reopened(fixture);
	assert_int_equal(fixture_add(fixture, "purpose")->number, 3);
	template = next_template(next_version, next_version_count);
	assert_done(fixture, session_upgrade(fixture->session, &template, &fixture->error));
	assert_non_null(fixture_record(fixture, "aim/3"));
	assert_as_reopened(fixture);
	for (int i = 0; i < 3; i++)
		assert_done(fixture, session_undo(fixture->session, NULL, &fixture->error));

	auto_string char *undone = contents(fixture);

	assert_string_equal(undone, moved);
	assert_as_reopened(fixture);
}

/* One of the things that people do, at random. */
static void
act_at_random(struct fixture *fixture, uint64_t *seed)
{
	static const char *const texts[] = {NULL, "one", "two", "三"};
	static const char *const addresses[] = {"answers.scope", "answers.scope@pt",
		"purpose/1.title", "purpose/1.title@zh-Hant", "flow/1.retention"};
	const char *address = addresses[fixture_random(seed, array_length(addresses))];
	const char *dot = strchr(address, '.');
	auto_string char *owner = memory_copy_bytes(address, (size_t)(dot - address));
	const struct record *record = fixture_record(fixture, owner);
	unsigned act = fixture_random(seed, 10);

	if (act == 0)
		fixture_add(fixture, "measure");
	else if (act == 1)
		(void)session_undo(fixture->session, NULL, NULL);
	else if (act == 2)
		(void)session_redo(fixture->session, NULL, NULL);
	else if (act == 3 && record && !record->kind->single)
		assert_done(fixture, session_remove(fixture->session, record, &fixture->error));
	else if (record)
		assert_done(fixture, fixture_set(fixture, address,
					     strstr(address, "retention")
						     ? fixture_random(seed, 2) ? "P1Y" : NULL
						     : texts[fixture_random(seed, 4)]));
}

static void
restore__leads_to_any_moment(void **state)
{
	struct fixture *fixture = *state;
	uint64_t seed = 11;

	write_some(fixture);
	for (int round = 0; round < 40; round++) {
		int64_t last;

		for (int i = 0; i < 8; i++)
			act_at_random(fixture, &seed);
		assert_done(fixture,
			session_moment(fixture->session, MOMENT_NOW, &last, &fixture->error));

		int64_t number = 1 + fixture_random(&seed, (unsigned)last);
		auto_string char *moment = string_format("%" PRId64, number);
		auto_string char *expected = contents_then(fixture, number);

		restore(fixture, moment);

		auto_string char *found = contents(fixture);

		assert_string_equal(found, expected);
	}
	assert_as_reopened(fixture);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(restore__brings_all_back__and_undo_takes_that_back,
			fixture_set_up, fixture_tear_down),
		cmocka_unit_test_setup_teardown(
			restore__keeps_how_it_was_before, fixture_set_up, fixture_tear_down),
		cmocka_unit_test_setup_teardown(restore__is_no_change__where_nothing_differs,
			fixture_set_up, fixture_tear_down),
		cmocka_unit_test_setup_teardown(restore__leaves__remarks_and_what_was_erased,
			fixture_set_up, fixture_tear_down),
		cmocka_unit_test_setup_teardown(restore__is_refused__where_closed_or_no_such_moment,
			fixture_set_up, fixture_tear_down),
		cmocka_unit_test_setup_teardown(restore__moves_back__to_the_template_of_then,
			fixture_set_up, fixture_tear_down),
		cmocka_unit_test_setup_teardown(
			restore__leads_to_any_moment, fixture_set_up, fixture_tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
