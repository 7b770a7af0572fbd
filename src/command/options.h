/* SPDX-License-Identifier: MIT */
/*
 * The options of the command line, one row each in options.c: parsing, --help and the man page's
 * test read the same rows.
 */
#ifndef PIA_COMMAND_OPTIONS_H
#define PIA_COMMAND_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

enum option_id {
	OPTION_ALL,
	OPTION_AS,
	OPTION_AS_OF,
	OPTION_BILINGUAL,
	OPTION_BLUEPRINT,
	OPTION_CLIENT,
	OPTION_DB,
	OPTION_DISMISSED,
	OPTION_DRAFT,
	OPTION_FOR,
	OPTION_FORMAT,
	OPTION_FROM,
	OPTION_HELP,
	OPTION_HOLD,
	OPTION_INTEGRITY,
	OPTION_JSON,
	OPTION_KEY,
	OPTION_LANG,
	OPTION_OUTPUT,
	OPTION_OWNER,
	OPTION_REASON,
	OPTION_RELEASE,
	OPTION_REPORT,
	OPTION_REVIEW,
	OPTION_STEP,
	OPTION_TEMPLATE,
	OPTION_TITLE,
	OPTION_TO,
	OPTION_TOC,
	OPTION_UNTIL,
	OPTION_TRASH,
	OPTION_VERSION,
	OPTION_WITHIN,
	OPTION_YES,
	OPTION_COUNT,
};

struct option_row {
	const char *name;   /* "--lang" */
	const char *letter; /* "-o", or NULL */
	const char *
		argument; /* what its argument is called, English message id; NULL: it takes none */
	const char *help; /* English message id */
	bool everywhere;  /* works with every command */
};

extern const struct option_row option_rows[OPTION_COUNT];

/* The set with this option in it, for tables of commands. */
#define OPTION_BIT(id) (UINT64_C(1) << (id))

/* What was given on the command line. Borrowed from argv. */
struct arguments {
	const char *options[OPTION_COUNT]; /* NULL: not given; "" for one without argument */
	const char **words;                /* everything that is no option; owned array */
	size_t word_count;
};

/*
 * Sort argv[1…] into options and words. Options may stand anywhere before "--"; an argument follows
 * its option or comes after '=' ("--lang=pt"). A lone "-" is a word. Given twice, the last counts.
 * ERROR_USAGE: not known (with the nearest), argument missing or not wanted.
 */
bool arguments_read(int argc, char **argv, struct arguments *arguments, struct error *error);
void arguments_clear(struct arguments *arguments);

#endif
