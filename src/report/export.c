/* SPDX-License-Identifier: MIT */
/* Exports: which writer, and how the file takes its place. */
#include "config.h"

#include "report/export.h"

#include <ctype.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/array.h"
#include "base/files.h"
#include "base/memory.h"
#include "report/bilingual.h"
#include "report/build.h"
#include "report/markdown.h"
#include "report/markdown_file.h"
#include "report/register.h"
#include "report/workbook.h"
#include "session/moments.h"
#include "text/slug.h"

/* Far above any report; only so that reading back has a limit. */
#define EXPORT_BYTES_MAXIMUM ((size_t)1 << 31)

static const char *const format_names[EXPORT_FORMAT_COUNT] = {
	[EXPORT_MARKDOWN] = "md",
	[EXPORT_WORKBOOK] = "xlsx",
};

const char *
export_format_name(enum export_format format)
{
	return format_names[format];
}

bool
export_format_read(const char *name, enum export_format *format)
{
	for (size_t i = 0; i < array_length(format_names); i++) {
		if (strcasecmp(format_names[i], name) == 0) {
			*format = (enum export_format)i;
			return true;
		}
	}
	return false;
}

/* Whether a text leaves anything of itself in the name of a file. */
static bool
has_plain_letters(const char *text)
{
	static const char nothing[] = "_";
	auto_string char *slug = slug_make(text, nothing);

	return !string_equal(slug, nothing);
}

/* The title in the report's language, or, where that is Chinese, in one of which a name can be
 * made, so that the files of one assessment are called alike. Caller-owned. */
static char *
find_title(const struct assessment *assessment, const struct record *own,
	const struct template_field *field, enum language language)
{
	char *title = assessment_show(assessment, own, field, language, NULL);

	for (size_t i = 0; i < LANGUAGE_COUNT && !has_plain_letters(title); i++) {
		if (i == LANGUAGE_NONE)
			continue;
		free(title);
		title = assessment_show(assessment, own, field, (enum language)i, NULL);
	}
	return title;
}

/* What the file's name begins with: which assessment, or whose. Caller-owned; may be empty. */
static char *
name_subject(const struct export_request *request)
{
	const struct assessment *assessment = request->assessment;

	if (request->layout->is_of_library)
		return memory_copy_string(request->client ? request->client : "");

	const struct record *own = assessment_single(assessment, "assessment");
	const struct template_field *field = own ? template_find_field(own->kind, "title") : NULL;
	enum language language = catalog_language(request->catalog);
	auto_string char *title = field ? find_title(assessment, own, field, language) : NULL;

	return string_format(
		"%s %s", assessment->reference ? assessment->reference : "", title ? title : "");
}

char *
export_folder_name(const struct export_request *request)
{
	auto_string char *whole = name_subject(request);
	const char *other = !request->layout->is_of_library ? "assessment"
			    : whole[0]                      ? "client"
							    : request->layout->name;
	char *slug = slug_make(whole, other);
	char *end = slug;

	/* In small letters, and with no dot that could be taken for a folder. */
	for (const char *c = slug; *c; c++) {
		if (*c != '.' || !strchr("-.", c[1]))
			*end++ = (char)tolower((unsigned char)*c);
	}
	*end = '\0';
	return slug;
}

char *
export_file_name(const struct export_request *request)
{
	auto_string char *whole = name_subject(request);
	bool has_subject = whole[0] != '\0';
	auto_string char *slug = export_folder_name(request);
	const char *report = request->layout->name;
	bool is_default = string_equal(report, REPORT_LAYOUT_DEFAULT);

	enum language language = catalog_language(request->catalog);
	const char *beside = request->beside ? language_tag(catalog_language(request->beside)) : "";

	return string_format("%s%s%s%s.%s%s%s.%s", has_subject ? slug : "",
		is_default || !has_subject ? "" : ".", is_default ? "" : report,
		request->is_draft ? ".draft" : "", language_tag(language), *beside ? "-" : "",
		beside, export_format_name(request->format));
}

static void
tell(export_progress *progress, void *context, int percent)
{
	if (progress)
		progress(context, percent);
}

/* The report in the language asked for, or in both. */
static struct report *
build_in_languages(const struct export_request *request, struct build_request *wanted)
{
	wanted->catalog = request->catalog;
	if (!request->beside)
		return build_report(wanted);
	wanted->beside = catalog_language(request->beside);
	wanted->sorted_in = catalog_language(request->catalog);

	struct report *first = build_report(wanted);

	wanted->catalog = request->beside;
	wanted->beside = catalog_language(request->catalog);
	return bilingual_join(first, build_report(wanted));
}

static struct report *
build_of_library(const struct export_request *request, struct error *error)
{
	struct register_request wanted = {
		.library = request->library,
		.client = request->client,
		.today = request->today,
		.catalog = request->catalog,
		.layout = request->layout,
		.is_workbook = request->format == EXPORT_WORKBOOK,
		.is_draft = request->is_draft,
		.has_contents = request->has_contents,
	};

	if (!request->library) {
		error_set(error, ERROR_STATE,
			N_("The report {name} shows the whole library, not one assessment."),
			"name", request->layout->name, NULL);
		return NULL;
	}

	struct report *first = register_build(&wanted, error);

	if (!first || !request->beside)
		return first;
	wanted.catalog = request->beside;

	struct report *second = register_build(&wanted, error);

	if (second)
		return bilingual_join(first, second);
	report_free(&first);
	return NULL;
}

