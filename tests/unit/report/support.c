/* SPDX-License-Identifier: MIT */
/* What the tests of report/ share. */
#include "config.h"

#include "support.h"

#include <archive.h>
#include <archive_entry.h>
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "assessment/value.h"
#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"
#include "report/export.h"
#include "template/blueprint.h"
#include "template/load.h"

#define ASSESSMENT_ID "0b54e6a2-3c1d-4f7a-9a51-77f1f2a30c11"

static char *
find_source(const char *path)
{
	const char *root = getenv("top_srcdir");

	return files_join(root ? root : ".", path);
}

struct assessment *
support_begin(const char *template_path)
{
	auto_string char *path = find_source(template_path);
	struct template *template = NULL;
	struct error_list faults = {0};

	if (!template_load_file(path, &template, &faults))
		fail_msg("%s: %s", path, faults.errors[0].message);
	error_list_clear(&faults);

	struct assessment *assessment =
		assessment_new(ASSESSMENT_ID, "2026-0001", LANGUAGE_ENGLISH, template);

	assessment_set_today(assessment, "2026-06-15");
	return assessment;
}

static void
apply(struct assessment *assessment, const char *record, const char *field, enum language language,
	const char *text, const char *origin)
{
	struct edits edits = {0};

	edits_add(&edits, record, field, language, NULL, text, NULL, origin);
	assert_true(assessment_apply(assessment, &edits.edits[0]));
	edits_clear(&edits);
}

static char *
make_id(size_t index)
{
	return string_format("00000000-0000-4000-8000-%012zu", index + 1);
}

/* The id of the blueprint's record at `index`. */
static char *
find_id(const struct assessment *assessment, const struct blueprint *blueprint, size_t index)
{
	const struct template_kind *kind = blueprint->records[index].kind;

	if (kind->single)
		return memory_copy_string(assessment_single(assessment, kind->id)->id);
	return make_id(index);
}

static void
apply_value(struct assessment *assessment, const struct blueprint *blueprint, const char *id,
	const struct blueprint_value *value)
{
	const struct template_field *field = value->field;
	const char *original = value->texts.text[LANGUAGE_ENGLISH];

	if (field->type == FIELD_REFERENCE || field->type == FIELD_REFERENCES) {
		struct string ids = {0};

		for (size_t i = 0; i < value->reference_count; i++) {
			auto_string char *target =
				find_id(assessment, blueprint, value->references[i]);

			value_append_link(&ids, target, &value->reductions[i]);
		}
		apply(assessment, id, field->id, LANGUAGE_NONE, string_text(&ids), NULL);
		string_clear(&ids);
	} else if (!field->translatable || !original) {
		apply(assessment, id, field->id,
			field->translatable ? LANGUAGE_ENGLISH : LANGUAGE_NONE,
			value->texts.text[LANGUAGE_NONE], NULL);
	} else {
		auto_string char *origin = assessment_fingerprint(original);

		apply(assessment, id, field->id, LANGUAGE_ENGLISH, original, NULL);
		for (int i = LANGUAGE_ENGLISH + 1; i < LANGUAGE_COUNT; i++)
			apply(assessment, id, field->id, (enum language)i, value->texts.text[i],
				origin);
	}
}

struct assessment *
support_begin_from(const char *template_path, const char *blueprint_path)
{
	struct assessment *assessment = support_begin(template_path);
	auto_string char *path = find_source(blueprint_path);
	struct blueprint *blueprint = NULL;
	struct error_list faults = {0};

	if (!blueprint_load_file(path, assessment->template, &blueprint, &faults))
		fail_msg("%s: %s", path, faults.errors[0].message);
	error_list_clear(&faults);
	for (size_t i = 0; i < blueprint->record_count; i++) {
		const struct template_kind *kind = blueprint->records[i].kind;
		auto_string char *id = find_id(assessment, blueprint, i);
		auto_string char *presence = string_format(
			"%s/%d", kind->id, assessment_last_number(assessment, kind) + 1);

		if (!kind->single)
			apply(assessment, id, EDIT_PRESENCE, LANGUAGE_NONE, presence, NULL);
	}
	for (size_t i = 0; i < blueprint->record_count; i++) {
		const struct blueprint_record *record = &blueprint->records[i];
		auto_string char *id = find_id(assessment, blueprint, i);

		for (size_t j = 0; j < record->value_count; j++)
			apply_value(assessment, blueprint, id, &record->values[j]);
	}
	blueprint_free(&blueprint);
	return assessment;
}

struct assessment *
support_small(void)
{
	return support_begin_from(
		"tests/data/templates/small.yaml", "tests/data/templates/small-start.yaml");
}

void
support_end(struct assessment *assessment)
{
	/* The template was made here and is only borrowed by the assessment. */
	struct template *template = (struct template *)(uintptr_t)assessment->template;

	assessment_free(&assessment);
	template_free(&template);
}

