/* SPDX-License-Identifier: MIT */
/* What a copy, as session/admit.h brings it in, says of itself: of what it is one, since when. */
#ifndef PIA_SESSION_ORIGIN_H
#define PIA_SESSION_ORIGIN_H

#include "i18n/catalog.h"
#include "session/library.h"
#include "session/session.h"

/* All owned. */
struct origin {
	char *id;        /* the UUID of the other; NULL: it is no copy */
	char *reference; /* of the other, in the library where the copy was made */
	int64_t change;  /* the number of the change that made it a copy */
	int64_t parted;  /* the number of the last change that both have; 0: none */
	int64_t parted_time;
	char *parted_by; /* "" where there is none */
};

/* What the log says of its being a copy; of the latest such change where it is one of a copy. */
struct origin origin_of(const struct history *history);
/* What one change says; nothing where it makes no copy. */
struct origin origin_of_change(const struct history *history, const struct history_change *change);
void origin_clear(struct origin *origin);

/* All of it in words; NULL where it is no copy. Caller-owned. */
char *origin_sentence(const struct origin *origin, int utc_offset, const struct catalog *catalog)
	__attribute__((warn_unused_result));

/* References of assessments; both owned. */
struct copies {
	char **references;
	size_t count;
};

/* What of the library has the beginning of its log in common with this one, as a copy of it or the
 * other way round, and was not disposed of. Release with copies_clear(). */
bool session_copies(struct session *session, struct copies *copies, struct error *error);
/* Those of them in which a text is still to be read that was erased here. */
bool session_copies_of_erased(struct session *session, struct copies *copies, struct error *error);
void copies_clear(struct copies *copies);

/* The title of an assessment as a list shows it: marked with what it is a copy of, if it is one,
 * and as retention_mark_title() does. Read for each, so for those alone that are shown.
 * Caller-owned. */
char *origin_mark_title(struct library *library, const struct library_entry *entry,
	const struct catalog *catalog) __attribute__((warn_unused_result));

#endif
