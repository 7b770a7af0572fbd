/* SPDX-License-Identifier: MIT */
/*
 * The parts of writing a change that beginning, editing and erasing share. Inside store/, within a
 * write transaction.
 */
#ifndef PIA_STORE_CHANGE_H
#define PIA_STORE_CHANGE_H

#include "store/sql.h"

/* An edit on its way into the log. */
struct pending_edit {
	int64_t record; /* row; 0: the assessment itself */
	char *uuid;     /* of the record */
	char *field;
	char *language;  /* tag */
	int64_t old_row; /* of its content; 0: nothing */
	int64_t new_row;
	struct seal_hash old_hash;
	struct seal_hash new_hash;
	char *origin; /* the sealed origin: a hash in hexadecimal, or NULL */
};

struct pending_change {
	int64_t assessment;
	char *assessment_id; /* UUID */
	const struct store_change *change;
	struct pending_edit *edits;
	size_t edit_count;
};

void pending_clear(struct pending_change *pending);

/* Begin a pending change on an assessment whose last change must be `head` (0: it has none).
 * ERROR_STATE when another came between. */
bool pending_begin(struct store *store, struct pending_change *pending, int64_t assessment,
	int64_t head, const struct store_change *change, struct error *error);

/* Take the change's edits: keep their texts, and make records and current values as they say. */
bool pending_apply(struct store *store, struct pending_change *pending, struct error *error);

/* Add an edit of the assessment itself, from nothing to `text`. */
bool pending_add_fact(struct store *store, struct pending_change *pending, const char *field,
	const char *text, struct error *error);

/* Seal it and write it into the log and the summary. `head` was the last change (0: none) and
 * becomes this one. */
bool pending_write(
	struct store *store, struct pending_change *pending, int64_t *head, struct error *error);

/* evidence.c: have the bytes of a file in the library, once; NULL is nothing. */
bool evidence_keep(struct store *store, const struct store_evidence *evidence, struct error *error);

/* write.c: the next reference of a year, given once and never again; caller-owned. */
bool change_next_reference(
	struct store *store, const char *year, char **reference, struct error *error);

/* standing.c: have the row of where the assessment stands say what the change's facts say. */
bool standing_follow(
	struct store *store, const struct pending_change *pending, struct error *error);

#endif
