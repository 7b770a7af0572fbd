/* SPDX-License-Identifier: MIT */
/* Where the data of one category are: every stop on their way, and the four nodes of each. */
#include "config.h"

#include "ui/screens/screens.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "map/whereabouts.h"
#include "ui/screens/describe.h"
#include "ui/screens/flow_views.h"
#include "ui/widgets/table.h"

/* The columns of the table: the stop, the flows that bring the data, then one for each node. */
enum { COLUMN_STOP, COLUMN_ARRIVAL, COLUMN_NODES, COLUMN_COUNT = COLUMN_NODES + DATA_NODE_COUNT };

/* What the detail below the table takes at least. */
#define DETAIL_ROWS 7
#define NAME_COLUMNS_MOST 40

struct whereabouts_screen {
	struct flow_view view;
	size_t category; /* which is shown */
	struct list list;
	struct data_categories categories; /* of this revision */
	struct whereabouts *whereabouts;   /* of this category; NULL: not made yet */
	uint64_t revision;
	struct application *application;
	struct stop_words words; /* as last drawn */
};

static void
forget(struct whereabouts_screen *screen)
{
	whereabouts_free(&screen->whereabouts);
	data_categories_clear(&screen->categories);
}

/* Make anew what the assessment or another category have made old. */
static void
follow(struct application *application, struct whereabouts_screen *screen)
{
	const struct assessment *assessment = describe_assessment(application);
	uint64_t revision = session_revision(application->session);

	if (!screen->categories.categories || screen->revision != revision) {
		forget(screen);
		data_categories_collect(assessment, &screen->categories);
		screen->revision = revision;
	}
	if (screen->category >= screen->categories.category_count)
		screen->category = 0;
	if (!screen->whereabouts && screen->categories.category_count)
		screen->whereabouts = whereabouts_new(
			assessment, &screen->categories.categories[screen->category]);
}

static void
draw_cell(void *context, size_t row, size_t column, struct table_cell *cell)
{
	const struct whereabouts_screen *screen = context;
	const struct data_stop *stop = &screen->whereabouts->stops[row];

	if (column == COLUMN_STOP)
		cell->text = stop_name(&screen->words, stop);
	else if (column == COLUMN_ARRIVAL)
		cell->text = stop_arrival(&screen->words, stop);
	else
		cell->text = stop_node_brief(
			&screen->words, stop, (enum data_node)((int)column - COLUMN_NODES));
	cell->role = ROLE_NORMAL;
}

static void
draw_table(struct whereabouts_screen *screen, struct canvas *canvas, struct area area)
{
	const struct catalog *catalog = application_catalog(screen->application);
	struct table_column columns[COLUMN_COUNT] = {
		[COLUMN_STOP] = {.label = tr(catalog, N_("Where")),
			.minimum = 12,
			.kept = true,
			.weight = 2},
		[COLUMN_ARRIVAL] = {.label = tr(catalog, N_("Brought by")),
			.minimum = 8,
			.kept = true},
	};

	for (int node = 0; node < DATA_NODE_COUNT; node++)
		columns[COLUMN_NODES + node] = (struct table_column){
			.label = tr(catalog, data_node_label((enum data_node)node)),
			.minimum = 8,
			.weight = 1,
		};

	struct table table = {
		.columns = columns,
		.column_count = COLUMN_COUNT,
		.row_count = screen->whereabouts->stop_count,
		.cell = draw_cell,
		.context = screen,
	};

	table_measure(&table, screen->list.top + (size_t)area.rows, NAME_COLUMNS_MOST);
	table_draw(&table, &screen->list, canvas, area, true);
}

/* The focused stop as each of the nodes that it is. */
static void
draw_detail(struct whereabouts_screen *screen, struct canvas *canvas, struct area area)
{
	const struct catalog *catalog = application_catalog(screen->application);
	const struct data_stop *stop = &screen->whereabouts->stops[screen->list.selected];

	for (int node = 0; node < DATA_NODE_COUNT && area.rows > 0; node++) {
		auto_string char *words =
			stop_node_words(&screen->words, stop, (enum data_node)node);

		if (words[0] == '\0')
			continue;

		const char *label = tr(catalog, data_node_label((enum data_node)node));
		int rows = 1;

		/* A label alone would look as if nothing were known. */
		if (area.rows == 1) {
			canvas_text(canvas, area.row, area.column, area.columns, ROLE_DIM,
				canvas_glyph(canvas, GLYPH_CUT));
			return;
		}
		canvas_text(canvas, area.row, area.column, area.columns, ROLE_HEADING, label);
		rows += canvas_text_wrapped(canvas,
			(struct area){area.row + 1, area.column + LIST_POINTER_COLUMNS,
				area.rows - 1, area.columns - LIST_POINTER_COLUMNS},
			0, ROLE_NORMAL, words);
		area.row += rows;
		area.rows -= rows;
	}
}

/* Which category of how many, and by how many flows it travels. */
static void
draw_category(struct whereabouts_screen *screen, struct canvas *canvas, struct area area)
{
	const struct assessment *assessment = describe_assessment(screen->application);
	const struct data_category *category = &screen->categories.categories[screen->category];
	auto_string char *name = data_category_name(assessment, category, assessment->language);
	auto_string char *place =
		string_format("%zu/%zu", screen->category + 1, screen->categories.category_count);
	auto_string char *line = string_format("< %s >  ", name);
	int used = canvas_text(canvas, area.row, area.column,
		area.columns - width_text(place, WIDTH_SCREEN), ROLE_HEADING, line);

	canvas_text(canvas, area.row, area.column + used, area.columns - used, ROLE_DIM, place);
}

