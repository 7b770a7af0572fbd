/* SPDX-License-Identifier: MIT */
/* `pia import`: an archive brought into the library. */
#include "config.h"

#include <stdio.h>

#include "archive/archive.h"
#include "base/memory.h"
#include "command/command.h"
#include "command/print.h"

/* What came of it, beside the reference that goes to standard output. */
static void
say_arrival(const struct invocation *invocation, enum library_arrival arrival)
{
	static const char *const sentences[] = {
		[ARRIVAL_NEW] = N_("Brought in, with its whole log."),
		[ARRIVAL_LATER] = N_("It was here; what was added to its log since was brought "
				     "in."),
		[ARRIVAL_SAME] = N_("It is here already, with the same log: nothing was done."),
	};

	fflush(stdout);
	fprintf(stderr, "%s\n", tr(invocation->catalog, sentences[arrival]));
}

static bool
run(struct invocation *invocation, struct error *error)
{
	auto_string char *reference = NULL;
	enum library_arrival arrival;

	if (!invocation_open_library(invocation, error) ||
		!archive_import(invocation->library, invocation->arguments.words[0], &reference,
			&arrival, error))
		return false;
	print_line(reference);
	say_arrival(invocation, arrival);
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
