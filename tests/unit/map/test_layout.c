/* SPDX-License-Identifier: MIT */
/*
 * Maps of the worked example and of many random assessments, held to what makes a map readable: no
 * line through a box, lines that cross but never run together, every arrow led from its sender to
 * its receiver, no text over another, none cut without its mark.
 */
#include "config.h"

#include "support.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/string.h"
#include "map/drawing.h"
#include "map/way.h"
#include "text/clip.h"

#define RANDOM_MAPS 40

static unsigned long seed;

static unsigned
draw_number(unsigned below)
{
	seed = seed * 6364136223846793005UL + 1442695040888963407UL;
	return (unsigned)(seed >> 33) % below;
}

static const char *
record_id(const struct assessment *assessment, const char *kind, int number)
{
	return assessment_find_numbered(
		assessment, template_find_kind(assessment->template, kind), number)
		->id;
}

/* So many parties, systems and flows, in random places and between random ends. */
static struct assessment *
make_random(int parties, int systems, int flows)
{
	static const char *const places[] = {"mo", "mo", "cn", "hk", "sg", NULL};
	static const char *const names[] = {"Payroll bureau", "釘釘供應商", "Visitors",
		"Serviço de transcrição", "X", "Institutodeinvestigaçãosemespaços"};
	struct assessment *assessment = support_begin("templates/gpdp-pia.yaml");

	for (int i = 1; i <= parties; i++) {
		auto_string char *name = string_format("%s %d", names[draw_number(6)], i);

		support_add(assessment, "party", i);
		support_set(assessment, "party", i, "name", LANGUAGE_ENGLISH, name);
		support_set(assessment, "party", i, "jurisdiction", LANGUAGE_NONE,
			places[draw_number(6)]);
	}
	for (int i = 1; i <= systems; i++) {
		auto_string char *name = string_format("%s %d", names[draw_number(6)], i);

		support_add(assessment, "system", i);
		support_set(assessment, "system", i, "name", LANGUAGE_ENGLISH, name);
		support_set(
			assessment, "system", i, "storage", LANGUAGE_NONE, places[draw_number(6)]);
		if (draw_number(4) > 0)
			support_set(assessment, "system", i, "operator", LANGUAGE_NONE,
				record_id(assessment, "party",
					1 + (int)draw_number((unsigned)parties)));
	}
	for (int i = 1; i <= flows; i++) {
		support_add(assessment, "flow", i);
		support_set(assessment, "flow", i, "title", LANGUAGE_ENGLISH, "attendance 考勤");
		for (int end = 0; end < 2; end++) {
			unsigned which = draw_number((unsigned)(parties + systems));
			bool is_party = which < (unsigned)parties;

			if (draw_number(20) == 0)
				continue;
			support_set(assessment, "flow", i, end == 0 ? "from" : "to", LANGUAGE_NONE,
				record_id(assessment, is_party ? "party" : "system",
					(int)(is_party ? which : which - (unsigned)parties) + 1));
		}
	}
	return assessment;
}

static bool
is_inside(struct map_area area, int row, int column)
{
	return row >= area.row && row < area.row + area.rows && column >= area.column &&
	       column < area.column + area.columns;
}

/* Which line holds each cell, along a row and along a column. */
struct held {
	size_t level;
	size_t upright;
};

static void
hold(size_t *holder, size_t line, int row, int column)
{
	if (*holder != MAP_NONE && *holder != line)
		fail_msg("lines %zu and %zu run together at %d,%d", *holder, line, row, column);
	*holder = line;
}

static void
check_cell(const struct map_layout *layout, struct held *held, size_t line, int row, int column,
	bool is_level)
{
	struct held *cell = &held[row * layout->columns + column];

	assert_in_range(row, 0, layout->rows - 1);
	assert_in_range(column, 0, layout->columns - 1);
	for (size_t i = 0; i < layout->graph->box_count; i++) {
		if (is_inside(layout->boxes[i], row, column))
			fail_msg("line %zu goes through box %zu at %d,%d", line, i, row, column);
	}
	hold(is_level ? &cell->level : &cell->upright, line, row, column);
}

