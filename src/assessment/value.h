/* SPDX-License-Identifier: MIT */
/*
 * From what a person types (or a command, or a file) to a value as it is kept: checked against its
 * field, or refused with a word that says what was expected.
 */
#ifndef PIA_ASSESSMENT_VALUE_H
#define PIA_ASSESSMENT_VALUE_H

#include "assessment/assessment.h"
#include "base/error.h"
#include "base/string.h"
#include "template/reduction.h"

/*
 * Read `text` for `field`: yes/no in any language; a choice by id or by its label in any language,
 * case and accents aside; choices separated by commas, semicolons or line breaks (ids by blanks
 * too), kept in the list's order; numbers, dates and durations as i18n/format.h reads them, numbers
 * within the field's limits; references as addresses (party/3) or UUIDs, or the beginning of one,
 * separated by commas or blanks, those of measure.risks perhaps with their steps
 * (risk/2:likelihood-1:severity-2; of one risk named twice the most steps count). Text is cleaned
 * as utf8_clean_value() does and else kept as typed; in the one line of a text or person, line
 * breaks become blanks. Blank text gives NULL, the empty value. `kept` is caller-owned, untouched
 * on failure. ERROR_DATA, for a derived field always.
 */
bool value_read(const struct assessment *assessment, const struct template_field *field,
	const char *text, char **kept, struct error *error);

/* A value as value_read() reads it back, for an edit line: a choice by its id, a reference as an
 * address (a dangling one too, which value_read() then refuses), a date as kept. Caller-owned. */
char *value_write(const struct assessment *assessment, const struct template_field *field,
	const char *kept) __attribute__((warn_unused_result));

/* The parts of a kept list (choices, references) between blanks; of references only what they point
 * to. Caller-owned: free each and the array. */
char **value_split(const char *kept, size_t *count) __attribute__((warn_unused_result));

/* Free what value_split() gave. */
void value_free_parts(char **parts, size_t count);

/* The next part of a kept list from here on, of so many bytes, of which those before what it says
 * beside it are the target. NULL when there is none. Borrowed. */
const char *value_next_part(const char *kept, size_t *target_length, size_t *length);

/* Whether a kept list holds this part, as value_split() gives them. */
bool value_has_part(const char *kept, const char *part);

/* One of several references. */
struct value_link {
	char *target;               /* the UUID of what it points to */
	struct reduction reduction; /* by how many steps a measure lowers that; else none */
};

/* The references of a kept list, with what each says. Caller-owned: value_free_links(). */
struct value_link *value_links(const char *kept, size_t *count) __attribute__((warn_unused_result));
void value_free_links(struct value_link *links, size_t count);

/* Append a reference to a list as it is kept. */
void value_append_link(struct string *kept, const char *target, const struct reduction *reduction);

#endif
