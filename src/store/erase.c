/* SPDX-License-Identifier: MIT */
/*
 * Erasing: texts and salts are overwritten with as many zeros, in place, so that SQLite moves no
 * other row and leaves no old bytes in its pages. Tables whose rows do move and hold copies (the
 * list's sums, drafts) are cleared and filled anew for the same reason.
 */
#include "config.h"

#include "store/erase.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "store/change.h"
#include "store/content.h"
#include "store/lock.h"
#include "store/pairing.h"

/* One field of the record in one language, as the log knows it. */
static struct pending_edit *
add_cell(struct pending_change *pending, int64_t record, const char *uuid, const char *field,
	const char *language)
{
	struct pending_edit *edit = array_append(&pending->edits, &pending->edit_count);

	edit->record = record;
	edit->uuid = memory_copy_string(uuid);
	edit->field = memory_copy_string(field);
	edit->language = memory_copy_string(language);
	return edit;
}

/* Find the languages in which the field ever had a text. */
static bool
find_cells(struct store *store, struct pending_change *pending, const struct store_erasure *erasure,
	const char *record, const char *field, struct error *error)
{
	const char *only = language_tag(erasure->language);
	struct query query;

	sql_query(&query, store, error,
		"SELECT DISTINCT r.id, e.language FROM record r"
		" JOIN change h ON h.assessment = r.assessment"
		" JOIN edit e ON e.change = h.id AND e.record = r.id"
		" WHERE r.assessment = ? AND r.uuid = ? AND e.field = ?"
		" AND coalesce(e.new, e.old) IS NOT NULL ORDER BY e.language",
		"itt", pending->assessment, record, field);
	while (sql_row(&query)) {
		const char *language = sql_text(&query, 1);

		if (!only[0] || strcmp(language, only) == 0)
			add_cell(pending, sql_integer(&query, 0), record, field, language);
	}
	return sql_done(&query);
}

/* The texts that were signed hold it too: those that do are overwritten as a whole; their hashes
 * stay. */
static bool
erase_from_versions(struct store *store, const struct pending_edit *cell, struct error *error)
{
	return sql_run(store, error,
		"UPDATE version SET text = zeroblob(length(text))"
		" WHERE assessment = (SELECT assessment FROM record WHERE id = ?1)"
		" AND EXISTS (SELECT 1 FROM edit e JOIN content c ON c.id = e.new"
		" WHERE e.record = ?1 AND e.field = ?2 AND e.language = ?3"
		" AND typeof(c.text) = 'text'"
		" AND instr(version.text, CAST(c.text AS BLOB)) > 0)",
		"itt", cell->record, cell->field, cell->language);
}

/* With the hash of a file that is evidence its bytes go, unless another record names them. */
static bool
erase_from_files(struct store *store, const struct pending_edit *cell, struct error *error)
{
	return sql_run(store, error,
		"UPDATE evidence SET bytes = zeroblob(length(bytes))"
		" WHERE ?2 = 'hash' AND lower(hex(hash)) IN (SELECT c.text FROM record r"
		" JOIN edit e ON e.record = r.id JOIN content c ON c.id = e.new"
		" WHERE r.id = ?1 AND r.kind = 'evidence' AND e.field = ?2"
		" AND typeof(c.text) = 'text')"
		" AND NOT EXISTS (SELECT 1 FROM record r"
		" JOIN edit e ON e.record = r.id JOIN content c ON c.id = e.new"
		" WHERE r.id <> ?1 AND r.kind = 'evidence' AND e.field = ?2"
		" AND c.text = lower(hex(evidence.hash)))",
		"it", cell->record, cell->field);
}

static bool
erase_cell(struct store *store, struct pending_edit *cell, struct error *error)
{
	if (!erase_from_versions(store, cell, error) || !erase_from_files(store, cell, error) ||
		!content_current(store, cell->record, cell->field, cell->language, &cell->old_row,
			&cell->old_hash, error))
		return false;
	cell->new_row = cell->old_row;
	cell->new_hash = cell->old_hash;
	return sql_run(store, error,
		"UPDATE content SET salt = zeroblob(16),"
		" text = zeroblob(length(CAST(text AS BLOB)))"
		" WHERE typeof(text) = 'text' AND id IN (SELECT e.new FROM record r"
		" JOIN change h ON h.assessment = r.assessment"
		" JOIN edit e ON e.change = h.id AND e.record = r.id"
		" WHERE r.id = ? AND e.field = ? AND e.language = ?)",
		"itt", cell->record, cell->field, cell->language);
}

