/* SPDX-License-Identifier: MIT */
/* Taking one assessment out of a library: what belongs to it, under which numbers, row by row. */
#include "config.h"

#include "store/extract.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "store/connection.h"
#include "store/schema.h"
#include "store/sql.h"

/* Where an SQLite file says which version of SQLite wrote it last, and what it says in ours: the
 * bytes must not depend on it. */
#define WRITTEN_BY_OFFSET 96
static const unsigned char written_by[] = {0, 0x2e, 0x62, 0xe0};

/*
 * Which rows belong to the assessment ?1, in the order of their new numbers. Numbers in a library
 * follow the order of writing, so that the order of what came with one change is the same wherever
 * it was copied to.
 */
static const struct {
	const char *make;
	const char *fill;
	bool takes_row;
} kept[] = {
	{"CREATE TEMP TABLE kept_change(new INTEGER PRIMARY KEY, old INTEGER UNIQUE)",
		"INSERT INTO kept_change (old) SELECT h.id FROM change h JOIN writer w"
		" ON w.id = h.writer WHERE h.assessment = ?1"
		" ORDER BY h.lamport, w.uuid, h.sequence",
		true},
	{"CREATE TEMP TABLE kept_writer(new INTEGER PRIMARY KEY, old INTEGER UNIQUE)",
		"INSERT INTO kept_writer (old) SELECT h.writer FROM kept_change k JOIN change h"
		" ON h.id = k.old GROUP BY h.writer ORDER BY min(k.new)",
		false},
	{"CREATE TEMP TABLE kept_person(new INTEGER PRIMARY KEY, old INTEGER UNIQUE)",
		"INSERT INTO kept_person (old) SELECT h.person FROM kept_change k JOIN change h"
		" ON h.id = k.old GROUP BY h.person ORDER BY min(k.new)",
		false},
	{"CREATE TEMP TABLE kept_template(new INTEGER PRIMARY KEY, old INTEGER UNIQUE)",
		"INSERT INTO kept_template (old) SELECT id FROM template"
		" WHERE id = (SELECT template FROM assessment WHERE id = ?1)"
		" OR lower(hex(hash)) IN (SELECT c.text FROM kept_change k"
		" JOIN edit e ON e.change = k.old JOIN content c ON c.id = e.new"
		" WHERE e.record IS NULL AND e.field = '#template') ORDER BY hash",
		true},
	{"CREATE TEMP TABLE kept_record(new INTEGER PRIMARY KEY, old INTEGER UNIQUE)",
		"INSERT INTO kept_record (old) SELECT id FROM record WHERE assessment = ?1"
		" ORDER BY id",
		true},
	{"CREATE TEMP TABLE kept_content(new INTEGER PRIMARY KEY, old INTEGER UNIQUE)",
		"INSERT INTO kept_content (old) WITH RECURSIVE used(id) AS ("
		" SELECT e.old FROM kept_change k JOIN edit e ON e.change = k.old"
		" UNION SELECT e.new FROM kept_change k JOIN edit e ON e.change = k.old"
		" UNION SELECT v.content FROM kept_record k JOIN value v ON v.record = k.old"
		" UNION SELECT c.origin FROM used JOIN content c ON c.id = used.id)"
		" SELECT id FROM used WHERE id IS NOT NULL ORDER BY id",
		false},
};

