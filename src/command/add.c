/* SPDX-License-Identifier: MIT */
/* `pia add`: add a record and print its address. */
#include "config.h"

#include <stdint.h>

#include "base/memory.h"
#include "base/string.h"
#include "command/command.h"
#include "command/field_values.h"
#include "command/print.h"

static bool
add(struct invocation *invocation, const struct template_kind *kind, struct error *error)
{
	const struct assessment *assessment = session_assessment(invocation->session);
	const struct arguments *arguments = &invocation->arguments;
	struct field_values values = {0};
	const struct record *record;
	bool added = true;

	for (size_t i = 2; added && i < arguments->word_count; i++)
		added = field_values_read(assessment, kind, arguments->words[i], &values, error);
	added = added && session_add(invocation->session, kind, values.values, values.value_count,
				 &record, error);
	field_values_clear(&values);
	if (!added)
		return false;
	print_address(record);
	return true;
}

static bool
run(struct invocation *invocation, struct error *error)
{
	const char *const *words = invocation->arguments.words;

	if (!invocation_open_for_writing(invocation, words[0], error))
		return false;

	const struct template *template = session_assessment(invocation->session)->template;
	const struct template_kind *kind = template_find_kind(template, words[1]);

	if (kind)
		return add(invocation, kind, error);

	struct string kinds = {0};

	for (size_t i = 0; i < template->kind_count; i++) {
		if (!template->kinds[i]->single)
			string_append_format(
				&kinds, "%s%s", kinds.length ? ", " : "", template->kinds[i]->id);
	}
	error_set(error, ERROR_DATA, N_("There is no kind {kind}; there are {kinds}."), "kind",
		words[1], "kinds", string_text(&kinds), NULL);
	string_clear(&kinds);
	return false;
}

const struct command command_add = {
	.name = "add",
	.words = "REF KIND [FIELD=VALUE]…",
	.help = N_("Add a record and print its address"),
	.words_minimum = 2,
	.words_maximum = SIZE_MAX,
	.run = run,
};
