/* SPDX-License-Identifier: MIT */
/* `pia check`: what is missing or wrong, or whether the log is whole. */
#include "config.h"

#include "assessment/address.h"
#include "assessment/findings.h"
#include "base/memory.h"
#include "base/string.h"
#include "command/command.h"
#include "command/print.h"

static const char *
severity_name(enum severity severity)
{
	switch (severity) {
	case SEVERITY_NOTE:
		return "note";
	case SEVERITY_WARN:
		return "warn";
	case SEVERITY_BLOCK:
		return "block";
	}
	return "";
}

static void
print_finding(const struct invocation *invocation, const struct finding *finding, struct json *json)
{
	auto_string char *address = address_write(finding->record, finding->field, LANGUAGE_NONE);
	auto_string char *text = finding_text(finding, invocation->catalog, invocation->language);

	if (!json) {
		print_cell(severity_name(finding->severity), 5);
		print_cell(address, 24);
		print_line(text);
		return;
	}
	json_open_object(json, NULL);
	json_string(json, "severity", severity_name(finding->severity));
	json_string(json, "address", address);
	json_string(json, "rule", finding->rule ? finding->rule->id : NULL);
	json_string(json, "step", finding->step ? finding->step->id : NULL);
	json_string(json, "text", text);
	json_close_object(json);
}

static void
print_findings(struct invocation *invocation)
{
	struct findings findings = {0};
	struct json json = {0};
	bool as_json = invocation_option(invocation, OPTION_JSON) != NULL;

	findings_collect(session_assessment(invocation->session), &findings);
	if (as_json)
		json_open_array(&json, NULL);
	for (size_t i = 0; i < findings.finding_count; i++)
		print_finding(invocation, &findings.findings[i], as_json ? &json : NULL);
	if (as_json) {
		json_close_array(&json);
		print_json(&json);
	}
	if (findings.finding_count)
		invocation->exit_code = 1;
	findings_clear(&findings);
}

static void
print_integrity(struct invocation *invocation)
{
	struct error_list faults = {0};
	struct json json = {0};
	bool as_json = invocation_option(invocation, OPTION_JSON) != NULL;

	if (!session_check_integrity(invocation->session, &faults))
		invocation->exit_code = 1;
	if (as_json)
		json_open_array(&json, NULL);
	for (size_t i = 0; i < faults.error_count; i++) {
		auto_string char *line = tr_error(invocation->catalog, &faults.errors[i]);

		if (as_json)
			json_string(&json, NULL, line);
		else
			print_line(line);
	}
	if (as_json) {
		json_close_array(&json);
		print_json(&json);
	}
	error_list_clear(&faults);
}

static bool
run(struct invocation *invocation, struct error *error)
{
	if (!invocation_open_session(invocation, invocation->arguments.words[0], error))
		return false;
	if (invocation_option(invocation, OPTION_INTEGRITY))
		print_integrity(invocation);
	else
		print_findings(invocation);
	return true;
}

const struct command command_check = {
	.name = "check",
	.words = "REF",
	.help = N_("List what is missing or wrong; exit code 1 if anything is"),
	.words_minimum = 1,
	.words_maximum = 1,
	.options =
		OPTION_BIT(OPTION_INTEGRITY) | OPTION_BIT(OPTION_JSON) | OPTION_BIT(OPTION_AS_OF),
	.run = run,
};
