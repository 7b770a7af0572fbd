/* SPDX-License-Identifier: MIT */
/* `pia retain`: how long an assessment is kept, and what holds it. */
#include "config.h"

#include "base/memory.h"
#include "base/string.h"
#include "command/command.h"
#include "command/print.h"
#include "command/retain.h"
#include "session/retention.h"

void
retain_write_json(struct json *json, const struct retention *retention, const char *today)
{
	auto_string char *end = retention_end(retention);

	json_string(json, "state", retention->state);
	json_open_object(json, "retention");
	json_string(json, "stage", retention_stage_name(retention_stage(retention, today)));
	json_string(json, "keep_until",
		string_is_empty(retention->keep_until) ? NULL : retention->keep_until);
	json_string(json, "disposal_from", end);
	json_string(json, "hold", string_is_empty(retention->hold) ? NULL : retention->hold);
	json_close_object(json);
}

static bool
look(struct invocation *invocation, struct error *error)
{
	struct retention retention;

	if (!session_retention(invocation->session, &retention, error))
		return false;

	auto_string char *text =
		retention_text(&retention, session_assessment(invocation->session)->today,
			invocation->catalog, invocation->language);

	print_line(text);
	retention_clear(&retention);
	return true;
}

static bool
run(struct invocation *invocation, struct error *error)
{
	const char *reference = invocation->arguments.words[0];
	const char *hold = invocation_option(invocation, OPTION_HOLD);
	struct retaining retaining = {
		.until = invocation_option(invocation, OPTION_UNTIL),
		.hold = hold,
		.reason = invocation_option(invocation, OPTION_REASON),
	};

	if (invocation_option(invocation, OPTION_RELEASE)) {
		if (hold)
			return error_set(error, ERROR_USAGE,
				N_("--hold and --release do not go together."), NULL);
		retaining.hold = "";
	} else if (hold && string_is_empty(hold)) {
		return error_set(error, ERROR_USAGE,
			N_("--hold says why it must not be disposed of."), NULL);
	}
	if (!retaining.until && !retaining.hold)
		return invocation_open_session(invocation, reference, error) &&
		       look(invocation, error);
	if (string_is_empty(hold) && string_is_empty(retaining.reason))
		return error_set(error, ERROR_USAGE,
			N_("That needs --reason TEXT, which is kept in the log."), NULL);
	return invocation_open_for_writing(invocation, reference, error) &&
	       session_retain(invocation->session, &retaining, error) && look(invocation, error);
}

const struct command command_retain = {
	.name = "retain",
	.words = "REF",
	.help = N_("Say how long an assessment is kept, hold it, or print how that stands"),
	.words_minimum = 1,
	.words_maximum = 1,
	.options = OPTION_BIT(OPTION_UNTIL) | OPTION_BIT(OPTION_HOLD) | OPTION_BIT(OPTION_RELEASE) |
		   OPTION_BIT(OPTION_REASON),
	.run = run,
};
