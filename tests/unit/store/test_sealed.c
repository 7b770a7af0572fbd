/* SPDX-License-Identifier: MIT */
/*
 * Tests of the triggers of src/store/schema.c: what is signed stays as it is, whoever writes the
 * file. The test writes as the sqlite3 program would, without foreign keys.
 */
#include "config.h"

#include "support.h"

#include <sqlite3.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"

/* Move the assessment to a state, as a change; with a text of its version when that is decided. */
static void
move_to(struct fixture *fixture, const char *reference, const char *state)
{
	struct store_found found;
	struct edits edits = {0};
	int64_t head = ask(fixture, "SELECT head FROM summary");
	struct store_version version = {
		.change = head,
		.hash = seal_hash_bytes("text", 4),
		.text = "text",
		.length = 4,
	};
	struct store_change change = {
		.act = state,
		.time = 2,
		.author = {"Ana", "", ""},
		.edits = &edits,
		.summary = {"title", "", "", "", 0, 0},
		.version = string_equal(state, "decided") ? &version : NULL,
	};

	assert_opens(fixture);
	assert_true(store_find(fixture->store, reference, &found, &fixture->error));
	edits_add(&edits, found.id, STORE_FIELD_STATE, LANGUAGE_NONE, NULL, state, NULL, NULL);
	if (!store_write(fixture->store, found.row, &head, &change, &fixture->error))
		fail_msg("%s", fixture->error.message);
	edits_clear(&edits);
	store_found_clear(&found);
	store_close(&fixture->store);
}

static void
begin_in_state(struct fixture *fixture, const char *state)
{
	assert_opens(fixture);

	auto_string char *reference = begin_something(fixture);

	store_close(&fixture->store);
	move_to(fixture, reference, state);
}

/* Run SQL that must be refused, and leave everything as it was. */
static void
assert_sealed(struct fixture *fixture, const char *sql)
{
	sqlite3 *database;
	char *message = NULL;

	assert_int_equal(sqlite3_open(fixture->path, &database), SQLITE_OK);
	if (sqlite3_exec(database, sql, NULL, NULL, &message) != SQLITE_CONSTRAINT)
		fail_msg("%s was not refused: %s", sql, message ? message : "done");
	sqlite3_free(message);
	sqlite3_close(database);
}

static void
decided__refuses_every_change_of_what_was_signed(void **state)
{
	static const char *const attacks[] = {
		"UPDATE value SET content = 1",
		"DELETE FROM value",
		"INSERT INTO value SELECT record, 'other', language, content FROM value",
		"INSERT OR REPLACE INTO value SELECT record, field, language, 1 FROM value",
		"UPDATE record SET removed = 1",
		"UPDATE record SET kind = 'comment'",
		"DELETE FROM record",
		"INSERT INTO record (assessment, uuid, kind, number, removed)"
		" SELECT assessment, 'new', 'flow', 9, 0 FROM record",
		"INSERT OR REPLACE INTO record (assessment, uuid, kind, number, removed)"
		" SELECT assessment, uuid, 'sign_off', 1, 1 FROM record",
		"INSERT OR REPLACE INTO record SELECT id, assessment, 'new', 'evidence', 1, 1 FROM "
		"record",
		"UPDATE standing SET state = 'draft'",
		"DELETE FROM standing",
		"INSERT OR REPLACE INTO standing SELECT assessment, 'draft', 0, '', '' FROM "
		"standing",
		"UPDATE version SET text = 'other'",
		"UPDATE version SET hash = zeroblob(32)",
		"DELETE FROM version",
		"INSERT OR REPLACE INTO version SELECT * FROM version",
		"UPDATE assessment SET template = 2",
		"UPDATE template SET text = 'other'",
		"UPDATE change SET time = 3",
		"DELETE FROM edit",
		"UPDATE content SET text = 'other'",
	};
	struct fixture *fixture = *state;

	begin_in_state(fixture, "decided");
	for (size_t i = 0; i < array_length(attacks); i++)
		assert_sealed(fixture, attacks[i]);
	assert_int_equal(ask(fixture, "SELECT count(*) FROM value"), 2);
	assert_int_equal(ask(fixture, "SELECT count(*) FROM record WHERE removed = 0"), 1);
}

static void
decided__takes_what_proves_it__once(void **state)
{
	struct fixture *fixture = *state;

	begin_in_state(fixture, "decided");
	run_sql(fixture, "INSERT INTO record (assessment, uuid, kind, number, removed)"
			 " SELECT id, 'signed', 'evidence', 1, 0 FROM assessment");
	run_sql(fixture,
		"INSERT INTO value SELECT id, 'title', '', 1 FROM record WHERE kind = 'evidence'");
	assert_sealed(fixture, "UPDATE value SET content = 2 WHERE field = 'title'");
	assert_sealed(fixture, "INSERT OR REPLACE INTO value SELECT id, 'title', '', 2 FROM record"
			       " WHERE kind = 'evidence'");
	assert_sealed(fixture, "UPDATE record SET removed = 1 WHERE kind = 'evidence'");
	assert_sealed(fixture, "INSERT INTO record (assessment, uuid, kind, number, removed)"
			       " SELECT id, 'remark', 'comment', 1, 0 FROM assessment");
}

static void
review__takes_remarks_only(void **state)
{
	struct fixture *fixture = *state;

	begin_in_state(fixture, "review");
	run_sql(fixture, "INSERT INTO record (assessment, uuid, kind, number, removed)"
			 " SELECT id, 'remark', 'comment', 1, 0 FROM assessment");
	run_sql(fixture,
		"INSERT INTO value SELECT id, 'text', '', 1 FROM record WHERE kind = 'comment'");
	run_sql(fixture, "UPDATE value SET content = 2 WHERE field = 'text'");
	assert_sealed(fixture, "UPDATE value SET content = 2 WHERE field = 'data'");
	assert_sealed(fixture,
		"INSERT OR REPLACE INTO record (assessment, uuid, kind, number, removed)"
		" SELECT assessment, uuid, 'comment', 2, 0 FROM record WHERE kind = 'flow'");
}

static void
draft__is_open_again__only_by_a_change_in_the_log(void **state)
{
	struct fixture *fixture = *state;

	begin_in_state(fixture, "decided");

	assert_sealed(fixture, "UPDATE standing SET state = 'draft'");
	move_to(fixture, "2026-0001", "draft");
	run_sql(fixture, "UPDATE value SET content = 2 WHERE field = 'data'");
	assert_sealed(fixture, "UPDATE version SET text = 'other'");
}

static void
evidence__stays_but_may_be_wiped(void **state)
{
	struct fixture *fixture = *state;

	make_library(fixture);
	run_sql(fixture, "INSERT INTO evidence (hash, bytes) VALUES (zeroblob(32), x'010203')");
	assert_sealed(fixture, "UPDATE evidence SET bytes = x'010204'");
	assert_sealed(fixture, "DELETE FROM evidence");
	assert_sealed(fixture, "INSERT OR REPLACE INTO evidence VALUES (1, zeroblob(32), x'00')");
	run_sql(fixture, "UPDATE evidence SET bytes = zeroblob(3)");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			decided__refuses_every_change_of_what_was_signed, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			decided__takes_what_proves_it__once, set_up, tear_down),
		cmocka_unit_test_setup_teardown(review__takes_remarks_only, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			draft__is_open_again__only_by_a_change_in_the_log, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			evidence__stays_but_may_be_wiped, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
