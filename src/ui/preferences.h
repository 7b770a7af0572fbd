/* SPDX-License-Identifier: MIT */
/*
 * What the screen remembers from one time to the next, in the user's state folder: the language
 * that was chosen with a key. What the command line or the configuration say is stronger.
 */
#ifndef PIA_UI_PREFERENCES_H
#define PIA_UI_PREFERENCES_H

#include "i18n/language.h"

/* The language chosen last; LANGUAGE_NONE when none was, or it cannot be read. */
enum language preferences_language(void);

/* Remember it. Failing is no error: the next start then speaks the language of the environment. */
void preferences_keep_language(enum language language);

#endif
