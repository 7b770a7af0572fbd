/* SPDX-License-Identifier: MIT */
/*
 * The command line: a table of subcommands, one file each. The same engine as the screens, no
 * terminal needed. A new command is a file with a `const struct command`, a line in command_table
 * (command.c), in local.mk and in the man page.
 */
#ifndef PIA_COMMAND_COMMAND_H
#define PIA_COMMAND_COMMAND_H

#include "base/error.h"
#include "command/options.h"
#include "i18n/catalog.h"
#include "session/library.h"
#include "session/session.h"
#include "text/json.h"

struct invocation;

struct command {
	const char *name;
	const char *words; /* what stands after the name, for the usage line: "REF ADDRESS VALUE" */
	const char *help;  /* English message id, one line */
	size_t words_minimum;
	size_t words_maximum; /* SIZE_MAX: any number */
	uint64_t options;     /* OPTION_BITs that it takes beside those that work everywhere */
	bool words_are_files; /* names of files, which may be any bytes; else words are text */
	bool takes_languages; /* --lang may name several */
	/* Do it. False: the error is printed and its exit code returned; else
	 * invocation->exit_code. */
	bool (*run)(struct invocation *invocation, struct error *error);
};

extern const struct command *const command_table[];
extern const size_t command_table_count;

extern const struct command command_add;
extern const struct command command_archive;
extern const struct command command_backup;
extern const struct command command_check;
extern const struct command command_comment;
extern const struct command command_diff;
extern const struct command command_dismiss;
extern const struct command command_dispose;
extern const struct command command_due;
extern const struct command command_erase;
extern const struct command command_evidence;
extern const struct command command_export;
extern const struct command command_get;
extern const struct command command_glossary;
extern const struct command command_go_back;
extern const struct command command_history;
extern const struct command command_key;
extern const struct command command_import;
extern const struct command command_list;
extern const struct command command_new;
extern const struct command command_open;
extern const struct command command_redo;
extern const struct command command_remove;
extern const struct command command_reopen;
extern const struct command command_confirm;
extern const struct command command_retain;
extern const struct command command_restore;
extern const struct command command_send_back;
extern const struct command command_set;
extern const struct command command_show;
extern const struct command command_sign;
extern const struct command command_snapshot;
extern const struct command command_submit;
extern const struct command command_supersede;
extern const struct command command_take;
extern const struct command command_template;
extern const struct command command_text;
extern const struct command command_timestamp;
extern const struct command command_trash;
extern const struct command command_undelete;
extern const struct command command_undo;
extern const struct command command_untrash;
extern const struct command command_upgrade;
extern const struct command command_verify;
extern const struct command command_withdraw;

/* One run of the program. What it points to is freed at its end by command_run(). */
struct invocation {
	const struct command *command;
	struct arguments arguments;              /* words without the command's name */
	enum language language;                  /* of the words */
	enum language languages[LANGUAGE_COUNT]; /* of what is made: all that --lang names */
	size_t language_count;                   /* at least 1 */
	bool language_is_given; /* by --lang or the configuration, not by the environment */
	struct catalog *catalog;
	struct person author; /* name NULL: not known */
	struct library *library;
	struct session *session;
	int exit_code;
};

/* The option as given, or NULL. */
const char *invocation_option(const struct invocation *invocation, enum option_id id);

/* The words of a language; where they cannot be read, that is said and they are English.
 * Caller-owned. */
struct catalog *invocation_load_catalog(enum language language);

/* Open the library into the invocation. */
bool invocation_open_library(struct invocation *invocation, struct error *error);

/* Languages with commas between ("zh-Hant,pt"), each once. ERROR_USAGE. */
bool command_read_languages(const char *given, enum language languages[LANGUAGE_COUNT],
	size_t *count, struct error *error);

/* Whether a date given as an option is one (NULL: none was given). ERROR_USAGE. */
bool invocation_date_is_valid(const char *date, struct error *error);

/* Open the library and the assessment REF to read it, at --as-of where that is given. */
bool invocation_open_session(
	struct invocation *invocation, const char *reference, struct error *error);

/* Open the library and the assessment REF for a command that writes: ERROR_STATE where the author
 * is not known or another process edits it. */
bool invocation_open_for_writing(
	struct invocation *invocation, const char *reference, struct error *error);

/* The same with the assessment that the first word names, and do the act. */
bool invocation_act(struct invocation *invocation,
	bool (*act)(struct session *session, struct error *error), struct error *error);

/* ERROR_STATE where the author is not known, who is asked for before anything is written. */
bool invocation_need_author(const struct invocation *invocation, struct error *error);

/* Faults of a file, one line each on standard error; false with the last as `error`, to be
 * returned. */
bool invocation_report_faults(
	struct invocation *invocation, struct error_list *faults, struct error *error);

/* All of standard input, cleaned like a typed value; caller-owned. */
bool invocation_read_input(char **text, struct error *error);

/* The whole program after main(): parse, dispatch, print what went wrong. Returns the exit code. */
int command_run(int argc, char **argv);

/* What --help prints: for the program (command NULL) or one command. */
void command_print_help(const struct catalog *catalog, const struct command *command);

#endif
