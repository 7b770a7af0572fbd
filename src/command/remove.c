/* SPDX-License-Identifier: MIT */
/* `pia remove`: remove a record; `pia undo` brings it back. */
#include "config.h"

#include "assessment/address.h"
#include "command/command.h"

static bool
run(struct invocation *invocation, struct error *error)
{
	const char *const *words = invocation->arguments.words;
	struct address address;

	if (!invocation_open_for_writing(invocation, words[0], error) ||
		!address_read(session_assessment(invocation->session), words[1], &address, error))
		return false;
	if (address.field)
		return error_set(error, ERROR_DATA,
			N_("{address} is a field; only whole records are removed. `pia set` "
			   "empties a "
			   "field."),
			"address", words[1], NULL);
	return session_remove(invocation->session, address.record, error);
}

const struct command command_remove = {
	.name = "remove",
	.words = "REF ADDRESS",
	.help = N_("Remove a record; undo brings it back"),
	.words_minimum = 2,
	.words_maximum = 2,
	.run = run,
};
