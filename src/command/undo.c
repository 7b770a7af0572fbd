/* SPDX-License-Identifier: MIT */
/* `pia undo` and `pia redo`: take back the latest change, bring it back. */
#include "config.h"

#include "base/memory.h"
#include "command/command.h"
#include "command/print.h"

static bool
revert(struct invocation *invocation,
	bool (*act)(struct session *session, char **what, struct error *error), struct error *error)
{
	auto_string char *what = NULL;

	if (!invocation_open_for_writing(invocation, invocation->arguments.words[0], error) ||
		!act(invocation->session, &what, error))
		return false;
	print_line(what);
	return true;
}

static bool
run_undo(struct invocation *invocation, struct error *error)
{
	return revert(invocation, session_undo, error);
}

static bool
run_redo(struct invocation *invocation, struct error *error)
{
	return revert(invocation, session_redo, error);
}

const struct command command_undo = {
	.name = "undo",
	.words = "REF",
	.help = N_("Take back the latest change and print what it changed"),
	.words_minimum = 1,
	.words_maximum = 1,
	.run = run_undo,
};

const struct command command_redo = {
	.name = "redo",
	.words = "REF",
	.help = N_("Bring back what was taken back last"),
	.words_minimum = 1,
	.words_maximum = 1,
	.run = run_redo,
};
