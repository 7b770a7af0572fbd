/* SPDX-License-Identifier: MIT */
/* One run of the program: options, language, author, dispatch, errors and exit codes. */
#include "config.h"

#include "command/command.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "archive/unpacked.h"
#include "base/array.h"
#include "base/clock.h"
#include "base/files.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/string.h"
#include "command/configuration.h"
#include "command/print.h"
#include "text/clip.h"
#include "text/fold.h"
#include "text/utf8.h"

/* Longer than any error of ours; what is longer holds a value that need not be read in full. */
#define ERROR_COLUMNS_MAXIMUM 2000

const struct command *const command_table[] = {
	&command_open,
	&command_new,
	&command_list,
	&command_show,
	&command_get,
	&command_set,
	&command_add,
	&command_take,
	&command_remove,
	&command_undelete,
	&command_comment,
	&command_check,
	&command_dismiss,
	&command_due,
	&command_export,
	&command_archive,
	&command_verify,
	&command_import,
	&command_history,
	&command_diff,
	&command_snapshot,
	&command_go_back,
	&command_undo,
	&command_redo,
	&command_erase,
	&command_evidence,
	&command_submit,
	&command_sign,
	&command_send_back,
	&command_reopen,
	&command_confirm,
	&command_supersede,
	&command_withdraw,
	&command_retain,
	&command_dispose,
	&command_text,
	&command_timestamp,
	&command_key,
	&command_backup,
	&command_restore,
	&command_trash,
	&command_untrash,
	&command_upgrade,
	&command_template,
	&command_glossary,
};
const size_t command_table_count = array_length(command_table);

const char *
invocation_option(const struct invocation *invocation, enum option_id id)
{
	return invocation->arguments.options[id];
}

static void
print_error(const struct catalog *catalog, const struct error *error)
{
	auto_string char *line = tr_error(catalog, error);
	/* An error is one line that can be read, whatever stands in the names it tells of. */
	auto_string char *clean = utf8_sanitize(line, UTF8_KEEP_NOTHING);
	auto_string char *safe = clip_text(clean, ERROR_COLUMNS_MAXIMUM, CLIP_MARK, WIDTH_FILE);

	fprintf(stderr, "pia: %s\n", safe);
}

bool
invocation_open_library(struct invocation *invocation, struct error *error)
{
	auto_string char *path = NULL;

	if (!library_path(invocation_option(invocation, OPTION_DB), &path, error))
		return false;
	return archive_is_one(path) ? archive_open_library(path, &invocation->library, error)
				    : library_open(path, &invocation->library, error);
}

bool
invocation_date_is_valid(const char *date, struct error *error)
{
	return !date || clock_date_is_valid(date) ||
	       error_set(error, ERROR_USAGE, N_("{date} is not a date; write it as 2026-11-23."),
		       "date", date, NULL);
}

bool
invocation_open_session(struct invocation *invocation, const char *reference, struct error *error)
{
	const char *as_of = invocation_option(invocation, OPTION_AS_OF);

	if (!invocation_date_is_valid(as_of, error) ||
		!invocation_open_library(invocation, error) ||
		!session_open_to_read(invocation->library, reference, &invocation->session, error))
		return false;
	if (as_of)
		session_set_today(invocation->session, as_of);
	return true;
}

bool
invocation_need_author(const struct invocation *invocation, struct error *error)
{
	return invocation->author.name ||
	       error_set(error, ERROR_STATE,
		       N_("Nothing is written before it is known who writes: give --as \"Name, "
			  "Organisation, Role\", or set PIA_AUTHOR."),
		       NULL);
}

bool
invocation_open_for_writing(
	struct invocation *invocation, const char *reference, struct error *error)
{
	if (!invocation_need_author(invocation, error) ||
		!invocation_open_library(invocation, error) ||
		!session_open(invocation->library, reference, &invocation->session, error))
		return false;
	session_set_author(invocation->session, &invocation->author);

	const struct error *refusal = session_barred(invocation->session);

	return !refusal || error_copy(error, refusal);
}

bool
invocation_act(struct invocation *invocation,
	bool (*act)(struct session *session, struct error *error), struct error *error)
{
	return invocation_open_for_writing(invocation, invocation->arguments.words[0], error) &&
	       act(invocation->session, error);
}

bool
invocation_report_faults(
	struct invocation *invocation, struct error_list *faults, struct error *error)
{
	/* The last is printed by whoever prints the error that is returned. */
	for (size_t i = 0; i + 1 < faults->error_count; i++)
		print_error(invocation->catalog, &faults->errors[i]);
	if (faults->error_count)
		error_move(error, &faults->errors[faults->error_count - 1]);
	error_list_clear(faults);
	return false;
}

