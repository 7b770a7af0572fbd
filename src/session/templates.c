/* SPDX-License-Identifier: MIT */
/* Finding templates, blueprints and glossaries, the person's own before the program's. */
#include "config.h"

#include "session/templates.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"
#include "template/find.h"
#include "template/load.h"

static bool
has_name(const struct template_entry *entries, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++) {
		if (strcmp(entries[i].name, name) == 0)
			return true;
	}
	return false;
}

static struct localized
copy_localized(const struct localized *localized)
{
	struct localized copy = {0};

	for (size_t i = 0; i < LANGUAGE_COUNT; i++)
		copy.text[i] = memory_copy_string(localized->text[i]);
	return copy;
}

/* Read what the list shows of one file; false when the file has faults. */
typedef bool entry_reader(const char *path, struct template_entry *entry);

static bool
read_template(const char *path, struct template_entry *entry)
{
	struct error_list faults = {0};
	struct template *template = NULL;
	bool loaded = template_load_file(path, &template, &faults);

	if (loaded) {
		entry->version = memory_copy_string(template->version);
		entry->order = template->order;
		entry->title = copy_localized(&template->title);
		entry->description = copy_localized(&template->description);
	}
	template_free(&template);
	error_list_clear(&faults);
	return loaded;
}

static bool
read_blueprint(const char *path, struct template_entry *entry)
{
	struct error_list faults = {0};
	struct blueprint *blueprint = NULL;
	bool loaded = blueprint_load_head(path, &blueprint, &faults);

	if (loaded) {
		entry->template_name = memory_copy_string(blueprint->template_name);
		entry->title = copy_localized(&blueprint->title);
		entry->description = copy_localized(&blueprint->description);
	}
	blueprint_free(&blueprint);
	error_list_clear(&faults);
	return loaded;
}

/* What has no faults, by name and path alone. */
static bool
read_glossary(const char *path, struct template_entry *entry)
{
	struct error_list faults = {0};
	struct glossary *glossary = NULL;
	bool loaded = glossary_load_file(path, &glossary, &faults);

	(void)entry;
	glossary_free(&glossary);
	error_list_clear(&faults);
	return loaded;
}

static int
compare_entries(const void *a, const void *b)
{
	const struct template_entry *left = a, *right = b;

	if (left->order != right->order)
		return left->order < right->order ? -1 : 1;
	return strcmp(left->name, right->name);
}

static void
clear_entry(struct template_entry *entry)
{
	free(entry->name);
	free(entry->path);
	free(entry->version);
	free(entry->template_name);
	localized_clear(&entry->title);
	localized_clear(&entry->description);
}

static void
list_folder(const char *folder, bool is_own, entry_reader *reader, struct template_entry **entries,
	size_t *count)
{
	char **names;
	size_t name_count;

	files_list(folder, TEMPLATE_SUFFIX, &names, &name_count);
	for (size_t i = 0; i < name_count; i++) {
		struct template_entry entry = {
			.name = memory_copy_bytes(
				names[i], strlen(names[i]) - strlen(TEMPLATE_SUFFIX)),
			.path = files_join(folder, names[i]),
			.is_own = is_own,
		};

		if (!has_name(*entries, *count, entry.name) && reader(entry.path, &entry))
			*array_append(entries, count) = entry;
		else
			clear_entry(&entry);
		free(names[i]);
	}
	free(names);
}

static void
add_folders(const char *below, entry_reader *reader, struct template_entry **entries, size_t *count)
{
	char *folders[2];

	template_folders(folders, below);
	for (size_t i = 0; i < array_length(folders); i++) {
		if (folders[i])
			list_folder(folders[i], i == 0, reader, entries, count);
		free(folders[i]);
	}
	if (*count > 1)
		qsort(*entries, *count, sizeof(**entries), compare_entries);
}

static void
list_folders(
	const char *below, entry_reader *reader, struct template_entry **entries, size_t *count)
{
	*entries = NULL;
	*count = 0;
	add_folders(below, reader, entries, count);
}

void
templates_list(struct template_entry **entries, size_t *count)
{
	list_folders(TEMPLATE_FOLDER, read_template, entries, count);
}

static bool
read_any_template(const char *path, struct template_entry *entry)
{
	(void)read_template(path, entry);
	return true;
}

void
templates_list_all(struct template_entry **entries, size_t *count)
{
	list_folders(TEMPLATE_FOLDER, read_any_template, entries, count);
}

void
templates_list_blueprints(const char *template_name, struct template_entry **entries, size_t *count)
{
	list_folders(TEMPLATE_FOLDER "/blueprints", read_blueprint, entries, count);
	for (size_t i = *count; i > 0 && template_name; i--) {
		if (string_equal((*entries)[i - 1].template_name, template_name))
			continue;
		clear_entry(&(*entries)[i - 1]);
		array_remove(entries, count, i - 1);
	}
}

void
template_entries_free(struct template_entry *entries, size_t count)
{
	for (size_t i = 0; i < count; i++)
		clear_entry(&entries[i]);
	free(entries);
}

bool
templates_load(const char *name, struct template **template, struct error_list *faults)
{
	auto_string char *path = template_find_file(name, TEMPLATE_FOLDER);

	if (!path)
		return error_set(error_list_add(faults), ERROR_DATA,
			N_("There is no template {name}. `pia template list` shows those there "
			   "are; the path of a file does as well."),
			"name", name, NULL);
	return template_load_file(path, template, faults);
}

