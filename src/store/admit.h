/* SPDX-License-Identifier: MIT */
/* An assessment brought in from a file of its own. Part of the store's door. */
#ifndef PIA_STORE_ADMIT_H
#define PIA_STORE_ADMIT_H

#include "store/store.h"

enum store_arrival {
	STORE_ARRIVAL_NEW,   /* it was not known here */
	STORE_ARRIVAL_LATER, /* it was, and its log goes on from ours */
	STORE_ARRIVAL_SAME,  /* it was, with the same log: nothing is done */
};

/*
 * Bring the one assessment of the file at `path`, as store_extract() makes it, into this library,
 * as one transaction: its rows, log and hashes are as they are there. The file must have been
 * opened and verified before. It keeps its reference where that is free, else gets the next of its
 * year; one that is known keeps the one it has here. `reference` is caller-owned. ERROR_STATE:
 * what is here has gone on, alone or in another way; ERROR_DATA: the file holds a template or
 * evidence under a false hash, or a reference that is none; ERROR_IO.
 */
bool store_admit(struct store *store, const char *path, char **reference,
	enum store_arrival *arrival, struct error *error);

/* The row in this library of the one assessment of another; 0 where it is not known here. */
bool store_find_same(struct store *store, struct store *other, int64_t *row, struct error *error);

#endif