void
support_set(struct assessment *assessment, const char *kind_id, int number, const char *field,
	enum language language, const char *text)
{
	const struct template_kind *kind = template_find_kind(assessment->template, kind_id);
	const struct record *record = number ? assessment_find_numbered(assessment, kind, number)
					     : assessment_single(assessment, kind_id);

	assert_non_null(record);
	apply(assessment, record->id, field, language, text, NULL);
}

void
support_add(struct assessment *assessment, const char *kind, int number)
{
	auto_string char *id = make_id(assessment->record_count + 1000);
	auto_string char *presence = string_format("%s/%d", kind, number);

	apply(assessment, id, EDIT_PRESENCE, LANGUAGE_NONE, presence, NULL);
}

char *
support_make_folder(void)
{
	char *folder = NULL;

	assert_true(files_make_temporary_folder(&folder, NULL));
	return folder;
}

size_t
support_count_files(const char *folder)
{
	DIR *directory = opendir(folder);
	size_t count = 0;
	struct dirent *entry;

	assert_non_null(directory);
	while ((entry = readdir(directory)))
		count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
	closedir(directory);
	return count;
}

void
support_remove_folder(char *folder)
{
	files_remove_temporary_folder(folder);
	assert_false(files_exists(folder));
	free(folder);
}

char *
support_read(const char *path, size_t *length)
{
	char *bytes = NULL;

	assert_true(files_read(path, (size_t)1 << 30, &bytes, length, NULL));
	return bytes;
}

char *
support_read_part(const char *path, const char *part)
{
	struct archive *archive = archive_read_new();
	struct archive_entry *entry;
	struct string content = {0};
	bool is_there = false;

	assert_int_equal(archive_read_support_format_zip(archive), ARCHIVE_OK);
	assert_int_equal(archive_read_open_filename(archive, path, 10240), ARCHIVE_OK);
	while (!is_there && archive_read_next_header(archive, &entry) == ARCHIVE_OK) {
		char bytes[4096];
		la_ssize_t length;

		if (strcmp(archive_entry_pathname(entry), part) != 0)
			continue;
		is_there = true;
		while ((length = archive_read_data(archive, bytes, sizeof(bytes))) > 0)
			string_append_bytes(&content, bytes, (size_t)length);
		assert_int_equal(length, 0);
	}
	archive_read_free(archive);
	return is_there ? string_take(&content) : NULL;
}

size_t
support_count(const char *text, const char *needle)
{
	size_t count = 0;

	for (const char *found = text; (found = strstr(found, needle)); found += strlen(needle))
		count++;
	return count;
}

struct report_layout *
support_layout(const char *name)
{
	auto_string char *file = string_format("templates/reports/%s.yaml", name);
	auto_string char *path = find_source(file);
	struct report_layout *layout = NULL;
	struct error_list faults = {0};

	if (!report_layout_load_file(path, &layout, &faults))
		fail_msg("%s:%d: %s", path, faults.errors[0].line, faults.errors[0].message);
	error_list_clear(&faults);
	return layout;
}

struct report *
support_report(const struct assessment *assessment, const struct catalog *catalog,
	const struct record_authors *authors, enum arrangement arrangement)
{
	struct report_layout *layout = support_layout(REPORT_LAYOUT_DEFAULT);
	struct bound_layout *bound = NULL;
	struct error_list faults = {0};
	struct report *report;

	assert_true(report_layout_bind(
		layout, assessment->template, arrangement == ARRANGE_BY_KINDS, &bound, &faults));

	struct build_request request = {
		.assessment = assessment,
		.catalog = catalog,
		.layout = bound,
		.arrangement = arrangement,
		.authors = authors,
	};

	report = build_report(&request);
	bound_layout_free(&bound);
	report_layout_free(&layout);
	return report;
}

static char *
export_markdown(const struct assessment *assessment, const char *report, enum language language,
	bool is_draft)
{
	struct catalog *catalog = catalog_empty(language);
	struct report_layout *layout = support_layout(report);
	struct export_request request = {
		.assessment = assessment,
		.catalog = catalog,
		.layout = layout,
		.format = EXPORT_MARKDOWN,
		.is_draft = is_draft,
		.changed_at = 1781400600000,
	};
	struct string markdown = {0};

	assert_true(export_to_string(&request, &markdown, NULL));
	report_layout_free(&layout);
	catalog_free(&catalog);
	return string_take(&markdown);
}

char *
support_markdown_of(const struct assessment *assessment, const char *report, enum language language)
{
	return export_markdown(assessment, report, language, false);
}

char *
support_draft(const struct assessment *assessment, enum language language)
{
	return export_markdown(assessment, REPORT_LAYOUT_DEFAULT, language, true);
}

char *
support_markdown(const struct assessment *assessment, enum language language)
{
	return support_markdown_of(assessment, REPORT_LAYOUT_DEFAULT, language);
}
