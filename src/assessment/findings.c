/* SPDX-License-Identifier: MIT */
/* What is missing or wrong, and how far each step is. */
#include "config.h"

#include "assessment/findings.h"

#include <stdlib.h>

#include "assessment/evaluate.h"
#include "assessment/value.h"
#include "base/array.h"
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

/* The part that findings_step_of() speaks of, and its step; NULL when there is none. */
static const struct step_part *
find_home(const struct template *template, const struct template_kind *kind,
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

const struct template_step *
findings_step_of(const struct template *template, const struct template_kind *kind,
	const struct template_field *field)
{
	const struct template_step *step;

	find_home(template, kind, field, &step);
	return step;
}

/* Whether this is the one part where a kind's records are looked through and counted. */
static bool
is_home(const struct template *template, const struct step_part *part)
{
	const struct template_step *step;

	return find_home(template, part->kind, NULL, &step) == part;
}

/* What one look through an assessment collects. */
struct collection {
	const struct assessment *assessment;
	const struct dismissals *dismissals;
	struct findings *findings;
	const struct template_step *step; /* being looked through; NULL: what no step shows */
	bool is_asked;                    /* that step */
};

static bool
is_required_now(const struct assessment *assessment, const struct record *record,
	const struct template_field *field)
{
	return field->required && assessment_field_is_asked(assessment, record, field);
}

/* Whether something was answered: what was erased was. */
static bool
is_answered(const struct assessment *assessment, const struct record *record,
	const struct template_field *field)
{
	return record_value(record, field, assessment->language) != NULL;
}

static bool
is_dangling(const struct assessment *assessment, const struct record *record,
	const struct template_field *field)
{
	bool dangling = false;
	size_t count;
	char **parts;

	if (field->type != FIELD_REFERENCE && field->type != FIELD_REFERENCES)
		return false;
	parts = value_split(assessment_text(assessment, record, field), &count);
	for (size_t i = 0; i < count; i++) {
		const struct record *target = assessment_find_record(assessment, parts[i]);

		dangling = dangling || !target || target->removed;
	}
	value_free_parts(parts, count);
	return dangling;
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

static void
collect_rules(struct collection *collection, const struct record *record,
	const struct template_field *field)
{
	const struct template *template = collection->assessment->template;

	for (size_t i = 0; i < template->rule_count; i++) {
		const struct template_rule *rule = &template->rules[i];

		if (rule->kind == record->kind && rule->field == field &&
			evaluate_condition(collection->assessment, record, rule->when))
			add_rule(collection, record, rule);
	}
}

static void
collect_field(struct collection *collection, const struct record *record,
	const struct template_field *field)
{
	const struct assessment *assessment = collection->assessment;

	if (field->hidden)
		return;
	if (collection->is_asked && is_required_now(assessment, record, field) &&
		!is_answered(assessment, record, field))
		add_finding(collection, FINDING_MISSING, record, field);
	if (is_dangling(assessment, record, field))
		add_finding(collection, FINDING_DANGLING, record, field);
	collect_rules(collection, record, field);
}

static void
collect_kind(struct collection *collection, const struct template_kind *kind)
{
	size_t count;
	const struct record **records = assessment_records_of(collection->assessment, kind, &count);

	for (size_t i = 0; i < count; i++) {
		for (size_t j = 0; j < kind->field_count; j++)
			collect_field(collection, records[i], kind->fields[j]);
		collect_rules(collection, records[i], NULL);
	}
	free(records);
}

static void
collect_questions(struct collection *collection, const struct step_part *part)
{
	const struct record *record = assessment_single(collection->assessment, part->kind->id);

	for (size_t i = 0; i < part->question_count; i++)
		collect_field(collection, record, part->questions[i]);
}

static bool
step_is_asked(const struct assessment *assessment, const struct template_step *step)
{
	return evaluate_condition(assessment, assessment_single(assessment, "answers"), step->when);
}

static void
collect_step(struct collection *collection, const struct template_step *step)
{
	const struct assessment *assessment = collection->assessment;

	collection->step = step;
	collection->is_asked = step_is_asked(assessment, step);
	for (size_t i = 0; i < step->part_count; i++) {
		const struct step_part *part = &step->parts[i];
		const bool home = is_home(assessment->template, part);

		if (part->type == PART_QUESTIONS) {
			collect_questions(collection, part);
			if (home)
				collect_rules(collection,
					assessment_single(assessment, part->kind->id), NULL);
		} else if (home) {
			collect_kind(collection, part->kind);
		}
	}
}

/* Put the findings in the order of their steps, those of none last, and else as they came: a rule
 * may name another step than that of its record. */
static void
sort_by_step(struct finding **findings, size_t finding_count, const struct template *template)
{
	struct finding *sorted = NULL;
	size_t count = 0;

	for (size_t step = 0; step <= template->step_count; step++) {
		for (size_t i = 0; i < finding_count; i++) {
			const struct finding *finding = &(*findings)[i];
			size_t index = finding->step ? (size_t)(finding->step - template->steps)
						     : template->step_count;

			if (index == step)
				*array_append(&sorted, &count) = *finding;
		}
	}
	free(*findings);
	*findings = sorted;
}

void
findings_collect(const struct assessment *assessment, struct findings *findings)
{
	const struct template *template = assessment->template;
	struct dismissals dismissals;
	struct collection collection = {
		.assessment = assessment,
		.dismissals = &dismissals,
		.findings = findings,
	};

	*findings = (struct findings){0};
	dismissals_read(assessment, &dismissals);
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

/* What one step adds up to. */
struct sum {
	const struct assessment *assessment;
	struct step_progress *progress;
	bool touched;   /* something is there */
	bool is_placed; /* every risk has its place in the matrices of this step */
};

static void
sum_field(struct sum *sum, const struct record *record, const struct template_field *field)
{
	const bool answered = is_answered(sum->assessment, record, field);

	sum->touched = sum->touched || answered;
	if (!is_required_now(sum->assessment, record, field))
		return;
	sum->progress->asked++;
	if (answered)
		sum->progress->answered++;
}

static void
sum_records(struct sum *sum, const struct step_part *part)
{
	const bool home = is_home(sum->assessment->template, part);
	const struct template_kind *kind = part->kind;
	size_t count;
	const struct record **records = assessment_records_of(sum->assessment, kind, &count);

	for (size_t i = 0; i < count; i++) {
		struct risk_position position;

		if (part->type == PART_MATRIX &&
			!rating_position(sum->assessment, records[i], RATING_INHERENT, &position))
			sum->is_placed = false;
		if (!kind->single)
			sum->touched = true;
		for (size_t j = 0; home && j < kind->field_count; j++)
			sum_field(sum, records[i], kind->fields[j]);
	}
	free(records);
}

static void
sum_step(const struct assessment *assessment, const struct template_step *step,
	struct step_progress *progress)
{
	struct sum sum = {.assessment = assessment, .progress = progress, .is_placed = true};
	bool only_matrix = true;

	if (!step_is_asked(assessment, step)) {
		progress->state = STEP_NOT_ASKED;
		return;
	}
	for (size_t i = 0; i < step->part_count; i++) {
		const struct step_part *part = &step->parts[i];

		only_matrix = only_matrix && part->type == PART_MATRIX;
		if (part->type == PART_QUESTIONS) {
			const struct record *record = assessment_single(assessment, part->kind->id);

			for (size_t j = 0; j < part->question_count; j++)
				sum_field(&sum, record, part->questions[j]);
		} else {
			sum_records(&sum, part);
		}
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
findings_progress(const struct assessment *assessment, const struct findings *findings)
{
	const struct template *template = assessment->template;
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
		sum_step(assessment, &template->steps[i], &progress[i]);
	return progress;
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
