/* SPDX-License-Identifier: MIT */
/* Flow diagrams for Mermaid. */
#include "config.h"

#include "support.h"

#include <stdint.h>
#include <string.h>

#include "base/memory.h"
#include "report/mermaid.h"

static char *
draw(const char *from, const char *to, const char *place, const char *label, bool crosses)
{
	struct record record = {.number = 7};
	struct map_place places[] = {{.label = (char *)(uintptr_t)place}};
	struct map_box boxes[] = {{0}};
	struct map_node nodes[] = {{.name = (char *)(uintptr_t)from},
		{.name = (char *)(uintptr_t)to, .is_system = true}};
	struct map_flow flows[] = {{.record = &record,
		.to = 1,
		.name = (char *)(uintptr_t)label,
		.crosses_border = crosses}};
	const struct map_graph graph = {.places = places,
		.place_count = 1,
		.boxes = boxes,
		.box_count = 1,
		.nodes = nodes,
		.node_count = 2,
		.flows = flows,
		.flow_count = 1};
	struct string text = {0};

	mermaid_append_flowchart(&text, &graph);
	return string_take(&text);
}

static void
flowchart__shows_places_parties_systems_and_flows(void **state)
{
	auto_string char *text = draw("僱員", "Cloud", "Macau", "names", false);

	(void)state;
	assert_string_equal(text, "flowchart LR\n"
				  "    subgraph g1 [\"Macau\"]\n"
				  "        n1[\"僱員\"]\n"
				  "        n2[(\"Cloud\")]\n"
				  "    end\n"
				  "    n1 -->|\"7 names\"| n2\n");
}

static void
flowchart__writes_the_number_alone__where_a_flow_has_no_name(void **state)
{
	auto_string char *text = draw("a", "b", "c", "", false);

	(void)state;
	assert_non_null(strstr(text, "n1 -->|\"7\"| n2\n"));
}

static void
flowchart__draws_a_thick_arrow__across_the_border(void **state)
{
	auto_string char *text = draw("a", "b", "c", "d", true);

	(void)state;
	assert_non_null(strstr(text, "n1 ==>|\"7 d\"| n2\n"));
}

static void
flowchart__takes_no_label_for_its_own_words(void **state)
{
	auto_string char *text = draw("x\"] --> y", "```\nend\n%%{init: {}}%%", "<b>#quot;",
		"`1. **a**` $$x$$ ; click", false);

	(void)state;
	assert_non_null(strstr(text, "n1[\"x#34;#93; #45;#45;#62; y\"]"));
	assert_non_null(
		strstr(text, "n2[(\"#96;#96;#96; end #37;#37;#123;init#58; #123;#125;#125;"));
	assert_non_null(strstr(text, "[\"#60;b#62;#35;quot#59;\"]"));
	assert_null(strstr(text, "```"));
	assert_null(strstr(text, "%%"));
	assert_null(strstr(text, "$$"));
	assert_null(strstr(text, "**"));
}

static void
flowchart__cuts_a_long_label_of_an_arrow(void **state)
{
	auto_string char *text = draw(
		"a", "b", "c", "個人資料個人資料個人資料個人資料個人資料個人資料個人資料", false);

	(void)state;
	assert_non_null(strstr(text, "|\"7 個人資料個人資料個人資料個人資料…\"|"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(flowchart__shows_places_parties_systems_and_flows),
		cmocka_unit_test(flowchart__writes_the_number_alone__where_a_flow_has_no_name),
		cmocka_unit_test(flowchart__draws_a_thick_arrow__across_the_border),
		cmocka_unit_test(flowchart__takes_no_label_for_its_own_words),
		cmocka_unit_test(flowchart__cuts_a_long_label_of_an_arrow),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
