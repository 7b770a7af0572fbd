/* SPDX-License-Identifier: MIT */
/*
 * The text of the schema. SQLite keeps it in the file as it is written here, so a file whose schema
 * differs in one byte (a trigger added, a check changed) was not made by this program and is
 * refused. For the same reason nothing here may change without a new version.
 */
#include "config.h"

#include "store/schema.h"

#include <stdint.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"

struct part {
	const char *type;
	const char *name;
	const char *table;
	const char *text;
};

#define TABLE(name, columns) \
	{ \
		"table", name, name, "CREATE TABLE " name "(\n" columns ")" \
	}
#define WITHOUT_ROWID(name, columns) \
	{ \
		"table", name, name, "CREATE TABLE " name "(\n" columns ") WITHOUT ROWID" \
	}
#define TRIGGER(name, table, event, body) \
	{ \
		"trigger", name, table, \
			"CREATE TRIGGER " name " BEFORE " event " ON " table "\n" body "END" \
	}
#define REFUSE "BEGIN\n  SELECT RAISE(ABORT, 'the change log is append-only');\n"
#define SEALED "BEGIN\n  SELECT RAISE(ABORT, 'what was signed stays as it is');\n"
/* The state of an assessment, and the kind of a record. */
#define STATE_OF(assessment) "(SELECT state FROM standing WHERE assessment = " assessment ")"
#define OWNER_OF(record) "(SELECT assessment FROM record WHERE id = " record ")"
#define KIND_OF(record) "(SELECT kind FROM record WHERE id = " record ")"
/* What may still come to an assessment that is not a draft: remarks while it is in review; and,
 * with nothing taken away or altered, who signed and what proves it. */
#define CLOSED_TO_NEW(assessment, kind) \
	STATE_OF(assessment) \
	" <> 'draft' AND " kind " NOT IN ('sign_off', 'evidence')\n" \
	"  AND NOT (" STATE_OF(assessment) " = 'review' AND " kind " = 'comment')\n"
#define CLOSED_TO_EDITS(assessment, kind) \
	STATE_OF(assessment) \
	" <> 'draft'\n  AND NOT (" STATE_OF(assessment) " = 'review' AND " kind " = 'comment')\n"

