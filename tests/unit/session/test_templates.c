/* SPDX-License-Identifier: MIT */
/* Tests of src/session/templates.c. */
#include "config.h"

#include "fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/files.h"

/* Two places for templates: the program's and the person's. */
struct places {
	char *folder;
	char *made[16]; /* files and folders, to be taken away in reverse */
	size_t made_count;
};

static void
make_folder(struct places *places, const char *name)
{
	char *path = files_join(places->folder, name);

	assert_int_equal(mkdir(path, 0700), 0);
	places->made[places->made_count++] = path;
}

static void
make_file(struct places *places, const char *name, const char *source)
{
	char *path = files_join(places->folder, name);
	auto_string char *data = fixture_data(source);
	char *bytes;
	size_t length;

	assert_true(files_read(data, 1024 * 1024, &bytes, &length, NULL));
	assert_true(files_replace(path, bytes, length, NULL));
	free(bytes);
	places->made[places->made_count++] = path;
}

static int
set_up(void **state)
{
	struct places *places = memory_allocate(sizeof(*places));
	const char *temporary = getenv("TMPDIR");

	places->folder = string_format("%s/pia-test-XXXXXX", temporary ? temporary : "/tmp");
	assert_non_null(mkdtemp(places->folder));
	make_folder(places, "program");
	make_folder(places, "program/templates");
	make_folder(places, "program/templates/blueprints");
	make_folder(places, "own");
	make_folder(places, "own/pia");
	make_folder(places, "own/pia/templates");
	make_file(places, "program/templates/small.yaml", "small.yaml");
	make_file(places, "program/templates/blueprints/small-start.yaml", "small-start.yaml");

	auto_string char *program = files_join(places->folder, "program");
	auto_string char *own = files_join(places->folder, "own");

	setenv("PIA_DATA", program, 1);
	setenv("XDG_DATA_HOME", own, 1);
	*state = places;
	return 0;
}

static int
tear_down(void **state)
{
	struct places *places = *state;

	for (size_t i = places->made_count; i > 0; i--) {
		remove(places->made[i - 1]);
		free(places->made[i - 1]);
	}
	rmdir(places->folder);
	free(places->folder);
	free(places);
	unsetenv("PIA_DATA");
	unsetenv("XDG_DATA_HOME");
	return 0;
}

static void
list__prefers_own__and_leaves_faulty_out(void **state)
{
	struct places *places = *state;
	struct template_entry *entries;
	size_t count;

	make_file(places, "own/pia/templates/faulty.yaml", "small-start.yaml");
	make_file(places, "own/pia/templates/another.yaml", "small.yaml");
	make_file(places, "own/pia/templates/small.yaml", "small.yaml");
	templates_list(&entries, &count);
	assert_int_equal(count, 2);
	assert_string_equal(entries[0].name, "another");
	assert_string_equal(entries[1].name, "small");
	assert_non_null(strstr(entries[1].path, "/own/"));
	assert_string_equal(entries[1].version, "1.2.0");
	assert_string_equal(
		localized_text(&entries[1].title, LANGUAGE_PORTUGUESE), "Avaliação pequena");
	template_entries_free(entries, count);
}

static void
list_blueprints__are_those_of_a_template(void **state)
{
	struct template_entry *entries;
	size_t count;

	(void)state;
	templates_list_blueprints("small", &entries, &count);
	assert_int_equal(count, 1);
	assert_string_equal(entries[0].name, "small-start");
	assert_string_equal(entries[0].template_name, "small");
	template_entries_free(entries, count);
	templates_list_blueprints(NULL, &entries, &count);
	assert_int_equal(count, 1);
	template_entries_free(entries, count);
	templates_list_blueprints("other", &entries, &count);
	assert_int_equal(count, 0);
	template_entries_free(entries, count);
}

static void
load_glossary__prefers_own(void **state)
{
	struct places *places = *state;
	struct glossary *glossary = NULL;
	struct glossary **glossaries;
	struct error_list faults = {0};
	size_t count;

	assert_false(glossaries_load("small", &glossary, &faults));
	assert_int_equal(faults.errors[0].kind, ERROR_DATA);
	error_list_clear(&faults);
	glossaries_load_all(&glossaries, &count);
	assert_int_equal(count, 0);
	glossaries_free(glossaries, count);

	make_folder(places, "program/templates/glossaries");
	make_file(places, "program/templates/glossaries/small.yaml", "../glossaries/small.yaml");
	make_folder(places, "own/pia/templates/glossaries");
	/* One with faults hides nothing, but by its name it is what was asked for. */
	make_file(places, "own/pia/templates/glossaries/small.yaml", "small.yaml");
	make_file(places, "own/pia/templates/glossaries/another.yaml", "../glossaries/small.yaml");
	assert_false(glossaries_load("small", &glossary, &faults));
	assert_non_null(strstr(faults.errors[0].file, "/own/"));
	error_list_clear(&faults);
	assert_true(glossaries_load("another", &glossary, &faults));
	assert_string_equal(glossary->name, "small");
	glossary_free(&glossary);
	glossaries_load_all(&glossaries, &count);
	assert_int_equal(count, 2);
	glossaries_free(glossaries, count);
}

static void
load__finds_by_name_or_path(void **state)
{
	struct template *template = NULL;
	struct blueprint *blueprint = NULL;
	struct error_list faults = {0};
	auto_string char *path = fixture_data("small.yaml");

	(void)state;
	assert_true(templates_load(path, &template, &faults));
	template_free(&template);
	assert_true(templates_load("small", &template, &faults));
	assert_true(templates_load_blueprint("small-start", template, &blueprint, &faults));
	assert_string_equal(blueprint->template_name, "small");
	blueprint_free(&blueprint);
	assert_int_equal(faults.error_count, 0);

	assert_false(templates_load("nothing", &template, &faults));
	assert_false(templates_load_blueprint("nothing", template, &blueprint, &faults));
	assert_int_equal(faults.error_count, 2);
	assert_int_equal(faults.errors[0].kind, ERROR_DATA);
	error_list_clear(&faults);
	template_free(&template);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(list__prefers_own__and_leaves_faulty_out),
		TEST(list_blueprints__are_those_of_a_template),
		TEST(load_glossary__prefers_own),
		TEST(load__finds_by_name_or_path),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
