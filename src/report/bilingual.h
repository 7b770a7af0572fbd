/* SPDX-License-Identifier: MIT */
/*
 * One report in two languages, as papers are written in Macau. Titles, headings, labels and short
 * values stand one behind the other ("標題 / Título"), what is longer one below the other; long
 * answers and paragraphs stand side by side, as a table with a column for each language. What is
 * the same in both stands once.
 */
#ifndef PIA_REPORT_BILINGUAL_H
#define PIA_REPORT_BILINGUAL_H

#include "report/block.h"

/*
 * Two reports that the builder made of the same request but for the language (see `beside` of
 * struct build_request), as one. The first stands first, and its language says which punctuation
 * is used. Both are consumed. Where one has a block that the other has not, the block stands alone.
 * Caller-owned: release with report_free().
 */
struct report *bilingual_join(struct report *first, struct report *second)
	__attribute__((warn_unused_result));

#endif
