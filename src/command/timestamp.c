/* SPDX-License-Identifier: MIT */
/* `pia timestamp`: a request for a time-stamp of a version, and taking in the reply (RFC 3161). */
#include "config.h"

#include "base/memory.h"
#include "base/string.h"
#include "command/command.h"
#include "command/print.h"
#include "session/timestamp.h"

static bool
write_request(struct invocation *invocation, struct error *error)
{
	struct string request = {0};
	bool is_written = session_append_timestamp_request(invocation->session, &request, error) &&
			  print_or_write(request.data, request.length,
				  invocation_option(invocation, OPTION_OUTPUT), error);

	string_clear(&request);
	return is_written;
}

static bool
take_reply(struct invocation *invocation, const char *path, struct error *error)
{
	const struct record *record;

	if (!session_take_timestamp(invocation->session, path, &record, error))
		return false;
	print_address(record);
	return true;
}

static bool
run(struct invocation *invocation, struct error *error)
{
	const struct arguments *arguments = &invocation->arguments;

	if (arguments->word_count == 1)
		return invocation_open_session(invocation, arguments->words[0], error) &&
		       write_request(invocation, error);
	return invocation_open_for_writing(invocation, arguments->words[0], error) &&
	       take_reply(invocation, arguments->words[1], error);
}

const struct command command_timestamp = {
	.name = "timestamp",
	.words = "REF [REPLY]",
	.help = N_("Write a request for a time-stamp of the latest version, or take in the reply"),
	.words_minimum = 1,
	.words_maximum = 2,
	.options = OPTION_BIT(OPTION_OUTPUT),
	.words_are_files = true,
	.run = run,
};