/* What is written, table by table, so that each finds what it refers to. */
static const struct {
	const char *read;
	bool takes_row;
	const char *write;
} copied[] = {
	{"SELECT 1, uuid FROM assessment WHERE id = ?1", true,
		"INSERT INTO library (id, uuid) VALUES (?, ?)"},
	{"SELECT k.new, w.uuid, '' FROM kept_writer k JOIN writer w ON w.id = k.old ORDER BY k.new",
		false, "INSERT INTO writer (id, uuid, copy) VALUES (?, ?, ?)"},
	{"SELECT k.new, t.hash, t.name, t.version, t.text FROM kept_template k"
	 " JOIN template t ON t.id = k.old ORDER BY k.new",
		false,
		"INSERT INTO template (id, hash, name, version, text) VALUES (?, ?, ?, ?, ?)"},
	{"WITH run AS (SELECT k.new AS begun, h.person AS person,"
	 " lag(h.person) OVER (ORDER BY k.new) AS before"
	 " FROM kept_change k JOIN change h ON h.id = k.old)"
	 " SELECT k.new, p.name, p.organisation, p.role, (SELECT max(run.begun) FROM run"
	 " WHERE run.person = p.id AND run.before IS NOT p.id)"
	 " FROM kept_person k JOIN person p ON p.id = k.old ORDER BY k.new",
		false,
		"INSERT INTO person (id, name, organisation, role, since) VALUES (?, ?, ?, ?, ?)"},
	{"SELECT 1, a.uuid, a.reference, a.language, k.new, a.begun FROM assessment a"
	 " JOIN kept_template k ON k.old = a.template WHERE a.id = ?1",
		true,
		"INSERT INTO assessment (id, uuid, reference, language, template, begun)"
		" VALUES (?, ?, ?, ?, ?, ?)"},
	{"SELECT 1, k.new, s.changed, s.changed_by, s.title, s.client, s.own_reference,"
	 " s.classification, s.percent, s.blocking FROM summary s"
	 " JOIN kept_change k ON k.old = s.head WHERE s.assessment = ?1",
		true,
		"INSERT INTO summary (assessment, head, changed, changed_by, title, client,"
		" own_reference, classification, percent, blocking)"
		" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"},
	{"SELECT k.new, 1, r.uuid, r.kind, r.number, r.removed FROM kept_record k"
	 " JOIN record r ON r.id = k.old ORDER BY k.new",
		false,
		"INSERT INTO record (id, assessment, uuid, kind, number, removed)"
		" VALUES (?, ?, ?, ?, ?, ?)"},
	{"SELECT k.new, c.hash, c.salt, c.text, o.new FROM kept_content k"
	 " JOIN content c ON c.id = k.old LEFT JOIN kept_content o ON o.old = c.origin"
	 " ORDER BY k.new",
		false, "INSERT INTO content (id, hash, salt, text, origin) VALUES (?, ?, ?, ?, ?)"},
	{"SELECT k.new, v.field, v.language, c.new FROM kept_record k"
	 " JOIN value v ON v.record = k.old JOIN kept_content c ON c.old = v.content"
	 " ORDER BY k.new, v.field, v.language",
		false, "INSERT INTO value (record, field, language, content) VALUES (?, ?, ?, ?)"},
	{"SELECT k.new, 1, w.new, h.sequence, h.lamport, h.previous, h.parents, h.time, p.new,"
	 " h.act, h.reason, r.new, h.hash FROM kept_change k JOIN change h ON h.id = k.old"
	 " JOIN kept_writer w ON w.old = h.writer JOIN kept_person p ON p.old = h.person"
	 " LEFT JOIN kept_change r ON r.old = h.reverts ORDER BY k.new",
		false,
		"INSERT INTO change (id, assessment, writer, sequence, lamport, previous, parents,"
		" time, person, act, reason, reverts, hash)"
		" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"},
	{"SELECT k.new, e.position, r.new, e.field, e.language, o.new, n.new FROM kept_change k"
	 " JOIN edit e ON e.change = k.old LEFT JOIN kept_record r ON r.old = e.record"
	 " LEFT JOIN kept_content o ON o.old = e.old LEFT JOIN kept_content n ON n.old = e.new"
	 " ORDER BY k.new, e.position",
		false,
		"INSERT INTO edit (change, position, record, field, language, old, new)"
		" VALUES (?, ?, ?, ?, ?, ?, ?)"},
	{"SELECT 1, state, trashed, keep_until, hold FROM standing WHERE assessment = ?1", true,
		"INSERT INTO standing (assessment, state, trashed, keep_until, hold)"
		" VALUES (?, ?, ?, ?, ?)"},
	{"SELECT row_number() OVER (ORDER BY k.new), 1, k.new, v.hash, v.text FROM kept_change k"
	 " JOIN version v ON v.change = k.old ORDER BY k.new",
		false,
		"INSERT INTO version (id, assessment, change, hash, text) VALUES (?, ?, ?, ?, ?)"},
	{"SELECT row_number() OVER (ORDER BY hash), hash, bytes FROM evidence"
	 " WHERE lower(hex(hash)) IN (SELECT c.text FROM kept_change k"
	 " JOIN edit e ON e.change = k.old JOIN kept_record kr ON kr.old = e.record"
	 " JOIN record r ON r.id = kr.old JOIN content c ON c.id = e.new"
	 " WHERE r.kind = 'evidence' AND e.field = 'hash') ORDER BY hash",
		false, "INSERT INTO evidence (id, hash, bytes) VALUES (?, ?, ?)"},
};

