/* SPDX-License-Identifier: MIT */
/* Tests of src/session/upgrade.c: moving to another template is one change like any other. */
#include "config.h"

#include "fixture.h"

#include <signal.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../next.h"
#include "session/state.h"
#include "store/sql.h"

/* Values that the next version keeps, calls otherwise, and has no place for. */
static void
write_some(struct fixture *fixture)
{
	fixture_add(fixture, "purpose");
	fixture_add(fixture, "purpose");
	fixture_add(fixture, "flow");
	fixture_add(fixture, "measure");
	assert_done(fixture, fixture_set(fixture, "answers.scope", "staff"));
	assert_done(fixture, fixture_set(fixture, "answers.scope@pt", "pessoal"));
	assert_done(fixture, fixture_set(fixture, "answers.reason", "none"));
	assert_done(fixture, fixture_set(fixture, "answers.people", "12"));
	assert_done(fixture, fixture_set(fixture, "purpose/1.title", "Attendance"));
	assert_done(fixture, fixture_set(fixture, "purpose/1.title@pt", "Assiduidade"));
	assert_done(fixture, fixture_set(fixture, "purpose/1.categories", "identity contact"));
	assert_done(fixture, fixture_set(fixture, "flow/1.retention", "P5Y"));
	assert_done(fixture, fixture_set(fixture, "assessment.next_review", "2026-01-01"));
	assert_done(fixture, fixture_set(fixture, "flow/1.ground", "consent"));
	assert_done(fixture, fixture_set(fixture, "measure/1.title", "Lock"));
	assert_done(fixture, session_comment(fixture->session, "flow/1.retention", "long?", NULL,
				     &fixture->error));
	assert_done(fixture, session_remove(fixture->session, fixture_record(fixture, "purpose/2"),
				     &fixture->error));
}

static void
upgrade(struct fixture *fixture, const struct next_patch *patches, size_t count)
{
	struct template *template = next_template(patches, count);

	assert_done(fixture, session_upgrade(fixture->session, &template, &fixture->error));
	assert_null(template);
}

/* Everything that can be read of the assessment. Caller-owned. */
static char *
describe(struct fixture *fixture)
{
	const struct assessment *assessment = session_assessment(fixture->session);
	struct string text = {0};

	string_append_format(
		&text, "%s %s\n", assessment->template->name, assessment->template->version);
	for (size_t i = 0; i < assessment->record_count; i++) {
		const struct record *record = assessment->records[i];

		string_append_format(&text, "%s %s/%d%s\n", record->id, record->kind->id,
			record->number, record->removed ? " removed" : "");
		for (size_t j = 0; j < record->kind->field_count; j++) {
			const struct template_field *field = record->kind->fields[j];

			for (int language = 0; language < LANGUAGE_COUNT; language++) {
				const struct value *value =
					record_value(record, field, (enum language)language);

				if (value && (int)value->language == language)
					string_append_format(&text, "  %s@%d %s (%s)%s\n",
						field->id, language, value->text,
						value->origin ? value->origin : "-",
						value->erased ? " erased" : "");
			}
		}
	}
	return string_take(&text);
}

