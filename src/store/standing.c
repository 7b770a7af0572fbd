/* SPDX-License-Identifier: MIT */
/* Where an assessment stands, and the texts of its signed versions. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "store/change.h"

/* The text of a fact, by the row of its content. */
static bool
read_fact(struct store *store, int64_t content, char **text, struct error *error)
{
	struct query query;

	sql_query(&query, store, error, "SELECT text FROM content WHERE id = ?", "i", content);
	if (sql_row(&query))
		*text = memory_copy_string(sql_text(&query, 0));
	return sql_done(&query);
}

static bool
follow_fact(struct store *store, int64_t assessment, const char *field, const char *text,
	struct error *error)
{
	if (strcmp(field, STORE_FIELD_STATE) == 0)
		return sql_run(store, error, "UPDATE standing SET state = ? WHERE assessment = ?",
			"ti", text, assessment);
	if (strcmp(field, STORE_FIELD_TRASHED) == 0)
		return sql_run(store, error, "UPDATE standing SET trashed = ? WHERE assessment = ?",
			"ni", strcmp(text, "yes") == 0, assessment);
	if (strcmp(field, STORE_FIELD_KEEP_UNTIL) == 0)
		return sql_run(store, error,
			"UPDATE standing SET keep_until = ? WHERE assessment = ?", "ti", text,
			assessment);
	if (strcmp(field, STORE_FIELD_HOLD) == 0)
		return sql_run(store, error, "UPDATE standing SET hold = ? WHERE assessment = ?",
			"ti", text, assessment);
	return true;
}

bool
standing_follow(struct store *store, const struct pending_change *pending, struct error *error)
{
	bool followed = true;

	for (size_t i = 0; i < pending->edit_count && followed; i++) {
		const struct pending_edit *edit = &pending->edits[i];
		auto_string char *text = NULL;

		if (edit->record != 0)
			continue;
		followed = read_fact(store, edit->new_row, &text, error) &&
			   (!text || follow_fact(
					     store, pending->assessment, edit->field, text, error));
	}
	return followed;
}

bool
store_read_standing(
	struct store *store, int64_t row, struct store_standing *standing, struct error *error)
{
	struct query query;

	*standing = (struct store_standing){0};
	sql_query(&query, store, error,
		"SELECT state, trashed, keep_until, hold, EXISTS (SELECT 1 FROM summary s"
		" JOIN edit e ON e.change = s.head WHERE s.assessment = n.assessment"
		" AND e.record IS NULL AND e.field = ?) FROM standing n WHERE assessment = ?",
		"ti", STORE_FIELD_DISPOSED, row);
	if (sql_row(&query))
		*standing = (struct store_standing){
			.state = memory_copy_string(sql_text(&query, 0)),
			.is_trashed = sql_integer(&query, 1) != 0,
			.keep_until = memory_copy_string(sql_text(&query, 2)),
			.hold = memory_copy_string(sql_text(&query, 3)),
			.is_disposed = sql_integer(&query, 4) != 0,
		};
	if (!sql_done(&query)) {
		store_standing_clear(standing);
		return false;
	}
	return standing->state ||
	       error_set(error, ERROR_DATA,
		       N_("{path} does not say where the assessment stands. Restore it from a "
			  "backup."),
		       "path", store->path, NULL);
}

void
store_standing_clear(struct store_standing *standing)
{
	free(standing->state);
	free(standing->keep_until);
	free(standing->hold);
	*standing = (struct store_standing){0};
}

bool
store_read_versions(struct store *store, int64_t row, store_version_visitor *visitor, void *context,
	struct error *error)
{
	struct query query;

	sql_query(&query, store, error,
		"SELECT change, hash, text, length(text), text = zeroblob(length(text))"
		" FROM version WHERE assessment = ? ORDER BY change DESC",
		"i", row);
	while (sql_row(&query)) {
		bool is_gone = sql_integer(&query, 4) != 0;
		struct store_version version = {
			.change = sql_integer(&query, 0),
			.hash = sql_hash(&query, 1),
			.text = is_gone ? NULL : sqlite3_column_blob(query.statement, 2),
			.length = (size_t)sql_integer(&query, 3),
		};

		visitor(context, &version);
	}
	return sql_done(&query);
}
