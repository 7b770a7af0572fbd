/* SPDX-License-Identifier: MIT */
/* What findings are about, say and add up to. How they are worked out is in watch.c. */
#include "config.h"

#include "assessment/findings.h"

#include <stdlib.h>

#include "assessment/evaluate.h"
#include "assessment/watch_state.h"
#include "base/error.h"
#include "base/memory.h"

static bool
part_asks(const struct step_part *part, const struct template_field *field)
{
	for (size_t i = 0; i < part->question_count; i++) {
		if (!field || part->questions[i] == field)
			return true;
	}
	return false;
}

static bool
part_shows(const struct step_part *part, const struct template_kind *kind,
	const struct template_field *field)
{
	if (part->type == PART_MATRIX || part->kind != kind)
		return false;
	return part->type != PART_QUESTIONS || part_asks(part, field);
}

const struct step_part *
findings_home_of(const struct template *template, const struct template_kind *kind,
	const struct template_field *field, const struct template_step **step)
{
	const struct step_part *matrix = NULL;

	*step = NULL;
	for (size_t i = 0; i < template->step_count; i++) {
		for (size_t j = 0; j < template->steps[i].part_count; j++) {
			const struct step_part *part = &template->steps[i].parts[j];

			if (part_shows(part, kind, field)) {
				*step = &template->steps[i];
				return part;
			}
			if (!matrix && part->type == PART_MATRIX && part->kind == kind) {
				*step = &template->steps[i];
				matrix = part;
			}
		}
	}
	return matrix;
}

bool
findings_part_is_shown(const struct assessment *assessment, const struct step_part *part)
{
	const struct kind_records *all = &assessment->kinds[part->kind->index];

	if (evaluate_condition(assessment, assessment_single(assessment, "answers"), part->when))
		return true;
	for (size_t i = 0; i < all->record_count; i++) {
		if (!all->records[i]->removed)
			return true;
	}
	return false;
}

const struct template_step *
findings_step_of(const struct template *template, const struct template_kind *kind,
	const struct template_field *field)
{
	const struct template_step *step;

	findings_home_of(template, kind, field, &step);
	return step;
}

void
findings_collect(const struct assessment *assessment, struct findings *findings)
{
	struct watch *watch = watch_new(assessment);

	watch_update(watch);
	watch_list_findings(watch, findings);
	watch_free(&watch);
}

struct step_progress *
findings_progress(const struct assessment *assessment, const struct findings *findings)
{
	struct watch *watch = watch_new(assessment);
	struct step_progress *progress;

	watch->without_rules = true;
	watch_update(watch);
	progress = watch_sum_progress(watch, findings);
	watch_free(&watch);
	return progress;
}

void
findings_clear(struct findings *findings)
{
	free(findings->findings);
	free(findings->dismissed);
	*findings = (struct findings){0};
}

char *
finding_text(const struct finding *finding, const struct catalog *catalog, enum language language)
{
	const char *message = finding->type == FINDING_MISSING
				      ? N_("{field} is not answered yet.")
				      : N_("{field} points to something that was removed. Choose "
					   "again, or clear it.");

	if (finding->type == FINDING_RULE)
		return memory_copy_string(localized_text(&finding->rule->say, language));
	return tr_format(catalog, message, "field",
		finding->field ? localized_text(&finding->field->label, language) : "", NULL);
}

int
findings_percent(const struct step_progress *progress, size_t step_count)
{
	size_t asked = 0;
	size_t answered = 0;

	for (size_t i = 0; i < step_count; i++) {
		/* What blocks is as open as what is not answered. */
		asked += progress[i].asked + progress[i].blocking;
		answered += progress[i].answered;
		/* A step that requires nothing still has to be looked at. */
		if (progress[i].asked == 0 && progress[i].state != STEP_NOT_ASKED) {
			asked++;
			answered += progress[i].state == STEP_COMPLETE;
		}
	}
	return asked ? (int)(answered * 100 / asked) : 100;
}
