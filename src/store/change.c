/* SPDX-License-Identifier: MIT */
/* Writing a change: its edits with their texts, its hash, its place in the log, the list's sums. */
#include "config.h"

#include "store/change.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "store/content.h"
#include "store/place.h"

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
		" ON CONFLICT (assessment, uuid) DO UPDATE SET removed = 0",
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

static bool
apply_edit(struct store *store, struct pending_change *pending, const struct edit *source,
	struct error *error)
{
	int64_t record;
	int64_t origin = 0;

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

/* The writer of this copy of the file: a new one where the file was copied or restored. */
static bool
ensure_writer(struct store *store, struct error *error)
{
	struct query query;
	auto_string char *copy = NULL;
	auto_string char *identity = NULL;
	auto_string char *uuid = NULL;
	int64_t writer = 0;

	if (store->writer != 0)
		return true;
	sql_query(&query, store, error,
		"SELECT w.id, w.copy FROM library l JOIN writer w ON w.id = l.writer", "");
	if (sql_row(&query)) {
		writer = sql_integer(&query, 0);
		copy = memory_copy_string(sql_text(&query, 1));
	}
	if (!sql_done(&query))
		return false;
	identity = place_identity(&store->status);
	if (string_equal(copy, identity)) {
		store->writer = writer;
		return true;
	}
	uuid = seal_uuid();
	return sql_run(store, error, "INSERT INTO writer (uuid, copy) VALUES (?, ?)", "tt", uuid,
		       identity) &&
	       sql_run(store, error, "UPDATE library SET writer = ?", "i",
		       (int64_t)sqlite3_last_insert_rowid(store->database));
}

static bool
ensure_person(
	struct store *store, const struct store_author *author, int64_t *row, struct error *error)
{
	struct query query;

	*row = 0;
	/* Only a change of author writes to the table. */
	if (!sql_run(store, error,
		    "INSERT INTO person (name, organisation, role, since)"
		    " VALUES (?1, ?2, ?3, (SELECT coalesce(max(id), 0) + 1 FROM change))"
		    " ON CONFLICT (name, organisation, role) DO UPDATE SET since = excluded.since"
		    " WHERE id IS NOT (SELECT person FROM change ORDER BY id DESC LIMIT 1)",
		    "ttt", author->name, author->organisation, author->role))
		return false;
	sql_query(&query, store, error,
		"SELECT id FROM person WHERE name = ? AND organisation = ? AND role = ?", "ttt",
		author->name, author->organisation, author->role);
	if (sql_row(&query))
		*row = sql_integer(&query, 0);
	return sql_done(&query);
}

/* What the new change comes after. */
struct ground {
	char *writer;
	int64_t writer_row;
	int64_t sequence;
	struct seal_hash previous;
	int64_t lamport;
	struct seal_hash parent;
	size_t parent_count;
	bool has_reverted;
	struct seal_hash reverted;
};

static bool
find_ground(struct store *store, const struct pending_change *pending, int64_t head,
	struct ground *ground, struct error *error)
{
	struct query query;