static void
check_lines(const struct map_layout *layout, struct held *held)
{
	for (size_t i = 0; i < layout->line_count; i++) {
		for (size_t j = 0; j < layout->lines[i].piece_count; j++) {
			struct map_piece piece = layout->lines[i].pieces[j];

			assert_true(piece.row == piece.end_row || piece.column == piece.end_column);
			for (int row = piece.row; row <= piece.end_row; row++) {
				for (int column = piece.column; column <= piece.end_column;
					column++)
					check_cell(layout, held, i, row, column,
						piece.row == piece.end_row);
			}
		}
	}
}

/* Whether a line leads from a node to a cell, over cells that it holds. */
static bool
leads_to(const struct map_layout *layout, const struct held *held, size_t line, int row, int column)
{
	size_t count = (size_t)layout->rows * (size_t)layout->columns;
	size_t *stack = memory_allocate_array(count, sizeof(*stack));
	bool *is_seen = memory_allocate_array(count, sizeof(*is_seen));
	struct map_area node = layout->nodes[layout->lines[line].node];
	size_t start = (size_t)(row * layout->columns + column);
	size_t depth = 0;
	bool found = false;

	stack[depth++] = start;
	is_seen[start] = true;
	while (depth > 0 && !found) {
		static const int steps[4][2] = {{0, 1}, {0, -1}, {1, 0}, {-1, 0}};
		size_t cell = stack[--depth];
		int at_row = (int)(cell / (size_t)layout->columns);
		int at_column = (int)(cell % (size_t)layout->columns);

		/* Right beside the frame, on a row of the node. */
		found = at_row >= node.row && at_row < node.row + node.rows &&
			(at_column == node.column - 2 ||
				at_column == node.column + node.columns + 1);
		for (int i = 0; i < 4 && !found; i++) {
			int to_row = at_row + steps[i][0];
			int to_column = at_column + steps[i][1];
			size_t to = (size_t)(to_row * layout->columns + to_column);
			bool is_level = steps[i][0] == 0;

			if (to_row < 0 || to_row >= layout->rows || to_column < 0 ||
				to_column >= layout->columns || is_seen[to])
				continue;
			if (is_level ? held[cell].level != line || held[to].level != line
				     : held[cell].upright != line || held[to].upright != line)
				continue;
			is_seen[to] = true;
			stack[depth++] = to;
		}
	}
	free(stack);
	free(is_seen);
	return found;
}

/* Whether a line goes from a cell to one beside it. */
static bool
is_held_between(const struct map_layout *layout, const struct held *held, size_t line,
	const struct map_step *a, const struct map_step *b)
{
	const struct held *from = &held[a->row * layout->columns + a->column];
	const struct held *to = &held[b->row * layout->columns + b->column];

	if (abs(a->row - b->row) + abs(a->column - b->column) != 1)
		return false;
	return a->row == b->row ? from->level == line && to->level == line
				: from->upright == line && to->upright == line;
}

/* The way of each arrow: from beside the sender, over its own line and no cell twice, to the head.
 * The line is a tree, so such a way has nothing of another branch. */
