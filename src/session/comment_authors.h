/* SPDX-License-Identifier: MIT */
/*
 * Who wrote the comments of an assessment, and when: only the log knows, so it is looked up for
 * whoever shows them.
 */
#ifndef PIA_SESSION_COMMENT_AUTHORS_H
#define PIA_SESSION_COMMENT_AUTHORS_H

#include "session/session.h"

/* Of one comment. Owned by the list. */
struct comment_author {
	char *record; /* UUID of the comment */
	char *name;
	int64_t time; /* UTC milliseconds */
};

struct comment_authors {
	struct comment_author *authors;
	size_t author_count;
};

/* Every comment there ever was, by the change that added it, oldest first. Release with
 * comment_authors_clear(). ERROR_IO. */
bool session_comment_authors(
	struct session *session, struct comment_authors *authors, struct error *error);
void comment_authors_clear(struct comment_authors *authors);

#endif
