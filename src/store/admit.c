/* SPDX-License-Identifier: MIT */
/* Bringing an assessment in: the file is attached, and its rows are copied under new numbers. */
#include "config.h"

#include "store/admit.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "store/change.h"
#include "store/connection.h"

#define YEAR_DIGITS 4
#define NUMBER_DIGITS_MAXIMUM 9

/* Where the rows come to: each number of theirs is so much higher here. */
struct place_for {
	int64_t row; /* of the assessment */
	int64_t records;
	int64_t contents;
	int64_t changes;
};

/*
 * The rows of a known assessment are taken away before those of its later state come: all that is
 * here is there too, by the hashes of its changes.
 */
static const char *const removals[] = {
	"CREATE TEMP TABLE gone AS WITH RECURSIVE used(id) AS ("
	" SELECT e.old FROM main.change h JOIN main.edit e ON e.change = h.id"
	" WHERE h.assessment = ?1"
	" UNION SELECT e.new FROM main.change h JOIN main.edit e ON e.change = h.id"
	" WHERE h.assessment = ?1"
	" UNION SELECT v.content FROM main.record r JOIN main.value v ON v.record = r.id"
	" WHERE r.assessment = ?1"
	" UNION SELECT c.origin FROM used JOIN main.content c ON c.id = used.id)"
	" SELECT id FROM used WHERE id IS NOT NULL",
	"DELETE FROM main.value WHERE record IN"
	" (SELECT id FROM main.record WHERE assessment = ?1)",
	"DELETE FROM main.version WHERE assessment = ?1",
	"DELETE FROM main.edit WHERE change IN"
	" (SELECT id FROM main.change WHERE assessment = ?1)",
	"DELETE FROM main.change WHERE assessment = ?1",
	"DELETE FROM main.record WHERE assessment = ?1",
	"DELETE FROM main.standing WHERE assessment = ?1",
	"DELETE FROM main.summary WHERE assessment = ?1",
};

/* What is shared by all assessments of a library, each once. */
static const char *const shared[] = {
	"INSERT INTO main.template (hash, name, version, text)"
	" SELECT hash, name, version, text FROM other.template WHERE true ORDER BY id"
	" ON CONFLICT (hash) DO NOTHING",
	"INSERT INTO main.writer (uuid, copy) SELECT uuid, '' FROM other.writer WHERE true"
	" ORDER BY id ON CONFLICT (uuid) DO NOTHING",
	"INSERT INTO main.evidence (hash, bytes) SELECT hash, bytes FROM other.evidence WHERE true"
	" ORDER BY id ON CONFLICT (hash) DO NOTHING",
};

/* ?1 the assessment, ?2 records, ?3 contents, ?4 changes. */
static const struct {
	const char *text;
	const char *types;
} copies[] = {
	{"INSERT INTO main.person (name, organisation, role, since)"
	 " SELECT name, organisation, role, since + ?4 FROM other.person WHERE ?1 + ?2 + ?3"
	 " IS NOT NULL ORDER BY id ON CONFLICT (name, organisation, role) DO NOTHING",
		"iiii"},
	{"INSERT INTO main.record (id, assessment, uuid, kind, number, removed)"
	 " SELECT id + ?2, ?1, uuid, kind, number, removed FROM other.record ORDER BY id",
		"ii"},
	{"INSERT INTO main.content (id, hash, salt, text, origin)"
	 " SELECT id + ?3, hash, salt, text, origin + ?3 FROM other.content"
	 " WHERE ?1 + ?2 IS NOT NULL ORDER BY id",
		"iii"},
	{"INSERT INTO main.value (record, field, language, content)"
	 " SELECT record + ?2, field, language, content + ?3 FROM other.value"
	 " WHERE ?1 IS NOT NULL ORDER BY record, field, language",
		"iii"},
	{"INSERT INTO main.change (id, assessment, writer, sequence, lamport, previous, parents,"
	 " time, person, act, reason, reverts, hash)"
	 " SELECT h.id + ?4, ?1, w.id, h.sequence, h.lamport, h.previous, h.parents, h.time, p.id,"
	 " h.act, h.reason, h.reverts + ?4, h.hash FROM other.change h"
	 " JOIN other.writer ow ON ow.id = h.writer JOIN main.writer w ON w.uuid = ow.uuid"
	 " JOIN other.person op ON op.id = h.person JOIN main.person p ON p.name = op.name"
	 " AND p.organisation = op.organisation AND p.role = op.role"
	 " WHERE ?2 + ?3 IS NOT NULL ORDER BY h.id",
		"iiii"},
	{"INSERT INTO main.edit (change, position, record, field, language, old, new)"
	 " SELECT change + ?4, position, record + ?2, field, language, old + ?3, new + ?3"
	 " FROM other.edit WHERE ?1 IS NOT NULL ORDER BY change, position",
		"iiii"},
	{"INSERT INTO main.standing (assessment, state, trashed, keep_until, hold)"
	 " SELECT ?1, state, trashed, keep_until, hold FROM other.standing",
		"i"},
	{"INSERT INTO main.version (assessment, change, hash, text)"
	 " SELECT ?1, change + ?4, hash, text FROM other.version WHERE ?2 + ?3 IS NOT NULL"
	 " ORDER BY id",
		"iiii"},
	{"INSERT INTO main.summary (assessment, head, changed, changed_by, title, client,"
	 " own_reference, classification, percent, blocking)"
	 " SELECT ?1, head + ?4, changed, changed_by, title, client, own_reference,"
	 " classification, percent, blocking FROM other.summary WHERE ?2 + ?3 IS NOT NULL",
		"iiii"},
};

