/* SPDX-License-Identifier: MIT */
/* What has changed since signing, and what is still to be confirmed. */
#include "config.h"

#include "session/review.h"

#include <stdlib.h>
#include <string.h>

#include "assessment/address.h"
#include "assessment/diff.h"
#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "session/review_state.h"

const struct assessment *
session_signed(struct session *session, int64_t *time)
{
	const struct review *review = review_of(session);

	if (time)
		*time = review->before.time;
	return review->before.assessment;
}

bool
session_is_changed(
	struct session *session, const struct record *record, const struct template_field *field)
{
	struct since *since = review_of(session)->since;

	return since && since_is_changed(since, record, field);
}

/* What was changed or confirmed. */

/* The number of a field in its kind, also by what it was called in a template before; field_count
 * when it is none of it. */
static size_t
number_of(const struct template_kind *kind, const char *field)
{
	size_t number = 0;

	while (number < kind->field_count && strcmp(kind->fields[number]->id, field) != 0)
		number++;
	if (number < kind->field_count)
		return number;
	for (number = 0; number < kind->field_count; number++) {
		if (template_was(&kind->fields[number]->was, field))
			break;
	}
	return number;
}

void
review_settle(struct review *review, const struct assessment *assessment, const char *record,
	const char *field, bool is_back)
{
	const struct record *found = assessment_find_record(assessment, record);
	struct settled *settled;
	size_t number;

	if (!found)
		return;
	while (review->record_count <= found->index)
		*array_append(&review->records, &review->record_count) = (struct settled){0};
	settled = &review->records[found->index];
	settled->count += is_back ? (size_t)-1 : 1;
	number = number_of(found->kind, field);
	if (number == found->kind->field_count)
		return;
	if (!settled->fields)
		settled->fields =
			memory_allocate_array(found->kind->field_count, sizeof(*settled->fields));
	settled->fields[number] += is_back ? (size_t)-1 : 1;
}

void
session_edit_review(struct session *session, const struct edit *edit)
{
	/* What is erased is not shown as what was there before either. */
	if (edit->new_erased)
		session_forget_review(session);
	else if (session->review->since)
		since_edit(session->review->since, edit);
}

void
session_follow_review(struct session *session, enum act act, const struct edits *edits)
{
	struct review *review = session->review;
	bool is_fact = edits->edit_count > 0 &&
		       strcmp(edits->edits[0].record, session->assessment->id) == 0;

	if (!review)
		return;
	if (is_fact) {
		session_forget_review(session);
		return;
	}
	/* What an undo takes back was counted; nothing is taken back from before the review. */
	for (size_t i = 0; i < edits->edit_count && review->is_review; i++)
		review_settle(review, session->assessment, edits->edits[i].record,
			edits->edits[i].field, act == ACT_UNDO);
}

static bool
is_settled(const struct review *review, const struct record *record,
	const struct template_field *field)
{
	const struct settled *settled =
		record->index < review->record_count ? &review->records[record->index] : NULL;

	if (!settled || !field)
		return settled && settled->count > 0;
	return settled->fields && settled->fields[number_of(record->kind, field->id)] > 0;
}

/* What there is to confirm. */

static bool
has_value(const struct record *record, const struct template_field *field)
{
	for (size_t i = 0; i < record->value_count; i++) {
		if (record->values[i].field == field && !record->values[i].erased)
			return true;
	}
	return false;
}

/* The step that shows a record, or a field of a single one, to be confirmed there; NULL where there
 * is nothing to confirm. */
static const struct template_step *
home_of(struct session *session, const struct record *record, const struct template_field *field)
{
	const struct template *template = session->template;
	const struct template_step *step = findings_step_of(template, record->kind, field);

	if (!step || record->removed || record->kind->hidden || diff_is_beside(record->kind->id) ||
		session_progress(session)[step - template->steps].state == STEP_NOT_ASKED)
		return NULL;
	if (field && (field->derived || field->internal || !has_value(record, field) ||
			     !assessment_field_is_asked(session->assessment, record, field)))
		return NULL;
	return step;
}

bool
session_is_unconfirmed(
	struct session *session, const struct record *record, const struct template_field *field)
{
	const struct review *review = review_of(session);

	if (!review->is_review || (record->kind->single && !field))
		return false;
	if (!record->kind->single)
		field = NULL;
	return !is_settled(review, record, field) && home_of(session, record, field) != NULL;
}

/* Goes through all there is to confirm. */
struct visit {
	struct session *session;
	void (*visit)(void *context, const struct review_place *place);
	void *context;
};

static void
visit_place(const struct visit *visit, const struct review_place *place)
{
	if (home_of(visit->session, place->record, place->field) == place->step)
		visit->visit(visit->context, place);
}

static void
visit_records(const struct visit *visit, const struct template_step *step,
	const struct template_kind *kind)
{
	size_t count;
	const struct record **records =
		assessment_records_of(visit->session->assessment, kind, &count);

	for (size_t i = 0; i < count; i++)
		visit_place(visit, &(struct review_place){step, records[i], NULL});
	free(records);
}

