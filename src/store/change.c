/* SPDX-License-Identifier: MIT */
/* A change on its way into the log: its edits, their texts, the records and values they make. What
 * is written of the change itself is in change_log.c. */
#include "config.h"

#include "store/change.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "store/content.h"

void
pending_clear(struct pending_change *pending)
{
	for (size_t i = 0; i < pending->edit_count; i++) {
		free(pending->edits[i].uuid);
		free(pending->edits[i].field);
		free(pending->edits[i].language);
		free(pending->edits[i].origin);
	}
	free(pending->edits);
	free(pending->assessment_id);
	*pending = (struct pending_change){0};
}

bool
pending_begin(struct store *store, struct pending_change *pending, int64_t assessment, int64_t head,
	const struct store_change *change, struct error *error)
{
	struct query query;
	int64_t found = -1;

	*pending = (struct pending_change){.assessment = assessment, .change = change};
	sql_query(&query, store, error,
		"SELECT a.uuid, coalesce(s.head, 0) FROM assessment a"
		" LEFT JOIN summary s ON s.assessment = a.id WHERE a.id = ?",
		"i", assessment);
	if (sql_row(&query)) {
		pending->assessment_id = memory_copy_string(sql_text(&query, 0));
		found = sql_integer(&query, 1);
	}
	if (!sql_done(&query))
		return false;
	return found == head ||
	       error_set(error, ERROR_STATE,
		       N_("Another program has changed this assessment meanwhile, so nothing was "
			  "kept. Look at it again and repeat."),
		       NULL);
}

static bool
find_record(struct store *store, int64_t assessment, const char *uuid, int64_t *row,
	struct error *error)
{
	struct query query;

	*row = 0;
	sql_query(&query, store, error, "SELECT id FROM record WHERE assessment = ? AND uuid = ?",
		"it", assessment, uuid);
	if (sql_row(&query))
		*row = sql_integer(&query, 0);
	return sql_done(&query);
}

/* Make the row of a record as its presence says. */
static bool
apply_presence(
	struct store *store, int64_t assessment, const struct edit *edit, struct error *error)
{
	const char *slash = edit->new_text ? strrchr(edit->new_text, '/') : NULL;

	if (!slash)
		return sql_run(store, error,
			"UPDATE record SET removed = 1 WHERE assessment = ? AND uuid = ?", "it",
			assessment, edit->record);

	auto_string char *kind =
		memory_copy_bytes(edit->new_text, (size_t)(slash - edit->new_text));

	return sql_run(store, error,
		"INSERT INTO record (assessment, uuid, kind, number, removed)"
		" VALUES (?, ?, ?, ?, 0)"
		" ON CONFLICT (assessment, uuid) DO UPDATE SET kind = excluded.kind,"
		" number = excluded.number, removed = 0",
		"ittn", assessment, edit->record, kind, atoi(slash + 1));
}

static bool
set_current(struct store *store, const struct pending_edit *edit, struct error *error)
{
	if (edit->new_row == 0)
		return sql_run(store, error,
			"DELETE FROM value WHERE record = ? AND field = ? AND language = ?", "itt",
			edit->record, edit->field, edit->language);
	return sql_run(store, error,
		"INSERT INTO value (record, field, language, content) VALUES (?, ?, ?, ?)"
		" ON CONFLICT (record, field, language) DO UPDATE SET content = excluded.content",
		"itti", edit->record, edit->field, edit->language, edit->new_row);
}

static bool
find_origin(struct store *store, struct pending_change *pending, struct pending_edit *edit,
	const char *fingerprint, int64_t *row, struct error *error)
{
	struct seal_hash hash;
	struct query query;
	auto_string char *language = NULL;

	sql_query(&query, store, error, "SELECT language FROM assessment WHERE id = ?", "i",
		pending->assessment);
	if (sql_row(&query))
		language = memory_copy_string(sql_text(&query, 0));
	if (!sql_done(&query) || !content_find_origin(store, edit->record, edit->field,
					 language ? language : "", fingerprint, row, &hash, error))
		return false;
	if (*row != 0)
		edit->origin = seal_write_hex(hash.bytes, sizeof(hash.bytes));
	return true;
}

/* What a fact of the assessment itself was last; row 0 when it was never written. */
static bool
find_fact(struct store *store, const struct pending_change *pending, struct pending_edit *edit,
	struct error *error)
{
	struct query query;

