/* SPDX-License-Identifier: MIT */
/*
 * Signals of a program that owns the terminal. Handlers only set flags; the signals are let through
 * while signals_wait() waits and at no other time, so nothing is ever interrupted by them.
 */
#ifndef PIA_UI_SIGNALS_H
#define PIA_UI_SIGNALS_H

#include <poll.h>
#include <signal.h>
#include <stdbool.h>

#define SIGNALS_COUNT 9

/* What was there before signals_begin(). */
struct signals {
	sigset_t mask;
	struct sigaction actions[SIGNALS_COUNT];
};

/* Take SIGWINCH, SIGTSTP, SIGCONT, SIGCHLD, SIGHUP, SIGTERM, SIGINT and SIGQUIT over, ignore
 * SIGPIPE, and give them all back. One at a time in a process. signals_end() may be called between
 * fork() and exec(). */
void signals_begin(struct signals *signals);
void signals_end(const struct signals *signals);

/* poll() for at most `timeout` milliseconds (-1: for ever), with the signals let through; -1 with
 * EINTR when one came. */
int signals_wait(
	const struct signals *signals, struct pollfd *descriptors, nfds_t count, int timeout);

/* Whether the size changed, the program was asked to stop (Ctrl-Z from elsewhere), or goes on after
 * it was stopped, since this was asked last. */
bool signals_take_resize(void);
bool signals_take_stop(void);
bool signals_take_continue(void);

/* The signal that asked the program to end: SIGHUP, SIGTERM, SIGINT, SIGQUIT; 0 for none. */
int signals_ending(void);

/* While a child of ours has the terminal: keys that interrupt (SIGINT, SIGQUIT) are for the child
 * alone, and SIGTSTP stops us as it stops the child. The others are noted as ever, and the end of
 * a child ends signals_wait(). Take that back with signals_reclaim(). */
void signals_lend(void);
void signals_reclaim(void);

/* Stop the whole process group, as Ctrl-Z does where the terminal sees to it. Returns when the
 * program goes on. */
void signals_stop(void);

#endif
