/* SPDX-License-Identifier: MIT */
/*
 * How far the version of a field in another language is.
 */
#include "config.h"

#include "ui/screens/versions.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/memory.h"
#include "base/string.h"

enum version_state
version_state(const struct assessment *assessment, const struct record *record,
	const struct template_field *field, enum language language)
{
	const struct value *value = record_value(record, field, language);

	if (value == NULL || value->text[0] == '\0')
		return VERSION_MISSING;
	auto_string char *fingerprint =
		assessment_fingerprint(assessment_text(assessment, record, field));
	return value->origin == NULL || string_equal(value->origin, fingerprint) ? VERSION_CURRENT
										 : VERSION_OUTDATED;
}

const char *
version_state_word(enum version_state state)
{
	switch (state) {
	case VERSION_MISSING:
		return N_("missing");
	case VERSION_CURRENT:
		return N_("up to date");
	case VERSION_OUTDATED:
		return N_("the original has changed since");
	}
	return "";
}