static bool
read_number(struct store *store, const char *text, int64_t *number, struct error *error)
{
	struct query query;

	*number = 0;
	sql_query(&query, store, error, text, "");
	if (sql_row(&query))
		*number = sql_integer(&query, 0);
	return sql_done(&query);
}

/* The reference in the file, its year and its number. */
static bool
read_reference(
	struct store *store, char **reference, char **year, int64_t *number, struct error *error)
{
	struct query query;
	const char *digits;

	sql_query(&query, store, error, "SELECT reference FROM other.assessment", "");
	if (sql_row(&query))
		*reference = memory_copy_string(sql_text(&query, 0));
	if (!sql_done(&query))
		return false;
	digits = *reference ? *reference : "";
	if (strspn(digits, "0123456789") == YEAR_DIGITS && digits[YEAR_DIGITS] == '-') {
		*year = memory_copy_bytes(digits, YEAR_DIGITS);
		digits += YEAR_DIGITS + 1;
		*number = strtoll(digits, NULL, 10);
		if (strlen(digits) >= YEAR_DIGITS && strlen(digits) <= NUMBER_DIGITS_MAXIMUM &&
			strspn(digits, "0123456789") == strlen(digits))
			return true;
	}
	return error_set(error, ERROR_DATA,
		N_("The reference {reference} in the archive is not one of this program's."),
		"reference", *reference, NULL);
}

/* The reference it gets here: its own where that is free, so that it is not given again; a copy
 * never gets that of what it is a copy of. */
static bool
choose_reference(struct store *store, bool is_copy, char **reference, struct error *error)
{
	auto_string char *own = NULL;
	auto_string char *year = NULL;
	int64_t number = 0;
	int64_t taken = 0;
	struct query query;

	if (!read_reference(store, &own, &year, &number, error))
		return false;
	sql_query(&query, store, error, "SELECT count(*) FROM main.assessment WHERE reference = ?",
		"t", own);
	if (sql_row(&query))
		taken = sql_integer(&query, 0);
	if (!sql_done(&query))
		return false;
	if (taken || is_copy)
		return change_next_reference(store, year, reference, error);
	*reference = memory_copy_string(own);
	return sql_run(store, error,
		"INSERT INTO counter (year, last) VALUES (?, ?)"
		" ON CONFLICT (year) DO UPDATE SET last = max(last, excluded.last)",
		"ti", year, number);
}

static bool
begin_new(struct store *store, const char *copy_id, char **reference, struct place_for *place,
	struct error *error)
{
	if (!choose_reference(store, copy_id != NULL, reference, error) ||
		!sql_run(store, error,
			"INSERT INTO main.assessment (uuid, reference, language, template, begun)"
			" SELECT coalesce(?, a.uuid), ?, a.language, t.id, a.begun"
			" FROM other.assessment a JOIN other.template o ON o.id = a.template"
			" JOIN main.template t ON t.hash = o.hash",
			"tt", copy_id, *reference))
		return false;
	place->row = sqlite3_last_insert_rowid(store->database);
	return true;
}

static bool
read_own_reference(struct store *store, int64_t row, char **reference, struct error *error)
{
	struct query query;

	sql_query(&query, store, error, "SELECT reference FROM main.assessment WHERE id = ?", "i",
		row);
	if (sql_row(&query))
		*reference = memory_copy_string(sql_text(&query, 0));
	return sql_done(&query);
}

