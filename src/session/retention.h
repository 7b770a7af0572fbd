/* SPDX-License-Identifier: MIT */
/*
 * How long an assessment is kept, and when it may be disposed of. A last day, and a hold with its
 * reason, may be set at any time, whatever is closed: they are facts of the log that alter nothing
 * of what was signed. What is worked on, and not in the trash, is never disposed of.
 */
#ifndef PIA_SESSION_RETENTION_H
#define PIA_SESSION_RETENTION_H

#include "i18n/catalog.h"
#include "session/session.h"

enum retention_stage {
	RETENTION_WORKED_ON, /* a draft or in review */
	RETENTION_HELD,      /* something keeps it whatever its date */
	RETENTION_KEPT,      /* until a day that is not over */
	RETENTION_OVER,      /* it may be disposed of */
	RETENTION_DISPOSED,
	RETENTION_STAGE_COUNT,
};

/* How it stands on a day (NULL: today where this program runs). */
enum retention_stage retention_stage(const struct retention *retention, const char *today);

/* "over", for --json. Static. */
const char *retention_stage_name(enum retention_stage stage);

/* The day from which it may be disposed of, as far as its date says; NULL where it has none.
 * Caller-owned. */
char *retention_end(const struct retention *retention) __attribute__((warn_unused_result));

/* Whether anything was said of how long it is kept, or was done about it. */
bool retention_is_said(const struct retention *retention);

/* The title of an assessment as a list shows it: marked with "[disposed of]", or that it may be
 * where its last day is over. Caller-owned. */
char *retention_mark_title(const struct retention *retention, const char *title,
	const struct catalog *catalog) __attribute__((warn_unused_result));

/* How it stands, as a sentence for a person. Caller-owned. */
char *retention_text(const struct retention *retention, const char *today,
	const struct catalog *catalog, enum language language) __attribute__((warn_unused_result));

/* How long this one is kept. ERROR_IO, ERROR_DATA. Release with retention_clear(). */
bool session_retention(struct session *session, struct retention *retention, struct error *error);
void retention_clear(struct retention *retention);

/* What is to be said of it. Borrowed; NULL leaves it as it is, "" takes it away. */
struct retaining {
	const char *until; /* a date as kept */
	const char *hold;
	const char *reason; /* must not be blank, but where a hold is set, which says it itself */
};

/* Say how long it is kept, as one change; what is so already is no change. ERROR_DATA: no date, no
 * reason; ERROR_STATE: nobody is known to write, disposed of. */
bool session_retain(
	struct session *session, const struct retaining *retaining, struct error *error);

#endif
