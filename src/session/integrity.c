/* SPDX-License-Identifier: MIT */
/*
 * Whether the log is whole and says what the tables beside it say. It tells of every fault it
 * finds and mends nothing. Whoever can write the file can also make a new log with new hashes: what
 * shows that is a hash that somebody else has kept.
 */
#include "config.h"

#include "session/integrity.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"

void
integrity_fault(struct checking *checking, const char *message, int64_t number)
{
	auto_string char *text = string_format("%" PRId64, number);

	error_set(error_list_add(checking->faults), ERROR_DATA, message, "number", text, NULL);
}

static struct chain *
find_chain(struct checking *checking, const char *writer)
{
	struct chain *chain;

	for (size_t i = 0; i < checking->chain_count; i++) {
		if (strcmp(checking->chains[i].writer, writer) == 0)
			return &checking->chains[i];
	}
	chain = array_append(&checking->chains, &checking->chain_count);
	chain->writer = memory_copy_string(writer);
	return chain;
}

/* The place of a hash among those of the changes so far; -1 when it is none of them. */
static int64_t
find_hash(const struct checking *checking, const struct seal_hash *hash)
{
	for (size_t i = checking->change_count; i > 0; i--) {
		if (seal_hash_equal(&checking->hashes[i - 1], hash))
			return (int64_t)i - 1;
	}
	return -1;
}

/* Whether the change follows from those before it. */
static void
check_order(struct checking *checking, const struct store_log_change *change, int64_t number)
{
	struct chain *chain = find_chain(checking, change->writer);
	int64_t lamport = 0;

	if (!seal_hash_equal(&chain->hash, &change->previous) ||
		change->sequence != chain->sequence + 1)
		integrity_fault(checking,
			N_("Change {number} does not follow from the one before it: a change is "
			   "missing or was altered."),
			number);
	for (size_t i = 0; i < change->parent_count; i++) {
		int64_t place = find_hash(checking, &change->parents[i]);

		if (place < 0)
			integrity_fault(checking,
				N_("Change {number} was made on top of a change that is not "
				   "there."),
				number);
		else if (checking->lamports[place] > lamport)
			lamport = checking->lamports[place];
	}
	if (change->parent_count == 0 && number > 1)
		integrity_fault(checking,
			N_("Change {number} was made on top of a change that is not there."),
			number);
	if (change->lamport <= lamport)
		integrity_fault(checking, N_("Change {number} stands in the wrong order."), number);
	chain->sequence = change->sequence;
	chain->hash = change->hash;
}

static struct seal_hash
hash_again(const struct checking *checking, const struct store_log_change *change)
{
	struct seal_edit *edits = memory_allocate_array(change->edit_count + 1, sizeof(*edits));
	char **origins = memory_allocate_array(change->edit_count + 1, sizeof(*origins));
	const struct seal_hash *reverted = NULL;

	for (size_t i = 0; i < checking->id_count && change->reverts; i++) {
		if (checking->ids[i] == change->reverts)
			reverted = &checking->hashes[i];
	}
	for (size_t i = 0; i < change->edit_count; i++) {
		const struct store_log_edit *edit = &change->edits[i];
		const struct seal_hash *origin = &edit->new_content.origin_hash;

		if (edit->new_content.origin && edit->new_content.id != edit->old_content.id)
			origins[i] = seal_write_hex(origin->bytes, sizeof(origin->bytes));
		edits[i] = (struct seal_edit){
			.record = strcmp(edit->record, checking->assessment->id) == 0
					  ? change->sealed_id
					  : edit->record,
			.field = edit->field,
			.language = edit->language,
			.old_hash = edit->old_content.hash,
			.new_hash = edit->new_content.hash,
			.origin = origins[i],
		};
	}

	auto_string char *act = store_sealed_act(change->act, reverted);
	struct seal_change sealed = {
		.previous = change->previous,
		.assessment = change->sealed_id,
		.writer = change->writer,
		.sequence = change->sequence,
		.lamport = change->lamport,
		.parents = change->parents,
		.parent_count = change->parent_count,
		.time = change->time,
		.name = change->author.name,
		.organisation = change->author.organisation,
		.role = change->author.role,
		.act = act,
		.reason = change->reason,
		.edits = edits,
		.edit_count = change->edit_count,
	};
	struct seal_hash hash = seal_change_hash(&sealed);

	for (size_t i = 0; i < change->edit_count; i++)
		free(origins[i]);
	free(origins);
	free(edits);
	return hash;
}

