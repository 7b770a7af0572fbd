/* SPDX-License-Identifier: MIT */
/* Tests of src/session/session.c and edit.c. */
#include "config.h"

#include "fixture.h"

#include <stdlib.h>
#include <string.h>

#include "assessment/dismissals.h"
#include "session/record_authors.h"
#include "session/state.h"
#include "store/sql.h"

static void
set__keeps_value__in_memory_and_on_disk(void **state)
{
	struct fixture *fixture = *state;

	assert_done(fixture, fixture_set(fixture, "answers.scope", "行政暫緩"));
	assert_string_equal(fixture_get(fixture, "answers.scope"), "行政暫緩");
	assert_true(session_kept_at(fixture->session) > 0);
	fixture_reopen(fixture);
	assert_string_equal(fixture_get(fixture, "answers.scope"), "行政暫緩");
	assert_int_equal(session_kept_at(fixture->session), 0);
	fixture_assert_integrity(fixture);
}

static size_t
count_changes(struct fixture *fixture)
{
	struct history history = {0};

	assert_done(fixture, session_history(fixture->session, NULL, &history, &fixture->error));

	size_t count = history.change_count;

	history_clear(&history);
	return count;
}

static void
set__is_no_change__of_what_is_there(void **state)
{
	struct fixture *fixture = *state;

	assert_done(fixture, fixture_set(fixture, "answers.scope", "once"));
	assert_int_equal(count_changes(fixture), 2);
	assert_done(fixture, fixture_set(fixture, "answers.scope", "once"));
	assert_done(fixture, fixture_set(fixture, "answers.reason", NULL));
	assert_done(fixture, fixture_set(fixture, "answers.reason", ""));
	assert_int_equal(count_changes(fixture), 2);
}

static void
set__empties_value(void **state)
{
	struct fixture *fixture = *state;

	assert_done(fixture, fixture_set(fixture, "answers.scope", "once"));
	assert_done(fixture, fixture_set(fixture, "answers.scope", NULL));
	assert_string_equal(fixture_get(fixture, "answers.scope"), "");
	fixture_reopen(fixture);
	assert_string_equal(fixture_get(fixture, "answers.scope"), "");
	fixture_assert_integrity(fixture);
}

static const struct value *
value_of(struct fixture *fixture, const char *field, enum language language)
{
	const struct record *record =
		assessment_single(session_assessment(fixture->session), "answers");

	return record_value(record, template_find_field(record->kind, field), language);
}

static void
set__remembers_origin__of_translation(void **state)
{
	struct fixture *fixture = *state;
	auto_string char *first = assessment_fingerprint("staff");
	auto_string char *second = assessment_fingerprint("staff and visitors");

	assert_done(fixture, fixture_set(fixture, "answers.scope", "staff"));
	assert_done(fixture, fixture_set(fixture, "answers.scope@pt", "pessoal"));
	assert_null(value_of(fixture, "scope", LANGUAGE_ENGLISH)->origin);
	assert_string_equal(value_of(fixture, "scope", LANGUAGE_PORTUGUESE)->origin, first);

	assert_done(fixture, fixture_set(fixture, "answers.scope", "staff and visitors"));
	fixture_reopen(fixture);
	assert_string_equal(value_of(fixture, "scope", LANGUAGE_PORTUGUESE)->origin, first);

	/* The same words again say that they still hold. */
	assert_done(fixture, fixture_set(fixture, "answers.scope@pt", "pessoal"));
	fixture_reopen(fixture);
	assert_string_equal(value_of(fixture, "scope", LANGUAGE_PORTUGUESE)->origin, second);
	fixture_assert_integrity(fixture);
}

static void
set__is_refused__without_author(void **state)
{
	struct fixture *fixture = *state;
	struct person nobody = {.name = (char *)" "};

	session_set_author(fixture->session, &nobody);
	assert_null(session_author(fixture->session));
	assert_refused(fixture, fixture_set(fixture, "answers.scope", "x"), ERROR_STATE);
	assert_string_equal(fixture_get(fixture, "answers.scope"), "");
}

static void
set__is_refused__for_derived_field_and_bad_text(void **state)
{
	struct fixture *fixture = *state;

	assert_refused(fixture, fixture_set(fixture, "answers.highest", "low"), ERROR_STATE);
	assert_refused(fixture, fixture_set(fixture, "answers.reason", "\xff"), ERROR_DATA);
	assert_int_equal(count_changes(fixture), 1);
}

