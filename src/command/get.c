/* SPDX-License-Identifier: MIT */
/* `pia get`: one value, as `pia set` takes it. */
#include "config.h"

#include <string.h>
#include <unistd.h>

#include "assessment/address.h"
#include "assessment/evaluate.h"
#include "assessment/value.h"
#include "base/memory.h"
#include "base/string.h"
#include "command/command.h"
#include "command/print.h"

/* The value as kept; "" when empty. Caller-owned. */
static char *
kept_text(const struct assessment *assessment, const struct address *address)
{
	if (address->field->derived)
		return evaluate_derived(assessment, address->record, address->field);
	if (address->language == LANGUAGE_NONE || !address->field->translatable)
		return memory_copy_string(
			assessment_text(assessment, address->record, address->field));

	const struct value *value =
		record_value(address->record, address->field, address->language);

	return memory_copy_string(value ? value->text : "");
}

static bool
run(struct invocation *invocation, struct error *error)
{
	struct address address;

	if (!invocation_open_session(invocation, invocation->arguments.words[0], error))
		return false;

	const struct assessment *assessment = session_assessment(invocation->session);
	const char *word = invocation->arguments.words[1];

	if (!address_read(assessment, word, &address, error))
		return false;
	if (!address.field)
		return error_set(error, ERROR_DATA,
			N_("{address} is a record; name a field of it, such as {address}.{field}."),
			"address", word, "field", address.record->kind->fields[0]->id, NULL);

	auto_string char *kept = kept_text(assessment, &address);
	auto_string char *text = value_write(assessment, address.field, kept);

	if (invocation_option(invocation, OPTION_JSON)) {
		struct json json = {0};

		json_string(&json, NULL, text[0] ? text : NULL);
		string_append_byte(&json.text, '\n');
		print_json(&json);
	} else if (isatty(STDOUT_FILENO)) {
		print_line(text);
	} else {
		print_bytes(text, strlen(text));
		print_bytes("\n", 1);
	}
	return true;
}

const struct command command_get = {
	.name = "get",
	.words = "REF ADDRESS",
	.help = N_("Print one value as it is kept"),
	.words_minimum = 2,
	.words_maximum = 2,
	.options = OPTION_BIT(OPTION_JSON) | OPTION_BIT(OPTION_AS_OF),
	.run = run,
};
