/* SPDX-License-Identifier: MIT */
/* `pia open` and `pia` alone: the screens. */
#include "config.h"

#include "base/files.h"
#include "base/memory.h"
#include "command/command.h"
#include "ui/loop.h"
#include "ui/preferences.h"

static bool
run(struct invocation *invocation, struct error *error)
{
	const char *reference =
		invocation->arguments.word_count ? invocation->arguments.words[0] : NULL;
	auto_string char *data = files_program_data_folder();
	struct application *application;

	if (!invocation_open_library(invocation, error))
		return false;

	struct library *library = invocation->library;
	enum language remembered = preferences_language();
	enum language language = remembered == LANGUAGE_NONE || invocation->language_is_given
					 ? invocation->language
					 : remembered;

	/* The application takes the library over, whether it succeeds or not. */
	invocation->library = NULL;
	if (!application_new(
		    library, language, &invocation->author, data, reference, &application, error))
		return false;
	invocation->exit_code = loop_run(application, error);
	application_free(&application);
	return error->kind == ERROR_NONE;
}

const struct command command_open = {
	.name = "open",
	.words = "[REF]",
	.help = N_("Open the screens: the library, or an assessment"),
	.words_maximum = 1,
	.run = run,
};
