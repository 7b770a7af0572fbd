/* SPDX-License-Identifier: MIT */
/*
 * How far the version of a field in another language is.
 */
#ifndef PIA_UI_SCREENS_VERSIONS_H
#define PIA_UI_SCREENS_VERSIONS_H

#include "assessment/assessment.h"

enum version_state { VERSION_MISSING, VERSION_CURRENT, VERSION_OUTDATED };

/* The state of a translatable field's version in a language other than the content's. */
enum version_state version_state(const struct assessment *assessment, const struct record *record,
	const struct template_field *field, enum language language);

/* Its word, an English message id. Static. */
const char *version_state_word(enum version_state state);

#endif
