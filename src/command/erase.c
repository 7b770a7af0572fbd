/* SPDX-License-Identifier: MIT */
/* `pia erase`: erase a value for good; that it was done, and why, stays in the log. */
#include "config.h"

#include <stdio.h>

#include "assessment/address.h"
#include "base/memory.h"
#include "base/string.h"
#include "command/command.h"
#include "session/origin.h"

/* What has no address may have had one before the assessment moved to another template. `error`
 * says why it has none now. */
static bool
erase_gone(
	struct invocation *invocation, const char *address, const char *reason, struct error *error)
{
	struct error other = {0};

	if (session_erase_gone(invocation->session, address, reason, &other)) {
		error_clear(error);
		return true;
	}
	if (other.kind == ERROR_DATA) {
		error_clear(&other);
		return false;
	}
	error_clear(error);
	error_move(error, &other);
	return false;
}

/* What was erased may stand in a copy yet, beside this assessment or in place of it. */
static bool
say_copies(struct invocation *invocation, struct error *error)
{
	struct copies copies;
	bool is_read = session_copies_of_erased(invocation->session, &copies, error);

	for (size_t i = 0; i < copies.count; i++) {
		auto_string char *line = tr_format(invocation->catalog,
			N_("{reference} has a copy of what was erased here: erase it there too."),
			"reference", copies.references[i], NULL);

		fprintf(stderr, "%s\n", line);
	}
	copies_clear(&copies);
	return is_read;
}

static bool
run(struct invocation *invocation, struct error *error)
{
	const char *const *words = invocation->arguments.words;
	const char *reason = invocation_option(invocation, OPTION_REASON);
	struct address address;

	if (string_is_empty(reason))
		return error_set(error, ERROR_USAGE,
			N_("Erasing needs --reason TEXT, which is kept in the log."), NULL);
	if (!invocation_open_for_writing(invocation, words[0], error))
		return false;
	if (!address_read_any(session_assessment(invocation->session), words[1], &address, error))
		return erase_gone(invocation, words[1], reason, error) &&
		       say_copies(invocation, error);
	if (!address.field && address.record->kind->single)
		return error_set(error, ERROR_DATA,
			N_("{address} holds many answers; name the field to erase, such as "
			   "{address}.{field}."),
			"address", words[1], "field", address.record->kind->fields[0]->id, NULL);
	return session_erase(invocation->session, address.record, address.field, address.language,
		       reason, error) &&
	       say_copies(invocation, error);
}

const struct command command_erase = {
	.name = "erase",
	.words = "REF ADDRESS",
	.help = N_("Erase a value for good, from the log too; needs --reason"),
	.words_minimum = 2,
	.words_maximum = 2,
	.options = OPTION_BIT(OPTION_REASON),
	.run = run,
};