/* Take away what is here of a known one, whose row and reference stay. */
static bool
clear_known(struct store *store, struct place_for *place, char **reference, struct error *error)
{
	for (size_t i = 0; i < array_length(removals); i++) {
		if (!sql_run(store, error, removals[i], "i", place->row))
			return false;
	}
	return sql_run(store, error, "DELETE FROM main.content WHERE id IN (SELECT id FROM gone)",
		       "") &&
	       sql_run(store, error, "DROP TABLE temp.gone", "") &&
	       sql_run(store, error,
		       "UPDATE main.assessment SET template = (SELECT t.id FROM other.assessment a"
		       " JOIN other.template o ON o.id = a.template"
		       " JOIN main.template t ON t.hash = o.hash) WHERE id = ?",
		       "i", place->row) &&
	       read_own_reference(store, place->row, reference, error);
}

static bool
copy_rows(struct store *store, struct place_for *place, struct error *error)
{
	bool copied =
		read_number(store, "SELECT max(id) FROM main.record", &place->records, error) &&
		read_number(store, "SELECT max(id) FROM main.content", &place->contents, error) &&
		read_number(store, "SELECT max(id) FROM main.change", &place->changes, error);

	for (size_t i = 0; i < array_length(copies) && copied; i++)
		copied = sql_run(store, error, copies[i].text, copies[i].types, place->row,
			place->records, place->contents, place->changes);
	return copied;
}

/* The change that makes a copy of what came, on top of its log. */
static bool
write_copy(struct store *store, const struct place_for *place, const struct store_change *change,
	struct error *error)
{
	struct pending_change pending = {0};
	struct query query;
	int64_t head = 0;

	sql_query(&query, store, error, "SELECT head FROM main.summary WHERE assessment = ?", "i",
		place->row);
	if (sql_row(&query))
		head = sql_integer(&query, 0);

	bool written = sql_done(&query) &&
		       pending_begin(store, &pending, place->row, head, change, error) &&
		       pending_apply(store, &pending, error) &&
		       pending_write(store, &pending, &head, error);

	pending_clear(&pending);
	return written;
}

static bool
bring_in(struct store *store, const struct store_admission *admission, char **reference,
	struct error *error)
{
	struct place_for place = {.row = admission->known};

	if (!sql_run(store, error, "PRAGMA defer_foreign_keys = ON", ""))
		return false;
	for (size_t i = 0; i < array_length(shared); i++) {
		if (!sql_run(store, error, shared[i], ""))
			return false;
	}
	return (place.row ? clear_known(store, &place, reference, error)
			  : begin_new(store, admission->copy_id, reference, &place, error)) &&
	       copy_rows(store, &place, error) &&
	       (!admission->copy || write_copy(store, &place, admission->copy, error));
}

static bool
attach(struct store *store, const char *path, struct error *error)
{
	auto_string char *uri = connection_uri(path, "?immutable=1");

	return sql_run(store, error, "ATTACH ? AS other", "t", uri);
}

bool
store_admit(struct store *store, const char *path, const struct store_admission *admission,
	char **reference, struct error *error)
{
	char *given = NULL;
	bool admitted = false;

	if (store->read_only)
		return error_set(error, ERROR_STATE, store->read_only, NULL);
	if (!attach(store, path, error))
		return false;
	/* Sealed rows come as they are; the triggers would take them for changes. */
	sqlite3_db_config(store->database, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
	if (sql_begin(store, error)) {
		admitted = bring_in(store, admission, &given, error);
		if (admitted && !admission->is_foreseen)
			admitted = sql_commit(store, error);
		else
			sql_rollback(store);
	}
	if (store->database) {
		sqlite3_db_config(store->database, SQLITE_DBCONFIG_ENABLE_TRIGGER, 1, NULL);
		sql_forget_statements(store);
		sqlite3_exec(store->database, "DETACH other", NULL, NULL, NULL);
	}
	if (admitted)
		*reference = given;
	else
		free(given);
	return admitted;
}

bool
store_knows(struct store *store, const char *id, bool *is_known, struct error *error)
{
	struct query query;

	*is_known = false;
	sql_query(&query, store, error, "SELECT 1 FROM assessment WHERE uuid = ?", "t", id);
	if (sql_row(&query))
		*is_known = true;
	return sql_done(&query);
}

bool
store_find_copy(struct store *store, int64_t known, const struct seal_hash *head, char **reference,
	struct error *error)
{
	struct query query;

	*reference = NULL;
	sql_query(&query, store, error,
		"SELECT a.reference FROM change h JOIN assessment a ON a.id = h.assessment"
		" WHERE h.hash = ? AND h.assessment <> ? LIMIT 1",
		"hi", head, known);
	if (sql_row(&query))
		*reference = memory_copy_string(sql_text(&query, 0));
	return sql_done(&query);
}
