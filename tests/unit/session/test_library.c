/* SPDX-License-Identifier: MIT */
/* Tests of src/session/library.c, begin.c and person.c. */
#include "config.h"

#include "fixture.h"

#include <stdlib.h>
#include <string.h>

#include "template/load.h"

static const struct person ben = {
	.name = (char *)"Ben Lo", .organisation = (char *)"", .role = (char *)""};

static struct library_list
list_of(struct fixture *fixture, const char *client)
{
	struct library_list list;

	assert_done(fixture, library_list(fixture->library, client, &list, &fixture->error));
	return list;
}

static void
begin__gives_next_reference_of_the_year__in_template_place(void **state)
{
	struct fixture *fixture = *state;
	struct library_beginning beginning = {
		.template = fixture->template, .language = LANGUAGE_CHINESE, .author = &ben};
	char *reference;

	setenv("PIA_NOW", "2026-12-31T15:59:59Z", 1);
	assert_done(
		fixture, library_begin(fixture->library, &beginning, &reference, &fixture->error));
	assert_true(strncmp(reference, "2026-", 5) == 0);
	free(reference);
	setenv("PIA_NOW", "2026-12-31T16:00:00Z", 1);
	assert_done(
		fixture, library_begin(fixture->library, &beginning, &reference, &fixture->error));
	assert_string_equal(reference, "2027-0001");
	free(reference);
	fixture_reopen(fixture);
	assert_done(
		fixture, library_begin(fixture->library, &beginning, &reference, &fixture->error));
	assert_string_equal(reference, "2027-0002");
	free(reference);
	unsetenv("PIA_NOW");

	struct library_list list = list_of(fixture, NULL);

	assert_int_equal(list.entry_count, 4);
	assert_string_equal(list.entries[0].reference, "2027-0002");
	assert_string_equal(list.entries[0].title, "小型評估");
	assert_string_equal(list.entries[0].changed_by, "Ben Lo");
	assert_int_equal(list.entries[0].language, LANGUAGE_CHINESE);
	library_list_clear(&list);
}

static void
begin__is_refused__in_a_year_of_five_digits(void **state)
{
	struct fixture *fixture = *state;
	struct library_beginning beginning = {
		.template = fixture->template, .language = LANGUAGE_ENGLISH, .author = &ben};
	char *reference;

	setenv("PIA_NOW", "9999-12-31T16:00:00Z", 1);
	assert_refused(fixture,
		library_begin(fixture->library, &beginning, &reference, &fixture->error),
		ERROR_STATE);
	setenv("PIA_NOW", "9999-12-31T15:59:59Z", 1);
	assert_done(
		fixture, library_begin(fixture->library, &beginning, &reference, &fixture->error));
	assert_string_equal(reference, "9999-0001");
	free(reference);
	unsetenv("PIA_NOW");
}

static void
begin__is_refused__without_author_or_language(void **state)
{
	struct fixture *fixture = *state;
	struct person nobody = {.name = (char *)""};
	struct library_beginning beginning = {
		.template = fixture->template, .language = LANGUAGE_ENGLISH};
	char *reference;

	assert_refused(fixture,
		library_begin(fixture->library, &beginning, &reference, &fixture->error),
		ERROR_STATE);
	beginning.author = &nobody;
	assert_refused(fixture,
		library_begin(fixture->library, &beginning, &reference, &fixture->error),
		ERROR_STATE);
	beginning.author = &ben;
	beginning.language = LANGUAGE_NONE;
	assert_refused(fixture,
		library_begin(fixture->library, &beginning, &reference, &fixture->error),
		ERROR_DATA);

	struct library_list list = list_of(fixture, NULL);

	assert_int_equal(list.entry_count, 1);
	library_list_clear(&list);
}

/* Begin from the blueprint of the small template and open that. */
static void
begin_from_blueprint(struct fixture *fixture, enum language language, const char *title)
{
	auto_string char *path = fixture_data("small-start.yaml");
	struct error_list faults = {0};
	struct blueprint *blueprint;
	struct library_beginning beginning = {.template = fixture->template,
		.language = language,
		.title = title,
		.client = title ? "Casino Rio" : NULL,
		.author = &ben};

	assert_true(blueprint_load_file(path, fixture->template, &blueprint, &faults));
	beginning.blueprint = blueprint;
	session_close(&fixture->session);
	free(fixture->reference);
	assert_done(fixture,
		library_begin(fixture->library, &beginning, &fixture->reference, &fixture->error));
	blueprint_free(&blueprint);
	fixture_open_session(fixture);
}

