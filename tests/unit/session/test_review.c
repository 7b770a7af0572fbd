/* SPDX-License-Identifier: MIT */
/* Tests of src/session/review.c: what has changed since signing, what waits to be confirmed, and
 * that both follow from the log. */
#include "config.h"

#include "fixture.h"

#include <stdlib.h>
#include <string.h>

#include "../next.h"
#include "assessment/diff.h"
#include "seal/canonical.h"
#include "session/review.h"
#include "session/sign_off.h"

static void
sign(struct fixture *fixture, const char *role)
{
	const struct template_kind *kind =
		template_find_kind(session_assessment(fixture->session)->template, "sign_off");
	const struct session_value values[] = {
		{.field = template_find_field(kind, "role"), .text = role},
		{.field = template_find_field(kind, "read_all"), .text = "yes"},
		{.field = template_find_field(kind, "bound"),
			.text = string_equal(role, "approver") ? "yes" : NULL},
	};

	assert_done(fixture, session_sign(fixture->session, values, array_length(values), NULL,
				     NULL, &fixture->error));
}

static void
decide(struct fixture *fixture)
{
	assert_done(fixture, session_submit(fixture->session, &fixture->error));
	sign(fixture, "author");
	sign(fixture, "approver");
}

/* A decided assessment with a title, three answers, two parties. */
static void
decide_first(struct fixture *fixture)
{
	assert_done(fixture, fixture_set(fixture, "assessment.title", "Payroll"));
	assert_done(fixture, fixture_set(fixture, "answers.scope", "All shops"));
	assert_done(fixture, fixture_set(fixture, "answers.needed", "yes"));
	assert_done(fixture, fixture_set(fixture, "answers.decision", "refuse"));
	fixture_add(fixture, "party");
	assert_done(fixture, fixture_set(fixture, "party/1.name", "Hotel"));
	fixture_add(fixture, "party");
	decide(fixture);
}

static void
begin_review(struct fixture *fixture)
{
	decide_first(fixture);
	assert_done(fixture, session_reopen_review(fixture->session, &fixture->error));
}

/* The addresses of what waits, a blank behind each. Caller-owned. */
static char *
waiting(struct fixture *fixture)
{
	size_t count;
	const struct review_place *places = session_unconfirmed(fixture->session, &count);
	struct string text = {0};

	for (size_t i = 0; i < count; i++) {
		auto_string char *address =
			address_write(places[i].record, places[i].field, LANGUAGE_NONE);

		assert_true(session_is_unconfirmed(
			fixture->session, places[i].record, places[i].field));
		string_append_format(&text, "%s ", address);
	}
	return string_take(&text);
}

#define ALL_WAIT "assessment.title answers.scope answers.needed party/1 party/2 answers.decision "

/* What waits, as it was followed and as the log says. */
static void
assert_waiting(struct fixture *fixture, const char *expected)
{
	auto_string char *followed = waiting(fixture);

	assert_string_equal(followed, expected);
	fixture_reopen(fixture);
	auto_string char *read = waiting(fixture);

	assert_string_equal(read, expected);
}

static struct review_place
place_of(struct fixture *fixture, const char *address)
{
	struct address found;

	assert_true(address_read(
		session_assessment(fixture->session), address, &found, &fixture->error));
	return (struct review_place){.record = found.record, .field = found.field};
}

static bool
confirm(struct fixture *fixture, const char *address)
{
	const struct review_place place = place_of(fixture, address);

	return session_confirm(fixture->session, &place, 1, &fixture->error);
}

static size_t
changed_in_step(struct fixture *fixture, size_t step)
{
	return session_review_steps(fixture->session)[step].changed;
}

static bool
is_changed(struct fixture *fixture, const char *address)
{
	const struct review_place place = place_of(fixture, address);

	return session_is_changed(fixture->session, place.record, place.field);
}

static void
first_version__has_nothing_before_it(void **state)
{
	struct fixture *fixture = *state;

	assert_done(fixture, fixture_set(fixture, "answers.scope", "All shops"));
	assert_null(session_signed(fixture->session, NULL));
	assert_false(is_changed(fixture, "answers.scope"));
	assert_int_equal(changed_in_step(fixture, 0), 0);
	assert_waiting(fixture, "");
	assert_refused(fixture, confirm(fixture, "answers.scope"), ERROR_STATE);
}

