/* SPDX-License-Identifier: MIT */
/*
 * Addresses: how a command, a comment or a message names a record or a field: `flow/2`,
 * `flow/UUID`, `flow/2.retention`, `answers.scope@pt`.
 */
#ifndef PIA_ASSESSMENT_ADDRESS_H
#define PIA_ASSESSMENT_ADDRESS_H

#include "assessment/assessment.h"
#include "base/error.h"

struct address {
	const struct record *record;        /* borrowed from the assessment */
	const struct template_field *field; /* NULL: the whole record */
	enum language language;             /* LANGUAGE_NONE: none was given */
};

/*
 * Read an address: KIND/NUMBER, KIND/UUID, or the beginning of a UUID of 8 characters or more; a
 * UUID (or its beginning) alone; a single kind's name alone; then perhaps .FIELD, and @LANGUAGE of
 * a translatable field. Records that were removed have none. ERROR_DATA says which part names
 * nothing, and the nearest name that exists; `address` is untouched then.
 */
bool address_read(const struct assessment *assessment, const char *text, struct address *address,
	struct error *error);

/* The same, where records that were removed have addresses too: what they held is still in the log.
 */
bool address_read_any(const struct assessment *assessment, const char *text,
	struct address *address, struct error *error);

/* The same as address_read() for an address that is only a record's: flow/2. */
bool address_find_record(const struct assessment *assessment, const char *text,
	const struct record **found, struct error *error);

/* The field of this id; NULL with ERROR_DATA, which names the nearest or all there are. */
const struct template_field *address_find_field(
	const struct template_kind *kind, const char *id, struct error *error);

/* Whether what is said about one address belongs to the list of another: the same, a field of that
 * record, or a version of that field; "" is everything. */
bool address_covers(const char *address, const char *about);

/* The address of a record, or of a field of it (NULL: none), with a language (LANGUAGE_NONE: none).
 * Caller-owned. */
char *address_write(const struct record *record, const struct template_field *field,
	enum language language) __attribute__((warn_unused_result));

#endif
