/* SPDX-License-Identifier: MIT */
/*
 * What could go wrong at each element of the map (its parties, systems and flows), as the catalogue
 * has it: every risk of the catalogue whose places fit an element prompts for a look at it, until
 * it is taken for that element or set aside. Pure functions: nothing is kept.
 */
#ifndef PIA_ASSESSMENT_PROMPTS_H
#define PIA_ASSESSMENT_PROMPTS_H

#include "assessment/assessment.h"

enum prompt_state {
	PROMPT_OPEN,      /* not looked at yet */
	PROMPT_TAKEN,     /* a risk taken from the entry is linked to the element, or cannot be */
	PROMPT_SET_ASIDE, /* a dismissal says so */
	PROMPT_STATE_COUNT,
};

struct prompt {
	const struct record *element;
	size_t entry; /* of template->catalogue */
	enum prompt_state state;
	const struct record *record; /* the risk, or the dismissal; NULL while it is open */
};

/* By kinds in the template's order, then the elements' numbers, then the entries' order. */
struct prompts {
	struct prompt *prompts;
	size_t prompt_count;
};

/* All of them; release with prompts_clear(). Valid until the assessment changes. */
void prompts_collect(const struct assessment *assessment, struct prompts *prompts);
void prompts_clear(struct prompts *prompts);

/* Whether records of a kind are elements of the map. */
bool prompts_has_kind(const struct template_kind *kind);

/* How many prompts there are in each state; of elements of one kind (NULL: of any), or of one
 * element (NULL: of any). */
struct prompt_counts {
	size_t states[PROMPT_STATE_COUNT];
	size_t total;
};
struct prompt_counts prompts_count(const struct prompts *prompts, const struct template_kind *kind,
	const struct record *element);

/* The prompts of one element, which stand together; borrowed. `count` 0: there are none. */
struct prompt_run {
	const struct prompt *first;
	size_t count;
	size_t position; /* of the element among those that have prompts */
};

/* How many elements have prompts; those of one by its position, or by its UUID. */
size_t prompts_element_count(const struct prompts *prompts);
struct prompt_run prompts_at(const struct prompts *prompts, size_t position);
struct prompt_run prompts_of(const struct prompts *prompts, const char *element);

#endif
