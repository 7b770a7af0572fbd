/* SPDX-License-Identifier: MIT */
/*
 * What is known of each record, and what an edit makes stale of it. A rule that reads a field of
 * the record at hand runs again for that record, one that reads it of what that points at for those
 * that point there, one that reads it from afar for all of its kind. Nothing is kept of which
 * records it went through, so that there is nothing to keep in step.
 */
#include "config.h"

#include "assessment/watch.h"

#include <stdlib.h>
#include <string.h>

#include "assessment/evaluate.h"
#include "assessment/rating.h"
#include "assessment/value.h"
#include "assessment/watch_state.h"
#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"

static void
add_rules(struct watched_kind *watched, const struct template *template,
	const struct template_field *field)
{
	for (size_t i = 0; i < template->rule_count; i++) {
		const struct template_rule *rule = &template->rules[i];

		if (rule->kind == watched->kind && rule->field == field)
			*array_append(&watched->subjects, &watched->subject_count) =
				(struct subject){.condition = rule->when, .rule = rule};
	}
}

/* The rules come first, then the conditions of required fields. */
static void
add_kind(struct watched_kind *watched, const struct template *template)
{
	const struct template_kind *kind = watched->kind;

	watched->fields = memory_allocate_array(kind->field_count, sizeof(*watched->fields));
	for (size_t i = 0; i < kind->field_count; i++) {
		add_rules(watched, template, kind->fields[i]);
		watched->fields[i].rules_end = watched->subject_count;
	}
	add_rules(watched, template, NULL);
	watched->rule_count = watched->subject_count;
	for (size_t i = 0; i < kind->field_count; i++) {
		const struct template_field *field = kind->fields[i];
		struct watched_field *place = &watched->fields[i];

		place->field = field;
		place->is_required = field->required && !field->hidden && !kind->hidden;
		place->when = NO_SUBJECT;
		if (!place->is_required || !field->when)
			continue;
		place->when = watched->subject_count;
		*array_append(&watched->subjects, &watched->subject_count) =
			(struct subject){.condition = field->when};
	}
}

struct watch *
watch_new(const struct assessment *assessment)
{
	struct watch *watch = memory_allocate(sizeof(*watch));

	watch->assessment = assessment;
	watch->template = assessment->template;
	watch->today = memory_copy_string(assessment->today);
	watch->kinds = memory_allocate_array(watch->template->kind_count, sizeof(*watch->kinds));
	for (size_t i = 0; i < watch->template->kind_count; i++) {
		watch->kinds[i].kind = watch->template->kinds[i];
		add_kind(&watch->kinds[i], watch->template);
	}
	return watch;
}

static void
forget_list(struct watch *watch)
{
	findings_clear(&watch->findings);
	memory_free(&watch->progress);
	watch->is_known = false;
}

static void
free_kind(struct watched_kind *watched)
{
	for (size_t i = 0; i < watched->subject_count; i++)
		free(watched->subjects[i].inputs);
	free(watched->subjects);
	free(watched->fields);
}

void
watch_free(struct watch **watch)
{
	struct watch *old = *watch;

	*watch = NULL;
	if (!old)
		return;
	forget_list(old);
	for (size_t i = 0; i < old->record_count; i++) {
		free(old->records[i].results);
		free(old->records[i].fields);
	}
	free(old->records);
	for (size_t i = 0; i < old->template->kind_count; i++)
		free_kind(&old->kinds[i]);
	free(old->kinds);
	free(old->stale);
	input_cells_clear(&old->cells);
	free(old->today);
	free(old);
}

/* What becomes stale. */

static void
stale_record(struct watch *watch, size_t number)
{
	if (watch->records[number].is_stale)
		return;
	watch->records[number].is_stale = true;
	*array_append(&watch->stale, &watch->stale_count) = number;
}

static struct watched_kind *
kind_of(const struct watch *watch, const struct record *record)
{
	return &watch->kinds[record->kind->index];
}

/* Everything of one record. */
static void
stale_whole(struct watch *watch, const struct record *record)
{
	struct watched_record *known = &watch->records[record->index];
	const struct watched_kind *kind = kind_of(watch, record);

	if (known->results)
		memset(known->results, RESULT_STALE, kind->subject_count);
	stale_record(watch, record->index);
}

/* Records that are new to the watch. */
static void
follow_records(struct watch *watch)
{
	while (watch->record_count < watch->assessment->record_count) {
		const struct record *record = watch->assessment->records[watch->record_count];

		array_append(&watch->records, &watch->record_count);
		stale_whole(watch, record);
	}
}

/* What each condition can read is looked up once, at the first edit: many who ask for findings
 * never change anything. */
