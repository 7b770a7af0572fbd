/* SPDX-License-Identifier: MIT */
/*
 * The few words that are part of a value as people write it in a language: yes and no, what stands
 * between the items of a list and around a note, what a risk is rated on. They are language data
 * like the names of months; what the program says is in the catalogues.
 */
#ifndef PIA_I18N_PHRASES_H
#define PIA_I18N_PHRASES_H

#include <stdbool.h>
#include <stddef.h>

#include "i18n/language.h"

/* "Yes", "Sim", "是"; "No", "Não", "否". English for LANGUAGE_NONE. Static. */
const char *phrases_yes_no(bool yes, enum language language);

/* Read yes or no in any language: whole words, or the first letter of Latin ones; case, accents and
 * blanks around do not matter. False when it is neither; `yes` is untouched then. */
bool phrases_read_yes_no(const char *text, bool *yes);

/* What stands between the items of a list: ", " or "、". Static. */
const char *phrases_separator(enum language language);

/* What stands between these items of a list: the same, or where one of them has a comma itself what
 * stands between longer parts. Static. */
const char *phrases_separator_of(enum language language, char *const *items, size_t count);

/* What stands between longer parts that may hold commas themselves: "; " or "；". Static. */
const char *phrases_clause_separator(enum language language);

/* What stands around a note behind a text: " (" and ")", or "（" and "）". Static. */
const char *phrases_open(enum language language);
const char *phrases_close(enum language language);

/* What stands between a number and its unit: a blank ("30 people"), but nothing before a percent
 * sign and what is written in wide signs ("30人"). Static. */
const char *phrases_unit_gap(const char *unit);

/* The two scales of a risk, within a sentence: "likelihood", "severity". Static. */
const char *phrases_likelihood(enum language language);
const char *phrases_severity(enum language language);

#endif
