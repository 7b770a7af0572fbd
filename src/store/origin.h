/* SPDX-License-Identifier: MIT */
/*
 * Under which UUID the changes of an assessment were written: a copy of another goes on under one
 * of its own, with the other's log before it. Inside store/.
 */
#ifndef PIA_STORE_ORIGIN_H
#define PIA_STORE_ORIGIN_H

#include "store/sql.h"

/* What a copy was until the change that made it one. */
struct origin {
	int64_t lamport; /* of that change */
	char *id;
};

struct origins {
	struct origin *origins; /* the oldest first; a copy may be one of a copy */
	size_t origin_count;
	char *own_id;
};

/* Release with origins_clear(), whatever this returns. */
bool origins_read(struct store *store, int64_t row, struct origins *origins, struct error *error);
void origins_clear(struct origins *origins);

/* The UUID under which a change with this Lamport time was written. Borrowed. */
const char *origins_at(const struct origins *origins, int64_t lamport);

/* The UUID that the assessment in a row began under, which has the UUID `id` now. Caller-owned. */
bool origin_read_root(
	struct store *store, int64_t row, const char *id, char **root, struct error *error);

#endif
