/* SPDX-License-Identifier: MIT */
/* The reports in an archive, made and made again. */
#include "config.h"

#include "archive/reports.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"
#include "report/export.h"
#include "session/past.h"
#include "session/record_authors.h"
#include "session/standing.h"

#define LAYOUT_ENDING ".yaml"
/* A layout from outside that is longer could be made to take hours. */
#define LAYOUT_BYTES_MAXIMUM (64 * 1024)

struct visit {
	struct session *session;
	const struct reports_request *request;
	contents_visitor *visitor;
	void *context;
};

static bool
visit_report(const struct visit *visit, const char *folder, const struct export_request *export,
	struct error *error)
{
	struct string bytes = {0};
	auto_string char *name = string_format(CONTENTS_REPORTS "%s%s.%s.%s", folder,
		export->layout->name, language_tag(catalog_language(export->catalog)),
		export_format_name(export->format));
	bool goes_on =
		export_to_string(export, &bytes, error) &&
		visit->visitor(visit->context, name, string_text(&bytes), bytes.length, error);

	string_clear(&bytes);
	return goes_on;
}

static bool
visit_formats(const struct visit *visit, const char *folder, struct export_request *export,
	struct error *error)
{
	bool goes_on = true;

	export->layout = visit->request->layout;
	for (size_t i = 0; i < visit->request->catalog_count && goes_on; i++) {
		export->catalog = visit->request->catalogs[i];
		for (int j = 0; j < EXPORT_FORMAT_COUNT && goes_on; j++) {
			export->format = (enum export_format)j;
			goes_on = visit_report(visit, folder, export, error);
		}
	}
	return goes_on;
}

static bool
visit_now(const struct visit *visit, struct error *error)
{
	auto_string char *day = session_day_of_change(visit->session);
	struct record_authors authors;

	session_set_today(visit->session, day);
	if (!session_record_authors(visit->session, &authors, error))
		return false;

	struct export_request export = {
		.assessment = session_assessment(visit->session),
		.changed_at = session_changed_at(visit->session),
		.record_authors = &authors,
	};
	bool goes_on = visit_formats(visit, "", &export, error);

	record_authors_clear(&authors);
	return goes_on;
}

/* Whether a template has what the layout names, in a text and in a workbook. */
static bool
goes_with(const struct report_layout *layout, const struct template *template)
{
	bool goes = true;

	for (int is_workbook = 0; is_workbook < 2 && goes; is_workbook++) {
		struct bound_layout *bound = NULL;
		struct error_list faults = {0};

		goes = report_layout_bind(layout, template, is_workbook, &bound, &faults);
		error_list_clear(&faults);
		if (goes)
			bound_layout_free(&bound);
	}
	return goes;
}

static bool
visit_past(const struct visit *visit, int64_t number, struct past *past, struct error *error)
{
	auto_string char *day = clock_civil_date(past->time, past->template->utc_offset);
	auto_string char *folder = string_format("%" PRId64 "/", number);
	struct record_authors authors;

	assessment_set_today(past->assessment, day);
	if (!session_record_authors_then(visit->session, past->assessment, number, &authors, error))
		return false;

	struct export_request export = {
		.assessment = past->assessment,
		.changed_at = past->time,
		.record_authors = &authors,
	};
	bool goes_on = visit_formats(visit, folder, &export, error);

	record_authors_clear(&authors);
	return goes_on;
}

static bool
is_signed(struct session *session, const struct version *version)
{
	struct contents_signatures signatures;

	contents_signatures_of(session, version->hash, &signatures);

	bool signed_by_any = signatures.signature_count > 0;

	contents_signatures_clear(&signatures);
	return signed_by_any;
}

static bool
visit_version(const struct visit *visit, const struct version *version, struct error *error)
{
	struct past past;

	if (!version->text || !is_signed(visit->session, version))
		return true;
	if (!session_past(visit->session, version->number, &past, error))
		return false;

	bool goes_on = !goes_with(visit->request->layout, past.template) ||
		       visit_past(visit, version->number, &past, error);

	past_clear(&past);
	return goes_on;
}

static bool
visit_versions(const struct visit *visit, struct error *error)
{
	struct versions versions;
	bool goes_on = true;

	if (!session_versions(visit->session, &versions, error))
		return false;
	for (size_t i = versions.version_count; i > 0 && goes_on; i--)
		goes_on = visit_version(visit, &versions.versions[i - 1], error);
	versions_clear(&versions);
	return goes_on;
}

static bool
visit_layout(const struct visit *visit, struct error *error)
{
	const struct report_layout *layout = visit->request->layout;
	const char *text = report_layout_text(layout);
	auto_string char *name = string_format(CONTENTS_REPORTS "%s" LAYOUT_ENDING, layout->name);

	return visit->visitor(visit->context, name, text, strlen(text), error);
}

bool
reports_visit(struct session *session, const struct reports_request *request,
	contents_visitor *visitor, void *context, struct error *error)
{
	struct visit visit = {session, request, visitor, context};

	return !request->layout || (visit_layout(&visit, error) && visit_now(&visit, error) &&
					   visit_versions(&visit, error));
}

/* What the name of an entry says of a report. */
struct report_name {
	int64_t version; /* 0: of now */
	char *layout;
	enum language language;
};

