/* SPDX-License-Identifier: MIT */
/* `pia backup` and `pia restore`: a copy of the whole library, made while it is in use, and such a
 * copy in the library's place. */
#include "config.h"

#include "base/memory.h"
#include "base/string.h"
#include "command/command.h"
#include "command/print.h"

static bool
run_backup(struct invocation *invocation, struct error *error)
{
	const char *path = invocation_option(invocation, OPTION_OUTPUT);

	if (string_is_empty(path) || string_equal(path, "-"))
		return error_set(error, ERROR_USAGE,
			N_("Say where the backup goes: -o FILE, which is not the library itself."),
			NULL);
	return invocation_open_library(invocation, error) &&
	       library_back_up(invocation->library, path, error);
}

/* Says where the library before is kept. */
static bool
run_restore(struct invocation *invocation, struct error *error)
{
	auto_string char *path = NULL;
	auto_string char *kept = NULL;

	if (!library_path(invocation_option(invocation, OPTION_DB), &path, error) ||
		!library_restore(path, invocation->arguments.words[0], &kept, error))
		return false;
	if (kept)
		print_line(kept);
	return true;
}

const struct command command_backup = {
	.name = "backup",
	.words = "",
	.help = N_("Write a copy of the whole library to -o FILE, while it is in use"),
	.options = OPTION_BIT(OPTION_OUTPUT),
	.run = run_backup,
};

const struct command command_restore = {
	.name = "restore",
	.words = "BACKUP",
	.help = N_("Put a backup in the library's place; the one before is kept beside it"),
	.words_minimum = 1,
	.words_maximum = 1,
	.words_are_files = true,
	.run = run_restore,
};
