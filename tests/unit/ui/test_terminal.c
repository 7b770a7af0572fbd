/* SPDX-License-Identifier: MIT */
/* Unit tests of ui/terminal in a child of its own, on a terminal that nobody need read. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "ui/terminal.h"

/* A test that hangs ends so. */
#define SECONDS_MAX 60
#define STATUS_BROKEN 99

/* A terminal seen from both sides. */
struct pair {
	int ours;
	int its;
};

static struct pair
open_pair(unsigned short rows, unsigned short columns)
{
	struct winsize size = {.ws_row = rows, .ws_col = columns};
	struct pair pair = {.ours = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC)};

	assert_true(pair.ours >= 0);
	assert_int_equal(grantpt(pair.ours), 0);
	assert_int_equal(unlockpt(pair.ours), 0);
	pair.its = open(ptsname(pair.ours), O_RDWR | O_NOCTTY | O_CLOEXEC);
	assert_true(pair.its >= 0);
	assert_int_equal(ioctl(pair.its, TIOCSWINSZ, &size), 0);
	return pair;
}

static void
close_pair(const struct pair *pair)
{
	close(pair->ours);
	close(pair->its);
}

/* Run a program with the terminal as its standard input and output; its exit status is `program`'s
 * result. */
static pid_t
start(const struct pair *pair, int (*program)(struct terminal *terminal))
{
	pid_t child = fork();

	assert_true(child >= 0);
	if (child == 0) {
		struct terminal *terminal;
		int status = STATUS_BROKEN;

		alarm(SECONDS_MAX);
		close(pair->ours);
		dup2(pair->its, STDIN_FILENO);
		dup2(pair->its, STDOUT_FILENO);
		if (terminal_open(&terminal, NULL)) {
			status = program(terminal);
			terminal_close(&terminal);
		}
		_exit(status);
	}
	return child;
}

static int
wait_for(pid_t child)
{
	int status;

	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

/* Paint until asked to end. */
static int
paint_for_ever(struct terminal *terminal)
{
	int rows;
	int columns;
	struct canvas *canvas;

	terminal_size(terminal, &rows, &columns);
	canvas = canvas_new(rows, columns, true);
	while (terminal_ending(terminal) == 0) {
		terminal_repaint(terminal);
		terminal_paint(terminal, canvas);
	}
	canvas_free(&canvas);
	return terminal_ending(terminal);
}

static void
paint__ends_by_a_signal__when_nobody_reads(void **state)
{
	static const int numbers[] = {SIGHUP, SIGTERM, SIGQUIT, SIGINT};

	(void)state;
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		struct pair pair = open_pair(24, 80);
		struct termios before;
		struct termios after;
		int flags = fcntl(pair.its, F_GETFL);
		char byte;
		pid_t child;

		tcgetattr(pair.its, &before);
		child = start(&pair, paint_for_ever);
		/* Once it has written anything its signals are its own. */
		assert_int_equal(read(pair.ours, &byte, 1), 1);
		assert_int_equal(kill(child, numbers[i]), 0);
		assert_int_equal(wait_for(child), numbers[i]);
		tcgetattr(pair.its, &after);
		assert_int_equal(after.c_lflag, before.c_lflag);
		assert_int_equal(fcntl(pair.its, F_GETFL), flags);
		close_pair(&pair);
	}
}

/* 0 when it is at most 500 rows and 1000 columns. */
static int
is_size_capped(struct terminal *terminal)
{
	int rows;
	int columns;

	terminal_size(terminal, &rows, &columns);
	return rows == 500 && columns == 1000 ? 0 : 1;
}

static void
size__is_capped__where_the_terminal_claims_too_much(void **state)
{
	struct pair pair = open_pair(65535, 65535);

	(void)state;
	assert_int_equal(wait_for(start(&pair, is_size_capped)), 0);
	close_pair(&pair);
}

/* The next event is that the program must end. */
static int
is_ended_by_wait(struct terminal *terminal)
{
	struct input input = {0};
	struct canvas *canvas = canvas_new(500, 1000, true);

	/* More than a terminal takes unread, so that the signal comes while this waits. */
	canvas_fill(canvas, (struct area){0, 0, 500, 1000}, ROLE_SELECTED);
	terminal_paint(terminal, canvas);
	canvas_free(&canvas);
	return terminal_wait(terminal, -1, &input) == TERMINAL_ENDED ? terminal_ending(terminal)
								     : STATUS_BROKEN;
}

static void
wait__ends__by_a_signal_that_came_while_painting(void **state)
{
	struct pair pair = open_pair(500, 1000);
	char byte;
	pid_t child;

	(void)state;
	child = start(&pair, is_ended_by_wait);
	assert_int_equal(read(pair.ours, &byte, 1), 1);
	assert_int_equal(kill(child, SIGTERM), 0);
	assert_int_equal(wait_for(child), SIGTERM);
	close_pair(&pair);
}

/* Ignored while the terminal is ours: it goes on and ends by what comes after. */
static void
paint__goes_on__after_a_broken_pipe(void **state)
{
	struct pair pair = open_pair(24, 80);
	char byte;
	pid_t child;

	(void)state;
	child = start(&pair, paint_for_ever);
	assert_int_equal(read(pair.ours, &byte, 1), 1);
	assert_int_equal(kill(child, SIGPIPE), 0);
	assert_int_equal(kill(child, SIGTERM), 0);
	assert_int_equal(wait_for(child), SIGTERM);
	close_pair(&pair);
}

/* The other side is closed while the program paints. */
static void
paint__ends__when_the_terminal_is_gone(void **state)
{
	struct pair pair = open_pair(24, 80);
	char byte;
	pid_t child;

	(void)state;
	child = start(&pair, paint_for_ever);
	assert_int_equal(read(pair.ours, &byte, 1), 1);
	close_pair(&pair);
	assert_int_equal(wait_for(child), SIGHUP);
}

static int
begin(void **state)
{
	(void)state;
	return setenv("TERM", "xterm", 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(paint__ends_by_a_signal__when_nobody_reads),
		cmocka_unit_test(paint__goes_on__after_a_broken_pipe),
		cmocka_unit_test(paint__ends__when_the_terminal_is_gone),
		cmocka_unit_test(wait__ends__by_a_signal_that_came_while_painting),
		cmocka_unit_test(size__is_capped__where_the_terminal_claims_too_much),
	};

	return cmocka_run_group_tests(tests, begin, NULL);
}
