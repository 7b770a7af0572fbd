/* SPDX-License-Identifier: MIT */
/* Tests of src/session/disposal.c, disposal_copies.c and src/store/dispose.c. */
#include "config.h"

#include "fixture.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "base/files.h"
#include "session/disposal.h"
#include "session/retention.h"
#include "session/state.h"
#include "store/sql.h"

#define SECRET "Chan-Tai-Man-7C93"

static bool
plan(struct fixture *fixture, struct disposal *disposal)
{
	return session_plan_disposal(fixture->session, disposal, &fixture->error);
}

static void
dispose(struct fixture *fixture)
{
	struct disposal disposal;

	assert_done(fixture, plan(fixture, &disposal));
	assert_done(fixture, session_dispose(fixture->session, &disposal, "Long enough",
				     "The certificate", &fixture->error));
	disposal_clear(&disposal);
}

static void
withdraw(struct fixture *fixture)
{
	assert_done(fixture, session_withdraw(fixture->session, "Stopped", &fixture->error));
}

static void
retain(struct fixture *fixture, const char *until, const char *hold)
{
	const struct retaining retaining = {.until = until, .hold = hold, .reason = "So"};

	assert_done(fixture, session_retain(fixture->session, &retaining, &fixture->error));
}

/* Have the secret everywhere that people write. */
static void
write_secrets(struct fixture *fixture)
{
	fixture_add(fixture, "party");
	assert_done(fixture, fixture_set(fixture, "assessment.title", SECRET));
	assert_done(fixture, fixture_set(fixture, "party/1.contact", SECRET " 1"));
	assert_done(fixture, fixture_set(fixture, "party/1.contact", SECRET " 2"));
	assert_done(fixture,
		session_remove(fixture->session, fixture_add(fixture, "flow"), &fixture->error));
	assert_done(fixture, session_keep_draft(fixture->session, "party/1.contact", SECRET " 3",
				     &fixture->error));
	assert_done(fixture, session_submit(fixture->session, &fixture->error));
	retain(fixture, NULL, SECRET);
	retain(fixture, "2001-01-01", "");
	withdraw(fixture);
}

static void
dispose__leaves_no_byte__and_a_whole_chain(void **state)
{
	struct fixture *fixture = *state;
	struct disposal disposal;
	struct versions versions;
	auto_string char *certificate = NULL;

	write_secrets(fixture);
	assert_true(fixture_folder_holds(fixture, SECRET));
	assert_done(fixture, plan(fixture, &disposal));
	assert_int_equal(disposal.version_count, 1);
	assert_int_equal(disposal.draft_count, 1);
	disposal_clear(&disposal);

	dispose(fixture);
	assert_false(fixture_folder_holds(fixture, SECRET));
	fixture_assert_integrity(fixture);
	fixture_reopen(fixture);
	assert_false(fixture_folder_holds(fixture, SECRET));
	fixture_assert_integrity(fixture);
	assert_string_equal(fixture_get(fixture, "party/1.contact"), "");
	assert_int_equal(session_standing(fixture->session), STANDING_WITHDRAWN);
	assert_done(fixture, session_certificate(fixture->session, &certificate, &fixture->error));
	assert_string_equal(certificate, "The certificate");
	assert_done(fixture, session_versions(fixture->session, &versions, &fixture->error));
	assert_null(versions.versions[0].text);
	versions_clear(&versions);
}

static void
dispose__tells__when_a_reader_keeps_the_old_text_alive(void **state)
{
	struct fixture *fixture = *state;
	struct disposal disposal;
	sqlite3 *reader;

	assert_done(fixture, fixture_set(fixture, "answers.scope", SECRET));
	withdraw(fixture);
	assert_int_equal(sqlite3_open(fixture->path, &reader), SQLITE_OK);
	assert_int_equal(
		sqlite3_exec(reader, "BEGIN; SELECT count(*) FROM content", NULL, NULL, NULL),
		SQLITE_OK);
	sqlite3_busy_timeout(fixture->library->store->database, 20);
	assert_done(fixture, plan(fixture, &disposal));
	assert_refused(fixture,
		session_dispose(fixture->session, &disposal, "Long enough", "x", &fixture->error),
		ERROR_STATE);
	disposal_clear(&disposal);
	assert_non_null(session_barred(fixture->session));
	assert_true(fixture_folder_holds(fixture, SECRET));
	sqlite3_close(reader);
	fixture_reopen(fixture);
	assert_false(fixture_folder_holds(fixture, SECRET));
	fixture_assert_integrity(fixture);
}

static void
disposed__takes_no_change(void **state)
{
	struct fixture *fixture = *state;
	struct disposal disposal;
	const struct retaining retaining = {.hold = "Too late"};

	withdraw(fixture);
	dispose(fixture);
	for (int i = 0; i < 2; i++) {
		assert_non_null(session_barred(fixture->session));
		assert_refused(
			fixture, session_reopen(fixture->session, &fixture->error), ERROR_STATE);
		assert_refused(fixture, fixture_set(fixture, "answers.reason", "x"), ERROR_STATE);
		assert_refused(fixture,
			session_retain(fixture->session, &retaining, &fixture->error), ERROR_STATE);
		assert_refused(fixture, session_undo(fixture->session, NULL, &fixture->error),
			ERROR_STATE);
		assert_refused(fixture, plan(fixture, &disposal), ERROR_STATE);
		fixture_reopen(fixture);
	}
}

