/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "register.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"
#include "report/export.h"
#include "report/readback.h"
#include "session/templates.h"

#define FEW 10000
#define MANY 100000
#define RUNS 3
/* Of the facts and the title above the table. */
#define ROWS_ABOVE 7

static double
processor_time(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int
compare(const void *a, const void *b)
{
	double x = *(const double *)a;
	double y = *(const double *)b;

	return x < y ? -1 : x > y;
}

static double
median(double *times)
{
	qsort(times, RUNS, sizeof(*times), compare);
	return times[RUNS / 2];
}

static bool
complain(struct error *error)
{
	auto_string char *line = tr_error(NULL, error);

	fprintf(stderr, "bench: %s\n", line);
	return false;
}

/* A library of one assessment and the rows of the list for all the others: no register looks at
 * more of them. */
static bool
make_library(const char *path, const struct template *template, int count)
{
	struct person author = {(char *)"Ana Lopes", (char *)"", (char *)""};
	struct library_beginning beginning = {
		.template = template, .language = LANGUAGE_ENGLISH, .author = &author};
	auto_string char *reference = NULL;
	auto_string char *text = string_format(
		"WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
		" INSERT INTO assessment SELECT i, printf('%%08x-0000-4000-8000-000000000000', i),"
		" printf('2027-%%06d', i), 'en', 1, 1700000000000 + i * 1000000 FROM n;"
		" INSERT INTO summary SELECT id, id, begun + id * 7919 %% 400 * 86400000,"
		" 'Ana Lopes', 'New payroll system, branch ' || reference, 'Hotel Lotus, Lda',"
		" 'HL-' || id, 'internal', id %% 101, id %% 7 FROM assessment WHERE id > 1",
		count);
	struct library *library = NULL;
	struct error error = {0};
	sqlite3 *database = NULL;
	bool is_made = library_open(path, &library, &error) &&
		       library_begin(library, &beginning, &reference, &error);

	library_close(&library);
	if (!is_made)
		return complain(&error);
	is_made = sqlite3_open(path, &database) == SQLITE_OK &&
		  sqlite3_exec(database, text, NULL, NULL, NULL) == SQLITE_OK;
	if (!is_made)
		fprintf(stderr, "bench: %s\n", sqlite3_errmsg(database));
	sqlite3_close(database);
	return is_made;
}

static lxw_format *
add_format(lxw_workbook *book, const char *number_format, uint8_t align)
{
	lxw_format *format = workbook_add_format(book);

	format_set_border(format, LXW_BORDER_THIN);
	format_set_text_wrap(format);
	format_set_align(format, align);
	format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
	if (number_format)
		format_set_num_format(format, number_format);
	return format;
}

/* What the same cells cost without this program: nothing is read, measured or checked. */
static bool
write_bare(const char *path, const char *folder)
{
	lxw_workbook_options options = {.constant_memory = LXW_TRUE, .tmpdir = (char *)folder};
	lxw_workbook *book = workbook_new_opt(path, &options);
	lxw_worksheet *sheet = workbook_add_worksheet(book, "Assessments");
	lxw_format *text = add_format(book, NULL, LXW_ALIGN_LEFT);
	lxw_format *percent = add_format(book, "#,##0\" %\"", LXW_ALIGN_RIGHT);
	lxw_format *number = add_format(book, "#,##0", LXW_ALIGN_CENTER);
	lxw_format *date = add_format(book, "[$-809]d mmm yyyy", LXW_ALIGN_LEFT);
	char reference[40], title[100], own[40];

	for (int i = 1; i <= MANY; i++) {
		lxw_row_t row = (lxw_row_t)(ROWS_ABOVE + i);
		lxw_datetime changed = {
			.year = 2024 + i % 3, .month = 1 + i % 11, .day = 1 + i % 27};

		snprintf(reference, sizeof(reference), "2027-%06d", i);
		snprintf(title, sizeof(title), "New payroll system, branch %s", reference);
		snprintf(own, sizeof(own), "HL-%d", i);
		worksheet_write_string(sheet, row, 0, reference, text);
		worksheet_write_string(sheet, row, 1, title, text);
		worksheet_write_string(sheet, row, 2, "Hotel Lotus, Lda", text);
		worksheet_write_string(sheet, row, 3, own, text);
		worksheet_write_string(sheet, row, 4, "Internal", text);
		worksheet_write_string(
			sheet, row, 5, "Privacy impact assessment (Law 8/2005)", text);
		/* Where it stands and what was decided: nothing yet. */
		worksheet_write_blank(sheet, row, 6, text);
		worksheet_write_blank(sheet, row, 7, text);
		worksheet_write_number(sheet, row, 8, i % 101, percent);
		worksheet_write_number(sheet, row, 9, i % 7, number);
		worksheet_write_datetime(sheet, row, 10, &changed, date);
		worksheet_write_string(sheet, row, 11, "Ana Lopes", text);
	}
	worksheet_autofilter(sheet, ROWS_ABOVE, 0, ROWS_ABOVE + MANY, 11);
	return workbook_close(book) == LXW_NO_ERROR;
}

/* Export in this process; the time that reading back takes is taken off. */
static bool
time_register(
	struct library *library, const struct report_layout *layout, const char *path, double *time)
{
	struct catalog *catalog = catalog_empty(LANGUAGE_ENGLISH);
	struct export_request request = {
		.library = library,
		.catalog = catalog,
		.layout = layout,
		.format = EXPORT_WORKBOOK,
	};
	const struct sheet_count nothing = {0};
	struct error error = {0};
	double begun = processor_time();
	bool is_written = export_to_file(&request, path, NULL, NULL, &error);
	double written = processor_time();

	catalog_free(&catalog);
	if (!is_written)
		return complain(&error);
	/* It says no, for there are other counts in it, but has read the whole sheet by then. */
	(void)readback_workbook(path, path, &nothing, 1, NULL);
	*time = written - begun - (processor_time() - written);
	return true;
}

static bool
compare_times(const char *folder, const char *database)
{
	auto_string char *path = files_join(folder, "register.xlsx");
	auto_string char *bare_path = files_join(folder, "bare.xlsx");
	struct report_layout *layout = NULL;
	struct library *library = NULL;
	struct error_list faults = {0};
	struct error error = {0};
	double times[RUNS], bare_times[RUNS];
	bool is_done = true;

	if (!library_open(database, &library, &error))
		return complain(&error);
	if (!reports_load("register", &layout, &faults))
		return complain(&faults.errors[0]);
	for (int i = 0; i < RUNS && is_done; i++) {
		double begun = processor_time();

		is_done = write_bare(bare_path, folder);
		bare_times[i] = processor_time() - begun;
		is_done = is_done && time_register(library, layout, path, &times[i]);
	}
	report_layout_free(&layout);
	library_close(&library);
	if (!is_done)
		return false;

	double bare = median(bare_times);
	double time = median(times);

	printf("%-44s %9.0f ms\n", "floor: the cells of the register alone", bare);
	printf("%-44s %9.0f ms  %6.2f × floor\n", "register of 100,000, not read back", time,
		time / bare);
	return true;
}

/* What the program itself has in memory at most, from its start to its end. */
static bool
print_memory(const char *folder, const char *database, int count, const char *format)
{
	const char *program = getenv("PIA");
	auto_string char *path = string_format("%s/memory.%s", folder, format);
	auto_string char *what = string_format("most memory, register of %d, %s", count, format);
	struct rusage usage;
	int status = 0;
	pid_t child = fork();

	if (child == 0) {
		execl(program, program, "export", "--db", database, "--report", "register", "-o",
			path, (char *)NULL);
		_exit(127);
	}
	if (child < 0 || wait4(child, &status, 0, &usage) != child || status != 0) {
		fprintf(stderr, "bench: no register of %d\n", count);
		return false;
	}
	printf("%-44s %9ld KB\n", what, usage.ru_maxrss);
	return true;
}

bool
bench_register(const char *folder, const struct template *template)
{
	auto_string char *few = files_join(folder, "few.db");
	auto_string char *many = files_join(folder, "many.db");

	return make_library(few, template, FEW) && make_library(many, template, MANY) &&
	       compare_times(folder, many) && print_memory(folder, few, FEW, "xlsx") &&
	       print_memory(folder, many, MANY, "xlsx") && print_memory(folder, few, FEW, "md") &&
	       print_memory(folder, many, MANY, "md");
}
