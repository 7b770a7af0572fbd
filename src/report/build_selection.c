/* SPDX-License-Identifier: MIT */
/* The records that a layout asks for: those its condition holds for, in its order. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "assessment/compare.h"
#include "assessment/evaluate.h"
#include "base/memory.h"
#include "base/string.h"
#include "report/builder.h"

/* A record with what it is sorted by. */
struct sorted {
	const struct record *record;
	char **keys; /* one for each value that is sorted by; "" where there is none */
	const struct bound_values *by;
};

static enum rating
rating_of(enum offered_value offered)
{
	if (offered == OFFERED_CURRENT_LEVEL)
		return RATING_CURRENT;
	return offered == OFFERED_RESIDUAL_LEVEL ? RATING_RESIDUAL : RATING_INHERENT;
}

/* Whether a value that the program offers, a yes or no, is yes of a record. */
static bool
holds(const struct builder *builder, const struct record *record, enum offered_value offered)
{
	struct path_step step = {(char *)(uintptr_t)offered_value_name(offered)};
	struct condition condition = {.type = CONDITION_TRUE,
		.path = {
			.steps = &step, .step_count = 1, .offered = offered, .type = FIELD_YES_NO}};

	return evaluate_condition(builder->assessment, record, &condition);
}

/* A value as it is kept, to be compared. Caller-owned. */
static char *
make_key(const struct builder *builder, const struct record *record, const struct bound_value *by)
{
	struct risk_position position;

	if (!by->field && by->type == FIELD_YES_NO)
		return memory_copy_string(holds(builder, record, by->offered) ? "1" : "0");
	if (!by->field)
		return memory_copy_string(rating_position(builder->assessment, record,
						  rating_of(by->offered), &position)
						  ? by->list->items[position.level].id
						  : "");
	if (by->field->derived)
		return evaluate_derived(builder->assessment, record, by->field);
	/* What is shown of a name or a reference is what a reader sorts by. */
	if (by->type == FIELD_TEXT || by->type == FIELD_LONG_TEXT || by->type == FIELD_REFERENCE ||
		by->type == FIELD_REFERENCES)
		return assessment_show(
			builder->assessment, record, by->field, builder->sorted_in, NULL);
	return memory_copy_string(assessment_text(builder->assessment, record, by->field));
}

/* What is empty comes last, whichever way the rest goes. */
static int
compare_keys(const struct bound_value *by, const char *left, const char *right)
{
	int order;

	if (!left[0] || !right[0])
		return !left[0] - !right[0];
	if (by->type == FIELD_TEXT || by->type == FIELD_LONG_TEXT || by->type == FIELD_REFERENCE ||
		by->type == FIELD_REFERENCES || by->type == FIELD_YES_NO ||
		!compare_values(by->type, by->list, left, right, &order))
		order = strcmp(left, right);
	return by->is_descending ? -order : order;
}

static int
compare_sorted(const void *a, const void *b)
{
	const struct sorted *left = a, *right = b;

	for (size_t i = 0; i < left->by->value_count; i++) {
		int order = compare_keys(&left->by->values[i], left->keys[i], right->keys[i]);

		if (order)
			return order;
	}
	return left->record->number - right->record->number;
}

static void
sort_records(const struct builder *builder, const struct bound_values *by,
	const struct record **records, size_t count)
{
	struct sorted *sorted = memory_allocate_array(count, sizeof(*sorted));

	for (size_t i = 0; i < count; i++) {
		sorted[i].record = records[i];
		sorted[i].by = by;
		sorted[i].keys = memory_allocate_array(by->value_count, sizeof(*sorted[i].keys));
		for (size_t j = 0; j < by->value_count; j++)
			sorted[i].keys[j] = make_key(builder, records[i], &by->values[j]);
	}
	if (count > 1)
		qsort(sorted, count, sizeof(*sorted), compare_sorted);
	for (size_t i = 0; i < count; i++) {
		records[i] = sorted[i].record;
		for (size_t j = 0; j < by->value_count; j++)
			free(sorted[i].keys[j]);
		free(sorted[i].keys);
	}
	free(sorted);
}

const struct record **
build_selected(const struct builder *builder, const struct bound_block *block, size_t *count)
{
	size_t all;
	const struct record **records =
		assessment_records_of(builder->assessment, block->kind, &all);

	*count = 0;
	for (size_t i = 0; i < all; i++)
		if (evaluate_condition(builder->assessment, records[i], block->where))
			records[(*count)++] = records[i];
	if (block->sort.value_count)
		sort_records(builder, &block->sort, records, *count);
	return records;
}

void
build_selection(struct builder *builder, const struct bound_block *block)
{
	size_t all;
	const struct record **records = build_selected(builder, block, &all);
	size_t most = block->block->most;
	size_t count = most && most < all ? most : all;

	build_records(builder, block, records, count);
	if (count < all) {
		auto_string char *shown = builder_count(builder, count);
		auto_string char *total = builder_count(builder, all);
		auto_string char *note = tr_format(builder->catalog,
			N_("Only the first {count} of {total} are listed."), "count", shown,
			"total", total, NULL);

		chapter_add_note(builder->chapter, note);
	}
	free(records);
}
