/* SPDX-License-Identifier: MIT */
/* `pia text`: the text of a version, byte for byte as it was signed. */
#include "config.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/string.h"
#include "command/command.h"
#include "command/print.h"
#include "session/standing.h"

/* The version with this number, or the latest; NULL with the error where it is not there. */
static const struct version *
find_version(const struct versions *versions, const char *number, struct error *error)
{
	struct string known = {0};

	if (versions->version_count && !number)
		return &versions->versions[0];
	for (size_t i = 0; i < versions->version_count; i++) {
		auto_string char *own = string_format("%" PRId64, versions->versions[i].number);

		if (string_equal(own, number))
			return &versions->versions[i];
		string_append_format(&known, "%s%s", i ? ", " : "", own);
	}
	if (!versions->version_count)
		error_set(error, ERROR_DATA,
			N_("There is no version yet: one is stored when it is sent to review."),
			NULL);
	else
		error_set(error, ERROR_DATA,
			N_("There is no version {number}. There are: {known}."), "number", number,
			"known", string_text(&known), NULL);
	string_clear(&known);
	return NULL;
}

static bool
run(struct invocation *invocation, struct error *error)
{
	const struct arguments *arguments = &invocation->arguments;
	struct versions versions;
	const struct version *version;

	if (!invocation_open_session(invocation, arguments->words[0], error) ||
		!session_versions(invocation->session, &versions, error))
		return false;
	version = find_version(
		&versions, arguments->word_count > 1 ? arguments->words[1] : NULL, error);

	bool is_written =
		version &&
		(version->text ? print_or_write(version->text, version->length,
					 invocation_option(invocation, OPTION_OUTPUT), error)
			       : error_set(error, ERROR_STATE,
					 N_("The text of this version was disposed "
					    "of; its hash is left."),
					 NULL));

	versions_clear(&versions);
	return is_written;
}

const struct command command_text = {
	.name = "text",
	.words = "REF [NUMBER]",
	.help = N_("Write the text of the latest version, or of one before, as it is signed"),
	.words_minimum = 1,
	.words_maximum = 2,
	.options = OPTION_BIT(OPTION_OUTPUT),
	.run = run,
};
