/* SPDX-License-Identifier: MIT */
/* Tests of src/session/erase.c and src/store/erase.c. */
#include "config.h"

#include "fixture.h"

#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "base/files.h"
#include "session/state.h"
#include "store/sql.h"

#define SECRET "Chan-Tai-Man-7C93"

static bool
erase(struct fixture *fixture, const char *address, enum language language, const char *reason)
{
	struct address found;

	assert_true(address_read_any(
		session_assessment(fixture->session), address, &found, &fixture->error));
	return session_erase(
		fixture->session, found.record, found.field, language, reason, &fixture->error);
}

static void
erase__leaves_no_byte__and_a_whole_chain(void **state)
{
	struct fixture *fixture = *state;

	fixture_add(fixture, "party");
	assert_done(fixture, fixture_set(fixture, "party/1.contact", SECRET));
	assert_done(fixture, fixture_set(fixture, "party/1.contact", SECRET " again"));
	assert_done(fixture, session_keep_draft(fixture->session, "party/1.contact", SECRET " and",
				     &fixture->error));
	assert_true(fixture_folder_holds(fixture, SECRET));

	assert_done(fixture, erase(fixture, "party/1.contact", LANGUAGE_NONE, "asked to"));
	assert_false(fixture_folder_holds(fixture, SECRET));
	assert_string_equal(fixture_get(fixture, "party/1.contact"), "");
	fixture_assert_integrity(fixture);
	fixture_reopen(fixture);
	assert_false(fixture_folder_holds(fixture, SECRET));
	fixture_assert_integrity(fixture);

	const struct record *party = fixture_record(fixture, "party/1");
	const struct value *value =
		record_value(party, template_find_field(party->kind, "contact"), LANGUAGE_NONE);

	assert_true(value->erased);
	assert_done(fixture, fixture_set(fixture, "party/1.contact", "nobody"));
	fixture_assert_integrity(fixture);
}

static void
erase__says_so__in_history(void **state)
{
	struct fixture *fixture = *state;
	struct history history;

	assert_done(fixture, fixture_set(fixture, "answers.scope", SECRET));
	assert_done(fixture, erase(fixture, "answers.scope", LANGUAGE_NONE, "asked to"));
	assert_done(fixture, session_history(fixture->session, NULL, &history, &fixture->error));
	assert_int_equal(history.change_count, 3);
	assert_int_equal(history.changes[2].act, ACT_ERASE);
	assert_string_equal(history.changes[2].reason, "asked to");
	assert_true(history.changes[1].edits[0].erased);
	assert_null(history.changes[1].edits[0].new_text);
	history_clear(&history);
}

static void
erase__takes_one_language__and_leaves_the_others(void **state)
{
	struct fixture *fixture = *state;

	assert_done(fixture, fixture_set(fixture, "answers.scope", "public"));
	assert_done(fixture, fixture_set(fixture, "answers.scope@pt", SECRET));
	assert_done(fixture, erase(fixture, "answers.scope", LANGUAGE_PORTUGUESE, "asked to"));
	assert_string_equal(fixture_get(fixture, "answers.scope"), "public");
	assert_string_equal(fixture_get(fixture, "answers.scope@pt"), "");
	assert_false(fixture_folder_holds(fixture, SECRET));
	fixture_assert_integrity(fixture);
}

static void
erase__takes_words_of_record__even_where_they_were_replaced(void **state)
{
	struct fixture *fixture = *state;

	fixture_add(fixture, "party");
	assert_done(fixture, fixture_set(fixture, "party/1.name", SECRET));
	assert_done(fixture, fixture_set(fixture, "party/1.name", NULL));
	assert_done(fixture, fixture_set(fixture, "party/1.contact", SECRET));
	assert_done(fixture, fixture_set(fixture, "party/1.jurisdiction", "cn"));
	assert_done(fixture, erase(fixture, "party/1", LANGUAGE_NONE, "asked to"));
	assert_string_equal(fixture_get(fixture, "party/1.jurisdiction"), "cn");
	assert_false(fixture_folder_holds(fixture, SECRET));
	fixture_reopen(fixture);
	fixture_assert_integrity(fixture);
}

static void
erase__reaches_removed_record(void **state)
{
	struct fixture *fixture = *state;

	fixture_add(fixture, "party");
	assert_done(fixture, fixture_set(fixture, "party/1.contact", SECRET));
	assert_done(fixture, session_remove(fixture->session, fixture_record(fixture, "party/1"),
				     &fixture->error));
	assert_done(fixture, erase(fixture, "party/1", LANGUAGE_NONE, "asked to"));
	assert_false(fixture_folder_holds(fixture, SECRET));
	assert_null(fixture_record(fixture, "party/1"));
	fixture_assert_integrity(fixture);

	/* It comes back without what was erased. */
	assert_done(fixture, session_undo(fixture->session, NULL, &fixture->error));
	assert_string_equal(fixture_get(fixture, "party/1.contact"), "");
	fixture_assert_integrity(fixture);
}