	sql_query(&query, store, error,
		"SELECT c.id, c.hash FROM change h JOIN edit e ON e.change = h.id"
		" JOIN content c ON c.id = e.new WHERE h.assessment = ? AND e.record IS NULL"
		" AND e.field = ? ORDER BY h.lamport DESC, h.id DESC LIMIT 1",
		"it", pending->assessment, edit->field);
	if (sql_row(&query)) {
		edit->old_row = sql_integer(&query, 0);
		edit->old_hash = sql_hash(&query, 1);
	}
	return sql_done(&query);
}

/* Move the assessment to the template of this hash. */
static bool
follow_template(struct store *store, const struct pending_change *pending, const char *hash,
	struct error *error)
{
	struct query query;
	int64_t row = 0;

	sql_query(&query, store, error, "SELECT id FROM template WHERE lower(hex(hash)) = ?", "t",
		hash);
	if (sql_row(&query))
		row = sql_integer(&query, 0);
	if (!sql_done(&query))
		return false;
	if (row == 0)
		return error_set(error, ERROR_DATA,
			N_("The template that the assessment followed then is no longer in {path}, "
			   "or was altered. Check the assessment's integrity."),
			"path", store->path, NULL);
	return sql_run(store, error, "UPDATE assessment SET template = ? WHERE id = ?", "ii", row,
		pending->assessment);
}

/* A fact of the assessment itself. */
static bool
apply_fact(struct store *store, struct pending_change *pending, const struct edit *source,
	struct error *error)
{
	struct pending_edit *edit = array_append(&pending->edits, &pending->edit_count);

	edit->uuid = memory_copy_string(pending->assessment_id);
	edit->field = memory_copy_string(source->field);
	edit->language = memory_copy_string("");
	return find_fact(store, pending, edit, error) &&
	       content_add(store, source->new_text, 0, &edit->new_row, &edit->new_hash, error) &&
	       (strcmp(source->field, STORE_FIELD_TEMPLATE) != 0 ||
		       follow_template(store, pending, source->new_text, error));
}

static bool
apply_edit(struct store *store, struct pending_change *pending, const struct edit *source,
	struct error *error)
{
	int64_t record;
	int64_t origin = 0;

	if (source->new_text && strcmp(source->record, pending->assessment_id) == 0)
		return apply_fact(store, pending, source, error);
	if (strcmp(source->field, EDIT_PRESENCE) == 0 &&
		!apply_presence(store, pending->assessment, source, error))
		return false;
	if (!find_record(store, pending->assessment, source->record, &record, error))
		return false;
	if (record == 0)
		return error_set(error, ERROR_DATA,
			N_("The record {record} is not in {path}, so nothing was kept. Check the "
			   "assessment's integrity."),
			"record", source->record, "path", store->path, NULL);

	struct pending_edit *edit = array_append(&pending->edits, &pending->edit_count);

	edit->record = record;
	edit->uuid = memory_copy_string(source->record);
	edit->field = memory_copy_string(source->field);
	edit->language = memory_copy_string(language_tag(source->language));
	if (!content_current(store, record, edit->field, edit->language, &edit->old_row,
		    &edit->old_hash, error))
		return false;
	if (source->origin && !find_origin(store, pending, edit, source->origin, &origin, error))
		return false;
	if (source->new_text && !content_add(store, source->new_text, origin, &edit->new_row,
					&edit->new_hash, error))
		return false;
	return set_current(store, edit, error);
}

bool
pending_apply(struct store *store, struct pending_change *pending, struct error *error)
{
	const struct edits *edits = pending->change->edits;

	for (size_t i = 0; i < edits->edit_count; i++) {
		if (!apply_edit(store, pending, &edits->edits[i], error))
			return false;
	}
	return true;
}

bool
pending_add_fact(struct store *store, struct pending_change *pending, const char *field,
	const char *text, struct error *error)
{
	struct pending_edit *edit = array_append(&pending->edits, &pending->edit_count);

	edit->uuid = memory_copy_string(pending->assessment_id);
	edit->field = memory_copy_string(field);
	edit->language = memory_copy_string("");
	return content_add(store, text, 0, &edit->new_row, &edit->new_hash, error);
}
