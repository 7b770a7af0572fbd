/* SPDX-License-Identifier: MIT */
/* Unit tests of ui/outside_editor. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/array.h"
#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"
#include "ui/outside_editor.h"

static char folder[] = "/tmp/pia-test-XXXXXX";

/* An editor that is a shell script of these lines, with its file as $1 (and an argument -w before
 * it). */
static void
set_editor(const char *lines)
{
	auto_string char *path = files_join(folder, "editor");
	auto_string char *command = string_format("  %s  -w ", path);
	auto_string char *text = string_format("#!/bin/sh\nshift\n%s\n", lines);
	struct error error = {0};

	assert_true(files_replace(path, text, strlen(text), &error));
	assert_int_equal(chmod(path, 0700), 0);
	setenv("VISUAL", command, 1);
}

static char *
run(const char *text, struct error *error)
{
	struct signals signals;
	char *edited;

	signals_begin(&signals);
	edited = outside_editor_run(text, &signals, error);
	signals_end(&signals);
	return edited;
}

static int
begin(void **state)
{
	(void)state;
	/* A pipe whose other end is closed would be a terminal that is gone. */
	if (mkdtemp(folder) == NULL || freopen("/dev/null", "r", stdin) == NULL)
		return 1;
	setenv("TMPDIR", folder, 1);
	/* A shell has its jobs in the background ignore it, and so would the editor. */
	(void)signal(SIGINT, SIG_DFL);
	return 0;
}

static int
end(void **state)
{
	auto_string char *path = files_join(folder, "editor");

	(void)state;
	(void)unlink(path);
	return rmdir(folder);
}

/* Nothing but the editor is left in the folder. */
static void
assert_clean(void)
{
	char **names;
	size_t count;

	files_list(folder, "", &names, &count);
	for (size_t i = 0; i < count; i++) {
		assert_string_equal(names[i], "editor");
		free(names[i]);
	}
	free(names);
}

static void
run__gives_back__what_the_editor_wrote(void **state)
{
	struct error error = {0};
	char *text;

	(void)state;
	set_editor("test $(stat -c %a \"$1\") = 600 && printf ' 評估\\n' >> \"$1\"\n"
		   "cp \"$1\" \"$1~\"");
	text = run("風險", &error);
	assert_int_equal(error.kind, ERROR_NONE);
	assert_string_equal(text, "風險 評估");
	free(text);
	assert_clean();
}

static void
run__gives_nothing__when_left_as_it_was(void **state)
{
	struct error error = {0};

	(void)state;
	set_editor("echo >> \"$1\"");
	assert_null(run("same", &error));
	assert_int_equal(error.kind, ERROR_NONE);
	assert_clean();
}

static void
run__keeps_the_text__when_the_editor_fails(void **state)
{
	struct error error = {0};

	(void)state;
	set_editor("echo lost > \"$1\"; exit 3");
	assert_null(run("kept", &error));
	assert_int_equal(error.kind, ERROR_IO);
	error_clear(&error);
	setenv("VISUAL", "/nowhere/editor", 1);
	assert_null(run("kept", &error));
	assert_int_equal(error.kind, ERROR_IO);
	error_clear(&error);
	assert_clean();
}

static void
run__cleans__what_the_editor_wrote(void **state)
{
	struct error error = {0};
	char *text;

	(void)state;
	set_editor("printf 'a\\033b\\377c\\r\\nd' > \"$1\"");
	text = run("", &error);
	assert_string_equal(text, "abc\nd");
	free(text);
	assert_clean();
}

static void
run__passes_no_name__through_a_shell(void **state)
{
	struct error error = {0};

	(void)state;
	setenv("VISUAL", "touch;true $(touch /tmp/never)", 1);
	assert_null(run("x", &error));
	assert_int_equal(error.kind, ERROR_IO);
	error_clear(&error);
	assert_clean();
}

