/* SPDX-License-Identifier: MIT */
/* An assessment as it was after any of its changes, made again from the log. */
#ifndef PIA_SESSION_PAST_H
#define PIA_SESSION_PAST_H

#include "seal/chain.h"
#include "session/session.h"

struct past {
	int64_t number;                /* of the change */
	struct template *template;     /* that it followed then */
	struct assessment *assessment; /* its `today` is the day of the change */
	struct seal_hash head;         /* of the change */
	int64_t time;
};

/*
 * The assessment as it was after the change of this number (as in the history, from 1). What was
 * erased since is erased there too. ERROR_DATA: there is no such change, or the template it
 * followed is not kept; ERROR_IO. Release with past_clear().
 */
bool session_past(struct session *session, int64_t number, struct past *past, struct error *error);
void past_clear(struct past *past);

#endif
