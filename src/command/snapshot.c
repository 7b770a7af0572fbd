/* SPDX-License-Identifier: MIT */
/* `pia snapshot` and `pia go-back`: a name for an assessment as it is, and back to how it was. */
#include "config.h"

#include "command/command.h"
#include "session/moments.h"

static bool
act_on_moment(struct invocation *invocation,
	bool (*act)(struct session *session, const char *moment, struct error *error),
	struct error *error)
{
	const char *const *words = invocation->arguments.words;

	return invocation_open_for_writing(invocation, words[0], error) &&
	       act(invocation->session, words[1], error);
}

static bool
run_snapshot(struct invocation *invocation, struct error *error)
{
	return act_on_moment(invocation, session_snapshot, error);
}

static bool
run_go_back(struct invocation *invocation, struct error *error)
{
	return act_on_moment(invocation, session_restore, error);
}

const struct command command_snapshot = {
	.name = "snapshot",
	.words = "REF NAME",
	.help = N_("Keep an assessment as it is under a name, to compare with or come back to"),
	.words_minimum = 2,
	.words_maximum = 2,
	.run = run_snapshot,
};

const struct command command_go_back = {
	.name = "go-back",
	.words = "REF MOMENT",
	.help = N_("Make an assessment as it was at a moment; undo takes that back"),
	.words_minimum = 2,
	.words_maximum = 2,
	.run = run_go_back,
};
