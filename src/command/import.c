/* SPDX-License-Identifier: MIT */
/* `pia import`: an archive brought into the library. */
#include "config.h"

#include <inttypes.h>
#include <stdio.h>

#include "archive/archive.h"
#include "base/memory.h"
#include "base/string.h"
#include "command/command.h"
#include "command/print.h"
#include "i18n/format.h"

static void
say_copy(const struct invocation *invocation, const struct arrival *arrival)
{
	auto_string char *common = string_format("%" PRId64, arrival->common);
	auto_string char *here = string_format("%" PRId64, arrival->here);
	auto_string char *there = string_format("%" PRId64, arrival->there);
	auto_string char *time = format_instant(arrival->parted, arrival->utc_offset);
	auto_string char *line = tr_format(invocation->catalog,
		arrival->common
			? N_("Brought in as a copy of {reference}, whose log here has gone another "
			     "way. The logs part after change {number} of {time}, by {name}: "
			     "{here} more here, {there} in the archive.")
			: N_("Brought in as a copy of {reference}: the logs have no change in "
			     "common, {here} here, {there} in the archive."),
		"reference", arrival->known, "number", common, "time", time, "name",
		arrival->parted_by, "here", here, "there", there, NULL);

	fprintf(stderr, "%s\n%s\n", line,
		tr(invocation->catalog,
			N_("The copy is a draft of its own. Its log until now, and what was "
			   "signed, stay as they are in the archive.")));
}

/* What came of it, beside the reference that goes to standard output. */
static void
say_arrival(const struct invocation *invocation, const struct arrival *arrival)
{
	static const char *const sentences[] = {
		[ARRIVAL_NEW] = N_("Brought in, with its whole log."),
		[ARRIVAL_LATER] = N_("It was here; what was added to its log since was brought "
				     "in."),
		[ARRIVAL_SAME] = N_("It is here already, with the same log: nothing was done."),
		[ARRIVAL_COPY] = NULL,
	};

	fflush(stdout);
	if (arrival->kind == ARRIVAL_COPY)
		say_copy(invocation, arrival);
	else if (arrival->kind == ARRIVAL_SAME && !string_equal(arrival->reference, arrival->known))
		fprintf(stderr, "%s\n",
			tr(invocation->catalog,
				N_("It is here already, as a copy: nothing was done.")));
	else
		fprintf(stderr, "%s\n", tr(invocation->catalog, sentences[arrival->kind]));
}

static bool
run(struct invocation *invocation, struct error *error)
{
	struct arrival arrival;

	if (!invocation_open_library(invocation, error) ||
		!archive_import(invocation->library, invocation->arguments.words[0],
			&invocation->author, &arrival, error))
		return false;
	print_line(arrival.reference);
	say_arrival(invocation, &arrival);
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