static void
add__makes_one_change__of_record_and_values(void **state)
{
	struct fixture *fixture = *state;
	const struct template_kind *party =
		template_find_kind(session_assessment(fixture->session)->template, "party");
	const struct session_value values[] = {
		{template_find_field(party, "name"), LANGUAGE_NONE, "Hotel Lotus"},
		{template_find_field(party, "name"), LANGUAGE_CHINESE, "蓮花酒店"},
		{template_find_field(party, "jurisdiction"), LANGUAGE_NONE, "mo"},
	};
	const struct record *record;
	auto_string char *origin = assessment_fingerprint("Hotel Lotus");

	assert_done(
		fixture, session_add(fixture->session, party, values, 3, &record, &fixture->error));
	assert_int_equal(record->number, 1);
	assert_string_equal(
		record_value(record, values[0].field, LANGUAGE_CHINESE)->origin, origin);
	assert_int_equal(count_changes(fixture), 2);
	fixture_reopen(fixture);
	assert_string_equal(fixture_get(fixture, "party/1.name"), "Hotel Lotus");
	assert_string_equal(fixture_get(fixture, "party/1.jurisdiction"), "mo");
	fixture_assert_integrity(fixture);
}

static void
add__is_refused__for_single_kind(void **state)
{
	struct fixture *fixture = *state;
	const struct template_kind *answers =
		template_find_kind(session_assessment(fixture->session)->template, "answers");

	assert_refused(fixture,
		session_add(fixture->session, answers, NULL, 0, NULL, &fixture->error), ERROR_DATA);
	assert_refused(fixture,
		session_remove(
			fixture->session, fixture_record(fixture, "answers"), &fixture->error),
		ERROR_DATA);
}

static void
remove__takes_record_away__and_never_gives_its_number_again(void **state)
{
	struct fixture *fixture = *state;

	fixture_add(fixture, "flow");
	assert_done(fixture, session_remove(fixture->session, fixture_record(fixture, "flow/1"),
				     &fixture->error));
	assert_null(fixture_record(fixture, "flow/1"));
	fixture_reopen(fixture);
	assert_null(fixture_record(fixture, "flow/1"));
	assert_int_equal(fixture_add(fixture, "flow")->number, 2);
	fixture_assert_integrity(fixture);
}

static void
comment__is_known_by_who_added_it__whoever_edits_it(void **state)
{
	struct fixture *fixture = *state;
	const struct template_kind *kind =
		template_find_kind(session_assessment(fixture->session)->template, "comment");
	const struct record *comment;
	struct record_authors authors;

	assert_done(fixture, session_comment(fixture->session, "answers", "Too long?", &comment,
				     &fixture->error));

	auto_string char *id = memory_copy_string(comment->id);
	auto_string char *name = memory_copy_string(session_author(fixture->session)->name);
	int64_t time = session_changed_at(fixture->session);

	session_set_author(fixture->session, &(struct person){"Other", "", ""});
	assert_done(fixture,
		session_set(fixture->session, comment, template_find_field(kind, "resolved"),
			LANGUAGE_NONE, "yes", &fixture->error));
	assert_done(fixture, session_record_authors(fixture->session, &authors, &fixture->error));
	assert_true(authors.author_count > 0);

	const struct record_author *last = &authors.authors[authors.author_count - 1];

	assert_string_equal(last->record, id);
	assert_string_equal(last->name, name);
	assert_int_equal(last->time, time);
	record_authors_clear(&authors);
}

