/* SPDX-License-Identifier: MIT */
/*
 * Edits: the smallest changes there are, as the log holds them and assessment_apply() takes them.
 */
#ifndef PIA_ASSESSMENT_EDITS_H
#define PIA_ASSESSMENT_EDITS_H

#include <stdbool.h>
#include <stddef.h>

#include "i18n/language.h"

/* One value of one field of one record. A record comes and goes by its own presence. */
struct edit {
	char *record; /* UUID */
	char *field;  /* field id; EDIT_PRESENCE: the record itself */
	enum language language;
	char *old_text; /* NULL: nothing was there */
	char *new_text; /* NULL: nothing is there now. For EDIT_PRESENCE "kind/number" */
	char *origin;   /* of a translation, see struct value; else NULL */
	char *old_origin;
	bool old_erased; /* what was there was erased by a logged act; old_text is NULL */
	bool new_erased; /* what is there now is erased; new_text is NULL */
};

#define EDIT_PRESENCE "#"

struct edits {
	struct edit *edits;
	size_t edit_count;
};

/* Free all edits; the list is empty and usable again. */
void edits_clear(struct edits *edits);

/*
 * Append an edit; all texts are copied, NULL allowed where the struct says so. The two marks for
 * what was erased are false: set them in the last edit of the list where they are needed.
 */
void edits_add(struct edits *edits, const char *record, const char *field, enum language language,
	const char *old_text, const char *new_text, const char *old_origin, const char *origin);

/* Append to `reversed` the edits that take these back: in reverse order, old and new exchanged. */
void edits_reverse(const struct edits *edits, struct edits *reversed);

#endif
