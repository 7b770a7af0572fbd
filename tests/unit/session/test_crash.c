/* SPDX-License-Identifier: MIT */
/*
 * What goes wrong outside: a process that is killed while it writes, a disk that is full, a file
 * that is too large, a second process, a copied library.
 */
#include "config.h"

#include "fixture.h"

#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/files.h"
#include "session/state.h"
#include "store/sql.h"

#define KILLS 30

/* Write numbers without end, telling each that was kept through the pipe. */
static void
write_until_killed(struct fixture *fixture, int first, int pipe)
{
	fixture_open_library(fixture);
	fixture_open_session(fixture);
	for (int i = first;; i++) {
		auto_string char *text = string_format("%d", i);

		if (!fixture_set(fixture, "answers.reason", text) ||
			write(pipe, &i, sizeof(i)) != sizeof(i))
			_exit(1);
	}
}

static void
kill__loses_nothing__that_was_kept(void **state)
{
	struct fixture *fixture = *state;
	uint64_t seed = 5;
	int kept = 0;

	fixture_close(fixture);
	for (int round = 0; round < KILLS; round++) {
		unsigned wanted = fixture_random(&seed, 25) + 1;
		int ends[2];
		int last = 0;

		assert_int_equal(pipe(ends), 0);

		pid_t child = fork();

		assert_true(child >= 0);
		if (child == 0) {
			close(ends[0]);
			write_until_killed(fixture, kept + 1, ends[1]);
		}
		close(ends[1]);
		for (unsigned i = 0; i < wanted; i++)
			assert_int_equal(read(ends[0], &last, sizeof(last)), sizeof(last));
		kill(child, SIGKILL);
		while (read(ends[0], &last, sizeof(last)) == sizeof(last))
			;
		close(ends[0]);
		assert_int_equal(waitpid(child, NULL, 0), child);

		fixture_open_library(fixture);
		fixture_open_session(fixture);
		/* The killed one holds nothing any more. */
		assert_null(session_read_only(fixture->session));
		kept = atoi(fixture_get(fixture, "answers.reason"));
		assert_true(kept == last || kept == last + 1);
		fixture_assert_integrity(fixture);
		fixture_close(fixture);
	}
	assert_true(kept >= KILLS);
}