static int64_t
ask(struct fixture *fixture, const char *sql)
{
	sqlite3 *database;
	sqlite3_stmt *statement;
	int64_t number;

	assert_int_equal(sqlite3_open(fixture->path, &database), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(database, sql, -1, &statement, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
	number = sqlite3_column_int64(statement, 0);
	sqlite3_finalize(statement);
	sqlite3_close(database);
	return number;
}

static void
assert_as_reopened(struct fixture *fixture)
{
	auto_string char *before = describe(fixture);

	fixture_assert_integrity(fixture);
	fixture_reopen(fixture);

	auto_string char *after = describe(fixture);

	assert_string_equal(after, before);
	fixture_assert_integrity(fixture);
}

static void
upgrade__is_one_change__and_undo_brings_all_back(void **state)
{
	struct fixture *fixture = *state;
	const char *changes = "SELECT count(*) FROM change";
	char *what;

	write_some(fixture);

	auto_string char *before = describe(fixture);
	int64_t count = ask(fixture, changes);
	const struct assessment *assessment = session_assessment(fixture->session);

	upgrade(fixture, next_version, next_version_count);
	/* After a snapshot of how it was. */
	assert_int_equal(ask(fixture, changes), count + 2);
	assert_ptr_equal(session_assessment(fixture->session), assessment);
	assert_string_equal(assessment->template->version, "1.3.0");
	assert_int_equal(session_template_changes(fixture->session), 1);
	assert_string_equal(fixture_get(fixture, "aim/1.title"), "Attendance");
	assert_string_equal(fixture_get(fixture, "aim/1.title@pt"), "Assiduidade");
	assert_string_equal(fixture_get(fixture, "aim/1.categories"), "identity");
	assert_string_equal(fixture_get(fixture, "flow/1.keeping"), "P5Y");
	assert_string_equal(fixture_get(fixture, "flow/1.ground"), "agreed");
	assert_string_equal(fixture_get(fixture, "assessment.next_review"), "");
	assert_string_equal(fixture_get(fixture, "answers.persons"), "12");
	assert_string_equal(fixture_get(fixture, "comment/1.about"), "flow/1.keeping");
	assert_null(fixture_record(fixture, "aim/2"));
	assert_as_reopened(fixture);

	auto_string char *moved = describe(fixture);

	assert_done(fixture, session_undo(fixture->session, &what, &fixture->error));
	assert_string_equal(what, "small 1.2.0");
	free(what);
	assert_as_reopened(fixture);

	auto_string char *undone = describe(fixture);

	assert_string_equal(undone, before);
	assert_done(fixture, session_redo(fixture->session, &what, &fixture->error));
	assert_string_equal(what, "small 1.3.0");
	free(what);
	assert_as_reopened(fixture);

	auto_string char *redone = describe(fixture);

	assert_string_equal(redone, moved);

	/* The number of a record that was removed before is not given again. */
	assert_int_equal(fixture_add(fixture, "aim")->number, 3);
	assert_done(fixture, fixture_set(fixture, "answers.why", "new"));
	for (int i = 0; i < 4; i++)
		assert_done(fixture, session_undo(fixture->session, NULL, &fixture->error));
	assert_string_equal(fixture_get(fixture, "purpose/1.title"), "Attendance");
	assert_non_null(fixture_record(fixture, "purpose/2"));
	assert_as_reopened(fixture);
}

static void
upgrade__to_the_same_text__is_no_change(void **state)
{
	struct fixture *fixture = *state;
	struct template *template = next_template(NULL, 0);

	assert_done(fixture, session_upgrade(fixture->session, &template, &fixture->error));
	assert_non_null(template);
	template_free(&template);
	assert_refused(fixture, session_undo(fixture->session, NULL, &fixture->error), ERROR_STATE);
}

static void
upgrade__is_refused__without_author_or_language(void **state)
{
	struct fixture *fixture = *state;
	struct template *template = next_template(next_version, next_version_count);

	template->languages[LANGUAGE_ENGLISH] = false;
	assert_refused(
		fixture, session_upgrade(fixture->session, &template, &fixture->error), ERROR_DATA);
	template->languages[LANGUAGE_ENGLISH] = true;
	session_set_author(fixture->session, &(struct person){.name = (char *)""});
	assert_refused(fixture, session_upgrade(fixture->session, &template, &fixture->error),
		ERROR_STATE);
	assert_string_equal(session_assessment(fixture->session)->template->version, "1.2.0");
	template_free(&template);
}

static void
upgrade__takes_the_list_along(void **state)
{
	struct fixture *fixture = *state;
	struct library_list list;

	upgrade(fixture, next_version, next_version_count);
	assert_done(fixture, library_list(fixture->library, NULL, &list, &fixture->error));
	assert_string_equal(list.entries[0].template_version, "1.3.0");
	library_list_clear(&list);
	assert_done(fixture, session_undo(fixture->session, NULL, &fixture->error));
	assert_done(fixture, library_list(fixture->library, NULL, &list, &fixture->error));
	assert_string_equal(list.entries[0].template_version, "1.2.0");
	library_list_clear(&list);
}

static void
upgrade__stands_in_the_history__by_name_and_version(void **state)
{
	struct fixture *fixture = *state;
	struct history history;

	upgrade(fixture, next_version, next_version_count);
	assert_done(fixture, session_undo(fixture->session, NULL, &fixture->error));
	assert_done(fixture, session_history(fixture->session, NULL, &history, &fixture->error));
	assert_int_equal(history.change_count, 4);
	assert_null(history.changes[0].template_name);
	assert_int_equal(history.changes[1].act, ACT_SNAPSHOT);
	assert_string_equal(history.changes[1].reason, "small 1.2.0");
	assert_int_equal(history.changes[2].act, ACT_UPGRADE);
	assert_string_equal(history.changes[2].template_name, "small");
	assert_string_equal(history.changes[2].template_version, "1.3.0");
	assert_string_equal(history.changes[3].template_version, "1.2.0");
	history_clear(&history);
}

/* A translation made from an older original says so under its new name too, on the disk as well. */
static void
upgrade__keeps__what_translations_were_made_from(void **state)
{
	struct fixture *fixture = *state;
	static const struct next_patch patches[] = {
		{"{id: scope, type: long_text,", "{id: reach, was: scope, type: long_text,"}};
	auto_string char *origin = assessment_fingerprint("staff");

	assert_done(fixture, fixture_set(fixture, "answers.scope", "staff"));
	assert_done(fixture, fixture_set(fixture, "answers.scope@pt", "pessoal"));
	assert_done(fixture, fixture_set(fixture, "answers.scope", "visitors"));
	upgrade(fixture, patches, 1);
	fixture_reopen(fixture);

	const struct record *answers =
		assessment_single(session_assessment(fixture->session), "answers");

	assert_string_equal(record_value(answers, template_find_field(answers->kind, "reach"),
				    LANGUAGE_PORTUGUESE)
				    ->origin,
		origin);
	assert_as_reopened(fixture);
	assert_done(fixture, session_undo(fixture->session, NULL, &fixture->error));
	assert_as_reopened(fixture);
}

static void
upgrade__there_and_back__by_another_template(void **state)
{
	struct fixture *fixture = *state;

	write_some(fixture);
	upgrade(fixture, next_version, next_version_count);
	upgrade(fixture, NULL, 0);
	assert_as_reopened(fixture);
	/* What nothing says it was called so is gone; what was always called so is still there. */
	assert_null(fixture_record(fixture, "purpose/1"));
	assert_string_equal(fixture_get(fixture, "answers.scope@pt"), "pessoal");
	assert_int_equal(fixture_add(fixture, "measure")->number, 2);
	assert_as_reopened(fixture);
	for (int i = 0; i < 3; i++)
		assert_done(fixture, session_undo(fixture->session, NULL, &fixture->error));
	assert_string_equal(fixture_get(fixture, "purpose/1.title"), "Attendance");
	assert_string_equal(fixture_get(fixture, "measure/1.title"), "Lock");
	assert_as_reopened(fixture);
}

static void
upgrade__can_be_undone__where_something_was_erased_before(void **state)
{
	struct fixture *fixture = *state;

	assert_done(fixture, fixture_set(fixture, "answers.reason", "private"));
	assert_done(fixture,
		session_erase(fixture->session, fixture_record(fixture, "answers"),
			template_find_field(fixture_record(fixture, "answers")->kind, "reason"),
			LANGUAGE_NONE, "asked", &fixture->error));

	auto_string char *before = describe(fixture);

	upgrade(fixture, next_version, next_version_count);
	assert_as_reopened(fixture);
	assert_done(fixture, session_undo(fixture->session, NULL, &fixture->error));
	assert_as_reopened(fixture);

	auto_string char *after = describe(fixture);

	assert_string_equal(after, before);
}

static void
erase__reaches__what_a_field_was_called_before(void **state)
{
	struct fixture *fixture = *state;
	static const struct next_patch patches[] = {
		{"{id: reason, type: text,", "{id: cause, was: reason, type: text,"}};
	const struct record *answers;

	assert_done(fixture, fixture_set(fixture, "answers.reason", "first secret"));
	assert_done(fixture, fixture_set(fixture, "answers.reason", "second secret"));
	upgrade(fixture, patches, 1);
	assert_done(fixture, fixture_set(fixture, "answers.cause", "third secret"));
	answers = fixture_record(fixture, "answers");
	assert_done(fixture, session_erase(fixture->session, answers,
				     template_find_field(answers->kind, "cause"), LANGUAGE_NONE,
				     "asked", &fixture->error));
	fixture_assert_integrity(fixture);
	fixture_close(fixture);
	assert_false(fixture_folder_holds(fixture, "secret"));
	fixture_open_library(fixture);
	fixture_open_session(fixture);
	/* Neither can the move be taken back with what it took out. */
	assert_refused(fixture, session_undo(fixture->session, NULL, &fixture->error), ERROR_STATE);
}

static void
erase__reaches__what_a_single_kind_was_called_before(void **state)
{
	struct fixture *fixture = *state;
	static const struct next_patch decision[] = {
		{"  party:\n    label",
			"  decision:\n    single: true\n    label: {en: D, pt: D, zh-Hant: 決}\n   "
			" "
			"fields:\n      - {id: verdict, type: text, label: {en: V, pt: V, zh-Hant: "
			"裁}}\n  party:\n    label"},
	};
	static const struct next_patch ruling[] = {
		{"  party:\n    label",
			"  ruling:\n    was: decision\n    single: true\n    label: {en: R, pt: R, "
			"zh-Hant: 決}\n    fields:\n      - {id: verdict, type: text, label: {en: "
			"V, "
			"pt: V, zh-Hant: 裁}}\n  party:\n    label"},
	};
	const struct record *record;

	upgrade(fixture, decision, 1);
	assert_done(fixture, fixture_set(fixture, "decision.verdict", "a secret"));
	upgrade(fixture, ruling, 1);
	assert_string_equal(fixture_get(fixture, "ruling.verdict"), "a secret");
	assert_as_reopened(fixture);
	assert_done(fixture, session_undo(fixture->session, NULL, &fixture->error));
	assert_string_equal(fixture_get(fixture, "decision.verdict"), "a secret");
	assert_done(fixture, session_redo(fixture->session, NULL, &fixture->error));
	assert_as_reopened(fixture);
	record = fixture_record(fixture, "ruling");
	assert_done(fixture, session_erase(fixture->session, record, NULL, LANGUAGE_NONE, "asked",
				     &fixture->error));
	assert_as_reopened(fixture);
	fixture_close(fixture);
	assert_false(fixture_folder_holds(fixture, "secret"));
	fixture_open_library(fixture);
}

static void
erase_gone__reaches__what_has_no_place_any_more(void **state)
{
	struct fixture *fixture = *state;

	fixture_add(fixture, "measure");
	fixture_add(fixture, "purpose");
	assert_done(fixture, fixture_set(fixture, "answers.reason", "first secret"));
	assert_done(fixture, fixture_set(fixture, "measure/1.title", "second secret"));
	assert_done(fixture, fixture_set(fixture, "measure/1.title@pt", "terceiro secret"));
	assert_done(fixture, fixture_set(fixture, "purpose/1.title", "kept"));
	assert_done(fixture, session_keep_draft(fixture->session, "answers.reason", "draft secret",
				     &fixture->error));
	upgrade(fixture, next_version, next_version_count);
	assert_refused(fixture,
		session_erase_gone(fixture->session, "answers.reasons", "asked", &fixture->error),
		ERROR_DATA);
	assert_refused(fixture,
		session_erase_gone(fixture->session, "measure/2", "asked", &fixture->error),
		ERROR_DATA);
	/* One that is called otherwise is still there. */
	assert_refused(fixture,
		session_erase_gone(fixture->session, "purpose/1", "asked", &fixture->error),
		ERROR_DATA);
	assert_done(fixture,
		session_erase_gone(fixture->session, "answers.reason", "asked", &fixture->error));
	assert_done(fixture,
		session_erase_gone(fixture->session, "measure/1", "asked", &fixture->error));
	assert_as_reopened(fixture);
	assert_string_equal(fixture_get(fixture, "aim/1.title"), "kept");
	fixture_close(fixture);
	assert_false(fixture_folder_holds(fixture, "secret"));
	fixture_open_library(fixture);
}

static void
upgrade__takes_drafts_along(void **state)
{
	struct fixture *fixture = *state;
	static const char *const addresses[][2] = {
		{"flow/1.retention", "flow/1.keeping"},
		{"comment:purpose/1", "comment:aim/1"},
		{"answers.reason", "answers.reason"},
		{"answers.scope@pt", "answers.scope@pt"},
	};
	struct draft *drafts;
	size_t count;

	write_some(fixture);
	for (size_t i = 0; i < array_length(addresses); i++)
		assert_done(fixture, session_keep_draft(fixture->session, addresses[i][0],
					     addresses[i][0], &fixture->error));
	upgrade(fixture, next_version, next_version_count);
	assert_done(fixture, session_drafts(fixture->session, &drafts, &count, &fixture->error));
	assert_int_equal(count, array_length(addresses));
	for (size_t i = 0; i < array_length(addresses); i++) {
		bool is_there = false;

		for (size_t j = 0; j < count; j++)
			is_there =
				is_there || (string_equal(drafts[j].address, addresses[i][1]) &&
						    string_equal(drafts[j].text, addresses[i][0]));
		assert_true(is_there);
	}
	drafts_free(drafts, count);
}

static void
full_file__refuses_the_move__and_keeps_all_before(void **state)
{
	struct fixture *fixture = *state;
	sqlite3 *database = fixture->library->store->database;
	struct template *template = next_template(next_version, next_version_count);

	write_some(fixture);

	auto_string char *before = describe(fixture);
	auto_string char *limit = string_format(
		"PRAGMA max_page_count = %d", (int)ask(fixture, "PRAGMA page_count") + 1);

	assert_int_equal(sqlite3_exec(database, limit, NULL, NULL, NULL), SQLITE_OK);
	assert_refused(
		fixture, session_upgrade(fixture->session, &template, &fixture->error), ERROR_IO);
	assert_non_null(template);

	auto_string char *after = describe(fixture);

	assert_string_equal(after, before);
	assert_int_equal(session_template_changes(fixture->session), 0);
	database = fixture->library->store->database;
	assert_int_equal(sqlite3_exec(database, "PRAGMA max_page_count = 100000", NULL, NULL, NULL),
		SQLITE_OK);
	fixture_assert_integrity(fixture);
	assert_done(fixture, session_upgrade(fixture->session, &template, &fixture->error));
	assert_as_reopened(fixture);
}

/* Move there and back without end, telling each that was kept through the pipe. */
static void
move_until_killed(struct fixture *fixture, int pipe)
{
	fixture_open_library(fixture);
	fixture_open_session(fixture);
	for (;;) {
		bool is_new = string_equal(
			session_assessment(fixture->session)->template->version, "1.3.0");

		if (!(is_new ? session_undo(fixture->session, NULL, &fixture->error)
			     : session_redo(fixture->session, NULL, &fixture->error)) ||
			write(pipe, "m", 1) != 1)
			_exit(1);
	}
}

static void
kill__leaves__one_template_or_the_other(void **state)
{
	struct fixture *fixture = *state;
	uint64_t seed = 7;

	write_some(fixture);
	upgrade(fixture, next_version, next_version_count);
	fixture_close(fixture);
	for (int round = 0; round < 10; round++) {
		unsigned wanted = fixture_random(&seed, 8) + 1;
		int ends[2];
		char byte;

		assert_int_equal(pipe(ends), 0);

		pid_t child = fork();

		assert_true(child >= 0);
		if (child == 0)
			move_until_killed(fixture, ends[1]);
		close(ends[1]);
		for (unsigned i = 0; i < wanted; i++)
			assert_int_equal(read(ends[0], &byte, 1), 1);
		kill(child, SIGKILL);
		close(ends[0]);
		assert_int_equal(waitpid(child, NULL, 0), child);
		fixture_open_library(fixture);
		fixture_open_session(fixture);
		assert_string_equal(
			string_equal(
				session_assessment(fixture->session)->template->version, "1.3.0")
				? fixture_get(fixture, "flow/1.keeping")
				: fixture_get(fixture, "flow/1.retention"),
			"P5Y");
		fixture_assert_integrity(fixture);
		fixture_close(fixture);
	}
	fixture_open_library(fixture);
	fixture_open_session(fixture);
}

static void
undo__is_refused__where_the_old_template_was_altered(void **state)
{
	struct fixture *fixture = *state;

	upgrade(fixture, next_version, next_version_count);
	fixture_close(fixture);
	fixture_run_sql(fixture, "UPDATE template SET text = text || '# x' || char(10) WHERE "
				 "version = '1.2.0'");
	fixture_open_library(fixture);
	fixture_open_session(fixture);
	assert_refused(fixture, session_undo(fixture->session, NULL, &fixture->error), ERROR_DATA);
	assert_string_equal(session_assessment(fixture->session)->template->version, "1.3.0");
	assert_done(fixture, fixture_set(fixture, "answers.why", "still open"));
}

static void
check__finds__template_that_the_log_does_not_say(void **state)
{
	struct fixture *fixture = *state;

	upgrade(fixture, next_version, next_version_count);
	fixture_close(fixture);
	fixture_run_sql(fixture, "UPDATE assessment SET template = (SELECT id FROM template WHERE "
				 "version = '1.2.0')");
	fixture_open_library(fixture);
	fixture_open_session(fixture);
	fixture_assert_fault(fixture, "not the one that the log says");
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)
	const struct CMUnitTest tests[] = {
		TEST(upgrade__is_one_change__and_undo_brings_all_back),
		TEST(upgrade__to_the_same_text__is_no_change),
		TEST(upgrade__is_refused__without_author_or_language),
		TEST(upgrade__takes_the_list_along),
		TEST(upgrade__stands_in_the_history__by_name_and_version),
		TEST(upgrade__keeps__what_translations_were_made_from),
		TEST(upgrade__there_and_back__by_another_template),
		TEST(upgrade__can_be_undone__where_something_was_erased_before),
		TEST(erase__reaches__what_a_field_was_called_before),
		TEST(erase__reaches__what_a_single_kind_was_called_before),
		TEST(erase_gone__reaches__what_has_no_place_any_more),
		TEST(upgrade__takes_drafts_along),
		TEST(full_file__refuses_the_move__and_keeps_all_before),
		TEST(kill__leaves__one_template_or_the_other),
		TEST(undo__is_refused__where_the_old_template_was_altered),
		TEST(check__finds__template_that_the_log_does_not_say),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
