/* SPDX-License-Identifier: MIT */
/*
 * Benchmarks: the steps of a person's work on the example assessment, medians of one run. Figures
 * differ from machine to machine; what is held against a later run is the ratio to the floor beside
 * it: what the disk or the memory does at best in the same minute.
 */
#include "config.h"

#include <fcntl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "assessment/findings.h"
#include "assessment/watch.h"
#include "assessment/prompts.h"
#include "base/array.h"
#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"
#include "bare_workbook.h"
#include "large.h"
#include "register.h"
#include "map/drawing.h"
#include "map/exchange_matrix.h"
#include "map/whereabouts.h"
#include "report/export.h"
#include "report/lines.h"
#include "session/agenda.h"
#include "session/templates.h"
#include "template/load.h"
#include "text/clip.h"
#include "ui/application.h"

#define RUNS_MAXIMUM 400
#define BENCH_TURNS 31

static double samples[RUNS_MAXIMUM];
static size_t sample_count;
static struct timespec begun;
/* The time that goes by, or the processor's where others may work beside it. */
static clockid_t measured = CLOCK_MONOTONIC;

static void
start(void)
{
	clock_gettime(measured, &begun);
}

static void
stop(void)
{
	struct timespec now;

	clock_gettime(measured, &now);
	samples[sample_count++] = (double)(now.tv_sec - begun.tv_sec) * 1e6 +
				  (double)(now.tv_nsec - begun.tv_nsec) / 1e3;
}

static int
compare(const void *a, const void *b)
{
	double x = *(const double *)a;
	double y = *(const double *)b;

	return x < y ? -1 : x > y;
}

/* Print the median of what was measured since the last time, and how many times the floor it is. */
static double
report(const char *what, double floor)
{
	qsort(samples, sample_count, sizeof(*samples), compare);

	double median = samples[sample_count / 2];

	if (floor > 0)
		printf("%-44s %9.0f µs  %6.2f × floor\n", what, median, median / floor);
	else
		printf("%-44s %9.0f µs\n", what, median);
	sample_count = 0;
	return median;
}

static void
fail(struct error *error)
{
	auto_string char *line = tr_error(NULL, error);

	fprintf(stderr, "bench: %s\n", line);
	exit(1);
}

/* The floor of keeping an answer: one append of a WAL commit's size, flushed. */
static double
bench_disk(const char *folder)
{
	static const char page[17 * 1024];
	auto_string char *path = files_join(folder, "floor");
	int descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);

	for (int i = 0; i < 100; i++) {
		start();
		if (write(descriptor, page, sizeof(page)) != (ssize_t)sizeof(page) ||
			fdatasync(descriptor) != 0)
			exit(1);
		stop();
	}
	close(descriptor);
	return report("floor: 17 KB appended and flushed", 0);
}

static struct template *
bench_template(const char *path)
{
	struct template *template = NULL;
	struct error_list faults = {0};

	for (int i = 0; i < 20; i++) {
		template_free(&template);
		start();
		if (!template_load_file(path, &template, &faults))
			fail(&faults.errors[0]);
		stop();
	}
	report("load the template", 0);
	return template;
}

static void
bench_answers(struct session *session, double floor)
{
	const struct assessment *assessment = session_assessment(session);
	const struct record *answers = assessment_single(assessment, "answers");
	const struct template_field *field = NULL;
	struct error error = {0};

	for (size_t i = 0; i < answers->kind->field_count && !field; i++) {
		if (answers->kind->fields[i]->type == FIELD_LONG_TEXT)
			field = answers->kind->fields[i];
	}
	for (int i = 0; i < 200; i++) {
		auto_string char *text = string_format("資料 %d: %0200d", i, i);

		start();
		if (!session_set(session, answers, field, LANGUAGE_NONE, text, &error))
			fail(&error);
		stop();
	}
	report("keep an answer (one change on disk)", floor);
}

static void
bench_findings(const struct assessment *assessment)
{
	for (int i = 0; i < 50; i++) {
		struct findings findings = {0};

		start();
		findings_collect(assessment, &findings);
		stop();
		findings_clear(&findings);
	}
	report("work all findings out", 0);
}