static void
begin__writes_blueprint__as_one_change(void **state)
{
	struct fixture *fixture = *state;
	struct history history;

	begin_from_blueprint(fixture, LANGUAGE_ENGLISH, NULL);
	assert_done(fixture, session_history(fixture->session, NULL, &history, &fixture->error));
	assert_int_equal(history.change_count, 1);
	assert_int_equal(history.changes[0].act, ACT_BEGIN);
	history_clear(&history);
	fixture_assert_integrity(fixture);

	auto_string char *app = string_format("%s", fixture_record(fixture, "system/1")->id);
	auto_string char *purposes = string_format("%s %s",
		fixture_record(fixture, "purpose/1")->id, fixture_record(fixture, "purpose/2")->id);

	assert_string_equal(fixture_get(fixture, "assessment.title"), "Payroll");
	assert_string_equal(fixture_get(fixture, "assessment.client"), "Hotel Lotus");
	assert_string_equal(fixture_get(fixture, "flow/1.to"), app);
	assert_string_equal(fixture_get(fixture, "flow/1.purposes"), purposes);
	assert_string_equal(fixture_get(fixture, "party/1.name@zh-Hant"), "蓮花酒店");
	assert_string_equal(fixture_get(fixture, "party/2.name"), "Chat Ltd");
	assert_string_equal(fixture_get(fixture, "answers.needed"), "yes");
	assert_int_equal(fixture_add(fixture, "party")->number, 3);
}

static void
begin__gives_translations_their_origin(void **state)
{
	struct fixture *fixture = *state;
	const struct record *party;
	const struct template_field *name;
	auto_string char *origin = assessment_fingerprint("Hotel Lótus");

	begin_from_blueprint(fixture, LANGUAGE_PORTUGUESE, NULL);
	party = fixture_record(fixture, "party/1");
	name = template_find_field(party->kind, "name");
	assert_null(record_value(party, name, LANGUAGE_PORTUGUESE)->origin);
	assert_string_equal(record_value(party, name, LANGUAGE_ENGLISH)->origin, origin);
	assert_string_equal(record_value(party, name, LANGUAGE_CHINESE)->origin, origin);
}

static void
begin__prefers_given_title_and_client(void **state)
{
	struct fixture *fixture = *state;

	begin_from_blueprint(fixture, LANGUAGE_ENGLISH, "My rollout");
	assert_string_equal(fixture_get(fixture, "assessment.title"), "My rollout");
	assert_string_equal(fixture_get(fixture, "assessment.title@pt"), "");
	assert_string_equal(fixture_get(fixture, "assessment.client"), "Casino Rio");
	assert_string_equal(fixture_get(fixture, "assessment.own_reference"), "HL-7");
}

static void
open__uses_stored_template__not_the_file(void **state)
{
	struct fixture *fixture = *state;
	auto_string char *name = memory_copy_string(fixture->template->kinds[0]->id);

	template_free(&fixture->template);
	fixture_reopen(fixture);
	assert_non_null(template_find_kind(session_assessment(fixture->session)->template, name));
}

static void
list__has_sums__and_is_filtered_by_client(void **state)
{
	struct fixture *fixture = *state;

	begin_from_blueprint(fixture, LANGUAGE_ENGLISH, NULL);

	struct library_list list = list_of(fixture, "HOTEL LÓTUS");

	assert_int_equal(list.entry_count, 1);
	assert_string_equal(list.entries[0].title, "Payroll");
	assert_string_equal(list.entries[0].own_reference, "HL-7");
	assert_string_equal(list.entries[0].classification, "internal");
	assert_string_equal(list.entries[0].template_name, "small");
	assert_string_equal(list.entries[0].template_version, "1.2.0");
	assert_true(list.entries[0].percent > 0);
	assert_int_equal(list.entries[0].blocking, 1);
	library_list_clear(&list);

	assert_done(fixture, fixture_set(fixture, "flow/2.ground", "contract"));
	list = list_of(fixture, NULL);
	assert_int_equal(list.entry_count, 2);
	assert_int_equal(list.entries[0].blocking, 0);
	assert_string_equal(list.entries[0].changed_by, "Ana Sousa");
	library_list_clear(&list);

	list = list_of(fixture, "nobody");
	assert_int_equal(list.entry_count, 0);
	library_list_clear(&list);
}

