/* SPDX-License-Identifier: MIT */
/* What is found in the open assessment, and the sums that the list shows, which follow from it at
 * each change. */
#include "config.h"

#include <stdlib.h>

#include "assessment/watch.h"
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

static struct store_summary
sum(const struct assessment *assessment, struct watch *watch)
{
	const struct findings *findings = watch_findings(watch);
	struct store_summary summary = {
		.title = text_of(assessment, "title"),
		.client = text_of(assessment, "client"),
		.own_reference = text_of(assessment, "own_reference"),
		.classification = text_of(assessment, "classification"),
		.percent =
			findings_percent(watch_progress(watch), assessment->template->step_count),
	};

	for (size_t i = 0; i < findings->finding_count; i++) {
		if (findings->findings[i].severity == SEVERITY_BLOCK)
			summary.blocking++;
	}
	return summary;
}

struct store_summary
summary_of(const struct assessment *assessment)
{
	struct watch *watch = watch_new(assessment);
	struct store_summary summary = sum(assessment, watch);

	watch_free(&watch);
	return summary;
}

static struct watch *
watch_of(struct session *session)
{
	if (!session->watch)
		session->watch = watch_new(session->assessment);
	return session->watch;
}

struct store_summary
summary_now(struct session *session)
{
	return sum(session->assessment, watch_of(session));
}

const struct findings *
session_findings(struct session *session)
{
	return watch_findings(watch_of(session));
}

const struct step_progress *
session_progress(struct session *session)
{
	return watch_progress(watch_of(session));
}

void
session_apply(struct session *session, const struct edits *edits)
{
	for (size_t i = 0; i < edits->edit_count; i++) {
		assessment_apply(session->assessment, &edits->edits[i]);
		if (session->watch)
			watch_edit(session->watch, &edits->edits[i]);
		if (session->review)
			session_edit_review(session, &edits->edits[i]);
	}
}
