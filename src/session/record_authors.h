/* SPDX-License-Identifier: MIT */
/*
 * What only the log knows of an assessment, looked up for whoever shows it: who wrote the comments
 * and dismissed what was found, who signed, and when; which version it is; and the log itself.
 */
#ifndef PIA_SESSION_RECORD_AUTHORS_H
#define PIA_SESSION_RECORD_AUTHORS_H

#include "base/string.h"
#include "session/session.h"

/* Of one record. Owned by the list. */
struct record_author {
	char *record; /* UUID of the comment, dismissal or sign-off */
	char *name;
	int64_t time;   /* UTC milliseconds */
	int64_t number; /* of the change that added it, in the assessment's history */
};

struct record_authors {
	struct record_author *authors;
	size_t author_count;
	struct history history; /* the whole log, oldest first */
	int64_t version;    /* the number of the last change in the assessment's history; 0: none */
	char *version_hash; /* of that change, which seals all before it, in hexadecimal; or NULL */
};

/* Every comment, dismissal and sign-off there ever was, by the change that added it, oldest first;
 * and the version of what the session has in memory, whatever another process wrote since. Release
 * with record_authors_clear(). ERROR_IO. */
bool session_record_authors(
	struct session *session, struct record_authors *authors, struct error *error);
/* The same of an assessment as it was after the change of this number, as session_past() gives it:
 * nothing that came later is in it. */
bool session_record_authors_then(struct session *session, const struct assessment *then,
	int64_t number, struct record_authors *authors, struct error *error);
void record_authors_clear(struct record_authors *authors);

/* The one of a record; NULL when it is not known. */
static inline const struct record_author *
record_authors_find(const struct record_authors *authors, const struct record *record)
{
	for (size_t i = 0; i < authors->author_count; i++) {
		if (string_equal(authors->authors[i].record, record->id))
			return &authors->authors[i];
	}
	return NULL;
}

#endif