static void
check_way(const struct map_layout *layout, const struct held *held, size_t line, size_t arrow)
{
	struct map_area from = layout->nodes[layout->lines[line].node];
	size_t count;
	struct map_step *way = map_way_new(layout, arrow, &count);

	assert_in_range(count, 2, layout->rows * layout->columns);
	assert_in_range(way[0].row, from.row, from.row + from.rows - 1);
	assert_true(way[0].column == from.column - 2 ||
		    way[0].column == from.column + from.columns + 1);
	assert_true(way[0].directions & (way[0].column < from.column ? MAP_RIGHT : MAP_LEFT));
	assert_int_equal(way[count - 1].row, layout->heads[arrow].row);
	assert_int_equal(way[count - 1].column, layout->heads[arrow].column);
	for (size_t i = 0; i < count; i++) {
		if (i > 0 && !is_held_between(layout, held, line, &way[i - 1], &way[i]))
			fail_msg("the way of arrow %zu is broken at %d,%d", arrow, way[i].row,
				way[i].column);
		assert_string_not_equal(map_way_stroke(&way[i], false), "");
		for (size_t j = 0; j < i; j++)
			assert_false(way[i].row == way[j].row && way[i].column == way[j].column);
	}
	free(way);
}

static void
check_arrows(const struct map_layout *layout, const struct held *held)
{
	const struct map_graph *graph = layout->graph;

	for (size_t i = 0; i < layout->line_count; i++) {
		for (size_t j = 0; j < layout->lines[i].arrow_count; j++) {
			size_t arrow = layout->lines[i].arrows[j];
			const struct map_head *head = &layout->heads[arrow];
			struct map_area to = layout->nodes[graph->arrows[arrow].to];

			assert_int_equal(layout->lines[i].node, graph->arrows[arrow].from);
			assert_in_range(head->row, to.row, to.row + to.rows - 1);
			assert_int_equal(head->column,
				head->to_left ? to.column + to.columns + 1 : to.column - 2);
			check_way(layout, held, i, arrow);
			if (!leads_to(layout, held, i, head->row, head->column))
				fail_msg("arrow %zu does not lead to node %zu", arrow,
					graph->arrows[arrow].to);
			/* Only its own line passes behind a label. */
			for (int k = 0; k < head->label.columns; k++) {
				const struct held *cell = &held[head->label.row * layout->columns +
								head->label.column + k];

				assert_int_equal(cell->level, i);
				assert_true(cell->upright == MAP_NONE);
			}
		}
	}
}

static void
check_boxes(const struct map_layout *layout)
{
	for (size_t i = 0; i < layout->graph->box_count; i++) {
		struct map_area a = layout->boxes[i];

		assert_true(a.row >= 0 && a.column >= 0);
		assert_true(a.row + a.rows <= layout->rows);
		assert_true(a.column + a.columns <= layout->columns);
		for (size_t j = 0; j < i; j++) {
			struct map_area b = layout->boxes[j];

			assert_true(a.row >= b.row + b.rows || b.row >= a.row + a.rows ||
				    a.column >= b.column + b.columns ||
				    b.column >= a.column + a.columns);
		}
	}
}

/* Without blanks and line ends, which wrapping may take. */
static char *
squeeze(const char *text)
{
	struct string squeezed = {0};

	for (; *text != '\0'; text++) {
		if (*text != ' ' && *text != '\n')
			string_append_byte(&squeezed, *text);
	}
	return string_take(&squeezed);
}

static void
check_names(const struct map_layout *layout)
{
	for (size_t i = 0; i < layout->graph->node_count; i++) {
		auto_string char *name = squeeze(layout->graph->nodes[i].name);
		auto_string char *shown = squeeze(layout->names[i]);

		if (strcmp(name, shown) != 0 && !strstr(shown, CLIP_MARK))
			fail_msg("%s is cut without a mark: %s", name, shown);
	}
}

static void
check_map(const struct map_layout *layout)
{
	size_t count = (size_t)layout->rows * (size_t)layout->columns;
	struct held *held = memory_allocate_array(count, sizeof(*held));

	for (size_t i = 0; i < count; i++)
		held[i] = (struct held){MAP_NONE, MAP_NONE};
	check_boxes(layout);
	check_lines(layout, held);
	check_arrows(layout, held);
	check_names(layout);
	free(held);
}

