/* SPDX-License-Identifier: MIT */
/*
 * The findings of an assessment kept up to date as it changes: what was worked out for each record
 * stays, and after an edit only those rules run again that can read what it touched, and only for
 * the records they can read it from, as far as the rules and the references tell.
 */
#ifndef PIA_ASSESSMENT_WATCH_H
#define PIA_ASSESSMENT_WATCH_H

#include "assessment/findings.h"

struct watch;

/*
 * Watch an assessment, which is borrowed and must be told of every edit, until it is given another
 * template or read anew: then begin again. Nothing is worked out before it is asked for.
 * Caller-owned: watch_free().
 */
struct watch *watch_new(const struct assessment *assessment);
void watch_free(struct watch **watch);

/* An edit was applied to the assessment just now. */
void watch_edit(struct watch *watch, const struct edit *edit);

/* What findings_collect() and findings_progress() give. Borrowed until the assessment changes. */
const struct findings *watch_findings(struct watch *watch);
const struct step_progress *watch_progress(struct watch *watch);

/* How many conditions were worked out so far: for tests and benchmarks. */
size_t watch_run_count(const struct watch *watch);

#endif
