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
};

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

static int
compare(sqlite3 *database, enum schema_state *state)
{
	sqlite3_stmt *statement;
	size_t count = 0;
	size_t rows = 0;
	bool same = true;
	int result = sqlite3_prepare_v2(database,
		"SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY rowid", -1,
		&statement, NULL);

	if (result != SQLITE_OK)
		return result;
	while ((result = sqlite3_step(statement)) == SQLITE_ROW) {
		rows++;
		if (is_automatic_index(statement))
			continue;
		same = same && count < array_length(parts) &&
		       column_is(statement, 0, parts[count].type) &&
		       column_is(statement, 1, parts[count].name) &&
		       column_is(statement, 2, parts[count].table) &&
		       column_is(statement, 3, parts[count].text);
		count++;
	}
	sqlite3_finalize(statement);
	if (result != SQLITE_DONE)
		return result;
	if (rows == 0)
		*state = SCHEMA_EMPTY;
	else
		*state = same && count == array_length(parts) ? SCHEMA_OURS : SCHEMA_FOREIGN;
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
	result = compare(database, state);
	if (result != SQLITE_OK)
		return result;

	bool numbered = application == SCHEMA_APPLICATION && version == SCHEMA_VERSION;
	bool unnumbered = application == 0 && version == 0;

	if ((*state == SCHEMA_OURS && !numbered) || (*state == SCHEMA_EMPTY && !unnumbered))
		*state = SCHEMA_FOREIGN;
	return SQLITE_OK;
}

int
schema_create(sqlite3 *database)
{
	auto_string char *numbers =
		string_format("PRAGMA application_id = %d; PRAGMA user_version = %d",
			SCHEMA_APPLICATION, SCHEMA_VERSION);
	int result = sqlite3_exec(database, numbers, NULL, NULL, NULL);

	for (size_t i = 0; i < array_length(parts) && result == SQLITE_OK; i++)
		result = sqlite3_exec(database, parts[i].text, NULL, NULL, NULL);
	return result;
}