static char *
draw(const struct map_graph *graph, const struct map_options *options, bool ascii)
{
	struct map_layout *layout = map_layout_new(graph, options);
	struct map_drawing *drawing = map_drawing_new(layout, ascii);
	struct string text = {0};

	check_map(layout);
	map_drawing_append(drawing, &text);
	map_drawing_free(&drawing);
	map_layout_free(&layout);
	return string_take(&text);
}

static struct map_options
options_for(int columns, int rows, enum map_detail detail)
{
	return (struct map_options){.columns = columns,
		.rows = rows,
		.detail = detail,
		.policy = WIDTH_FILE,
		.cut = CLIP_MARK};
}

static void
layout__of_the_example__fits_80_columns_in_every_language(void **state)
{
	struct assessment *assessment = support_begin_from(
		"templates/gpdp-pia.yaml", "templates/blueprints/dingtalk-rollout.yaml");

	(void)state;
	for (int language = LANGUAGE_ENGLISH; language < LANGUAGE_COUNT; language++) {
		struct map_request request = {
			.assessment = assessment, .language = (enum language)language};
		struct map_graph *graph = map_graph_new(&request);
		struct map_options options = options_for(80, 16, MAP_NAMES);
		struct map_layout *layout = map_layout_new(graph, &options);

		assert_int_equal(graph->hidden_flow_count, 0);
		assert_in_range(layout->columns, 40, 80);
		assert_in_range(layout->rows, 10, 30);
		assert_true(layout->border > 0);
		check_map(layout);
		map_layout_free(&layout);
		map_graph_free(&graph);
	}
	support_end(assessment);
}

static void
layout__of_random_maps__holds_what_makes_them_readable(void **state)
{
	(void)state;
	for (int i = 0; i < RANDOM_MAPS; i++) {
		seed = (unsigned long)i + 1;

		int parties = 1 + (int)draw_number(20);
		int systems = (int)draw_number(20);
		struct assessment *assessment = make_random(parties, systems, (int)draw_number(60));
		struct map_request request = {
			.assessment = assessment, .language = LANGUAGE_ENGLISH};
		struct map_graph *graph = map_graph_new(&request);
		struct map_options options = options_for(40 + (int)draw_number(160),
			(int)draw_number(60), (enum map_detail)draw_number(MAP_DETAIL_COUNT));
		auto_string char *once = draw(graph, &options, false);
		auto_string char *again = draw(graph, &options, false);

		assert_string_equal(once, again);
		map_graph_free(&graph);
		support_end(assessment);
	}
}

static void
drawing__in_ascii__has_nothing_else_beside_names(void **state)
{
	seed = 7;

	struct assessment *assessment = make_random(1, 0, 0);

	(void)state;
	for (int i = 2; i <= 6; i++) {
		support_add(assessment, "party", i);
		support_set(
			assessment, "party", i, "jurisdiction", LANGUAGE_NONE, i % 2 ? "mo" : "hk");
		support_add(assessment, "flow", i);
		support_set(assessment, "flow", i, "from", LANGUAGE_NONE,
			record_id(assessment, "party", i));
		support_set(assessment, "flow", i, "to", LANGUAGE_NONE,
			record_id(assessment, "party", i > 4 ? 2 : i - 1));
	}
	support_set(assessment, "party", 1, "name", LANGUAGE_ENGLISH, "Sender");

	struct map_request request = {.assessment = assessment, .language = LANGUAGE_ENGLISH};
	struct map_graph *graph = map_graph_new(&request);
	struct map_options options = options_for(80, 24, MAP_NAMES);

	options.cut = CLIP_MARK_ASCII;

	auto_string char *text = draw(graph, &options, true);

	for (const char *byte = text; *byte != '\0'; byte++)
		assert_in_range(*byte, '\n', '~');
	assert_non_null(strstr(text, "Sender"));
	map_graph_free(&graph);
	support_end(assessment);
}

