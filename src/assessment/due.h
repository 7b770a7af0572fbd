/* SPDX-License-Identifier: MIT */
/*
 * What has to be done by when in an assessment: the dates of fields that the template says fall due
 * (a measure's among them), and how each stands to today.
 */
#ifndef PIA_ASSESSMENT_DUE_H
#define PIA_ASSESSMENT_DUE_H

#include "assessment/assessment.h"

/* In the order in which people see to it. */
enum due_state {
	DUE_OVERDUE, /* before today */
	DUE_SOON,    /* today, or within the time that was asked for */
	DUE_LATER,
	DUE_UNDATED, /* a measure that is not done and has no date */
	DUE_DONE,
	DUE_STATE_COUNT,
};

struct due {
	enum due_state state;
	char *date; /* "" for DUE_UNDATED, and of a measure that was done without one; owned */
	const struct record *record;
	const struct template_field *field; /* of the date */
};

struct dues {
	struct due *dues;
	size_t due_count;
};

/*
 * Everything that falls due, in the order of kinds, records and fields; what is not asked, or is
 * hidden, is none. `soon` is the last day that counts as soon; without a today nothing is overdue
 * or soon. Release with dues_clear().
 */
void due_collect(const struct assessment *assessment, const char *soon, struct dues *dues);
void dues_clear(struct dues *dues);

/* The name of a state for programs, "overdue", "due", "later", "undated", "done"; and for people,
 * an English message id. Static. */
const char *due_state_name(enum due_state state);
const char *due_state_label(enum due_state state);

/* Who sees to it: the text of the owner that the template names; "" when nobody is named. Borrowed
 * from the assessment. */
const char *due_owner(const struct assessment *assessment, const struct due *due);

#endif
