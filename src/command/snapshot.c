/* SPDX-License-Identifier: MIT */
/* `pia snapshot` and `pia restore`: a name for an assessment as it is, and back to how it was. */
#include "config.h"

#include "command/command.h"
#include "session/moments.h"

static bool
run_snapshot(struct invocation *invocation, struct error *error)
{
	const char *const *words = invocation->arguments.words;

	return invocation_open_for_writing(invocation, words[0], error) &&
	       session_snapshot(invocation->session, words[1], error);
}

static bool
run_restore(struct invocation *invocation, struct error *error)
{
	const char *const *words = invocation->arguments.words;

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
	.words = "REF MOMENT",
	.help = N_("Make an assessment as it was at a moment; can be undone"),
	.words_minimum = 2,
	.words_maximum = 2,
	.run = run_restore,
};
