/* SPDX-License-Identifier: MIT */
/* `pia dismiss`: set aside what a rule found, with the reason. */
#include "config.h"

#include "assessment/address.h"
#include "assessment/findings.h"
#include "base/memory.h"
#include "base/string.h"
#include "command/command.h"
#include "command/print.h"

/* Whether an open finding is meant: one of a rule, at this record, at this field and of this rule
 * where they are given. */
static bool
is_meant(const struct finding *finding, const struct address *address, const char *rule)
{
	return finding->rule && finding->record == address->record &&
	       (!address->field || finding->field == address->field) &&
	       (!rule || string_equal(finding->rule->id, rule));
}

/* The rule whose finding is meant; NULL with the error when there is none, or are several. */
static const struct template_rule *
find_rule(const struct findings *findings, const struct address *address, const char *rule,
	struct error *error)
{
	auto_string char *written = address_write(address->record, address->field, LANGUAGE_NONE);
	const struct template_rule *found = NULL;
	struct string rules = {0};
	size_t count = 0;

	for (size_t i = 0; i < findings->finding_count; i++) {
		const struct finding *finding = &findings->findings[i];

		if (!is_meant(finding, address, rule))
			continue;
		found = finding->rule;
		string_append_format(&rules, "%s%s", count++ > 0 ? ", " : "", found->id);
	}
	if (count == 0)
		error_set(error, ERROR_DATA,
			N_("No rule has found anything at {address} that could be dismissed."),
			"address", written, NULL);
	else if (count > 1)
		error_set(error, ERROR_DATA,
			N_("Several rules have found something at {address}. Add the one that is "
			   "meant: {rules}."),
			"address", written, "rules", string_text(&rules), NULL);
	string_clear(&rules);
	return count == 1 ? found : NULL;
}

static bool
run(struct invocation *invocation, struct error *error)
{
	const char *const *words = invocation->arguments.words;
	const char *reason = invocation_option(invocation, OPTION_REASON);
	const struct template_rule *rule;
	const struct record *dismissal;
	struct address address;

	if (string_is_empty(reason))
		return error_set(error, ERROR_USAGE,
			N_("Dismissing needs --reason TEXT, which is kept and printed."), NULL);
	if (!invocation_open_for_writing(invocation, words[0], error) ||
		!address_read(session_assessment(invocation->session), words[1], &address, error))
		return false;
	rule = find_rule(session_findings(invocation->session), &address,
		invocation->arguments.word_count > 2 ? words[2] : NULL, error);
	if (!rule || !session_dismiss(invocation->session, address.record, DISMISSED_RULE, rule->id,
			     reason, &dismissal, error))
		return false;
	print_address(dismissal);
	return true;
}

const struct command command_dismiss = {
	.name = "dismiss",
	.words = "REF ADDRESS [RULE]",
	.help = N_("Set aside what a rule found at an address; needs --reason"),
	.words_minimum = 2,
	.words_maximum = 3,
	.options = OPTION_BIT(OPTION_REASON),
	.run = run,
};
