/* SPDX-License-Identifier: MIT */
/* `pia template`: list templates, blueprints and reports, check their files, show what one asks. */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/string.h"
#include "command/command.h"
#include "command/print.h"
#include "command/template_check.h"
#include "report/markdown.h"
#include "report/questionnaire.h"
#include "session/templates.h"
#include "text/width.h"

/* What is listed, one sort after the other. */
enum listed { LISTED_TEMPLATES, LISTED_BLUEPRINTS, LISTED_REPORTS, LISTED_COUNT };

struct listing {
	struct template_entry *entries;
	size_t count;
};

static void
write_entry(struct json *json, enum listed listed, const struct template_entry *entry,
	enum language language)
{
	static const char *const types[] = {"template", "blueprint", "report"};

	json_open_object(json, NULL);
	json_string(json, "type", types[listed]);
	json_string(json, "name", entry->name);
	json_string(json, "template", entry->template_name);
	json_string(json, "version", entry->version);
	json_string(json, "title", localized_text(&entry->title, language));
	json_string(json, "description", localized_text(&entry->description, language));
	json_string(json, "file", entry->path);
	json_boolean(json, "own", entry->is_own);
	json_close_object(json);
}

/* Its version, the template it is for, or that it is a report. */
static void
print_entry(const struct invocation *invocation, enum listed listed,
	const struct template_entry *entry, int columns)
{
	const struct catalog *catalog = invocation->catalog;
	const char *title = localized_text(&entry->title, invocation->language);
	auto_string char *own =
		string_is_empty(title)
			? tr_format(catalog,
				  N_("has faults: `pia template check {name}` tells them"), "name",
				  entry->name, NULL)
		: entry->is_own ? tr_format(catalog, N_("{title} (your own)"), "title", title, NULL)
				: NULL;

	print_cell(entry->name, columns);
	print_cell(listed == LISTED_REPORTS      ? tr(catalog, N_("report"))
		   : listed == LISTED_BLUEPRINTS ? entry->template_name
		   : entry->version              ? entry->version
						 : "—",
		0);
	print_line(own ? own : title);
}

/* The columns of the widest name. */
static int
name_columns(const struct listing listings[LISTED_COUNT])
{
	int columns = 0;

	for (size_t i = 0; i < LISTED_COUNT; i++)
		for (size_t j = 0; j < listings[i].count; j++) {
			int width = width_text(listings[i].entries[j].name, WIDTH_FILE);

			columns = width > columns ? width : columns;
		}
	return columns;
}

static bool
list(struct invocation *invocation)
{
	struct listing listings[LISTED_COUNT];
	struct json json = {0};
	bool as_json = invocation_option(invocation, OPTION_JSON) != NULL;

	templates_list_all(&listings[LISTED_TEMPLATES].entries, &listings[LISTED_TEMPLATES].count);
	templates_list_blueprints(
		NULL, &listings[LISTED_BLUEPRINTS].entries, &listings[LISTED_BLUEPRINTS].count);
	reports_list_all(&listings[LISTED_REPORTS].entries, &listings[LISTED_REPORTS].count);

	int columns = name_columns(listings);

	if (as_json)
		json_open_array(&json, NULL);
	for (enum listed i = 0; i < LISTED_COUNT; i++) {
		for (size_t j = 0; j < listings[i].count; j++) {
			const struct template_entry *entry = &listings[i].entries[j];

			if (as_json)
				write_entry(&json, i, entry, invocation->language);
			else
				print_entry(invocation, i, entry, columns);
		}
		template_entries_free(listings[i].entries, listings[i].count);
	}
	if (as_json) {
		json_close_array(&json);
		print_json(&json);
	}
	return true;
}

static bool
check(struct invocation *invocation, struct error *error)
{
	const struct arguments *arguments = &invocation->arguments;
	const char *template_name = invocation_option(invocation, OPTION_TEMPLATE);
	struct error_list faults = {0};

	if (arguments->word_count < 2)
		return error_set(
			error, ERROR_USAGE, N_("Which file? pia template check FILE"), NULL);
	for (size_t i = 1; i < arguments->word_count; i++) {
		struct error remark = {0};

		template_check(arguments->words[i], template_name, &faults, &remark);
		if (remark.message) {
			auto_string char *text = tr_error(invocation->catalog, &remark);

			print_line(text);
		}
		error_clear(&remark);
	}
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
	.help = N_("List templates, blueprints and reports, check their files, or show what a "
		   "template "
		   "asks"),
	.words_minimum = 1,
	.words_maximum = SIZE_MAX,
	.options = OPTION_BIT(OPTION_JSON) | OPTION_BIT(OPTION_TEMPLATE),
	.words_are_files = true,
	.run = run,
};
