/* SPDX-License-Identifier: MIT */
/*
 * Whether the log is whole and says what the tables beside it say. It tells of every fault it
 * finds and mends nothing. Whoever can write the file can also make a new log with new hashes: what
 * shows that is a hash that somebody else has kept.
 */
#include "config.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "assessment/address.h"
#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "session/state.h"

/* The last change of one writer. */
struct chain {
	char *writer;
	int64_t sequence;
	struct seal_hash hash;
};

/* What one edit says of one value, and what the tables say. */
struct cell {
	char *record;
	char *field;
	char *language;
	char *text; /* of a presence */
	size_t order;
	int64_t content;  /* 0: empty */
	int64_t number;   /* of the change */
	bool erased;      /* the content is */
	bool is_erasure;  /* it was a logged act that erased it */
	bool is_expected; /* of the tables: the log says so too */
};

struct cells {
	struct cell *cells;
	size_t count;
};

struct checking {
	struct error_list *faults;
	const struct assessment *assessment;
	struct chain *chains;
	size_t chain_count;
	struct seal_hash *hashes; /* of the changes so far */
	int64_t *lamports;
	int64_t *ids;
	size_t change_count;
	size_t lamport_count;
	size_t id_count;
	struct cells logged;
	struct cells current;
	char *template_hash;
	char *language;
};

static void
add_fault(struct checking *checking, const char *message, int64_t number)
{
	auto_string char *text = string_format("%" PRId64, number);

	error_set(error_list_add(checking->faults), ERROR_DATA, message, "number", text, NULL);
}

