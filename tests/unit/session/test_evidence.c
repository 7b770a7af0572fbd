/* SPDX-License-Identifier: MIT */
/* Tests of src/session/evidence.c, evidence_type.c and src/store/evidence.c: files go in once and
 * come out as they were. */
#include "config.h"

#include "fixture.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/files.h"
#include "session/evidence.h"
#include "session/evidence_type.h"
#include "session/standing.h"

static int
set_up(void **state)
{
	if (fixture_set_up(state) != 0)
		return -1;
	fixture_add(*state, "party");
	fixture_add(*state, "party");
	return 0;
}

/* A file of the fixture's folder with these bytes; its path, caller-owned. */
static char *
make_file(const struct fixture *fixture, const char *name, const char *bytes, size_t length)
{
	char *path = files_join(fixture->folder, name);

	assert_true(files_replace(path, bytes, length, NULL));
	return path;
}

static bool
attach_file(struct fixture *fixture, const char *about, const char *path)
{
	const struct evidence_file file = {.path = path, .about = about};

	return session_attach(fixture->session, &file, NULL, &fixture->error);
}

static bool
attach(struct fixture *fixture, const char *about, const char *name, const char *text)
{
	auto_string char *path = make_file(fixture, name, text, strlen(text));

	return attach_file(fixture, about, path);
}

static enum evidence_state
state_of(struct fixture *fixture, const char *address)
{
	enum evidence_state state = EVIDENCE_STATE_COUNT;

	assert_done(fixture, session_verify_evidence(fixture->session,
				     fixture_record(fixture, address), &state, &fixture->error));
	return state;
}

static void
assert_comes_out(struct fixture *fixture, const char *address, const char *bytes, size_t length)
{
	auto_string char *path = files_join(fixture->folder, "out");
	auto_string char *read = NULL;
	size_t count;

	assert_done(fixture, session_write_evidence(fixture->session,
				     fixture_record(fixture, address), path, &fixture->error));
	assert_true(files_read(path, length + 1, &read, &count, NULL));
	assert_int_equal(count, length);
	assert_memory_equal(read, bytes, length);
}

static void
attach__says_what_the_file_is(void **state)
{
	struct fixture *fixture = *state;

	assert_done(fixture, attach(fixture, "party/1.name", "合同.pdf", "%PDF-1.7 abc"));
	assert_string_equal(fixture_get(fixture, "evidence/1.name"), "合同.pdf");
	assert_string_equal(fixture_get(fixture, "evidence/1.about"), "party/1.name");
	assert_string_equal(fixture_get(fixture, "evidence/1.size"), "12");
	assert_string_equal(fixture_get(fixture, "evidence/1.hash"),
		"baad13769b56aaeb5b072762fefe73bc572a131353d594ec2db2b382bfabadfa");
	assert_int_equal(state_of(fixture, "evidence/1"), EVIDENCE_WHOLE);
	assert_comes_out(fixture, "evidence/1", "%PDF-1.7 abc", 12);
	fixture_assert_integrity(fixture);
}

static void
attach__takes_bytes_of_any_length__piece_by_piece(void **state)
{
	static const size_t lengths[] = {1, 65535, 65536, 65537, 3 * 1024 * 1024 + 1};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < array_length(lengths); i++) {
		auto_string char *bytes = memory_allocate(lengths[i]);
		auto_string char *address = string_format("evidence/%zu", i + 1);
		uint64_t seed = i + 1;

		for (size_t j = 0; j < lengths[i]; j++)
			bytes[j] = (char)fixture_random(&seed, 256);

		auto_string char *path = make_file(fixture, "bytes", bytes, lengths[i]);

		assert_done(fixture, attach_file(fixture, "assessment", path));
		fixture_reopen(fixture);
		assert_comes_out(fixture, address, bytes, lengths[i]);
	}
}

static void
attach__keeps_the_same_bytes_once(void **state)
{
	struct fixture *fixture = *state;
	size_t count;

	assert_done(fixture, attach(fixture, "party/1", "a.txt", "the same"));
	assert_refused(fixture, attach(fixture, "party/1", "b.txt", "the same"), ERROR_STATE);
	assert_done(fixture, attach(fixture, "party/1.name", "b.txt", "the same"));
	fixture_close(fixture);
	fixture_run_sql(fixture, "CREATE TEMP TABLE one (count CHECK (count = 1));"
				 "INSERT INTO one SELECT count(*) FROM evidence");
	fixture_open_library(fixture);
	fixture_open_session(fixture);

	const struct assessment *assessment = session_assessment(fixture->session);
	const struct record *party = fixture_record(fixture, "party/1");

	free(evidence_about(assessment, party, NULL, &count));
	assert_int_equal(count, 2);
	free(evidence_about(assessment, party, template_find_field(party->kind, "name"), &count));
	assert_int_equal(count, 1);
	free(evidence_about(assessment, NULL, NULL, &count));
	assert_int_equal(count, 2);
}