static void
check_content(struct checking *checking, const struct store_log_edit *edit, int64_t number)
{
	const struct store_content *content = &edit->new_content;

	if (content->id == 0 || content->erased)
		return;

	struct seal_hash hash = seal_value_hash(content->salt, content->text);

	if (seal_hash_equal(&hash, &content->hash))
		return;

	auto_string char *text = string_format("%" PRId64, number);
	auto_string char *address =
		integrity_address(checking, edit->record, edit->field, edit->language);

	error_set(error_list_add(checking->faults), ERROR_DATA,
		N_("The text of {address} in change {number} is not the one that was written "
		   "then."),
		"address", address, "number", text, NULL);
}

static void
note_fact(struct checking *checking, const struct store_log_edit *edit)
{
	char **fact = NULL;

	if (strcmp(edit->field, STORE_FIELD_TEMPLATE) == 0)
		fact = &checking->template_hash;
	else if (strcmp(edit->field, STORE_FIELD_LANGUAGE) == 0)
		fact = &checking->language;
	else if (strcmp(edit->field, STORE_FIELD_STATE) == 0)
		fact = &checking->state;
	else if (strcmp(edit->field, STORE_FIELD_TRASHED) == 0)
		fact = &checking->trashed;
	else if (strcmp(edit->field, STORE_FIELD_KEEP_UNTIL) == 0)
		fact = &checking->keep_until;
	else if (strcmp(edit->field, STORE_FIELD_HOLD) == 0)
		fact = &checking->hold;
	checking->is_disposed = strcmp(edit->field, STORE_FIELD_DISPOSED) == 0;
	if (fact == &checking->template_hash && *fact)
		*array_append(&checking->followed, &checking->followed_count) =
			memory_copy_string(*fact);
	if (fact) {
		free(*fact);
		*fact = memory_copy_string(edit->new_content.text);
	}
}

static void
check_change(void *context, const struct store_log_change *change)
{
	struct checking *checking = context;
	int64_t number = (int64_t)checking->change_count + 1;
	struct seal_hash hash = hash_again(checking, change);

	if (!seal_hash_equal(&hash, &change->hash))
		integrity_fault(checking,
			N_("Change {number} is not what was written then: its hash differs."),
			number);
	check_order(checking, change, number);
	for (size_t i = 0; i < change->edit_count; i++) {
		const struct store_log_edit *edit = &change->edits[i];

		check_content(checking, edit, number);
		if (strcmp(edit->record, checking->assessment->id) == 0)
			note_fact(checking, edit);
		else
			integrity_note_logged(checking, change, edit, number);
	}
	if (number == 1)
		checking->begun = change->time;
	checking->changed = change->time;
	free(checking->changed_by);
	checking->changed_by = memory_copy_string(change->author.name);
	*array_append(&checking->hashes, &checking->change_count) = change->hash;
	*array_append(&checking->lamports, &checking->lamport_count) = change->lamport;
	*array_append(&checking->ids, &checking->id_count) = change->id;
}

static void
clear_checking(struct checking *checking)
{
	for (size_t i = 0; i < checking->chain_count; i++)
		free(checking->chains[i].writer);
	free(checking->chains);
	free(checking->hashes);
	free(checking->lamports);
	free(checking->ids);
	integrity_clear_cells(&checking->logged);
	integrity_clear_cells(&checking->current);
	free(checking->template_hash);
	for (size_t i = 0; i < checking->followed_count; i++)
		free(checking->followed[i]);
	free(checking->followed);
	free(checking->language);
	free(checking->state);
	free(checking->trashed);
	free(checking->keep_until);
	free(checking->hold);
	free(checking->changed_by);
}

bool
session_check_integrity(struct session *session, struct error_list *faults)
{
	struct checking checking = {.faults = faults, .assessment = session->assessment};
	struct store *store = session->library->store;
	struct store_facts facts = {0};
	struct error error = {0};
	size_t before = faults->error_count;

	if (store_is_unsealed(store))
		integrity_fault(&checking,
			N_("Triggers that keep what was written from being altered were taken out "
			   "of the file."),
			0);
	if (store_read_log(store, session->row, 0, check_change, &checking, &error) &&
		store_read_current(
			store, session->row, integrity_note_current, &checking, &error) &&
		store_read_facts(store, session->row, &facts, &error)) {
		integrity_compare_values(&checking);
		integrity_compare_facts(&checking, session, &facts);
		integrity_find_templates(&checking, session);
		integrity_compare_versions(&checking, session);
	} else {
		error_move(error_list_add(faults), &error);
	}
	store_facts_clear(&facts);
	clear_checking(&checking);
	return faults->error_count == before;
}
