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
adds_signed(const struct assessment *assessment, const struct record_authors *authors,
	const struct history_edit *edit)
{
	const struct record *record = assessment_find_record(assessment, edit->record);

	return string_equal(edit->field, EDIT_PRESENCE) && record && is_signed(record) &&
	       !is_known(authors, edit->record);
}

static void
find_authors(const struct assessment *assessment, struct record_authors *authors)
{
	for (size_t i = 0; i < authors->history.change_count; i++) {
		const struct history_change *change = &authors->history.changes[i];

		for (size_t j = 0; j < change->edit_count; j++) {
			if (!adds_signed(assessment, authors, &change->edits[j]))
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
}

static void
note_version(struct record_authors *authors, const struct history_change *change)
{
	authors->version = change->number;
	authors->version_hash = memory_copy_string(change->hash);
}

bool
session_record_authors(struct session *session, struct record_authors *authors, struct error *error)
{
	const struct history_change *last = NULL;

	*authors = (struct record_authors){0};
	if (!session_history(session, NULL, &authors->history, error))
		return false;
	/* What was written after the session read the assessment is no part of the version it
	 * shows. */
	for (size_t i = 0; i < authors->history.change_count; i++) {
		if (authors->history.changes[i].time == session_changed_at(session))
			last = &authors->history.changes[i];
	}
	if (last)
		note_version(authors, last);
	find_authors(session_assessment(session), authors);
	return true;
}

bool
session_record_authors_then(struct session *session, const struct assessment *then, int64_t number,
	struct record_authors *authors, struct error *error)
{
	*authors = (struct record_authors){0};
	if (!session_history(session, NULL, &authors->history, error))
		return false;
	history_cut(&authors->history, (size_t)number);
	if (authors->history.change_count)
		note_version(authors, &authors->history.changes[authors->history.change_count - 1]);
	find_authors(then, authors);
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