static const struct part parts[] = {
	/* The library itself: one row. */
	TABLE("library", "  id INTEGER PRIMARY KEY CHECK (id = 1),\n"
			 "  uuid TEXT NOT NULL,\n"
			 "  writer INTEGER REFERENCES writer(id)\n"),
	/* Each copy of the file writes under a name of its own; `copy` is what tells copies apart.
	 */
	TABLE("writer", "  id INTEGER PRIMARY KEY,\n"
			"  uuid TEXT NOT NULL UNIQUE,\n"
			"  copy TEXT NOT NULL\n"),
	/* The last reference given in each year. */
	TABLE("counter", "  year TEXT PRIMARY KEY,\n"
			 "  last INTEGER NOT NULL\n"),
	/* The whole text of each template that an assessment was begun from. */
	TABLE("template", "  id INTEGER PRIMARY KEY,\n"
			  "  hash BLOB NOT NULL UNIQUE,\n"
			  "  name TEXT NOT NULL,\n"
			  "  version TEXT NOT NULL,\n"
			  "  text TEXT NOT NULL\n"),
	/* Whoever wrote here. `since` is the change with which the last unbroken run of theirs
	 * began. */
	TABLE("person", "  id INTEGER PRIMARY KEY,\n"
			"  name TEXT NOT NULL,\n"
			"  organisation TEXT NOT NULL,\n"
			"  role TEXT NOT NULL,\n"
			"  since INTEGER NOT NULL,\n"
			"  UNIQUE (name, organisation, role)\n"),
	TABLE("assessment", "  id INTEGER PRIMARY KEY,\n"
			    "  uuid TEXT NOT NULL UNIQUE,\n"
			    "  reference TEXT NOT NULL UNIQUE,\n"
			    "  language TEXT NOT NULL,\n"
			    "  template INTEGER NOT NULL REFERENCES template(id),\n"
			    "  begun INTEGER NOT NULL\n"),
	/* What the list shows. No foreign key: only then can erasing clear the table in a way that
	 * leaves no old bytes in its pages. */
	TABLE("summary", "  assessment INTEGER PRIMARY KEY,\n"
			 "  head INTEGER NOT NULL,\n"
			 "  changed INTEGER NOT NULL,\n"
			 "  changed_by TEXT NOT NULL,\n"
			 "  title TEXT NOT NULL,\n"
			 "  client TEXT NOT NULL,\n"
			 "  own_reference TEXT NOT NULL,\n"
			 "  classification TEXT NOT NULL,\n"
			 "  percent INTEGER NOT NULL,\n"
			 "  blocking INTEGER NOT NULL\n"),
	TABLE("record", "  id INTEGER PRIMARY KEY,\n"
			"  assessment INTEGER NOT NULL REFERENCES assessment(id),\n"
			"  uuid TEXT NOT NULL,\n"
			"  kind TEXT NOT NULL,\n"
			"  number INTEGER NOT NULL,\n"
			"  removed INTEGER NOT NULL,\n"
			"  UNIQUE (assessment, uuid),\n"
			"  UNIQUE (assessment, kind, number)\n"),
	/* Every text that was ever kept, with the salt that makes its hash unguessable. Erasing
	 * overwrites salt and text with as many zeros, in place; the hash stays. */
	TABLE("content", "  id INTEGER PRIMARY KEY,\n"
			 "  hash BLOB NOT NULL CHECK (length(hash) = 32),\n"
			 "  salt BLOB NOT NULL CHECK (length(salt) = 16),\n"
			 "  text NOT NULL,\n"
			 "  origin INTEGER REFERENCES content(id)\n"),
	/* The current values. */
	WITHOUT_ROWID("value", "  record INTEGER NOT NULL REFERENCES record(id),\n"
			       "  field TEXT NOT NULL,\n"
			       "  language TEXT NOT NULL,\n"
			       "  content INTEGER NOT NULL REFERENCES content(id),\n"
			       "  PRIMARY KEY (record, field, language)\n"),
	/* The log. */
	TABLE("change", "  id INTEGER PRIMARY KEY,\n"
			"  assessment INTEGER NOT NULL REFERENCES assessment(id),\n"
			"  writer INTEGER NOT NULL REFERENCES writer(id),\n"
			"  sequence INTEGER NOT NULL,\n"
			"  lamport INTEGER NOT NULL,\n"
			"  previous BLOB NOT NULL CHECK (length(previous) = 32),\n"
			"  parents BLOB NOT NULL CHECK (length(parents) % 32 = 0),\n"
			"  time INTEGER NOT NULL,\n"
			"  person INTEGER NOT NULL REFERENCES person(id),\n"
			"  act TEXT NOT NULL,\n"
			"  reason TEXT,\n"
			"  reverts INTEGER REFERENCES change(id),\n"
			"  hash BLOB NOT NULL CHECK (length(hash) = 32),\n"
			"  UNIQUE (assessment, writer, sequence)\n"),
	/* An edit without a record is one of the assessment itself. */
	WITHOUT_ROWID("edit", "  change INTEGER NOT NULL REFERENCES change(id),\n"
			      "  position INTEGER NOT NULL,\n"
			      "  record INTEGER REFERENCES record(id),\n"
			      "  field TEXT NOT NULL,\n"
			      "  language TEXT NOT NULL,\n"
			      "  old INTEGER REFERENCES content(id),\n"
			      "  new INTEGER REFERENCES content(id),\n"
			      "  PRIMARY KEY (change, position)\n"),
	/* What is being typed; no foreign key for the same reason as above. */
	TABLE("draft", "  id INTEGER PRIMARY KEY,\n"
		       "  assessment INTEGER NOT NULL,\n"
		       "  address TEXT NOT NULL,\n"
		       "  text TEXT NOT NULL,\n"
		       "  time INTEGER NOT NULL,\n"
		       "  UNIQUE (assessment, address)\n"),
	/* Who edits an assessment; true only while the lock is held. */
	TABLE("holder", "  assessment INTEGER PRIMARY KEY REFERENCES assessment(id),\n"
			"  name TEXT NOT NULL,\n"
			"  process INTEGER NOT NULL,\n"
			"  host TEXT NOT NULL\n"),
	/* INSERT OR REPLACE deletes without a delete trigger, hence the third of each. */
	TRIGGER("change_stays", "change", "UPDATE", REFUSE),
	TRIGGER("change_remains", "change", "DELETE", REFUSE),
	TRIGGER("change_is_new", "change", "INSERT",
		"WHEN EXISTS (SELECT 1 FROM change WHERE id = NEW.id OR (assessment = "
		"NEW.assessment\n"
		"  AND writer = NEW.writer AND sequence = NEW.sequence))\n" REFUSE),
	TRIGGER("edit_stays", "edit", "UPDATE", REFUSE),
	TRIGGER("edit_remains", "edit", "DELETE", REFUSE),
	TRIGGER("edit_is_new", "edit", "INSERT",
		"WHEN EXISTS (SELECT 1 FROM edit WHERE change = NEW.change AND position = "
		"NEW.position)\n" REFUSE),
	TRIGGER("content_stays", "content", "UPDATE",
		"WHEN NEW.id IS NOT OLD.id OR NEW.hash IS NOT OLD.hash OR NEW.origin IS NOT "
		"OLD.origin\n"
		"  OR NEW.salt IS NOT zeroblob(16)\n"
		"  OR NEW.text IS NOT zeroblob(length(CAST(OLD.text AS BLOB)))\n" REFUSE),
	TRIGGER("content_remains", "content", "DELETE", REFUSE),
	TRIGGER("content_is_new", "content", "INSERT",
		"WHEN EXISTS (SELECT 1 FROM content WHERE id = NEW.id)\n" REFUSE),
	/* From here on: version 2. */
	/* Where an assessment stands, as its log says; the triggers below look here. */
	TABLE("standing",
		"  assessment INTEGER PRIMARY KEY REFERENCES assessment(id),\n"
		"  state TEXT NOT NULL CHECK (state IN ('draft', 'review', 'decided', 'superseded',"
		" 'withdrawn')),\n"
		"  trashed INTEGER NOT NULL CHECK (trashed IN (0, 1)),\n"
		"  keep_until TEXT NOT NULL,\n"
		"  hold TEXT NOT NULL\n"),
	/* The canonical text of an assessment as it was after a change, once that was signed.
	 * Disposal overwrites it with as many zeros; the hash stays. */
	TABLE("version", "  id INTEGER PRIMARY KEY,\n"
			 "  assessment INTEGER NOT NULL REFERENCES assessment(id),\n"
			 "  change INTEGER NOT NULL UNIQUE REFERENCES change(id),\n"
			 "  hash BLOB NOT NULL CHECK (length(hash) = 32),\n"
			 "  text BLOB NOT NULL\n"),
	/* Files, once each; records of the kind `evidence` name them by their hash. */
	TABLE("evidence", "  id INTEGER PRIMARY KEY,\n"
			  "  hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),\n"
			  "  bytes BLOB NOT NULL\n"),
	TRIGGER("standing_follows", "standing", "UPDATE",
		"WHEN NEW.assessment IS NOT OLD.assessment OR NEW.state IS NOT OLD.state\n"
		"  AND NEW.state IS NOT (SELECT c.text FROM change h JOIN edit e ON e.change = "
		"h.id\n"
		"  JOIN content c ON c.id = e.new WHERE h.assessment = OLD.assessment\n"
		"  AND e.record IS NULL AND e.field = '#state'\n"
		"  ORDER BY h.lamport DESC, h.id DESC LIMIT 1)\n" SEALED),
	TRIGGER("standing_remains", "standing", "DELETE", SEALED),
	TRIGGER("standing_is_new", "standing", "INSERT",
		"WHEN EXISTS (SELECT 1 FROM standing WHERE assessment = NEW.assessment)\n" SEALED),
	TRIGGER("version_stays", "version", "UPDATE",
		"WHEN NEW.id IS NOT OLD.id OR NEW.assessment IS NOT OLD.assessment\n"
		"  OR NEW.change IS NOT OLD.change OR NEW.hash IS NOT OLD.hash\n"
		"  OR NEW.text IS NOT zeroblob(length(OLD.text))\n" SEALED),
	TRIGGER("version_remains", "version", "DELETE", SEALED),
	TRIGGER("version_is_new", "version", "INSERT",
		"WHEN EXISTS (SELECT 1 FROM version WHERE id = NEW.id OR change = "
		"NEW.change)\n" SEALED),
	TRIGGER("evidence_stays", "evidence", "UPDATE",
		"WHEN NEW.id IS NOT OLD.id OR NEW.hash IS NOT OLD.hash\n"
		"  OR NEW.bytes IS NOT zeroblob(length(OLD.bytes))\n" SEALED),
	TRIGGER("evidence_remains", "evidence", "DELETE", SEALED),
	TRIGGER("evidence_is_new", "evidence", "INSERT",
		"WHEN EXISTS (SELECT 1 FROM evidence WHERE id = NEW.id OR hash = "
		"NEW.hash)\n" SEALED),
	TRIGGER("template_stays", "template", "UPDATE", SEALED),
	TRIGGER("assessment_stays", "assessment", "UPDATE",
		"WHEN NEW.id IS NOT OLD.id OR NEW.uuid IS NOT OLD.uuid\n"
		"  OR " STATE_OF("OLD.id") " <> 'draft'\n" SEALED),
	TRIGGER("record_is_open", "record", "INSERT",
		"WHEN " CLOSED_TO_NEW("NEW.assessment",
			"NEW.kind") "  OR EXISTS (SELECT 1 FROM record r WHERE (r.id = NEW.id\n"
				    "  OR (r.assessment = NEW.assessment AND (r.uuid = NEW.uuid\n"
				    "  OR (r.kind = NEW.kind AND r.number = NEW.number))))\n"
				    "  AND " CLOSED_TO_EDITS(
					    "r.assessment", "r.kind") ")\n" SEALED),
	TRIGGER("record_stays", "record", "UPDATE",
		"WHEN NEW.id IS NOT OLD.id OR NEW.assessment IS NOT OLD.assessment\n"
		"  OR " CLOSED_TO_EDITS("OLD.assessment", "OLD.kind") SEALED),
	TRIGGER("record_remains", "record", "DELETE",
		"WHEN " STATE_OF("OLD.assessment") " <> 'draft'\n" SEALED),
	TRIGGER("value_is_open", "value", "INSERT",
		"WHEN " CLOSED_TO_NEW(OWNER_OF("NEW.record"),
			KIND_OF("NEW.record")) "  OR EXISTS (SELECT 1 FROM value WHERE record = "
					       "NEW.record\n"
					       "  AND field = NEW.field AND language = "
					       "NEW.language)\n"
					       "  AND " CLOSED_TO_EDITS(OWNER_OF("NEW.record"),
						       KIND_OF("NEW.record")) SEALED),
	TRIGGER("value_stays", "value", "UPDATE",
		"WHEN NEW.record IS NOT OLD.record\n"
		"  OR " CLOSED_TO_EDITS(OWNER_OF("OLD.record"), KIND_OF("OLD.record")) SEALED),
	TRIGGER("value_remains", "value", "DELETE",
		"WHEN " CLOSED_TO_EDITS(OWNER_OF("OLD.record"), KIND_OF("OLD.record")) SEALED),
};

