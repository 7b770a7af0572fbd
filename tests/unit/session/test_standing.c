/* SPDX-License-Identifier: MIT */
/* Tests of src/session/standing.c and past.c: the states, what each lets through, and versions. */
#include "config.h"

#include "fixture.h"

#include <stdlib.h>
#include <string.h>

#include "seal/canonical.h"
#include "session/past.h"
#include "session/standing.h"

static void
submit(struct fixture *fixture)
{
	assert_done(fixture, session_submit(fixture->session, &fixture->error));
}

static void
assert_standing(struct fixture *fixture, enum standing standing)
{
	assert_int_equal(session_standing(fixture->session), standing);
	fixture_reopen(fixture);
	assert_int_equal(session_standing(fixture->session), standing);
}

static void
review__closes_contents__to_every_act(void **state)
{
	struct fixture *fixture = *state;
	const struct record *flow = fixture_add(fixture, "flow");

	submit(fixture);
	assert_non_null(session_read_only(fixture->session));
	assert_null(session_barred(fixture->session));
	assert_refused(fixture, fixture_set(fixture, "answers.reason", "2"), ERROR_STATE);
	assert_refused(
		fixture, session_remove(fixture->session, flow, &fixture->error), ERROR_STATE);
	assert_refused(fixture, session_undo(fixture->session, NULL, &fixture->error), ERROR_STATE);
	assert_refused(fixture,
		session_add(fixture->session, flow->kind, NULL, 0, NULL, &fixture->error),
		ERROR_STATE);
	assert_refused(fixture, session_submit(fixture->session, &fixture->error), ERROR_STATE);
	assert_standing(fixture, STANDING_REVIEW);
	fixture_assert_integrity(fixture);
}

static void
review__takes_comments(void **state)
{
	struct fixture *fixture = *state;

	submit(fixture);
	assert_done(fixture,
		session_comment(fixture->session, "answers.scope", "Why?", NULL, &fixture->error));
	fixture_assert_integrity(fixture);
}

static void
send_back__opens_it_again__for_a_reason(void **state)
{
	struct fixture *fixture = *state;

	submit(fixture);
	assert_refused(
		fixture, session_send_back(fixture->session, " ", &fixture->error), ERROR_DATA);
	assert_done(fixture,
		session_send_back(fixture->session, "The scope is missing", &fixture->error));
	assert_standing(fixture, STANDING_DRAFT);
	assert_done(fixture, fixture_set(fixture, "answers.scope", "All shops"));
	fixture_assert_integrity(fixture);
}

static void
undo__goes_no_further_back__than_review(void **state)
{
	struct fixture *fixture = *state;

	assert_done(fixture, fixture_set(fixture, "answers.scope", "All shops"));
	submit(fixture);
	assert_done(fixture, session_send_back(fixture->session, "Again", &fixture->error));
	assert_refused(fixture, session_undo(fixture->session, NULL, &fixture->error), ERROR_STATE);
	assert_done(fixture, fixture_set(fixture, "answers.scope", "Two shops"));
	assert_done(fixture, session_undo(fixture->session, NULL, &fixture->error));
	assert_string_equal(fixture_get(fixture, "answers.scope"), "All shops");
}

static void
withdraw__needs_reason__and_leads_on_to_a_next_version(void **state)
{
	struct fixture *fixture = *state;

	assert_refused(
		fixture, session_withdraw(fixture->session, NULL, &fixture->error), ERROR_DATA);
	assert_done(fixture,
		session_withdraw(fixture->session, "The project was stopped", &fixture->error));
	assert_refused(fixture, fixture_set(fixture, "answers.scope", "x"), ERROR_STATE);
	assert_refused(
		fixture, session_supersede(fixture->session, "x", &fixture->error), ERROR_STATE);
	assert_done(fixture, session_reopen(fixture->session, &fixture->error));
	assert_standing(fixture, STANDING_DRAFT);
	fixture_assert_integrity(fixture);
}

static void
version__is_stored__when_sent_to_review(void **state)
{
	struct fixture *fixture = *state;
	struct versions versions;

	assert_done(fixture, fixture_set(fixture, "answers.scope", "All shops"));
	submit(fixture);
	assert_done(fixture, session_versions(fixture->session, &versions, &fixture->error));
	assert_int_equal(versions.version_count, 1);
	assert_int_equal(versions.versions[0].number, 2);
	assert_non_null(strstr(versions.versions[0].text, "text 9:All shops\n"));
	assert_non_null(strstr(versions.versions[0].text, versions.versions[0].head));
	versions_clear(&versions);
}

static void
check__finds__altered_version(void **state)
{
	struct fixture *fixture = *state;

	submit(fixture);
	fixture_run_sql(fixture, "UPDATE version SET text = 'other'");
	fixture_assert_fault(fixture, "is not the one that its hash is of");
}

static void
check__finds__altered_state(void **state)
{
	struct fixture *fixture = *state;

	submit(fixture);
	fixture_run_sql(fixture, "UPDATE standing SET state = 'draft'");
	fixture_assert_fault(fixture, "Where the assessment stands is not what the log says");
}

static void
erasing__reaches_the_signed_text(void **state)
{
	struct fixture *fixture = *state;
	struct address address = {0};
	struct versions versions;

	assert_done(fixture, fixture_set(fixture, "answers.scope", "Chan Tai Man alone"));
	submit(fixture);
	assert_done(fixture, address_read(session_assessment(fixture->session), "answers.scope",
				     &address, &fixture->error));
	assert_done(fixture, session_erase(fixture->session, address.record, address.field,
				     LANGUAGE_NONE, "Asked for", &fixture->error));
	assert_done(fixture, session_versions(fixture->session, &versions, &fixture->error));
	assert_null(versions.versions[0].text);
	versions_clear(&versions);
	fixture_close(fixture);
	assert_false(fixture_folder_holds(fixture, "Chan Tai Man"));
	fixture_open_library(fixture);
	fixture_open_session(fixture);
	fixture_assert_integrity(fixture);
}

