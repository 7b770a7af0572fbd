/* SPDX-License-Identifier: MIT */
/* Writing a change into the log: by which writer and whom, after what, sealed, with the list's
 * sums.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/string.h"
#include "store/change.h"
#include "store/place.h"

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
		       write_summary(store, pending, row, error) &&
		       standing_follow(store, pending, error);

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
