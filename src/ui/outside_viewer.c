/* SPDX-License-Identifier: MIT */
/* The system's viewer. */
#include "config.h"

#include "ui/outside_viewer.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define VIEWER "xdg-open"

/* Only async-signal-safe calls between fork() and exec(). What failed is told through the pipe,
 * which a viewer that starts closes by starting. */
static void
become(const char *path, int report, const struct signals *signals)
{
	int nothing = open("/dev/null", O_RDWR);
	int failure;

	signals_end(signals);
	for (int i = STDIN_FILENO; i <= STDERR_FILENO && nothing >= 0; i++)
		(void)dup2(nothing, i);
	execlp(VIEWER, VIEWER, path, (char *)NULL);
	failure = errno;
	_exit(write(report, &failure, sizeof(failure)) == sizeof(failure) ? 1 : 2);
}

/* A child of a child is nobody's to be waited for. */
static void
let_go(const char *path, int report, const struct signals *signals)
{
	if (setsid() >= 0 && fork() == 0)
		become(path, report, signals);
	_exit(0);
}

bool
outside_viewer_open(const char *path, const struct signals *signals, struct error *error)
{
	int ends[2];
	int failure = 0;
	pid_t child;

	if (pipe2(ends, O_CLOEXEC) != 0)
		return error_set(error, ERROR_IO, N_("The viewer cannot be started: {reason}."),
			"reason", strerror(errno), NULL);
	child = fork();
	if (child == 0)
		let_go(path, ends[1], signals);
	if (child < 0)
		failure = errno;
	close(ends[1]);
	while (child > 0 && waitpid(child, NULL, 0) < 0 && errno == EINTR)
		;
	if (child > 0 && read(ends[0], &failure, sizeof(failure)) != sizeof(failure))
		failure = 0;
	close(ends[0]);
	if (failure == ENOENT)
		return error_set(error, ERROR_IO,
			N_("There is no xdg-open here to show it; s writes the file out."), NULL);
	return failure == 0 ||
	       error_set(error, ERROR_IO, N_("The viewer cannot be started: {reason}."), "reason",
		       strerror(failure), NULL);
}