static void
dismissal__is_one_change__refused_for_what_is_not_there(void **state)
{
	struct fixture *fixture = *state;
	const struct record *flow = fixture_add(fixture, "flow");
	const struct record *dismissal;
	const struct record_author *author;
	struct record_authors authors;
	struct session *session = fixture->session;

	assert_refused(fixture,
		session_dismiss(session, flow, DISMISSED_RULE, "long_retention", " ", NULL,
			&fixture->error),
		ERROR_DATA);
	assert_refused(fixture,
		session_dismiss(session, flow, DISMISSED_RULE, "overdue_measure", "So.", NULL,
			&fixture->error),
		ERROR_DATA);
	assert_refused(fixture,
		session_dismiss(session, flow, DISMISSED_ENTRY, "long_retention", "So.", NULL,
			&fixture->error),
		ERROR_DATA);
	assert_done(fixture, session_dismiss(session, flow, DISMISSED_RULE, "long_retention",
				     "Agreed.", &dismissal, &fixture->error));
	assert_string_equal(fixture_get(fixture, "dismissal/1.about"), "flow/1");
	assert_string_equal(fixture_get(fixture, "dismissal/1.what"), "rule/long_retention");
	assert_string_equal(fixture_get(fixture, "dismissal/1.reason"), "Agreed.");
	assert_done(fixture, session_record_authors(session, &authors, &fixture->error));
	author = record_authors_find(&authors, dismissal);
	assert_non_null(author);
	assert_string_equal(author->name, session_author(session)->name);
	record_authors_clear(&authors);
	assert_refused(fixture,
		session_dismiss(session, flow, DISMISSED_RULE, "long_retention", "Again.", NULL,
			&fixture->error),
		ERROR_STATE);
	assert_done(fixture, session_undo(session, NULL, &fixture->error));
	assert_null(fixture_record(fixture, "dismissal/1"));
}

static void
comment__is_kept__about_address(void **state)
{
	struct fixture *fixture = *state;
	const struct record *comment;

	fixture_add(fixture, "flow");
	assert_done(fixture, session_comment(fixture->session, "flow/1.retention", "Too long?",
				     &comment, &fixture->error));
	assert_string_equal(fixture_get(fixture, "comment/1.about"), "flow/1.retention");
	assert_string_equal(fixture_get(fixture, "comment/1.text"), "Too long?");
	assert_refused(fixture,
		session_comment(fixture->session, "flow/7", "x", NULL, &fixture->error),
		ERROR_DATA);
	assert_refused(fixture,
		session_comment(fixture->session, "flow/1", " \n", NULL, &fixture->error),
		ERROR_DATA);
}

static void
open__finds_assessment__by_reference_and_uuid(void **state)
{
	struct fixture *fixture = *state;
	auto_string char *id = memory_copy_string(session_assessment(fixture->session)->id);
	auto_string char *prefix = memory_copy_bytes(id, 8);
	struct session *other;

	session_close(&fixture->session);
	assert_done(fixture, session_open(fixture->library, id, &other, &fixture->error));
	session_close(&other);
	assert_done(fixture, session_open(fixture->library, prefix, &other, &fixture->error));
	assert_string_equal(session_assessment(other)->reference, fixture->reference);
	session_close(&other);
	prefix[7] = '\0';
	assert_refused(fixture, session_open(fixture->library, prefix, &other, &fixture->error),
		ERROR_DATA);
	assert_refused(fixture,
		session_open(fixture->library, "2026-9999", &other, &fixture->error), ERROR_DATA);
}

static void
open__is_read_only__where_another_session_edits(void **state)
{
	struct fixture *fixture = *state;
	struct session *other;

	fixture->library->store->hold_wait = 20;
	assert_done(fixture,
		session_open(fixture->library, fixture->reference, &other, &fixture->error));
	assert_non_null(session_read_only(other));
	assert_int_equal(session_read_only(other)->kind, ERROR_STATE);
	assert_string_equal(session_read_only(other)->arguments[0].value, "Ana Sousa");
	session_set_author(other, session_author(fixture->session));
	assert_refused(fixture,
		session_remove(other, assessment_single(session_assessment(other), "answers"),
			&fixture->error),
		ERROR_STATE);
	session_close(&other);
	assert_null(session_read_only(fixture->session));
	assert_done(fixture, fixture_set(fixture, "answers.scope", "x"));
}

static void
open_to_read__keeps_nobody_out__and_changes_nothing(void **state)
{
	struct fixture *fixture = *state;
	struct session *reader;

	assert_done(fixture, fixture_set(fixture, "answers.scope", "x"));
	session_close(&fixture->session);
	assert_done(fixture, session_open_to_read(fixture->library, fixture->reference, &reader,
				     &fixture->error));
	fixture_open_session(fixture);
	assert_null(session_read_only(fixture->session));
	assert_done(fixture, fixture_set(fixture, "answers.scope", "y"));
	assert_non_null(session_read_only(reader));
	session_set_author(reader, session_author(fixture->session));
	assert_refused(fixture, session_undo(reader, NULL, &fixture->error), ERROR_STATE);
	assert_refused(fixture, session_keep_draft(reader, "answers.scope", "z", &fixture->error),
		ERROR_STATE);
	session_close(&reader);
}

