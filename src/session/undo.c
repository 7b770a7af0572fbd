/* SPDX-License-Identifier: MIT */
/*
 * Undo and redo, worked out from the log alone, so that they reach back over every door and every
 * start of the program.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "assessment/address.h"
#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "session/state.h"

/* The changes that can be taken back, and those that can be brought back, the next one last. */
struct stacks {
	int64_t *undo;
	size_t undo_count;
	int64_t *redo;
	size_t redo_count;
};

static void
move_last(int64_t **from, size_t *from_count, int64_t **to, size_t *to_count)
{
	if (*from_count > 0)
		*array_append(to, to_count) = (*from)[--*from_count];
}

/* What cannot be taken back itself, though what came before can. */
static const enum act lasting[] = {ACT_BEGIN, ACT_ERASE};
/* What changes nothing that could be taken back. */
static const enum act passing[] = {ACT_SNAPSHOT, ACT_RETAIN, ACT_TRASH, ACT_UNTRASH};
/* What nothing before can be taken back after: another act leads on. */
static const enum act parting[] = {ACT_SUBMIT, ACT_SEND_BACK, ACT_SIGN, ACT_DECIDE, ACT_REOPEN,
	ACT_REOPEN_REVIEW, ACT_SUPERSEDE, ACT_WITHDRAW, ACT_DISPOSE, ACT_COPY};

static bool
is_among(const char *act, const enum act *acts, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (strcmp(act, act_name(acts[i])) == 0)
			return true;
	}
	return false;
}

static void
replay(void *context, const struct store_log_change *change)
{
	struct stacks *stacks = context;
	bool is_lasting = is_among(change->act, lasting, array_length(lasting));

	if (is_among(change->act, passing, array_length(passing)))
		return;
	if (is_among(change->act, parting, array_length(parting))) {
		stacks->undo_count = 0;
		stacks->redo_count = 0;
		return;
	}
	if (strcmp(change->act, act_name(ACT_UNDO)) == 0) {
		move_last(&stacks->undo, &stacks->undo_count, &stacks->redo, &stacks->redo_count);
	} else if (strcmp(change->act, act_name(ACT_REDO)) == 0) {
		move_last(&stacks->redo, &stacks->redo_count, &stacks->undo, &stacks->undo_count);
	} else {
		stacks->redo_count = 0;
		if (!is_lasting)
			*array_append(&stacks->undo, &stacks->undo_count) = change->id;
	}
}

/* The change to take back, or to bring back; 0 when there is none. */
static bool
find_target(struct session *session, enum act act, int64_t *target, struct error *error)
{
	struct stacks stacks = {0};
	bool read =
		store_read_headers(session->library->store, session->row, replay, &stacks, error);

	*target = 0;
	if (read && act == ACT_UNDO && stacks.undo_count > 0)
		*target = stacks.undo[stacks.undo_count - 1];
	if (read && act == ACT_REDO && stacks.redo_count > 0)
		*target = stacks.redo[stacks.redo_count - 1];
	free(stacks.undo);
	free(stacks.redo);
	return read;
}

void
edits_add_logged(struct edits *edits, const struct store_log_edit *logged)
{
	struct edit *edit;

	edits_add(edits, logged->record, logged->field, language_from_tag(logged->language),
		logged->old_content.text, logged->new_content.text, logged->old_content.origin,
		logged->new_content.origin);
	edit = &edits->edits[edits->edit_count - 1];
	edit->old_erased = logged->old_content.erased;
	edit->new_erased = logged->new_content.erased;
}

static void
collect_edits(void *context, const struct store_log_change *change)
{
	for (size_t i = 0; i < change->edit_count; i++)
		edits_add_logged(context, &change->edits[i]);
}

/* The edits that do it. */
static bool
find_edits(struct session *session, enum act act, int64_t target, struct edits *edits,
	struct error *error)
{
	struct edits logged = {0};
	bool read = store_read_log(
		session->library->store, session->row, target, collect_edits, &logged, error);

	if (act == ACT_UNDO) {
		edits_reverse(&logged, edits);
		edits_clear(&logged);
	} else {
		*edits = logged;
	}
	for (size_t i = 0; i < edits->edit_count && read; i++) {
		if (edits->edits[i].new_erased)
			read = error_set(error, ERROR_STATE,
				N_("What was there before has been erased, so it cannot be brought "
				   "back."),
				NULL);
	}
	return read;
}

/* The address of what an edit is about; of a record alone where the field is its presence. */
static char *
address_of(const struct assessment *assessment, const struct edit *edit)
{
	const struct record *record = assessment_find_record(assessment, edit->record);

	if (!record)
		return memory_copy_string(edit->record);
	return address_write(
		record, template_find_field(record->kind, edit->field), edit->language);
}

static bool
revert(struct session *session, enum act act, char **what, struct error *error)
{
	struct edits edits = {0};
	int64_t target;
	char *address = NULL;

	if (!session_may_change(session, NULL, error) || !find_target(session, act, &target, error))
		return false;
	if (target == 0)
		return error_set(error, ERROR_STATE,
			act == ACT_UNDO ? N_("There is nothing to undo.")
					: N_("There is nothing to redo."),
			NULL);
	if (!find_edits(session, act, target, &edits, error)) {
		edits_clear(&edits);
		return false;
	}
	/* What a change did first, its reverse does last. */
	if (edits.edit_count > 0)
		address = address_of(session->assessment,
			&edits.edits[act == ACT_UNDO ? edits.edit_count - 1 : 0]);
	bool is_move = session_moves_to(session, &edits) != NULL;

	if (!session_keep(session, act, target, &edits, error)) {
		free(address);
		return false;
	}
	if (is_move) {
		free(address);
		address =
			string_format("%s %s", session->template->name, session->template->version);
	}
	if (what)
		*what = address ? address : memory_copy_string("");
	else
		free(address);
	return true;
}

bool
session_undo(struct session *session, char **what, struct error *error)
{
	return revert(session, ACT_UNDO, what, error);
}

bool
session_redo(struct session *session, char **what, struct error *error)
{
	return revert(session, ACT_REDO, what, error);
}
