/* SPDX-License-Identifier: MIT */
/* The program's door. */
#include "config.h"

#include <locale.h>

#include "command/command.h"

int
main(int argc, char **argv)
{
	/* Characters only: numbers and dates must never depend on the machine's locale. */
	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		setlocale(LC_CTYPE, "");
	return command_run(argc, argv);
}
