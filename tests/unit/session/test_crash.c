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

/* Another process, made while nothing of the library is open in this one. */
struct process {
	pid_t id;
	int go; /* the end that lets it begin */
};

/* What the other process does; its exit status. */
typedef int work(struct fixture *fixture);

static struct process
start_process(struct fixture *fixture, work *function)
{
	struct process process;
	int ends[2];
	char byte;

	assert_int_equal(pipe(ends), 0);
	fixture_close(fixture);
	process.id = fork();
	assert_true(process.id >= 0);
	if (process.id == 0) {
		close(ends[1]);
		_exit(read(ends[0], &byte, 1) == 1 ? function(fixture) : 100);
	}
	close(ends[0]);
	process.go = ends[1];
	fixture_open_library(fixture);
	return process;
}

static void
let_go(const struct process *process)
{
	assert_int_equal(write(process->go, "g", 1), 1);
	close(process->go);
}

static void
assert_ends_well(const struct process *process)
{
	int status;

	assert_int_equal(waitpid(process->id, &status, 0), process->id);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
}

static int
look_who_has_it(struct fixture *fixture)
{
	auto_string char *process = string_format("%ld", (long)getppid());
	const struct error *reason;
	bool right;

	if (!library_open(fixture->path, &fixture->library, NULL))
		return 2;
	fixture->library->store->hold_wait = 20;
	if (!session_open(fixture->library, fixture->reference, &fixture->session, NULL))
		return 2;
	reason = session_read_only(fixture->session);
	right = reason && reason->kind == ERROR_STATE && reason->argument_count == 3 &&
		string_equal(reason->arguments[0].value, "Ana Sousa") &&
		string_equal(reason->arguments[1].value, process);
	fixture_close(fixture);
	return right ? 0 : 1;
}

static void
second_process__is_read_only__and_says_who_has_it(void **state)
{
	struct fixture *fixture = *state;
	struct process process = start_process(fixture, look_who_has_it);

	fixture_open_session(fixture);
	let_go(&process);
	assert_ends_well(&process);
	assert_done(fixture, fixture_set(fixture, "answers.scope", "still mine"));
}

static bool
write_hundred(struct fixture *fixture, const char *who)
{
	for (int i = 0; i < 100; i++) {
		auto_string char *text = string_format("%s %d", who, i);

		if (!fixture_set(fixture, "answers.reason", text))
			return false;
	}
	return true;
}

static int
write_in_second(struct fixture *fixture)
{
	struct session *session;
	bool written;

	if (!library_open(fixture->path, &fixture->library, NULL) ||
		!session_open(fixture->library, "2026-0001", &session, NULL))
		return 2;
	session_set_author(session, &(struct person){.name = (char *)"Ben Lo"});
	fixture->session = session;
	written = write_hundred(fixture, "child");
	fixture_close(fixture);
	return written ? 0 : 1;
}

static void
two_processes__write_in_one_library__each_in_its_own_assessment(void **state)
{
	struct fixture *fixture = *state;
	struct process process;
	char *other;

	setenv("PIA_NOW", "2026-06-01T00:00:00Z", 1);
	fixture_tear_down(state);
	fixture_set_up(state);
	fixture = *state;
	process = start_process(fixture, write_in_second);

	struct library_beginning beginning = {.template = fixture->template,
		.language = LANGUAGE_ENGLISH,
		.author = &(struct person){.name = (char *)"Ana Sousa"}};

	assert_done(fixture, library_begin(fixture->library, &beginning, &other, &fixture->error));
	free(fixture->reference);
	fixture->reference = other;
	fixture_open_session(fixture);
	let_go(&process);
	assert_true(write_hundred(fixture, "parent"));
	assert_ends_well(&process);
	unsetenv("PIA_NOW");
	fixture_assert_integrity(fixture);
	session_close(&fixture->session);
	free(fixture->reference);
	fixture->reference = memory_copy_string("2026-0001");
	fixture_open_session(fixture);
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

/* Change the same assessment as `pia set` does, again and again. */
static int
set_as_commands(struct fixture *fixture)
{
	int refused = 0;

	for (int i = 0; i < 25; i++) {
		fixture_open_library(fixture);
		/* Nobody has it for longer than one change. */
		fixture->library->store->hold_wait = 60000;
		fixture_open_session(fixture);
		refused += session_read_only(fixture->session) != NULL;
		refused += !fixture_set(fixture, "answers.reason", i % 2 ? "odd" : "even");
		error_clear(&fixture->error);
		fixture_close(fixture);
	}
	return refused;
}

static void
commands__wait_for_each_other__in_one_assessment(void **state)
{
	struct fixture *fixture = *state;
	struct process first = start_process(fixture, set_as_commands);
	struct process second = start_process(fixture, set_as_commands);

	fixture_close(fixture);
	let_go(&first);
	let_go(&second);
	assert_int_equal(set_as_commands(fixture), 0);
	assert_ends_well(&first);
	assert_ends_well(&second);
	fixture_open_library(fixture);
	fixture_open_session(fixture);
	fixture_assert_integrity(fixture);
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
		TEST(commands__wait_for_each_other__in_one_assessment),
		TEST(copied_library__gets_new_writer__at_its_first_write),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