/* Whether a file is byte by byte what a template was read from. */
static bool
is_source(const char *path, const struct template *template)
{
	char *text;
	size_t length;

	if (!files_read(path, TEMPLATE_BYTES_MAXIMUM, &text, &length, NULL))
		return false;

	bool is_same =
		length == template->source_length && memcmp(text, template->source, length) == 0;

	free(text);
	return is_same;
}

bool
templates_have_other(const struct template *template)
{
	auto_string char *path = template_find_file(template->name, TEMPLATE_FOLDER);
	struct error_list faults = {0};
	struct template *other = NULL;

	if (!path || is_source(path, template))
		return false;

	bool is_other = template_load_file(path, &other, &faults) &&
			(other->source_length != template->source_length ||
				memcmp(other->source, template->source, other->source_length) != 0);

	template_free(&other);
	error_list_clear(&faults);
	return is_other;
}

/* Where a blueprint is; NULL with the fault. Caller-owned. */
static char *
find_blueprint(const char *name, struct error_list *faults)
{
	char *path = template_find_file(name, TEMPLATE_FOLDER "/blueprints");

	if (!path)
		error_set(error_list_add(faults), ERROR_DATA,
			N_("There is no blueprint {name}. `pia template list` shows those there "
			   "are; the path of a file does as well."),
			"name", name, NULL);
	return path;
}

bool
templates_load_blueprint(const char *name, const struct template *template,
	struct blueprint **blueprint, struct error_list *faults)
{
	auto_string char *path = find_blueprint(name, faults);

	return path && blueprint_load_file(path, template, blueprint, faults);
}

bool
templates_of_blueprint(const char *name, char **template_name, struct error_list *faults)
{
	auto_string char *path = find_blueprint(name, faults);
	struct blueprint *head = NULL;

	if (!path || !blueprint_load_head(path, &head, faults))
		return false;
	*template_name = memory_copy_string(head->template_name);
	blueprint_free(&head);
	return true;
}

static bool
read_report(const char *path, struct template_entry *entry)
{
	struct error_list faults = {0};
	struct report_layout *layout = NULL;
	bool loaded = report_layout_load_file(path, &layout, &faults);

	if (loaded)
		entry->title = copy_localized(&layout->title);
	report_layout_free(&layout);
	error_list_clear(&faults);
	return loaded;
}

static bool
read_any_report(const char *path, struct template_entry *entry)
{
	(void)read_report(path, entry);
	return true;
}

static void
list_reports(entry_reader *reader, struct template_entry **entries, size_t *count)
{
	auto_string char *data = files_user_data_folder();
	auto_string char *own = data ? files_join(data, REPORT_LAYOUT_OWN_FOLDER) : NULL;

	*entries = NULL;
	*count = 0;
	if (own)
		list_folder(own, true, reader, entries, count);
	add_folders(REPORT_LAYOUT_FOLDER, reader, entries, count);
}

void
reports_list(struct template_entry **entries, size_t *count)
{
	list_reports(read_report, entries, count);
}

void
reports_list_all(struct template_entry **entries, size_t *count)
{
	list_reports(read_any_report, entries, count);
}

static bool
report_no_report(const char *name, struct error_list *faults)
{
	struct template_entry *entries;
	size_t count;
	struct string known = {0};

	reports_list(&entries, &count);
	for (size_t i = 0; i < count; i++)
		string_append_format(&known, "%s%s", i ? ", " : "", entries[i].name);
	error_set(error_list_add(faults), ERROR_DATA,
		N_("There is no report {name}. There are: {known}. The path of a file does as "
		   "well."),
		"name", name, "known", string_text(&known), NULL);
	string_clear(&known);
	template_entries_free(entries, count);
	return false;
}

bool
reports_load(const char *name, struct report_layout **layout, struct error_list *faults)
{
	auto_string char *path = report_layout_find(name);

	if (!path)
		return report_no_report(name, faults);
	return report_layout_load_file(path, layout, faults);
}

bool
glossaries_load(const char *name, struct glossary **glossary, struct error_list *faults)
{
	auto_string char *path = template_find_file(name, TEMPLATE_FOLDER "/glossaries");

	if (!path)
		return error_set(error_list_add(faults), ERROR_DATA,
			N_("There is no glossary {name} in templates/glossaries."), "name", name,
			NULL);
	return glossary_load_file(path, glossary, faults);
}

void
glossaries_load_all(struct glossary ***glossaries, size_t *count)
{
	struct template_entry *entries;
	size_t entry_count;

	*glossaries = NULL;
	*count = 0;
	list_folders(TEMPLATE_FOLDER "/glossaries", read_glossary, &entries, &entry_count);
	for (size_t i = 0; i < entry_count; i++) {
		struct error_list faults = {0};
		struct glossary *glossary = NULL;

		if (glossary_load_file(entries[i].path, &glossary, &faults))
			*array_append(glossaries, count) = glossary;
		error_list_clear(&faults);
	}
	template_entries_free(entries, entry_count);
}

void
glossaries_free(struct glossary **glossaries, size_t count)
{
	for (size_t i = 0; i < count; i++)
		glossary_free(&glossaries[i]);
	free(glossaries);
}