static bool
run(struct store *store, const char *text, struct error *error)
{
	return sql_run(store, error, text, "");
}

/* Say in tables of the connection's own which rows belong to it. */
static bool
choose(struct store *store, int64_t row, struct error *error)
{
	for (size_t i = 0; i < array_length(kept); i++) {
		bool filled = run(store, kept[i].make, error) &&
			      (kept[i].takes_row ? sql_run(store, error, kept[i].fill, "i", row)
						 : run(store, kept[i].fill, error));

		if (!filled)
			return false;
	}
	return true;
}

/* Write the row at hand with another statement. */
static int
write_row(sqlite3_stmt *read, sqlite3_stmt *write)
{
	int code = SQLITE_OK;

	for (int i = 0; i < sqlite3_column_count(read) && code == SQLITE_OK; i++)
		code = sqlite3_bind_value(write, i + 1, sqlite3_column_value(read, i));
	if (code == SQLITE_OK)
		code = sqlite3_step(write);
	sqlite3_reset(write);
	return code == SQLITE_DONE ? SQLITE_OK : code;
}

static bool
copy_table(
	struct store *store, struct store *target, size_t table, int64_t row, struct error *error)
{
	struct query query;
	sqlite3_stmt *write;
	int code = sqlite3_prepare_v2(target->database, copied[table].write, -1, &write, NULL);

	if (code != SQLITE_OK)
		return sql_error(target, code, error);
	if (copied[table].takes_row)
		sql_query(&query, store, error, copied[table].read, "i", row);
	else
		sql_query(&query, store, error, copied[table].read, "");
	while (code == SQLITE_OK && sql_row(&query))
		code = write_row(query.statement, write);
	sqlite3_finalize(write);
	return sql_done(&query) && (code == SQLITE_OK || sql_error(target, code, error));
}

static bool
fill(struct store *store, struct store *target, int64_t row, struct error *error)
{
	if (!sql_begin_reading(store, error))
		return false;

	bool filled = choose(store, row, error);

	for (size_t i = 0; i < array_length(copied) && filled; i++)
		filled = copy_table(store, target, i, row, error);
	sql_end_reading(store);
	return filled;
}

static bool
write_all(struct store *store, struct store *target, int64_t row, struct error *error)
{
	int code = connection_open(target, ACCESS_WRITE);

	if (code == SQLITE_OK)
		code = sqlite3_exec(target->database,
			"PRAGMA page_size = 4096; PRAGMA journal_mode = DELETE;"
			"PRAGMA synchronous = OFF; BEGIN",
			NULL, NULL, NULL);
	if (code == SQLITE_OK)
		code = schema_advance(target->database, 0, SCHEMA_VERSION);
	if (code != SQLITE_OK)
		return sql_error(target, code, error);
	return fill(store, target, row, error) && run(target, "COMMIT", error) &&
	       run(target, "VACUUM", error);
}

