/* SPDX-License-Identifier: MIT */
/* `pia template`: list templates and blueprints, check a file of templates/, show what one asks. */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/string.h"
#include "command/command.h"
#include "command/print.h"
#include "report/markdown.h"
#include "report/questionnaire.h"
#include "session/templates.h"
#include "template/load.h"
#include "template/meant.h"
#include "text/width.h"

static void
write_entry(struct json *json, const struct template_entry *entry, enum language language)
{
	json_open_object(json, NULL);
	json_string(json, "name", entry->name);
	json_string(json, "template", entry->template_name);
	json_string(json, "version", entry->version);
	json_string(json, "title", localized_text(&entry->title, language));
	json_string(json, "description", localized_text(&entry->description, language));
	json_string(json, "file", entry->path);
	json_close_object(json);
}

static void
print_entries(const struct invocation *invocation, const struct template_entry *entries,
	size_t count, int columns, struct json *json)
{
	for (size_t i = 0; i < count; i++) {
		const struct template_entry *entry = &entries[i];

		if (json) {
			write_entry(json, entry, invocation->language);
			continue;
		}
		print_cell(entry->name, columns);
		print_cell(entry->version ? entry->version : entry->template_name, 0);
		print_line(localized_text(&entry->title, invocation->language));
	}
}

/* The columns of the widest name. */
static int
name_columns(const struct template_entry *entries, size_t count)
{
	int columns = 0;

	for (size_t i = 0; i < count; i++) {
		int width = width_text(entries[i].name, WIDTH_FILE);

		columns = width > columns ? width : columns;
	}
	return columns;
}

static bool
list(struct invocation *invocation)
{
	struct template_entry *templates;
	struct template_entry *blueprints;
	size_t template_count;
	size_t blueprint_count;
	struct json json = {0};
	bool as_json = invocation_option(invocation, OPTION_JSON) != NULL;

	templates_list(&templates, &template_count);
	templates_list_blueprints(NULL, &blueprints, &blueprint_count);

	int columns = name_columns(templates, template_count);
	int more = name_columns(blueprints, blueprint_count);

	columns = more > columns ? more : columns;
	if (as_json)
		json_open_array(&json, NULL);
	print_entries(invocation, templates, template_count, columns, as_json ? &json : NULL);
	print_entries(invocation, blueprints, blueprint_count, columns, as_json ? &json : NULL);
	if (as_json) {
		json_close_array(&json);
		print_json(&json);
	}
	template_entries_free(templates, template_count);
	template_entries_free(blueprints, blueprint_count);
	return true;
}

/* Check one file, which may be a template, a blueprint of one that is found by its name, or a
 * glossary. */
static void
check_file(const char *path, struct error_list *faults)
{
	struct template *template = NULL;
	struct blueprint *head = NULL;
	struct blueprint *blueprint = NULL;
	struct glossary *glossary = NULL;
	enum meant meant;
	struct error error = {0};

	if (!meant_read(path, &meant, &error))
		error_move(error_list_add(faults), &error);
	else if (meant == MEANT_GLOSSARY)
		glossary_load_file(path, &glossary, faults);
	else if (meant == MEANT_TEMPLATE)
		template_load_file(path, &template, faults);
	else if (blueprint_load_head(path, &head, faults) &&
		 templates_load(head->template_name, &template, faults))
		blueprint_load_file(path, template, &blueprint, faults);
	blueprint_free(&blueprint);
	blueprint_free(&head);
	template_free(&template);
	glossary_free(&glossary);
}

static bool
check(struct invocation *invocation, struct error *error)
{
	const struct arguments *arguments = &invocation->arguments;
	struct error_list faults = {0};

	if (arguments->word_count < 2)
		return error_set(
			error, ERROR_USAGE, N_("Which file? pia template check FILE"), NULL);
	for (size_t i = 1; i < arguments->word_count; i++)
		check_file(arguments->words[i], &faults);
	return faults.error_count == 0 || invocation_report_faults(invocation, &faults, error);
}

/* What a template asks and says, as Markdown. */
static bool
show(struct invocation *invocation, struct error *error)
{
	const struct arguments *arguments = &invocation->arguments;
	struct error_list faults = {0};
	struct template *template = NULL;
	struct string markdown = {0};

	if (arguments->word_count != 2)
		return error_set(
			error, ERROR_USAGE, N_("Which template? pia template show NAME"), NULL);
	if (!templates_load(arguments->words[1], &template, &faults))
		return invocation_report_faults(invocation, &faults, error);
	if (!template->languages[invocation->language]) {
		error_set(error, ERROR_DATA,
			N_("The template {template} does not speak {language}."), "template",
			template->name, "language", language_name(invocation->language), NULL);
		template_free(&template);
		return false;
	}

	struct report *report = questionnaire_build(template, invocation->catalog);

	markdown_write(report, &markdown);
	print_bytes(string_text(&markdown), markdown.length);
	string_clear(&markdown);
	report_free(&report);
	template_free(&template);
	return true;
}

static bool
run(struct invocation *invocation, struct error *error)
{
	const char *word = invocation->arguments.words[0];

	if (string_equal(word, "check"))
		return check(invocation, error);
	if (string_equal(word, "list"))
		return list(invocation);
	if (string_equal(word, "show"))
		return show(invocation, error);
	return error_set(error, ERROR_USAGE, N_("Used as: pia {command} {words}"), "command",
		"template", "words", command_template.words, NULL);
}

const struct command command_template = {
	.name = "template",
	.words = "list | check FILE… | show NAME",
	.help = N_("List templates and blueprints, check template files, or show what one asks"),
	.words_minimum = 1,
	.words_maximum = SIZE_MAX,
	.options = OPTION_BIT(OPTION_JSON),
	.words_are_files = true,
	.run = run,
};
