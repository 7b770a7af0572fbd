/* SPDX-License-Identifier: MIT */
/* What the tests of the session share. */
#include "config.h"

#include "fixture.h"

#include <dirent.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/files.h"
#include "template/load.h"

static const struct person author = {
	.name = (char *)"Ana Sousa",
	.organisation = (char *)"Hotel Lotus",
	.role = (char *)"DPO",
};

void
fixture_assert_done(struct fixture *fixture, bool done, const char *file, int line)
{
	struct error *error = &fixture->error;

	if (done)
		return;
	fprintf(stderr, "%s:%d: %s\n", file, line, error->message ? error->message : "?");
	for (size_t i = 0; i < error->argument_count; i++)
		fprintf(stderr, "  %s: %s\n", error->arguments[i].name, error->arguments[i].value);
	fail();
}

void
fixture_assert_refused(
	struct fixture *fixture, bool done, enum error_kind kind, const char *file, int line)
{
	if (done || fixture->error.kind != kind) {
		fprintf(stderr, "%s:%d: done %d, kind %d, %s\n", file, line, done,
			(int)fixture->error.kind,
			fixture->error.message ? fixture->error.message : "no error");
		fail();
	}
	assert_non_null(fixture->error.message);
	error_clear(&fixture->error);
}

char *
fixture_data(const char *name)
{
	const char *source = getenv("top_srcdir");

	return string_format("%s/tests/data/templates/%s", source ? source : ".", name);
}

void
fixture_open_library(struct fixture *fixture)
{
	assert_done(fixture, library_open(fixture->path, &fixture->library, &fixture->error));
}

void
fixture_open_session(struct fixture *fixture)
{
	assert_done(fixture, session_open(fixture->library, fixture->reference, &fixture->session,
				     &fixture->error));
	session_set_author(fixture->session, &author);
}

void
fixture_close(struct fixture *fixture)
{
	session_close(&fixture->session);
	library_close(&fixture->library);
}

void
fixture_reopen(struct fixture *fixture)
{
	fixture_close(fixture);
	fixture_open_library(fixture);
	fixture_open_session(fixture);
}

int
fixture_set_up(void **state)
{
	struct fixture *fixture = memory_allocate(sizeof(*fixture));
	auto_string char *data = fixture_data("small.yaml");
	struct error_list faults = {0};

	assert_true(files_make_temporary_folder(&fixture->folder, NULL));
	fixture->path = files_join(fixture->folder, "pia.db");
	if (!template_load_file(data, &fixture->template, &faults))
		fail_msg("%s does not load", data);
	fixture_open_library(fixture);

	struct library_beginning beginning = {
		.template = fixture->template,
		.language = LANGUAGE_ENGLISH,
		.title = "DingTalk rollout",
		.author = &author,
	};

	assert_done(fixture,
		library_begin(fixture->library, &beginning, &fixture->reference, &fixture->error));
	fixture_open_session(fixture);
	*state = fixture;
	return 0;
}

int
fixture_tear_down(void **state)
{
	struct fixture *fixture = *state;

	fixture_close(fixture);
	template_free(&fixture->template);
	files_remove_temporary_folder(fixture->folder);
	assert_false(files_exists(fixture->folder));
	error_clear(&fixture->error);
	free(fixture->reference);
	free(fixture->path);
	free(fixture->folder);
	free(fixture);
	return 0;
}

static struct address
read_address(struct fixture *fixture, const char *text)
{
	struct address address;

	assert_done(fixture, address_read(session_assessment(fixture->session), text, &address,
				     &fixture->error));
	return address;
}

bool
fixture_set(struct fixture *fixture, const char *address, const char *text)
{
	struct address found = read_address(fixture, address);

	return session_set(
		fixture->session, found.record, found.field, found.language, text, &fixture->error);
}

const char *
fixture_get(struct fixture *fixture, const char *address)
{
	struct address found = read_address(fixture, address);
	const struct value *value = record_value(found.record, found.field,
		found.language == LANGUAGE_NONE ? LANGUAGE_ENGLISH : found.language);

	return value ? value->text : "";
}

const struct record *
fixture_record(struct fixture *fixture, const char *address)
{
	struct address found;

	if (!address_read(session_assessment(fixture->session), address, &found, NULL))
		return NULL;
	return found.record;
}

const struct record *
fixture_add(struct fixture *fixture, const char *kind)
{
	const struct template_kind *found =
		template_find_kind(session_assessment(fixture->session)->template, kind);
	const struct record *record = NULL;

	assert_non_null(found);
	assert_done(
		fixture, session_add(fixture->session, found, NULL, 0, &record, &fixture->error));
	assert_non_null(record);
	return record;
}

/* What the session keeps up to date from change to change is what a look from scratch finds. */
static void
assert_findings(struct fixture *fixture)
{
	const struct findings *kept = session_findings(fixture->session);
	struct findings fresh;

	findings_collect(session_assessment(fixture->session), &fresh);
	assert_int_equal(kept->finding_count, fresh.finding_count);
	assert_int_equal(kept->dismissed_count, fresh.dismissed_count);
	for (size_t i = 0; i < fresh.finding_count; i++) {
		assert_int_equal(kept->findings[i].type, fresh.findings[i].type);
		assert_ptr_equal(kept->findings[i].record, fresh.findings[i].record);
		assert_ptr_equal(kept->findings[i].field, fresh.findings[i].field);
		assert_ptr_equal(kept->findings[i].rule, fresh.findings[i].rule);
	}
	findings_clear(&fresh);
}

void
fixture_assert_integrity(struct fixture *fixture)
{
	struct error_list faults = {0};

	assert_findings(fixture);
	if (session_check_integrity(fixture->session, &faults))
		return;
	error_move(&fixture->error, &faults.errors[0]);
	error_list_clear(&faults);
	assert_done(fixture, false);
}

void
fixture_assert_fault(struct fixture *fixture, const char *message)
{
	struct error_list faults = {0};
	bool is_there = false;

	assert_false(session_check_integrity(fixture->session, &faults));
	for (size_t i = 0; i < faults.error_count; i++)
		is_there = is_there || strstr(faults.errors[i].message, message);
	if (!is_there)
		fprintf(stderr, "first fault: %s\n", faults.errors[0].message);
	error_list_clear(&faults);
	assert_true(is_there);
}

void
fixture_run_sql(struct fixture *fixture, const char *sql)
{
	sqlite3 *database;
	char *message = NULL;

	assert_int_equal(sqlite3_open(fixture->path, &database), SQLITE_OK);
	assert_int_equal(
		sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL), SQLITE_OK);
	if (sqlite3_exec(database, sql, NULL, NULL, &message) != SQLITE_OK)
		fail_msg("%s: %s", sql, message);
	sqlite3_close(database);
}

bool
fixture_folder_holds(const struct fixture *fixture, const char *text)
{
	DIR *directory = opendir(fixture->folder);
	struct dirent *entry;
	bool holds = false;

	assert_non_null(directory);
	while ((entry = readdir(directory))) {
		auto_string char *path = files_join(fixture->folder, entry->d_name);
		char *bytes;
		size_t length;

		if (entry->d_name[0] == '.' ||
			!files_read(path, 64 * 1024 * 1024, &bytes, &length, NULL))
			continue;
		holds = holds || memmem(bytes, length, text, strlen(text));
		free(bytes);
	}
	closedir(directory);
	return holds;
}

unsigned
fixture_random(uint64_t *seed, unsigned limit)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(*seed >> 33) % limit;
}
