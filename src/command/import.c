/* SPDX-License-Identifier: MIT */
/* `pia import`: an archive brought into the library. */
#include "config.h"

#include <stdio.h>

#include "archive/archive.h"
#include "base/memory.h"
#include "command/command.h"
#include "command/print.h"

static bool
run(struct invocation *invocation, struct error *error)
{
	struct arrival arrival;

	if (!invocation_open_library(invocation, error) ||
		!archive_import(invocation->library, invocation->arguments.words[0],
			&invocation->author, &arrival, error))
		return false;

	auto_string char *text = archive_arrival_text(&arrival, true, invocation->catalog);

	/* Only the reference goes to standard output. */
	print_line(arrival.reference);
	fflush(stdout);
	fprintf(stderr, "%s\n", text);
	arrival_clear(&arrival);
	return true;
}

const struct command command_import = {
	.name = "import",
	.words = "FILE.pia",
	.help = N_("Bring an archive into the library, as the same assessment"),
	.words_minimum = 1,
	.words_maximum = 1,
	.words_are_files = true,
	.run = run,
};
