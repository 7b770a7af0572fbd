/* SPDX-License-Identifier: MIT */
/*
 * From what a person types (or a command, or a file) to a value as it is kept: checked against its
 * field, or refused with a word that says what was expected.
 */
#ifndef PIA_ASSESSMENT_VALUE_H
#define PIA_ASSESSMENT_VALUE_H

#include "assessment/assessment.h"
#include "base/error.h"

/*
 * Read `text` for `field`: yes/no in any language, a choice by id or label, choices separated by
 * commas or blanks (ids) , numbers, dates and durations as i18n/format.h reads them, references as
 * addresses (party/3) or UUIDs separated by commas or blanks. Text is cleaned to valid UTF-8 (no
 * control characters but newline and tab; a single-line field has no newline) and else kept as
 * typed. Blank text gives NULL, the empty value. `kept` is caller-owned, untouched on failure.
 * ERROR_DATA.
 */
bool value_read(const struct assessment *assessment, const struct template_field *field,
	const char *text, char **kept, struct error *error);

/* A value as value_read() reads it back, for an edit line: a choice by its id, a reference as an
 * address, a date as kept. Caller-owned. */
char *value_write(const struct assessment *assessment, const struct template_field *field,
	const char *kept) __attribute__((warn_unused_result));

/* The parts of a kept list (choices, references) between blanks. Caller-owned: free each and the
 * array. */
char **value_split(const char *kept, size_t *count);

#endif
