/* SPDX-License-Identifier: MIT */
/* Flows sorted by their ends. */
#include "config.h"

#include "map/exchange_matrix.h"

#include <stdlib.h>

#include "assessment/evaluate.h"
#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "map/graph.h"

struct exchange_flow *
exchange_flows(const struct assessment *assessment, size_t *count)
{
	const struct template_kind *kind = template_find_kind(assessment->template, "flow");
	struct exchange_flow *flows;

	*count = 0;

	const struct record **records =
		kind ? assessment_records_of(assessment, kind, count) : NULL;

	flows = memory_allocate_array(*count, sizeof(*flows));
	for (size_t i = 0; i < *count; i++)
		flows[i] = (struct exchange_flow){
			records[i], evaluate_crosses_border(assessment, records[i])};
	free(records);
	return flows;
}

int
exchange_order_ends(const struct record *a, const struct record *b)
{
	if (!a || !b)
		return (a == NULL) - (b == NULL);

	bool a_is_system = string_equal(a->kind->id, "system");
	bool b_is_system = string_equal(b->kind->id, "system");

	if (a_is_system != b_is_system)
		return a_is_system - b_is_system;
	return (a->number > b->number) - (a->number < b->number);
}

static int
compare_ends(const void *a, const void *b)
{
	return exchange_order_ends(
		*(const struct record *const *)a, *(const struct record *const *)b);
}

/* Sort ends and leave out those that stand there twice. */
static void
make_distinct(const struct record **ends, size_t *count)
{
	size_t kept = 0;

	if (*count)
		qsort(ends, *count, sizeof(const struct record *), compare_ends);
	for (size_t i = 0; i < *count; i++)
		if (i == 0 || ends[i] != ends[kept - 1])
			ends[kept++] = ends[i];
	*count = kept;
}

static size_t
find_end(const struct record **ends, size_t count, const struct record *end)
{
	const struct record **found =
		bsearch(&end, ends, count, sizeof(const struct record *), compare_ends);

	return (size_t)(found - ends);
}

/* A flow on its way to its cell. */
struct placed_flow {
	const struct record *from;
	const struct record *to;
	struct exchange_flow flow;
};

static int
compare_placed(const void *a, const void *b)
{
	const struct placed_flow *left = a;
	const struct placed_flow *right = b;
	int order = exchange_order_ends(left->from, right->from);

	if (order == 0)
		order = exchange_order_ends(left->to, right->to);
	if (order == 0)
		order = (left->flow.record->number > right->flow.record->number) -
			(left->flow.record->number < right->flow.record->number);
	return order;
}

/* All flows in the order of the cells. An array, caller-owned. */
static struct placed_flow *
place_flows(const struct assessment *assessment, size_t *count)
{
	struct exchange_flow *flows = exchange_flows(assessment, count);
	struct placed_flow *placed = memory_allocate_array(*count, sizeof(*placed));

	for (size_t i = 0; i < *count; i++)
		placed[i] = (struct placed_flow){map_flow_end(assessment, flows[i].record, "from"),
			map_flow_end(assessment, flows[i].record, "to"), flows[i]};
	free(flows);
	if (*count)
		qsort(placed, *count, sizeof(*placed), compare_placed);
	return placed;
}

static void
add_exchange(struct exchange_matrix *matrix, const struct placed_flow *placed)
{
	struct exchange *exchange =
		matrix->exchange_count ? &matrix->exchanges[matrix->exchange_count - 1] : NULL;
	size_t sender = find_end(matrix->senders, matrix->sender_count, placed->from);
	size_t receiver = find_end(matrix->receivers, matrix->receiver_count, placed->to);

	if (!exchange || exchange->sender != sender || exchange->receiver != receiver) {
		exchange = array_append(&matrix->exchanges, &matrix->exchange_count);
		exchange->sender = sender;
		exchange->receiver = receiver;
	}
	*array_append(&exchange->flows, &exchange->flow_count) = placed->flow;
	matrix->crosses_border = matrix->crosses_border || placed->flow.crosses_border;
}

struct exchange_matrix *
exchange_matrix_new(const struct assessment *assessment)
{
	struct exchange_matrix *matrix = memory_allocate(sizeof(*matrix));
	size_t count;
	struct placed_flow *placed = place_flows(assessment, &count);

	for (size_t i = 0; i < count; i++) {
		*array_append(&matrix->senders, &matrix->sender_count) = placed[i].from;
		*array_append(&matrix->receivers, &matrix->receiver_count) = placed[i].to;
	}
	make_distinct(matrix->senders, &matrix->sender_count);
	make_distinct(matrix->receivers, &matrix->receiver_count);
	for (size_t i = 0; i < count; i++)
		add_exchange(matrix, &placed[i]);
	free(placed);
	return matrix;
}

void
exchange_matrix_free(struct exchange_matrix **matrix)
{
	if (!*matrix)
		return;
	for (size_t i = 0; i < (*matrix)->exchange_count; i++)
		free((*matrix)->exchanges[i].flows);
	free((*matrix)->exchanges);
	free((*matrix)->senders);
	free((*matrix)->receivers);
	memory_free(matrix);
}

/* Where a cell is looked for. */
struct cell_key {
	size_t sender;
	size_t receiver;
};

static int
compare_cell(const void *key, const void *item)
{
	const struct cell_key *cell = key;
	const struct exchange *exchange = item;

	if (cell->sender != exchange->sender)
		return cell->sender < exchange->sender ? -1 : 1;
	return (cell->receiver > exchange->receiver) - (cell->receiver < exchange->receiver);
}

const struct exchange *
exchange_matrix_find(const struct exchange_matrix *matrix, size_t sender, size_t receiver)
{
	const struct cell_key key = {sender, receiver};

	return matrix->exchange_count ? bsearch(&key, matrix->exchanges, matrix->exchange_count,
						sizeof(*matrix->exchanges), compare_cell)
				      : NULL;
}

char *
exchange_flow_numbers(const struct exchange_flow *flows, size_t count, const char *mark)
{
	struct string numbers = {0};

	for (size_t i = 0; i < count; i++)
		string_append_format(&numbers, "%s%d%s", i ? " " : "", flows[i].record->number,
			flows[i].crosses_border ? mark : "");
	return string_take(&numbers);
}
