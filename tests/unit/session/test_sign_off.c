/* SPDX-License-Identifier: MIT */
/* Tests of src/session/sign_off.c: who signs when, what stands in the way, what a signature binds.
 */
#include "config.h"

#include "fixture.h"

#include <stdlib.h>
#include <string.h>

#include "session/sign_off.h"

static bool
sign_with(struct fixture *fixture, const char *role, const char *bound,
	const struct minisign_secret *key)
{
	const struct template *template = session_assessment(fixture->session)->template;
	const struct template_kind *kind = template_find_kind(template, "sign_off");
	const struct session_value values[] = {
		{.field = template_find_field(kind, "role"), .text = role},
		{.field = template_find_field(kind, "read_all"), .text = "yes"},
		{.field = template_find_field(kind, "bound"), .text = bound},
	};

	return session_sign(
		fixture->session, values, array_length(values), key, NULL, &fixture->error);
}

static bool
sign(struct fixture *fixture, const char *role)
{
	return sign_with(fixture, role, string_equal(role, "approver") ? "yes" : NULL, NULL);
}

/* Answer what must be, and send it to review. */
static void
submit_whole(struct fixture *fixture)
{
	assert_done(fixture, fixture_set(fixture, "answers.scope", "All shops"));
	assert_done(fixture, fixture_set(fixture, "answers.needed", "no"));
	assert_done(fixture, fixture_set(fixture, "answers.reason", "Nothing is new"));
	assert_done(fixture, session_submit(fixture->session, &fixture->error));
}

static void
sign__goes_in_the_order_of_roles__passing_over_optional_ones(void **state)
{
	struct fixture *fixture = *state;

	assert_refused(fixture, sign(fixture, "author"), ERROR_STATE);
	submit_whole(fixture);
	assert_string_equal(session_next_role(fixture->session)->id, "author");
	assert_refused(fixture, sign(fixture, "approver"), ERROR_STATE);
	assert_refused(fixture, sign(fixture, "nobody"), ERROR_DATA);
	assert_done(fixture, sign(fixture, "author"));
	assert_refused(fixture, sign(fixture, "author"), ERROR_STATE);
	assert_string_equal(session_next_role(fixture->session)->id, "adviser");
	assert_done(fixture, sign(fixture, "approver"));
	assert_int_equal(session_standing(fixture->session), STANDING_DECIDED);
	assert_null(session_next_role(fixture->session));
	assert_refused(fixture, sign(fixture, "adviser"), ERROR_STATE);
	fixture_reopen(fixture);
	assert_int_equal(session_standing(fixture->session), STANDING_DECIDED);
	fixture_assert_integrity(fixture);
}

static void
sign__needs_every_sentence_attested(void **state)
{
	struct fixture *fixture = *state;

	submit_whole(fixture);
	assert_done(fixture, sign(fixture, "author"));
	assert_refused(fixture, sign_with(fixture, "approver", NULL, NULL), ERROR_DATA);
	assert_refused(fixture, sign_with(fixture, "approver", "no", NULL), ERROR_DATA);
	assert_int_equal(session_standing(fixture->session), STANDING_REVIEW);
	assert_null(fixture_record(fixture, "sign_off/2"));
	fixture_assert_integrity(fixture);
}

static void
approval__waits_for_what_stands_in_its_way__a_refusal_does_not(void **state)
{
	struct fixture *fixture = *state;
	struct obstacles obstacles;

	assert_done(fixture, session_submit(fixture->session, &fixture->error));
	session_obstacles(fixture->session, &obstacles);
	assert_true(obstacles.obstacle_count > 0);
	obstacles_clear(&obstacles);
	assert_refused(fixture, sign(fixture, "author"), ERROR_STATE);
	assert_done(fixture, session_send_back(fixture->session, "Refuse it", &fixture->error));
	assert_done(fixture, fixture_set(fixture, "answers.decision", "refuse"));
	assert_done(fixture, session_submit(fixture->session, &fixture->error));
	assert_done(fixture, sign(fixture, "author"));
	assert_done(fixture, sign(fixture, "approver"));
	assert_int_equal(session_standing(fixture->session), STANDING_DECIDED);
}

static void
obstacles__name_texts_missing_in_the_language_of_record(void **state)
{
	struct fixture *fixture = *state;
	struct obstacles obstacles;
	bool found = false;

	assert_done(fixture, fixture_set(fixture, "answers.scope@pt", "Todas as lojas"));
	session_obstacles(fixture->session, &obstacles);
	for (size_t i = 0; i < obstacles.obstacle_count; i++) {
		auto_string char *text =
			obstacle_text(&obstacles.obstacles[i], NULL, LANGUAGE_ENGLISH);

		found = found ||
			strcmp(text, "“Scope” has no text in the language of record.") == 0;
	}
	assert_true(found);
	obstacles_clear(&obstacles);
}

static void
sign_off__is_made_by_signing_only__and_stays(void **state)
{
	struct fixture *fixture = *state;
	const struct template *template = session_assessment(fixture->session)->template;

	assert_refused(fixture,
		session_add(fixture->session, template_find_kind(template, "sign_off"), NULL, 0,
			NULL, &fixture->error),
		ERROR_STATE);
	submit_whole(fixture);
	assert_done(fixture, sign(fixture, "author"));
	assert_done(fixture, session_send_back(fixture->session, "Again", &fixture->error));
	assert_refused(fixture, fixture_set(fixture, "sign_off/1.role", "approver"), ERROR_STATE);
	assert_refused(fixture,
		session_remove(
			fixture->session, fixture_record(fixture, "sign_off/1"), &fixture->error),
		ERROR_STATE);
}

