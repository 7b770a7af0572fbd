/* SPDX-License-Identifier: MIT */
/* `pia add`: add a record and print its address. */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "assessment/address.h"
#include "assessment/value.h"
#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "command/command.h"
#include "command/print.h"

/* The values of the new record. The texts are owned. */
struct values {
	struct session_value *values;
	size_t value_count;
};

static void
values_clear(struct values *values)
{
	for (size_t i = 0; i < values->value_count; i++)
		free((char *)(uintptr_t)values->values[i].text);
	free(values->values);
}

/* Read FIELD[@LANG]=VALUE. */
static bool
read_value(const struct assessment *assessment, const struct template_kind *kind, const char *word,
	struct values *values, struct error *error)
{
	const char *equals = strchr(word, '=');

	if (!equals)
		return error_set(error, ERROR_USAGE, N_("Expected FIELD=VALUE, not {word}."),
			"word", word, NULL);

	auto_string char *name = memory_copy_bytes(word, (size_t)(equals - word));
	char *at = strchr(name, '@');
	enum language language = LANGUAGE_NONE;

	if (at) {
		*at = '\0';
		language = language_from_tag(at + 1);
		if (language == LANGUAGE_NONE)
			return error_set(error, ERROR_DATA,
				N_("There is no language {language}; there are en, pt and "
				   "zh-Hant."),
				"language", at + 1, NULL);
	}

	const struct template_field *field = address_find_field(kind, name, error);
	char *kept;

	if (!field || !value_read(assessment, field, equals + 1, &kept, error))
		return false;

	struct session_value *value = array_append(&values->values, &values->value_count);

	value->field = field;
	value->language = language;
	value->text = kept;
	return true;
}

static bool
add(struct invocation *invocation, const struct template_kind *kind, struct error *error)
{
	const struct assessment *assessment = session_assessment(invocation->session);
	const struct arguments *arguments = &invocation->arguments;
	struct values values = {0};
	const struct record *record;
	bool added = true;

	for (size_t i = 2; added && i < arguments->word_count; i++)
		added = read_value(assessment, kind, arguments->words[i], &values, error);
	added = added && session_add(invocation->session, kind, values.values, values.value_count,
				 &record, error);
	values_clear(&values);
	if (!added)
		return false;

	auto_string char *address = address_write(record, NULL, LANGUAGE_NONE);

	print_line(address);
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
