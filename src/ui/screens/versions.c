/* SPDX-License-Identifier: MIT */
/*
 * How far the version of a field in another language is.
 */
#include "config.h"

#include "ui/screens/versions.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/memory.h"

enum version_state
version_state(const struct assessment *assessment, const struct record *record,
	const struct template_field *field, enum language language)
{
	enum shown shown;
	auto_string char *text = assessment_show(assessment, record, field, language, &shown);

	if (shown == SHOWN_AS_ASKED && text[0] != '\0')
		return VERSION_CURRENT;
	return shown == SHOWN_OUTDATED ? VERSION_OUTDATED : VERSION_MISSING;
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