/* How many of them each version has. */
static const size_t part_counts[] = {0, 23, array_length(parts)};

/* What each version does with what is there. */
static const char *const moves[] = {NULL, NULL,
	"INSERT INTO standing (assessment, state, trashed, keep_until, hold)"
	" SELECT id, 'draft', 0, '', '' FROM assessment"};

static bool
column_is(sqlite3_stmt *statement, int column, const char *expected)
{
	const char *text = (const char *)sqlite3_column_text(statement, column);

	return text && strcmp(text, expected) == 0 &&
	       (size_t)sqlite3_column_bytes(statement, column) == strlen(expected);
}

/* The indexes that SQLite makes by itself for UNIQUE have no text and follow from the tables. */
static bool
is_automatic_index(sqlite3_stmt *statement)
{
	const char *name = (const char *)sqlite3_column_text(statement, 1);

	return column_is(statement, 0, "index") &&
	       sqlite3_column_type(statement, 3) == SQLITE_NULL && name &&
	       strncmp(name, "sqlite_autoindex_", strlen("sqlite_autoindex_")) == 0;
}

/* The part that the row is, byte for byte; `count` where it is none of the first `count`. Their
 * order is no part of a schema: VACUUM puts tables before triggers. */
static size_t
find_part(sqlite3_stmt *statement, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (column_is(statement, 1, parts[i].name) &&
			column_is(statement, 0, parts[i].type) &&
			column_is(statement, 2, parts[i].table) &&
			column_is(statement, 3, parts[i].text))
			return i;
	}
	return count;
}