/* Read "reports/[N/]LAYOUT.LANGUAGE.FORMAT"; false where it is no such name. */
static bool
read_name(const char *entry, struct report_name *name)
{
	const char *at = entry + strlen(CONTENTS_REPORTS);
	size_t digits = strspn(at, "0123456789");
	enum export_format format;

	*name = (struct report_name){0};
	if (digits && digits < 10 && at[0] != '0' && at[digits] == '/') {
		name->version = strtoll(at, NULL, 10);
		at += digits + 1;
	}

	const char *dot = strchr(at, '.');
	const char *end = dot ? strchr(dot + 1, '.') : NULL;

	if (!end || strchr(at, '/') || !export_format_read(end + 1, &format) ||
		!string_equal(end + 1, export_format_name(format)))
		return false;

	auto_string char *tag = memory_copy_bytes(dot + 1, (size_t)(end - dot - 1));

	name->language = language_from_tag(tag);
	if (name->language == LANGUAGE_NONE)
		return false;
	name->layout = memory_copy_bytes(at, (size_t)(dot - at));
	return true;
}

/* The name of the layout that an entry is; NULL where it is none. Caller-owned. */
static char *
layout_of(const char *entry)
{
	size_t start = strlen(CONTENTS_REPORTS);
	size_t length = strlen(entry);
	size_t ending = strlen(LAYOUT_ENDING);

	if (length <= start + ending || strcmp(entry + length - ending, LAYOUT_ENDING) != 0 ||
		strchr(entry + start, '/'))
		return NULL;
	return memory_copy_bytes(entry + start, length - start - ending);
}

static bool
is_report(const struct reader *reader, size_t entry)
{
	return entry < reader->entry_count &&
	       strncmp(reader->entries[entry].header.name, CONTENTS_REPORTS,
		       strlen(CONTENTS_REPORTS)) == 0;
}

static bool
has_signed_version(const struct verification *verification, int64_t number)
{
	for (size_t i = 0; i < verification->signature_count; i++) {
		if (verification->signatures[i].version == number)
			return true;
	}
	return number == 0;
}

/* Whether it is one by that layout, of now or of a version that was signed. */
static bool
is_right_report(const char *entry, const char *layout, const struct verification *verification)
{
	struct report_name name;

	if (!read_name(entry, &name))
		return false;

	bool is_right =
		string_equal(name.layout, layout) && has_signed_version(verification, name.version);

	free(name.layout);
	return is_right;
}

void
reports_check(
	const struct reader *reader, size_t first, struct verification *verification, size_t *count)
{
	auto_string char *layout =
		is_report(reader, first) ? layout_of(reader->entries[first].header.name) : NULL;

	for (*count = 0; is_report(reader, first + *count); ++*count) {
		const char *entry = reader->entries[first + *count].header.name;

		if (*count ? !is_right_report(entry, layout, verification) : !layout)
			error_set(error_list_add(&verification->faults), ERROR_DATA,
				N_("{name} is none of the reports that an archive has."), "name",
				entry, NULL);
	}
	verification->report_count = *count ? *count - 1 : 0;
}

struct comparing {
	const struct reader *reader;
	struct verification *verification;
};

static bool
compare_report(
	void *context, const char *name, const void *bytes, size_t length, struct error *error)
{
	struct comparing *comparing = context;
	const struct reader_entry *entry = reader_find(comparing->reader, name);
	struct seal_hash hash = seal_hash_bytes(bytes, length);

	(void)error;
	if (entry && seal_hash_equal(&entry->hash, &hash) && !strstr(name, LAYOUT_ENDING))
		comparing->verification->report_same_count++;
	return true;
}

/* The languages of the reports of now, in their order. */
static size_t
load_catalogs(const struct reader *reader, struct catalog *catalogs[LANGUAGE_COUNT])
{
	auto_string char *data = files_program_data_folder();
	auto_string char *folder = files_join(data, "locales");
	size_t count = 0;

	for (size_t i = 0; i < reader->entry_count; i++) {
		struct report_name name;
		bool is_there = false;

		if (!is_report(reader, i) || !read_name(reader->entries[i].header.name, &name))
			continue;
		free(name.layout);
		for (size_t j = 0; j < count; j++)
			is_there = is_there || catalog_language(catalogs[j]) == name.language;
		if (!is_there && catalog_load(folder, name.language, &catalogs[count], NULL))
			count++;
	}
	return count;
}

static bool
unpack_layout(
	const struct reader *reader, const struct unpacked *unpacked, struct report_layout **layout)
{
	struct error_list faults = {0};
	size_t i = 0;

	while (i < reader->entry_count && !is_report(reader, i))
		i++;
	if (i == reader->entry_count || reader->entries[i].header.size > LAYOUT_BYTES_MAXIMUM)
		return false;

	auto_string char *path = files_join(
		unpacked->folder, reader->entries[i].header.name + strlen(CONTENTS_REPORTS));
	bool is_loaded = reader_unpack(reader, &reader->entries[i], path, NULL) &&
			 report_layout_load_file(path, layout, &faults);

	unlink(path);
	error_list_clear(&faults);
	return is_loaded;
}

void
reports_compare(const struct reader *reader, const struct unpacked *unpacked,
	struct session *session, struct verification *verification)
{
	struct report_layout *layout = NULL;
	struct catalog *catalogs[LANGUAGE_COUNT];
	struct comparing comparing = {reader, verification};

	if (!unpack_layout(reader, unpacked, &layout))
		return;

	struct reports_request request = {
		.layout = layout->is_of_library ? NULL : layout,
		.catalogs = (const struct catalog *const *)catalogs,
		.catalog_count = load_catalogs(reader, catalogs),
	};

	reports_visit(session, &request, compare_report, &comparing, NULL);
	for (size_t i = 0; i < request.catalog_count; i++)
		catalog_free(&catalogs[i]);
	report_layout_free(&layout);
}
