/* SPDX-License-Identifier: MIT */
/* `pia archive`: an assessment as one file that proves itself. */
#include "config.h"

#include "archive/archive.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/files.h"
#include "base/string.h"
#include "command/client.h"
#include "command/command.h"
#include "command/print.h"
#include "report/export.h"
#include "session/templates.h"

#define ENDING ".pia"

/* The content language, then those that --lang names. */
struct chosen_languages {
	struct catalog *catalogs[LANGUAGE_COUNT];
	size_t count;
};

static void
choose_languages(struct invocation *invocation, struct chosen_languages *chosen)
{
	enum language content = session_assessment(invocation->session)->language;

	chosen->catalogs[chosen->count++] = invocation_load_catalog(content);
	for (size_t i = 0;
		invocation_option(invocation, OPTION_LANG) && i < invocation->language_count; i++) {
		if (invocation->languages[i] != content)
			chosen->catalogs[chosen->count++] =
				invocation_load_catalog(invocation->languages[i]);
	}
}

/* On a terminal, the entry that is being written; the next takes its place. */
static void
show_entry(void *context, const char *name)
{
	(void)context;
	if (isatty(STDERR_FILENO))
		fprintf(stderr, "\r%-72.72s\r", name);
}

/* Where to: the file that was named, or one named by the reference in the folder. */
static char *
choose_path(const struct invocation *invocation)
{
	const char *output = invocation_option(invocation, OPTION_OUTPUT);
	auto_string char *name =
		string_format("%s" ENDING, session_assessment(invocation->session)->reference);
	struct stat status;

	if (output && (stat(output, &status) != 0 || !S_ISDIR(status.st_mode)))
		return memory_copy_string(output);
	return output ? files_join(output, name) : memory_copy_string(name);
}

static bool
write_archive(
	struct invocation *invocation, const struct report_layout *layout, struct error *error)
{
	auto_string char *path = choose_path(invocation);
	struct chosen_languages chosen = {0};
	struct archive_request request = {
		.session = invocation->session,
		.layout = layout,
		.progress = show_entry,
	};

	if (!export_check_target(path, error))
		return false;
	choose_languages(invocation, &chosen);
	request.catalogs = (const struct catalog *const *)chosen.catalogs;
	request.catalog_count = chosen.count;

	bool written = archive_write(&request, path, error);

	if (isatty(STDERR_FILENO))
		fprintf(stderr, "\r%72s\r", "");
	for (size_t i = 0; i < chosen.count; i++)
		catalog_free(&chosen.catalogs[i]);
	if (written)
		print_one_line(path);
	return written;
}

static bool
open_and_write(struct invocation *invocation, const char *reference,
	const struct report_layout *layout, struct error *error)
{
	bool written =
		session_open_to_read(invocation->library, reference, &invocation->session, error) &&
		write_archive(invocation, layout, error);

	session_close(&invocation->session);
	return written;
}

/* What goes wrong with one does not keep the others back. */
static bool
write_each(struct invocation *invocation, const char *const *references, size_t count,
	const struct report_layout *layout, struct error *error)
{
	struct error_list failures = {0};

	for (size_t i = 0; i < count; i++) {
		struct error failure = {0};

		if (open_and_write(invocation, references[i], layout, &failure))
			continue;
		if (count > 1 && !failure.file)
			error_set_place(&failure, references[i], 0, 0);
		error_move(error_list_add(&failures), &failure);
	}
	return failures.error_count == 0 || invocation_report_faults(invocation, &failures, error);
}

static bool
write_all(struct invocation *invocation, const struct report_layout *layout, struct error *error)
{
	struct library_list list;
	const char **references = NULL;
	size_t count = 0;

	if (!library_list(invocation->library, invocation_option(invocation, OPTION_CLIENT), &list,
		    error))
		return false;
	for (size_t i = list.entry_count; i > 0; i--)
		*array_append(&references, &count) = list.entries[i - 1].reference;

	bool written = write_each(invocation, references, count, layout, error);

	free(references);
	library_list_clear(&list);
	return written;
}

/* Several go into a folder, which is made where it is not there. */
static bool
check_arguments(const struct invocation *invocation, struct error *error)
{
	const char *output = invocation_option(invocation, OPTION_OUTPUT);
	bool is_all = invocation_option(invocation, OPTION_ALL) != NULL;
	size_t count = invocation->arguments.word_count;
	struct stat status;

	if (is_all == (count > 0))
		return error_set(error, ERROR_USAGE,
			N_("Which assessment? Give its REF, or --all for every one."), NULL);
	if (!is_all && invocation_option(invocation, OPTION_CLIENT))
		return error_set(error, ERROR_USAGE,
			N_("--client chooses among all assessments: give --all too."), NULL);
	if ((!is_all && count == 1) || !output)
		return true;
	if (stat(output, &status) == 0 && !S_ISDIR(status.st_mode))
		return error_set(error, ERROR_USAGE,
			N_("Several files do not fit into {path}: name a folder."), "path", output,
			NULL);
	return files_make_private_folder(output, error);
}

static bool
run(struct invocation *invocation, struct error *error)
{
	const char *report = invocation_option(invocation, OPTION_REPORT);
	const struct arguments *arguments = &invocation->arguments;
	struct report_layout *layout = NULL;
	struct error_list faults = {0};

	if (!check_arguments(invocation, error))
		return false;
	if (!string_equal(report, "none") &&
		!reports_load(report ? report : REPORT_LAYOUT_DEFAULT, &layout, &faults))
		return invocation_report_faults(invocation, &faults, error);

	bool written = invocation_open_library(invocation, error) &&
		       client_is_known(invocation, error) &&
		       (arguments->word_count ? write_each(invocation, arguments->words,
							arguments->word_count, layout, error)
					      : write_all(invocation, layout, error));

	report_layout_free(&layout);
	return written;
}

const struct command command_archive = {
	.name = "archive",
	.words = "[REF... | --all]",
	.help = N_("Put an assessment into one file that proves itself: REF.pia, or --output"),
	.words_maximum = SIZE_MAX,
	.options = OPTION_BIT(OPTION_ALL) | OPTION_BIT(OPTION_CLIENT) | OPTION_BIT(OPTION_OUTPUT) |
		   OPTION_BIT(OPTION_REPORT),
	.takes_languages = true,
	.run = run,
};
