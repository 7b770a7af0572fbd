/* SPDX-License-Identifier: MIT */
/* `pia submit`, `send-back`, `reopen`, `withdraw`, `supersede`: the acts that move an assessment
 * on. */
#include "config.h"

#include "base/string.h"
#include "command/command.h"
#include "command/print.h"
#include "session/standing.h"

/* Say where it stands now. */
static bool
finish(struct invocation *invocation, bool is_moved)
{
	if (is_moved)
		print_line(standing_name(session_standing(invocation->session)));
	return is_moved;
}

static bool
run_plain(struct invocation *invocation, bool (*act)(struct session *session, struct error *error),
	struct error *error)
{
	return finish(invocation, invocation_act(invocation, act, error));
}

static bool
run_with_reason(struct invocation *invocation,
	bool (*act)(struct session *session, const char *reason, struct error *error),
	struct error *error)
{
	const char *reason = invocation_option(invocation, OPTION_REASON);

	if (string_is_empty(reason))
		return error_set(error, ERROR_USAGE,
			N_("That needs --reason TEXT, which is kept in the log."), NULL);
	return invocation_open_for_writing(invocation, invocation->arguments.words[0], error) &&
	       finish(invocation, act(invocation->session, reason, error));
}

static bool
run_submit(struct invocation *invocation, struct error *error)
{
	return run_plain(invocation, session_submit, error);
}

static bool
run_send_back(struct invocation *invocation, struct error *error)
{
	return run_with_reason(invocation, session_send_back, error);
}

static bool
run_reopen(struct invocation *invocation, struct error *error)
{
	return run_plain(invocation,
		invocation_option(invocation, OPTION_REVIEW) ? session_reopen_review
							     : session_reopen,
		error);
}

static bool
run_withdraw(struct invocation *invocation, struct error *error)
{
	return run_with_reason(invocation, session_withdraw, error);
}

static bool
run_supersede(struct invocation *invocation, struct error *error)
{
	return run_with_reason(invocation, session_supersede, error);
}

const struct command command_submit = {
	.name = "submit",
	.words = "REF",
	.help = N_("Send a draft to review: its contents are closed from then on"),
	.words_minimum = 1,
	.words_maximum = 1,
	.run = run_submit,
};

const struct command command_send_back = {
	.name = "send-back",
	.words = "REF",
	.help = N_("Send what is in review back to its authors; needs --reason"),
	.words_minimum = 1,
	.words_maximum = 1,
	.options = OPTION_BIT(OPTION_REASON),
	.run = run_send_back,
};

const struct command command_reopen = {
	.name = "reopen",
	.words = "REF",
	.help = N_("Open the next version of what is decided or withdrawn"),
	.words_minimum = 1,
	.words_maximum = 1,
	.options = OPTION_BIT(OPTION_REVIEW),
	.run = run_reopen,
};

const struct command command_withdraw = {
	.name = "withdraw",
	.words = "REF",
	.help = N_("Give up a draft, or what is in review; needs --reason"),
	.words_minimum = 1,
	.words_maximum = 1,
	.options = OPTION_BIT(OPTION_REASON),
	.run = run_withdraw,
};

const struct command command_supersede = {
	.name = "supersede",
	.words = "REF",
	.help = N_("Mark what is decided as superseded; needs --reason"),
	.words_minimum = 1,
	.words_maximum = 1,
	.options = OPTION_BIT(OPTION_REASON),
	.run = run_supersede,
};
