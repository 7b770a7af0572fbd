/* SPDX-License-Identifier: MIT */
/* What the log tells of the signed version and of what was changed or confirmed since. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "session/review_state.h"

/* A change since the review began, unless it was undone. */
struct logged {
	int64_t id;
	bool is_undone;
	struct edits edits; /* without their texts */
};

struct reading {
	int64_t number;  /* of the change being looked at */
	int64_t pending; /* of the version that was sent to review last */
	int64_t decided; /* of the version that was decided last */
	bool is_decided; /* it stands so */
	bool is_review;
	int64_t opened; /* the number of the change that opened this version */
	struct logged *changes;
	size_t change_count;
};

static void
forget_changes(struct reading *reading)
{
	for (size_t i = 0; i < reading->change_count; i++)
		edits_clear(&reading->changes[i].edits);
	memory_free(&reading->changes);
	reading->change_count = 0;
}

static bool
is_act(const struct store_log_change *change, enum act act)
{
	return strcmp(change->act, act_name(act)) == 0;
}

static void
turn(struct reading *reading, int64_t reverted, bool is_undone)
{
	for (size_t i = 0; i < reading->change_count; i++) {
		if (reading->changes[i].id == reverted)
			reading->changes[i].is_undone = is_undone;
	}
}

/* What a move to another template brings along nobody has looked at. */
static void
collect(struct reading *reading, const struct store_log_change *change)
{
	struct logged *logged;

	if (is_act(change, ACT_UNDO) || is_act(change, ACT_REDO)) {
		turn(reading, change->reverts, is_act(change, ACT_UNDO));
		return;
	}
	if (is_act(change, ACT_UPGRADE))
		return;
	logged = array_append(&reading->changes, &reading->change_count);
	*logged = (struct logged){.id = change->id};
	for (size_t i = 0; i < change->edit_count; i++)
		edits_add(&logged->edits, change->edits[i].record, change->edits[i].field,
			LANGUAGE_NONE, NULL, NULL, NULL, NULL);
}

/* Most assessments were never signed, so the headers are looked at alone first. */
static void
note_header(void *context, const struct store_log_change *change)
{
	struct reading *reading = context;

	reading->number++;
	if (is_act(change, ACT_SUBMIT)) {
		reading->pending = reading->number - 1;
	} else if (is_act(change, ACT_DECIDE)) {
		reading->decided = reading->pending;
		reading->is_decided = true;
		reading->is_review = false;
	} else if (is_act(change, ACT_REOPEN) || is_act(change, ACT_REOPEN_REVIEW) ||
		   is_act(change, ACT_COPY)) {
		/* What was given up on the way goes on as what it was. */
		if (reading->is_decided) {
			reading->is_review = is_act(change, ACT_REOPEN_REVIEW);
			reading->opened = reading->number;
		}
		reading->is_decided = false;
	}
}

static void
note_change(void *context, const struct store_log_change *change)
{
	struct reading *reading = context;

	if (++reading->number > reading->opened)
		collect(reading, change);
}

static void
settle_all(
	struct review *review, const struct assessment *assessment, const struct reading *reading)
{
	for (size_t i = 0; i < reading->change_count; i++) {
		const struct logged *logged = &reading->changes[i];

		for (size_t j = 0; j < logged->edits.edit_count && !logged->is_undone; j++)
			review_settle(review, assessment, logged->edits.edits[j].record,
				logged->edits.edits[j].field, false);
	}
}

static bool
read_changes(struct session *session, struct review *review, struct reading *reading,
	struct error *error)
{
	reading->number = 0;
	if (!store_read_log(session->library->store, session->row, 0, note_change, reading, error))
		return false;
	settle_all(review, session->assessment, reading);
	return true;
}

static bool
read_review(struct session *session, struct review *review, struct error *error)
{
	struct reading reading = {0};
	bool is_read = store_read_headers(
		session->library->store, session->row, note_header, &reading, error);

	if (is_read && reading.decided && !reading.is_decided) {
		is_read = session_past(session, reading.decided, &review->before, error) &&
			  (!reading.is_review || read_changes(session, review, &reading, error));
		if (review->before.assessment)
			review->since = since_new(review->before.assessment, session->assessment);
		review->is_review = is_read && reading.is_review;
	}
	forget_changes(&reading);
	return is_read;
}

struct review *
review_of(struct session *session)
{
	if (!session->review) {
		session->review = memory_allocate(sizeof(*session->review));
		read_review(session, session->review, &session->review->error);
	}
	return session->review;
}

bool
session_read_review(struct session *session, struct error *error)
{
	const struct review *review = review_of(session);

	return review->error.kind == ERROR_NONE || error_copy(error, &review->error);
}

void
session_forget_review(struct session *session)
{
	struct review *review = session->review;

	session->review = NULL;
	if (!review)
		return;
	for (size_t i = 0; i < review->record_count; i++)
		free(review->records[i].fields);
	free(review->records);
	free(review->places);
	free(review->steps);
	since_free(&review->since);
	past_clear(&review->before);
	error_clear(&review->error);
	free(review);
}
