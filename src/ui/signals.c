/* SPDX-License-Identifier: MIT */
/* Signals as flags. */
#include "config.h"

#include "ui/signals.h"

#include <stddef.h>
#include <time.h>
#include <unistd.h>

#include "base/array.h"

/* A handler can reach nothing else. */
static volatile sig_atomic_t came_resize;
static volatile sig_atomic_t came_stop;
static volatile sig_atomic_t came_continue;
static volatile sig_atomic_t came_end;

static void
note(int number)
{
	switch (number) {
	case SIGWINCH:
		came_resize = 1;
		break;
	case SIGTSTP:
		came_stop = 1;
		break;
	case SIGCONT:
		came_continue = 1;
		break;
	case SIGCHLD:
		break;
	default:
		if (came_end == 0)
			came_end = number;
		break;
	}
}

static const struct {
	int number;
	void (*ours)(int number);
	void (*lent)(int number);
} taken[SIGNALS_COUNT] = {
	{SIGWINCH, note, note},
	{SIGTSTP, note, SIG_DFL},
	{SIGCONT, note, SIG_DFL},
	{SIGCHLD, note, note},
	{SIGHUP, note, note},
	{SIGTERM, note, note},
	{SIGINT, note, SIG_IGN},
	{SIGQUIT, note, SIG_IGN},
	{SIGPIPE, SIG_IGN, SIG_IGN},
};

static void
fill_mask(sigset_t *mask)
{
	sigemptyset(mask);
	for (size_t i = 0; i < array_length(taken); i++)
		sigaddset(mask, taken[i].number);
}

/* Each signal to its own handler, or all to what they do while a child has the terminal. */
static void
set_handlers(bool lent, struct sigaction *before)
{
	struct sigaction action = {0};

	fill_mask(&action.sa_mask);
	for (size_t i = 0; i < array_length(taken); i++) {
		action.sa_handler = lent ? taken[i].lent : taken[i].ours;
		sigaction(taken[i].number, &action, before != NULL ? &before[i] : NULL);
	}
}

void
signals_begin(struct signals *signals)
{
	sigset_t ours;

	came_resize = came_stop = came_continue = came_end = 0;
	fill_mask(&ours);
	sigprocmask(SIG_BLOCK, &ours, &signals->mask);
	set_handlers(false, signals->actions);
}

void
signals_end(const struct signals *signals)
{
	for (size_t i = 0; i < array_length(taken); i++)
		sigaction(taken[i].number, &signals->actions[i], NULL);
	sigprocmask(SIG_SETMASK, &signals->mask, NULL);
}

int
signals_wait(const struct signals *signals, struct pollfd *descriptors, nfds_t count, int timeout)
{
	struct timespec time = {timeout / 1000, (long)(timeout % 1000) * 1000000};
	sigset_t mask = signals->mask;

	for (size_t i = 0; i < array_length(taken); i++)
		sigdelset(&mask, taken[i].number);
	return ppoll(descriptors, count, timeout < 0 ? NULL : &time, &mask);
}

static bool
take(volatile sig_atomic_t *flag)
{
	bool came = *flag != 0;

	*flag = 0;
	return came;
}

bool
signals_take_resize(void)
{
	return take(&came_resize);
}

bool
signals_take_stop(void)
{
	return take(&came_stop);
}

bool
signals_take_continue(void)
{
	return take(&came_continue);
}

int
signals_ending(void)
{
	return came_end;
}

void
signals_lend(void)
{
	set_handlers(true, NULL);
}

void
signals_reclaim(void)
{
	set_handlers(false, NULL);
}

void
signals_stop(void)
{
	struct sigaction by_default = {.sa_handler = SIG_DFL};
	struct sigaction before;
	sigset_t stop;

	sigaction(SIGTSTP, &by_default, &before);
	sigemptyset(&stop);
	sigaddset(&stop, SIGTSTP);
	kill(0, SIGTSTP);
	sigprocmask(SIG_UNBLOCK, &stop, NULL);
	sigprocmask(SIG_BLOCK, &stop, NULL);
	sigaction(SIGTSTP, &before, NULL);
	came_stop = 0;
	came_continue = 0;
}
