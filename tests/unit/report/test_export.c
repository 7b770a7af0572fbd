/* SPDX-License-Identifier: MIT */
/* Exports: names of files, and that a file is whole or not there. */
#include "config.h"

#include "support.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"
#include "report/export.h"

#define NOBODY 65534

struct fixture {
	struct assessment *assessment;
	struct catalog *catalog;
	struct report_layout *layout;
	struct export_request request;
	char *folder;
	char *path;
};

static int
set_up(void **state)
{
	struct fixture *fixture = memory_allocate(sizeof(*fixture));

	fixture->assessment = support_small();
	fixture->catalog = catalog_empty(LANGUAGE_PORTUGUESE);
	fixture->layout = support_layout(REPORT_LAYOUT_DEFAULT);
	fixture->request = (struct export_request){
		.assessment = fixture->assessment,
		.catalog = fixture->catalog,
		.layout = fixture->layout,
		.format = EXPORT_WORKBOOK,
		.changed_at = 1781400600000,
	};
	fixture->folder = support_make_folder();
	fixture->path = files_join(fixture->folder, "out.xlsx");
	*state = fixture;
	return 0;
}

static int
tear_down(void **state)
{
	struct fixture *fixture = *state;

	chmod(fixture->folder, 0700);
	support_remove_folder(fixture->folder);
	support_end(fixture->assessment);
	catalog_free(&fixture->catalog);
	report_layout_free(&fixture->layout);
	free(fixture->path);
	free(fixture);
	return 0;
}

static void
format__has_a_name_and_is_found_by_it(void **state)
{
	enum export_format format = EXPORT_FORMAT_COUNT;

	(void)state;
	assert_true(export_format_read("md", &format));
	assert_int_equal(format, EXPORT_MARKDOWN);
	assert_true(export_format_read("xlsx", &format));
	assert_int_equal(format, EXPORT_WORKBOOK);
	assert_false(export_format_read("pdf", &format));
	assert_string_equal(export_format_name(EXPORT_MARKDOWN), "md");
}

static void
file_name__has_reference_title_language_and_format(void **state)
{
	struct fixture *fixture = *state;
	auto_string char *name = export_file_name(&fixture->request);

	assert_string_equal(name, "2026-0001-vencimentos.pt.xlsx");
}

static void
file_name__of_a_draft__says_so(void **state)
{
	struct fixture *fixture = *state;

	fixture->request.is_draft = true;

	auto_string char *name = export_file_name(&fixture->request);

	assert_string_equal(name, "2026-0001-vencimentos.draft.pt.xlsx");
}

static void
file_name__is_safe__whatever_the_title(void **state)
{
	static const char *const titles[] = {
		"../../etc/x", "/abs", "a/b", "-rf", ".", "..", "CON", "a\nb", "", "  "};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < sizeof(titles) / sizeof(titles[0]); i++) {
		support_set(fixture->assessment, "assessment", 0, "title", LANGUAGE_PORTUGUESE,
			titles[i][0] ? titles[i] : NULL);

		auto_string char *name = export_file_name(&fixture->request);

		assert_int_equal(
			strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789._-"), strlen(name));
		assert_true(strlen(name) <= 120);
		assert_null(strstr(name, ".."));
		assert_int_equal(strncmp(name, "2026-0001", 9), 0);
	}
}

static void
file_name__needs_no_latin_letters__but_takes_those_of_another_language(void **state)
{
	struct fixture *fixture = *state;
	struct catalog *chinese = catalog_empty(LANGUAGE_CHINESE);
	struct export_request request = fixture->request;

	request.catalog = chinese;

	auto_string char *name = export_file_name(&request);

	assert_string_equal(name, "2026-0001-payroll.zh-Hant.xlsx");
	support_set(fixture->assessment, "assessment", 0, "title", LANGUAGE_ENGLISH, NULL);
	support_set(fixture->assessment, "assessment", 0, "title", LANGUAGE_PORTUGUESE, NULL);
	support_set(fixture->assessment, "assessment", 0, "title", LANGUAGE_CHINESE, "薪酬");

	auto_string char *short_name = export_file_name(&request);

	assert_string_equal(short_name, "2026-0001.zh-Hant.xlsx");
	catalog_free(&chinese);
}

static void
keep_percent(void *context, int percent)
{
	int *last = context;

	assert_true(percent >= *last);
	*last = percent;
}