static void
erase__clears_sums_of_the_list(void **state)
{
	struct fixture *fixture = *state;
	struct library_list list;

	assert_done(fixture, fixture_set(fixture, "assessment.client", SECRET));
	assert_done(fixture, library_list(fixture->library, SECRET, &list, &fixture->error));
	assert_int_equal(list.entry_count, 1);
	library_list_clear(&list);
	assert_done(fixture, erase(fixture, "assessment.client", LANGUAGE_NONE, "asked to"));
	assert_done(fixture, library_list(fixture->library, SECRET, &list, &fixture->error));
	assert_int_equal(list.entry_count, 0);
	library_list_clear(&list);
	assert_false(fixture_folder_holds(fixture, SECRET));
}

static void
erase__is_refused__without_reason_or_anything_to_erase(void **state)
{
	struct fixture *fixture = *state;

	assert_done(fixture, fixture_set(fixture, "answers.scope", SECRET));
	assert_refused(fixture, erase(fixture, "answers.scope", LANGUAGE_NONE, " "), ERROR_DATA);
	assert_refused(
		fixture, erase(fixture, "answers.reason", LANGUAGE_NONE, "asked to"), ERROR_DATA);
	assert_string_equal(fixture_get(fixture, "answers.scope"), SECRET);
	fixture_assert_integrity(fixture);
}

static void
erase__tells__when_a_reader_keeps_the_old_text_alive(void **state)
{
	struct fixture *fixture = *state;
	sqlite3 *reader;

	assert_done(fixture, fixture_set(fixture, "answers.scope", SECRET));
	assert_int_equal(sqlite3_open(fixture->path, &reader), SQLITE_OK);
	assert_int_equal(
		sqlite3_exec(reader, "BEGIN; SELECT count(*) FROM content", NULL, NULL, NULL),
		SQLITE_OK);
	sqlite3_busy_timeout(fixture->library->store->database, 20);
	assert_refused(
		fixture, erase(fixture, "answers.scope", LANGUAGE_NONE, "asked to"), ERROR_STATE);
	assert_string_equal(fixture_get(fixture, "answers.scope"), "");
	assert_true(fixture_folder_holds(fixture, SECRET));
	sqlite3_close(reader);
	assert_done(fixture, erase(fixture, "answers.scope", LANGUAGE_NONE, "asked to"));
	assert_false(fixture_folder_holds(fixture, SECRET));
	fixture_assert_integrity(fixture);
}

static void
erase__tells_why__the_old_text_stays(void **state)
{
	struct fixture *fixture = *state;
	struct rlimit before;
	struct rlimit small = {.rlim_cur = 256 * 1024};
	auto_string char *long_text = memory_allocate(400001);
	auto_string char *secret = NULL;

	/* The log of the erasure has room, but the end of the library, where the text is, cannot be
	 * written. */
	memset(long_text, 'x', 400000);
	secret = string_format("%.100000s" SECRET, long_text);
	assert_done(fixture, fixture_set(fixture, "answers.reason", long_text));
	assert_done(fixture, fixture_set(fixture, "answers.scope", secret));
	fixture_reopen(fixture);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
	small.rlim_max = before.rlim_max;
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);

	bool erased = erase(fixture, "answers.scope", LANGUAGE_NONE, "asked to");

	assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
	signal(SIGXFSZ, SIG_DFL);
	assert_false(erased);
	assert_non_null(strstr(fixture->error.message, "It was erased, but"));
	assert_null(strstr(fixture->error.message, "another program"));
	assert_refused(fixture, erased, ERROR_IO);
	assert_string_equal(fixture_get(fixture, "answers.scope"), "");
	assert_done(fixture, erase(fixture, "answers.scope", LANGUAGE_NONE, "asked to"));
	assert_false(fixture_folder_holds(fixture, SECRET));
	fixture_assert_integrity(fixture);
}

