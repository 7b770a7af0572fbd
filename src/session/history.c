/* SPDX-License-Identifier: MIT */
/* The log as people read it, and the words for acts. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/clock.h"
#include "base/memory.h"
#include "base/string.h"
#include "seal/chain.h"
#include "session/state.h"

static const struct {
	const char *name;
	const char *label;
} acts[] = {
	[ACT_BEGIN] = {"begin", N_("Began")},
	[ACT_EDIT] = {"edit", N_("Edited")},
	[ACT_ADD] = {"add", N_("Added")},
	[ACT_REMOVE] = {"remove", N_("Removed")},
	[ACT_UNDO] = {"undo", N_("Undid")},
	[ACT_REDO] = {"redo", N_("Redid")},
	[ACT_ERASE] = {"erase", N_("Erased")},
	[ACT_UPGRADE] = {"upgrade", N_("Moved to another template")},
	[ACT_SUBMIT] = {"submit", N_("Sent to review")},
	[ACT_SEND_BACK] = {"send_back", N_("Sent back")},
	[ACT_SIGN] = {"sign", N_("Signed")},
	[ACT_DECIDE] = {"decide", N_("Decided")},
	[ACT_REOPEN] = {"reopen", N_("Opened the next version")},
	[ACT_REOPEN_REVIEW] = {"reopen_review", N_("Opened the next version as a review")},
	[ACT_CONFIRM] = {"confirm", N_("Confirmed")},
	[ACT_SUPERSEDE] = {"supersede", N_("Marked as superseded")},
	[ACT_WITHDRAW] = {"withdraw", N_("Withdrawn")},
	[ACT_SNAPSHOT] = {"snapshot", N_("Snapshot")},
	[ACT_RESTORE] = {"restore", N_("Restored")},
	[ACT_TRASH] = {"trash", N_("Put in the trash")},
	[ACT_UNTRASH] = {"untrash", N_("Taken out of the trash")},
	[ACT_UNDELETE] = {"undelete", N_("Brought back")},
	[ACT_RETAIN] = {"retain", N_("Said how long it is kept")},
	[ACT_DISPOSE] = {"dispose", N_("Disposed of")},
	[ACT_COPY] = {STORE_ACT_COPY, N_("Brought in as a copy")},
};

const char *
act_name(enum act act)
{
	return acts[act].name;
}

const char *
act_label(enum act act)
{
	return acts[act].label;
}

static enum act
act_from_name(const char *name)
{
	for (size_t i = 0; i < array_length(acts); i++) {
		if (strcmp(acts[i].name, name) == 0)
			return (enum act)i;
	}
	return ACT_EDIT;
}

struct reading {
	const struct record *record; /* only changes of it, unless NULL */
	const char *assessment;      /* id */
	struct history history;
	int64_t *ids; /* of all changes so far */
	size_t id_count;
};

/* The place of a change in the history; 0 when it is not there. */
static int64_t
number_of(const struct reading *reading, int64_t id)
{
	for (size_t i = reading->id_count; i > 0; i--) {
		if (reading->ids[i - 1] == id)
			return (int64_t)i;
	}
	return 0;
}

static bool
is_wanted(const struct reading *reading, const struct store_log_edit *edit)
{
	/* Facts of the assessment itself are no values of a record. */
	if (strcmp(edit->record, reading->assessment) == 0)
		return false;
	return !reading->record || strcmp(edit->record, reading->record->id) == 0;
}

static void
add_edit(struct history_change *change, const struct store_log_edit *logged)
{
	struct history_edit *edit = array_append(&change->edits, &change->edit_count);

	*edit = (struct history_edit){
		.record = memory_copy_string(logged->record),
		.field = memory_copy_string(logged->field),
		.language = language_from_tag(logged->language),
		.old_text = memory_copy_string(logged->old_content.text),
		.new_text = memory_copy_string(logged->new_content.text),
		.erased = logged->old_content.erased || logged->new_content.erased,
	};
}

/* What a change says of the assessment itself; NULL where it does not. */
static const char *
fact_of(const struct store_log_change *change, const char *field)
{
	for (size_t i = 0; i < change->edit_count; i++) {
		if (strcmp(change->edits[i].field, field) == 0)
			return change->edits[i].new_content.text;
	}
	return NULL;
}

