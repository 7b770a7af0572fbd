/* SPDX-License-Identifier: MIT */
/* `pia snapshot` and `pia restore`: a name for an assessment as it is, and back to how it was; or
 * the whole library as it was in a backup. */
#include "config.h"

#include "base/memory.h"
#include "command/command.h"
#include "command/print.h"
#include "session/moments.h"

static bool
run_snapshot(struct invocation *invocation, struct error *error)
{
	const char *const *words = invocation->arguments.words;

	return invocation_open_for_writing(invocation, words[0], error) &&
	       session_snapshot(invocation->session, words[1], error);
}

/* The whole library from a backup; says where the one before is kept. */
static bool
restore_library(struct invocation *invocation, struct error *error)
{
	auto_string char *path = NULL;
	auto_string char *kept = NULL;

	if (!library_path(invocation_option(invocation, OPTION_DB), &path, error) ||
		!library_restore(path, invocation->arguments.words[0], &kept, error))
		return false;
	if (kept)
		print_line(kept);
	return true;
}

static bool
run_restore(struct invocation *invocation, struct error *error)
{
	const char *const *words = invocation->arguments.words;

	if (invocation->arguments.word_count == 1)
		return restore_library(invocation, error);
	return invocation_open_for_writing(invocation, words[0], error) &&
	       session_restore(invocation->session, words[1], error);
}

const struct command command_snapshot = {
	.name = "snapshot",
	.words = "REF NAME",
	.help = N_("Keep an assessment as it is under a name, to compare with or come back to"),
	.words_minimum = 2,
	.words_maximum = 2,
	.run = run_snapshot,
};

const struct command command_restore = {
	.name = "restore",
	.words = "REF MOMENT | BACKUP",
	.help = N_("Make an assessment as it was at a moment; or put a backup in the library's "
		   "place"),
	.words_minimum = 1,
	.words_maximum = 2,
	.words_are_files = true,
	.run = run_restore,
};