static void
attach__refuses_what_is_no_file__empty__too_large_or_about_nothing(void **state)
{
	struct fixture *fixture = *state;
	auto_string char *large = make_file(fixture, "large", "x", 1);
	auto_string char *missing = files_join(fixture->folder, "missing");

	assert_int_equal(truncate(large, (64 << 20) + 1), 0);
	assert_refused(fixture, attach_file(fixture, "party/1", large), ERROR_DATA);
	assert_refused(fixture, attach_file(fixture, "party/1", fixture->folder), ERROR_DATA);
	assert_refused(fixture, attach_file(fixture, "party/1", missing), ERROR_IO);
	assert_refused(fixture, attach(fixture, "party/1", "a.txt", ""), ERROR_DATA);
	assert_refused(fixture, attach(fixture, "party/99", "a.txt", "x"), ERROR_DATA);
}

static void
evidence__is_changed_by_no_other_door(void **state)
{
	static const char *const fixed[] = {
		"evidence/1.name", "evidence/1.about", "evidence/1.hash", "evidence/1.size"};
	struct fixture *fixture = *state;
	const struct template_kind *kind = evidence_kind(session_assessment(fixture->session));

	assert_refused(fixture, session_add(fixture->session, kind, NULL, 0, NULL, &fixture->error),
		ERROR_STATE);
	assert_done(fixture, attach(fixture, "party/1", "a.txt", "x"));
	for (size_t i = 0; i < array_length(fixed); i++)
		assert_refused(fixture, fixture_set(fixture, fixed[i], "1"), ERROR_STATE);
}

static void
attach__goes_on_in_review_and_when_decided__and_nothing_else_does(void **state)
{
	struct fixture *fixture = *state;

	assert_done(fixture, session_submit(fixture->session, &fixture->error));
	assert_done(fixture, attach(fixture, "party/1", "a.txt", "x"));
	assert_refused(fixture,
		session_remove(
			fixture->session, fixture_record(fixture, "evidence/1"), &fixture->error),
		ERROR_STATE);
	assert_refused(fixture, session_undo(fixture->session, NULL, &fixture->error), ERROR_STATE);
	assert_done(
		fixture, session_withdraw(fixture->session, "It was given up", &fixture->error));
	assert_refused(fixture, attach(fixture, "party/1", "b.txt", "y"), ERROR_STATE);
	fixture_assert_integrity(fixture);
}

static void
removed_record__leaves_its_bytes__which_undo_finds_again(void **state)
{
	struct fixture *fixture = *state;

	assert_done(fixture, attach(fixture, "party/1", "a.txt", "here"));
	assert_done(fixture, session_remove(fixture->session, fixture_record(fixture, "evidence/1"),
				     &fixture->error));
	assert_done(fixture, session_undo(fixture->session, NULL, &fixture->error));
	assert_comes_out(fixture, "evidence/1", "here", 4);
}

/* Change the file of the library as another program would, without triggers. */
static void
tamper(struct fixture *fixture, const char *sql)
{
	fixture_close(fixture);
	fixture_run_sql(fixture, sql);
	fixture_open_library(fixture);
	fixture_open_session(fixture);
}

static void
wiped__is_told_apart_from_altered_and_missing__and_comes_back_when_attached_again(void **state)
{
	struct fixture *fixture = *state;
	auto_string char *path = files_join(fixture->folder, "out");

	assert_done(fixture, attach(fixture, "party/1", "a.txt", "here"));
	tamper(fixture, "UPDATE evidence SET bytes = zeroblob(length(bytes))");
	assert_int_equal(state_of(fixture, "evidence/1"), EVIDENCE_WIPED);
	assert_refused(fixture,
		session_write_evidence(fixture->session, fixture_record(fixture, "evidence/1"),
			path, &fixture->error),
		ERROR_STATE);
	assert_false(files_exists(path));
	assert_done(fixture, attach(fixture, "party/2", "a.txt", "here"));
	assert_comes_out(fixture, "evidence/1", "here", 4);

	auto_string char *zeros = make_file(fixture, "zeros", "\0\0\0\0", 4);

	assert_done(fixture, attach_file(fixture, "party/1", zeros));
	assert_int_equal(state_of(fixture, "evidence/3"), EVIDENCE_WHOLE);
}