static void
next_version__tells_what_has_changed__while_it_is_open(void **state)
{
	struct fixture *fixture = *state;
	int64_t time;

	decide_first(fixture);
	assert_null(session_signed(fixture->session, NULL));
	assert_done(fixture, session_reopen(fixture->session, &fixture->error));
	assert_non_null(session_signed(fixture->session, &time));
	assert_true(time > 0);
	assert_int_equal(changed_in_step(fixture, 0), 0);
	assert_done(fixture, fixture_set(fixture, "answers.scope", "One shop"));
	assert_done(fixture, fixture_set(fixture, "party/1.name", "Hotel Lotus"));
	assert_true(is_changed(fixture, "answers.scope"));
	assert_false(is_changed(fixture, "answers.needed"));
	assert_true(is_changed(fixture, "party/1"));
	assert_false(is_changed(fixture, "party/2"));
	assert_int_equal(changed_in_step(fixture, 0), 1);
	assert_int_equal(changed_in_step(fixture, 1), 1);
	assert_waiting(fixture, "");
	assert_done(fixture, session_undo(fixture->session, NULL, &fixture->error));
	assert_int_equal(changed_in_step(fixture, 1), 0);

	assert_done(fixture, session_submit(fixture->session, &fixture->error));
	assert_true(is_changed(fixture, "answers.scope"));
	sign(fixture, "author");
	sign(fixture, "approver");
	assert_false(is_changed(fixture, "answers.scope"));
}

static void
erased__is_not_told_as_what_was_there(void **state)
{
	struct fixture *fixture = *state;
	const struct assessment *before;
	const struct record *answers;
	struct review_place scope;

	decide_first(fixture);
	assert_done(fixture, session_reopen(fixture->session, &fixture->error));
	assert_done(fixture, fixture_set(fixture, "answers.scope", "One shop"));
	scope = place_of(fixture, "answers.scope");
	before = session_signed(fixture->session, NULL);
	answers = assessment_single(before, "answers");
	assert_string_equal(
		assessment_text(before, answers, template_find_field(answers->kind, "scope")),
		"All shops");
	assert_done(fixture, session_erase(fixture->session, scope.record, scope.field,
				     LANGUAGE_NONE, "A name", &fixture->error));
	before = session_signed(fixture->session, NULL);
	answers = assessment_single(before, "answers");
	assert_string_equal(
		assessment_text(before, answers, template_find_field(answers->kind, "scope")), "");
}

static void
review__waits_for_every_answer_and_record(void **state)
{
	struct fixture *fixture = *state;

	begin_review(fixture);
	assert_waiting(fixture, ALL_WAIT);
	assert_int_equal(session_review_steps(fixture->session)[0].unconfirmed, 3);
	assert_done(fixture, fixture_set(fixture, "answers.needed", "no"));
	/* What is not asked any more does not wait. */
	assert_waiting(fixture, "assessment.title answers.scope ");
	fixture_assert_integrity(fixture);
}

static void
confirming__changes_no_text__and_is_undone(void **state)
{
	struct fixture *fixture = *state;
	const struct seal_hash none = {0};
	size_t length;

	begin_review(fixture);
	auto_string char *before =
		canonical_text(session_assessment(fixture->session), &none, &length);

	assert_done(fixture, confirm(fixture, "answers.scope"));
	assert_done(fixture, confirm(fixture, "party/2"));
	assert_refused(fixture, confirm(fixture, "party/2"), ERROR_STATE);
	assert_waiting(fixture, "assessment.title answers.needed party/1 answers.decision ");
	auto_string char *after =
		canonical_text(session_assessment(fixture->session), &none, &length);

	assert_string_equal(before, after);
	assert_int_equal(changed_in_step(fixture, 0), 0);
	assert_int_equal(changed_in_step(fixture, 1), 0);
	assert_done(fixture, session_undo(fixture->session, NULL, &fixture->error));
	assert_done(fixture, session_undo(fixture->session, NULL, &fixture->error));
	assert_waiting(fixture, ALL_WAIT);
	assert_done(fixture, session_redo(fixture->session, NULL, &fixture->error));
	assert_waiting(
		fixture, "assessment.title answers.needed party/1 party/2 answers.decision ");
	fixture_assert_integrity(fixture);
}