static bool
has_block(const struct layout_chapters *chapters, enum layout_block_type type)
{
	for (size_t i = 0; i < chapters->chapter_count; i++) {
		for (size_t j = 0; j < chapters->chapters[i].block_count; j++) {
			if (chapters->chapters[i].blocks[j].type == type)
				return true;
		}
	}
	return false;
}

static bool
compares(const struct report_layout *layout)
{
	return has_block(&layout->chapters, LAYOUT_COMPARED) ||
	       has_block(&layout->chapters, LAYOUT_DIFFERENCES) ||
	       has_block(&layout->sheets, LAYOUT_COMPARED) ||
	       has_block(&layout->sheets, LAYOUT_DIFFERENCES);
}

bool
export_find_before(struct session *session, const struct report_layout *layout, const char *moment,
	struct past *before, struct error *error)
{
	int64_t number;

	*before = (struct past){0};
	return !compares(layout) || (session_moment(session, moment, &number, error) &&
					    session_past(session, number, before, error));
}

struct report *
export_build(const struct export_request *request, struct error *error)
{
	if (request->layout->is_of_library)
		return build_of_library(request, error);

	bool is_workbook = request->format == EXPORT_WORKBOOK;
	struct build_request wanted = {
		.assessment = request->assessment,
		.arrangement = is_workbook ? ARRANGE_BY_KINDS : ARRANGE_BY_STEPS,
		.is_draft = request->is_draft,
		.has_contents = request->has_contents,
		.changed_at = request->changed_at,
		.authors = request->record_authors,
		.before = request->before && request->before->assessment ? request->before : NULL,
	};
	struct bound_layout *layout = NULL;
	struct error_list faults = {0};
	struct report *report = NULL;

	if (report_layout_bind(request->layout, request->assessment->template, is_workbook, &layout,
		    &faults)) {
		wanted.layout = layout;
		report = build_in_languages(request, &wanted);
	} else if (error) {
		error_move(error, &faults.errors[0]);
	}
	bound_layout_free(&layout);
	error_list_clear(&faults);
	return report;
}

bool
export_check_target(const char *path, struct error *error)
{
	static const char *const beside[] = {"-wal", "-shm", "-journal", ".lock"};
	static const char database[] = "SQLite format 3";
	char start[sizeof(database)] = "";
	size_t length = strlen(path);
	int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	ssize_t count = descriptor < 0 ? 0 : read(descriptor, start, sizeof(start));
	bool is_kept =
		count == (ssize_t)sizeof(start) && memcmp(start, database, sizeof(database)) == 0;

	if (descriptor >= 0)
		close(descriptor);
	for (size_t i = 0; descriptor >= 0 && i < array_length(beside); i++) {
		size_t end = strlen(beside[i]);

		is_kept = is_kept || (length > end && strcmp(path + length - end, beside[i]) == 0);
	}
	return !is_kept || error_set(error, ERROR_STATE,
				   N_("{path} belongs to a library of assessments, so it is not "
				      "replaced. Give another name."),
				   "path", path, NULL);
}

bool
export_to_file(const struct export_request *request, const char *path, export_progress *progress,
	void *context, struct error *error)
{
	struct file_draft draft;
	struct report *report;

	if (!export_check_target(path, error))
		return false;
	tell(progress, context, 0);
	report = export_build(request, error);
	if (!report || !files_begin(path, &draft, error)) {
		report_free(&report);
		return false;
	}
	tell(progress, context, 30);

	bool is_written = request->format == EXPORT_WORKBOOK
				  ? workbook_write(report, draft.path, path, error)
				  : markdown_write_file(report, &draft, error);

	report_free(&report);
	if (!is_written) {
		files_abandon(&draft);
		return false;
	}
	tell(progress, context, 90);
	if (!files_commit(&draft, error))
		return false;
	tell(progress, context, 100);
	return true;
}

static bool
write_workbook_to_string(const struct report *report, struct string *bytes, struct error *error)
{
	auto_string char *folder = NULL;
	auto_string char *read = NULL;
	size_t length = 0;

	if (!files_make_temporary_folder(&folder, error))
		return false;

	auto_string char *path = files_join(folder, "report.xlsx");
	bool is_written = workbook_write(report, path, path, error) &&
			  files_read(path, EXPORT_BYTES_MAXIMUM, &read, &length, error);

	files_remove_temporary_folder(folder);
	if (is_written)
		string_append_bytes(bytes, read, length);
	return is_written;
}

static bool
append_markdown(const struct report *report, struct string *bytes, struct error *error)
{
	size_t length = bytes->length;

	markdown_write(report, bytes);
	if (report_check_sources(report, error))
		return true;
	bytes->length = length;
	return false;
}

bool
export_to_string(const struct export_request *request, struct string *bytes, struct error *error)
{
	struct report *report = export_build(request, error);
	bool is_written = true;

	if (!report)
		return false;
	if (request->format == EXPORT_WORKBOOK)
		is_written = write_workbook_to_string(report, bytes, error);
	else
		is_written = append_markdown(report, bytes, error);
	report_free(&report);
	return is_written;
}