static void
list__is_in_order_of_changes__whatever_the_clock_says(void **state)
{
	struct fixture *fixture = *state;

	begin_from_blueprint(fixture, LANGUAGE_ENGLISH, NULL);
	setenv("PIA_NOW", "2001-01-01T00:00:00Z", 1);
	assert_done(fixture, fixture_set(fixture, "assessment.own_reference", "late"));
	assert_done(fixture, fixture_set(fixture, "assessment.own_reference", "later"));
	unsetenv("PIA_NOW");

	struct library_list list = list_of(fixture, NULL);
	struct history history;

	assert_string_equal(list.entries[0].own_reference, "later");
	library_list_clear(&list);
	assert_done(fixture, session_history(fixture->session, NULL, &history, &fixture->error));
	assert_string_equal(history.changes[2].edits[0].new_text, "later");
	assert_true(history.changes[2].time < history.changes[0].time);
	history_clear(&history);
	fixture_assert_integrity(fixture);
}

static void
people__come_last_first(void **state)
{
	struct fixture *fixture = *state;
	struct person *people;
	size_t count;

	session_set_author(fixture->session, &ben);
	assert_done(fixture, fixture_set(fixture, "answers.scope", "by Ben"));
	assert_done(fixture, library_people(fixture->library, &people, &count, &fixture->error));
	assert_int_equal(count, 2);
	assert_string_equal(people[0].name, "Ben Lo");
	assert_string_equal(people[1].organisation, "Hotel Lotus");
	for (size_t i = 0; i < count; i++)
		person_clear(&people[i]);
	free(people);
}

static void
person__is_read__from_one_line(void **state)
{
	struct person person;

	(void)state;
	assert_true(person_read(" 陳大文 , Hotel Lotus,DPO, acting", &person));
	assert_string_equal(person.name, "陳大文");
	assert_string_equal(person.organisation, "Hotel Lotus");
	assert_string_equal(person.role, "DPO, acting");
	person_clear(&person);
	assert_true(person_read("陳大文，蓮花酒店,主任，署任", &person));
	assert_string_equal(person.name, "陳大文");
	assert_string_equal(person.organisation, "蓮花酒店");
	assert_string_equal(person.role, "主任，署任");
	person_clear(&person);
	assert_true(person_read("Ana", &person));
	assert_string_equal(person.organisation, "");
	assert_string_equal(person.role, "");
	person_clear(&person);
	assert_false(person_read(" , Hotel", &person));
	assert_false(person_read("", &person));
}

static void
path__is_given_or_environment_or_home(void **state)
{
	char *path;

	(void)state;
	setenv("PIA_DB", "/e/x.db", 1);
	assert_true(library_path("/g/y.db", &path, NULL));
	assert_string_equal(path, "/g/y.db");
	free(path);
	assert_true(library_path(NULL, &path, NULL));
	assert_string_equal(path, "/e/x.db");
	free(path);
	unsetenv("PIA_DB");
	setenv("XDG_DATA_HOME", "/d", 1);
	assert_true(library_path(NULL, &path, NULL));
	assert_string_equal(path, "/d/pia/pia.db");
	free(path);
	unsetenv("XDG_DATA_HOME");
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)
	const struct CMUnitTest tests[] = {
		TEST(begin__gives_next_reference_of_the_year__in_template_place),
		TEST(begin__is_refused__in_a_year_of_five_digits),
		TEST(begin__is_refused__without_author_or_language),
		TEST(begin__writes_blueprint__as_one_change),
		TEST(begin__gives_translations_their_origin),
		TEST(begin__prefers_given_title_and_client),
		TEST(open__uses_stored_template__not_the_file),
		TEST(list__has_sums__and_is_filtered_by_client),
		TEST(list__is_in_order_of_changes__whatever_the_clock_says),
		TEST(people__come_last_first),
		cmocka_unit_test(person__is_read__from_one_line),
		cmocka_unit_test(path__is_given_or_environment_or_home),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
