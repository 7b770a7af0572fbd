/* SPDX-License-Identifier: MIT */
/* `pia export`: an assessment as a workbook or a Markdown report. */
#include "config.h"

#include <string.h>
#include <sys/stat.h>

#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"
#include "command/command.h"
#include "command/print.h"
#include "report/export.h"

static bool
is_folder(const char *path)
{
	struct stat status;

	return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

/* --format, else what the output's name ends in; a workbook where there is no name. */
static bool
choose_format(const struct invocation *invocation, const char *output, enum export_format *format,
	struct error *error)
{
	const char *name = invocation_option(invocation, OPTION_FORMAT);

	if (name) {
		return export_format_read(name, format) ||
		       error_set(error, ERROR_USAGE,
			       N_("There is no format {format}; there are xlsx and md."), "format",
			       name, NULL);
	}

	*format = EXPORT_WORKBOOK;
	if (string_equal(output, "-") || is_folder(output))
		return true;

	const char *dot = strrchr(output, '.');

	return (dot && export_format_read(dot + 1, format)) ||
	       error_set(error, ERROR_USAGE,
		       N_("The name {path} does not say which format to write: end it in .xlsx or "
			  ".md, or give --format."),
		       "path", output, NULL);
}

static bool
export_to_output(const struct export_request *request, const char *output, struct error *error)
{
	if (string_equal(output, "-")) {
		struct string bytes = {0};
		bool made = export_to_string(request, &bytes, error);

		if (made)
			print_bytes(string_text(&bytes), bytes.length);
		string_clear(&bytes);
		return made;
	}
	if (!is_folder(output))
		return export_to_file(request, output, NULL, NULL, error);

	auto_string char *name = export_file_name(request);
	auto_string char *path = files_join(output, name);

	if (!export_to_file(request, path, NULL, NULL, error))
		return false;
	print_line(path);
	return true;
}

static bool
run(struct invocation *invocation, struct error *error)
{
	const char *output = invocation_option(invocation, OPTION_OUTPUT);
	struct export_request request = {.catalog = invocation->catalog};

	if (!output)
		output = ".";
	if (!choose_format(invocation, output, &request.format, error) ||
		!invocation_open_session(invocation, invocation->arguments.words[0], error))
		return false;

	struct record_authors authors;

	if (!session_record_authors(invocation->session, &authors, error))
		return false;
	request.assessment = session_assessment(invocation->session);
	request.changed_at = session_changed_at(invocation->session);
	request.record_authors = &authors;

	bool is_exported = export_to_output(&request, output, error);

	record_authors_clear(&authors);
	return is_exported;
}

const struct command command_export = {
	.name = "export",
	.words = "REF",
	.help = N_("Make a workbook or a Markdown report, in the language of --lang"),
	.words_minimum = 1,
	.words_maximum = 1,
	.options = OPTION_BIT(OPTION_FORMAT) | OPTION_BIT(OPTION_OUTPUT) | OPTION_BIT(OPTION_AS_OF),
	.run = run,
};
