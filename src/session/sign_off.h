/* SPDX-License-Identifier: MIT */
/*
 * Signing: who signs under which version, in which role, attesting what. A sign-off is a record of
 * the kind `sign_off`, made by this act only and never changed; its role is one of the template's,
 * which sign in their order. It binds to the version that was sent to review, by its SHA-256.
 */
#ifndef PIA_SESSION_SIGN_OFF_H
#define PIA_SESSION_SIGN_OFF_H

#include "assessment/findings.h"
#include "seal/minisign.h"
#include "session/standing.h"

/* What stands in the way of approving. */
enum obstacle_type {
	OBSTACLE_FINDING, /* a required answer that is missing, or what a rule found and blocks */
	OBSTACLE_TEXT,    /* written in another language than that of record only */
	OBSTACLE_UNCONFIRMED, /* neither confirmed nor changed in a review */
};

struct obstacle {
	enum obstacle_type type;
	const struct finding *finding; /* or NULL */
	const struct record *record;
	const struct template_field *field; /* or NULL */
	const struct template_step *step;   /* that shows it; NULL: none does */
};

struct obstacles {
	struct obstacle *obstacles;
	size_t obstacle_count;
};

/* All of them, in the order of the steps. Borrowed from the session until its next change. Release
 * with obstacles_clear(). */
void session_obstacles(struct session *session, struct obstacles *obstacles);
void obstacles_clear(struct obstacles *obstacles);

/* What it says to a person. Caller-owned. */
char *obstacle_text(const struct obstacle *obstacle, const struct catalog *catalog,
	enum language language) __attribute__((warn_unused_result));

/*
 * Whose turn it is under the version in review; where that role is optional, the next may sign as
 * well. NULL when everybody has signed, or nothing is in review. Borrowed from the template.
 */
const struct template_item *session_next_role(struct session *session);

/* Whether signing can begin: ERROR_STATE when it is not in review, or something stands in the way
 * of what is decided; ERROR_DATA when the template knows no sign-off. */
bool session_may_sign(struct session *session, struct error *error);

/*
 * Sign what is in review: `values` are those of the sign-off's fields, `role` among them. What its
 * template requires of it must be there, attested questions answered with yes. Where the decision
 * approves, nothing may stand in its way. `key` signs the version's text as well (NULL: none); it
 * needs a field `signature`. In a role that decides it is decided from then on. ERROR_STATE: it is
 * not in review, not this role's turn, or something stands in the way; ERROR_DATA: something is
 * missing, or the template knows no sign-off; ERROR_IO.
 */
bool session_sign(struct session *session, const struct session_value *values, size_t value_count,
	const struct minisign_secret *key, const struct record **sign_off, struct error *error);

/* Whether it could be signed so, without a key: before a passphrase is asked for. The same errors,
 * but ERROR_IO of writing. */
bool session_may_sign_so(struct session *session, const struct session_value *values,
	size_t value_count, struct error *error);

/* Whether a sign-off is under the latest version, so that it still stands. */
bool session_sign_off_stands(const struct session *session, const struct versions *versions,
	const struct record *record);

#endif
