/* SPDX-License-Identifier: MIT */
/* The program's own log. */
#include "config.h"

#include "base/log.h"

#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"

/* One log for the process: its failure must never need a way to be reported. */
static int descriptor = -1;

bool
log_open(const char *path)
{
	log_close();
	struct stat status;

	descriptor = open(
		path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600);
	/* Anything else there, such as a pipe, might hold the program up. */
	if (descriptor >= 0 && (fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)))
		log_close();
	return descriptor >= 0;
}

void
log_close(void)
{
	if (descriptor >= 0)
		close(descriptor);
	descriptor = -1;
}

void
log_write(const char *format, ...)
{
	if (descriptor < 0)
		return;

	char *time = clock_format(clock_now());
	va_list arguments;

	dprintf(descriptor, "%s ", time);
	va_start(arguments, format);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	vdprintf(descriptor, format, arguments);
#pragma GCC diagnostic pop
	va_end(arguments);
	dprintf(descriptor, "\n");
	free(time);
}

int
log_descriptor(void)
{
	return descriptor;
}