static bool
forget_drafts(
	struct store *store, int64_t row, const struct store_erasure *erasure, struct error *error)
{
	for (size_t i = 0; i < erasure->draft_address_count; i++) {
		auto_string char *in_a_language = string_format("%s@", erasure->draft_addresses[i]);

		if (!sql_run(store, error,
			    "DELETE FROM draft WHERE assessment = ?1 AND (address = ?2"
			    " OR substr(address, 1, length(?3)) = ?3)",
			    "itt", row, erasure->draft_addresses[i], in_a_language))
			return false;
	}
	return true;
}

/* Clear the tables as a whole, which zeroes all their pages, and put the rows back. */
bool
erase_fill_anew(struct store *store, struct error *error)
{
	return sql_run(store, error, "CREATE TEMP TABLE kept_summary AS SELECT * FROM summary",
		       "") &&
	       sql_run(store, error, "CREATE TEMP TABLE kept_draft AS SELECT * FROM draft", "") &&
	       sql_run(store, error, "DELETE FROM summary", "") &&
	       sql_run(store, error, "DELETE FROM draft", "") &&
	       sql_run(store, error, "INSERT INTO summary SELECT * FROM kept_summary", "") &&
	       sql_run(store, error, "INSERT INTO draft SELECT * FROM kept_draft", "") &&
	       sql_run(store, error, "DROP TABLE kept_summary", "") &&
	       sql_run(store, error, "DROP TABLE kept_draft", "");
}

static bool
erase(struct store *store, int64_t row, int64_t *head, const struct store_erasure *erasure,
	const struct store_change *change, struct error *error)
{
	struct pending_change pending;
	bool erased = pending_begin(store, &pending, row, *head, change, error);

	for (size_t i = 0; i < erasure->record_count * erasure->field_count && erased; i++)
		erased = find_cells(store, &pending, erasure,
			erasure->records[i / erasure->field_count],
			erasure->fields[i % erasure->field_count], error);
	if (erased && pending.edit_count == 0)
		erased = error_set(error, ERROR_DATA,
			N_("Nothing was ever written there, so there is nothing to erase."), NULL);
	for (size_t i = 0; i < pending.edit_count && erased; i++)
		erased = erase_cell(store, &pending.edits[i], error);
	erased = erased && pending_write(store, &pending, head, error) &&
		 forget_drafts(store, row, erasure, error) && erase_fill_anew(store, error);
	pending_clear(&pending);
	return erased;
}

static bool
refuse_old_text(const struct store *store, const char *reason, struct error *error)
{
	return error_set(error, ERROR_IO,
		N_("It was erased, but the old text is still in a file beside {path} (its name "
		   "begins with {path}-wal), because that cannot be emptied: {reason}. See to it "
		   "and erase again."),
		"path", store->path, "reason", reason, NULL);
}

bool
erase_empty_log(struct store *store, struct error *error)
{
	const char *reason = NULL;
	enum lock_result lock;
	int code = SQLITE_OK;

	if (!pairing_forget_old(store->path))
		reason = strerror(errno);
	if (store->remote)
		return !reason || refuse_old_text(store, reason, error);
	lock = lock_take(store->lock, LOCK_WRITER, store->wait);
	if (lock == LOCK_FAILED)
		reason = strerror(errno);
	if (lock == LOCK_TAKEN) {
		code = store_checkpoint(store, true);
		if (code != SQLITE_OK)
			reason = sqlite3_errmsg(store->database);
		lock_give(store->lock, LOCK_WRITER);
	}
	if (lock == LOCK_REFUSED || (code & 0xff) == SQLITE_BUSY || (code & 0xff) == SQLITE_LOCKED)
		return error_set(error, ERROR_STATE,
			N_("It was erased, but another program reads {path} just now, so the old "
			   "text is still in the file {path}-wal beside it. Close that program "
			   "and erase again."),
			"path", store->path, NULL);
	return !reason || refuse_old_text(store, reason, error);
}

bool
store_erase(struct store *store, int64_t row, int64_t *head, const struct store_erasure *erasure,
	const struct store_change *change, struct error *error)
{
	int64_t new_head = *head;

	if (!sql_begin(store, error))
		return false;
	if (!erase(store, row, &new_head, erasure, change, error)) {
		sql_rollback(store);
		return false;
	}
	if (!sql_commit(store, error))
		return false;
	*head = new_head;
	return erase_empty_log(store, error);
}
