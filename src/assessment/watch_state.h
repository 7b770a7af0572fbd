/* SPDX-License-Identifier: MIT */
/*
 * What is known of every record: worked out in watch.c, put into a list in watch_list.c. For these
 * two and findings.c.
 */
#ifndef PIA_ASSESSMENT_WATCH_STATE_H
#define PIA_ASSESSMENT_WATCH_STATE_H

#include "assessment/inputs.h"
#include "assessment/watch.h"

/* A condition that is worked out for each record of a kind: of a rule, or of a required field. */
struct subject {
	const struct condition *condition;
	const struct template_rule *rule; /* NULL: of a field */
	unsigned char *inputs;            /* see inputs_of(); NULL until the first edit */
	bool is_stale;                    /* for all records of its kind */
};

/* What stands at a field of a kind. */
struct watched_field {
	const struct template_field *field;
	bool is_required; /* asked and required, when its condition holds */
	size_t when;      /* the number of that subject, or NO_SUBJECT: it always holds */
	size_t rules_end; /* behind the last of its rules, which follow those of the field before */
};

#define NO_SUBJECT ((size_t)-1)

struct watched_kind {
	const struct template_kind *kind;
	struct watched_field *fields; /* as the kind has them */
	/* The rules first: field by field, then those of no field; as the template has them. */
	struct subject *subjects;
	size_t subject_count;
	size_t rule_count;
};

/* Of a subject and a record. */
#define RESULT_HOLDS 1
#define RESULT_STALE 2

/* Of a field and a record. */
#define FIELD_IS_ASKED 1 /* required, and its condition holds */
#define FIELD_IS_ANSWERED 2
#define FIELD_IS_DANGLING 4

struct watched_record {
	unsigned char *results; /* of the subjects of its kind; NULL until it is worked out */
	unsigned char *fields;  /* of the fields of its kind */
	bool is_stale;          /* one of the results is, or the fields are */
	bool has_findings;      /* perhaps */
	bool is_touched;        /* something is answered */
	bool is_placed;         /* a risk in the matrix */
	size_t asked;           /* fields that are */
	size_t answered;        /* of these */
};

struct watch {
	const struct assessment *assessment;
	const struct template *template;
	char *today;
	bool without_rules; /* for findings_progress() */
	struct watched_kind *kinds;
	struct watched_record *records; /* as the assessment has them */
	size_t record_count;
	size_t *stale; /* numbers of records */
	size_t stale_count;
	struct input_cells cells; /* count 0 until the first edit */
	bool is_known;            /* `findings` and `progress` are those of now */
	struct findings findings;
	struct step_progress *progress;
	size_t run_count;
};

/* The part that findings_step_of() speaks of, and its step; NULL when there is none. */
const struct step_part *findings_home_of(const struct template *template,
	const struct template_kind *kind, const struct template_field *field,
	const struct template_step **step);

/* Work out all that is stale. */
void watch_update(struct watch *watch);

/* watch_list.c: the findings and the progress that what is known of the records adds up to. */
void watch_list_findings(const struct watch *watch, struct findings *findings);
struct step_progress *watch_sum_progress(
	const struct watch *watch, const struct findings *findings);

#endif