	sql_query(&query, store, error,
		"SELECT w.id, w.uuid FROM library l JOIN writer w ON w.id = l.writer", "");
	if (sql_row(&query)) {
		ground->writer_row = sql_integer(&query, 0);
		ground->writer = memory_copy_string(sql_text(&query, 1));
	}
	if (!sql_done(&query))
		return false;
	sql_query(&query, store, error,
		"SELECT sequence, hash FROM change WHERE assessment = ? AND writer = ?"
		" ORDER BY sequence DESC LIMIT 1",
		"ii", pending->assessment, ground->writer_row);
	if (sql_row(&query)) {
		ground->sequence = sql_integer(&query, 0);
		ground->previous = sql_hash(&query, 1);
	}
	if (!sql_done(&query))
		return false;
	sql_query(&query, store, error, "SELECT lamport, hash FROM change WHERE id = ?", "i", head);
	if (sql_row(&query)) {
		ground->lamport = sql_integer(&query, 0);
		ground->parent = sql_hash(&query, 1);
		ground->parent_count = 1;
	}
	if (!sql_done(&query))
		return false;
	sql_query(&query, store, error, "SELECT hash FROM change WHERE id = ?", "i",
		pending->change->reverts);
	if (sql_row(&query)) {
		ground->reverted = sql_hash(&query, 0);
		ground->has_reverted = true;
	}
	return sql_done(&query);
}

static struct seal_hash
seal(const struct pending_change *pending, const struct ground *ground)
{
	const struct store_change *change = pending->change;
	auto_string char *act =
		store_sealed_act(change->act, ground->has_reverted ? &ground->reverted : NULL);
	struct seal_edit *edits = memory_allocate_array(pending->edit_count + 1, sizeof(*edits));

	for (size_t i = 0; i < pending->edit_count; i++) {
		const struct pending_edit *edit = &pending->edits[i];

		edits[i] = (struct seal_edit){
			.record = edit->uuid,
			.field = edit->field,
			.language = edit->language,
			.old_hash = edit->old_hash,
			.new_hash = edit->new_hash,
			.origin = edit->origin,
		};
	}

	struct seal_change sealed = {
		.previous = ground->previous,
		.assessment = pending->assessment_id,
		.writer = ground->writer,
		.sequence = ground->sequence + 1,
		.lamport = ground->lamport + 1,
		.parents = &ground->parent,
		.parent_count = ground->parent_count,
		.time = change->time,
		.name = change->author.name,
		.organisation = change->author.organisation,
		.role = change->author.role,
		.act = act,
		.reason = change->reason,
		.edits = edits,
		.edit_count = pending->edit_count,
	};
	struct seal_hash hash = seal_change_hash(&sealed);

	free(edits);
	return hash;
}

static bool
write_log(struct store *store, const struct pending_change *pending, const struct ground *ground,
	int64_t person, int64_t *row, struct error *error)
{
	const struct store_change *change = pending->change;
	struct seal_hash hash = seal(pending, ground);

	if (!sql_run(store, error,
		    "INSERT INTO change (assessment, writer, sequence, lamport, previous, parents,"
		    " time, person, act, reason, reverts, hash)"
		    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, nullif(?, 0), ?)",
		    "iiiihbiittih", pending->assessment, ground->writer_row, ground->sequence + 1,
		    ground->lamport + 1, &ground->previous, (const void *)ground->parent.bytes,
		    ground->parent_count * SEAL_HASH_BYTES, change->time, person, change->act,
		    change->reason, change->reverts, &hash))
		return false;
	*row = sqlite3_last_insert_rowid(store->database);
	for (size_t i = 0; i < pending->edit_count; i++) {
		const struct pending_edit *edit = &pending->edits[i];

		if (!sql_run(store, error,
			    "INSERT INTO edit (change, position, record, field, language, old, new)"
			    " VALUES (?, ?, nullif(?, 0), ?, ?, nullif(?, 0), nullif(?, 0))",
			    "iiittii", *row, (int64_t)i, edit->record, edit->field, edit->language,
			    edit->old_row, edit->new_row))
			return false;
	}
	return true;
}

static bool
write_summary(struct store *store, const struct pending_change *pending, int64_t head,
	struct error *error)
{
	const struct store_change *change = pending->change;
	const struct store_summary *summary = &change->summary;

	return sql_run(store, error,
		"INSERT INTO summary (assessment, head, changed, changed_by, title, client,"
		" own_reference, classification, percent, blocking)"
		" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
		" ON CONFLICT (assessment) DO UPDATE SET head = excluded.head,"
		" changed = excluded.changed, changed_by = excluded.changed_by,"
		" title = excluded.title, client = excluded.client,"
		" own_reference = excluded.own_reference,"
		" classification = excluded.classification, percent = excluded.percent,"
		" blocking = excluded.blocking",
		"iiittttt"
		"nn",
		pending->assessment, head, change->time, change->author.name, summary->title,
		summary->client, summary->own_reference, summary->classification, summary->percent,
		summary->blocking);
}

bool
pending_write(
	struct store *store, struct pending_change *pending, int64_t *head, struct error *error)
{
	struct ground ground = {0};
	int64_t person;
	int64_t row;
	bool written = ensure_writer(store, error) &&
		       ensure_person(store, &pending->change->author, &person, error) &&
		       find_ground(store, pending, *head, &ground, error) &&
		       write_log(store, pending, &ground, person, &row, error) &&
		       write_summary(store, pending, row, error);

	free(ground.writer);
	if (written)
		*head = row;
	return written;
}

char *
store_sealed_act(const char *act, const struct seal_hash *reverted)
{
	auto_string char *hash =
		reverted ? seal_write_hex(reverted->bytes, sizeof(reverted->bytes)) : NULL;

	return string_format("%s%s%s", act, hash ? " " : "", hash ? hash : "");
}