/* An edit of one field, and the findings that follow from it, brought up to date. */
static void
bench_edit(struct assessment *assessment, struct watch *watch, const char *kind, const char *field,
	const char *const texts[2])
{
	const struct record *record = assessment_find_numbered(
		assessment, template_find_kind(assessment->template, kind), 7);
	auto_string char *what = string_format("… brought up to date after %s.%s", kind, field);

	for (int i = 0; i < 100; i++) {
		auto_string char *id = memory_copy_string(record->id);
		struct edit edit = {
			.record = id,
			.field = (char *)field,
			.new_text = (char *)texts[i % 2],
		};

		start();
		if (!assessment_apply(assessment, &edit))
			exit(1);
		watch_edit(watch, &edit);
		watch_findings(watch);
		watch_progress(watch);
		stop();
	}
	report(what, 0);
}

/* The map: of what people draw at most, and of what it must hide a part of. */
static void
bench_map(const struct assessment *assessment, const char *what)
{
	struct catalog *catalog = catalog_empty(LANGUAGE_CHINESE);
	const struct map_request request = {
		.assessment = assessment, .catalog = catalog, .language = LANGUAGE_CHINESE};
	const struct map_options options = {.columns = 120,
		.rows = 40,
		.detail = MAP_DATA,
		.policy = WIDTH_SCREEN,
		.cut = CLIP_MARK};
	size_t hidden = 0;

	for (int i = 0; i < 20; i++) {
		start();

		struct map_graph *graph = map_graph_new(&request);
		struct map_layout *layout = map_layout_new(graph, &options);
		struct map_drawing *drawing = map_drawing_new(layout, false);

		stop();
		hidden = graph->hidden_flow_count;
		map_drawing_free(&drawing);
		map_layout_free(&layout);
		map_graph_free(&graph);
	}
	report(what, 0);
	printf("%-44s %9zu\n", "flows it leaves out", hidden);
	catalog_free(&catalog);
}

static void
bench_sixty(const struct template *template)
{
	static const struct large_kind kinds[] = {
		{"party", 30}, {"system", 30}, {"data_category", 10}, {"flow", 150}};
	struct assessment *assessment = large_assessment(template, kinds, array_length(kinds));

	bench_map(assessment, "map of 60 nodes and 150 flows");
	assessment_free(&assessment);
}

static void
bench_views(const struct assessment *assessment)
{
	struct data_categories categories;

	bench_map(assessment, "map of 1,000 flows");
	for (int i = 0; i < 20; i++) {
		struct exchange_matrix *matrix;

		start();
		matrix = exchange_matrix_new(assessment);
		stop();
		exchange_matrix_free(&matrix);
	}
	report("who sends to whom, 1,000 flows", 0);
	data_categories_collect(assessment, &categories);
	for (int i = 0; i < 20; i++) {
		struct whereabouts *whereabouts;

		start();
		whereabouts = whereabouts_new(assessment, &categories.categories[0]);
		stop();
		whereabouts_free(&whereabouts);
	}
	report("where the data of a category are", 0);
	data_categories_clear(&categories);
}

static void
bench_prompts(const struct assessment *assessment, const char *what)
{
	for (int i = 0; i < 20; i++) {
		struct prompts prompts = {0};

		start();
		prompts_collect(assessment, &prompts);
		stop();
		prompts_clear(&prompts);
	}
	report(what, 0);
}

static void
bench_large(const struct template *template)
{
	static const struct large_kind kinds[] = {{"party", 150}, {"system", 150}, {"purpose", 20},
		{"data_category", 40}, {"flow", 1000}, {"risk", 200}, {"measure", 300}};
	struct assessment *assessment = large_assessment(template, kinds, array_length(kinds));
	size_t count = 0;

	for (int i = 0; i < 20; i++) {
		struct findings findings = {0};

		start();
		findings_collect(assessment, &findings);
		stop();
		count = findings.finding_count;
		findings_clear(&findings);
	}
	report("work all findings out, 1,000 flows", 0);
	printf("%-44s %9zu\n", "findings there", count);

	struct watch *watch = watch_new(assessment);

	watch_findings(watch);
	bench_edit(assessment, watch, "flow", "retention", (const char *const[]){"P1Y", "P99Y"});
	bench_edit(assessment, watch, "flow", "onward", (const char *const[]){"no", "yes"});
	bench_edit(assessment, watch, "measure", "due",
		(const char *const[]){"2026-01-01", "2028-01-01"});
	bench_edit(assessment, watch, "party", "jurisdiction", (const char *const[]){"mo", "cn"});
	bench_edit(assessment, watch, "system", "storage", (const char *const[]){"mo", "cn"});
	watch_free(&watch);
	bench_views(assessment);
	bench_prompts(assessment, "what could go wrong where, 1,000 flows");
	assessment_free(&assessment);
}

