/* SPDX-License-Identifier: MIT */
/*
 * Conditions: a small closed language over records, parsed and type-checked when a template is
 * loaded, evaluated by assessment/evaluate.h.
 *
 *     condition = and-part {"or" and-part}
 *     and-part  = not-part {"and" not-part}
 *     not-part  = "not" not-part | "(" condition ")" | test
 *     test      = path                                    a yes/no is yes
 *               | path "is" ["not"] "empty"
 *               | path "is" ["not"] VALUE                 choice, yes_no; texts and people "quoted"
 *               | path ["not"] "in" "(" VALUE {"," VALUE} ")"
 *               | path "contains" VALUE                   choices
 *               | moved COMPARISON (moved | LITERAL [shift])   number, date, duration, scale
 *               | ("any" | "all") KIND [link] "where" "(" condition ")"
 *               | "count" KIND [link] ["where" "(" condition ")"] COMPARISON NUMBER
 *     link      = "via" FIELD | "same" FIELD              pointing here | alike, of this kind
 *     moved     = path [shift]                            shift = ("+" | "-") DURATION, of dates
 *     path      = name {"." name}                         COMPARISON = "<" "<=" "=" ">=" ">"
 *
 * No comparison holds where the value is empty, "is not VALUE" and "not in" neither: they are
 * parsed as "path is not empty and not path is VALUE", so that whoever evaluates needs no rule for
 * them.
 */
#ifndef PIA_TEMPLATE_CONDITION_H
#define PIA_TEMPLATE_CONDITION_H

#include "base/error.h"
#include "template/template.h"

enum condition_type {
	CONDITION_AND,
	CONDITION_OR,
	CONDITION_NOT,
	CONDITION_IS_EMPTY,
	CONDITION_IS,       /* the path's value is the first of values */
	CONDITION_IN,       /* … is one of values */
	CONDITION_CONTAINS, /* a field of several choices holds the first of values */
	CONDITION_COMPARE,  /* … compares with a literal or with another path */
	CONDITION_TRUE,     /* a yes/no is yes */
	CONDITION_ANY,
	CONDITION_ALL,
	CONDITION_COUNT,
};

enum comparison {
	COMPARE_LESS,
	COMPARE_LESS_EQUAL,
	COMPARE_EQUAL,
	COMPARE_GREATER_EQUAL,
	COMPARE_GREATER
};

/* Whether a comparison holds of two values, of which the left is below (negative), at (0) or above
 * the right. */
bool comparison_holds(enum comparison comparison, int order);

/* Values that the program itself offers. */
enum offered_value {
	OFFERED_NONE,
	OFFERED_CROSSES_BORDER, /* flow: yes/no, either way */
	OFFERED_LEAVES_HOME,    /* flow: yes/no, outwards or onwards */
	OFFERED_ABROAD,         /* system: yes/no */
	/* risk: an item of the level scale, the one that counts (set by hand, else the matrix's);
	 * empty when not rated. The first two are the same. */
	OFFERED_LEVEL,
	OFFERED_INHERENT_LEVEL,
	OFFERED_CURRENT_LEVEL,
	OFFERED_RESIDUAL_LEVEL,
	/* risk: yes/no, whether that level was set by hand */
	OFFERED_INHERENT_OVERRIDE,
	OFFERED_CURRENT_OVERRIDE,
	OFFERED_RESIDUAL_OVERRIDE,
	/* risk: yes/no, whether the rating is another than the measures add up to */
	OFFERED_CURRENT_DIFFERS,
	OFFERED_RESIDUAL_DIFFERS,
	OFFERED_OVERDUE, /* measure: yes/no */
	OFFERED_COUNT,
};

/* The name of an offered value in conditions ("crosses_border"), the kind it belongs to ("flow").
 * Static; NULL for OFFERED_NONE. */
const char *offered_value_name(enum offered_value value);
const char *offered_value_kind(enum offered_value value);

/* Whether a field of the same name may stand beside it, in which it is set by hand: conditions mean
 * the offered value. No other name of these is free for fields. */
bool offered_value_has_field(enum offered_value value);

/* One step of a path: the field named `name` of whatever kind the step before led to, or an offered
 * value at the end. */
struct path_step {
	char *name;
};

/* A path from the record at hand. */
struct condition_path {
	const struct template_kind
		*start; /* a single kind (answers, assessment), or NULL: the record at hand */
	struct path_step *steps;
	size_t step_count;
	enum offered_value offered; /* what the last step is, where it is no field */
	enum field_type
		type; /* of the last step; FIELD_YES_NO or FIELD_CHOICE for offered values */
	const struct template_list *list; /* of the last step, for choices */
};

/* How far a date is moved; duration NULL: not at all. */
struct date_shift {
	char *duration; /* as format_date_shift() takes it */
	bool back;
};

/* A date that is worked out: the one that a path leads to, moved. */
struct date_expression {
	char *text; /* as it is written */
	struct condition_path path;
	struct date_shift shift;
};

struct condition {
	enum condition_type type;
	char *text;    /* of a whole condition, as it is written; NULL for a part of one */
	size_t offset; /* of a test: where it begins in the text */
	struct condition
		*left; /* and, or, not; any, all, count: what is asked of each record, or NULL */
	struct condition *right; /* and, or */
	struct condition_path path;
	char **values; /* is, in, contains, compare: literals as they are kept; "today" for the date
			  of the day */
	size_t value_count;
	struct condition_path *other;     /* compare: the other path, or NULL */
	struct date_shift shift;          /* compare: of the date at the left */
	struct date_shift other_shift;    /* compare: of the date at the right, literals too */
	enum comparison comparison;       /* compare, count */
	const struct template_kind *kind; /* any, all, count */
	const struct template_field
		*via; /* any, all, count: the field of those records that points here, or NULL */
	const struct template_field *same; /* any, all, count: the field that says the same as that
					      of the record at hand, or NULL */
	long number;                       /* count */
};

#define CONDITION_BYTES_MAXIMUM 4000
#define CONDITION_DEPTH_MAXIMUM 32 /* of brackets, "not" and quantifiers */

/*
 * Parse and type-check a condition on records of `kind`. `place` is where the text begins in
 * `file`. On failure one fault is added to `faults` with the column of the offending word, and
 * false returned. Caller-owned: release with condition_free().
 */
bool condition_parse(const char *text, const struct template *template,
	const struct template_kind *kind, const char *file, struct place place,
	struct condition **condition, struct error_list *faults);

/* Free a worked-out date; NULL is allowed. Sets the caller's pointer to NULL. */
void date_expression_free(struct date_expression **expression);

/* Free a condition and all below it; NULL is allowed. Sets the caller's pointer to NULL. */
void condition_free(struct condition **condition);

#endif
