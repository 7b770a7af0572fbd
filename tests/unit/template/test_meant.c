/* SPDX-License-Identifier: MIT */
/* Templates, blueprints, glossaries and report layouts told apart, faulty ones too. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <sys/stat.h>

#include "base/array.h"
#include "base/memory.h"
#include "support.h"
#include "template/meant.h"

static void
read__tells__what_a_file_is_by_its_keys(void **state)
{
	static const struct {
		const char *text;
		enum meant meant;
	} files[] = {
		{"glossary: x\n", MEANT_GLOSSARY},
		{"template: x\n", MEANT_TEMPLATE},
		{"template: x\nglossary: small\n", MEANT_TEMPLATE},
		{"glossary: small\nkinds: []\n", MEANT_TEMPLATE},
		{"blueprint: x\n", MEANT_BLUEPRINT},
		{"blueprint: x\ntemplate: small\n", MEANT_BLUEPRINT},
		{"report: x\n", MEANT_REPORT},
		{"template: x\nreport: x\n", MEANT_TEMPLATE},
		{"title: {en: X}\n", MEANT_TEMPLATE},
		{"- glossary\n", MEANT_TEMPLATE},
		{"{", MEANT_TEMPLATE},
		{"", MEANT_TEMPLATE},
	};

	(void)state;
	for (size_t i = 0; i < array_length(files); i++) {
		auto_string char *path = scratch_file(files[i].text);
		enum meant meant;

		assert_true(meant_read(path, &meant, NULL));
		assert_int_equal(meant, files[i].meant);
		remove(path);
	}
}

static void
read__refuses__what_it_cannot_read(void **state)
{
	enum meant meant;
	struct error error = {0};

	(void)state;
	assert_false(meant_read("/nothing/here.yaml", &meant, &error));
	assert_int_equal(error.kind, ERROR_IO);
	error_clear(&error);
}

static void
read__refuses__a_pipe(void **state)
{
	auto_string char *path = scratch_file("");
	enum meant meant;
	struct error error = {0};

	(void)state;
	assert_int_equal(remove(path), 0);
	assert_int_equal(mkfifo(path, 0600), 0);
	assert_false(meant_read(path, &meant, &error));
	assert_int_equal(error.kind, ERROR_DATA);
	error_clear(&error);
	remove(path);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(read__tells__what_a_file_is_by_its_keys),
		cmocka_unit_test(read__refuses__what_it_cannot_read),
		cmocka_unit_test(read__refuses__a_pipe),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
