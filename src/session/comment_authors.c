/* SPDX-License-Identifier: MIT */
/* Authors of comments, from the log. */
#include "config.h"

#include "session/comment_authors.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"

static bool
is_known(const struct comment_authors *authors, const char *record)
{
	for (size_t i = 0; i < authors->author_count; i++) {
		if (string_equal(authors->authors[i].record, record))
			return true;
	}
	return false;
}

/* Whether an edit brings a comment that was not there before; undoing its removal does not. */
static bool
adds_comment(const struct session *session, const struct comment_authors *authors,
	const struct history_edit *edit)
{
	const struct record *record =
		assessment_find_record(session_assessment(session), edit->record);

	return string_equal(edit->field, EDIT_PRESENCE) && record &&
	       string_equal(record->kind->id, "comment") && !is_known(authors, edit->record);
}

bool
session_comment_authors(
	struct session *session, struct comment_authors *authors, struct error *error)
{
	struct history history;

	*authors = (struct comment_authors){0};
	if (!session_history(session, NULL, &history, error))
		return false;
	for (size_t i = 0; i < history.change_count; i++) {
		const struct history_change *change = &history.changes[i];

		for (size_t j = 0; j < change->edit_count; j++) {
			if (!adds_comment(session, authors, &change->edits[j]))
				continue;
			*array_append(&authors->authors, &authors->author_count) =
				(struct comment_author){
					.record = memory_copy_string(change->edits[j].record),
					.name = memory_copy_string(change->author.name),
					.time = change->time,
				};
		}
	}
	history_clear(&history);
	return true;
}

void
comment_authors_clear(struct comment_authors *authors)
{
	for (size_t i = 0; i < authors->author_count; i++) {
		free(authors->authors[i].record);
		free(authors->authors[i].name);
	}
	free(authors->authors);
	*authors = (struct comment_authors){0};
}
