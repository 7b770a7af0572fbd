/* SPDX-License-Identifier: MIT */
/*
 * Errors as values. A function that can fail returns bool and takes `struct error *error` last; on
 * false the error says, for a person, what is wrong, where, and what to do. The message is the
 * English source text (a message id); ui/ and command/ translate it and fill the {placeholders} in
 * (i18n/format.h).
 *
 *     if (!file_read(path, limit, &bytes, error))
 *             return false;
 *     return error_set(error, ERROR_DATA, N_("There is no record {address} here."),
 *                      "address", address, NULL);
 */
#ifndef PIA_BASE_ERROR_H
#define PIA_BASE_ERROR_H

#include <stdbool.h>
#include <stddef.h>

/* Marks an English text for translation; it is looked up where it is shown. */
#define N_(text) text

/* What kind of thing went wrong; each has an exit code of its own. */
enum error_kind {
	ERROR_NONE,
	ERROR_USAGE,    /* the command line is wrong: exit code 2 */
	ERROR_DATA,     /* bad data, template or address: 3 */
	ERROR_IO,       /* input or output failed: 4 */
	ERROR_TERMINAL, /* no usable terminal: 5 */
	ERROR_STATE,    /* refused by the state: signed, locked, in use, no author: 6 */
};

/* One {name} of a message and what stands for it. Both owned by the error. */
struct error_argument {
	char *name;
	char *value;
};

struct error {
	enum error_kind kind;
	const char *message; /* English message id, static; NULL while nothing is wrong */
	struct error_argument *arguments; /* for the {placeholders} of the message */
	size_t argument_count;
	char *file; /* the file it is in, or NULL */
	int line;   /* from 1; 0 when unknown */
	int column; /* from 1, in characters; 0 when unknown */
};

/*
 * Fill `error` (NULL is allowed, then nothing is kept), replacing what it held. After `message`
 * come pairs of strings, placeholder and value (a NULL value is printed as nothing), ended by NULL.
 * Values are copied. Always returns false, so that a caller can `return error_set(…)`.
 */
bool error_set(struct error *error, enum error_kind kind, const char *message, ...)
	__attribute__((sentinel));

/* Add where it happened; `file` is copied. Returns false like error_set(). */
bool error_set_place(struct error *error, const char *file, int line, int column);

/* Free what the error holds and make it empty. */
void error_clear(struct error *error);

/* Move `from` into `to` (what it held is freed); `from` is empty afterwards. */
void error_move(struct error *to, struct error *from);

/* Make `to` say what `from` says (copied). Returns false like error_set(). */
bool error_copy(struct error *to, const struct error *from);

/* The process's exit code for a kind of error; 0 for ERROR_NONE. */
int error_exit_code(enum error_kind kind);

/* Several errors of one run, such as all faults of a template. */
struct error_list {
	struct error *errors;
	size_t error_count;
};

/* A new empty error at the end of the list, to be filled; valid until the next one. */
struct error *error_list_add(struct error_list *list);
void error_list_clear(struct error_list *list);

#endif
