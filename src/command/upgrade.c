/* SPDX-License-Identifier: MIT */
/* `pia upgrade`: what moving to a newer version of the template means, or to another; and do it. */
#include "config.h"

#include "assessment/upgrade.h"

#include "base/memory.h"
#include "base/string.h"
#include "command/command.h"
#include "command/print.h"
#include "session/templates.h"

static const char *const type_names[] = {[UPGRADE_RENAMED] = "renamed",
	[UPGRADE_NEW] = "new",
	[UPGRADE_HIDDEN] = "hidden",
	[UPGRADE_GONE] = "gone"};
static const char *const thing_names[] = {
	[UPGRADE_KIND] = "kind", [UPGRADE_FIELD] = "field", [UPGRADE_CHOICE] = "choice"};

static void
write_template(struct json *json, const char *name, const struct template *template)
{
	json_open_object(json, name);
	json_string(json, "name", template->name);
	json_string(json, "version", template->version);
	json_close_object(json);
}

static void
write_line(struct json *json, const struct upgrade_line *line, enum language language)
{
	json_open_object(json, NULL);
	json_string(json, "what", thing_names[line->thing]);
	json_string(json, "old", line->old_name);
	json_string(json, "new", line->new_name);
	json_string(json, "label", localized_text(line->label, language));
	if (line->old_type) {
		json_string(json, "old_type", line->old_type);
		json_string(json, "new_type", line->new_type);
	}
	if (line->type == UPGRADE_NEW)
		json_boolean(json, "required", line->required);
	else
		json_integer(json, "count", (int64_t)line->count);
	json_close_object(json);
}

static void
write_lines(struct json *json, const struct upgrade_plan *plan, enum upgrade_type type,
	enum language language)
{
	json_open_array(json, type_names[type]);
	for (size_t i = 0; i < plan->line_count; i++) {
		if (plan->lines[i].type == type)
			write_line(json, &plan->lines[i], language);
	}
	json_close_array(json);
}

static void
print_as_json(const struct invocation *invocation, const struct template *before,
	const struct template *after, const struct upgrade_plan *plan, bool done)
{
	struct json json = {0};

	json_open_object(&json, NULL);
	write_template(&json, "from", before);
	write_template(&json, "to", after);
	json_boolean(&json, "same", plan->is_same);
	json_boolean(&json, "done", done);
	json_integer(&json, "answers", (int64_t)plan->answers);
	json_integer(&json, "records", (int64_t)plan->records);
	for (int type = UPGRADE_RENAMED; type <= UPGRADE_GONE; type++)
		write_lines(&json, plan, (enum upgrade_type)type, invocation->language);
	json_open_array(&json, "lost");
	for (size_t i = 0; i < plan->loss_count; i++) {
		json_open_object(&json, NULL);
		json_string(&json, "address", plan->losses[i].address);
		json_string(&json, "text", plan->losses[i].text);
		json_close_object(&json);
	}
	json_close_array(&json);
	json_close_object(&json);
	print_json(&json);
}

/* A sentence with the name and version of a template. */
static void
print_of_template(
	const struct invocation *invocation, const char *text, const struct template *template)
{
	auto_string char *line = tr_format(invocation->catalog, text, "template", template->name,
		"version", template->version, NULL);

	print_one_line(line);
}

static void
print_plan(const struct invocation *invocation, const struct template *before,
	const struct template *after, const struct upgrade_plan *plan)
{
	struct upgrade_text *texts;
	size_t count;

	print_of_template(invocation, N_("From template {template} {version}"), before);
	print_of_template(invocation, N_("To template {template} {version}"), after);
	upgrade_describe(plan, invocation->catalog, &texts, &count);
	for (size_t i = 0; i < count; i++) {
		print_bytes("    ", texts[i].is_heading ? 0 : 4);
		print_one_line(texts[i].text);
	}
	upgrade_texts_free(texts, count);
}

static void
print_how(const struct invocation *invocation)
{
	const char *name = invocation_option(invocation, OPTION_TEMPLATE);
	auto_string char *command = string_format("pia upgrade %s%s%s --yes",
		invocation->arguments.words[0], name ? " --template " : "", name ? name : "");
	auto_string char *line = tr_format(invocation->catalog,
		N_("Nothing was changed. To do it: {command}"), "command", command, NULL);

	print_one_line(line);
}

static void
print_summary(const struct invocation *invocation, const struct template *after,
	const struct upgrade_plan *plan)
{
	auto_string char *answers = string_format("%zu", plan->answers);
	auto_string char *lost = string_format("%zu", plan->loss_count);
	auto_string char *command = string_format("pia undo %s", invocation->arguments.words[0]);
	auto_string char *line = tr_format(invocation->catalog,
		N_("Answers kept: {answers}; taken away: {lost}. {command} takes it back."),
		"answers", answers, "lost", lost, "command", command, NULL);

	print_of_template(invocation, N_("Moved to template {template} {version}"), after);
	print_one_line(line);
}

/* Do it, if it is asked for, and print what it is or was. Both templates stay until the end. */
static bool
finish(struct invocation *invocation, struct template **template, const struct upgrade_plan *plan,
	struct error *error)
{
	const struct template *before = session_assessment(invocation->session)->template;
	const struct template *after = *template;
	bool is_asked = invocation_option(invocation, OPTION_YES) && !plan->is_same;

	if (is_asked && !session_upgrade(invocation->session, template, error))
		return false;
	if (invocation_option(invocation, OPTION_JSON)) {
		print_as_json(invocation, before, after, plan, is_asked);
	} else if (plan->is_same) {
		print_of_template(invocation,
			N_("It follows template {template} {version} already: there is nothing to "
			   "do."),
			after);
	} else if (is_asked) {
		print_summary(invocation, after, plan);
	} else {
		print_plan(invocation, before, after, plan);
		print_how(invocation);
	}
	return true;
}

static bool
run(struct invocation *invocation, struct error *error)
{
	const char *reference = invocation->arguments.words[0];
	const char *name = invocation_option(invocation, OPTION_TEMPLATE);
	struct error_list faults = {0};
	struct template *template = NULL;
	struct upgrade_plan plan;

	if (invocation_option(invocation, OPTION_YES)
			? !invocation_open_for_writing(invocation, reference, error)
			: !invocation_open_session(invocation, reference, error))
		return false;

	const struct assessment *assessment = session_assessment(invocation->session);

	if (!templates_load(name ? name : assessment->template->name, &template, &faults))
		return invocation_report_faults(invocation, &faults, error);

	bool done = upgrade_plan(assessment, template, &plan, error) &&
		    finish(invocation, &template, &plan, error);

	upgrade_plan_clear(&plan);
	template_free(&template);
	return done;
}

const struct command command_upgrade = {
	.name = "upgrade",
	.words = "REF",
	.help = N_(
		"Say what moving to a newer version of its template means, and with --yes do it"),
	.words_minimum = 1,
	.words_maximum = 1,
	.options = OPTION_BIT(OPTION_TEMPLATE) | OPTION_BIT(OPTION_YES) | OPTION_BIT(OPTION_JSON),
	.run = run,
};
