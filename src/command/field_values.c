/* SPDX-License-Identifier: MIT */
/* FIELD=VALUE on the command line. */
#include "config.h"

#include "command/field_values.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "assessment/address.h"
#include "assessment/value.h"
#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"

void
field_values_clear(struct field_values *values)
{
	for (size_t i = 0; i < values->value_count; i++)
		free((char *)(uintptr_t)values->values[i].text);
	free(values->values);
}

bool
field_values_read(const struct assessment *assessment, const struct template_kind *kind,
	const char *word, struct field_values *values, struct error *error)
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