static void
run__takes_what_was_saved__when_the_editor_was_told_alone(void **state)
{
	struct error error = {0};
	char *text;

	(void)state;
	set_editor("echo saved > \"$1\"; kill -HUP $$");
	text = run("typed", &error);
	assert_int_equal(signals_ending(), 0);
	assert_int_equal(error.kind, ERROR_NONE);
	assert_string_equal(text, "saved");
	free(text);
	assert_clean();
}

/* We are told, and the editor fails before that can be passed on. */
static void
run__takes_what_was_saved__when_told_as_the_editor_fails(void **state)
{
	struct error error = {0};
	char *text;

	(void)state;
	set_editor("echo saved > \"$1\"; kill -HUP $PPID; exit 1");
	text = run("typed", &error);
	assert_int_equal(signals_ending(), SIGHUP);
	assert_int_equal(error.kind, ERROR_NONE);
	assert_string_equal(text, "saved");
	free(text);
	assert_clean();
}

/* The script stops itself, so that nothing but what is passed on can end it. */
static void
run__passes_the_end_on__and_takes_what_was_saved(void **state)
{
	static const int numbers[] = {SIGTERM, SIGHUP};

	(void)state;
	for (size_t i = 0; i < array_length(numbers); i++) {
		auto_string char *lines = string_format(
			"echo saved > \"$1\"; kill -%d $PPID; kill -STOP $$", numbers[i]);
		struct error error = {0};
		char *text;

		set_editor(lines);
		text = run("typed", &error);
		assert_int_equal(signals_ending(), numbers[i]);
		assert_int_equal(error.kind, ERROR_NONE);
		assert_string_equal(text, "saved");
		free(text);
		assert_clean();
	}
}

static void
run__takes_what_an_editor_rescued__at_the_end(void **state)
{
	static const char *const names[] = {"$1.save", "${1%/*}/#${1##*/}#"};

	(void)state;
	for (size_t i = 0; i < array_length(names); i++) {
		auto_string char *lines =
			string_format("trap 'echo rescued > \"%s\"; exit 1' TERM\n"
				      "kill -TERM $PPID; kill -STOP $$",
				names[i]);
		struct error error = {0};
		char *text;

		set_editor(lines);
		text = run("typed", &error);
		assert_int_equal(error.kind, ERROR_NONE);
		assert_string_equal(text, "rescued");
		free(text);
		assert_clean();
	}
}

static void
run__keeps_the_text__when_the_end_came_while_it_was_written(void **state)
{
	struct error error = {0};

	(void)state;
	set_editor(": > \"$1\"; kill -TERM $PPID; kill -STOP $$");
	assert_null(run("typed", &error));
	assert_int_equal(error.kind, ERROR_NONE);
	assert_clean();
}

static void
run__leaves_keys_that_interrupt__to_the_editor(void **state)
{
	struct error error = {0};
	char *text;

	(void)state;
	set_editor("kill -INT $PPID; kill -QUIT $PPID; echo saved > \"$1\"");
	text = run("typed", &error);
	assert_int_equal(signals_ending(), 0);
	assert_string_equal(text, "saved");
	free(text);
	set_editor("echo lost > \"$1\"; kill -INT $$");
	assert_null(run("typed", &error));
	assert_int_equal(error.kind, ERROR_IO);
	error_clear(&error);
	assert_clean();
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(run__gives_back__what_the_editor_wrote),
		cmocka_unit_test(run__gives_nothing__when_left_as_it_was),
		cmocka_unit_test(run__keeps_the_text__when_the_editor_fails),
		cmocka_unit_test(run__cleans__what_the_editor_wrote),
		cmocka_unit_test(run__passes_no_name__through_a_shell),
		cmocka_unit_test(run__takes_what_was_saved__when_the_editor_was_told_alone),
		cmocka_unit_test(run__takes_what_was_saved__when_told_as_the_editor_fails),
		cmocka_unit_test(run__passes_the_end_on__and_takes_what_was_saved),
		cmocka_unit_test(run__takes_what_an_editor_rescued__at_the_end),
		cmocka_unit_test(run__keeps_the_text__when_the_end_came_while_it_was_written),
		cmocka_unit_test(run__leaves_keys_that_interrupt__to_the_editor),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