static void
to_file__writes_both_formats__and_nothing_else(void **state)
{
	struct fixture *fixture = *state;
	struct stat status;
	int percent = 0;

	assert_true(export_to_file(&fixture->request, fixture->path, keep_percent, &percent, NULL));
	assert_int_equal(percent, 100);
	fixture->request.format = EXPORT_MARKDOWN;

	auto_string char *markdown = files_join(fixture->folder, "out.md");

	assert_true(export_to_file(&fixture->request, markdown, NULL, NULL, NULL));
	assert_int_equal(support_count_files(fixture->folder), 2);
	assert_int_equal(stat(fixture->path, &status), 0);
	assert_int_equal(status.st_mode & 0777, 0600);
}

static void
to_string__gives_the_same_bytes_as_a_file(void **state)
{
	struct fixture *fixture = *state;

	for (int i = 0; i < EXPORT_FORMAT_COUNT; i++) {
		struct string bytes = {0};
		size_t length;

		fixture->request.format = (enum export_format)i;
		assert_true(export_to_string(&fixture->request, &bytes, NULL));
		assert_true(export_to_file(&fixture->request, fixture->path, NULL, NULL, NULL));

		auto_string char *file = support_read(fixture->path, &length);

		assert_int_equal(length, bytes.length);
		assert_memory_equal(file, bytes.data, length);
		string_clear(&bytes);
	}
}

/* Exporting fails with an error of input or output, and leaves the folder as it was. */
static void
assert_refused(struct fixture *fixture, const char *path, size_t files)
{
	for (int i = 0; i < EXPORT_FORMAT_COUNT; i++) {
		struct error error = {0};

		fixture->request.format = (enum export_format)i;
		assert_false(export_to_file(&fixture->request, path, NULL, NULL, &error));
		assert_int_equal(error.kind, ERROR_IO);
		assert_non_null(error.message);
		error_clear(&error);
		assert_int_equal(support_count_files(fixture->folder), files);
	}
}

static void
to_file__refuses_a_link__and_spares_what_it_points_to(void **state)
{
	struct fixture *fixture = *state;
	auto_string char *victim = files_join(fixture->folder, "victim");
	size_t length;

	assert_true(files_replace(victim, "precious", 8, NULL));
	assert_int_equal(symlink("victim", fixture->path), 0);
	assert_refused(fixture, fixture->path, 2);

	auto_string char *bytes = support_read(victim, &length);

	assert_string_equal(bytes, "precious");
}

static void
to_file__leaves_nothing_behind__in_a_folder_that_is_read_only(void **state)
{
	struct fixture *fixture = *state;
	bool is_root = geteuid() == 0;

	assert_int_equal(chmod(fixture->folder, 0555), 0);
	if (is_root)
		assert_int_equal(seteuid(NOBODY), 0);
	assert_refused(fixture, fixture->path, 0);
	if (is_root)
		assert_int_equal(seteuid(0), 0);
}

static void
to_file__leaves_nothing_behind__in_a_folder_that_is_not_there(void **state)
{
	struct fixture *fixture = *state;
	auto_string char *path = files_join(fixture->folder, "missing/out.xlsx");

	assert_refused(fixture, path, 0);
}

static void
to_file__keeps_what_was_there__on_a_full_disk(void **state)
{
	struct fixture *fixture = *state;
	struct rlimit before;
	size_t length;

	assert_true(files_replace(fixture->path, "earlier", 7, NULL));
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
	for (rlim_t size = 0; size < 2400; size += 600) {
		struct rlimit small = {.rlim_cur = size, .rlim_max = before.rlim_max};

		assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
		assert_refused(fixture, fixture->path, 1);
		assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
	}

	auto_string char *bytes = support_read(fixture->path, &length);

	assert_string_equal(bytes, "earlier");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(format__has_a_name_and_is_found_by_it),
		cmocka_unit_test_setup_teardown(
			file_name__has_reference_title_language_and_format, set_up, tear_down),
		cmocka_unit_test_setup_teardown(file_name__of_a_draft__says_so, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			file_name__is_safe__whatever_the_title, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			file_name__needs_no_latin_letters__but_takes_those_of_another_language,
			set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			to_file__writes_both_formats__and_nothing_else, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			to_string__gives_the_same_bytes_as_a_file, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			to_file__refuses_a_link__and_spares_what_it_points_to, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			to_file__leaves_nothing_behind__in_a_folder_that_is_read_only, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(
			to_file__leaves_nothing_behind__in_a_folder_that_is_not_there, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(
			to_file__keeps_what_was_there__on_a_full_disk, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
