/* SPDX-License-Identifier: MIT */
/* Unit tests of ui/screens/upgrade, and of screens that are open while the template changes. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../next.h"
#include "base/array.h"
#include "base/files.h"
#include "base/memory.h"
#include "session/templates.h"
#include "support.h"
#include "ui/screens/screens.h"
#include "ui/script.h"

static char folder[] = "/tmp/pia-upgrade-XXXXXX";

static const char *const names[] = {"pia.db", "pia.db.lock", "pia.db-wal", "pia.db-shm",
	"pia/templates/small.yaml", "pia/templates", "pia"};

/* A version with a step less and without most of the rest. */
static const struct next_patch fewer_steps[] = {
	{"version: 1.2.0", "version: 2.0.0"},
	{"  - id: risks\n    title: {en: Risks, pt: Riscos, zh-Hant: 風險}\n    when: needed is "
	 "yes\n    show:\n",
		""},
};

static void
write_template(const struct next_patch *patches, size_t count)
{
	auto_string char *path = files_join(folder, "pia/templates/small.yaml");
	auto_string char *templates = files_join(folder, "pia/templates");
	auto_string char *text = next_text(patches, count);

	assert_true(files_make_private_folder(templates, NULL));
	assert_true(files_replace(path, text, strlen(text), NULL));
}

/* The screens over a new assessment of the small template, while this version of it is found. */
static struct application *
begin(const struct next_patch *patches, size_t count)
{
	auto_string char *path = files_join(folder, "pia.db");
	auto_string char *reference = NULL;
	struct person author = {.name = (char *)"Ana", .organisation = (char *)""};
	struct template *template = next_template(NULL, 0);
	struct application *application;
	struct library *library;

	write_template(patches, count);
	assert_true(library_open(path, &library, NULL));
	assert_true(library_begin(library,
		&(struct library_beginning){
			.template = template, .language = LANGUAGE_ENGLISH, .author = &author},
		&reference, NULL));
	assert_true(application_new(
		library, LANGUAGE_ENGLISH, &author, "/nowhere", reference, &application, NULL));
	template_free(&template);
	return application;
}

/* Run a script; what it shows has these words. */
static void
assert_shows(struct application *application, const char *script, const char *words)
{
	struct string shown = {0};
	struct error error = {0};

	if (!script_run(application, script, &shown, &error))
		fail_msg("%s", error.message);
	if (!strstr(string_text(&shown), words))
		fail_msg("not shown: %s\n%s", words, string_text(&shown));
	string_clear(&shown);
}

static const char *
version(const struct application *application)
{
	return session_assessment(application->session)->template->version;
}

static const char *
top_name(const struct application *application)
{
	return application->screens[application->screen_count - 1].type->name;
}

static void
upgrade__is_offered__only_where_there_is_another(void **state)
{
	struct application *application = begin(NULL, 0);

	(void)state;
	assert_false(application->has_other_template);
	assert_shows(application, "key U\nshow walk\n", "Steps");
	assert_string_equal(top_name(application), "walk");
	application_free(&application);
	application = begin(next_version, next_version_count);
	assert_true(application->has_other_template);
	assert_shows(application, "show walk\n", "U says what");
	assert_shows(application, "key U\nshow upgrade\n", "flow.retention → flow.keeping");
	assert_string_equal(top_name(application), "upgrade");
	assert_shows(application, "key Esc\nshow walk\n", "Steps");
	assert_string_equal(version(application), "1.2.0");
	application_free(&application);
}

