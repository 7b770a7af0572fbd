/* SPDX-License-Identifier: MIT */
/*
 * Files that prove something: a contract, an extract of a log, a signed paper. A record of the kind
 * `evidence` says which record or field it is about, its name, size, type and SHA-256; the bytes
 * are in the library once, however many records name them. Removing the record keeps the bytes;
 * erasing it overwrites them, unless another record names them.
 *
 * A file may be attached to a draft, to what is in review and to what is decided: it alters nothing
 * of what was signed. Its name, place, hash and size are never changed by another door.
 */
#ifndef PIA_SESSION_EVIDENCE_H
#define PIA_SESSION_EVIDENCE_H

#include "session/session.h"

#define EVIDENCE_MEBIBYTES_MAXIMUM 64

/* Told now and then how many of so many bytes are done. */
typedef void evidence_progress(void *context, int64_t done, int64_t total);

/* What is attached. All borrowed. */
struct evidence_file {
	const char *path;
	const char *about; /* an address */
	/* Of the other fields; a `name` or `type` given here counts instead of the file's. */
	const struct session_value *values;
	size_t value_count;
	evidence_progress *progress; /* NULL: nobody is told */
	void *context;
};

/*
 * Attach a file. ERROR_STATE: it is attached there already, or the assessment takes none;
 * ERROR_DATA: the address names nothing, the file is none or too large, a value is none, or the
 * template knows no evidence; ERROR_IO. `record` (NULL allowed) is the new one, borrowed.
 */
bool session_attach(struct session *session, const struct evidence_file *file,
	const struct record **record, struct error *error);

/* The kind of such records; NULL where the template has none. Borrowed. */
const struct template_kind *evidence_kind(const struct assessment *assessment);

/* A field's text of such a record, by the field's id: "" where it is empty or the template has it
 * not. Borrowed. */
const char *evidence_text(
	const struct assessment *assessment, const struct record *record, const char *field);

/* Those about a record or a field, or about anything (NULL), in their order. An owned array of
 * borrowed records. */
const struct record **evidence_about(const struct assessment *assessment,
	const struct record *record, const struct template_field *field, size_t *count)
	__attribute__((warn_unused_result));

/* Whether this field of such records is written by attaching only. */
bool evidence_field_is_fixed(const struct template_field *field);

/* Whether what such a record names was erased, by itself or with the whole assessment; and whether
 * it is past the date until which it is good. */
bool evidence_is_erased(const struct record *record);
bool evidence_is_expired(const struct assessment *assessment, const struct record *record);

/* A mark for lists, as an English message id; NULL: none. Static. */
const char *evidence_mark(const struct assessment *assessment, const struct record *record);

/* When, and why, that was erased. Release with evidence_end_clear(). */
struct evidence_end {
	char *date; /* in the template's place; NULL: it was not erased */
	char *reason;
	bool is_disposal; /* of the assessment */
};

bool session_evidence_end(struct session *session, const struct record *record,
	struct evidence_end *end, struct error *error);
void evidence_end_clear(struct evidence_end *end);

/* What to say of it, with {date} and {reason}, as an English message id. Static. */
const char *evidence_end_label(const struct evidence_end *end);

/* What the bytes of a record are now. */
enum evidence_state {
	EVIDENCE_WHOLE,
	EVIDENCE_WIPED,   /* disposed of; the record and the hash are left */
	EVIDENCE_ALTERED, /* no longer what the hash is of */
	EVIDENCE_MISSING,
	EVIDENCE_STATE_COUNT,
};

/* "whole", for --json; and for a person, as an English message id. Static. */
const char *evidence_state_name(enum evidence_state state);
const char *evidence_state_label(enum evidence_state state);

/* Read the bytes and compare them with the hash. False: they could not be read. ERROR_IO. */
bool session_verify_evidence(struct session *session, const struct record *record,
	enum evidence_state *state, struct error *error);

/* Gets the bytes piece by piece; false with the error ends the reading. */
typedef bool evidence_sink(void *context, const char *bytes, size_t length, struct error *error);

/* Read the bytes. What was given to the sink counts only when this returns true. ERROR_STATE: they
 * were disposed of; ERROR_DATA: altered or missing; ERROR_IO. */
bool session_read_evidence(struct session *session, const struct record *record,
	evidence_sink *sink, void *context, struct error *error);

/* The same into a file, which is there whole or not at all. */
bool session_write_evidence(struct session *session, const struct record *record, const char *path,
	struct error *error);

#endif