/* The same of a change that makes a copy; NULL for any other. */
static const char *
fact_of_copy(const struct store_log_change *change, const char *field)
{
	return string_equal(change->act, STORE_ACT_COPY) ? fact_of(change, field) : NULL;
}

/* The hash of the template that a change moved the assessment to; NULL when it did not. */
static const char *
moves_to(const struct store_log_change *change)
{
	return string_equal(change->act, act_name(ACT_BEGIN))
		       ? NULL
		       : fact_of(change, STORE_FIELD_TEMPLATE);
}

static void
add_change(void *context, const struct store_log_change *logged)
{
	struct reading *reading = context;
	size_t wanted = 0;

	*array_append(&reading->ids, &reading->id_count) = logged->id;
	for (size_t i = 0; i < logged->edit_count; i++)
		wanted += is_wanted(reading, &logged->edits[i]);
	if (reading->record && wanted == 0)
		return;

	struct history *history = &reading->history;
	struct history_change *change = array_append(&history->changes, &history->change_count);

	*change = (struct history_change){
		.number = (int64_t)reading->id_count,
		.time = logged->time,
		.author =
			{
				.name = memory_copy_string(logged->author.name),
				.organisation = memory_copy_string(logged->author.organisation),
				.role = memory_copy_string(logged->author.role),
			},
		.act = act_from_name(logged->act),
		.reason = memory_copy_string(logged->reason ? logged->reason : ""),
		.reverts = logged->reverts ? number_of(reading, logged->reverts) : 0,
		.hash = seal_write_hex(logged->hash.bytes, sizeof(logged->hash.bytes)),
		.template_name = memory_copy_string(moves_to(logged)),
		.state = memory_copy_string(fact_of(logged, STORE_FIELD_STATE)),
		.origin = memory_copy_string(fact_of_copy(logged, STORE_FIELD_ORIGIN)),
		.parted = memory_copy_string(fact_of_copy(logged, STORE_FIELD_PARTED)),
	};
	for (size_t i = 0; i < logged->edit_count; i++) {
		if (is_wanted(reading, &logged->edits[i]))
			add_edit(change, &logged->edits[i]);
	}
}

/* Templates stand in the log by their hashes; one that is not kept any more is told by that. */
static void
name_templates(struct store *store, struct history *history)
{
	for (size_t i = 0; i < history->change_count; i++) {
		struct history_change *change = &history->changes[i];
		struct store_template template;

		if (!change->template_name)
			continue;
		change->template_version = memory_copy_string("");
		if (!store_find_template(store, change->template_name, &template, NULL))
			continue;
		free(change->template_name);
		free(change->template_version);
		change->template_name = memory_copy_string(template.name);
		change->template_version = memory_copy_string(template.version);
		store_template_clear(&template);
	}
}

bool
session_history(struct session *session, const struct record *record, struct history *history,
	struct error *error)
{
	struct reading reading = {.record = record, .assessment = session->assessment->id};
	bool read = store_read_log(
		session->library->store, session->row, 0, add_change, &reading, error);

	free(reading.ids);
	if (read)
		name_templates(session->library->store, &reading.history);
	if (read)
		*history = reading.history;
	else
		history_clear(&reading.history);
	return read;
}

static void
clear_change(struct history_change *change)
{
	for (size_t j = 0; j < change->edit_count; j++) {
		free(change->edits[j].record);
		free(change->edits[j].field);
		free(change->edits[j].old_text);
		free(change->edits[j].new_text);
	}
	free(change->edits);
	person_clear(&change->author);
	free(change->reason);
	free(change->hash);
	free(change->template_name);
	free(change->template_version);
	free(change->state);
	free(change->origin);
	free(change->parted);
}

void
history_cut(struct history *history, size_t count)
{
	while (history->change_count > count)
		clear_change(&history->changes[--history->change_count]);
}

void
history_clear(struct history *history)
{
	history_cut(history, 0);
	free(history->changes);
	*history = (struct history){0};
}
