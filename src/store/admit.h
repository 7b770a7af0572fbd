/* SPDX-License-Identifier: MIT */
/* An assessment brought in from a file of its own. Part of the store's door. */
#ifndef PIA_STORE_ADMIT_H
#define PIA_STORE_ADMIT_H

#include "store/store.h"

/* How it is brought in. All borrowed. */
struct store_admission {
	int64_t known; /* the row here whose later state it is; 0: it comes beside what is here */
	const char *copy_id;             /* the UUID it gets here; NULL: it keeps its own */
	const struct store_change *copy; /* written on top of its log; NULL: nothing */
	bool is_foreseen; /* only to see what would come of it: it is all taken back */
};

/*
 * Bring the one assessment of the file at `path`, as store_extract() makes it, into this library,
 * as one transaction: its rows, log and hashes are as they are there. The file must have been
 * opened, verified and compared with what is here before. It keeps its reference where that is
 * free, else gets the next of its year, and so does a copy; one that is known keeps the one it has
 * here. `reference` is caller-owned. ERROR_DATA: its reference is none of this program's; ERROR_IO.
 */
bool store_admit(struct store *store, const char *path, const struct store_admission *admission,
	char **reference, struct error *error);

/* Whether the assessment of this UUID is in the library. */
bool store_knows(struct store *store, const char *id, bool *is_known, struct error *error);

/* The reference of another assessment than `known` whose log has a change of this hash: a copy that
 * was made before. Caller-owned; NULL where there is none. */
bool store_find_copy(struct store *store, int64_t known, const struct seal_hash *head,
	char **reference, struct error *error);

/* Told a reference, which is borrowed. */
typedef void store_reference_visitor(void *context, const char *reference);

/* The other assessments here that have the beginning of their log in common with this one, of which
 * they are copies, or it of them, and that were not disposed of; by their references. */
bool store_read_copies(struct store *store, int64_t row, const char *id,
	store_reference_visitor *visitor, void *context, struct error *error);

/* Those of them in which a text is still to be read that was erased in this one. */
bool store_read_copies_of_erased(struct store *store, int64_t row, const char *id,
	store_reference_visitor *visitor, void *context, struct error *error);

/* The reference of what the assessment of this UUID is a copy of, the latest where it is one of a
 * copy; NULL where it is none. Caller-owned. */
bool store_read_copied(struct store *store, const char *id, char **reference, struct error *error);

#endif