static void
changing__counts_as_confirming__until_it_is_undone(void **state)
{
	struct fixture *fixture = *state;

	begin_review(fixture);
	assert_done(fixture, fixture_set(fixture, "answers.scope", "One shop"));
	assert_done(fixture, fixture_set(fixture, "party/1.name", "Hotel Lotus"));
	fixture_add(fixture, "party");
	assert_done(fixture, session_remove(fixture->session, fixture_record(fixture, "party/2"),
				     &fixture->error));
	assert_waiting(fixture, "assessment.title answers.needed answers.decision ");
	for (int i = 0; i < 4; i++)
		assert_done(fixture, session_undo(fixture->session, NULL, &fixture->error));
	assert_waiting(fixture, ALL_WAIT);
}

static void
approval__waits_for_what_is_not_confirmed(void **state)
{
	struct fixture *fixture = *state;
	struct obstacles obstacles;

	begin_review(fixture);
	assert_done(fixture, fixture_set(fixture, "answers.decision", NULL));
	assert_done(fixture, fixture_set(fixture, "answers.needed", "no"));
	assert_done(fixture, fixture_set(fixture, "answers.reason", "Nothing is new"));
	assert_done(fixture, confirm(fixture, "assessment.title"));
	session_obstacles(fixture->session, &obstacles);
	assert_int_equal(obstacles.obstacle_count, 1);
	assert_int_equal(obstacles.obstacles[0].type, OBSTACLE_UNCONFIRMED);
	assert_string_equal(obstacles.obstacles[0].field->id, "scope");
	assert_string_equal(obstacles.obstacles[0].step->id, "start");
	obstacles_clear(&obstacles);
	assert_done(fixture, session_submit(fixture->session, &fixture->error));
	assert_refused(fixture, session_may_sign(fixture->session, &fixture->error), ERROR_STATE);
	assert_done(fixture, session_send_back(fixture->session, "Confirm", &fixture->error));
	assert_done(fixture, confirm(fixture, "answers.scope"));
	decide(fixture);
	assert_waiting(fixture, "");
}

static void
given_up__goes_on_as_what_it_was(void **state)
{
	struct fixture *fixture = *state;

	begin_review(fixture);
	assert_done(fixture, confirm(fixture, "answers.scope"));
	assert_done(fixture, session_withdraw(fixture->session, "Stopped", &fixture->error));
	assert_refused(
		fixture, session_reopen_review(fixture->session, &fixture->error), ERROR_STATE);
	assert_done(fixture, session_reopen(fixture->session, &fixture->error));
	assert_waiting(
		fixture, "assessment.title answers.needed party/1 party/2 answers.decision ");
	decide(fixture);
	assert_done(fixture, session_reopen(fixture->session, &fixture->error));
	assert_waiting(fixture, "");
}

static void
another_template__confirms_nothing__and_forgets_nothing(void **state)
{
	struct fixture *fixture = *state;
	struct template *next;

	assert_done(fixture, fixture_set(fixture, "answers.people", "300"));
	begin_review(fixture);
	assert_done(fixture, confirm(fixture, "answers.people"));
	assert_done(fixture, confirm(fixture, "party/1"));
	next = next_template(next_version, next_version_count);
	assert_done(fixture, session_upgrade(fixture->session, &next, &fixture->error));
	template_free(&next);
	assert_waiting(fixture, "assessment.title answers.scope answers.needed party/2 "
				"answers.decision ");
	assert_done(fixture, session_undo(fixture->session, NULL, &fixture->error));
	assert_waiting(fixture, "assessment.title answers.scope answers.needed party/2 "
				"answers.decision ");
}

static void
next_to_confirm__goes_round(void **state)
{
	struct fixture *fixture = *state;
	struct review_place next = {0};
	struct string text = {0};

	begin_review(fixture);
	for (int i = 0; i < 7; i++) {
		const struct review_place from = next;

		assert_true(session_next_unconfirmed(fixture->session, &from, &next));
		auto_string char *address = address_write(next.record, next.field, LANGUAGE_NONE);

		string_append_format(&text, "%s ", address);
	}
	assert_string_equal(string_text(&text), ALL_WAIT "assessment.title ");
	string_clear(&text);

	/* From an answer that does not wait, and so has no place among them, the first of its step.
	 */
	struct review_place from = place_of(fixture, "answers.advice");

	from.step = &session_assessment(fixture->session)->template->steps[1];
	assert_true(session_next_unconfirmed(fixture->session, &from, &next));
	assert_ptr_equal(next.record, fixture_record(fixture, "party/1"));
	/* From one that was confirmed, what follows it. */
	assert_done(fixture, confirm(fixture, "answers.scope"));
	from = place_of(fixture, "answers.scope");
	from.step = session_assessment(fixture->session)->template->steps;
	assert_true(session_next_unconfirmed(fixture->session, &from, &next));
	assert_string_equal(next.field->id, "needed");
}

