/* SPDX-License-Identifier: MIT */
/*
 * The library: one file with every assessment of its owner. Opening, listing, beginning an
 * assessment. What changes an assessment is session/session.h.
 */
#ifndef PIA_SESSION_LIBRARY_H
#define PIA_SESSION_LIBRARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "i18n/language.h"
#include "template/blueprint.h"
#include "template/template.h"

struct library;

/* Who writes. Nothing is written before a name is known. All owned by whoever owns the struct;
 * person_clear() frees them. */
struct person {
	char *name;
	char *organisation; /* "" when not given */
	char *role;         /* "" when not given */
};

void person_clear(struct person *person);
struct person person_copy(const struct person *person);

/*
 * Read a person written, with commas of either width, "Name", "Name, Organisation" or "Name,
 * Organisation, Role". False when there is no name.
 */
bool person_read(const char *text, struct person *person);

/* The file to use: `given` (--db), else PIA_DB, else pia.db in the user's data folder. ERROR_IO
 * when there is no home. Caller-owned. */
bool library_path(const char *given, char **path, struct error *error);

/*
 * Open the library at `path`, making it (mode 0600, its folder 0700) where it is not there. A file
 * of a newer version opens read-only; one that is no library, was damaged, or has another schema is
 * refused: ERROR_DATA. ERROR_IO, ERROR_STATE (locked by another for too long). Caller-owned:
 * library_close().
 */
bool library_open(const char *path, struct library **library, struct error *error);
void library_close(struct library **library);

/* Whether nothing can be written here, and why, as a message id; NULL when it can. */
const char *library_read_only(const struct library *library);

/* How long an assessment is kept; session/retention.h says what follows from it. All owned by
 * whoever owns the struct. */
struct retention {
	char *state;      /* "draft", "decided" … */
	char *keep_until; /* the last day that it must be kept; "" for none */
	char *hold;       /* why it must not be disposed of; "" for none */
	bool is_trashed;
	bool is_disposed; /* of: nothing that people wrote is left */
};

/* Write all that is in it to a file, while it is in use: a library that can be opened as it is.
 * ERROR_STATE (that is the library itself), ERROR_IO. */
bool library_back_up(struct library *library, const char *path, struct error *error);

/* Put a backup in the place of the library at `path`, as store_restore() does. `kept` is where the
 * one before is kept; caller-owned. */
bool library_restore(const char *path, const char *backup, char **kept, struct error *error);

/* One line of the list. All owned by the list. */
struct library_entry {
	char *id;
	char *reference;
	enum language language;
	char *title; /* in the content language */
	char *client;
	char *own_reference;
	char *classification; /* id */
	char *decision;       /* id; "" for none yet */
	char *template_name;
	char *template_version;
	int percent;     /* settled of what has to be, as findings_percent() counts */
	int blocking;    /* findings that block */
	int64_t begun;   /* UTC milliseconds */
	int64_t changed; /* of the last change */
	char *changed_by;
	struct retention retention;
};

struct library_list {
	struct library_entry *entries;
	size_t entry_count;
};

/* The assessments, last changed first; only those of `client` (folded) unless it is NULL. Release
 * with library_list_clear(). ERROR_IO. */
bool library_list(struct library *library, const char *client, struct library_list *list,
	struct error *error);
/* Those in the trash, which no other list has; and all there are, in the trash or not. */
bool library_list_trash(struct library *library, struct library_list *list, struct error *error);
bool library_list_all(struct library *library, struct library_list *list, struct error *error);
void library_list_clear(struct library_list *list);

/* What a new assessment begins with. All borrowed. */
struct library_beginning {
	const struct template *template;
	const struct blueprint *blueprint; /* or NULL */
	enum language language;            /* of the content */
	const char *title;                 /* or NULL: the blueprint's, else the template's */
	const char *client;                /* or NULL */
	const struct person *author;
};

/*
 * Begin an assessment, as one change. Gives its reference (YYYY-NNNN, by the clock's year in the
 * template's place, never reused); caller-owned. ERROR_STATE without an author, in a read-only
 * library, or in a year that has not four digits; ERROR_DATA when the template does not speak the
 * language, ERROR_IO.
 */
bool library_begin(struct library *library, const struct library_beginning *beginning,
	char **reference, struct error *error);

/* People who wrote here, last first. Caller-owned: person_clear() each, free() the array. */
bool library_people(
	struct library *library, struct person **people, size_t *count, struct error *error);

#endif
