/* SPDX-License-Identifier: MIT */
/*
 * A template as a report: everything that it asks and says, in one language, in the order of its
 * walk, for somebody who reviews it or prepares for an interview.
 */
#ifndef PIA_REPORT_QUESTIONNAIRE_H
#define PIA_REPORT_QUESTIONNAIRE_H

#include "i18n/catalog.h"
#include "report/block.h"

/*
 * Build it in the catalogue's language, which the template must speak. The result borrows nothing.
 * Caller-owned: release with report_free().
 */
struct report *questionnaire_build(const struct template *template, const struct catalog *catalog)
	__attribute__((warn_unused_result));

#endif
