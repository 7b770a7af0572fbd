/* SPDX-License-Identifier: MIT */
/* Unit tests of map/exchange_matrix. */
#include "config.h"

#include "../assessment/support.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/string.h"
#include "map/exchange_matrix.h"

/* Add a flow; NULL leaves an end open. */
static const struct record *
add_flow(struct assessment *assessment, int number, const struct record *from,
	const struct record *to)
{
	struct record *flow = support_add(assessment, "flow", number);

	if (from)
		support_point(assessment, flow, "from", from);
	if (to)
		support_point(assessment, flow, "to", to);
	return flow;
}

static const struct record *
add_party(struct assessment *assessment, int number, const char *place)
{
	struct record *party = support_add(assessment, "party", number);

	support_set(assessment, party, "jurisdiction", place);
	return party;
}

static const char *
end_name(const struct record *end)
{
	return end ? end->kind->id : "none";
}

/* Each cell with something in it, one a line: sender > receiver: numbers. */
static char *
list_cells(const struct exchange_matrix *matrix)
{
	struct string text = {0};

	for (size_t row = 0; row < matrix->sender_count; row++) {
		for (size_t column = 0; column < matrix->receiver_count; column++) {
			const struct exchange *cell = exchange_matrix_find(matrix, row, column);
			const struct record *from = matrix->senders[row];
			const struct record *to = matrix->receivers[column];

			if (!cell)
				continue;

			auto_string char *numbers =
				exchange_flow_numbers(cell->flows, cell->flow_count, "*");

			string_append_format(&text, "%s%d > %s%d: %s\n", end_name(from),
				from ? from->number : 0, end_name(to), to ? to->number : 0,
				numbers);
		}
	}
	return string_take(&text);
}

static void
matrix__has__flows_where_their_ends_meet(void **state)
{
	struct assessment *assessment = *state;
	const struct record *system = support_add(assessment, "system", 1);
	const struct record *home = add_party(assessment, 1, "mo");
	const struct record *away = add_party(assessment, 2, "cn");

	add_flow(assessment, 1, home, system);
	add_flow(assessment, 2, system, away);
	add_flow(assessment, 3, home, away);
	add_flow(assessment, 4, home, system);

	struct exchange_matrix *matrix = exchange_matrix_new(assessment);
	auto_string char *cells = list_cells(matrix);

	assert_string_equal(cells, "party1 > party2: 3*\n"
				   "party1 > system1: 1 4\n"
				   "system1 > party2: 2*\n");
	assert_true(matrix->crosses_border);
	exchange_matrix_free(&matrix);
}

static void
matrix__keeps__ends_that_are_not_there(void **state)
{
	struct assessment *assessment = *state;
	const struct record *home = add_party(assessment, 1, "mo");
	const struct record *gone = add_party(assessment, 2, "cn");

	add_flow(assessment, 1, home, gone);
	add_flow(assessment, 2, NULL, home);
	support_remove(assessment, add_flow(assessment, 3, home, home));
	support_remove(assessment, gone);

	struct exchange_matrix *matrix = exchange_matrix_new(assessment);
	auto_string char *cells = list_cells(matrix);

	assert_string_equal(cells, "party1 > none0: 1\n"
				   "none0 > party1: 2\n");
	assert_false(matrix->crosses_border);
	exchange_matrix_free(&matrix);
}

static void
matrix__of_no_flows__is_empty(void **state)
{
	struct exchange_matrix *matrix = exchange_matrix_new(*state);

	assert_int_equal(matrix->sender_count, 0);
	assert_int_equal(matrix->receiver_count, 0);
	assert_null(exchange_matrix_find(matrix, 0, 0));
	exchange_matrix_free(&matrix);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, support_set_up, support_tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(matrix__has__flows_where_their_ends_meet),
		TEST(matrix__keeps__ends_that_are_not_there),
		TEST(matrix__of_no_flows__is_empty),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