static void
erased__is_gone_from_the_file__unless_another_record_names_it(void **state)
{
	struct fixture *fixture = *state;

	assert_done(fixture, attach(fixture, "party/1", "a.txt", "to be forgotten"));
	assert_done(fixture, attach(fixture, "party/2", "b.txt", "to be forgotten"));
	for (int i = 1; i <= 2; i++) {
		auto_string char *name = string_format("evidence/%d", i);
		auto_string char *path = files_join(fixture->folder, i == 1 ? "a.txt" : "b.txt");

		assert_int_equal(unlink(path), 0);
		assert_done(fixture, session_erase(fixture->session, fixture_record(fixture, name),
					     NULL, LANGUAGE_NONE, "Asked for", &fixture->error));
		assert_int_equal(state_of(fixture, name), EVIDENCE_WIPED);
		assert_true(fixture_folder_holds(fixture, "to be forgotten") == (i == 1));
	}
}

static void
altered_or_missing_bytes__are_never_given_out(void **state)
{
	struct fixture *fixture = *state;
	auto_string char *path = files_join(fixture->folder, "out");

	assert_done(fixture, attach(fixture, "party/1", "a.txt", "here"));
	tamper(fixture, "UPDATE evidence SET bytes = CAST('hero' AS BLOB)");
	assert_int_equal(state_of(fixture, "evidence/1"), EVIDENCE_ALTERED);
	assert_refused(fixture,
		session_write_evidence(fixture->session, fixture_record(fixture, "evidence/1"),
			path, &fixture->error),
		ERROR_DATA);
	assert_false(files_exists(path));
	tamper(fixture, "DELETE FROM evidence");
	assert_int_equal(state_of(fixture, "evidence/1"), EVIDENCE_MISSING);
}

static void
type__is_told_by_the_beginning__then_by_the_name(void **state)
{
	static const struct {
		const char *name;
		const char *bytes;
		const char *type;
	} cases[] = {
		{"a.txt", "%PDF-1.7", "application/pdf"},
		{"a.pdf", "\x89PNG\r\n\x1a\n", "image/png"},
		{"a.DOCX", "PK\x03\x04",
			"application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
		{"a", "PK\x03\x04", "application/zip"},
		{"a.csv", "a,b", "text/csv"},
		{"a.log", "一二", "text/plain"},
		{"a.log", "cut \xe4\xb8", "text/plain"},
		{"a.csv", "\xff\xfe\x01", "application/octet-stream"},
		{"a.tsr", "\x30\x82", "application/timestamp-reply"},
		{".csv", "a,b", "text/plain"},
	};

	(void)state;
	for (size_t i = 0; i < array_length(cases); i++)
		assert_string_equal(
			evidence_type(cases[i].name, cases[i].bytes, strlen(cases[i].bytes)),
			cases[i].type);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, fixture_tear_down)

static void
trash__takes_no_file(void **state)
{
	struct fixture *fixture = *state;

	assert_done(fixture, session_trash(fixture->session, &fixture->error));
	assert_refused(fixture, attach(fixture, "party/1", "a.txt", "contract"), ERROR_STATE);
	assert_null(fixture_record(fixture, "evidence/1"));
	assert_done(fixture, session_untrash(fixture->session, &fixture->error));
	assert_done(fixture, attach(fixture, "party/1", "a.txt", "contract"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(attach__says_what_the_file_is),
		TEST(trash__takes_no_file),
		TEST(attach__takes_bytes_of_any_length__piece_by_piece),
		TEST(attach__keeps_the_same_bytes_once),
		TEST(attach__refuses_what_is_no_file__empty__too_large_or_about_nothing),
		TEST(evidence__is_changed_by_no_other_door),
		TEST(attach__goes_on_in_review_and_when_decided__and_nothing_else_does),
		TEST(removed_record__leaves_its_bytes__which_undo_finds_again),
		TEST(wiped__is_told_apart_from_altered_and_missing__and_comes_back_when_attached_again),
		TEST(erased__is_gone_from_the_file__unless_another_record_names_it),
		TEST(altered_or_missing_bytes__are_never_given_out),
		cmocka_unit_test(type__is_told_by_the_beginning__then_by_the_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