/* Whether nothing but triggers is missing of the first `count` parts. */
static bool
has_tables(const bool *is_there, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (!is_there[i] && strcmp(parts[i].type, "trigger") != 0)
			return false;
	}
	return true;
}

/* Compare what is there with the first `expected` parts. */
static int
compare(sqlite3 *database, size_t expected, enum schema_state *state)
{
	sqlite3_stmt *statement;
	bool is_there[array_length(parts)] = {false};
	size_t count = 0;
	size_t rows = 0;
	int result = sqlite3_prepare_v2(database,
		"SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY rowid", -1,
		&statement, NULL);

	if (result != SQLITE_OK)
		return result;
	while ((result = sqlite3_step(statement)) == SQLITE_ROW) {
		rows++;
		if (is_automatic_index(statement))
			continue;

		size_t part = find_part(statement, expected);

		/* What is not ours, or there twice, is one too many. */
		count += part == expected || is_there[part] ? expected + 1 : 1;
		if (part < expected)
			is_there[part] = true;
	}
	sqlite3_finalize(statement);
	if (result != SQLITE_DONE)
		return result;
	if (rows == 0)
		*state = SCHEMA_EMPTY;
	else if (count == expected)
		*state = SCHEMA_OURS;
	else
		*state = count < expected && has_tables(is_there, expected) ? SCHEMA_UNSEALED
									    : SCHEMA_FOREIGN;
	return SQLITE_OK;
}

