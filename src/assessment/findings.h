/* SPDX-License-Identifier: MIT */
/*
 * What is missing or wrong in an assessment: required fields that are asked and empty, rules of the
 * template that hold, references to records that were removed. The same list serves `pia check`,
 * the marks on the screen, and the list of what is open.
 */
#ifndef PIA_ASSESSMENT_FINDINGS_H
#define PIA_ASSESSMENT_FINDINGS_H

#include "assessment/assessment.h"
#include "assessment/dismissals.h"
#include "i18n/catalog.h"

enum finding_type { FINDING_MISSING, FINDING_RULE, FINDING_DANGLING };

struct finding {
	enum finding_type type;
	enum severity severity; /* a missing required field warns */
	const struct record *record;
	const struct template_field *field; /* or NULL */
	const struct template_rule *rule;   /* FINDING_RULE */
	const struct template_step *step;   /* where it is mended; NULL when no step shows it */
	const struct record *dismissal;     /* of one that was dismissed, else NULL */
};

struct findings {
	struct finding *findings; /* what is open */
	size_t finding_count;
	struct finding *dismissed; /* rules that hold and were dismissed: they count nowhere */
	size_t dismissed_count;
};

/*
 * Everything found, in the order of the steps, then of records and fields; what no step shows comes
 * last. What a rule finds can be dismissed (assessment/dismissals.h) and is then listed apart.
 * Fields of a step that is not asked are not missing; its rules speak for themselves. What was
 * erased is not missing, and where all that a field points to is gone that is the one finding.
 * Release with findings_clear().
 */
void findings_collect(const struct assessment *assessment, struct findings *findings);
void findings_clear(struct findings *findings);

/* What a finding says to a person: the rule's own text, else a sentence of the program that names
 * the field. Caller-owned. */
char *finding_text(const struct finding *finding, const struct catalog *catalog,
	enum language language) __attribute__((warn_unused_result));

/*
 * How far a step is. It is complete when something is there, nothing required is missing and
 * nothing blocks; a step that only shows a matrix, when every risk there is has its place in it.
 */
enum step_state { STEP_UNTOUCHED, STEP_BEGUN, STEP_COMPLETE, STEP_NOT_ASKED };

struct step_progress {
	enum step_state state;
	size_t asked;    /* required fields that are asked in this step; 0 where it is not asked */
	size_t answered; /* of these, not empty */
	size_t blocking; /* findings of severity block */
	size_t warnings; /* findings of severity warn that are not merely missing fields */
};

/* The progress of each step, in the template's order: an array of step_count items, caller-owned
 * (free()). */
struct step_progress *findings_progress(
	const struct assessment *assessment, const struct findings *findings);

/* What is settled of what has to be, over all steps, 0 to 100, rounded down: each required answer
 * and each finding that blocks is one. A step that requires nothing counts as one, settled when it
 * is complete: nothing is done before it was looked at. */
int findings_percent(const struct step_progress *progress, size_t step_count);

/* Whether a part of a step is shown: a table with a condition only while that holds or it has
 * records. */
bool findings_part_is_shown(const struct assessment *assessment, const struct step_part *part);

/*
 * The step that shows this kind's records (or this question's field): the first with its form or
 * table, else the first with its matrix; of the questions without a field (NULL), the first that
 * asks any. NULL when none does.
 */
const struct template_step *findings_step_of(const struct template *template,
	const struct template_kind *kind, const struct template_field *field);

#endif
