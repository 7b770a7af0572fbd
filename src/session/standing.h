/* SPDX-License-Identifier: MIT */
/*
 * Where an assessment stands: state and outcome are two things. The state moves by the acts below,
 * each a change in the log; what was decided is an answer, in the text that is signed. From the
 * moment an assessment is sent to review its contents are closed, for every door and in the file
 * itself: only remarks come to it, and what signs or proves it.
 *
 * A version is an assessment as of a change: its canonical text (seal/canonical.h) is stored when
 * it is sent to review, and that is what everybody signs.
 */
#ifndef PIA_SESSION_STANDING_H
#define PIA_SESSION_STANDING_H

#include "seal/chain.h"
#include "session/session.h"

enum standing {
	STANDING_DRAFT,
	STANDING_REVIEW,
	STANDING_DECIDED,
	STANDING_SUPERSEDED,
	STANDING_WITHDRAWN,
	STANDING_COUNT,
};

/* "draft", as the log and --json have it; and for a person, as an English message id. Static. */
const char *standing_name(enum standing standing);
const char *standing_label(enum standing standing);
/* The label of a state by its name; the name itself where it is none that is known. Borrowed. */
const char *standing_label_of(const char *name);

enum standing session_standing(const struct session *session);

/*
 * The acts. ERROR_STATE where it does not stand there (the message says what leads there), or
 * nobody is known to write; ERROR_DATA for a blank reason where one is asked for.
 */
/* Whether an act leads on from where it stands, whoever writes; ERROR_STATE when it does not. */
bool session_allows(const struct session *session, enum act act, struct error *error);

/* A draft to review: its version is stored, to be signed. */
bool session_submit(struct session *session, struct error *error);
/* From review to its authors, as a draft, with the reason. */
bool session_send_back(struct session *session, const char *reason, struct error *error);
/* What is decided or withdrawn to a draft: the next version, which starts from it. */
bool session_reopen(struct session *session, struct error *error);
/* The same of what is decided, as a review: every answer is to be confirmed or changed, see
 * review.h.
 */
bool session_reopen_review(struct session *session, struct error *error);
/* What is decided is no longer to be relied on, since another takes its place (the reason says
 * which). */
bool session_supersede(struct session *session, const char *reason, struct error *error);
/* A draft or what is in review is given up, with the reason. */
bool session_withdraw(struct session *session, const char *reason, struct error *error);

/* Put an assessment in the trash, wherever it stands, and take it out. In it nothing changes, and
 * no list but that of the trash has it. ERROR_STATE where it is there already, or is not. */
bool session_trash(struct session *session, struct error *error);
bool session_untrash(struct session *session, struct error *error);

/* A version that was sent to review. All owned by the list. */
struct version {
	int64_t number; /* of the last change that it covers, as in the history */
	int64_t time;   /* of that change */
	char *hash;     /* SHA-256 of the canonical text, in hexadecimal */
	char *head;     /* hash of that change, in hexadecimal */
	char *text;     /* the canonical text; NULL when it was disposed of */
	size_t length;
};

struct versions {
	struct version *versions; /* the latest first */
	size_t version_count;
};

/* ERROR_IO. Release with versions_clear(). */
bool session_versions(struct session *session, struct versions *versions, struct error *error);
void versions_clear(struct versions *versions);

#endif