/* Whether a part shows what one above it in its step shows already: the matrix below its table. */
static bool
is_repeated(const struct template_step *step, const struct step_part *part)
{
	for (const struct step_part *above = step->parts; above < part; above++) {
		if (above->kind == part->kind && part->type != PART_QUESTIONS)
			return true;
	}
	return false;
}

static void
visit_part(
	const struct visit *visit, const struct template_step *step, const struct step_part *part)
{
	const struct record *single = assessment_single(visit->session->assessment, part->kind->id);
	const struct template_field *const *fields =
		part->type == PART_QUESTIONS
			? part->questions
			: (const struct template_field *const *)part->kind->fields;
	size_t count =
		part->type == PART_QUESTIONS ? part->question_count : part->kind->field_count;

	if (!single) {
		visit_records(visit, step, part->kind);
		return;
	}
	for (size_t i = 0; i < count; i++)
		visit_place(visit, &(struct review_place){step, single, fields[i]});
}

static void
visit_all(const struct visit *visit)
{
	const struct template *template = visit->session->template;

	for (size_t i = 0; i < template->step_count; i++) {
		const struct template_step *step = &template->steps[i];

		for (size_t j = 0; j < step->part_count; j++) {
			if (!is_repeated(step, &step->parts[j]))
				visit_part(visit, step, &step->parts[j]);
		}
	}
}

static void
note_unconfirmed(void *context, const struct review_place *place)
{
	struct session *session = context;
	struct review *review = session->review;

	if (is_settled(review, place->record, place->field))
		return;
	*array_append(&review->places, &review->place_count) = *place;
	review->steps[place->step - session->template->steps].unconfirmed++;
}

/* Have the sums of now. */
static const struct review *
sum(struct session *session)
{
	struct review *review = review_of(session);
	const struct template *template = session->template;
	const struct visit visit = {session, note_unconfirmed, session};

	if (review->is_known && review->revision == session->revision)
		return review;
	free(review->steps);
	review->steps = memory_allocate_array(template->step_count, sizeof(*review->steps));
	memory_free(&review->places);
	review->place_count = 0;
	if (review->is_review)
		visit_all(&visit);
	for (size_t i = 0; i < template->step_count && review->since; i++)
		review->steps[i].changed = since_counts(review->since)[i];
	review->is_known = true;
	review->revision = session->revision;
	return review;
}

const struct review_step *
session_review_steps(struct session *session)
{
	return sum(session)->steps;
}

const struct review_place *
session_unconfirmed(struct session *session, size_t *count)
{
	const struct review *review = sum(session);

	*count = review->place_count;
	return review->places;
}

/* The next after a place. */
struct search {
	struct session *session;
	const struct review_place *from;
	bool is_behind; /* the place was passed */
	struct review_place after;
	struct review_place in_step; /* the first from its step on */
};

static void
note_next(void *context, const struct review_place *place)
{
	struct search *search = context;
	const struct review_place *from = search->from;

	if (place->record == from->record && place->field == from->field) {
		search->is_behind = true;
		return;
	}
	if (is_settled(search->session->review, place->record, place->field))
		return;
	if (search->is_behind && !search->after.record)
		search->after = *place;
	if (place->step >= from->step && !search->in_step.record)
		search->in_step = *place;
}

bool
session_next_unconfirmed(
	struct session *session, const struct review_place *from, struct review_place *next)
{
	struct search search = {.session = session, .from = from};
	const struct visit visit = {session, note_next, &search};
	size_t count;
	const struct review_place *places = session_unconfirmed(session, &count);

	if (count == 0)
		return false;
	visit_all(&visit);
	*next = search.is_behind ? search.after : search.in_step;
	if (!next->record)
		*next = places[0];
	return true;
}

static void
plan_confirmation(const struct review_place *place, struct edits *edits)
{
	const struct record *record = place->record;

	if (!record->kind->single) {
		auto_string char *presence =
			string_format("%s/%d", record->kind->id, record->number);

		edits_add(edits, record->id, EDIT_PRESENCE, LANGUAGE_NONE, presence, presence, NULL,
			NULL);
		return;
	}
	for (size_t i = 0; i < record->value_count; i++) {
		const struct value *value = &record->values[i];

		if (value->field == place->field && !value->erased)
			edits_add(edits, record->id, value->field->id, value->language, value->text,
				value->text, value->origin, value->origin);
	}
}

bool
session_confirm(struct session *session, const struct review_place *places, size_t count,
	struct error *error)
{
	struct edits edits = {0};

	if (!session_may_change(session, NULL, error) || !session_read_review(session, error))
		return false;
	for (size_t i = 0; i < count; i++) {
		auto_string char *address =
			address_write(places[i].record, places[i].field, LANGUAGE_NONE);

		if (!session_is_unconfirmed(session, places[i].record, places[i].field)) {
			edits_clear(&edits);
			return error_set(error, ERROR_STATE,
				N_("{address} does not wait to be confirmed."), "address", address,
				NULL);
		}
		plan_confirmation(&places[i], &edits);
	}
	if (edits.edit_count == 0)
		return true;
	return session_keep(session, ACT_CONFIRM, 0, &edits, error);
}