static void
draw_stops(struct whereabouts_screen *screen, struct canvas *canvas, struct area area)
{
	const struct catalog *catalog = application_catalog(screen->application);
	int wanted = (int)screen->whereabouts->stop_count + 1;
	int detail = area.rows >= 2 * DETAIL_ROWS ? DETAIL_ROWS : area.rows / 3;
	int rows = wanted < area.rows - detail ? wanted : area.rows - detail;

	if (screen->whereabouts->stop_count == 0) {
		canvas_text_wrapped(
			canvas, area, 0, ROLE_DIM, tr(catalog, N_("No data flow carries this.")));
		canvas_cursor(canvas, area.row, area.column);
		return;
	}
	draw_table(screen, canvas, (struct area){area.row, area.column, rows, area.columns});
	rows += rows + detail < area.rows ? 1 : 0;
	draw_detail(screen, canvas,
		(struct area){area.row + rows, area.column, area.rows - rows, area.columns});
	flow_view_focus(&screen->view, screen->whereabouts->stops[screen->list.selected].record);
}

static void
whereabouts_draw(
	struct application *application, void *state, struct canvas *canvas, struct area area)
{
	struct whereabouts_screen *screen = state;
	const struct catalog *catalog = application_catalog(application);
	const struct assessment *assessment = describe_assessment(application);
	struct area inside = canvas_frame(canvas, area, tr(catalog, N_("Where the data are")));

	screen->application = application;
	screen->words = (struct stop_words){
		assessment, catalog, assessment->language, canvas_glyph(canvas, GLYPH_ARROW)};
	follow(application, screen);
	if (screen->categories.category_count == 0) {
		canvas_text_wrapped(canvas, inside, 0, ROLE_DIM,
			tr(catalog,
				N_("There are no data yet, neither in a table nor in a flow.")));
		canvas_cursor(canvas, inside.row, inside.column);
		return;
	}
	draw_category(screen, canvas, inside);
	draw_stops(screen, canvas,
		(struct area){inside.row + 1, inside.column, inside.rows - 1, inside.columns});
}

static bool
whereabouts_input(struct application *application, void *state, const struct input *input)
{
	struct whereabouts_screen *screen = state;

	(void)application;
	return list_input(&screen->list, input);
}

static void
show_category(struct whereabouts_screen *screen, size_t step)
{
	size_t count = screen->categories.category_count;

	if (count == 0)
		return;
	screen->category = (screen->category + step) % count;
	screen->list = (struct list){0};
	whereabouts_free(&screen->whereabouts);
}

static void
act_next(struct application *application, void *state)
{
	(void)application;
	show_category(state, 1);
}

static void
act_previous(struct application *application, void *state)
{
	struct whereabouts_screen *screen = state;

	(void)application;
	show_category(screen, screen->categories.category_count - 1);
}

static void
act_open(struct application *application, void *state)
{
	struct whereabouts_screen *screen = state;
	const struct record *record = flow_view_focused(application, &screen->view);

	if (record)
		screen_form_open(application, record->id, NULL);
}

static void
whereabouts_free_screen(void *state)
{
	struct whereabouts_screen *screen = state;

	forget(screen);
	free(screen->view.record);
	free(screen);
}

static const struct binding bindings[] = {
	{"Enter", N_("open"), N_("Open the form of the party or system"), act_open, NULL},
	{"Right", N_("next data"), N_("Show the next category of data"), act_next, NULL},
	{"Left", NULL, N_("Show the category before"), act_previous, NULL},
	FLOW_VIEW_EXCHANGES(NULL),
	FLOW_VIEW_MAP(NULL),
	FLOW_VIEW_TABLE(NULL),
};

static const struct screen_type screen_whereabouts = {
	.name = "whereabouts",
	.title = N_("Where the data are"),
	.bindings = bindings,
	.binding_count = array_length(bindings),
	.draw = whereabouts_draw,
	.input = whereabouts_input,
	.free = whereabouts_free_screen,
};

/* Whether a record is the category, or a flow that carries it. */
static bool
is_about(const struct assessment *assessment, const struct data_category *category,
	const struct record *record)
{
	return record == category->record ||
	       (string_equal(record->kind->id, "flow") &&
		       data_category_is_in(assessment, category, record));
}

/* Begin with what the last view had, else with the first category that travels. */
static void
begin_at(struct whereabouts_screen *screen, const struct assessment *assessment, const char *id)
{
	const struct data_categories *categories = &screen->categories;
	const struct record *record = id ? assessment_find_record(assessment, id) : NULL;
	bool found = false;

	for (size_t i = 0; i < categories->category_count && !found; i++) {
		found = categories->categories[i].flow_count > 0;
		screen->category = found ? i : 0;
	}
	found = false;
	for (size_t i = 0; record && i < categories->category_count && !found; i++) {
		found = is_about(assessment, &categories->categories[i], record);
		screen->category = found ? i : screen->category;
	}
	whereabouts_free(&screen->whereabouts);
	follow(screen->application, screen);
	for (size_t i = 0; screen->whereabouts && i < screen->whereabouts->stop_count; i++)
		if (record && screen->whereabouts->stops[i].record == record)
			screen->list.selected = i;
}

void
screen_whereabouts_open(struct application *application, const char *record)
{
	struct whereabouts_screen *screen = memory_allocate(sizeof(*screen));

	screen->application = application;
	follow(application, screen);
	begin_at(screen, describe_assessment(application), record);
	application_push(application, &screen_whereabouts, screen);
}
