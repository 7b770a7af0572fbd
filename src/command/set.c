/* SPDX-License-Identifier: MIT */
/* `pia set`: set or empty one value. */
#include "config.h"

#include "assessment/address.h"
#include "assessment/value.h"
#include "base/memory.h"
#include "base/string.h"
#include "command/command.h"

static bool
run(struct invocation *invocation, struct error *error)
{
	const char *const *words = invocation->arguments.words;
	auto_string char *input = NULL;
	auto_string char *kept = NULL;
	struct address address;

	if (!invocation_open_for_writing(invocation, words[0], error))
		return false;

	const struct assessment *assessment = session_assessment(invocation->session);
	const char *value = words[2];

	if (!address_read(assessment, words[1], &address, error))
		return false;
	if (!address.field)
		return error_set(error, ERROR_DATA,
			N_("{address} is a record; name a field of it, such as {address}.{field}."),
			"address", words[1], "field", address.record->kind->fields[0]->id, NULL);
	if (string_equal(value, "-")) {
		if (!invocation_read_input(&input, error))
			return false;
		value = input;
	}
	return value_read(assessment, address.field, value, &kept, error) &&
	       session_set(invocation->session, address.record, address.field, address.language,
		       kept, error);
}

const struct command command_set = {
	.name = "set",
	.words = "REF ADDRESS VALUE",
	.help = N_("Set one value; \"\" empties it, - reads it from standard input"),
	.words_minimum = 3,
	.words_maximum = 3,
	.run = run,
};
