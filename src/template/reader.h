/* SPDX-License-Identifier: MIT */
/*
 * Reading nodes as what a template or a blueprint expects there. Internal to template/. A node that
 * is something else is reported at its place, with what was expected; the caller goes on with the
 * next one. NULL nodes (a key that is not there) are nothing, and are reported only by
 * reader_need(). Results that are not read are left untouched.
 */
#ifndef PIA_TEMPLATE_READER_H
#define PIA_TEMPLATE_READER_H

#include <stdbool.h>
#include <stddef.h>

#include "template/document.h"

struct reader {
	const char *file;
	struct error_list *faults;
	bool languages[LANGUAGE_COUNT]; /* those that every text must have */
	bool any_language;              /* they are not known: a text has what it has */
	size_t steps;                   /* so far in laying one file over another */
};

/* Report a fault: place, message, pairs of name and value. */
#define reader_report(reader, where, ...) \
	faults_report((reader)->faults, (reader)->file, (where), __VA_ARGS__)

/* What a name that means nothing was expected to name. */
enum reader_noun {
	NOUN_KEY,
	NOUN_KIND,
	NOUN_FIELD, /* of the kind `owner` */
	NOUN_LIST,
	NOUN_ITEM, /* of the list `owner` */
	NOUN_ACT,
	NOUN_RECORD, /* the key of a record of a blueprint */
	NOUN_STEP,
	NOUN_HIDDEN, /* what an extension hides */
	NOUN_ENTRY,  /* the id of an entry of the catalogue */
	NOUN_WORD,   /* one of a few words the format knows */
};

/*
 * Fill an error with "there is no such …": the nearest name that there is, else some of those there
 * are. `owner` is used where the noun has one. Returns false.
 */
bool unknown_name_set(struct error *error, enum reader_noun noun, const char *name,
	const char *owner, const char *const *known, size_t count);

/* The same as a fault of the file. */
void reader_report_unknown(struct reader *reader, struct place place, enum reader_noun noun,
	const char *name, const char *owner, const char *const *known, size_t count);

/* Whether a node is a mapping, with no other keys than these; unknown ones are reported. */
bool reader_mapping(
	struct reader *reader, const struct node *node, const char *const *keys, size_t count);

/* Whether a node is a mapping; its keys may be any ids, which are checked to be such. */
bool reader_open_mapping(struct reader *reader, const struct node *node);
bool reader_sequence(struct reader *reader, const struct node *node);

/* The text of a scalar that is not empty; NULL when it is none. Borrowed. */
const char *reader_scalar(struct reader *reader, const struct node *node);

/* What a key holds; one that is missing is reported at the mapping's place. */
const struct node *reader_need(struct reader *reader, const struct node *mapping, const char *key);

/* A copy of an id, of a name (an id that may hold hyphens), of any text. Caller-owned. */
void reader_id(struct reader *reader, const struct node *node, char **id);
void reader_name(struct reader *reader, const struct node *node, char **name);
void reader_string(struct reader *reader, const struct node *node, char **text);

/* Whether a text is an id. */
bool reader_is_id(const char *text);

/* A text in every language of the reader. */
void reader_localized(struct reader *reader, const struct node *node, struct localized *localized);

/* `languages` of the file's root: those that every text of the file must have from now on. */
void reader_languages(struct reader *reader, const struct node *root);

/* true, false, yes, no. */
void reader_boolean(struct reader *reader, const struct node *node, bool *value);

/* Which of a few words it is, from 0; -1 when it is none (reported) or not there. */
int reader_word(
	struct reader *reader, const struct node *node, const char *const *words, size_t count);

/* `format:` of a file; false when it is not the one this program reads, so that nothing else of it
 * can be understood. */
bool reader_format(struct reader *reader, const struct node *root);

#endif