bool
store_extract(struct store *store, int64_t row, const char *path, struct error *error)
{
	struct store target = {.path = (char *)path, .wait = STORE_WAIT, .lock = -1};
	enum schema_state state;
	int code = schema_inspect(store->database, &state);

	if (code != SQLITE_OK)
		return sql_error(store, code, error);
	if (state != SCHEMA_OURS)
		return error_set(error, ERROR_STATE, store_read_only(store), NULL);

	int descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);

	if (descriptor < 0)
		return error_set(error, ERROR_IO, N_("{path} cannot be made: {reason}."), "path",
			path, "reason", strerror(errno), NULL);

	bool written = write_all(store, &target, row, error);

	connection_close(&target);
	if (written && pwrite(descriptor, written_by, sizeof(written_by), WRITTEN_BY_OFFSET) !=
			       (ssize_t)sizeof(written_by))
		written = error_set(error, ERROR_IO, N_("{path} cannot be written: {reason}."),
			"path", path, "reason", strerror(errno), NULL);
	close(descriptor);
	if (!written)
		unlink(path);
	return written;
}

bool
store_read_evidence(
	struct store *store, store_evidence_visitor *visitor, void *context, struct error *error)
{
	struct query query;
	bool goes_on = true;

	sql_query(&query, store, error, "SELECT hash, bytes FROM evidence ORDER BY hash", "");
	while (goes_on && sql_row(&query)) {
		struct seal_hash hash = sql_hash(&query, 0);
		const void *bytes = sqlite3_column_blob(query.statement, 1);

		goes_on = visitor(context, &hash, bytes ? bytes : "",
			(size_t)sqlite3_column_bytes(query.statement, 1), error);
	}
	return sql_done(&query) && goes_on;
}

/* The columns of a table that are compared; the bytes of files by their hash. */
static const char *
columns_of(const char *table)
{
	return string_equal(table, "evidence") ? "id, hash, length(bytes)" : "*";
}

/* The rows of a table that another file has not, or not as they are here. */
static bool
compare_table(struct store *store, const char *table, store_difference_visitor *visitor,
	void *context, struct error *error)
{
	const char *columns = columns_of(table);
	auto_string char *text =
		string_format("SELECT %s FROM main.\"%s\" EXCEPT SELECT %s FROM other.\"%s\"",
			columns, table, columns, table);
	auto_string char *first = NULL;
	sqlite3_stmt *statement;
	int64_t count = 0;
	int code = sqlite3_prepare_v2(store->database, text, -1, &statement, NULL);

	if (code != SQLITE_OK)
		return sql_error(store, code, error);
	while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
		if (count++ == 0)
			first = memory_copy_string((const char *)sqlite3_column_text(statement, 0));
	}
	sqlite3_finalize(statement);
	if (code != SQLITE_DONE)
		return sql_error(store, code, error);
	if (count)
		visitor(context, table, count, first ? first : "");
	return true;
}

bool
store_compare(struct store *store, const char *path, store_difference_visitor *visitor,
	void *context, struct error *error)
{
	auto_string char *uri = connection_uri(path, "?immutable=1");
	struct query query;
	char **tables = NULL;
	size_t count = 0;

	if (!sql_run(store, error, "ATTACH ? AS other", "t", uri))
		return false;
	sql_query(&query, store, error,
		"SELECT name FROM other.sqlite_schema WHERE type = 'table' ORDER BY name", "");
	while (sql_row(&query))
		*array_append(&tables, &count) = memory_copy_string(sql_text(&query, 0));

	bool compared = sql_done(&query);

	for (size_t i = 0; i < count; i++) {
		compared = compared && compare_table(store, tables[i], visitor, context, error);
		free(tables[i]);
	}
	free(tables);
	sql_forget_statements(store);
	sqlite3_exec(store->database, "DETACH other", NULL, NULL, NULL);
	return compared;
}
