/* SPDX-License-Identifier: MIT */
/* The sums of an assessment that the list shows, worked out from its values at each change. */
#include "config.h"

#include <stdlib.h>

#include "assessment/findings.h"
#include "session/state.h"

/* The fields have the names that every template must give them. */
static const char *
text_of(const struct assessment *assessment, const char *field)
{
	const struct record *record = assessment_single(assessment, "assessment");
	const struct template_field *found =
		record ? template_find_field(record->kind, field) : NULL;

	return found ? assessment_text(assessment, record, found) : "";
}

struct store_summary
summary_of(const struct assessment *assessment)
{
	struct findings findings = {0};
	struct step_progress *progress;
	struct store_summary summary = {
		.title = text_of(assessment, "title"),
		.client = text_of(assessment, "client"),
		.own_reference = text_of(assessment, "own_reference"),
		.classification = text_of(assessment, "classification"),
	};

	findings_collect(assessment, &findings);
	progress = findings_progress(assessment, &findings);
	summary.percent = findings_percent(progress, assessment->template->step_count);
	for (size_t i = 0; i < findings.finding_count; i++) {
		if (findings.findings[i].severity == SEVERITY_BLOCK)
			summary.blocking++;
	}
	free(progress);
	findings_clear(&findings);
	return summary;
}
