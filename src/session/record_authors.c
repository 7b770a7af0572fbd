/* SPDX-License-Identifier: MIT */
/* Authors of comments, dismissals and sign-offs, and the version, from the log. */
#include "config.h"

#include "session/record_authors.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"

static bool
is_known(const struct record_authors *authors, const char *record)
{
	for (size_t i = 0; i < authors->author_count; i++) {
		if (string_equal(authors->authors[i].record, record))
			return true;
	}
	return false;
}

static bool
is_signed(const struct record *record)
{
	return string_equal(record->kind->id, "comment") ||
	       string_equal(record->kind->id, "dismissal") ||
	       string_equal(record->kind->id, "sign_off");
}

/* Whether an edit brings a record that was not there before; undoing its removal does not. */
static bool
adds_signed(const struct session *session, const struct record_authors *authors,
	const struct history_edit *edit)
{
	const struct record *record =
		assessment_find_record(session_assessment(session), edit->record);

	return string_equal(edit->field, EDIT_PRESENCE) && record && is_signed(record) &&
	       !is_known(authors, edit->record);
}

/* What was written after the session read the assessment is no part of the version it shows. */
static void
note_version(const struct session *session, struct record_authors *authors,
	const struct history_change *change)
{
	if (change->time != session_changed_at(session))
		return;
	free(authors->version_hash);
	authors->version = change->number;
	authors->version_hash = memory_copy_string(change->hash);
}

bool
session_record_authors(struct session *session, struct record_authors *authors, struct error *error)
{
	const struct history *history = &authors->history;

	*authors = (struct record_authors){0};
	if (!session_history(session, NULL, &authors->history, error))
		return false;
	for (size_t i = 0; i < history->change_count; i++) {
		const struct history_change *change = &history->changes[i];

		note_version(session, authors, change);
		for (size_t j = 0; j < change->edit_count; j++) {
			if (!adds_signed(session, authors, &change->edits[j]))
				continue;
			*array_append(&authors->authors, &authors->author_count) =
				(struct record_author){
					.record = memory_copy_string(change->edits[j].record),
					.name = memory_copy_string(change->author.name),
					.time = change->time,
					.number = change->number,
				};
		}
	}
	return true;
}

void
record_authors_clear(struct record_authors *authors)
{
	for (size_t i = 0; i < authors->author_count; i++) {
		free(authors->authors[i].record);
		free(authors->authors[i].name);
	}
	free(authors->authors);
	history_clear(&authors->history);
	free(authors->version_hash);
	*authors = (struct record_authors){0};
}