static void
next_version__makes_signatures_stale_for_itself(void **state)
{
	struct fixture *fixture = *state;
	struct versions versions;

	submit_whole(fixture);
	assert_done(fixture, sign(fixture, "author"));
	assert_done(fixture, session_versions(fixture->session, &versions, &fixture->error));
	assert_true(session_sign_off_stands(
		fixture->session, &versions, fixture_record(fixture, "sign_off/1")));
	versions_clear(&versions);
	assert_done(fixture, session_send_back(fixture->session, "Again", &fixture->error));
	assert_done(fixture, fixture_set(fixture, "answers.scope", "Two shops"));
	assert_done(fixture, session_submit(fixture->session, &fixture->error));
	assert_done(fixture, session_versions(fixture->session, &versions, &fixture->error));
	assert_int_equal(versions.version_count, 2);
	assert_false(session_sign_off_stands(
		fixture->session, &versions, fixture_record(fixture, "sign_off/1")));
	versions_clear(&versions);
	assert_string_equal(session_next_role(fixture->session)->id, "author");
}

static void
key__signs_the_text_of_the_version(void **state)
{
	struct fixture *fixture = *state;
	struct minisign_public public;
	struct minisign_secret secret;
	struct versions versions;
	auto_string char *comment = NULL;

	submit_whole(fixture);
	minisign_make(&public, &secret);
	assert_done(fixture, sign_with(fixture, "author", NULL, &secret));
	assert_done(fixture, session_versions(fixture->session, &versions, &fixture->error));
	assert_done(fixture, minisign_verify(&public, fixture_get(fixture, "sign_off/1.signature"),
				     versions.versions[0].text, versions.versions[0].length,
				     &comment, &fixture->error));
	assert_non_null(strstr(comment, versions.versions[0].hash));
	assert_non_null(strstr(comment, "role:author"));
	versions_clear(&versions);
	minisign_wipe(&secret);
}

static void
signing__may_begin__in_review_with_nothing_in_the_way(void **state)
{
	struct fixture *fixture = *state;

	assert_refused(fixture, session_may_sign(fixture->session, &fixture->error), ERROR_STATE);
	assert_done(fixture, session_submit(fixture->session, &fixture->error));
	assert_refused(fixture, session_may_sign(fixture->session, &fixture->error), ERROR_STATE);
	assert_done(fixture, session_send_back(fixture->session, "Answer it", &fixture->error));
	submit_whole(fixture);
	assert_done(fixture, session_may_sign(fixture->session, &fixture->error));
	assert_done(fixture, sign(fixture, "author"));
	assert_done(fixture, session_may_sign(fixture->session, &fixture->error));
	assert_done(fixture, sign(fixture, "approver"));
	assert_refused(fixture, session_may_sign(fixture->session, &fixture->error), ERROR_STATE);
}

static void
signing__is_looked_at__before_a_passphrase_is_asked_for(void **state)
{
	struct fixture *fixture = *state;
	const struct template *template = session_assessment(fixture->session)->template;
	const struct template_kind *kind = template_find_kind(template, "sign_off");
	struct session_value values[] = {
		{.field = template_find_field(kind, "role"), .text = "approver"},
		{.field = template_find_field(kind, "read_all"), .text = "yes"},
	};

	submit_whole(fixture);
	assert_refused(fixture,
		session_may_sign_so(
			fixture->session, values, array_length(values), &fixture->error),
		ERROR_STATE);
	values[0].text = "author";
	assert_refused(fixture, session_may_sign_so(fixture->session, values, 1, &fixture->error),
		ERROR_DATA);
	assert_done(fixture, session_may_sign_so(fixture->session, values, array_length(values),
				     &fixture->error));
	assert_null(fixture_record(fixture, "sign_off/1"));
	fixture_assert_integrity(fixture);
}

static void
trash__lets_nobody_sign(void **state)
{
	struct fixture *fixture = *state;

	submit_whole(fixture);
	assert_done(fixture, session_trash(fixture->session, &fixture->error));
	assert_refused(fixture, session_may_sign(fixture->session, &fixture->error), ERROR_STATE);
	assert_refused(fixture, sign(fixture, "author"), ERROR_STATE);
	assert_null(fixture_record(fixture, "sign_off/1"));
	assert_done(fixture, session_untrash(fixture->session, &fixture->error));
	assert_done(fixture, sign(fixture, "author"));
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)
	const struct CMUnitTest tests[] = {
		TEST(sign__goes_in_the_order_of_roles__passing_over_optional_ones),
		TEST(sign__needs_every_sentence_attested),
		TEST(approval__waits_for_what_stands_in_its_way__a_refusal_does_not),
		TEST(obstacles__name_texts_missing_in_the_language_of_record),
		TEST(sign_off__is_made_by_signing_only__and_stays),
		TEST(next_version__makes_signatures_stale_for_itself),
		TEST(key__signs_the_text_of_the_version),
		TEST(signing__may_begin__in_review_with_nothing_in_the_way),
		TEST(signing__is_looked_at__before_a_passphrase_is_asked_for),
		TEST(trash__lets_nobody_sign),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
