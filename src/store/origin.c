/* SPDX-License-Identifier: MIT */
/* Under which UUID the changes of an assessment were written. */
#include "config.h"

#include "store/origin.h"

#include <stdlib.h>

#include "assessment/assessment.h"
#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "store/admit.h"

bool
origins_read(struct store *store, int64_t row, struct origins *origins, struct error *error)
{
	struct query query;

	*origins = (struct origins){0};
	sql_query(&query, store, error, "SELECT uuid FROM assessment WHERE id = ?", "i", row);
	if (sql_row(&query))
		origins->own_id = memory_copy_string(sql_text(&query, 0));
	if (!sql_done(&query))
		return false;
	/* The joins are crossed so that edits are only looked for where the act says so. */
	sql_query(&query, store, error,
		"SELECT h.lamport, c.text FROM change h CROSS JOIN edit e ON e.change = h.id"
		" CROSS JOIN content c ON c.id = e.new WHERE h.assessment = ?"
		" AND h.act = '" STORE_ACT_COPY "' AND e.record IS NULL"
		" AND e.field = '" STORE_FIELD_ORIGIN "' ORDER BY h.lamport",
		"i", row);
	while (sql_row(&query))
		*array_append(&origins->origins, &origins->origin_count) = (struct origin){
			.lamport = sql_integer(&query, 0),
			.id = memory_copy_string(sql_text(&query, 1)),
		};
	return sql_done(&query);
}

void
origins_clear(struct origins *origins)
{
	for (size_t i = 0; i < origins->origin_count; i++)
		free(origins->origins[i].id);
	free(origins->origins);
	free(origins->own_id);
	*origins = (struct origins){0};
}

const char *
origins_at(const struct origins *origins, int64_t lamport)
{
	for (size_t i = 0; i < origins->origin_count; i++) {
		if (lamport < origins->origins[i].lamport)
			return origins->origins[i].id;
	}
	return origins->own_id;
}

/* The records of single kinds have UUIDs that follow from the one it began under, so that one of
 * them tells what else the whole log had to be read for. */
static bool
began_as_it_is(struct store *store, int64_t row, const char *id, bool *is_so, struct error *error)
{
	struct query query;

	*is_so = false;
	sql_query(&query, store, error,
		"SELECT kind, uuid FROM record WHERE assessment = ? AND number = 0 LIMIT 1", "i",
		row);
	if (sql_row(&query)) {
		auto_string char *expected = assessment_single_id(id, sql_text(&query, 0));

		*is_so = string_equal(expected, sql_text(&query, 1));
	}
	return sql_done(&query);
}

bool
origin_read_root(struct store *store, int64_t row, const char *id, char **root, struct error *error)
{
	struct origins origins;
	bool is_own;

	if (!began_as_it_is(store, row, id, &is_own, error))
		return false;
	if (is_own) {
		*root = memory_copy_string(id);
		return true;
	}

	bool read = origins_read(store, row, &origins, error);

	if (read)
		*root = memory_copy_string(origins_at(&origins, INT64_MIN));
	origins_clear(&origins);
	return read;
}

/* Which began under the UUID ?1, but for ?2. A copy of a copy has the changes that made either one.
 */
#define COPIES \
	" FROM assessment a WHERE a.id <> ?2 AND (a.uuid = ?1 OR a.id IN (SELECT h.assessment" \
	" FROM change h CROSS JOIN edit e ON e.change = h.id CROSS JOIN content c" \
	" ON c.id = e.new WHERE h.act = '" STORE_ACT_COPY "' AND e.record IS NULL" \
	" AND e.field = '" STORE_FIELD_ORIGIN "' AND c.text = ?1))" \
	" AND NOT EXISTS (SELECT 1 FROM summary s JOIN edit e ON e.change = s.head" \
	" WHERE s.assessment = a.id AND e.record IS NULL" \
	" AND e.field = '" STORE_FIELD_DISPOSED "')"

/* Texts of the log of an assessment; erased ones have no salt left. */
#define TEXTS_OF(assessment, erased) \
	" FROM change h CROSS JOIN edit e ON e.change = h.id CROSS JOIN content c ON c.id = e.new" \
	" WHERE h.assessment = " assessment " AND c.salt " erased " zeroblob(16)"

static bool
visit_references(struct store *store, const char *statement, int64_t row, const char *id,
	store_reference_visitor *visitor, void *context, struct error *error)
{
	auto_string char *root = NULL;
	struct query query;

	if (!origin_read_root(store, row, id, &root, error))
		return false;
	sql_query(&query, store, error, statement, "ti", root, row);
	while (sql_row(&query))
		visitor(context, sql_text(&query, 0));
	return sql_done(&query);
}

bool
store_read_copies(struct store *store, int64_t row, const char *id,
	store_reference_visitor *visitor, void *context, struct error *error)
{
	return visit_references(store, "SELECT a.reference" COPIES " ORDER BY a.reference", row, id,
		visitor, context, error);
}

bool
store_read_copies_of_erased(struct store *store, int64_t row, const char *id,
	store_reference_visitor *visitor, void *context, struct error *error)
{
	return visit_references(store,
		"SELECT a.reference" COPIES " AND EXISTS (SELECT 1" TEXTS_OF(
			"a.id", "<>") " AND c.hash IN (SELECT c.hash" TEXTS_OF("?2",
			"=") ")) ORDER BY a.reference",
		row, id, visitor, context, error);
}

bool
store_read_copied(struct store *store, const char *id, char **reference, struct error *error)
{
	struct query query;
	int64_t row = 0;
	bool is_own = true;

	*reference = NULL;
	sql_query(&query, store, error, "SELECT id FROM assessment WHERE uuid = ?", "t", id);
	if (sql_row(&query))
		row = sql_integer(&query, 0);
	if (!sql_done(&query) || !began_as_it_is(store, row, id, &is_own, error))
		return false;
	if (is_own)
		return true;
	sql_query(&query, store, error,
		"SELECT reason FROM change WHERE assessment = ? AND act = '" STORE_ACT_COPY
		"' ORDER BY lamport DESC LIMIT 1",
		"i", row);
	if (sql_row(&query))
		*reference = memory_copy_string(sql_text(&query, 0));
	return sql_done(&query);
}