static int
read_number(sqlite3 *database, const char *text, int64_t *number)
{
	sqlite3_stmt *statement;
	int result = sqlite3_prepare_v2(database, text, -1, &statement, NULL);

	if (result != SQLITE_OK)
		return result;
	result = sqlite3_step(statement);
	*number = result == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : 0;
	sqlite3_finalize(statement);
	return result == SQLITE_ROW ? SQLITE_OK : result;
}

/* Whether a file of a newer version has nothing that runs when its tables are read. Triggers are
 * switched off, and checks are not made. */
static int
check_plain(sqlite3 *database, bool *is_plain)
{
	/* In this order: what the later ones look into must not be a view. */
	static const char *const faults[] = {
		"SELECT count(*) FROM sqlite_schema WHERE type NOT IN ('table', 'index', 'trigger')"
		" OR (type = 'table' AND coalesce(rootpage, 0) < 1)",
		"SELECT count(*) FROM sqlite_schema s, pragma_table_xinfo(s.name) c"
		" WHERE s.type = 'table' AND c.hidden <> 0",
		"SELECT count(*) FROM sqlite_schema s, pragma_index_xinfo(s.name) c"
		" WHERE s.type = 'index' AND c.cid < -1",
		"SELECT count(*) FROM sqlite_schema s, pragma_index_list(s.name) i"
		" WHERE s.type = 'table' AND i.partial",
	};

	*is_plain = true;
	for (size_t i = 0; i < array_length(faults) && *is_plain; i++) {
		int64_t count;
		int result = read_number(database, faults[i], &count);

		if (result != SQLITE_OK)
			return result;
		*is_plain = count == 0;
	}
	return SQLITE_OK;
}

int
schema_inspect(sqlite3 *database, enum schema_state *state)
{
	int64_t application;
	int64_t version;
	int result = read_number(database, "PRAGMA application_id", &application);

	if (result == SQLITE_OK)
		result = read_number(database, "PRAGMA user_version", &version);
	if (result != SQLITE_OK)
		return result;
	if (application == SCHEMA_APPLICATION && version > SCHEMA_VERSION) {
		bool is_plain;

		result = check_plain(database, &is_plain);
		*state = is_plain ? SCHEMA_NEWER : SCHEMA_FOREIGN;
		return result;
	}

	bool numbered = application == SCHEMA_APPLICATION && version >= 1;
	bool unnumbered = application == 0 && version == 0;

	result = compare(database, part_counts[numbered ? version : SCHEMA_VERSION], state);
	if (result != SQLITE_OK)
		return result;
	if ((*state == SCHEMA_OURS && !numbered) ||
		(*state == SCHEMA_UNSEALED && (!numbered || version < SCHEMA_VERSION)) ||
		(*state == SCHEMA_EMPTY && !unnumbered))
		*state = SCHEMA_FOREIGN;
	else if (*state == SCHEMA_OURS && version < SCHEMA_VERSION)
		*state = SCHEMA_OLDER;
	return SQLITE_OK;
}

static int
advance(sqlite3 *database, int to)
{
	auto_string char *number = string_format("PRAGMA user_version = %d", to);
	int result = SQLITE_OK;

	for (size_t i = part_counts[to - 1]; i < part_counts[to] && result == SQLITE_OK; i++)
		result = sqlite3_exec(database, parts[i].text, NULL, NULL, NULL);
	if (result == SQLITE_OK && moves[to])
		result = sqlite3_exec(database, moves[to], NULL, NULL, NULL);
	return result == SQLITE_OK ? sqlite3_exec(database, number, NULL, NULL, NULL) : result;
}

int
schema_advance(sqlite3 *database, int from, int to)
{
	auto_string char *number = string_format("PRAGMA application_id = %d", SCHEMA_APPLICATION);
	int result = from == 0 ? sqlite3_exec(database, number, NULL, NULL, NULL) : SQLITE_OK;

	for (int version = from + 1; version <= to && result == SQLITE_OK; version++)
		result = advance(database, version);
	return result;
}

int
schema_read_version(sqlite3 *database, int *version)
{
	int64_t number = 0;
	int result = read_number(database, "PRAGMA user_version", &number);

	*version = (int)number;
	return result;
}
