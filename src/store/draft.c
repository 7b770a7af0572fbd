/* SPDX-License-Identifier: MIT */
/* Drafts: what is being typed and not kept yet. */
#include "config.h"

#include "base/memory.h"
#include "store/sql.h"

bool
store_keep_draft(struct store *store, int64_t row, const char *address, const char *text,
	int64_t time, struct error *error)
{
	if (!sql_begin(store, error))
		return false;

	bool kept = sql_run(store, error, "DELETE FROM draft WHERE assessment = ? AND address = ?",
			    "it", row, address) &&
		    (!text || sql_run(store, error,
				      "INSERT INTO draft (assessment, address, text, time)"
				      " VALUES (?, ?, ?, ?)",
				      "itti", row, address, text, time));

	if (!kept) {
		sql_rollback(store);
		return false;
	}
	return sql_commit(store, error);
}

bool
store_drafts(struct store *store, int64_t row, store_draft_visitor *visitor, void *context,
	struct error *error)
{
	struct query query;

	sql_query(&query, store, error,
		"SELECT address, text, time FROM draft WHERE assessment = ? ORDER BY id", "i", row);
	while (sql_row(&query))
		visitor(context, sql_text(&query, 0), sql_text(&query, 1), sql_integer(&query, 2));
	return sql_done(&query);
}
