/* SPDX-License-Identifier: MIT */
/* `pia dispose`: dispose of an assessment for good, with a certificate. */
#include "config.h"

#include <string.h>

#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"
#include "command/command.h"
#include "command/print.h"
#include "report/certificate.h"
#include "session/disposal.h"

/* The certificate is written first, to be given its name when all is done: a disk that is full must
 * not leave a disposal without one. */
static bool
dispose(struct invocation *invocation, const struct disposal *disposal, const char *reason,
	const char *output, struct error *error)
{
	auto_string char *certificate =
		certificate_write(invocation->session, disposal, reason, invocation->catalog);
	bool is_printed = string_equal(output, "-");
	struct file_draft draft;

	if (!is_printed && !files_begin(output, &draft, error))
		return false;
	if (!is_printed && !files_write(&draft, certificate, strlen(certificate), error)) {
		files_abandon(&draft);
		return false;
	}

	bool is_done = session_dispose(invocation->session, disposal, reason, certificate, error);
	auto_string char *kept = NULL;
	/* It may be done, though the old text could not be taken out of every file. */
	bool is_disposed =
		is_done || (session_certificate(invocation->session, &kept, NULL) && kept);

	if (is_printed)
		return is_done && print_or_write(certificate, strlen(certificate), NULL, error);
	if (!is_disposed) {
		files_abandon(&draft);
		return false;
	}
	return files_commit(&draft, is_done ? error : NULL) && is_done;
}

static bool
run(struct invocation *invocation, struct error *error)
{
	const char *reason = invocation_option(invocation, OPTION_REASON);
	const char *output = invocation_option(invocation, OPTION_OUTPUT);
	struct disposal disposal;
	bool is_done = true;

	if (string_is_empty(reason))
		return error_set(error, ERROR_USAGE,
			N_("That needs --reason TEXT, which is kept in the log."), NULL);
	if (string_is_empty(output))
		return error_set(error, ERROR_USAGE,
			N_("Say where to write the certificate: -o FILE."), NULL);
	if (!invocation_open_for_writing(invocation, invocation->arguments.words[0], error) ||
		!session_plan_disposal(invocation->session, &disposal, error))
		return false;
	if (invocation_option(invocation, OPTION_YES)) {
		is_done = dispose(invocation, &disposal, reason, output, error);
	} else {
		auto_string char *text = disposal_text(&disposal, invocation->catalog, "\n");

		print_line(text);
		print_line(tr(invocation->catalog, N_("Nothing was done. With --yes it is done.")));
	}
	disposal_clear(&disposal);
	return is_done;
}

const struct command command_dispose = {
	.name = "dispose",
	.words = "REF",
	.help = N_("Say what disposing of an assessment erases, and with --yes do it, with a "
		   "certificate"),
	.words_minimum = 1,
	.words_maximum = 1,
	.options = OPTION_BIT(OPTION_REASON) | OPTION_BIT(OPTION_OUTPUT) | OPTION_BIT(OPTION_YES),
	.run = run,
};
