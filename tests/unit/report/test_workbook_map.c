/* SPDX-License-Identifier: MIT */
/* The map as cells of a sheet. */
#include "config.h"

#include "support.h"

#include <string.h>

#include "report/workbook_map.h"
#include "text/clip.h"

struct fixture {
	struct assessment *assessment;
	struct map_graph *graph;
	struct map_layout *layout;
	struct sheet_map map;
};

static int
set_up(void **state)
{
	static struct fixture fixture;
	static const struct map_options options = {
		.columns = 100, .detail = MAP_NAMES, .policy = WIDTH_FILE, .cut = CLIP_MARK};

	fixture.assessment = support_small();
	fixture.graph = map_graph_new(&(struct map_request){
		.assessment = fixture.assessment, .language = LANGUAGE_ENGLISH});
	fixture.layout = map_layout_new(fixture.graph, &options);
	sheet_map_make(fixture.layout, &fixture.map);
	*state = &fixture;
	return 0;
}

static int
tear_down(void **state)
{
	struct fixture *fixture = *state;

	sheet_map_clear(&fixture->map);
	map_layout_free(&fixture->layout);
	map_graph_free(&fixture->graph);
	support_end(fixture->assessment);
	return 0;
}

static const struct sheet_cell *
cell_at(const struct fixture *fixture, int row, int column)
{
	return &fixture->map.cells[row * fixture->map.columns + column];
}

static size_t
count_texts(const struct fixture *fixture, const char *text)
{
	size_t count = 0;

	for (int i = 0; i < fixture->map.rows * fixture->map.columns; i++)
		count +=
			fixture->map.cells[i].text && strcmp(fixture->map.cells[i].text, text) == 0;
	return count;
}

static void
sheet_map__names_every_node_and_place_once(void **state)
{
	const struct fixture *fixture = *state;

	for (size_t i = 0; i < fixture->graph->node_count; i++)
		assert_int_equal(count_texts(fixture, fixture->layout->names[i]), 1);
	for (size_t i = 0; i < fixture->graph->place_count; i++)
		assert_int_equal(count_texts(fixture, fixture->graph->places[i].label), 1);
}

static void
sheet_map__frames_boxes(void **state)
{
	const struct fixture *fixture = *state;

	for (size_t i = 0; i < fixture->graph->box_count; i++) {
		struct map_area area = fixture->layout->boxes[i];
		int right = area.column + area.columns - 1;
		int bottom = area.row + area.rows - 1;

		for (int row = area.row; row <= bottom; row++) {
			assert_int_equal(cell_at(fixture, row, area.column)->style.edges[SIDE_LEFT],
				EDGE_MEDIUM);
			assert_int_equal(
				cell_at(fixture, row, right)->style.edges[SIDE_RIGHT], EDGE_MEDIUM);
		}
		for (int column = area.column; column <= right; column++) {
			assert_int_equal(cell_at(fixture, area.row, column)->style.edges[SIDE_TOP],
				EDGE_MEDIUM);
			assert_int_equal(cell_at(fixture, bottom, column)->style.edges[SIDE_BOTTOM],
				EDGE_MEDIUM);
		}
	}
}

static void
sheet_map__leads_a_thick_line_over_the_border(void **state)
{
	const struct fixture *fixture = *state;
	int border = fixture->layout->border;
	size_t crossings = 0;

	for (int row = 0; row < fixture->map.rows; row++) {
		assert_int_equal(
			cell_at(fixture, row, border)->style.edges[SIDE_LEFT], EDGE_DOUBLE);
		crossings += cell_at(fixture, row, border)->style.edges[SIDE_BOTTOM] == EDGE_THICK;
	}
	assert_int_equal(crossings, 1);
}

static void
sheet_map__has_a_head_and_a_label_for_every_arrow(void **state)
{
	const struct fixture *fixture = *state;

	assert_int_equal(fixture->graph->arrow_count, 2);
	for (size_t i = 0; i < fixture->graph->arrow_count; i++) {
		const struct map_head *head = &fixture->layout->heads[i];

		assert_string_equal(
			cell_at(fixture, head->row, head->column)->text, head->to_left ? "◄" : "►");
		assert_string_equal(
			cell_at(fixture, head->row, head->label.column)->text, head->text);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sheet_map__names_every_node_and_place_once),
		cmocka_unit_test(sheet_map__frames_boxes),
		cmocka_unit_test(sheet_map__leads_a_thick_line_over_the_border),
		cmocka_unit_test(sheet_map__has_a_head_and_a_label_for_every_arrow),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
