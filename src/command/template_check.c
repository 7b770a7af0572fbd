/* SPDX-License-Identifier: MIT */
/* Checking one file, whatever it is of what stands in templates/. */
#include "config.h"

#include "command/template_check.h"

#include <string.h>

#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"
#include "session/templates.h"
#include "template/find.h"
#include "template/load.h"
#include "template/meant.h"

/* The file that a name means; one that is not found is one that cannot be read. Caller-owned. */
static char *
find_file(const char *name)
{
	char *path = NULL;

	if (!template_is_path(name) && !files_exists(name)) {
		path = template_find_file(name, TEMPLATE_FOLDER);
		path = path ? path : report_layout_find(name);
	}
	return path ? path : memory_copy_string(name);
}

static void
check_template(const char *path, struct error_list *faults)
{
	struct template *template = NULL;

	template_load_file(path, &template, faults);
	template_free(&template);
}

static void
check_blueprint(const char *path, struct error_list *faults)
{
	struct template *template = NULL;
	struct blueprint *head = NULL;
	struct blueprint *blueprint = NULL;

	if (blueprint_load_head(path, &head, faults) &&
		templates_load(head->template_name, &template, faults))
		blueprint_load_file(path, template, &blueprint, faults);
	blueprint_free(&blueprint);
	blueprint_free(&head);
	template_free(&template);
}

static void
check_glossary(const char *path, struct error_list *faults)
{
	struct glossary *glossary = NULL;

	glossary_load_file(path, &glossary, faults);
	glossary_free(&glossary);
}

/* What a layout names that a template has not. */
static void
check_for(const struct report_layout *layout, const char *template_name, struct error_list *faults)
{
	struct template *template = NULL;

	if (templates_load(template_name, &template, faults))
		report_layout_check(layout, template, faults);
	template_free(&template);
}

/* Keep the shorter of two lists of faults. */
static void
keep_fewer(struct error_list *best, struct error_list *others, bool is_first)
{
	if (is_first || others->error_count < best->error_count) {
		error_list_clear(best);
		*best = *others;
	} else {
		error_list_clear(others);
	}
}

static void
check_for_best(const struct report_layout *layout, struct error_list *faults)
{
	struct template_entry *templates;
	size_t count;
	struct error_list best = {0};

	templates_list(&templates, &count);
	for (size_t i = 0; i < count && (i == 0 || best.error_count > 0); i++) {
		struct error_list found = {0};

		check_for(layout, templates[i].path, &found);
		keep_fewer(&best, &found, i == 0);
	}
	for (size_t i = 0; i < best.error_count; i++)
		error_move(error_list_add(faults), &best.errors[i]);
	error_list_clear(&best);
	template_entries_free(templates, count);
}

/* Reports are found by the names of their files. */
static void
compare_names(const char *path, const char *name, struct error *remark)
{
	const char *slash = strrchr(path, '/');
	const char *file = slash ? slash + 1 : path;
	size_t length = strlen(file);
	size_t end = strlen(TEMPLATE_SUFFIX);
	bool has_end = length > end && string_equal(file + length - end, TEMPLATE_SUFFIX);
	auto_string char *found = memory_copy_bytes(file, has_end ? length - end : length);

	if (!string_equal(found, name))
		error_set(remark, ERROR_NONE,
			N_("{file} is found among your reports as {found}, the name of the file; "
			   "{name} stands only in the names of the files it makes."),
			"file", file, "found", found, "name", name, NULL);
}

static void
check_report(const char *path, const char *template_name, struct error_list *faults,
	struct error *remark)
{
	struct report_layout *layout = NULL;
	size_t before = faults->error_count;

	if (!report_layout_load_file(path, &layout, faults))
		return;
	if (template_name)
		check_for(layout, template_name, faults);
	else
		check_for_best(layout, faults);
	if (faults->error_count == before)
		compare_names(path, layout->name, remark);
	report_layout_free(&layout);
}

void
template_check(const char *name, const char *template_name, struct error_list *faults,
	struct error *remark)
{
	auto_string char *path = find_file(name);
	struct error error = {0};
	enum meant meant;

	if (!meant_read(path, &meant, &error)) {
		error_move(error_list_add(faults), &error);
		return;
	}
	switch (meant) {
	case MEANT_TEMPLATE:
		check_template(path, faults);
		break;
	case MEANT_BLUEPRINT:
		check_blueprint(path, faults);
		break;
	case MEANT_GLOSSARY:
		check_glossary(path, faults);
		break;
	case MEANT_REPORT:
		check_report(path, template_name, faults, remark);
		break;
	}
}
