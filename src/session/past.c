/* SPDX-License-Identifier: MIT */
/* An assessment as it was. */
#include "config.h"

#include "session/past.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/string.h"
#include "session/state.h"

/* What is read of the log up to a change. */
struct replay {
	const struct session *session;
	int64_t last;   /* the number of the change to stop at */
	int64_t number; /* of the change being looked at */
	char *id;       /* that the assessment had then */
	char *template_hash;
	struct edits edits;
	struct past *past;
};

static void
note_change(void *context, const struct store_log_change *change)
{
	struct replay *replay = context;

	if (++replay->number > replay->last)
		return;
	replay->past->head = change->hash;
	replay->past->time = change->time;
	free(replay->id);
	replay->id = memory_copy_string(change->sealed_id);
	for (size_t i = 0; i < change->edit_count; i++) {
		const struct store_log_edit *edit = &change->edits[i];

		if (strcmp(edit->record, replay->session->assessment->id) != 0) {
			edits_add_logged(&replay->edits, edit);
		} else if (strcmp(edit->field, STORE_FIELD_TEMPLATE) == 0) {
			free(replay->template_hash);
			replay->template_hash = memory_copy_string(edit->new_content.text);
		}
	}
}

/* Everything that the log says, in the terms of the template it followed at the end: what it called
 * otherwise before was moved by the change that brought the template. */
static bool
make(struct replay *replay, struct error *error)
{
	const struct session *session = replay->session;
	const struct assessment *now = session->assessment;
	struct past *past = replay->past;
	struct store_template kept;

	if (!store_find_template(session->library->store,
		    replay->template_hash ? replay->template_hash : "", &kept, error))
		return false;

	bool is_read = session_read_template(&kept, now->reference, &past->template, error);

	store_template_clear(&kept);
	if (!is_read)
		return false;
	past->assessment = assessment_new_from(
		replay->id, now->root, now->reference, now->language, past->template);
	session_set_day(session, past->assessment, past->time);
	for (size_t i = 0; i < replay->edits.edit_count; i++)
		assessment_apply(past->assessment, &replay->edits.edits[i]);
	return true;
}

bool
session_past(struct session *session, int64_t number, struct past *past, struct error *error)
{
	struct replay replay = {.session = session, .last = number, .past = past};
	auto_string char *text = string_format("%" PRId64, number);

	*past = (struct past){.number = number};

	bool is_made = store_read_log(
		session->library->store, session->row, 0, note_change, &replay, error);

	if (is_made && (number < 1 || replay.number < number))
		is_made = error_set(error, ERROR_DATA,
			N_("There is no change {number} in this assessment's history."), "number",
			text, NULL);
	is_made = is_made && make(&replay, error);
	edits_clear(&replay.edits);
	free(replay.id);
	free(replay.template_hash);
	if (!is_made)
		past_clear(past);
	return is_made;
}

void
past_clear(struct past *past)
{
	assessment_free(&past->assessment);
	template_free(&past->template);
	*past = (struct past){0};
}