static void
dispose__is_refused__while_something_keeps_it(void **state)
{
	struct fixture *fixture = *state;
	struct disposal disposal;

	assert_refused(fixture, plan(fixture, &disposal), ERROR_STATE);
	assert_done(fixture, session_submit(fixture->session, &fixture->error));
	assert_refused(fixture, plan(fixture, &disposal), ERROR_STATE);
	withdraw(fixture);
	retain(fixture, "9999-01-01", NULL);
	assert_refused(fixture, plan(fixture, &disposal), ERROR_STATE);
	retain(fixture, "", "The court");
	assert_refused(fixture, plan(fixture, &disposal), ERROR_STATE);
	retain(fixture, NULL, "");
	assert_done(fixture, plan(fixture, &disposal));
	assert_refused(fixture,
		session_dispose(fixture->session, &disposal, " ", "x", &fixture->error),
		ERROR_DATA);
	disposal_clear(&disposal);
	fixture_assert_integrity(fixture);
}

static void
dispose__wipes_files_of_its_own__only(void **state)
{
	struct fixture *fixture = *state;
	char *first = fixture->reference;
	static const char hash[] =
		"5994471abb01112afcc18159f6cc74b4f511b99806da59b3caf5a9c173cacfc5";
	static const char other[] =
		"6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b";
	struct disposal disposal;
	const struct library_beginning beginning = {
		.template = fixture->template,
		.language = LANGUAGE_ENGLISH,
		.author = session_author(fixture->session),
	};
	auto_string char *second = NULL;

	fixture_add(fixture, "party");
	assert_done(fixture, fixture_set(fixture, "party/1.contact", hash));
	assert_done(fixture, fixture_set(fixture, "party/1.contact", other));
	withdraw(fixture);
	assert_done(fixture, library_begin(fixture->library, &beginning, &second, &fixture->error));
	fixture_close(fixture);
	fixture->reference = second;
	fixture_open_library(fixture);
	fixture_open_session(fixture);
	fixture_add(fixture, "party");
	assert_done(fixture, fixture_set(fixture, "party/1.contact", other));
	fixture_run_sql(fixture,
		"INSERT INTO evidence (hash, bytes) VALUES"
		" (x'5994471abb01112afcc18159f6cc74b4f511b99806da59b3caf5a9c173cacfc5',"
		" CAST('file of one' AS BLOB)),"
		" (x'6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b',"
		" CAST('file of both' AS BLOB))");
	fixture_close(fixture);
	fixture->reference = first;
	fixture_open_library(fixture);
	fixture_open_session(fixture);
	assert_done(fixture, plan(fixture, &disposal));
	assert_int_equal(disposal.evidence_count, 1);
	disposal_clear(&disposal);
	dispose(fixture);
	assert_false(fixture_folder_holds(fixture, "file of one"));
	assert_true(fixture_folder_holds(fixture, "file of both"));
}

static void
check__finds__text_that_outlived_its_disposal(void **state)
{
	struct fixture *fixture = *state;

	assert_done(fixture, fixture_set(fixture, "answers.reason", SECRET));
	withdraw(fixture);
	dispose(fixture);
	fixture_run_sql(fixture, "UPDATE content SET text = 'back' WHERE id ="
				 " (SELECT max(new) FROM edit WHERE field = 'reason')");
	fixture_assert_fault(fixture, "A text in change {number} is still there, though the "
				      "assessment was disposed of.");
}

/* Write a file of these bytes, then the id, with so many blanks before it. */
static void
write_copy(struct fixture *fixture, const char *name, const char *start, size_t length, int blanks,
	const char *id)
{
	auto_string char *path = files_join(fixture->folder, name);
	auto_string char *rest = string_format("%*s%s and more", blanks, "", id);
	struct file_draft draft;

	assert_done(fixture, files_begin(path, &draft, &fixture->error));
	assert_done(fixture, files_write(&draft, start, length, &fixture->error));
	assert_done(fixture, files_write(&draft, rest, strlen(rest), &fixture->error));
	assert_done(fixture, files_commit(&draft, &fixture->error));
}

static void
find_copies__finds_libraries_and_archives__that_hold_it(void **state)
{
	struct fixture *fixture = *state;
	const char *id = session_assessment(fixture->session)->id;
	static const char database[] = "SQLite format 3";
	char **names;
	size_t count;

	/* Across the border of what is read at once, on either side of it too. */
	write_copy(fixture, "a.db", database, sizeof(database), 65536 - 36, id);
	write_copy(fixture, "b.db", database, sizeof(database), 65536 - 16 - 36, id);
	write_copy(fixture, "c.db", database, sizeof(database), 65536 - 16, id);
	write_copy(fixture, "d.pia", "anything", 8, 0, id);
	write_copy(fixture, "e.txt", "anything", 8, 0, id);
	write_copy(fixture, "f.db", database, sizeof(database), 0, "another");
	write_copy(fixture, "g.db-wal", database, sizeof(database), 0, id);
	disposal_find_copies(fixture->path, id, &names, &count);
	assert_int_equal(count, 4);
	assert_string_equal(names[0], "a.db");
	assert_string_equal(names[3], "d.pia");
	for (size_t i = 0; i < count; i++)
		free(names[i]);
	free(names);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)
	const struct CMUnitTest tests[] = {
		TEST(dispose__leaves_no_byte__and_a_whole_chain),
		TEST(dispose__tells__when_a_reader_keeps_the_old_text_alive),
		TEST(disposed__takes_no_change),
		TEST(dispose__is_refused__while_something_keeps_it),
		TEST(dispose__wipes_files_of_its_own__only),
		TEST(check__finds__text_that_outlived_its_disposal),
		TEST(find_copies__finds_libraries_and_archives__that_hold_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
