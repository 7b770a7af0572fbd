/* SPDX-License-Identifier: MIT */
/* Unit tests of ui/screens/comments: which comments are shown, and with whose name. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/files.h"
#include "base/memory.h"
#include "session/templates.h"
#include "support.h"
#include "ui/screens/screens.h"
#include "ui/script.h"

static char folder[] = "/tmp/pia-comments-XXXXXX";

/* The screens over a new assessment of the small template. */
static struct application *
begin(void)
{
	const char *root = getenv("top_srcdir");
	auto_string char *path = files_join(folder, "pia.db");
	auto_string char *file = files_join(root ? root : ".", "tests/data/templates/small.yaml");
	auto_string char *reference = NULL;
	struct error_list faults = {0};
	struct person author = {.name = (char *)"Ana", .organisation = (char *)""};
	struct template *template = NULL;
	struct application *application;
	struct library *library;

	assert_true(templates_load(file, &template, &faults));
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

static void
comments__of_a_version__are_those_of_its_field(void **state)
{
	struct application *application = begin();
	struct string shown = {0};

	(void)state;
	assert_true(session_comment(
		application->session, "answers.scope@pt", "About the version", NULL, NULL));
	assert_true(session_comment(application->session, "answers", "About all", NULL, NULL));
	screen_comments_open(application, "answers.scope");
	assert_true(script_run(application, "show comments\n", &shown, NULL));
	assert_non_null(strstr(string_text(&shown), "About the version"));
	assert_non_null(strstr(string_text(&shown), "Ana · "));
	assert_null(strstr(string_text(&shown), "About all"));
	string_clear(&shown);
	application_free(&application);
}

static int
remove_folder(void **state)
{
	(void)state;
	files_remove_temporary_folder(folder);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(comments__of_a_version__are_those_of_its_field),
	};

	if (!mkdtemp(folder))
		return 99;
	return cmocka_run_group_tests(tests, support_begin_locale, remove_folder);
}
