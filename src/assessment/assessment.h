/* SPDX-License-Identifier: MIT */
/*
 * One assessment in memory: records of the template's kinds, each a set of fields, each field a
 * value in one or more languages. No I/O: it is filled by applying edits, and the only one who does
 * that is session/.
 */
#ifndef PIA_ASSESSMENT_ASSESSMENT_H
#define PIA_ASSESSMENT_ASSESSMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "assessment/edits.h"
#include "i18n/language.h"
#include "template/reduction.h"
#include "template/template.h"

/* One field of one record in one language. */
struct value {
	const struct template_field *field;
	enum language language; /* LANGUAGE_NONE where the field is not translatable */
	char *text;             /* as kept; never NULL, never "" */
	char *origin; /* of a translation: the fingerprint (assessment_fingerprint()) of the text it
			 was made from; else NULL */
	bool erased;  /* the text was erased by a logged act; text is then "" */
};

/* A field of a record that points at another record. */
struct pointer {
	const struct record *from; /* perhaps removed */
	const struct template_field *field;
};

struct record {
	char *id; /* a UUID; identity for ever */
	const struct template_kind *kind;
	int number;   /* from 1 in its kind, given once and never again; 0 for single kinds */
	bool removed; /* kept for undo, shown nowhere */
	struct value *values;
	size_t value_count;
	size_t index;             /* in assessment->records */
	struct pointer *pointers; /* who points here, each field once, in no order */
	size_t pointer_count;
};

/* The records of one kind, removed ones too, in the order of their numbers. */
struct kind_records {
	struct record **records;
	size_t record_count;
};

struct assessment {
	char *id;               /* a UUID */
	char *root;             /* the one it began under: its own, unless it is a copy */
	char *reference;        /* YYYY-NNNN in its library */
	enum language language; /* of its content, chosen at the beginning */
	const struct template *template;
	char *today; /* the civil date that conditions mean by "today"; NULL: none is before or
			after it */
	struct record **records; /* in the order they were added; each owned */
	size_t record_count;
	struct kind_records *kinds;    /* by the kind's index */
	struct unresolved *unresolved; /* pointers to what is not there, for references.c only */
	size_t unresolved_count;
	struct record **slots; /* the same by id, for assessment.c only */
	size_t slot_count;
};

/*
 * An empty assessment; ids are copied, the template is borrowed and must outlive it. The records of
 * the template's single kinds are there from the beginning: no edit need bring them, and none takes
 * them away. Their UUIDs follow from the assessment's and the kind's id, so they are the same
 * wherever the assessment is read. `language` must be one.
 */
struct assessment *assessment_new(const char *id, const char *reference, enum language language,
	const struct template *template);
/* The same of one that may be a copy: it goes on under an id of its own with the records of what
 * began under `root`. */
struct assessment *assessment_new_from(const char *id, const char *root, const char *reference,
	enum language language, const struct template *template);
void assessment_free(struct assessment **assessment);

/* The UUID that the record of a single kind has in an assessment that began under this id.
 * Caller-owned. */
char *assessment_single_id(const char *root, const char *kind) __attribute__((warn_unused_result));

/* Set the date that "today" means (copied; NULL for none): the day in the template's place, or an
 * export's as-of date. */
void assessment_set_today(struct assessment *assessment, const char *date);

/*
 * Apply one edit: what the log says is true, so it cannot fail, and the edit's old text is not
 * looked at. An edit that makes no sense is ignored and false returned (a damaged log; `pia check
 * --integrity` reports it): a kind or field that the template does not have, a derived field, a
 * record that never came, LANGUAGE_NONE for a translatable field or a language for another, the
 * presence of a single kind's record under another UUID or its end. A removed record keeps its
 * values and takes edits, so that undo brings all of it back.
 */
bool assessment_apply(struct assessment *assessment, const struct edit *edit);

/* The record with this UUID, removed or not; NULL when there is none. */
struct record *assessment_find_record(const struct assessment *assessment, const char *id);

/* The same for an id of `length` bytes that nothing need end. */
struct record *assessment_find_bytes(
	const struct assessment *assessment, const char *id, size_t length);

/* The record KIND/NUMBER that is there; NULL when there is none. */
const struct record *assessment_find_numbered(
	const struct assessment *assessment, const struct template_kind *kind, int number);

/* The one record of a single kind (such as `answers`); NULL when the template has no such kind. */
const struct record *assessment_single(const struct assessment *assessment, const char *kind);

/* The records of a kind that are there, in the order of their numbers. An array of borrowed
 * records, caller-owned (free()). */
const struct record **assessment_records_of(
	const struct assessment *assessment, const struct template_kind *kind, size_t *count);

/* The highest number a record of this kind ever had, removed ones too; 0 when there was none. */
int assessment_last_number(const struct assessment *assessment, const struct template_kind *kind);

/* The value of a field in exactly this language (which does not matter where the field is not
 * translatable); NULL when it is empty. */
const struct value *record_value(
	const struct record *record, const struct template_field *field, enum language language);

/* The text as kept: of the content language where the field is translatable, "" when empty or
 * erased. Derived fields have none here. */
const char *assessment_text(const struct assessment *assessment, const struct record *record,
	const struct template_field *field);

/* What assessment_show() found. */
enum shown { SHOWN_EMPTY, SHOWN_AS_ASKED, SHOWN_IN_OTHER_LANGUAGE, SHOWN_OUTDATED, SHOWN_ERASED };

/*
 * A field's value as a person reads it in `language`: choices by their labels, dates and durations
 * in words, numbers with their unit, references by the names of what they point to (with by how
 * many steps a measure lowers it), derived fields too; a translatable text in that language or,
 * when that version is missing, in the content language, else in any (the result says so; OUTDATED:
 * the original has changed since). What a dangling reference points to is in parentheses: by the
 * name it had, or the beginning of its UUID where it never was here. `shown` may be NULL.
 * Caller-owned, "" when empty or erased.
 */
char *assessment_show(const struct assessment *assessment, const struct record *record,
	const struct template_field *field, enum language language, enum shown *shown)
	__attribute__((warn_unused_result));

/* A text as it is kept in a field, or was, the same. Caller-owned. */
char *assessment_show_kept(const struct assessment *assessment, const struct template_field *field,
	const char *kept, enum language language) __attribute__((warn_unused_result));

/* References as they are kept, the same, but for what is said of steps, which is in a language of
 * its own: names are people's words and steps the program's. Caller-owned. */
char *assessment_show_links(const struct assessment *assessment, const char *kept,
	enum language language, enum language steps_language) __attribute__((warn_unused_result));

/* By how many steps a measure lowers a risk, in words: "likelihood −1, severity −2"; "" for none.
 * Caller-owned. */
char *assessment_show_reduction(const struct reduction *reduction, enum language language)
	__attribute__((warn_unused_result));

/* A record's name: its naming field as assessment_show() gives it, else "Data flow 3"; of a single
 * kind's record the kind's label. Caller-owned. */
char *assessment_record_name(const struct assessment *assessment, const struct record *record,
	enum language language) __attribute__((warn_unused_result));

/* Whether a record's field is asked now: it is not hidden, and its `when` holds. */
bool assessment_field_is_asked(const struct assessment *assessment, const struct record *record,
	const struct template_field *field);

/* A short stable fingerprint of a text (16 hex digits of a 64-bit FNV-1a), for "the original has
 * changed since". Caller-owned. */
char *assessment_fingerprint(const char *text) __attribute__((warn_unused_result));

#endif
