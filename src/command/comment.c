/* SPDX-License-Identifier: MIT */
/* `pia comment`: say something about a record or a field. */
#include "config.h"

#include "assessment/address.h"
#include "base/memory.h"
#include "base/string.h"
#include "command/command.h"
#include "command/print.h"

static bool
run(struct invocation *invocation, struct error *error)
{
	const char *const *words = invocation->arguments.words;
	auto_string char *input = NULL;
	const char *text = words[2];
	const struct record *comment;
	struct address address;

	if (!invocation_open_for_writing(invocation, words[0], error) ||
		!address_read(session_assessment(invocation->session), words[1], &address, error))
		return false;
	if (string_equal(text, "-")) {
		if (!invocation_read_input(&input, error))
			return false;
		text = input;
	}

	auto_string char *about = address_write(address.record, address.field, address.language);

	if (!session_comment(invocation->session, about, text, &comment, error))
		return false;
	print_address(comment);
	return true;
}

const struct command command_comment = {
	.name = "comment",
	.words = "REF ADDRESS TEXT",
	.help = N_("Comment on a record or a field"),
	.words_minimum = 3,
	.words_maximum = 3,
	.run = run,
};