/* Press a key and paint. */
static void
press(struct application *application, struct canvas *canvas, const char *key)
{
	struct input input = {0};

	if (!input_from_name(key, &input))
		exit(1);
	application_input(application, &input);
	application_draw(application, canvas);
	input_clear(&input);
}

static void
bench_screen(struct application *application, int rows, int columns, const char *what)
{
	struct canvas *canvas = canvas_new(rows, columns, false);
	auto_string char *line = string_format("%s, %d×%d", what, columns, rows);

	application_draw(application, canvas);
	for (int i = 0; i < 200; i++) {
		start();
		press(application, canvas, i % 20 < 10 ? "Down" : "Up");
		stop();
	}
	report(line, 0);
	canvas_free(&canvas);
}

/* What a person looks at where there are many flows: the table, the map, the other views. */
static void
bench_flow_screens(struct application *application, const char *reference)
{
	static const struct {
		const char *key;
		const char *what;
	} views[] = {{"5", "key to painted table of 1,000 flows"},
		{"m", "key to painted map of 1,000 flows"},
		{"w", "key to painted who sends to whom"},
		{"d", "key to painted where the data are"}};
	struct canvas *canvas = canvas_new(40, 120, false);

	if (!application_open_assessment(application, reference))
		exit(1);
	application_draw(application, canvas);
	for (size_t i = 0; i < array_length(views); i++) {
		press(application, canvas, views[i].key);
		bench_screen(application, 40, 120, views[i].what);
	}
	canvas_free(&canvas);
}

/* Begin an assessment of 1,000 flows. Its reference is caller-owned. */
static char *
begin_large(struct library *library, const struct library_beginning *example, const char *folder)
{
	auto_string char *path = files_join(folder, "large.yaml");
	auto_string char *text = large_blueprint(150, 1000);
	struct library_beginning beginning = *example;
	struct blueprint *blueprint = NULL;
	struct error_list faults = {0};
	struct error error = {0};
	char *reference = NULL;
	FILE *file = fopen(path, "w");

	if (!file || fputs(text, file) < 0 || fclose(file) != 0)
		exit(1);
	if (!blueprint_load_file(path, example->template, &blueprint, &faults))
		fail(&faults.errors[0]);
	beginning.blueprint = blueprint;
	if (!library_begin(library, &beginning, &reference, &error))
		fail(&error);
	blueprint_free(&blueprint);
	return reference;
}

static void
bench_exports(const struct assessment *assessment, const char *folder)
{
	struct report_layout *layout = NULL;
	struct error_list faults = {0};
	struct catalog *catalog = catalog_empty(LANGUAGE_CHINESE);
	struct error error = {0};

	if (!reports_load(REPORT_LAYOUT_DEFAULT, &layout, &faults))
		fail(&faults.errors[0]);
	for (int format = 0; format < EXPORT_FORMAT_COUNT; format++) {
		struct export_request request = {
			.assessment = assessment,
			.catalog = catalog,
			.layout = layout,
			.format = (enum export_format)format,
			.changed_at = 1768467600000,
		};
		auto_string char *path = files_join(folder, export_format_name(request.format));
		auto_string char *what =
			string_format("export %s, read back", export_format_name(request.format));

		for (int i = 0; i < 10; i++) {
			start();
			if (!export_to_file(&request, path, NULL, NULL, &error))
				fail(&error);
			stop();
		}
		report(what, 0);
	}
	report_layout_free(&layout);
	catalog_free(&catalog);
}

/* The full report of a large assessment as Markdown, in memory: of half as many, and whole. What
 * the processor spends on it, whoever else it works for. */
