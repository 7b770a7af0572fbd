/* SPDX-License-Identifier: MIT */
/* `pia check`: what is missing or wrong, or whether the log is whole. */
#include "config.h"

#include "assessment/address.h"
#include "assessment/findings.h"
#include "base/clock.h"
#include "base/memory.h"
#include "base/string.h"
#include "command/command.h"
#include "command/print.h"
#include "session/retention.h"
#include "i18n/format.h"
#include "session/record_authors.h"

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

/* Why a finding was dismissed, by whom and when, below it. */
static void
print_dismissal(const struct invocation *invocation, const struct record *dismissal,
	const struct record_author *author)
{
	const struct assessment *assessment = session_assessment(invocation->session);
	const char *reason = dismissal_reason(assessment, dismissal);
	auto_string char *time =
		author ? format_instant(author->time, assessment->template->utc_offset) : NULL;
	auto_string char *line =
		author ? tr_format(invocation->catalog, N_("{reason} ({name}, {time})"), "reason",
				 reason, "name", author->name, "time", time, NULL)
		       : memory_copy_string(reason);

	print_cell("", 5);
	print_cell("", 24);
	print_line(line);
}

static void
write_dismissal(const struct invocation *invocation, const struct record *dismissal,
	const struct record_author *author, struct json *json)
{
	auto_string char *address = address_write(dismissal, NULL, LANGUAGE_NONE);
	auto_string char *time = author ? clock_format(author->time) : NULL;

	json_open_object(json, "dismissed");
	json_string(json, "address", address);
	json_string(json, "reason",
		dismissal_reason(session_assessment(invocation->session), dismissal));
	json_string(json, "author", author ? author->name : NULL);
	json_string(json, "time", time);
	json_close_object(json);
}

static void
print_finding(const struct invocation *invocation, const struct finding *finding,
	const struct record_authors *authors, struct json *json)
{
	auto_string char *address = address_write(finding->record, finding->field, LANGUAGE_NONE);
	auto_string char *text = finding_text(finding, invocation->catalog, invocation->language);
	const struct record_author *author =
		finding->dismissal ? record_authors_find(authors, finding->dismissal) : NULL;

	if (!json) {
		print_cell(severity_name(finding->severity), 5);
		print_cell(address, 24);
		print_line(text);
		if (finding->dismissal)
			print_dismissal(invocation, finding->dismissal, author);
		return;
	}
	json_open_object(json, NULL);
	json_string(json, "severity", severity_name(finding->severity));
	json_string(json, "address", address);
	json_string(json, "rule", finding->rule ? finding->rule->id : NULL);
	json_string(json, "step", finding->step ? finding->step->id : NULL);
	json_string(json, "text", text);
	if (finding->dismissal)
		write_dismissal(invocation, finding->dismissal, author, json);
	json_close_object(json);
}

/* What is open, or with --dismissed what was dismissed, which is nothing to be seen to. */
static bool
print_findings(struct invocation *invocation, struct error *error)
{
	const bool dismissed = invocation_option(invocation, OPTION_DISMISSED) != NULL;
	const struct findings *findings = session_findings(invocation->session);
	struct record_authors authors = {0};
	struct json json = {0};
	bool as_json = invocation_option(invocation, OPTION_JSON) != NULL;

	if (dismissed && !session_record_authors(invocation->session, &authors, error))
		return false;
	if (as_json)
		json_open_array(&json, NULL);
	for (size_t i = 0; i < (dismissed ? findings->dismissed_count : findings->finding_count);
		i++)
		print_finding(invocation,
			dismissed ? &findings->dismissed[i] : &findings->findings[i], &authors,
			as_json ? &json : NULL);
	if (as_json) {
		json_close_array(&json);
		print_json(&json);
	}
	if (findings->finding_count && !dismissed)
		invocation->exit_code = 1;
	record_authors_clear(&authors);
	return true;
}

static bool
is_disposed(struct session *session)
{
	struct retention retention = {0};
	bool is_disposed = session_retention(session, &retention, NULL) && retention.is_disposed;

	retention_clear(&retention);
	return is_disposed;
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
	} else if (is_disposed(invocation->session)) {
		print_line(tr(invocation->catalog, N_("It was disposed of.")));
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
		return print_findings(invocation, error);
	return true;
}

const struct command command_check = {
	.name = "check",
	.words = "REF",
	.help = N_("List what is missing or wrong; exit code 1 if anything is"),
	.words_minimum = 1,
	.words_maximum = 1,
	.options = OPTION_BIT(OPTION_DISMISSED) | OPTION_BIT(OPTION_INTEGRITY) |
		   OPTION_BIT(OPTION_JSON) | OPTION_BIT(OPTION_AS_OF),
	.run = run,
};
