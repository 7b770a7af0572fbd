/* SPDX-License-Identifier: MIT */
/*
 * The builder: an assessment, in a language, as a report of blocks. It is the same for every
 * method: which steps, kinds and fields there are, it reads in the template. Nothing that was
 * written is left out, and what is missing is said. A draft has besides, for those who work on it,
 * what the findings say and the help for what is not answered; a final report says how many are
 * open, among its facts, and has not the blocks that list them, nor chapters of nothing else.
 */
#ifndef PIA_REPORT_BUILD_H
#define PIA_REPORT_BUILD_H

#include "assessment/assessment.h"
#include "i18n/catalog.h"
#include "report/block.h"
#include "session/past.h"
#include "session/record_authors.h"
#include "template/report_layout.h"

/* How the same contents are put in chapters. */
enum arrangement {
	ARRANGE_BY_STEPS, /* to be read: a chapter for each step, as the walk goes */
	ARRANGE_BY_KINDS, /* to be sorted and counted: a chapter for the answers and for each kind
			   */
};

/* What a report is built of. All borrowed. */
struct build_request {
	const struct assessment *assessment; /* its `today` is the as-of date */
	const struct catalog *catalog;       /* the language to write in */
	/*
	 * Of a report that is to stand beside this one (bilingual_join()): its language, and the
	 * one that both are sorted in. LANGUAGE_NONE: there is none, and the own.
	 */
	enum language beside;
	enum language sorted_in;
	const struct bound_layout *layout; /* bound to the assessment's template */
	enum arrangement arrangement;
	bool is_draft;
	bool has_contents;  /* with a title for a table of contents */
	int64_t changed_at; /* of the last change, UTC milliseconds; 0: not known */
	const struct record_authors *authors; /* who wrote the comments; NULL: not known */
	const struct past *before;            /* what it is compared with; NULL: nothing */
};

/* Set how a report is printed, as its layout says; its facts and date must be there. */
void report_set_page(struct report *report, const struct report_layout *layout);

/* Build a report. The result borrows nothing. Caller-owned: release with report_free(). */
struct report *build_report(const struct build_request *request);

#endif