static void
bench_markdown(const struct template *template)
{
	static const struct large_kind kinds[] = {{"party", 150}, {"system", 150}, {"purpose", 20},
		{"data_category", 40}, {"flow", 1000}, {"risk", 500}, {"measure", 800}};
	struct report_layout *layout = NULL;
	struct error_list faults = {0};
	struct catalog *catalog = catalog_empty(LANGUAGE_CHINESE);
	double half = 0;

	if (!reports_load(REPORT_LAYOUT_DEFAULT, &layout, &faults))
		fail(&faults.errors[0]);
	measured = CLOCK_PROCESS_CPUTIME_ID;
	for (int part = 2; part >= 1; part--) {
		struct large_kind some[array_length(kinds)];
		struct error error = {0};

		for (size_t i = 0; i < array_length(kinds); i++)
			some[i] = (struct large_kind){kinds[i].kind, kinds[i].count / part};

		struct assessment *assessment =
			large_assessment(template, some, array_length(some));
		const struct export_request request = {
			.assessment = assessment,
			.catalog = catalog,
			.layout = layout,
			.format = EXPORT_MARKDOWN,
		};

		for (int i = 0; i < 10; i++) {
			struct string markdown = {0};

			start();
			if (!export_to_string(&request, &markdown, &error))
				fail(&error);
			stop();
			string_clear(&markdown);
		}
		half = report(part == 2 ? "Markdown of 500 flows, 250 risks, 400 measures"
					: "Markdown of 1,000 flows, 500 risks, 800 measures",
			half);
		assessment_free(&assessment);
	}
	measured = CLOCK_MONOTONIC;
	report_layout_free(&layout);
	catalog_free(&catalog);
}

/* What a person waits for between asking for the preview of the full report of a large assessment
 * and its first lines: the report is built and laid out. */
static void
bench_preview(const struct template *template)
{
	static const struct large_kind kinds[] = {{"party", 150}, {"system", 150}, {"purpose", 20},
		{"data_category", 40}, {"flow", 1000}, {"risk", 500}, {"measure", 800}};
	struct assessment *assessment = large_assessment(template, kinds, array_length(kinds));
	struct report_layout *layout = NULL;
	struct error_list faults = {0};
	struct error error = {0};
	struct catalog *catalog = catalog_empty(LANGUAGE_CHINESE);

	if (!reports_load(REPORT_LAYOUT_DEFAULT, &layout, &faults))
		fail(&faults.errors[0]);
	measured = CLOCK_PROCESS_CPUTIME_ID;
	for (enum export_format format = 0; format < EXPORT_FORMAT_COUNT; format++) {
		const struct export_request request = {
			.assessment = assessment,
			.catalog = catalog,
			.layout = layout,
			.format = format,
		};
		double built[10];
		struct report_lines lines;

		for (size_t i = 0; i < array_length(built); i++) {
			start();

			struct report *made = export_build(&request, &error);

			if (!made)
				fail(&error);
			stop();
			built[i] = samples[--sample_count];
			start();
			report_lines_make(made, 77, false, WIDTH_SCREEN, &lines);
			stop();
			samples[sample_count - 1] += built[i];
			if (i == 0)
				printf("%-44s %9zu\n", "lines of the preview", lines.line_count);
			report_lines_clear(&lines);
			report_free(&made);
		}
		report(format == EXPORT_MARKDOWN ? "preview of 1,000 flows … measures, as a text"
						 : "… as a workbook",
			0);
		memcpy(samples, built, sizeof(built));
		sample_count = array_length(built);
		report("… of which the report is built in", 0);
	}
	measured = CLOCK_MONOTONIC;
	report_layout_free(&layout);
	catalog_free(&catalog);
	assessment_free(&assessment);
}

/* The example's workbook beside what a bare program takes for the same cells, in turns. */
static void
bench_workbook(const struct assessment *assessment, const char *folder)
{
	struct report_layout *layout = NULL;
	struct error_list faults = {0};
	struct catalog *catalog = catalog_empty(LANGUAGE_CHINESE);
	struct error error = {0};
	auto_string char *path = files_join(folder, "ours.xlsx");
	auto_string char *bare_path = files_join(folder, "bare.xlsx");
	double own[BENCH_TURNS];
	size_t cells = 0;

	if (!reports_load(REPORT_LAYOUT_DEFAULT, &layout, &faults))
		fail(&faults.errors[0]);

	struct export_request request = {
		.assessment = assessment,
		.catalog = catalog,
		.layout = layout,
		.format = EXPORT_WORKBOOK,
		.changed_at = 1768467600000,
	};

	measured = CLOCK_PROCESS_CPUTIME_ID;
	bare_workbook_check_files(false);
	bare_workbook_record(true);
	if (!export_to_file(&request, path, NULL, NULL, &error))
		fail(&error);
	bare_workbook_record(false);
	for (size_t i = 0; i < BENCH_TURNS; i++) {
		start();
		if (!export_to_file(&request, path, NULL, NULL, &error))
			fail(&error);
		stop();
		own[i] = samples[--sample_count];
		start();
		cells = bare_workbook_write(bare_path, folder);
		stop();
	}

	bare_workbook_compare(path, bare_path);

	double floor = report("floor: CPU of a bare program, the same file", 0);

	memcpy(samples, own, sizeof(own));
	sample_count = BENCH_TURNS;
	report("… of the export, not read back nor flushed", floor);
	printf("%-44s %9zu\n", "cells in it", cells);
	bare_workbook_check_files(true);
	measured = CLOCK_MONOTONIC;
	report_layout_free(&layout);
	catalog_free(&catalog);
}