static void
second_process__is_read_only__and_says_who_has_it(void **state)
{
	struct fixture *fixture = *state;
	auto_string char *process = string_format("%ld", (long)getpid());
	pid_t child = fork();
	int status;

	if (child == 0) {
		struct library *library;
		struct session *session;
		const struct error *reason;
		bool right;

		if (!library_open(fixture->path, &library, NULL) ||
			!session_open(library, fixture->reference, &session, NULL))
			_exit(2);
		reason = session_read_only(session);
		right = reason && reason->kind == ERROR_STATE && reason->argument_count == 3 &&
			string_equal(reason->arguments[0].value, "Ana Sousa") &&
			string_equal(reason->arguments[1].value, process);
		session_close(&session);
		library_close(&library);
		_exit(right ? 0 : 1);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
	assert_done(fixture, fixture_set(fixture, "answers.scope", "still mine"));
}

static void
two_processes__write_in_one_library__each_in_its_own_assessment(void **state)
{
	struct fixture *fixture = *state;
	const struct person *author = session_author(fixture->session);
	struct library_beginning beginning = {
		.template = fixture->template, .language = LANGUAGE_ENGLISH, .author = author};
	char *other;
	int status;

	assert_done(fixture, library_begin(fixture->library, &beginning, &other, &fixture->error));

	pid_t child = fork();

	if (child == 0) {
		fixture->session = NULL;
		fixture->library = NULL;
		fixture->reference = other;
		fixture_open_library(fixture);
		fixture_open_session(fixture);
		for (int i = 0; i < 100; i++) {
			auto_string char *text = string_format("child %d", i);

			if (!fixture_set(fixture, "answers.reason", text))
				_exit(1);
		}
		fixture_close(fixture);
		_exit(0);
	}
	for (int i = 0; i < 100; i++) {
		auto_string char *text = string_format("parent %d", i);

		assert_done(fixture, fixture_set(fixture, "answers.reason", text));
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	fixture_assert_integrity(fixture);
	session_close(&fixture->session);
	free(fixture->reference);
	fixture->reference = other;
	fixture_reopen(fixture);
	assert_string_equal(fixture_get(fixture, "answers.reason"), "child 99");
	fixture_assert_integrity(fixture);
}

/* Write texts until one is refused; `*count` of them were kept. */
static void
fill(struct fixture *fixture, int *count)
{
	struct string text = {0};

	for (int i = 0; i < 3000; i++)
		string_append_byte(&text, 'z');
	for (*count = 0;; (*count)++) {
		auto_string char *numbered = string_format("%d %s", *count, string_text(&text));

		assert_true(*count < 100000);
		if (!fixture_set(fixture, "answers.scope", numbered))
			break;
	}
	string_clear(&text);
}

static void
full_file__refuses_change__and_keeps_all_before(void **state)
{
	struct fixture *fixture = *state;
	int count;

	assert_int_equal(sqlite3_exec(fixture->library->store->database,
				 "PRAGMA max_page_count = 200", NULL, NULL, NULL),
		SQLITE_OK);
	fill(fixture, &count);
	assert_refused(fixture, false, ERROR_IO);
	assert_true(count > 5);
	assert_int_equal(atoi(fixture_get(fixture, "answers.scope")), count - 1);
	fixture_assert_integrity(fixture);

	/* With room again, the same session goes on. */
	assert_int_equal(sqlite3_exec(fixture->library->store->database,
				 "PRAGMA max_page_count = 100000", NULL, NULL, NULL),
		SQLITE_OK);
	assert_done(fixture, fixture_set(fixture, "answers.reason", "room"));
	fixture_reopen(fixture);
	assert_int_equal(atoi(fixture_get(fixture, "answers.scope")), count - 1);
	assert_string_equal(fixture_get(fixture, "answers.reason"), "room");
	fixture_assert_integrity(fixture);
}

static void
failed_write__is_told__and_memory_says_what_the_disk_holds(void **state)
{
	struct fixture *fixture = *state;
	struct rlimit before;
	struct rlimit small = {.rlim_cur = 512 * 1024};
	const struct assessment *assessment = session_assessment(fixture->session);
	int count;

	assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
	small.rlim_max = before.rlim_max;
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
	fill(fixture, &count);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
	signal(SIGXFSZ, SIG_DFL);
	assert_refused(fixture, false, ERROR_IO);
	assert_true(count > 5);
	assert_ptr_equal(session_assessment(fixture->session), assessment);
	assert_int_equal(atoi(fixture_get(fixture, "answers.scope")), count - 1);

	assert_null(session_read_only(fixture->session));
	assert_done(fixture, fixture_set(fixture, "answers.reason", "room"));
	fixture_assert_integrity(fixture);
	fixture_reopen(fixture);
	assert_int_equal(atoi(fixture_get(fixture, "answers.scope")), count - 1);
	fixture_assert_integrity(fixture);
}

static void
replaced_file__is_not_written_to(void **state)
{
	struct fixture *fixture = *state;
	auto_string char *other = string_format("%s.old", fixture->path);

	assert_int_equal(rename(fixture->path, other), 0);
	assert_refused(fixture, fixture_set(fixture, "answers.scope", "lost"), ERROR_IO);
	assert_int_equal(rename(other, fixture->path), 0);
	assert_done(fixture, fixture_set(fixture, "answers.scope", "kept"));
}

static void
copy_file(const char *from, const char *to)
{
	char *bytes;
	size_t length;

	assert_true(files_read(from, 64 * 1024 * 1024, &bytes, &length, NULL));
	assert_true(files_replace(to, bytes, length, NULL));
	free(bytes);
}

struct writers {
	char *writers[8];
	int64_t sequences[8];
	size_t count;
};

static void
note_writer(void *context, const struct store_log_change *change)
{
	struct writers *writers = context;

	assert_true(writers->count < array_length(writers->writers));
	writers->writers[writers->count] = memory_copy_string(change->writer);
	writers->sequences[writers->count++] = change->sequence;
}

static void
copied_library__gets_new_writer__at_its_first_write(void **state)
{
	struct fixture *fixture = *state;
	auto_string char *copy = string_format("%s.copy", fixture->path);
	struct writers writers = {0};

	assert_done(fixture, fixture_set(fixture, "answers.scope", "before"));
	fixture_close(fixture);
	copy_file(fixture->path, copy);
	free(fixture->path);
	fixture->path = memory_copy_string(copy);
	fixture_open_library(fixture);
	fixture_open_session(fixture);
	assert_done(fixture, fixture_set(fixture, "answers.scope", "after"));
	assert_done(fixture, fixture_set(fixture, "answers.scope", "and after"));
	assert_true(store_read_headers(fixture->library->store, fixture->session->row, note_writer,
		&writers, &fixture->error));
	assert_int_equal(writers.count, 4);
	assert_string_equal(writers.writers[0], writers.writers[1]);
	assert_string_not_equal(writers.writers[1], writers.writers[2]);
	assert_string_equal(writers.writers[2], writers.writers[3]);
	assert_int_equal(writers.sequences[2], 1);
	assert_int_equal(writers.sequences[3], 2);
	for (size_t i = 0; i < writers.count; i++)
		free(writers.writers[i]);
	assert_done(fixture, session_undo(fixture->session, NULL, &fixture->error));
	assert_done(fixture, session_undo(fixture->session, NULL, &fixture->error));
	assert_string_equal(fixture_get(fixture, "answers.scope"), "before");
	fixture_assert_integrity(fixture);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)
	const struct CMUnitTest tests[] = {
		TEST(kill__loses_nothing__that_was_kept),
		TEST(second_process__is_read_only__and_says_who_has_it),
		TEST(two_processes__write_in_one_library__each_in_its_own_assessment),
		TEST(full_file__refuses_change__and_keeps_all_before),
		TEST(failed_write__is_told__and_memory_says_what_the_disk_holds),
		TEST(replaced_file__is_not_written_to),
		TEST(copied_library__gets_new_writer__at_its_first_write),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
