/* SPDX-License-Identifier: MIT */
/*
 * The marks that a writer puts around values, as each language prints them. Language data like the
 * separators of i18n/phrases.h; sentences with marks in them are in the catalogues.
 */
#ifndef PIA_REPORT_PUNCTUATION_H
#define PIA_REPORT_PUNCTUATION_H

#include "base/string.h"
#include "i18n/language.h"

/* What stands between a label and its value: ": ", "：", or a blank after a question. Static. */
const char *punctuation_colon(enum language language, const char *label);

/* Whether a language has slanted letters, for what is said aside. */
bool punctuation_has_italics(enum language language);

#endif
