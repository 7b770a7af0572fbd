/* SPDX-License-Identifier: MIT */
/* Unit tests of base/error. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/error.h"

static void
error_set__copies__its_values(void **state)
{
	struct error error = {0};
	char value[] = "flow/2";

	(void)state;
	assert_false(error_set(&error, ERROR_DATA, "No {address} in {file}.", "address", value,
		"file", NULL, NULL));
	value[0] = 'x';
	assert_int_equal(error.kind, ERROR_DATA);
	assert_string_equal(error.message, "No {address} in {file}.");
	assert_int_equal(error.argument_count, 2);
	assert_string_equal(error.arguments[0].name, "address");
	assert_string_equal(error.arguments[0].value, "flow/2");
	assert_string_equal(error.arguments[1].value, "");
	error_clear(&error);
	assert_int_equal(error.kind, ERROR_NONE);
	assert_int_equal(error.argument_count, 0);
}

static void
error_set__may_use__what_it_replaces(void **state)
{
	struct error error = {0};

	(void)state;
	error_set(&error, ERROR_IO, "{a}", "a", "kept", NULL);
	error_set_place(&error, "x.yaml", 3, 7);
	error_set(&error, ERROR_DATA, "{b}", "b", error.arguments[0].value, NULL);
	assert_string_equal(error.arguments[0].value, "kept");
	assert_null(error.file);
	assert_int_equal(error.line, 0);
	error_clear(&error);
}

static void
error_set_place__says__where(void **state)
{
	struct error error = {0};

	(void)state;
	error_set(&error, ERROR_DATA, "wrong", NULL);
	assert_false(error_set_place(&error, "x.yaml", 3, 7));
	assert_false(error_set_place(&error, error.file, 4, 8));
	assert_string_equal(error.file, "x.yaml");
	assert_int_equal(error.line, 4);
	assert_int_equal(error.column, 8);
	assert_string_equal(error.message, "wrong");
	error_clear(&error);
}

static void
error__may_be__left_out(void **state)
{
	struct error error = {0};

	(void)state;
	assert_false(error_set(NULL, ERROR_IO, "{a}", "a", "b", NULL));
	assert_false(error_set_place(NULL, "x", 1, 1));
	error_set(&error, ERROR_IO, "{a}", "a", "b", NULL);
	error_move(NULL, &error);
	assert_int_equal(error.kind, ERROR_NONE);
}

static void
error_move__empties__its_source(void **state)
{
	struct error from = {0};
	struct error to = {0};

	(void)state;
	error_set(&to, ERROR_IO, "{old}", "old", "x", NULL);
	error_set(&from, ERROR_STATE, "{new}", "new", "y", NULL);
	error_move(&to, &from);
	assert_int_equal(to.kind, ERROR_STATE);
	assert_string_equal(to.arguments[0].value, "y");
	assert_int_equal(from.kind, ERROR_NONE);
	assert_null(from.arguments);
	error_clear(&to);
}

static void
error_copy__keeps__its_source(void **state)
{
	struct error from = {0};
	struct error to = {0};

	(void)state;
	error_set(&to, ERROR_IO, "{old}", "old", "x", NULL);
	error_set(&from, ERROR_STATE, "{new}", "new", "y", NULL);
	error_set_place(&from, "x.yaml", 3, 7);
	assert_false(error_copy(&to, &from));
	assert_false(error_copy(NULL, &from));
	error_clear(&from);
	assert_int_equal(to.kind, ERROR_STATE);
	assert_string_equal(to.arguments[0].name, "new");
	assert_string_equal(to.arguments[0].value, "y");
	assert_string_equal(to.file, "x.yaml");
	assert_int_equal(to.column, 7);
	error_clear(&to);
}

static void
error_exit_code__is__documented_one(void **state)
{
	(void)state;
	assert_int_equal(error_exit_code(ERROR_NONE), 0);
	assert_int_equal(error_exit_code(ERROR_USAGE), 2);
	assert_int_equal(error_exit_code(ERROR_DATA), 3);
	assert_int_equal(error_exit_code(ERROR_IO), 4);
	assert_int_equal(error_exit_code(ERROR_TERMINAL), 5);
	assert_int_equal(error_exit_code(ERROR_STATE), 6);
}

static void
error_list__holds__several(void **state)
{
	struct error_list list = {0};

	(void)state;
	for (int i = 0; i < 20; i++)
		error_set(error_list_add(&list), ERROR_DATA, "{n}", "n", "v", NULL);
	assert_int_equal(list.error_count, 20);
	assert_string_equal(list.errors[0].arguments[0].value, "v");
	error_list_clear(&list);
	assert_int_equal(list.error_count, 0);
	assert_null(list.errors);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(error_set__copies__its_values),
		cmocka_unit_test(error_set__may_use__what_it_replaces),
		cmocka_unit_test(error_set_place__says__where),
		cmocka_unit_test(error__may_be__left_out),
		cmocka_unit_test(error_move__empties__its_source),
		cmocka_unit_test(error_copy__keeps__its_source),
		cmocka_unit_test(error_exit_code__is__documented_one),
		cmocka_unit_test(error_list__holds__several),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