/* What is due in a library of twenty examples, one of which is there already. */
static void
bench_due(struct library *library, const struct library_beginning *beginning)
{
	const struct agenda_request request = {0};
	struct error error = {0};

	for (size_t i = 1; i < 20; i++) {
		auto_string char *reference = NULL;

		if (!library_begin(library, beginning, &reference, &error))
			fail(&error);
	}
	for (size_t i = 0; i < 10; i++) {
		struct agenda agenda;

		start();
		if (!library_agenda(library, &request, &agenda, &error))
			fail(&error);
		stop();
		agenda_clear(&agenda);
	}
	report("what is due, in a library of 20 examples", 0);
}

static void
bench_all(const char *folder, const char *data)
{
	auto_string char *template_path = files_join(data, "templates/gpdp-pia.yaml");
	auto_string char *blueprint_path =
		files_join(data, "templates/blueprints/dingtalk-rollout.yaml");
	auto_string char *database = files_join(folder, "pia.db");
	auto_string char *reference = NULL;
	struct person author = {(char *)"Bench", (char *)"", (char *)""};
	struct error error = {0};
	struct error_list faults = {0};
	struct library *library = NULL;
	struct session *session = NULL;
	struct application *application = NULL;
	struct blueprint *blueprint = NULL;
	double floor = bench_disk(folder);
	struct template *template = bench_template(template_path);

	if (!blueprint_load_file(blueprint_path, template, &blueprint, &faults))
		fail(&faults.errors[0]);

	struct library_beginning beginning = {
		.template = template,
		.blueprint = blueprint,
		.language = LANGUAGE_CHINESE,
		.author = &author,
	};

	if (!library_open(database, &library, &error))
		fail(&error);
	start();
	if (!library_begin(library, &beginning, &reference, &error))
		fail(&error);
	stop();
	report("begin the example (85 records, one change)", floor);
	if (!session_open(library, reference, &session, &error))
		fail(&error);
	session_set_author(session, &author);
	bench_answers(session, floor);
	bench_findings(session_assessment(session));
	bench_large(session_assessment(session)->template);
	bench_sixty(session_assessment(session)->template);
	bench_exports(session_assessment(session), folder);
	bench_workbook(session_assessment(session), folder);
	bench_markdown(session_assessment(session)->template);
	bench_preview(session_assessment(session)->template);
	bench_prompts(
		session_assessment(session), "work out what could go wrong where, the example");
	session_close(&session);
	bench_due(library, &beginning);
	start();
	if (!application_new(
		    library, LANGUAGE_CHINESE, &author, data, reference, &application, &error))
		fail(&error);
	stop();
	report("open the screens on the example", 0);
	bench_screen(application, 24, 80, "key to painted canvas");
	bench_screen(application, 60, 200, "key to painted canvas");

	auto_string char *large = begin_large(library, &beginning, folder);

	bench_flow_screens(application, large);
	application_free(&application);
	if (!bench_register(folder, template))
		exit(1);
	blueprint_free(&blueprint);
	template_free(&template);
}

int
main(void)
{
	char folder[] = "/tmp/pia-bench-XXXXXX";
	struct rusage usage;

	setlocale(LC_CTYPE, "C.UTF-8");
	if (!mkdtemp(folder))
		return 1;

	auto_string char *data = memory_copy_string(getenv("PIA_DATA"));

	if (!data)
		data = files_join(getenv("top_builddir"), "share/pia-wizard");
	setenv("PIA_DATA", data, 1);
	bench_all(folder, data);
	if (getrusage(RUSAGE_SELF, &usage) == 0)
		printf("%-44s %9ld KB\n", "most memory at once", usage.ru_maxrss);

	auto_string char *clean = string_format("rm -rf '%s'", folder);

	return system(clean) == 0 ? 0 : 1;
}
