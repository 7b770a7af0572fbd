/* SPDX-License-Identifier: MIT */
/* An assessment as a database of its own, for an archive. */
#ifndef PIA_SESSION_EXTRACT_H
#define PIA_SESSION_EXTRACT_H

#include "seal/chain.h"
#include "session/session.h"

/*
 * Write the assessment alone, with its whole log and evidence, to a new library file at `path`,
 * where nothing may be. The same assessment gives the same bytes. ERROR_IO, ERROR_STATE (the
 * library is of a newer version).
 */
bool session_extract(struct session *session, const char *path, struct error *error);

/*
 * Open a library file only to read it, making no file beside it; whoever tries to write is told
 * `reason` (a message id). Errors as those of library_open().
 */
bool library_open_to_read(
	const char *path, const char *reason, struct library **library, struct error *error);

/* A file of evidence, borrowed; false with an error ends the visit. */
typedef bool library_evidence_visitor(void *context, const struct seal_hash *hash,
	const void *bytes, size_t length, struct error *error);

/* All the evidence of a library, by its hash; bytes that were disposed of are zero. ERROR_IO. */
bool library_read_evidence(struct library *library, library_evidence_visitor *visitor,
	void *context, struct error *error);

/* Rows of a table of the file: how many, and what the first column of the first of them holds. */
typedef void library_difference_visitor(
	void *context, const char *table, int64_t count, const char *first);

/* Tell of every table of a library that has rows which another, at `path`, has not. ERROR_IO. */
bool library_compare(struct library *library, const char *path, library_difference_visitor *visitor,
	void *context, struct error *error);

#endif
