/* SPDX-License-Identifier: MIT */
/* Reading workbooks back: what is damaged is noticed. */
#include "config.h"

#include "support.h"

#include <stdlib.h>
#include <string.h>

#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"
#include "report/readback.h"
#include "report/workbook.h"

struct fixture {
	char *folder;
	char *path;
	struct sheet_count counts[1];
};

static int
set_up(void **state)
{
	struct fixture *fixture = memory_allocate(sizeof(*fixture));
	struct report *report = report_new(LANGUAGE_ENGLISH, "Title", "Method");
	struct chapter *chapter = report_add_chapter(report, "Summary");

	chapter_add_paragraph(chapter, "a paragraph");
	fixture->folder = support_make_folder();
	fixture->path = files_join(fixture->folder, "a.xlsx");
	assert_true(workbook_write(report, fixture->path, fixture->path, NULL));
	/* The title, the method, the paragraph, each in a row of its own. */
	fixture->counts[0] = (struct sheet_count){.rows = 3, .cells = 3};
	report_free(&report);
	*state = fixture;
	return 0;
}

static int
tear_down(void **state)
{
	struct fixture *fixture = *state;

	support_remove_folder(fixture->folder);
	free(fixture->path);
	free(fixture);
	return 0;
}

static bool
is_whole(const struct fixture *fixture, const struct sheet_count *counts, size_t count)
{
	return readback_workbook(fixture->path, fixture->path, counts, count, NULL);
}

static void
readback__finds_a_workbook_whole(void **state)
{
	const struct fixture *fixture = *state;

	assert_true(is_whole(fixture, fixture->counts, 1));
}

static void
readback__misses_rows_cells_and_sheets(void **state)
{
	const struct fixture *fixture = *state;
	const struct sheet_count more_rows[] = {{.rows = 4, .cells = 3}};
	const struct sheet_count more_cells[] = {{.rows = 3, .cells = 4}};
	const struct sheet_count more_sheets[] = {{.rows = 3, .cells = 3}, {0}};
	struct error error = {0};

	assert_false(is_whole(fixture, more_rows, 1));
	assert_false(is_whole(fixture, more_cells, 1));
	assert_false(is_whole(fixture, more_sheets, 2));
	assert_false(readback_workbook(fixture->path, "target.xlsx", more_rows, 1, &error));
	assert_int_equal(error.kind, ERROR_IO);
	assert_string_equal(error.arguments[0].value, "target.xlsx");
	error_clear(&error);
}

static void
readback__notices_every_cut(void **state)
{
	struct fixture *fixture = *state;
	size_t length;
	auto_string char *bytes = support_read(fixture->path, &length);

	for (size_t i = 0; i < length; i += 97) {
		assert_true(files_replace(fixture->path, bytes, i, NULL));
		assert_false(is_whole(fixture, fixture->counts, 1));
	}
}

static void
readback__notices_a_changed_byte_of_what_is_in_it(void **state)
{
	struct fixture *fixture = *state;
	size_t length;
	auto_string char *bytes = support_read(fixture->path, &length);
	/* Within the packed bytes of the first part. */
	size_t place = 30 + strlen("[Content_Types].xml") + 40;

	bytes[place] = (char)(bytes[place] ^ 0x10);
	assert_true(files_replace(fixture->path, bytes, length, NULL));
	assert_false(is_whole(fixture, fixture->counts, 1));
}

static void
readback__refuses_what_is_no_workbook(void **state)
{
	struct fixture *fixture = *state;

	assert_true(files_replace(fixture->path, "PK no zip", 9, NULL));
	assert_false(is_whole(fixture, fixture->counts, 1));
	assert_true(files_replace(fixture->path, "", 0, NULL));
	assert_false(is_whole(fixture, fixture->counts, 1));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			readback__finds_a_workbook_whole, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			readback__misses_rows_cells_and_sheets, set_up, tear_down),
		cmocka_unit_test_setup_teardown(readback__notices_every_cut, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			readback__notices_a_changed_byte_of_what_is_in_it, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			readback__refuses_what_is_no_workbook, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
