/* SPDX-License-Identifier: MIT */
/* Whether the current values are what the log adds up to, and what is gone was erased by an act. */
#include "config.h"

#include "session/integrity.h"

#include <stdlib.h>
#include <string.h>

#include "assessment/address.h"
#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"

char *
integrity_address(const struct checking *checking, const char *record, const char *field,
	const char *language)
{
	const struct record *found = assessment_find_record(checking->assessment, record);
	const struct template_field *known = found ? template_find_field(found->kind, field) : NULL;

	return found ? address_write(found, known, language_from_tag(language))
		     : string_format("%s.%s", record, field);
}

static void
add_cell_fault(struct checking *checking, const char *message, const struct cell *cell)
{
	auto_string char *address =
		integrity_address(checking, cell->record, cell->field, cell->language);

	error_set(error_list_add(checking->faults), ERROR_DATA, message, "address", address, NULL);
}

void
integrity_note_logged(struct checking *checking, const struct store_log_change *change,
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

void
integrity_note_current(void *context, const struct store_current *current)
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
		is_erased = is_erased || cells[i - 1].is_erasure || checking->is_disposed;
		if (cells[i - 1].erased && !is_erased) {
			integrity_fault(checking,
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

/* Once it was disposed of, only which records there were may be told. */
static void
check_disposal(struct checking *checking, const struct cell *cells, size_t count)
{
	for (size_t i = 0; i < count && checking->is_disposed; i++) {
		if (cells[i].content && !cells[i].erased &&
			strcmp(cells[i].field, EDIT_PRESENCE) != 0) {
			integrity_fault(checking,
				N_("A text in change {number} is still there, though the "
				   "assessment was disposed of."),
				cells[i].number);
			return;
		}
	}
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

void
integrity_compare_values(struct checking *checking)
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
		check_disposal(checking, &logged->cells[begin], end - begin);
		compare_value(checking, &logged->cells[begin], end - begin);
	}
	for (size_t i = 0; i < current->count; i++) {
		if (!current->cells[i].is_expected)
			add_cell_fault(checking,
				N_("The value of {address} came from no change in the log."),
				&current->cells[i]);
	}
}

void
integrity_clear_cells(struct cells *cells)
{
	for (size_t i = 0; i < cells->count; i++) {
		free(cells->cells[i].record);
		free(cells->cells[i].field);
		free(cells->cells[i].language);
		free(cells->cells[i].text);
	}
	free(cells->cells);
}