static void
erase__reaches_log_of_replaced_library(void **state)
{
	struct fixture *fixture = *state;
	auto_string char *backup = string_format("%s.backup", fixture->path);
	auto_string char *old = string_format("%s-wal.old", fixture->path);
	size_t length;
	char *bytes;

	assert_done(fixture, fixture_set(fixture, "answers.scope", SECRET));
	fixture_reopen(fixture);
	assert_true(files_read(fixture->path, 64 * 1024 * 1024, &bytes, &length, NULL));
	assert_true(files_replace(backup, bytes, length, NULL));
	free(bytes);
	assert_done(fixture, fixture_set(fixture, "answers.scope", SECRET " again"));
	assert_int_equal(rename(backup, fixture->path), 0);
	fixture_reopen(fixture);
	assert_true(files_exists(old));
	assert_string_equal(fixture_get(fixture, "answers.scope"), SECRET);
	assert_done(fixture, erase(fixture, "answers.scope", LANGUAGE_NONE, "asked to"));
	assert_false(fixture_folder_holds(fixture, SECRET));
}

static void
undo__is_refused__where_old_value_was_erased(void **state)
{
	struct fixture *fixture = *state;

	assert_done(fixture, fixture_set(fixture, "answers.scope", SECRET));
	assert_done(fixture, fixture_set(fixture, "answers.scope", "other"));
	assert_done(fixture, erase(fixture, "answers.scope", LANGUAGE_NONE, "asked to"));
	assert_refused(fixture, session_undo(fixture->session, NULL, &fixture->error), ERROR_STATE);
	assert_refused(fixture, session_redo(fixture->session, NULL, &fixture->error), ERROR_STATE);
	assert_done(fixture, fixture_set(fixture, "answers.scope", "new"));
	assert_refused(fixture, session_undo(fixture->session, NULL, &fixture->error), ERROR_STATE);
	fixture_assert_integrity(fixture);
}

/*
 * Many values, short and long, set and erased in every order, with drafts between: pages split,
 * merge and spill over, and no old copy may stay in one of them.
 */
static void
erase__leaves_no_byte__of_many_values(void **state)
{
	struct fixture *fixture = *state;
	uint64_t seed = 11;
	const int count = 60;

	for (int i = 1; i <= count; i++) {
		auto_string char *address = string_format("party/%d.contact", i);
		auto_string char *client = string_format(SECRET "-client-%d", i);
		struct string text = {0};

		fixture_add(fixture, "party");
		string_append_format(&text, SECRET "-%d-", i);
		for (unsigned length = fixture_random(&seed, i % 9 == 0 ? 9000 : 300); length > 0;
			length--)
			string_append_byte(&text, 'x');
		assert_done(fixture, session_keep_draft(fixture->session, address,
					     string_text(&text), &fixture->error));
		assert_done(fixture, fixture_set(fixture, address, string_text(&text)));
		assert_done(fixture, fixture_set(fixture, "assessment.client", client));
		string_clear(&text);
	}
	for (int i = 0; i < 300; i++) {
		unsigned which = fixture_random(&seed, (unsigned)count) + 1;
		auto_string char *address = string_format("party/%u.contact", which);
		struct string text = {0};

		string_append_format(&text, SECRET "-%u-", which);
		for (unsigned length = fixture_random(&seed, 900); length > 0; length--)
			string_append_byte(&text, 'y');
		assert_done(fixture, session_keep_draft(fixture->session, address,
					     string_text(&text), &fixture->error));
		string_clear(&text);
	}
	for (int i = 1; i <= count; i++) {
		int which = (i * 37) % (count + 1);
		auto_string char *address = string_format("party/%d.contact", which);
		auto_string char *secret = string_format(SECRET "-%d-", which);

		assert_done(fixture, erase(fixture, address, LANGUAGE_NONE, "asked to"));
		assert_false(fixture_folder_holds(fixture, secret));
	}
	assert_done(fixture, erase(fixture, "assessment.client", LANGUAGE_NONE, "asked to"));
	assert_false(fixture_folder_holds(fixture, SECRET));
	fixture_assert_integrity(fixture);
	fixture_reopen(fixture);
	assert_false(fixture_folder_holds(fixture, SECRET));
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)
	const struct CMUnitTest tests[] = {
		TEST(erase__leaves_no_byte__and_a_whole_chain),
		TEST(erase__says_so__in_history),
		TEST(erase__takes_one_language__and_leaves_the_others),
		TEST(erase__takes_words_of_record__even_where_they_were_replaced),
		TEST(erase__reaches_removed_record),
		TEST(erase__clears_sums_of_the_list),
		TEST(erase__is_refused__without_reason_or_anything_to_erase),
		TEST(erase__tells__when_a_reader_keeps_the_old_text_alive),
		TEST(erase__tells_why__the_old_text_stays),
		TEST(erase__reaches_log_of_replaced_library),
		TEST(undo__is_refused__where_old_value_was_erased),
		TEST(erase__leaves_no_byte__of_many_values),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
