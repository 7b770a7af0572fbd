/* SPDX-License-Identifier: MIT */
/* `pia snapshot`: a name for an assessment as it is. */
#include "config.h"

#include "command/command.h"
#include "session/moments.h"

static bool
run(struct invocation *invocation, struct error *error)
{
	const char *const *words = invocation->arguments.words;

	return invocation_open_for_writing(invocation, words[0], error) &&
	       session_snapshot(invocation->session, words[1], error);
}

const struct command command_snapshot = {
	.name = "snapshot",
	.words = "REF NAME",
	.help = N_("Keep an assessment as it is under a name, to compare with or come back to"),
	.words_minimum = 2,
	.words_maximum = 2,
	.run = run,
};
