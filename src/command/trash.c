/* SPDX-License-Identifier: MIT */
/* `pia trash`, `untrash` and `undelete`: what is out of the way, and back. */
#include "config.h"

#include "assessment/address.h"
#include "command/command.h"
#include "session/standing.h"

static bool
run_trash(struct invocation *invocation, struct error *error)
{
	return invocation_act(invocation, session_trash, error);
}

static bool
run_untrash(struct invocation *invocation, struct error *error)
{
	return invocation_act(invocation, session_untrash, error);
}

static bool
run_undelete(struct invocation *invocation, struct error *error)
{
	const char *const *words = invocation->arguments.words;
	struct address address;

	if (!invocation_open_for_writing(invocation, words[0], error) ||
		!address_read_any(
			session_assessment(invocation->session), words[1], &address, error))
		return false;
	return session_undelete(invocation->session, address.record, error);
}

const struct command command_trash = {
	.name = "trash",
	.words = "REF",
	.help = N_("Put an assessment in the trash, where no list has it; nothing is lost"),
	.words_minimum = 1,
	.words_maximum = 1,
	.run = run_trash,
};

const struct command command_untrash = {
	.name = "untrash",
	.words = "REF",
	.help = N_("Take an assessment out of the trash"),
	.words_minimum = 1,
	.words_maximum = 1,
	.run = run_untrash,
};

const struct command command_undelete = {
	.name = "undelete",
	.words = "REF ADDRESS",
	.help = N_("Bring back a record that was removed, however long ago"),
	.words_minimum = 2,
	.words_maximum = 2,
	.run = run_undelete,
};