bool
invocation_read_input(char **text, struct error *error)
{
	struct string bytes = {0};
	char part[16384];
	size_t count;

	while ((count = fread(part, 1, sizeof(part), stdin)) > 0)
		string_append_bytes(&bytes, part, count);
	if (ferror(stdin)) {
		string_clear(&bytes);
		return error_set(error, ERROR_IO, N_("Standard input cannot be read: {reason}."),
			"reason", strerror(errno), NULL);
	}
	for (size_t i = 0; i < bytes.length;) {
		uint32_t character;
		size_t step = utf8_decode(bytes.data + i, bytes.length - i, &character);

		if (!utf8_is_valid(bytes.data + i, step)) {
			auto_string char *place = string_format("%zu", i + 1);

			string_clear(&bytes);
			return error_set(error, ERROR_DATA,
				N_("Standard input is not valid UTF-8 at byte {number}. Convert it "
				   "first, with iconv for example."),
				"number", place, NULL);
		}
		i += step;
	}
	/* The newline that ends a text file is no part of the value, nor is a byte order mark. */
	if (bytes.length && bytes.data[bytes.length - 1] == '\n')
		bytes.data[--bytes.length] = '\0';
	size_t mark = bytes.length >= 3 && memcmp(bytes.data, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

	*text = utf8_clean_value(string_text(&bytes) + mark, bytes.length - mark);
	string_clear(&bytes);
	return true;
}

static const struct command *
find_command(const char *name, struct error *error)
{
	const char *names[array_length(command_table)];

	for (size_t i = 0; i < command_table_count; i++) {
		names[i] = command_table[i]->name;
		if (string_equal(names[i], name))
			return command_table[i];
	}

	const char *nearest = fold_nearest(name, names, command_table_count);

	if (nearest)
		error_set(error, ERROR_USAGE,
			N_("There is no command {name}. Did you mean {nearest}?"), "name", name,
			"nearest", nearest, NULL);
	else
		error_set(error, ERROR_USAGE,
			N_("There is no command {name}. `pia --help` lists them."), "name", name,
			NULL);
	return NULL;
}

static bool
check_text(const char *text, struct error *error)
{
	return !text || utf8_is_valid(text, strlen(text)) ||
	       error_set(error, ERROR_USAGE,
		       N_("{text} is not valid UTF-8. Convert it first, with iconv for example."),
		       "text", text, NULL);
}

/* What is text is valid UTF-8: what is not would be left out of what is kept. */
static bool
check_texts(const struct command *command, const struct arguments *arguments, struct error *error)
{
	static const enum option_id texts[] = {
		OPTION_AS, OPTION_CLIENT, OPTION_HOLD, OPTION_REASON, OPTION_TITLE};

	for (size_t i = 0; i < array_length(texts); i++) {
		if (!check_text(arguments->options[texts[i]], error))
			return false;
	}
	for (size_t i = 0; !command->words_are_files && i < arguments->word_count; i++) {
		if (!check_text(arguments->words[i], error))
			return false;
	}
	return true;
}

/* The command's words and options are what it takes. */
static bool
check_arguments(
	const struct command *command, const struct arguments *arguments, struct error *error)
{
	if (arguments->word_count < command->words_minimum ||
		arguments->word_count > command->words_maximum)
		return error_set(error, ERROR_USAGE, N_("Used as: pia {command} {words}"),
			"command", command->name, "words", command->words, NULL);
	for (size_t i = 0; i < OPTION_COUNT; i++) {
		if (arguments->options[i] && !option_rows[i].everywhere &&
			!(command->options & OPTION_BIT(i)))
			return error_set(error, ERROR_USAGE,
				N_("`pia {command}` has no use for {option}."), "command",
				command->name, "option", option_rows[i].name, NULL);
	}
	return check_texts(command, arguments, error);
}

bool
command_read_languages(const char *given, enum language languages[LANGUAGE_COUNT], size_t *count,
	struct error *error)
{
	auto_string char *words = memory_copy_string(given);
	bool seen[LANGUAGE_COUNT] = {false};

	*count = 0;
	for (char *word, *rest = words; (word = strsep(&rest, ",")) != NULL;) {
		enum language language = language_from_locale(word + strspn(word, " "));

		if (language == LANGUAGE_NONE)
			return error_set(error, ERROR_USAGE,
				N_("There is no language {language}; there are en, pt and "
				   "zh-Hant."),
				"language", word, NULL);
		if (!seen[language])
			languages[(*count)++] = language;
		seen[language] = true;
	}
	return true;
}

/* Whether --lang says what language files are made in; what is said meanwhile stays in the person's
 * own. */
static bool
is_language_of_files(const struct arguments *arguments)
{
	if (arguments->word_count == 0 || arguments->options[OPTION_HELP])
		return false;
	for (size_t i = 0; i < command_table_count; i++) {
		if (string_equal(command_table[i]->name, arguments->words[0]))
			return command_table[i]->takes_languages;
	}
	return false;
}

static bool
choose_language(struct invocation *invocation, const struct configuration *configuration,
	struct error *error)
{
	const char *given = invocation_option(invocation, OPTION_LANG);
	const char *wanted = configuration->language;
	bool is_read = !given || command_read_languages(given, invocation->languages,
					 &invocation->language_count, error);
	bool is_of_files = is_language_of_files(&invocation->arguments);

	if (!wanted && !string_is_empty(getenv("PIA_LANG")))
		wanted = getenv("PIA_LANG");
	if (invocation->language_count && !is_of_files)
		invocation->language = invocation->languages[0];
	else if (wanted && (!given || is_of_files))
		invocation->language = language_from_locale(wanted);
	invocation->language_is_given = invocation->language != LANGUAGE_NONE;
	if (!invocation->language_is_given)
		invocation->language = language_from_environment();
	if (!invocation->language_count)
		invocation->languages[invocation->language_count++] = invocation->language;
	return is_read;
}

static bool
choose_author(struct invocation *invocation, const struct configuration *configuration,
	struct error *error)
{
	const char *given = invocation_option(invocation, OPTION_AS);

	if (given) {
		if (!person_read(given, &invocation->author))
			return error_set(error, ERROR_USAGE,
				N_("--as needs a name: \"Name, Organisation, Role\"."), NULL);
		return true;
	}

	const char *author = getenv("PIA_AUTHOR");

	if (string_is_empty(author))
		author = configuration->author;
	/* A blank one is as good as none. */
	if (author && !person_read(author, &invocation->author))
		invocation->author = (struct person){0};
	return true;
}

struct catalog *
invocation_load_catalog(enum language language)
{
	struct catalog *catalog;
	struct error missing = {0};
	auto_string char *data = files_program_data_folder();
	auto_string char *folder = files_join(data, "locales");

	if (catalog_load(folder, language, &catalog, &missing))
		return catalog;
	/* The work is worth more than the words: it goes on in English. */
	print_error(NULL, &missing);
	error_clear(&missing);
	return catalog_empty(language);
}

static void
open_log(void)
{
	auto_string char *folder = files_user_state_folder();
	auto_string char *path = folder ? files_join(folder, "pia.log") : NULL;

	/* Without a log the program works just as well. */
	if (path && files_make_private_folder(folder, NULL))
		log_open(path);
}

static void
drop_first_word(struct arguments *arguments)
{
	arguments->word_count--;
	memmove(arguments->words, arguments->words + 1,
		arguments->word_count * sizeof(*arguments->words));
}

/* `pia help`, which many try first, is --help, and `pia help export` that of a command. */
static void
understand_help(struct arguments *arguments)
{
	if (arguments->word_count == 0 || !string_equal(arguments->words[0], "help"))
		return;
	drop_first_word(arguments);
	arguments->options[OPTION_HELP] = "";
}

static bool
prepare(struct invocation *invocation, int argc, char **argv, struct error *error)
{
	struct configuration configuration = {0};
	struct arguments *arguments = &invocation->arguments;
	bool read = arguments_read(argc, argv, arguments, error);
	bool configured = read && configuration_read(&configuration, error);
	bool spoken = choose_language(invocation, &configuration, configured ? error : NULL);

	invocation->catalog = invocation_load_catalog(invocation->language);

	bool done = configured && spoken && choose_author(invocation, &configuration, error);

	configuration_clear(&configuration);
	if (!done)
		return false;
	understand_help(arguments);
	if (arguments->word_count == 0) {
		invocation->command = NULL;
		return true;
	}
	invocation->command = find_command(arguments->words[0], error);
	if (!invocation->command)
		return false;
	drop_first_word(arguments);
	return true;
}

static bool
dispatch(struct invocation *invocation, struct error *error)
{
	if (invocation_option(invocation, OPTION_VERSION)) {
		print_line(PACKAGE_NAME " " PACKAGE_VERSION);
		return true;
	}
	if (invocation_option(invocation, OPTION_HELP)) {
		command_print_help(invocation->catalog, invocation->command);
		return true;
	}

	const struct command *command = invocation->command ? invocation->command : &command_open;

	if (invocation->language_count > 1 && !command->takes_languages)
		return error_set(error, ERROR_USAGE,
			N_("`pia {command}` speaks one language at a time."), "command",
			command->name, NULL);
	return check_arguments(command, &invocation->arguments, error) &&
	       command->run(invocation, error);
}

int
command_run(int argc, char **argv)
{
	struct invocation invocation = {0};
	struct error error = {0};

	open_log();
	if (!prepare(&invocation, argc, argv, &error) || !dispatch(&invocation, &error) ||
		!print_finish(&error)) {
		fflush(stdout);
		print_error(invocation.catalog, &error);
		/* A signal that ended the screen has its own exit code. */
		if (invocation.exit_code < 128)
			invocation.exit_code = error_exit_code(error.kind);
	}
	error_clear(&error);
	session_close(&invocation.session);
	library_close(&invocation.library);
	person_clear(&invocation.author);
	catalog_free(&invocation.catalog);
	arguments_clear(&invocation.arguments);
	log_close();
	return invocation.exit_code;
}