static void
look_up_inputs(struct watch *watch)
{
	watch->cells = input_cells_of(watch->template);
	for (size_t i = 0; i < watch->template->kind_count; i++) {
		struct watched_kind *kind = &watch->kinds[i];

		for (size_t j = 0; j < kind->subject_count; j++)
			kind->subjects[j].inputs =
				inputs_of(&watch->cells, kind->subjects[j].condition, kind->kind);
	}
}

/* Numbers of records. */
struct numbers {
	size_t *numbers;
	size_t number_count;
};

/* A record and all that point at it, or at what points at it, and so on. */
static struct numbers
find_pointing(const struct watch *watch, const struct record *record)
{
	bool *seen = memory_allocate_array(watch->record_count, sizeof(*seen));
	struct numbers found = {0};

	*array_append(&found.numbers, &found.number_count) = record->index;
	seen[record->index] = true;
	for (size_t i = 0; i < found.number_count; i++) {
		const struct record *target = watch->assessment->records[found.numbers[i]];

		for (size_t j = 0; j < target->pointer_count; j++) {
			const size_t number = target->pointers[j].from->index;

			if (!seen[number])
				*array_append(&found.numbers, &found.number_count) = number;
			seen[number] = true;
		}
	}
	free(seen);
	return found;
}

static void
stale_result(struct watch *watch, size_t number, size_t subject)
{
	if (watch->records[number].results)
		watch->records[number].results[subject] |= RESULT_STALE;
	stale_record(watch, number);
}

/* A condition that reads a cell of what the record at hand points at: for all that may. */
static void
stale_near(struct watch *watch, const struct template_kind *kind, size_t subject,
	const struct numbers *pointing)
{
	for (size_t i = 0; i < pointing->number_count; i++) {
		if (watch->assessment->records[pointing->numbers[i]]->kind == kind)
			stale_result(watch, pointing->numbers[i], subject);
	}
}

/* The conditions that can read a cell of a record. */
static void
stale_readers(struct watch *watch, const struct record *record, size_t cell)
{
	struct numbers pointing = {0};

	for (size_t i = 0; i < watch->template->kind_count; i++) {
		struct watched_kind *kind = &watch->kinds[i];

		for (size_t j = 0; j < kind->subject_count; j++) {
			struct subject *subject = &kind->subjects[j];

			if (subject->inputs[cell] & INPUT_FAR)
				subject->is_stale = true;
			if (subject->inputs[cell] & INPUT_NEAR && pointing.number_count == 0)
				pointing = find_pointing(watch, record);
			if (subject->inputs[cell] & INPUT_NEAR)
				stale_near(watch, kind->kind, j, &pointing);
			if (subject->inputs[cell] & INPUT_OWN && kind->kind == record->kind)
				stale_result(watch, record->index, j);
		}
	}
	free(pointing.numbers);
	stale_record(watch, record->index);
}

void
watch_edit(struct watch *watch, const struct edit *edit)
{
	const struct assessment *assessment = watch->assessment;
	const struct record *record = assessment_find_record(assessment, edit->record);
	const struct template_field *field;

	if (!record)
		return;
	if (!watch->cells.first)
		look_up_inputs(watch);
	follow_records(watch);
	if (strcmp(edit->field, EDIT_PRESENCE) == 0) {
		stale_whole(watch, record);
		stale_readers(watch, record, watch->cells.first[record->kind->index]);
		/* What points at a record that is not there counts as empty. */
		for (size_t i = 0; i < record->pointer_count; i++)
			stale_readers(watch, record->pointers[i].from,
				input_cell(&watch->cells, record->pointers[i].field));
	} else {
		field = template_find_field(record->kind, edit->field);
		/* Conditions read the content language; so does what is missing. */
		if (field && (!field->translatable || edit->language == assessment->language))
			stale_readers(watch, record, input_cell(&watch->cells, field));
	}
	forget_list(watch);
}

/* What is stale is worked out. */

static void
run(struct watch *watch, const struct record *record, size_t number)
{
	unsigned char *result = &watch->records[record->index].results[number];
	const struct subject *subject = &kind_of(watch, record)->subjects[number];

	if (subject->rule && watch->without_rules) {
		*result = 0;
		return;
	}
	watch->run_count++;
	*result = evaluate_condition(watch->assessment, record, subject->condition) ? RESULT_HOLDS
										    : 0;
}

static bool
is_dangling(const struct assessment *assessment, const char *text)
{
	size_t target_length;
	size_t length;

	while ((text = value_next_part(text, &target_length, &length))) {
		const struct record *target =
			assessment_find_bytes(assessment, text, target_length);

		if (!target || target->removed)
			return true;
		text += length;
	}
	return false;
}

