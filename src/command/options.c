/* SPDX-License-Identifier: MIT */
/* The options of the command line. */
#include "config.h"

#include "command/options.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "text/fold.h"

const struct option_row option_rows[OPTION_COUNT] = {
	[OPTION_ALL] = {"--all", NULL, NULL, N_("Every assessment of the library, or of --client"),
		false},
	[OPTION_AS] = {"--as", NULL, N_("PERSON"),
		N_("Who writes: \"Name, Organisation, Role\" (else PIA_AUTHOR, else the "
		   "configuration)"),
		true},
	[OPTION_AS_OF] = {"--as-of", NULL, N_("DATE"),
		N_("The date that counts as today, as 2026-11-23"), false},
	[OPTION_BILINGUAL] = {"--bilingual", NULL, N_("LANGUAGES"),
		N_("Two languages side by side in one file, the first on the left: zh-Hant,pt"),
		false},
	[OPTION_BLUEPRINT] = {"--blueprint", NULL, N_("NAME"),
		N_("Begin with the records of a blueprint"), false},
	[OPTION_CLIENT] = {"--client", NULL, N_("NAME"),
		N_("The client: of a new assessment, or only those whose client it is"), false},
	[OPTION_DB] = {"--db", NULL, N_("FILE"),
		N_("The library file (else PIA_DB, else pia.db in the data folder)"), true},
	[OPTION_DISMISSED] = {"--dismissed", NULL, NULL,
		N_("List instead what was dismissed, with the reason, by whom and when"), false},
	[OPTION_DRAFT] = {"--draft", NULL, NULL,
		N_("A draft: marked so on every page, with what is open and hints"), false},
	[OPTION_FOR] = {"--for", NULL, N_("ADDRESS"), N_("The record that it is about"), false},
	[OPTION_FORMAT] = {"--format", NULL, N_("FORMAT"), N_("xlsx (workbook) or md (Markdown)"),
		false},
	[OPTION_FROM] = {"--from", NULL, N_("MOMENT"),
		N_("Compare with that moment: a change's number, a snapshot's name, signed"),
		false},
	[OPTION_HELP] = {"--help", "-h", NULL, N_("Say how it is used"), true},
	[OPTION_HOLD] = {"--hold", NULL, N_("TEXT"),
		N_("Why it must not be disposed of, whatever its date"), false},
	[OPTION_INTEGRITY] = {"--integrity", NULL, NULL,
		N_("Check that the log is whole and the values are what it adds up to"), false},
	[OPTION_JSON] = {"--json", NULL, NULL, N_("Print for programs, as JSON"), false},
	[OPTION_KEY] = {"--key", NULL, N_("NAME"),
		N_("Sign with this key as well; its passphrase is asked for"), false},
	[OPTION_LANG] = {"--lang", NULL, N_("LANGUAGE"),
		N_("en, pt or zh-Hant: of the words, of an export (pt,en makes one in each), of a "
		   "new assessment"),
		true},
	[OPTION_OUTPUT] = {"--output", "-o", N_("FILE"),
		N_("Where to write: a file, a folder, or - for standard output"), false},
	[OPTION_OWNER] = {"--owner", NULL, N_("NAME"),
		N_("Only what is in the hands of whoever has this in their name"), false},
	[OPTION_REASON] = {"--reason", NULL, N_("TEXT"), N_("Why; kept in the log"), false},
	[OPTION_RELEASE] = {"--release", NULL, NULL, N_("End the hold"), false},
	[OPTION_REPORT] = {"--report", NULL, N_("NAME"),
		N_("Which report (else full): its name (`pia template list` has them), or the "
		   "file of its layout"),
		false},
	[OPTION_REVIEW] = {"--review", NULL, NULL,
		N_("As a review: every answer waits until it is confirmed or changed"), false},
	[OPTION_STEP] = {"--step", NULL, N_("STEP"), N_("All that waits in this step"), false},
	[OPTION_TEMPLATE] = {"--template", NULL, N_("NAME"),
		N_("The template, by its name or its file"), false},
	[OPTION_TITLE] = {"--title", NULL, N_("TEXT"), N_("The title of a new assessment"), false},
	[OPTION_TO] = {"--to", NULL, N_("MOMENT"), N_("Up to that moment (else now)"), false},
	[OPTION_TOC] = {"--toc", NULL, NULL, N_("Begin Markdown with a table of contents"), false},
	[OPTION_UNTIL] = {"--until", NULL, N_("DATE"),
		N_("The last day that it must be kept, as 2031-12-31"), false},
	[OPTION_TRASH] = {"--trash", NULL, NULL, N_("List instead what is in the trash"), false},
	[OPTION_VERSION] = {"--version", NULL, NULL, N_("Say which version this is"), true},
	[OPTION_WITHIN] = {"--within", NULL, N_("DURATION"),
		N_("Only what is overdue or due in that time: 6 weeks, P1M"), false},
	[OPTION_YES] = {"--yes", NULL, NULL, N_("Do it, not only say what would be done"), false},
};

static bool
unknown_option(const char *word, struct error *error)
{
	const char *names[OPTION_COUNT];

	for (size_t i = 0; i < OPTION_COUNT; i++)
		names[i] = option_rows[i].name;

	const char *nearest = fold_nearest(word, names, OPTION_COUNT);

	if (nearest)
		return error_set(error, ERROR_USAGE,
			N_("There is no option {option}. Did you mean {nearest}?"), "option", word,
			"nearest", nearest, NULL);
	return error_set(error, ERROR_USAGE,
		N_("There is no option {option}. `pia --help` lists them."), "option", word, NULL);
}

/* The option a word names, and in *value what stands after its '='. */
static enum option_id
find_option(const char *word, const char **value)
{
	const char *equals = strchr(word, '=');
	size_t length = equals ? (size_t)(equals - word) : strlen(word);

	*value = equals ? equals + 1 : NULL;
	for (size_t i = 0; i < OPTION_COUNT; i++) {
		const struct option_row *row = &option_rows[i];

		if (strlen(row->name) == length && strncmp(row->name, word, length) == 0)
			return (enum option_id)i;
		if (row->letter && !equals && string_equal(row->letter, word))
			return (enum option_id)i;
	}
	return OPTION_COUNT;
}

bool
arguments_read(int argc, char **argv, struct arguments *arguments, struct error *error)
{
	bool only_words = false;

	*arguments = (struct arguments){0};
	for (int i = 1; i < argc; i++) {
		const char *word = argv[i];
		const char *value;

		if (only_words || word[0] != '-' || word[1] == '\0') {
			*array_append(&arguments->words, &arguments->word_count) = word;
			continue;
		}
		if (string_equal(word, "--")) {
			only_words = true;
			continue;
		}

		enum option_id id = find_option(word, &value);

		if (id == OPTION_COUNT)
			return unknown_option(word, error);
		if (!option_rows[id].argument) {
			if (value)
				return error_set(error, ERROR_USAGE,
					N_("{option} takes no argument."), "option",
					option_rows[id].name, NULL);
			arguments->options[id] = "";
			continue;
		}
		if (!value) {
			if (++i == argc)
				return error_set(error, ERROR_USAGE,
					N_("{option} needs an argument."), "option",
					option_rows[id].name, NULL);
			value = argv[i];
		}
		arguments->options[id] = value;
	}
	return true;
}

void
arguments_clear(struct arguments *arguments)
{
	free(arguments->words);
	*arguments = (struct arguments){0};
}
