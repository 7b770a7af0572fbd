/* SPDX-License-Identifier: MIT */
/* The findings in their order, and how far the steps are, from what is known of each record. */
#include "config.h"

#include <stdlib.h>

#include "assessment/evaluate.h"
#include "assessment/watch_state.h"
#include "base/array.h"
#include "base/memory.h"

/* What one look through an assessment collects. */
struct collection {
	const struct watch *watch;
	const struct dismissals *dismissals;
	struct findings *findings;
	const struct template_step *step; /* being looked through; NULL: what no step shows */
	bool is_asked;                    /* that step */
};

/* Whether this is the one part where a kind's records are looked through and counted. */
static bool
is_home(const struct template *template, const struct step_part *part)
{
	const struct template_step *step;

	return findings_home_of(template, part->kind, NULL, &step) == part;
}

static bool
step_is_asked(const struct watch *watch, const struct template_step *step)
{
	const struct assessment *assessment = watch->assessment;

	return evaluate_condition(assessment, assessment_single(assessment, "answers"), step->when);
}

static void
add_finding(struct collection *collection, enum finding_type type, const struct record *record,
	const struct template_field *field)
{
	struct findings *findings = collection->findings;

	*array_append(&findings->findings, &findings->finding_count) = (struct finding){
		.type = type,
		.severity = SEVERITY_WARN,
		.record = record,
		.field = field,
		.step = collection->step,
	};
}

static void
add_rule(struct collection *collection, const struct record *record,
	const struct template_rule *rule)
{
	struct findings *findings = collection->findings;
	const struct finding finding = {
		.type = FINDING_RULE,
		.severity = rule->severity,
		.record = record,
		.field = rule->field,
		.rule = rule,
		.step = rule->step ? rule->step : collection->step,
		.dismissal =
			dismissals_find(collection->dismissals, record, DISMISSED_RULE, rule->id),
	};

	if (finding.dismissal)
		*array_append(&findings->dismissed, &findings->dismissed_count) = finding;
	else
		*array_append(&findings->findings, &findings->finding_count) = finding;
}

/* What the rules of a field found on a record; behind the last field, those of none. */
static void
collect_rules(struct collection *collection, const struct record *record, size_t field)
{
	const struct watch *watch = collection->watch;
	const struct watched_kind *kind = &watch->kinds[record->kind->index];
	const struct watched_record *known = &watch->records[record->index];
	const size_t end = field < record->kind->field_count ? kind->fields[field].rules_end
							     : kind->rule_count;

	for (size_t i = field > 0 ? kind->fields[field - 1].rules_end : 0; i < end; i++) {
		if (known->results[i] & RESULT_HOLDS)
			add_rule(collection, record, kind->subjects[i].rule);
	}
}

static void
collect_field(struct collection *collection, const struct record *record, size_t number)
{
	const struct watched_record *known = &collection->watch->records[record->index];
	const struct template_field *field = record->kind->fields[number];
	const unsigned char found = known->fields[number];

	if (field->hidden)
		return;
	if (collection->is_asked && found & FIELD_IS_ASKED && !(found & FIELD_IS_ANSWERED))
		add_finding(collection, FINDING_MISSING, record, field);
	if (found & FIELD_IS_DANGLING)
		add_finding(collection, FINDING_DANGLING, record, field);
	collect_rules(collection, record, number);
}

static void
collect_kind(struct collection *collection, const struct template_kind *kind)
{
	const struct watch *watch = collection->watch;
	const struct kind_records *all = &watch->assessment->kinds[kind->index];

	for (size_t i = 0; i < all->record_count; i++) {
		const struct record *record = all->records[i];

		if (record->removed || !watch->records[record->index].has_findings)
			continue;
		for (size_t j = 0; j < kind->field_count; j++)
			collect_field(collection, record, j);
		collect_rules(collection, record, kind->field_count);
	}
}

static size_t
number_of(const struct template_field *field)
{
	size_t number = 0;

	while (field->kind->fields[number] != field)
		number++;
	return number;
}

static void
collect_step(struct collection *collection, const struct template_step *step)
{
	const struct watch *watch = collection->watch;

	collection->step = step;
	collection->is_asked = step_is_asked(watch, step);
	for (size_t i = 0; i < step->part_count; i++) {
		const struct step_part *part = &step->parts[i];
		const bool home = is_home(watch->template, part);

		if (part->type == PART_QUESTIONS) {
			const struct record *record =
				assessment_single(watch->assessment, part->kind->id);

			for (size_t j = 0; j < part->question_count; j++)
				collect_field(collection, record, number_of(part->questions[j]));
			if (home)
				collect_rules(collection, record, part->kind->field_count);
		} else if (home) {
			collect_kind(collection, part->kind);
		}
	}
}

static size_t
step_place(const struct template *template, const struct finding *finding)
{
	return finding->step ? (size_t)(finding->step - template->steps) : template->step_count;
}

