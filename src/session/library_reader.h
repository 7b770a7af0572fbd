/* SPDX-License-Identifier: MIT */
/*
 * The assessments of a library one after another, in the order they were begun, for lists that may
 * be long: at any time only a few of them are in memory. What is begun or changed meanwhile may be
 * among them or not, each as it is when it is read.
 */
#ifndef PIA_SESSION_LIBRARY_READER_H
#define PIA_SESSION_LIBRARY_READER_H

#include "session/library.h"

/* What there is of them. */
struct library_totals {
	size_t count;
	int64_t changed; /* of the last change among them, UTC milliseconds; 0: there is none */
	int utc_offset;  /* of that assessment's template, minutes */
};

/* Count the assessments, only those of `client` (folded) unless it is NULL. ERROR_IO. */
bool library_count(struct library *library, const char *client, struct library_totals *totals,
	struct error *error);

struct library_reader;

/* Begin to read the same. The library is borrowed. Caller-owned: library_reader_end(). */
struct library_reader *library_reader_begin(struct library *library, const char *client);
void library_reader_end(struct library_reader **reader);

/* The next assessment, and the template that it follows, NULL where this program cannot read it:
 * both borrowed until the next call. `entry` is NULL at the end. ERROR_IO. */
bool library_reader_next(struct library_reader *reader, const struct library_entry **entry,
	const struct template **template, struct error *error);

#endif
