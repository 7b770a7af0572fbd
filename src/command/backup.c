/* SPDX-License-Identifier: MIT */
/* `pia backup`: a copy of the whole library, made while it is in use. */
#include "config.h"

#include "base/string.h"
#include "command/command.h"

static bool
run(struct invocation *invocation, struct error *error)
{
	const char *path = invocation_option(invocation, OPTION_OUTPUT);

	if (string_is_empty(path) || string_equal(path, "-"))
		return error_set(error, ERROR_USAGE,
			N_("Say where the backup goes: -o FILE, which is not the library itself."),
			NULL);
	return invocation_open_library(invocation, error) &&
	       library_back_up(invocation->library, path, error);
}

const struct command command_backup = {
	.name = "backup",
	.words = "",
	.help = N_("Write a copy of the whole library to -o FILE, while it is in use"),
	.options = OPTION_BIT(OPTION_OUTPUT),
	.run = run,
};
