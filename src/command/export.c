/* SPDX-License-Identifier: MIT */
/* `pia export`: assessments as workbooks or Markdown reports. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"
#include "command/client.h"
#include "command/command.h"
#include "command/export_files.h"
#include "session/templates.h"

/* Several files go into a folder, which is made where it is not there. */
static bool
prepare_folder(struct export_plan *plan, struct error *error)
{
	if (plan->output_is_folder)
		return true;
	if (string_equal(plan->output, "-"))
		return error_set(error, ERROR_USAGE,
			N_("Several files do not go to standard output: give -o FOLDER."), NULL);
	if (export_names_format(plan->output) || files_exists(plan->output))
		return error_set(error, ERROR_USAGE,
			N_("Several files do not fit into {path}: name a folder."), "path",
			plan->output, NULL);
	plan->output_is_folder = true;
	return files_make_private_folder(plan->output, error);
}

static int
compare_references(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Every assessment of the library, or of a client, by its reference. */
static bool
export_all(struct invocation *invocation, struct export_plan *plan, struct error *error)
{
	struct library_list list;
	const char **references = NULL;

	if (!library_list(invocation->library, invocation_option(invocation, OPTION_CLIENT), &list,
		    error))
		return false;
	for (size_t i = 0; i < list.entry_count; i++)
		*array_append(&references, &plan->reference_count) = list.entries[i].reference;
	if (references)
		qsort(references, plan->reference_count, sizeof(*references), compare_references);
	plan->references = references;

	bool is_written = export_files_write(invocation, plan, error);

	free(references);
	library_list_clear(&list);
	return is_written;
}

static bool
check_words(const struct invocation *invocation, const struct report_layout *layout,
	struct error *error)
{
	bool is_all = invocation_option(invocation, OPTION_ALL) != NULL;

	if (layout->is_of_library)
		return invocation->arguments.word_count == 0 ||
		       error_set(error, ERROR_USAGE,
			       N_("The report {name} is of the whole library: leave {reference} "
				  "out, or give another --report."),
			       "name", layout->name, "reference", invocation->arguments.words[0],
			       NULL);
	if (is_all == (invocation->arguments.word_count > 0))
		return error_set(error, ERROR_USAGE,
			N_("Which assessment? Give its REF, or --all for every one."), NULL);
	return is_all || !invocation_option(invocation, OPTION_CLIENT) ||
	       error_set(error, ERROR_USAGE,
		       N_("--client chooses among all assessments: give --all too."), NULL);
}

/* --report, else the default; its faults are printed. */
static bool
load_report(struct invocation *invocation, struct report_layout **layout, struct error *error)
{
	const char *name = invocation_option(invocation, OPTION_REPORT);
	struct error_list faults = {0};

	return reports_load(name ? name : REPORT_LAYOUT_DEFAULT, layout, &faults) ||
	       invocation_report_faults(invocation, &faults, error);
}

/* --bilingual: two languages instead of those of --lang. */
static bool
choose_languages(struct invocation *invocation, struct export_plan *plan, struct error *error)
{
	const char *given = invocation_option(invocation, OPTION_BILINGUAL);
	size_t count;

	if (!given)
		return true;
	if (invocation_option(invocation, OPTION_LANG))
		return error_set(error, ERROR_USAGE,
			N_("--bilingual says already which languages the file is in: leave out "
			   "--lang."),
			NULL);
	if (!command_read_languages(given, invocation->languages, &count, error))
		return false;
	if (count != 2)
		return error_set(error, ERROR_USAGE,
			N_("--bilingual sets two different languages side by side: zh-Hant,pt, for "
			   "example."),
			NULL);
	plan->beside = invocation->languages[1];
	invocation->language_count = 1;
	return true;
}

static bool
export_layout(
	struct invocation *invocation, const struct report_layout *layout, struct error *error)
{
	const char *output = invocation_option(invocation, OPTION_OUTPUT);
	struct export_plan plan = {
		.references = invocation->arguments.words,
		.reference_count = invocation->arguments.word_count,
		.output = output ? output : ".",
		.layout = layout,
		.has_contents = invocation_option(invocation, OPTION_TOC) != NULL,
	};
	bool is_each = invocation_option(invocation, OPTION_ALL) && !layout->is_of_library;
	bool is_several = is_each || invocation->language_count > 1;

	plan.output_is_folder = files_is_folder(plan.output);
	plan.is_draft = invocation_option(invocation, OPTION_DRAFT) != NULL;
	if (!check_words(invocation, layout, error) ||
		!choose_languages(invocation, &plan, error) ||
		!invocation_date_is_valid(invocation_option(invocation, OPTION_AS_OF), error) ||
		!invocation_open_library(invocation, error) ||
		!client_is_known(invocation, error) ||
		(is_several && !prepare_folder(&plan, error)) ||
		!export_plan_read_format(invocation, &plan, error))
		return false;
	return is_each ? export_all(invocation, &plan, error)
		       : export_files_write(invocation, &plan, error);
}

static bool
run(struct invocation *invocation, struct error *error)
{
	struct report_layout *layout = NULL;

	if (!load_report(invocation, &layout, error))
		return false;

	bool is_written = export_layout(invocation, layout, error);

	report_layout_free(&layout);
	return is_written;
}

const struct command command_export = {
	.name = "export",
	.words = "[REF | --all]",
	.help = N_("Make workbooks or Markdown reports, in each language of --lang"),
	.words_minimum = 0,
	.words_maximum = 1,
	.options = OPTION_BIT(OPTION_ALL) | OPTION_BIT(OPTION_CLIENT) | OPTION_BIT(OPTION_FORMAT) |
		   OPTION_BIT(OPTION_OUTPUT) | OPTION_BIT(OPTION_AS_OF) |
		   OPTION_BIT(OPTION_REPORT) | OPTION_BIT(OPTION_BILINGUAL) |
		   OPTION_BIT(OPTION_DRAFT) | OPTION_BIT(OPTION_TOC),
	.takes_languages = true,
	.run = run,
};