static void
today__is_day_in_place_of_template(void **state)
{
	struct fixture *fixture = *state;

	setenv("PIA_NOW", "2026-03-31T17:00:00Z", 1);
	fixture_reopen(fixture);
	assert_string_equal(session_assessment(fixture->session)->today, "2026-04-01");
	session_set_today(fixture->session, "2030-01-01");
	assert_string_equal(session_assessment(fixture->session)->today, "2030-01-01");
	unsetenv("PIA_NOW");
}

static void
drafts__come_back__until_forgotten(void **state)
{
	struct fixture *fixture = *state;
	struct session *session = fixture->session;
	struct draft *drafts;
	size_t count;

	assert_done(
		fixture, session_keep_draft(session, "answers.scope@en", "hal", &fixture->error));
	assert_done(fixture, session_keep_draft(session, "answers.reason", "bec", &fixture->error));
	assert_done(
		fixture, session_keep_draft(session, "answers.scope@en", "half", &fixture->error));
	fixture_reopen(fixture);
	assert_done(fixture, session_drafts(fixture->session, &drafts, &count, &fixture->error));
	assert_int_equal(count, 2);
	assert_string_equal(drafts[0].address, "answers.reason");
	assert_string_equal(drafts[1].text, "half");
	drafts_free(drafts, count);
	assert_done(fixture,
		session_forget_draft(fixture->session, "answers.scope@en", &fixture->error));
	assert_done(
		fixture, session_forget_draft(fixture->session, "answers.reason", &fixture->error));
	assert_done(fixture, session_drafts(fixture->session, &drafts, &count, &fixture->error));
	assert_int_equal(count, 0);
	drafts_free(drafts, count);
	assert_int_equal(count_changes(fixture), 1);
}

static void
history__says_who_did_what(void **state)
{
	struct fixture *fixture = *state;
	struct history history;

	assert_done(fixture, fixture_set(fixture, "answers.scope", "a"));
	fixture_add(fixture, "flow");
	assert_done(fixture, fixture_set(fixture, "answers.scope", "b"));
	assert_done(fixture, session_undo(fixture->session, NULL, &fixture->error));
	assert_done(fixture, session_history(fixture->session, NULL, &history, &fixture->error));
	assert_int_equal(history.change_count, 5);
	assert_int_equal(history.changes[0].act, ACT_BEGIN);
	assert_int_equal(history.changes[2].act, ACT_ADD);
	assert_int_equal(history.changes[4].act, ACT_UNDO);
	assert_int_equal(history.changes[4].reverts, 4);
	assert_string_equal(history.changes[3].edits[0].old_text, "a");
	assert_string_equal(history.changes[3].edits[0].new_text, "b");
	assert_string_equal(history.changes[3].author.role, "DPO");
	assert_int_equal(strlen(history.changes[3].hash), 64);
	for (size_t i = 0; i < history.change_count; i++)
		assert_int_equal(history.changes[i].number, i + 1);
	history_clear(&history);

	assert_done(fixture, session_history(fixture->session, fixture_record(fixture, "flow/1"),
				     &history, &fixture->error));
	assert_int_equal(history.change_count, 1);
	assert_int_equal(history.changes[0].number, 3);
	history_clear(&history);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)
	const struct CMUnitTest tests[] = {
		TEST(set__keeps_value__in_memory_and_on_disk),
		TEST(set__is_no_change__of_what_is_there),
		TEST(set__empties_value),
		TEST(set__remembers_origin__of_translation),
		TEST(set__is_refused__without_author),
		TEST(set__is_refused__for_derived_field_and_bad_text),
		TEST(add__makes_one_change__of_record_and_values),
		TEST(add__is_refused__for_single_kind),
		TEST(remove__takes_record_away__and_never_gives_its_number_again),
		TEST(dismissal__is_one_change__refused_for_what_is_not_there),
		TEST(comment__is_kept__about_address),
		TEST(comment__is_known_by_who_added_it__whoever_edits_it),
		TEST(open__finds_assessment__by_reference_and_uuid),
		TEST(open__is_read_only__where_another_session_edits),
		TEST(open_to_read__keeps_nobody_out__and_changes_nothing),
		TEST(today__is_day_in_place_of_template),
		TEST(drafts__come_back__until_forgotten),
		TEST(history__says_who_did_what),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