static void
past__is_what_it_was_then(void **state)
{
	struct fixture *fixture = *state;
	struct address address;
	struct past past;

	assert_done(fixture, fixture_set(fixture, "answers.scope", "one"));
	assert_done(fixture, fixture_set(fixture, "answers.scope", "two"));
	fixture_add(fixture, "flow");
	assert_done(fixture, session_past(fixture->session, 2, &past, &fixture->error));
	assert_done(
		fixture, address_read(past.assessment, "answers.scope", &address, &fixture->error));
	assert_string_equal(assessment_text(past.assessment, address.record, address.field), "one");
	past_clear(&past);
	assert_refused(
		fixture, session_past(fixture->session, 9, &past, &fixture->error), ERROR_DATA);
}

/* What differs first is named as people name it. */
static void
difference__names_the_field(void **state)
{
	struct fixture *fixture = *state;
	const struct assessment *assessment = session_assessment(fixture->session);
	const struct seal_hash head = {{0}};
	size_t lengths[4];
	char *texts[4];

	fixture_add(fixture, "flow");
	texts[0] = canonical_text(assessment, &head, &lengths[0]);
	assert_done(fixture, fixture_set(fixture, "answers.scope", "All\nfield 5:scope\nshops"));
	texts[1] = canonical_text(assessment, &head, &lengths[1]);
	assert_done(fixture, fixture_set(fixture, "answers.scope", "All\nfield 5:scope\nshop!"));
	texts[2] = canonical_text(assessment, &head, &lengths[2]);
	assert_done(fixture, fixture_set(fixture, "flow/1.ground", "consent"));
	texts[3] = canonical_text(assessment, &head, &lengths[3]);

	auto_string char *more = canonical_difference(texts[0], lengths[0], texts[1], lengths[1]);
	auto_string char *other = canonical_difference(texts[1], lengths[1], texts[2], lengths[2]);
	auto_string char *value = canonical_difference(texts[3], lengths[3], texts[2], lengths[2]);

	assert_string_equal(more, "records");
	assert_string_equal(other, "answers.scope");
	assert_string_equal(value, "flow/1");
	assert_null(canonical_difference(texts[3], lengths[3], texts[3], lengths[3]));
	for (size_t i = 0; i < array_length(texts); i++)
		free(texts[i]);
}

/* Which acts lead on from where it stands. */
static void
assert_allowed(struct fixture *fixture, const enum act *allowed, size_t count)
{
	static const enum act acts[] = {ACT_SUBMIT, ACT_SEND_BACK, ACT_REOPEN, ACT_REOPEN_REVIEW,
		ACT_SUPERSEDE, ACT_WITHDRAW};

	for (size_t i = 0; i < array_length(acts); i++) {
		bool is_allowed = false;

		for (size_t j = 0; j < count; j++)
			is_allowed = is_allowed || allowed[j] == acts[i];
		assert_int_equal(session_allows(fixture->session, acts[i], NULL), is_allowed);
		if (!is_allowed)
			assert_refused(fixture,
				session_allows(fixture->session, acts[i], &fixture->error),
				ERROR_STATE);
	}
}

static void
state__allows__what_leads_on_from_it(void **state)
{
	struct fixture *fixture = *state;
	static const enum act of_draft[] = {ACT_SUBMIT, ACT_WITHDRAW};
	static const enum act of_review[] = {ACT_SEND_BACK, ACT_WITHDRAW};
	static const enum act of_withdrawn[] = {ACT_REOPEN};

	assert_allowed(fixture, of_draft, array_length(of_draft));
	assert_done(fixture, session_submit(fixture->session, &fixture->error));
	assert_allowed(fixture, of_review, array_length(of_review));
	assert_done(fixture, session_withdraw(fixture->session, "Given up", &fixture->error));
	assert_allowed(fixture, of_withdrawn, array_length(of_withdrawn));
}

static void
trash__allows_no_act__until_it_is_taken_out(void **state)
{
	struct fixture *fixture = *state;
	static const enum act of_draft[] = {ACT_SUBMIT, ACT_WITHDRAW};

	assert_done(fixture, session_trash(fixture->session, &fixture->error));
	assert_allowed(fixture, NULL, 0);
	assert_refused(fixture, session_submit(fixture->session, &fixture->error), ERROR_STATE);
	assert_refused(
		fixture, session_withdraw(fixture->session, "No", &fixture->error), ERROR_STATE);
	assert_int_equal(session_standing(fixture->session), STANDING_DRAFT);
	assert_done(fixture, session_untrash(fixture->session, &fixture->error));
	assert_allowed(fixture, of_draft, array_length(of_draft));
	assert_done(fixture, session_submit(fixture->session, &fixture->error));
	fixture_assert_integrity(fixture);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)
	const struct CMUnitTest tests[] = {
		TEST(review__closes_contents__to_every_act),
		TEST(review__takes_comments),
		TEST(send_back__opens_it_again__for_a_reason),
		TEST(undo__goes_no_further_back__than_review),
		TEST(withdraw__needs_reason__and_leads_on_to_a_next_version),
		TEST(version__is_stored__when_sent_to_review),
		TEST(check__finds__altered_version),
		TEST(check__finds__altered_state),
		TEST(erasing__reaches_the_signed_text),
		TEST(past__is_what_it_was_then),
		TEST(state__allows__what_leads_on_from_it),
		TEST(trash__allows_no_act__until_it_is_taken_out),
		cmocka_unit_test_setup_teardown(
			difference__names_the_field, fixture_set_up, fixture_tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