static void
graph__of_more_than_can_be_drawn__says_what_it_hides(void **state)
{
	seed = 3;

	struct assessment *assessment = make_random(90, 60, 1000);
	struct map_request request = {.assessment = assessment, .language = LANGUAGE_ENGLISH};
	struct map_graph *graph = map_graph_new(&request);
	size_t drawn = 0;

	(void)state;
	assert_int_equal(graph->flow_count, 1000);
	assert_in_range(graph->node_count, 2, MAP_NODES_MOST);
	assert_in_range(graph->arrow_count, 1, MAP_ARROWS_MOST);
	for (size_t i = 0; i < graph->arrow_count; i++)
		drawn += graph->arrows[i].flow_count;
	assert_int_equal(drawn + graph->hidden_flow_count, 1000);
	assert_int_equal(graph->node_count + graph->hidden_node_count,
		150 + (map_graph_find_node(graph, NULL) != MAP_NONE));
	map_graph_free(&graph);
	support_end(assessment);
}

static void
graph__puts_a_system_where_it_keeps_its_data(void **state)
{
	struct assessment *assessment = support_begin("templates/gpdp-pia.yaml");
	struct map_graph *graph;

	(void)state;
	support_add(assessment, "party", 1);
	support_set(assessment, "party", 1, "jurisdiction", LANGUAGE_NONE, "mo");
	for (int i = 1; i <= 2; i++) {
		support_add(assessment, "system", i);
		support_set(assessment, "system", i, "operator", LANGUAGE_NONE,
			record_id(assessment, "party", 1));
	}
	support_set(assessment, "system", 2, "storage", LANGUAGE_NONE, "hk");
	graph = map_graph_new(
		&(struct map_request){.assessment = assessment, .language = LANGUAGE_ENGLISH});
	assert_int_equal(graph->box_count, 2);
	assert_int_equal(graph->boxes[0].node_count, 2);
	assert_ptr_equal(graph->boxes[1].party, graph->boxes[0].party);
	assert_true(graph->places[graph->boxes[0].place].is_home);
	assert_false(graph->places[graph->boxes[1].place].is_home);
	map_graph_free(&graph);
	support_end(assessment);
}

static void
way__of_an_arrow_that_is_not_there__has_no_cells(void **state)
{
	struct assessment *assessment = support_begin("templates/gpdp-pia.yaml");
	struct map_graph *graph = map_graph_new(
		&(struct map_request){.assessment = assessment, .language = LANGUAGE_ENGLISH});
	struct map_options options = options_for(80, 24, MAP_ALL);
	struct map_layout *layout = map_layout_new(graph, &options);
	size_t count = 1;

	(void)state;
	assert_null(map_way_new(layout, MAP_NONE, &count));
	assert_int_equal(count, 0);
	map_layout_free(&layout);
	map_graph_free(&graph);
	support_end(assessment);
}

static void
graph__of_nothing__can_be_drawn(void **state)
{
	struct assessment *assessment = support_begin("templates/gpdp-pia.yaml");
	struct map_graph *graph = map_graph_new(
		&(struct map_request){.assessment = assessment, .language = LANGUAGE_ENGLISH});
	struct map_options options = options_for(80, 24, MAP_ALL);
	auto_string char *text = draw(graph, &options, false);

	(void)state;
	assert_string_equal(text, "");
	map_graph_free(&graph);
	support_end(assessment);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(layout__of_the_example__fits_80_columns_in_every_language),
		cmocka_unit_test(layout__of_random_maps__holds_what_makes_them_readable),
		cmocka_unit_test(drawing__in_ascii__has_nothing_else_beside_names),
		cmocka_unit_test(graph__of_more_than_can_be_drawn__says_what_it_hides),
		cmocka_unit_test(graph__puts_a_system_where_it_keeps_its_data),
		cmocka_unit_test(way__of_an_arrow_that_is_not_there__has_no_cells),
		cmocka_unit_test(graph__of_nothing__can_be_drawn),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
