/* SPDX-License-Identifier: MIT */
/*
 * Moving an assessment to another template: a newer version of its own, or another one. What is
 * called the same, or says in its `was` that it was called so, is kept; everything else is taken
 * away, so that it stays in the log. Here it is only planned: no I/O, nothing is changed.
 */
#ifndef PIA_ASSESSMENT_UPGRADE_H
#define PIA_ASSESSMENT_UPGRADE_H

#include "assessment/assessment.h"
#include "base/error.h"
#include "i18n/catalog.h"

/* NEW is asked that was not there or was hidden; HIDDEN is kept, but no longer asked. */
enum upgrade_type { UPGRADE_RENAMED, UPGRADE_NEW, UPGRADE_HIDDEN, UPGRADE_GONE };
enum upgrade_thing { UPGRADE_KIND, UPGRADE_FIELD, UPGRADE_CHOICE };

/* One thing that the two templates do not have alike. */
struct upgrade_line {
	enum upgrade_type type;
	enum upgrade_thing thing;
	char *old_name; /* "flow", "flow.retention", "ground: consent"; NULL: it is new. Owned */
	char *new_name; /* NULL: it is gone or hidden. A field whose type changed so that its
			   answers cannot be kept is gone under both names, and new. Owned */
	const char *old_type;          /* of such a field; else NULL */
	const char *new_type;          /* of such a field; else NULL */
	const struct localized *label; /* borrowed from its template */
	bool required;                 /* a new field that must be answered */
	size_t count;                  /* records of a kind; answers that hold it */
};

/* Something of this assessment that the new template has no place for. Owned. */
struct upgrade_loss {
	char *address; /* as it is before */
	char *text;    /* what is lost, as value_write() gives it; of a record its name */
};

struct upgrade_plan {
	bool is_same;   /* the same text: there is nothing to do, and nothing else is filled in */
	size_t records; /* that are kept, those of single kinds left aside */
	size_t answers; /* that are kept, under the same name or another, in part or whole */
	struct upgrade_line *lines; /* the renamed first, then the new, the hidden, the gone */
	size_t line_count;
	struct upgrade_loss *losses;
	size_t loss_count;
	/* What is to be done, without the change of the template itself. Values are taken out of
	 * their old places first, so that they may change places. */
	struct edits edits;
};

/*
 * Plan what moving to `template` means. Fields of the same id whose type changed keep their answers
 * where these mean the same: between kinds of text, between yes/no, one choice and several where
 * the choice is there, between one reference and several. References to what is gone are taken
 * out, addresses in comments and dismissals follow what was renamed. What was erased is left where
 * it is. ERROR_DATA when the template does not speak the language of the content. Release with
 * upgrade_plan_clear(); it borrows from both templates.
 */
bool upgrade_plan(const struct assessment *assessment, const struct template *template,
	struct upgrade_plan *plan, struct error *error);
void upgrade_plan_clear(struct upgrade_plan *plan);

/* Where the address of a record or a field leads in the new template; NULL where it leads nowhere
 * in the old one, or to the same in both. Caller-owned. */
char *upgrade_address(const struct assessment *assessment, const struct template *template,
	const char *address) __attribute__((warn_unused_result));

/*
 * The assessment as it is after `edits` moved it to `template` (from a plan, or from the log where
 * a move is taken back): `kept` is everything there is before, as edits from nothing, with what the
 * old template has no place for. Caller-owned; it borrows the template.
 */
struct assessment *upgrade_result(const struct assessment *assessment,
	const struct template *template, const struct edits *kept, const struct edits *edits);

/* A line of a plan for people. Owned. */
struct upgrade_text {
	bool is_heading;
	char *text;
};

/* The plan in words, a heading before each of its parts. Caller-owned: upgrade_texts_free(). */
void upgrade_describe(const struct upgrade_plan *plan, const struct catalog *catalog,
	struct upgrade_text **texts, size_t *count);
void upgrade_texts_free(struct upgrade_text *texts, size_t count);

#endif