/* What stands at a field of a record now. */
static unsigned char
look_at(const struct watch *watch, const struct record *record, const struct watched_field *place)
{
	const struct watched_record *known = &watch->records[record->index];
	const struct template_field *field = place->field;
	const struct value *value = record_value(record, field, watch->assessment->language);
	unsigned char found = 0;

	if (place->is_required &&
		(place->when == NO_SUBJECT || known->results[place->when] & RESULT_HOLDS))
		found |= FIELD_IS_ASKED;
	if (value)
		found |= FIELD_IS_ANSWERED;
	if (value && (field->type == FIELD_REFERENCE || field->type == FIELD_REFERENCES) &&
		is_dangling(watch->assessment, value->text))
		found |= FIELD_IS_DANGLING;
	return found;
}

static void
sum_record(struct watch *watch, const struct record *record)
{
	struct watched_record *known = &watch->records[record->index];
	const struct watched_kind *kind = kind_of(watch, record);
	struct risk_position position;

	known->asked = 0;
	known->answered = 0;
	known->is_touched = false;
	known->has_findings = false;
	known->is_placed = rating_position(watch->assessment, record, RATING_INHERENT, &position);
	for (size_t i = 0; i < record->kind->field_count; i++) {
		const unsigned char found = look_at(watch, record, &kind->fields[i]);

		known->fields[i] = found;
		known->is_touched = known->is_touched || found & FIELD_IS_ANSWERED;
		known->has_findings = known->has_findings || found & FIELD_IS_DANGLING;
		if (!(found & FIELD_IS_ASKED))
			continue;
		known->asked++;
		if (found & FIELD_IS_ANSWERED)
			known->answered++;
		else
			known->has_findings = true;
	}
	for (size_t i = 0; i < kind->rule_count; i++)
		known->has_findings = known->has_findings || known->results[i] & RESULT_HOLDS;
}

/* A removed record stays stale: it is looked at when it comes back. */
static void
update_record(struct watch *watch, const struct record *record)
{
	struct watched_record *known = &watch->records[record->index];
	const struct watched_kind *kind = kind_of(watch, record);

	known->is_stale = false;
	if (record->removed)
		return;
	if (!known->results) {
		known->results = memory_allocate_array(kind->subject_count, 1);
		known->fields = memory_allocate_array(record->kind->field_count, 1);
		memset(known->results, RESULT_STALE, kind->subject_count);
	}
	for (size_t i = 0; i < kind->subject_count; i++) {
		if (known->results[i] & RESULT_STALE)
			run(watch, record, i);
	}
	sum_record(watch, record);
}

/* A condition that read what changed from afar: for all records of its kind. */
static void
stale_kind(struct watch *watch, size_t kind, size_t number)
{
	const struct kind_records *records = &watch->assessment->kinds[kind];

	for (size_t i = 0; i < records->record_count; i++)
		stale_result(watch, records->records[i]->index, number);
	watch->kinds[kind].subjects[number].is_stale = false;
}

void
watch_update(struct watch *watch)
{
	follow_records(watch);
	for (size_t i = 0; i < watch->template->kind_count; i++) {
		for (size_t j = 0; j < watch->kinds[i].subject_count; j++) {
			if (watch->kinds[i].subjects[j].is_stale)
				stale_kind(watch, i, j);
		}
	}
	for (size_t i = 0; i < watch->stale_count; i++)
		update_record(watch, watch->assessment->records[watch->stale[i]]);
	memory_free(&watch->stale);
	watch->stale_count = 0;
}

/* Another day: whatever compares with today may have changed. */
static void
follow_day(struct watch *watch)
{
	if (string_equal(watch->today, watch->assessment->today))
		return;
	free(watch->today);
	watch->today = memory_copy_string(watch->assessment->today);
	follow_records(watch);
	for (size_t i = 0; i < watch->record_count; i++)
		stale_whole(watch, watch->assessment->records[i]);
	forget_list(watch);
}

static void
list(struct watch *watch)
{
	follow_day(watch);
	if (watch->is_known)
		return;
	watch_update(watch);
	watch_list_findings(watch, &watch->findings);
	watch->progress = watch_sum_progress(watch, &watch->findings);
	watch->is_known = true;
}

const struct findings *
watch_findings(struct watch *watch)
{
	list(watch);
	return &watch->findings;
}

const struct step_progress *
watch_progress(struct watch *watch)
{
	list(watch);
	return watch->progress;
}

size_t
watch_run_count(const struct watch *watch)
{
	return watch->run_count;
}
