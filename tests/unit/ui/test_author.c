/* SPDX-License-Identifier: MIT */
/* Unit tests of ui/screens/author: who is taken to write. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>

#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"
#include "support.h"
#include "ui/script.h"

static char folder[] = "/tmp/pia-author-XXXXXX";

static struct application *
begin(void)
{
	auto_string char *path = files_join(folder, "pia.db");
	struct application *application;
	struct library *library;

	assert_true(library_open(path, &library, NULL));
	assert_true(application_new(
		library, LANGUAGE_ENGLISH, NULL, "/nowhere", NULL, &application, NULL));
	return application;
}

static void
assert_runs(struct application *application, const char *script)
{
	struct string shown = {0};

	assert_true(script_run(application, script, &shown, NULL));
	string_clear(&shown);
}

static void
author__keeps_commas__where_they_were_typed(void **state)
{
	struct application *application = begin();

	(void)state;
	assert_runs(application, "key F9\ntype Lopes, Ana\nkey Enter\n"
				 "type  Banco de Macau, S.A. \nkey Enter\ntype Consultant, Risk\n"
				 "key Enter\n");
	assert_string_equal(application->author.name, "Lopes, Ana");
	assert_string_equal(application->author.organisation, "Banco de Macau, S.A.");
	assert_string_equal(application->author.role, "Consultant, Risk");
	application_free(&application);
}

static void
author__needs__a_name(void **state)
{
	struct application *application = begin();

	(void)state;
	assert_runs(application, "key F9 Space Enter\ntype Banco\nkey Enter Enter\n");
	assert_null(application->author.name);
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
		cmocka_unit_test(author__keeps_commas__where_they_were_typed),
		cmocka_unit_test(author__needs__a_name),
	};

	if (!mkdtemp(folder))
		return 99;
	return cmocka_run_group_tests(tests, support_begin_locale, remove_folder);
}
