/* SPDX-License-Identifier: MIT */
/* Texts as the file keeps them: salted, hashed, pointed to by the log and by current values. Inside
 * store/. */
#ifndef PIA_STORE_CONTENT_H
#define PIA_STORE_CONTENT_H

#include "store/sql.h"

/* Keep a text with a new salt. `origin` is the row of the content a translation was made from, or
 * 0. Gives its row and hash. */
bool content_add(struct store *store, const char *text, int64_t origin, int64_t *row,
	struct seal_hash *hash, struct error *error);

/*
 * Find the text whose fingerprint is `fingerprint` among those the field ever had in the
 * assessment's language, current or not: what a translation was made from. Else, since the field
 * may have been called otherwise, among those that translations of the assessment were made from.
 * Row 0 when there is none.
 */
bool content_find_origin(struct store *store, int64_t record, const char *field,
	const char *language, const char *fingerprint, int64_t *row, struct seal_hash *hash,
	struct error *error);

/* What stands for the text of an origin in memory: its fingerprint, or a word that is none where it
 * was erased (NULL). Caller-owned. */
char *content_fingerprint(const char *text) __attribute__((warn_unused_result));

/* The current content of a value; row 0 and a hash of zeros when it is empty. */
bool content_current(struct store *store, int64_t record, const char *field, const char *language,
	int64_t *row, struct seal_hash *hash, struct error *error);

#endif
