/* SPDX-License-Identifier: MIT */
/* `pia new`: begin an assessment and print its reference. */
#include "config.h"

#include <stdlib.h>

#include "base/memory.h"
#include "command/command.h"
#include "command/print.h"
#include "session/templates.h"

static bool
begin(struct invocation *invocation, struct library_beginning *beginning, struct error *error)
{
	auto_string char *reference = NULL;

	if (!invocation_open_library(invocation, error) ||
		!library_begin(invocation->library, beginning, &reference, error))
		return false;
	print_line(reference);
	return true;
}

static bool
load_blueprint_and_begin(
	struct invocation *invocation, struct library_beginning *beginning, struct error *error)
{
	const char *name = invocation_option(invocation, OPTION_BLUEPRINT);
	struct error_list faults = {0};
	struct blueprint *blueprint = NULL;

	if (name && !templates_load_blueprint(name, beginning->template, &blueprint, &faults))
		return invocation_report_faults(invocation, &faults, error);
	beginning->blueprint = blueprint;

	bool begun = begin(invocation, beginning, error);

	blueprint_free(&blueprint);
	return begun;
}

/* The template to follow where none is named: the blueprint's, else the only one there is. NULL
 * with the error. Caller-owned. */
static char *
implied_template(struct invocation *invocation, struct error *error)
{
	const char *blueprint = invocation_option(invocation, OPTION_BLUEPRINT);
	struct error_list faults = {0};
	struct template_entry *templates;
	size_t count;
	char *name = NULL;

	if (blueprint) {
		if (!templates_of_blueprint(blueprint, &name, &faults))
			invocation_report_faults(invocation, &faults, error);
		return name;
	}
	templates_list(&templates, &count);
	if (count == 1)
		name = memory_copy_string(templates[0].name);
	else
		error_set(error, ERROR_USAGE,
			N_("Which template? Give --template NAME; `pia template list` lists them."),
			NULL);
	template_entries_free(templates, count);
	return name;
}

static bool
run(struct invocation *invocation, struct error *error)
{
	auto_string char *implied = NULL;
	const char *name = invocation_option(invocation, OPTION_TEMPLATE);
	struct error_list faults = {0};
	struct template *template = NULL;

	if (!name)
		name = implied = implied_template(invocation, error);
	if (!name)
		return false;
	if (!invocation_need_author(invocation, error))
		return false;
	if (!templates_load(name, &template, &faults))
		return invocation_report_faults(invocation, &faults, error);

	struct library_beginning beginning = {
		.template = template,
		.language = invocation->language,
		.title = invocation_option(invocation, OPTION_TITLE),
		.client = invocation_option(invocation, OPTION_CLIENT),
		.author = &invocation->author,
	};
	bool begun = load_blueprint_and_begin(invocation, &beginning, error);

	template_free(&template);
	return begun;
}

const struct command command_new = {
	.name = "new",
	.words = "",
	.help = N_("Begin an assessment and print its reference"),
	.options = OPTION_BIT(OPTION_TEMPLATE) | OPTION_BIT(OPTION_BLUEPRINT) |
		   OPTION_BIT(OPTION_TITLE) | OPTION_BIT(OPTION_CLIENT),
	.run = run,
};
