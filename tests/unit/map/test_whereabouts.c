/* SPDX-License-Identifier: MIT */
/* Unit tests of map/whereabouts. */
#include "config.h"

#include "../assessment/support.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/string.h"
#include "map/whereabouts.h"

static const struct record *
add_party(struct assessment *assessment, int number, const char *place)
{
	struct record *party = support_add(assessment, "party", number);
	auto_string char *name = string_format("P%d", number);

	support_set(assessment, party, "name", name);
	support_set(assessment, party, "jurisdiction", place);
	return party;
}

static const struct record *
add_flow(struct assessment *assessment, int number, const struct record *from,
	const struct record *to, const char *data)
{
	struct record *flow = support_add(assessment, "flow", number);

	support_point(assessment, flow, "from", from);
	support_point(assessment, flow, "to", to);
	support_set(assessment, flow, "data", data);
	return flow;
}

/* The stops, one a line: distance, name, flows that arrive; then each node in brief. */
static char *
list_stops(const struct assessment *assessment, const char *data, bool with_nodes)
{
	char *copy = memory_copy_string(data);
	const struct data_category category = {.text = copy};
	struct whereabouts *whereabouts = whereabouts_new(assessment, &category);
	const struct stop_words words = {assessment, NULL, LANGUAGE_ENGLISH, "*"};
	struct string text = {0};

	for (size_t i = 0; i < whereabouts->stop_count; i++) {
		const struct data_stop *stop = &whereabouts->stops[i];
		auto_string char *name = stop_name(&words, stop);
		auto_string char *arrival = stop_arrival(&words, stop);

		string_append_format(&text, "%zu %s: %s", stop->distance, name, arrival);
		for (int node = 0; with_nodes && node < DATA_NODE_COUNT; node++) {
			auto_string char *brief =
				stop_node_brief(&words, stop, (enum data_node)node);

			string_append_format(&text, " | %s", brief);
		}
		string_append(&text, "\n");
	}
	whereabouts_free(&whereabouts);
	free(copy);
	return string_take(&text);
}

static void
stops__are__in_the_order_of_the_way(void **state)
{
	struct assessment *assessment = *state;
	const struct record *far = add_party(assessment, 1, "mo");
	const struct record *source = add_party(assessment, 2, "mo");
	const struct record *middle = add_party(assessment, 3, "mo");

	add_flow(assessment, 1, middle, far, "Pay");
	add_flow(assessment, 2, source, middle, "Pay");
	add_flow(assessment, 3, far, source, "Leave");

	auto_string char *stops = list_stops(assessment, "Pay", false);

	assert_string_equal(stops, "0 P2: begins here\n1 P3: 2\n2 P1: 1\n");
}

static void
stops__begin__at_the_first_flow_of_a_circle(void **state)
{
	struct assessment *assessment = *state;
	const struct record *one = add_party(assessment, 1, "mo");
	const struct record *two = add_party(assessment, 2, "mo");

	add_flow(assessment, 1, two, one, "Pay");
	add_flow(assessment, 2, one, two, "Pay");

	auto_string char *stops = list_stops(assessment, "Pay", false);

	assert_string_equal(stops, "0 P2: 2\n1 P1: 1\n");
}

static void
nodes__tell__places_crossings_access_and_periods(void **state)
{
	struct assessment *assessment = *state;
	const struct record *source = add_party(assessment, 1, "mo");
	struct record *system = support_add(assessment, "system", 1);
	const struct record *first;

	support_set(assessment, system, "name", "App");
	support_point(assessment, system, "operator", source);
	support_set(assessment, system, "storage", "cn");
	support_set(assessment, system, "backup", "cn");
	support_set(assessment, system, "remote_access", "mo pt");
	first = add_flow(assessment, 1, source, system, "Pay");
	support_set(assessment, first, "retention", "P5Y");
	support_set(assessment, first, "ground", "consent");
	add_flow(assessment, 2, source, system, "Pay");

	auto_string char *stops = list_stops(assessment, "Pay", true);

	assert_string_equal(stops, "0 P1: begins here | Macau |  |  | \n"
				   "1 App: 1* 2* | Mainland China | 1* 2* | P1; Macau, Portugal "
				   "| 5 years; Not stated\n");
}

static void
words__tell__each_fact_with_its_flow(void **state)
{
	struct assessment *assessment = *state;
	const struct record *source = add_party(assessment, 1, "mo");
	const struct record *away = add_party(assessment, 2, "cn");
	const struct record *flow = add_flow(assessment, 4, source, away, "Pay");
	char *copy = memory_copy_string("Pay");
	const struct data_category category = {.text = copy};
	const struct stop_words words = {assessment, NULL, LANGUAGE_ENGLISH, "*"};

	support_set(assessment, flow, "ground", "consent");

	struct whereabouts *whereabouts = whereabouts_new(assessment, &category);
	const struct data_stop *stop = &whereabouts->stops[1];
	auto_string char *storage = stop_node_words(&words, stop, NODE_STORAGE);
	auto_string char *transfer = stop_node_words(&words, stop, NODE_TRANSFER);
	auto_string char *access = stop_node_words(&words, stop, NODE_ACCESS);
	auto_string char *retention = stop_node_words(&words, stop, NODE_RETENTION);

	assert_string_equal(storage, "Jurisdiction: Mainland China");
	assert_string_equal(transfer, "4*  Ground: Consent");
	assert_string_equal(access, "");
	assert_string_equal(retention, "4*  Retention: Not stated");
	whereabouts_free(&whereabouts);
	free(copy);
}

static void
categories__count__the_flows_that_carry_them(void **state)
{
	struct assessment *assessment = *state;
	const struct record *one = add_party(assessment, 1, "mo");
	struct data_categories categories;

	add_flow(assessment, 1, one, one, "Pay");
	add_flow(assessment, 2, one, one, "Leave");
	add_flow(assessment, 3, one, one, "Pay");
	support_remove(assessment, add_flow(assessment, 4, one, one, "Gone"));
	data_categories_collect(assessment, &categories);
	assert_int_equal(categories.category_count, 2);
	assert_string_equal(categories.categories[0].text, "Pay");
	assert_int_equal(categories.categories[0].flow_count, 2);
	assert_string_equal(categories.categories[1].text, "Leave");
	assert_int_equal(categories.categories[1].flow_count, 1);
	data_categories_clear(&categories);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, support_set_up, support_tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(stops__are__in_the_order_of_the_way),
		TEST(stops__begin__at_the_first_flow_of_a_circle),
		TEST(nodes__tell__places_crossings_access_and_periods),
		TEST(words__tell__each_fact_with_its_flow),
		TEST(categories__count__the_flows_that_carry_them),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