/* Put the findings in the order of their steps, those of none last, and else as they came: a rule
 * may name another step than that of its record. */
static void
sort_by_step(struct finding **findings, size_t count, const struct template *template)
{
	struct finding *sorted = memory_allocate_array(count, sizeof(*sorted));
	size_t *next = memory_allocate_array(template->step_count + 2, sizeof(*next));

	for (size_t i = 0; i < count; i++)
		next[step_place(template, &(*findings)[i]) + 1]++;
	for (size_t i = 0; i <= template->step_count; i++)
		next[i + 1] += next[i];
	for (size_t i = 0; i < count; i++)
		sorted[next[step_place(template, &(*findings)[i])]++] = (*findings)[i];
	free(next);
	free(*findings);
	*findings = sorted;
}

void
watch_list_findings(const struct watch *watch, struct findings *findings)
{
	const struct template *template = watch->template;
	struct dismissals dismissals;
	struct collection collection = {
		.watch = watch,
		.dismissals = &dismissals,
		.findings = findings,
	};

	*findings = (struct findings){0};
	dismissals_read(watch->assessment, &dismissals);
	for (size_t i = 0; i < template->step_count; i++)
		collect_step(&collection, &template->steps[i]);
	collection.step = NULL;
	collection.is_asked = true;
	for (size_t i = 0; i < template->kind_count; i++) {
		if (!template->kinds[i]->hidden &&
			!findings_step_of(template, template->kinds[i], NULL))
			collect_kind(&collection, template->kinds[i]);
	}
	sort_by_step(&findings->findings, findings->finding_count, template);
	sort_by_step(&findings->dismissed, findings->dismissed_count, template);
	dismissals_clear(&dismissals);
}

/* What one step adds up to. */
struct sum {
	const struct watch *watch;
	struct step_progress *progress;
	bool touched;   /* something is there */
	bool is_placed; /* every risk has its place in the matrices of this step */
};

static void
sum_questions(struct sum *sum, const struct step_part *part)
{
	const struct record *record = assessment_single(sum->watch->assessment, part->kind->id);
	const unsigned char *fields = sum->watch->records[record->index].fields;

	for (size_t i = 0; i < part->question_count; i++) {
		const unsigned char found = fields[number_of(part->questions[i])];

		sum->touched = sum->touched || found & FIELD_IS_ANSWERED;
		sum->progress->asked += (found & FIELD_IS_ASKED) != 0;
		sum->progress->answered += found & FIELD_IS_ASKED && found & FIELD_IS_ANSWERED;
	}
}

static void
sum_records(struct sum *sum, const struct step_part *part)
{
	const bool home = is_home(sum->watch->template, part);
	const struct kind_records *all = &sum->watch->assessment->kinds[part->kind->index];

	for (size_t i = 0; i < all->record_count; i++) {
		const struct record *record = all->records[i];
		const struct watched_record *known = &sum->watch->records[record->index];

		if (record->removed)
			continue;
		if (part->type == PART_MATRIX && !known->is_placed)
			sum->is_placed = false;
		if (!part->kind->single)
			sum->touched = true;
		if (!home)
			continue;
		sum->touched = sum->touched || known->is_touched;
		sum->progress->asked += known->asked;
		sum->progress->answered += known->answered;
	}
}

static void
sum_step(
	const struct watch *watch, const struct template_step *step, struct step_progress *progress)
{
	struct sum sum = {.watch = watch, .progress = progress, .is_placed = true};
	bool only_matrix = true;

	if (!step_is_asked(watch, step)) {
		progress->state = STEP_NOT_ASKED;
		return;
	}
	for (size_t i = 0; i < step->part_count; i++) {
		const struct step_part *part = &step->parts[i];

		only_matrix = only_matrix && part->type == PART_MATRIX;
		if (part->type == PART_QUESTIONS)
			sum_questions(&sum, part);
		else
			sum_records(&sum, part);
	}
	if (!sum.touched)
		progress->state = STEP_UNTOUCHED;
	else if (progress->answered < progress->asked || progress->blocking > 0 ||
		 (only_matrix && !sum.is_placed))
		progress->state = STEP_BEGUN;
	else
		progress->state = STEP_COMPLETE;
}

struct step_progress *
watch_sum_progress(const struct watch *watch, const struct findings *findings)
{
	const struct template *template = watch->template;
	struct step_progress *progress =
		memory_allocate_array(template->step_count, sizeof(*progress));

	for (size_t i = 0; i < findings->finding_count; i++) {
		const struct finding *finding = &findings->findings[i];
		struct step_progress *step;

		if (!finding->step)
			continue;
		step = &progress[finding->step - template->steps];
		if (finding->severity == SEVERITY_BLOCK)
			step->blocking++;
		else if (finding->severity == SEVERITY_WARN && finding->type != FINDING_MISSING)
			step->warnings++;
	}
	for (size_t i = 0; i < template->step_count; i++)
		sum_step(watch, &template->steps[i], &progress[i]);
	return progress;
}