static void
upgrade__shows_the_steps_anew__there_and_back(void **state)
{
	struct application *application = begin(fewer_steps, array_length(fewer_steps));

	(void)state;
	/* In the last step, which the other version does not have. */
	assert_shows(
		application, "key Esc End U Enter\nshow walk\n", "follows template small 2.0.0");
	assert_string_equal(version(application), "2.0.0");
	assert_string_equal(top_name(application), "walk");
	assert_int_equal(application->screen_count, 2);
	assert_false(application->has_other_template);
	assert_shows(application, "key u\nshow walk\n", "follows template small 1.2.0 now");
	assert_string_equal(version(application), "1.2.0");
	assert_true(application->has_other_template);
	assert_shows(application, "key Esc End Ctrl-R\nshow walk\n", "small 2.0.0");
	assert_string_equal(version(application), "2.0.0");
	assert_shows(application, "key Enter Down Up\nshow work\n", "Steps");
	application_free(&application);
}

/* Take the move back from a screen that lies over others and holds records and fields. */
static void
undo__closes__screens_of_the_old_template(void **state)
{
	struct application *application = begin(next_version, next_version_count);
	const struct template_kind *kind;

	(void)state;
	kind = template_find_kind(session_assessment(application->session)->template, "purpose");
	assert_true(session_add(application->session, kind, NULL, 0, NULL, NULL));
	assert_shows(application, "key Esc U Enter\nshow walk\n", "small 1.3.0");

	const struct record *aim = assessment_find_numbered(
		session_assessment(application->session),
		template_find_kind(session_assessment(application->session)->template, "aim"), 1);

	assert_non_null(aim);
	screen_form_open(application, aim->id, "categories");
	assert_shows(application, "show form\n", "Sensitive data");
	screen_translations_open(application, aim->id, "title");
	assert_shows(application, "show translations\n", "Title");
	assert_shows(application, "key u\nshow walk\n", "Steps");
	assert_string_equal(version(application), "1.2.0");
	assert_string_equal(top_name(application), "walk");
	assert_int_equal(application->screen_count, 2);

	/* And bring it again from the form of what is then called otherwise. */
	screen_form_open(application,
		assessment_find_numbered(session_assessment(application->session),
			template_find_kind(
				session_assessment(application->session)->template, "purpose"),
			1)
			->id,
		NULL);
	assert_shows(application, "show form\n", "Sensitive data");
	assert_shows(application, "key Ctrl-R\nshow walk\n", "small 1.3.0");
	assert_int_equal(application->screen_count, 2);

	screen_comments_open(application, NULL);
	assert_shows(application, "show comments\n", "omment");
	assert_shows(application, "key u\nshow walk\n", "Steps");
	assert_string_equal(version(application), "1.2.0");
	assert_int_equal(application->screen_count, 2);
	application_free(&application);
}

static void
upgrade__scrolls__and_keeps_to_its_ends(void **state)
{
	struct application *application = begin(next_version, next_version_count);

	(void)state;
	assert_shows(application, "size 60 12\nkey U\nshow top\n", "Kept, answers: 1");
	assert_shows(application, "size 60 12\nkey PageDown PageDown PageDown\nshow end\n",
		"data_category: contact");
	assert_shows(application, "size 60 12\nkey PageUp PageUp PageUp PageUp Up\nshow top\n",
		"Kept, answers: 1");
	application_free(&application);
}

static int
remove_files(void **state)
{
	(void)state;
	for (size_t i = 0; i < array_length(names); i++) {
		auto_string char *path = files_join(folder, names[i]);

		if (unlink(path) != 0)
			(void)rmdir(path);
	}
	return 0;
}

static int
remove_folder(void **state)
{
	remove_files(state);
	return rmdir(folder);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_teardown(name, remove_files)
	const struct CMUnitTest tests[] = {
		TEST(upgrade__is_offered__only_where_there_is_another),
		TEST(upgrade__shows_the_steps_anew__there_and_back),
		TEST(undo__closes__screens_of_the_old_template),
		TEST(upgrade__scrolls__and_keeps_to_its_ends),
	};

	if (!mkdtemp(folder) || setenv("XDG_DATA_HOME", folder, 1) != 0)
		return 99;
	return cmocka_run_group_tests(tests, support_begin_locale, remove_folder);
}
