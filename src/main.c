/* SPDX-License-Identifier: MIT */
/* The program's door. */
#include "config.h"

#include <locale.h>
#include <signal.h>

#include "command/command.h"

int
main(int argc, char **argv)
{
	/* Characters only: numbers and dates must never depend on the machine's locale. */
	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		setlocale(LC_CTYPE, "");
	/* A limit on the size of files is an error to be told, not the end of the program. */
	signal(SIGXFSZ, SIG_IGN);
	return command_run(argc, argv);
}
