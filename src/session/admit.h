/* SPDX-License-Identifier: MIT */
/*
 * An assessment from another library brought into this one. It is the same one where it is not
 * known here, and a later state of one that is where its log goes on from ours. Where both logs
 * have gone on, each in its own way, it comes as a copy: its log and what was signed stay as they
 * are, and what follows is written under a UUID of its own, the first change saying of what it is a
 * copy and where they parted.
 */
#ifndef PIA_SESSION_ADMIT_H
#define PIA_SESSION_ADMIT_H

#include "session/session.h"

enum arrival_kind {
	ARRIVAL_NEW,   /* it was not known here */
	ARRIVAL_LATER, /* it was, and its log goes on from ours */
	ARRIVAL_SAME,  /* it was, with the same log, or as a copy: nothing is done */
	ARRIVAL_COPY,
};

/* What came of it. Release with arrival_clear(). */
struct arrival {
	enum arrival_kind kind;
	char *reference; /* that it has here */
	char *known;     /* the reference of what was here; NULL: ARRIVAL_NEW */
	int64_t common;  /* how many changes both logs begin with */
	int64_t parted;  /* when the last of these was made; UTC milliseconds */
	char *parted_by; /* and by whom; NULL where there is none */
	int64_t here;    /* how many changes only the log here has */
	int64_t there;   /* and how many only the other */
	int utc_offset;  /* of its template */
};

/*
 * Bring the one assessment of another library, which was verified, into this one, as one
 * transaction. `author` writes where a change is written: that of a copy, which is a draft; NULL:
 * nobody is known. ERROR_STATE: this library cannot be written, somebody is editing the assessment,
 * what is here is later, it would be a copy of what was disposed of, or nobody is known to write
 * one; ERROR_DATA, ERROR_IO.
 */
bool library_admit(struct library *library, struct library *other, const struct person *author,
	struct arrival *arrival, struct error *error);
/* Only say what would come of it: nothing is done. */
bool library_foresee(struct library *library, struct library *other, const struct person *author,
	struct arrival *arrival, struct error *error);
void arrival_clear(struct arrival *arrival);

#endif