/* A random act of a review. */
static void
act(struct fixture *fixture, uint64_t *seed)
{
	static const char *const fields[] = {"assessment.title", "answers.scope", "answers.needed",
		"answers.people", "answers.decision", "answers.reason"};
	static const char *const texts[] = {"yes", "no", NULL, "1", "refuse"};
	struct session *session = fixture->session;
	const struct template_kind *party =
		template_find_kind(session_assessment(session)->template, "party");
	size_t count;
	const struct record **parties =
		assessment_records_of(session_assessment(session), party, &count);
	const struct record *any = count ? parties[fixture_random(seed, (unsigned)count)] : NULL;
	bool done = true;

	free(parties);

	const struct review_place *places = session_unconfirmed(session, &count);

	switch (fixture_random(seed, 8)) {
	case 0:
		fixture_add(fixture, "party");
		break;
	case 1:
		done = !any || session_remove(session, any, &fixture->error);
		break;
	case 2:
	case 3:
		done = count == 0 ||
		       session_confirm(session, &places[fixture_random(seed, (unsigned)count)], 1,
			       &fixture->error);
		break;
	case 4:
		done = session_undo(session, NULL, &fixture->error);
		break;
	case 5:
		done = session_redo(session, NULL, &fixture->error);
		break;
	case 6:
		done = !any || session_set(session, any, party->fields[0], LANGUAGE_NONE,
				       texts[fixture_random(seed, 3)], &fixture->error);
		break;
	default:
		done = fixture_set(fixture, fields[fixture_random(seed, array_length(fields))],
			texts[fixture_random(seed, array_length(texts))]);
		break;
	}
	if (!done)
		error_clear(&fixture->error);
}

/* What was counted in the steps is what a comparison from scratch finds. */
static void
assert_counts_are_of_the_difference(struct fixture *fixture)
{
	const struct assessment *assessment = session_assessment(fixture->session);
	const size_t step_count = assessment->template->step_count;
	size_t found = 0;
	size_t counted = 0;
	struct diff diff;

	diff_find(session_signed(fixture->session, NULL), assessment, LANGUAGE_ENGLISH, &diff);
	for (size_t i = 0; i < diff.record_count; i++) {
		const struct diff_record *record = &diff.records[i];

		found += !record->step ? 0 : record->type == DIFF_CHANGED ? record->value_count : 1;
	}
	diff_clear(&diff);
	for (size_t i = 0; i < step_count; i++)
		counted += changed_in_step(fixture, i);
	assert_int_equal(counted, found);
}

static void
whatever_is_done__what_was_followed_is_what_the_log_says(void **state)
{
	struct fixture *fixture = *state;
	uint64_t seed = 6;

	begin_review(fixture);
	for (int i = 0; i < 150; i++) {
		const size_t step_count =
			session_assessment(fixture->session)->template->step_count;
		struct session *other;

		act(fixture, &seed);
		assert_counts_are_of_the_difference(fixture);
		assert_done(fixture, session_open_to_read(fixture->library, fixture->reference,
					     &other, &fixture->error));
		for (size_t j = 0; j < step_count; j++) {
			assert_int_equal(session_review_steps(fixture->session)[j].changed,
				session_review_steps(other)[j].changed);
			assert_int_equal(session_review_steps(fixture->session)[j].unconfirmed,
				session_review_steps(other)[j].unconfirmed);
		}
		session_close(&other);
	}
	fixture_assert_integrity(fixture);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)
	const struct CMUnitTest tests[] = {
		TEST(first_version__has_nothing_before_it),
		TEST(next_version__tells_what_has_changed__while_it_is_open),
		TEST(erased__is_not_told_as_what_was_there),
		TEST(review__waits_for_every_answer_and_record),
		TEST(confirming__changes_no_text__and_is_undone),
		TEST(changing__counts_as_confirming__until_it_is_undone),
		TEST(approval__waits_for_what_is_not_confirmed),
		TEST(given_up__goes_on_as_what_it_was),
		TEST(another_template__confirms_nothing__and_forgets_nothing),
		TEST(next_to_confirm__goes_round),
		TEST(whatever_is_done__what_was_followed_is_what_the_log_says),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
