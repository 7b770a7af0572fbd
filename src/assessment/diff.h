/* SPDX-License-Identifier: MIT */
/*
 * What differs between two moments of one assessment, as people read it: the contents, that is
 * everything but what is written beside them (remarks, sign-offs, evidence). What the program works
 * out is left out too: it follows from the rest. Pure functions.
 */
#ifndef PIA_ASSESSMENT_DIFF_H
#define PIA_ASSESSMENT_DIFF_H

#include "assessment/assessment.h"
#include "i18n/catalog.h"
#include "text/difference.h"

enum diff_type { DIFF_NEW, DIFF_CHANGED, DIFF_REMOVED };

/* "new", as --json has it; and for a person, as an English message id. Static. */
const char *diff_type_name(enum diff_type type);
const char *diff_type_label(enum diff_type type);

/* One value that differs. */
struct diff_value {
	enum diff_type type;
	const struct template_field *field; /* as it is called after, where it is there then */
	enum language language;             /* LANGUAGE_NONE where it is not translatable */
	char *old_text;                     /* as a person reads it; "" for none. Owned */
	char *new_text;
	bool old_erased; /* there was one, which was erased since */
	bool new_erased;
	struct difference words; /* between the two */
};

/* A record with something that differs; of the answers, what one step asks. */
struct diff_record {
	enum diff_type type;
	const struct template_step *step; /* that shows it; NULL: none does */
	const struct record *record;      /* after; where it is gone, before */
	char *name;                       /* "" for answers. Owned */
	struct diff_value *values;
	size_t value_count;
};

/* In the order of the steps, what none shows last; borrows from both assessments. */
struct diff {
	struct diff_record *records;
	size_t record_count;
};

/*
 * Compare two moments of the same assessment, which may follow two templates: a field that is
 * called otherwise is the same field. Values are shown in `language`, texts in the languages they
 * are written in. `diff` is overwritten, caller-owned: diff_clear().
 */
void diff_find(const struct assessment *before, const struct assessment *after,
	enum language language, struct diff *diff);
void diff_clear(struct diff *diff);

/* What a record that is there after was before; NULL: it is new. Borrowed. */
const struct record *diff_find_before(const struct assessment *before, const struct record *record);

/* The same of one field of a record that is there after: only the values of `found` are told.
 * Release with diff_record_clear(). */
void diff_find_field(const struct assessment *before, const struct assessment *after,
	const struct record *record, const struct template_field *field, enum language language,
	struct diff_record *found);
void diff_record_clear(struct diff_record *found);

/* Its field's label, with the language where it has several: "Data (PT)". Caller-owned. */
char *diff_value_label(const struct diff_value *value, enum language language)
	__attribute__((warn_unused_result));

/* The title of the step that shows a record, or the program's words where none does. Borrowed. */
const char *diff_step_title(
	const struct diff_record *record, const struct catalog *catalog, enum language language);

/* "New: 1; modified: 2; removed: 0". Caller-owned. */
char *diff_summary(const struct diff *diff, const struct catalog *catalog)
	__attribute__((warn_unused_result));

/* How many values and records are of a type: a new or removed record counts as one. */
size_t diff_count(const struct diff *diff, enum diff_type type);

/* Whether records of a kind, by its id, are written beside the contents: a restore leaves them too.
 */
bool diff_is_beside(const char *kind);

#endif
