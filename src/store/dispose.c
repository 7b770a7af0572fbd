/* SPDX-License-Identifier: MIT */
/* Disposing of an assessment: everything that people wrote is overwritten with as many zeros. */
#include "config.h"

#include <stdlib.h>

#include "base/memory.h"
#include "store/change.h"
#include "store/erase.h"

/* Texts that the log has; which records there were, and where the assessment stands, is structure
 * that the tables tell as well. ?1 is the assessment. */
#define OWN_TEXTS \
	"SELECT e.new FROM change h JOIN edit e ON e.change = h.id WHERE h.assessment = ?1" \
	" AND e.new IS NOT NULL AND CASE WHEN e.record IS NULL" \
	" THEN e.field NOT IN ('" STORE_FIELD_TEMPLATE "', '" STORE_FIELD_LANGUAGE \
	"', '" STORE_FIELD_STATE "', '" STORE_FIELD_TRASHED "', '" STORE_FIELD_KEEP_UNTIL \
	"', '" STORE_FIELD_ORIGIN "', '" STORE_FIELD_PARTED "')" \
	" ELSE e.field <> '" EDIT_PRESENCE "' END"

/* Files whose hash this assessment ever named, and none of the others did. */
#define OWN_FILES \
	" bytes <> zeroblob(length(bytes)) AND lower(hex(hash)) IN (SELECT c.text FROM change h" \
	" JOIN edit e ON e.change = h.id JOIN content c ON c.id = e.new" \
	" WHERE h.assessment = ?1 AND length(c.text) = 64)" \
	" AND lower(hex(hash)) NOT IN (SELECT c.text FROM change h" \
	" JOIN edit e ON e.change = h.id JOIN content c ON c.id = e.new" \
	" WHERE h.assessment <> ?1 AND typeof(c.text) = 'text' AND length(c.text) = 64)"

bool
store_count_disposal(
	struct store *store, int64_t row, struct store_disposal *disposal, struct error *error)
{
	struct query query;

	*disposal = (struct store_disposal){0};
	sql_query(&query, store, error,
		"SELECT (SELECT count(*) FROM content WHERE typeof(text) = 'text'"
		" AND id IN (" OWN_TEXTS ")),"
		" (SELECT count(*) FROM version WHERE assessment = ?1"
		" AND text <> zeroblob(length(text))),"
		" (SELECT count(*) FROM evidence WHERE" OWN_FILES "),"
		" (SELECT count(*) FROM draft WHERE assessment = ?1)",
		"i", row);
	if (sql_row(&query))
		*disposal = (struct store_disposal){
			.values = sql_integer(&query, 0),
			.versions = sql_integer(&query, 1),
			.evidence = sql_integer(&query, 2),
			.drafts = sql_integer(&query, 3),
		};
	return sql_done(&query);
}

/* Files first: which they are is told by texts. */
static bool
wipe(struct store *store, int64_t row, struct error *error)
{
	return sql_run(store, error,
		       "UPDATE evidence SET bytes = zeroblob(length(bytes)) WHERE" OWN_FILES, "i",
		       row) &&
	       sql_run(store, error,
		       "UPDATE content SET salt = zeroblob(16),"
		       " text = zeroblob(length(CAST(text AS BLOB)))"
		       " WHERE typeof(text) = 'text' AND id IN (" OWN_TEXTS ")",
		       "i", row) &&
	       sql_run(store, error,
		       "UPDATE version SET text = zeroblob(length(text)) WHERE assessment = ?", "i",
		       row) &&
	       sql_run(store, error, "DELETE FROM draft WHERE assessment = ?", "i", row);
}

/* It cannot be disposed of again: the log goes when the library is closed by the last program. */
static bool
empty_log(struct store *store, struct error *error)
{
	struct error reason = {0};
	bool is_empty = erase_empty_log(store, &reason);

	if (!is_empty)
		error_set(error, reason.kind,
			N_("It was disposed of, but old text is still in a file beside {path} (its "
			   "name begins with {path}-wal), because another program reads it or the "
			   "disk cannot be written. It goes when the last program that has the "
			   "library open closes it; look whether it did."),
			"path", store->path, NULL);
	error_clear(&reason);
	return is_empty;
}

bool
store_dispose(struct store *store, int64_t row, int64_t *head, const struct store_change *change,
	struct error *error)
{
	struct pending_change pending = {0};
	int64_t new_head = *head;

	if (!sql_begin(store, error))
		return false;

	bool disposed = pending_begin(store, &pending, row, *head, change, error) &&
			wipe(store, row, error) && pending_apply(store, &pending, error) &&
			pending_write(store, &pending, &new_head, error) &&
			erase_fill_anew(store, error);

	pending_clear(&pending);
	if (!disposed) {
		sql_rollback(store);
		return false;
	}
	if (!sql_commit(store, error))
		return false;
	*head = new_head;
	return empty_log(store, error);
}

bool
store_read_certificate(struct store *store, int64_t row, char **certificate, struct error *error)
{
	struct query query;

	*certificate = NULL;
	sql_query(&query, store, error,
		"SELECT c.text FROM summary s JOIN edit e ON e.change = s.head"
		" JOIN content c ON c.id = e.new WHERE s.assessment = ? AND e.record IS NULL"
		" AND e.field = ?",
		"it", row, STORE_FIELD_DISPOSED);
	if (sql_row(&query))
		*certificate = memory_copy_string(sql_text(&query, 0));
	return sql_done(&query);
}
