/* SPDX-License-Identifier: MIT */
/*
 * The words of dates and durations in each language, for format.c that writes them and
 * format_read.c that reads them. They are no part of a catalogue, since each is read in any
 * language.
 */
#ifndef PIA_I18N_WORDS_H
#define PIA_I18N_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "i18n/language.h"

/* The name of a month, 1 to 12, as dates are written; Chinese has none: "". Static. */
const char *words_month(enum language language, int month);

/* The month whose name in English or Portuguese begins with these letters, folded (text/fold.h), at
 * least three; 0 when there is none. */
int words_find_month(const char *folded, size_t length);

/* The parts of a duration, in the order of P1Y2M3W4DT5H6M. */
enum duration_unit {
	DURATION_YEAR,
	DURATION_MONTH,
	DURATION_WEEK,
	DURATION_DAY,
	DURATION_HOUR,
	DURATION_MINUTE,
	DURATION_UNIT_COUNT,
};

/* The letter of a unit in the form that is kept; months and minutes share M. */
char words_unit_letter(enum duration_unit unit);

/* The unit's word for one, or for more than one or none; with its blank before it where a language
 * has one. Static. */
const char *words_unit(enum language language, enum duration_unit unit, bool is_one);

/* The unit that a folded word means; DURATION_UNIT_COUNT when there is none. */
enum duration_unit words_find_unit(const char *folded, size_t length);

#endif
