/* SPDX-License-Identifier: MIT */
/* The program's door. */
#include "config.h"

#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <unistd.h>

#include "command/command.h"

/*
 * Standard descriptors that are closed are filled, or the next file that is opened (the log, the
 * library) would get what is printed. Standard output is opened for reading, so that printing fails
 * and is told.
 */
static void
fill_standard_descriptors(void)
{
	static const int modes[] = {O_RDONLY, O_RDONLY, O_WRONLY};

	for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; descriptor++) {
		if (fcntl(descriptor, F_GETFD) < 0 &&
			open("/dev/null", modes[descriptor]) != descriptor)
			_exit(4);
	}
}

int
main(int argc, char **argv)
{
	fill_standard_descriptors();
	/* Characters only: numbers and dates must never depend on the machine's locale. */
	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		setlocale(LC_CTYPE, "");
	/* A limit on the size of files is an error to be told, not the end of the program. */
	signal(SIGXFSZ, SIG_IGN);
	return command_run(argc, argv);
}