static void
add_cell_fault(struct checking *checking, const char *message, const struct cell *cell)
{
	const struct record *record = assessment_find_record(checking->assessment, cell->record);
	const struct template_field *field =
		record ? template_find_field(record->kind, cell->field) : NULL;
	auto_string char *address =
		record ? address_write(record, field, language_from_tag(cell->language))
		       : string_format("%s.%s", cell->record, cell->field);

	error_set(error_list_add(checking->faults), ERROR_DATA, message, "address", address, NULL);
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
		add_fault(checking,
			N_("Change {number} does not follow from the one before it: a change is "
			   "missing or was altered."),
			number);
	for (size_t i = 0; i < change->parent_count; i++) {
		int64_t place = find_hash(checking, &change->parents[i]);

		if (place < 0)
			add_fault(checking,
				N_("Change {number} was made on top of a change that is not "
				   "there."),
				number);
		else if (checking->lamports[place] > lamport)
			lamport = checking->lamports[place];
	}
	if (change->parent_count == 0 && number > 1)
		add_fault(checking,
			N_("Change {number} was made on top of a change that is not there."),
			number);
	if (change->lamport <= lamport)
		add_fault(checking, N_("Change {number} stands in the wrong order."), number);
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
			.record = edit->record,
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
		.assessment = checking->assessment->id,
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
check_content(struct checking *checking, const struct store_content *content, int64_t number)
{
	if (content->id == 0 || content->erased)
		return;

	struct seal_hash hash = seal_value_hash(content->salt, content->text);

	if (!seal_hash_equal(&hash, &content->hash))
		add_fault(checking,
			N_("A text in change {number} is not the one that was written then."),
			number);
}

static void
add_logged_cell(struct checking *checking, const struct store_log_change *change,
	const struct store_log_edit *edit, int64_t number)
{
	struct cell *cell = array_append(&checking->logged.cells, &checking->logged.count);

	*cell = (struct cell){
		.record = memory_copy_string(edit->record),
		.field = memory_copy_string(edit->field),
		.language = memory_copy_string(edit->language),
		.text = strcmp(edit->field, EDIT_PRESENCE) == 0
				? memory_copy_string(edit->new_content.text)
				: NULL,
		.order = checking->logged.count,
		.content = edit->new_content.id,
		.number = number,
		.erased = edit->new_content.erased,
		.is_erasure = strcmp(change->act, act_name(ACT_ERASE)) == 0,
	};
}

static void
note_fact(struct checking *checking, const struct store_log_edit *edit)
{
	char **fact = NULL;

	if (strcmp(edit->field, STORE_FIELD_TEMPLATE) == 0)
		fact = &checking->template_hash;
	else if (strcmp(edit->field, STORE_FIELD_LANGUAGE) == 0)
		fact = &checking->language;
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
		add_fault(checking,
			N_("Change {number} is not what was written then: its hash differs."),
			number);
	check_order(checking, change, number);
	for (size_t i = 0; i < change->edit_count; i++) {
		const struct store_log_edit *edit = &change->edits[i];

		check_content(checking, &edit->new_content, number);
		if (strcmp(edit->record, checking->assessment->id) == 0)
			note_fact(checking, edit);
		else
			add_logged_cell(checking, change, edit, number);
	}
	*array_append(&checking->hashes, &checking->change_count) = change->hash;
	*array_append(&checking->lamports, &checking->lamport_count) = change->lamport;
	*array_append(&checking->ids, &checking->id_count) = change->id;
}

static void
add_current(void *context, const struct store_current *current)
{
	struct checking *checking = context;
	struct cell *cell = array_append(&checking->current.cells, &checking->current.count);

	/* A record's own row sorts before its values: it has no field. */
	*cell = (struct cell){
		.record = memory_copy_string(current->record),
		.field = memory_copy_string(current->field ? current->field : ""),
		.language = memory_copy_string(current->language ? current->language : ""),
		.text = memory_copy_string(current->presence),
		.content = current->presence ? !current->removed : current->content,
	};
}

static int
compare_cells(const void *a, const void *b)
{
	const struct cell *first = a;
	const struct cell *second = b;
	int difference = strcmp(first->record, second->record);

	if (difference == 0)
		difference = strcmp(first->field, second->field);
	if (difference == 0)
		difference = strcmp(first->language, second->language);
	if (difference == 0)
		difference = (first->order > second->order) - (first->order < second->order);
	return difference;
}

static bool
same_place(const struct cell *a, const struct cell *b)
{
	return strcmp(a->record, b->record) == 0 && strcmp(a->field, b->field) == 0 &&
	       strcmp(a->language, b->language) == 0;
}

/* Whether everything erased in these edits of one value was erased by a logged act. */
static void
check_erasure(struct checking *checking, const struct cell *cells, size_t count)
{
	bool is_erased = false;

	for (size_t i = count; i > 0; i--) {
		is_erased = is_erased || cells[i - 1].is_erasure;
		if (cells[i - 1].erased && !is_erased) {
			add_fault(checking,
				N_("A text in change {number} is gone, and no change says that it "
				   "was erased."),
				cells[i - 1].number);
			return;
		}
	}
}

/* The table's row for a value, or for a record where `field` is ""; NULL when there is none. */
static struct cell *
find_current(struct checking *checking, const struct cell *logged, const char *field)
{
	struct cell key = {
		.record = logged->record,
		.field = (char *)field,
		.language = field[0] ? logged->language : (char *)"",
	};

	if (checking->current.count == 0)
		return NULL;
	return bsearch(&key, checking->current.cells, checking->current.count,
		sizeof(*checking->current.cells), compare_cells);
}

/* Compare what the log says of one value (its edits, in order) with what the tables say. */
static void
compare_value(struct checking *checking, const struct cell *cells, size_t count)
{
	const struct cell *last = &cells[count - 1];
	const char *presence = NULL;
	struct cell *current = find_current(checking, last, last->field);

	if ((current ? current->content : 0) != last->content)
		add_cell_fault(checking,
			N_("The current value of {address} is not the one the log adds up to."),
			last);
	if (current)
		current->is_expected = true;
	if (strcmp(last->field, EDIT_PRESENCE) != 0)
		return;
	for (size_t i = 0; i < count; i++) {
		if (cells[i].text)
			presence = cells[i].text;
	}
	current = find_current(checking, last, "");
	if (!current || !string_equal(current->text, presence) ||
		(current->content != 0) != (last->content != 0))
		add_cell_fault(
			checking, N_("{address} is not as the log says it came or went."), last);
	if (current)
		current->is_expected = true;
}

static void
compare_current(struct checking *checking)
{
	struct cells *logged = &checking->logged;
	struct cells *current = &checking->current;

	if (logged->count > 0)
		qsort(logged->cells, logged->count, sizeof(*logged->cells), compare_cells);
	if (current->count > 0)
		qsort(current->cells, current->count, sizeof(*current->cells), compare_cells);
	for (size_t begin = 0, end; begin < logged->count; begin = end) {
		for (end = begin; end < logged->count &&
				  same_place(&logged->cells[begin], &logged->cells[end]);
			end++)
			;
		check_erasure(checking, &logged->cells[begin], end - begin);
		compare_value(checking, &logged->cells[begin], end - begin);
	}
	for (size_t i = 0; i < current->count; i++) {
		if (!current->cells[i].is_expected)
			add_cell_fault(checking,
				N_("The value of {address} came from no change in the log."),
				&current->cells[i]);
	}
}

/* Compare the assessment's own row with the log. */
static void
compare_facts(struct checking *checking, const struct store_facts *facts)
{
	int64_t last = checking->id_count ? checking->ids[checking->id_count - 1] : 0;

	if (facts->head != last)
		add_fault(checking,
			N_("The last change is missing: the log ends with change {number}."),
			(int64_t)checking->id_count);
	if (!string_equal(facts->template_hash, checking->template_hash))
		add_fault(checking,
			N_("The template kept with the assessment is not the one it was "
			   "begun from."),
			0);
	if (!string_equal(facts->language, checking->language))
		add_fault(checking,
			N_("The content language is not the one the assessment was begun in."), 0);
}

static void
clear_cells(struct cells *cells)
{
	for (size_t i = 0; i < cells->count; i++) {
		free(cells->cells[i].record);
		free(cells->cells[i].field);
		free(cells->cells[i].language);
		free(cells->cells[i].text);
	}
	free(cells->cells);
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
	clear_cells(&checking->logged);
	clear_cells(&checking->current);
	free(checking->template_hash);
	free(checking->language);
}

bool
session_check_integrity(struct session *session, struct error_list *faults)
{
	struct checking checking = {.faults = faults, .assessment = session->assessment};
	struct store *store = session->library->store;
	struct store_facts facts = {0};
	struct error error = {0};
	size_t before = faults->error_count;

	if (store_read_log(store, session->row, 0, check_change, &checking, &error) &&
		store_read_current(store, session->row, add_current, &checking, &error) &&
		store_read_facts(store, session->row, &facts, &error)) {
		compare_current(&checking);
		compare_facts(&checking, &facts);
	} else {
		error_move(error_list_add(faults), &error);
	}
	store_facts_clear(&facts);
	clear_checking(&checking);
	return faults->error_count == before;
}
