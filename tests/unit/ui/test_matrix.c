/* SPDX-License-Identifier: MIT */
/* Unit tests of ui/screens/matrix: what moving a risk keeps, and what it does not. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/files.h"
#include "base/memory.h"
#include "session/templates.h"
#include "support.h"
#include "ui/screens/screens.h"
#include "ui/script.h"

static char folder[] = "/tmp/pia-matrix-XXXXXX";
static char *reference;

static struct library *
open_library(void)
{
	auto_string char *path = files_join(folder, "pia.db");
	struct library *library;

	assert_true(library_open(path, &library, NULL));
	return library;
}

static struct application *
open_screens(const char *author)
{
	struct person person = {.name = (char *)author, .organisation = (char *)""};
	struct application *application;

	assert_true(application_new(open_library(), LANGUAGE_ENGLISH, &person, "/nowhere",
		reference, &application, NULL));
	return application;
}

static const struct template_field *
field_of(const struct application *application, const char *id)
{
	const struct template *template = session_assessment(application->session)->template;

	return template_find_field(template_find_kind(template, "risk"), id);
}

static const struct record *
risk_of(const struct application *application)
{
	const struct assessment *assessment = session_assessment(application->session);

	return assessment_find_numbered(
		assessment, template_find_kind(assessment->template, "risk"), 1);
}

/* A value of the risk must be this. */
static void
assert_value(const struct application *application, const char *id, const char *expected)
{
	assert_string_equal(assessment_text(session_assessment(application->session),
				    risk_of(application), field_of(application, id)),
		expected);
}

/* The matrix of a new assessment with one risk, which is rated with a reason. */
static struct application *
begin(void)
{
	const char *root = getenv("top_srcdir");
	auto_string char *file = files_join(root ? root : ".", "templates/gpdp-pia.yaml");
	struct error_list faults = {0};
	struct person author = {.name = (char *)"Ana", .organisation = (char *)""};
	struct template *template = NULL;
	struct library *library = open_library();
	struct application *application;

	memory_free(&reference);
	assert_true(templates_load(file, &template, &faults));
	assert_true(library_begin(library,
		&(struct library_beginning){
			.template = template, .language = LANGUAGE_ENGLISH, .author = &author},
		&reference, NULL));
	template_free(&template);
	library_close(&library);

	application = open_screens("Ana");
	const struct session_value values[] = {
		{field_of(application, "title"), LANGUAGE_ENGLISH, "Loss"},
		{field_of(application, "inherent_likelihood"), LANGUAGE_NONE, "significant"},
		{field_of(application, "inherent_severity"), LANGUAGE_NONE, "significant"},
		{field_of(application, "inherent_reason"), LANGUAGE_ENGLISH, "Seen"},
	};

	assert_true(session_add(application->session, field_of(application, "title")->kind, values,
		array_length(values), NULL, NULL));
	screen_matrix_open(application);
	return application;
}

static void
run(struct application *application, const char *script)
{
	struct string shown = {0};

	assert_true(script_run(application, script, &shown, NULL));
	string_clear(&shown);
}

static size_t
changes_of(struct application *application)
{
	struct history history;
	size_t count;

	assert_true(session_history(application->session, NULL, &history, NULL));
	count = history.change_count;
	history_clear(&history);
	return count;
}

static void
a_move__is_one_change__with_its_reason(void **state)
{
	struct application *application = begin();
	size_t before = changes_of(application);

	(void)state;
	run(application, "key v Left Down Enter\ntype  twice\nkey Enter\n");
	assert_value(application, "inherent_likelihood", "limited");
	assert_value(application, "inherent_severity", "limited");
	assert_value(application, "inherent_reason", "Seen twice");
	assert_int_equal(changes_of(application), before + 1);
	run(application, "key u\n");
	assert_value(application, "inherent_likelihood", "significant");
	assert_value(application, "inherent_severity", "significant");
	assert_value(application, "inherent_reason", "Seen");
	application_free(&application);
}

static void
a_move__that_is_put_back__changes_nothing(void **state)
{
	struct application *application = begin();
	size_t before = changes_of(application);

	(void)state;
	run(application, "key v Left Esc v Left Right Enter v Down Enter\ntype x\ntick\nkey Esc\n");
	assert_value(application, "inherent_likelihood", "significant");
	assert_value(application, "inherent_reason", "Seen");
	assert_int_equal(changes_of(application), before);
	application_free(&application);

	/* No draft is left to be offered either. */
	application = open_screens("Ana");
	struct draft *drafts;
	size_t count;
	assert_true(session_drafts(application->session, &drafts, &count, NULL));
	assert_int_equal(count, 0);
	drafts_free(drafts, count);
	application_free(&application);
}

static void
a_move__that_was_set_down__outlives_the_end_of_the_program(void **state)
{
	struct application *application = begin();

	(void)state;
	run(application, "key v Left Enter\ntype !\nkey Ctrl-Q\n");
	assert_true(application->ending);
	application_free(&application);
	application = open_screens("Ana");
	assert_value(application, "inherent_likelihood", "limited");
	assert_value(application, "inherent_reason", "Seen!");
	application_free(&application);
}

static void
a_move__begins__once_the_author_is_known(void **state)
{
	struct application *application = begin();

	(void)state;
	application_free(&application);
	application = open_screens(NULL);
	screen_matrix_open(application);
	run(application, "key v Enter\nkey Left Enter Enter\n"); /* Ana is the one who is known */
	assert_value(application, "inherent_likelihood", "limited");
	application_free(&application);
}

static void
a_move__is_refused__where_nothing_can_be_changed(void **state)
{
	struct application *application = begin();
	struct application *other = open_screens("Rui");

	(void)state;
	screen_matrix_open(other);
	run(other, "key v Left Enter\n");
	assert_non_null(other->message);
	assert_value(other, "inherent_likelihood", "significant");
	application_free(&other);
	application_free(&application);
}

static void
a_risk__that_is_not_rated__begins_where_the_measures_lead(void **state)
{
	struct application *application = begin();

	(void)state;
	/* There are none, so they lead to where it stands before them; the lowest corner was looked
	 * at last. */
	run(application, "key PageDown Home Tab Tab Down v Enter Enter\n");
	assert_value(application, "residual_likelihood", "significant");
	assert_value(application, "residual_severity", "significant");
	application_free(&application);
}

static int
remove_folder(void **state)
{
	(void)state;
	free(reference);
	files_remove_temporary_folder(folder);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_move__is_one_change__with_its_reason),
		cmocka_unit_test(a_move__that_is_put_back__changes_nothing),
		cmocka_unit_test(a_move__that_was_set_down__outlives_the_end_of_the_program),
		cmocka_unit_test(a_move__begins__once_the_author_is_known),
		cmocka_unit_test(a_risk__that_is_not_rated__begins_where_the_measures_lead),
		cmocka_unit_test(a_move__is_refused__where_nothing_can_be_changed),
	};

	if (!mkdtemp(folder))
		return 99;
	return cmocka_run_group_tests(tests, support_begin_locale, remove_folder);
}
