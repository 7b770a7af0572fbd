/* SPDX-License-Identifier: MIT */
/* The writing transactions: beginning an assessment, and changing one. */
#include "config.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/string.h"
#include "store/change.h"

/* The row of the template with this text, kept once for all assessments. */
static bool
ensure_template(struct store *store, const struct store_template *template, int64_t *row,
	char **hash_text, struct error *error)
{
	struct seal_hash hash = seal_hash_bytes(template->text, template->length);
	struct query query;

	*row = 0;
	*hash_text = seal_write_hex(hash.bytes, sizeof(hash.bytes));
	if (!sql_run(store, error,
		    "INSERT INTO template (hash, name, version, text) VALUES (?, ?, ?, ?)"
		    " ON CONFLICT (hash) DO NOTHING",
		    "httt", &hash, template->name, template->version, template->text))
		return false;
	sql_query(&query, store, error, "SELECT id FROM template WHERE hash = ?", "h", &hash);
	if (sql_row(&query))
		*row = sql_integer(&query, 0);
	return sql_done(&query);
}

bool
change_next_reference(struct store *store, const char *year, char **reference, struct error *error)
{
	struct query query;

	sql_query(&query, store, error,
		"INSERT INTO counter (year, last) VALUES (?, 1)"
		" ON CONFLICT (year) DO UPDATE SET last = last + 1 RETURNING last",
		"t", year);
	if (sql_row(&query))
		*reference = string_format("%s-%04" PRId64, year, sql_integer(&query, 0));
	return sql_done(&query);
}

static bool
insert_assessment(struct store *store, const struct store_beginning *beginning, int64_t template,
	const char *reference, int64_t time, int64_t *row, struct error *error)
{
	if (!sql_run(store, error,
		    "INSERT INTO assessment (uuid, reference, language, template, begun)"
		    " VALUES (?, ?, ?, ?, ?)",
		    "tttii", beginning->id, reference, language_tag(beginning->language), template,
		    time))
		return false;
	*row = sqlite3_last_insert_rowid(store->database);
	return sql_run(store, error,
		"INSERT INTO standing (assessment, state, trashed, keep_until, hold)"
		" VALUES (?, 'draft', 0, '', '')",
		"i", *row);
}

static bool
begin(struct store *store, const struct store_beginning *beginning,
	const struct store_change *change, char **reference, struct error *error)
{
	auto_string char *template_hash = NULL;
	struct pending_change pending = {0};
	int64_t template;
	int64_t row;
	int64_t head = 0;
	bool begun =
		ensure_template(store, &beginning->template, &template, &template_hash, error) &&
		change_next_reference(store, beginning->year, reference, error) &&
		insert_assessment(
			store, beginning, template, *reference, change->time, &row, error) &&
		pending_begin(store, &pending, row, head, change, error) &&
		pending_add_fact(store, &pending, STORE_FIELD_TEMPLATE, template_hash, error) &&
		pending_add_fact(store, &pending, STORE_FIELD_LANGUAGE,
			language_tag(beginning->language), error) &&
		pending_apply(store, &pending, error) &&
		pending_write(store, &pending, &head, error);

	pending_clear(&pending);
	return begun;
}

bool
store_begin(struct store *store, const struct store_beginning *beginning,
	const struct store_change *change, char **reference, struct error *error)
{
	char *given = NULL;

	if (!sql_begin(store, error))
		return false;
	if (!begin(store, beginning, change, &given, error)) {
		sql_rollback(store);
		free(given);
		return false;
	}
	if (!sql_commit(store, error)) {
		free(given);
		return false;
	}
	*reference = given;
	return true;
}

/* Keep the text of a version, unless it is there: several sign the same one. */
static bool
keep_version(
	struct store *store, int64_t row, const struct store_version *version, struct error *error)
{
	return !version || sql_run(store, error,
				   "INSERT INTO version (assessment, change, hash, text)"
				   " SELECT ?1, ?2, ?3, ?4"
				   " WHERE NOT EXISTS (SELECT 1 FROM version WHERE change = ?2)",
				   "iihb", row, version->change, &version->hash,
				   (const void *)version->text, version->length);
}

bool
store_write(struct store *store, int64_t row, int64_t *head, const struct store_change *change,
	struct error *error)
{
	struct pending_change pending = {0};
	auto_string char *template_hash = NULL;
	int64_t template_row;
	int64_t new_head = *head;

	if (!sql_begin(store, error))
		return false;

	bool written = pending_begin(store, &pending, row, *head, change, error) &&
		       (!change->template || ensure_template(store, change->template, &template_row,
						     &template_hash, error)) &&
		       keep_version(store, row, change->version, error) &&
		       evidence_keep(store, change->evidence, error) &&
		       pending_apply(store, &pending, error) &&
		       pending_write(store, &pending, &new_head, error);

	pending_clear(&pending);
	if (!written) {
		sql_rollback(store);
		return false;
	}
	if (!sql_commit(store, error))
		return false;
	*head = new_head;
	return true;
}
