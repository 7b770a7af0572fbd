/* SPDX-License-Identifier: MIT */
/* Tests of src/store/schema.c and connection.c: files that say that a newer version made them. */
#include "config.h"

#include "support.h"

#include <sqlite3.h>
#include <string.h>

#include "base/memory.h"
#include "base/string.h"
#include "store/sql.h"

#define AS_NEWER "; PRAGMA user_version = 9999"
/* Takes longer than anybody waits, in one step of SQLite's machine. */
#define MANY(bytes) "replace(hex(zeroblob(" bytes ")), '0', 'a')"
#define BOMB "instr(" MANY("8000000") ", " MANY("1500000") " || 'b')"

static void
newer__is_read__whatever_plain_things_it_adds(void **state)
{
	struct fixture *fixture = *state;

	make_library(fixture);
	run_sql(fixture, "CREATE TABLE later(a); ALTER TABLE summary ADD COLUMN more TEXT;"
			 "CREATE INDEX later_a ON later(a);"
			 "CREATE TRIGGER x AFTER INSERT ON later BEGIN SELECT 1; END" AS_NEWER);
	assert_opens(fixture);
	assert_non_null(store_read_only(fixture->store));
	assert_int_equal(count_entries(fixture), 1);
}

static void
newer__is_refused__where_reading_it_would_run_something(void **state)
{
	struct fixture *fixture = *state;
	static const char *const attacks[] = {
		"CREATE VIEW x AS SELECT " BOMB,
		("ALTER TABLE assessment DROP COLUMN begun;"
		 " ALTER TABLE assessment ADD COLUMN begun AS (" BOMB ")"),
		"CREATE TABLE x(a, b AS (" BOMB ") STORED)",
		"CREATE INDEX x ON summary(title || " BOMB ")",
		"CREATE INDEX x ON summary(title) WHERE percent > 1000",
		"CREATE VIRTUAL TABLE x USING fts5(a)",
		("ALTER TABLE summary RENAME TO hidden;"
		 "CREATE VIEW summary AS SELECT hidden.* FROM hidden"),
	};

	for (size_t i = 0; i < sizeof(attacks) / sizeof(attacks[0]); i++) {
		auto_string char *sql = string_format("%s%s", attacks[i], AS_NEWER);

		make_library(fixture);
		/* An index computes at once: it is put on an empty table. */
		run_sql(fixture, "DELETE FROM summary");
		run_sql(fixture, sql);
		assert_refused(fixture, ERROR_DATA);
		empty_folder(fixture->folder);
	}
}

static void
newer__has_no_check_made(void **state)
{
	struct fixture *fixture = *state;

	make_library(fixture);
	run_sql(fixture,
		"CREATE TABLE x(a CHECK (a = 2 OR " BOMB " > 1)); INSERT INTO x VALUES (2);"
		"PRAGMA writable_schema = ON; UPDATE sqlite_schema"
		" SET sql = replace(sql, 'a = 2 OR ', '') WHERE name = 'x'" AS_NEWER);
	assert_opens(fixture);
	assert_int_equal(count_entries(fixture), 1);
}

static void
newer__has_no_longer_text__than_is_bounded(void **state)
{
	struct fixture *fixture = *state;
	size_t count = 0;

	make_library(fixture);
	run_sql(fixture, "UPDATE summary SET title = hex(zeroblob(9000000))" AS_NEWER);
	assert_opens(fixture);
	assert_false(store_list(fixture->store, NULL, &count, &fixture->error));
}

static void
newer__is_given_up__when_reading_takes_too_long(void **state)
{
	struct fixture *fixture = *state;
	struct query query;

	make_library(fixture);
	run_sql(fixture, "CREATE TABLE later(a)" AS_NEWER);
	assert_opens(fixture);
	sql_query(&query, fixture->store, &fixture->error,
		"WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c)"
		" SELECT count(*) FROM c",
		"");
	/* As if the time were over. */
	fixture->store->deadline = 0;
	assert_false(sql_row(&query));
	assert_false(sql_done(&query));
	assert_int_equal(fixture->error.kind, ERROR_DATA);
	assert_non_null(strstr(fixture->error.message, "too long"));
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(newer__is_read__whatever_plain_things_it_adds),
		TEST(newer__is_refused__where_reading_it_would_run_something),
		TEST(newer__has_no_check_made),
		TEST(newer__has_no_longer_text__than_is_bounded),
		TEST(newer__is_given_up__when_reading_takes_too_long),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
