/* SPDX-License-Identifier: MIT */
/* Who sends to whom: the flows where a sender's row meets a receiver's column. */
#include "config.h"

#include "ui/screens/screens.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "ui/screens/describe.h"
#include "ui/screens/flow_views.h"
#include "ui/widgets/cross_table.h"
#include "ui/widgets/list.h"

/* Below the table: the names of the focused cell, its flows, what the mark means. */
#define DETAIL_ROWS 6

struct exchanges {
	struct flow_view view;
	struct cross_table_focus focus;
	bool in_list; /* the keys are with the list of the cell's flows */
	struct list list;
	struct exchange_matrix *matrix; /* of this revision; NULL: not made yet */
	uint64_t revision;
	struct application *application;
	const char *mark; /* of what crosses the border, as last drawn */
};

static void
follow(struct application *application, struct exchanges *screen)
{
	uint64_t revision = session_revision(application->session);

	if (screen->matrix && screen->revision == revision)
		return;
	exchange_matrix_free(&screen->matrix);
	screen->matrix = exchange_matrix_new(describe_assessment(application));
	screen->revision = revision;
}

static char *
name_end(const struct exchanges *screen, const struct record *end)
{
	const struct assessment *assessment = describe_assessment(screen->application);

	return end ? assessment_record_name(assessment, end, assessment->language)
		   : memory_copy_string(
			     tr(application_catalog(screen->application), N_("Not stated")));
}

static char *
row_label(void *context, size_t row)
{
	const struct exchanges *screen = context;

	return name_end(screen, screen->matrix->senders[row]);
}

static char *
column_label(void *context, size_t column)
{
	const struct exchanges *screen = context;

	return name_end(screen, screen->matrix->receivers[column]);
}

static char *
cell_text(void *context, size_t row, size_t column)
{
	const struct exchanges *screen = context;
	const struct exchange *exchange = exchange_matrix_find(screen->matrix, row, column);

	return exchange ? exchange_flow_numbers(exchange->flows, exchange->flow_count, screen->mark)
			: NULL;
}

static struct cross_table
table_of(struct exchanges *screen)
{
	return (struct cross_table){
		.row_count = screen->matrix->sender_count,
		.column_count = screen->matrix->receiver_count,
		.row_label = row_label,
		.column_label = column_label,
		.cell = cell_text,
		.context = screen,
	};
}

/* What the focused cell holds; NULL when that is nothing. */
static const struct exchange *
focused_exchange(const struct exchanges *screen)
{
	return screen->matrix ? exchange_matrix_find(
					screen->matrix, screen->focus.row, screen->focus.column)
			      : NULL;
}

static void
draw_flow(void *context, struct canvas *canvas, struct area area, size_t index, bool selected)
{
	const struct exchanges *screen = context;
	const struct exchange *exchange = focused_exchange(screen);

	area = list_draw_pointer(canvas, area, selected && screen->in_list);
	flow_view_draw_flow(screen->application, canvas, area, &exchange->flows[index]);
}

/* The focused cell in words. */
static void
draw_detail(struct exchanges *screen, struct canvas *canvas, struct area area)
{
	const struct catalog *catalog = application_catalog(screen->application);
	const struct exchange *exchange = focused_exchange(screen);
	auto_string char *from = row_label(screen, screen->focus.row);
	auto_string char *to = column_label(screen, screen->focus.column);
	auto_string char *pair =
		string_format("%s %s %s", from, canvas_glyph(canvas, GLYPH_ARROW), to);

	if (area.rows < 2)
		return;
	canvas_text(canvas, area.row, area.column, area.columns, ROLE_HEADING, pair);
	if (screen->matrix->crosses_border && area.rows > 2) {
		auto_string char *legend = tr_format(
			catalog, N_("{mark} crosses the border"), "mark", screen->mark, NULL);

		canvas_text(canvas, area.row + area.rows - 1, area.column, area.columns, ROLE_DIM,
			legend);
		area.rows--;
	}

	struct area below = {area.row + 1, area.column, area.rows - 1, area.columns};

	if (exchange)
		list_draw(&screen->list, canvas, below, exchange->flow_count, screen->in_list,
			draw_flow, screen);
	else
		canvas_text(canvas, below.row, below.column, below.columns, ROLE_DIM,
			tr(catalog, N_("Nothing flows this way.")));
}

/* What another view is to begin at. */
static void
keep_focus(struct exchanges *screen)
{
	const struct exchange *exchange = focused_exchange(screen);

	if (exchange) {
		size_t index = screen->in_list ? screen->list.selected : 0;

		flow_view_focus(&screen->view, exchange->flows[index].record);
	} else {
		flow_view_focus(&screen->view, screen->matrix->senders[screen->focus.row]);
	}
}

static void
exchanges_draw(
	struct application *application, void *state, struct canvas *canvas, struct area area)
{
	struct exchanges *screen = state;
	const struct catalog *catalog = application_catalog(application);
	struct area inside = canvas_frame(canvas, area, tr(catalog, N_("Who sends to whom")));

	screen->application = application;
	screen->mark = canvas_glyph(canvas, GLYPH_ARROW);
	follow(application, screen);
	if (screen->matrix->sender_count == 0) {
		canvas_text_wrapped(canvas, inside, 0, ROLE_DIM,
			tr(catalog, N_("There are no data flows yet.")));
		canvas_cursor(canvas, inside.row, inside.column);
		return;
	}

	int detail = inside.rows >= 2 * DETAIL_ROWS ? DETAIL_ROWS : inside.rows / 3;
	struct area top = {inside.row, inside.column, inside.rows - detail, inside.columns};
	struct cross_table table = table_of(screen);
	int used = cross_table_draw(&table, &screen->focus, canvas, top, !screen->in_list);

	/* A blank row between the two where there is room for one. */
	used += used < top.rows ? 1 : 0;
	if (!focused_exchange(screen))
		screen->in_list = false;
	draw_detail(screen, canvas,
		(struct area){
			inside.row + used, inside.column, inside.rows - used, inside.columns});
	keep_focus(screen);
}

static bool
exchanges_input(struct application *application, void *state, const struct input *input)
{
	struct exchanges *screen = state;

	(void)application;
	if (!screen->matrix || screen->matrix->sender_count == 0)
		return false;
	if (screen->in_list) {
		if (list_input(&screen->list, input))
			return true;
		if (input->type != INPUT_ESCAPE && input->type != INPUT_UP)
			return false;
		screen->in_list = false;
		return true;
	}

	struct cross_table table = table_of(screen);

	if (!cross_table_input(&table, &screen->focus, input))
		return false;
	screen->list = (struct list){0};
	return true;
}

static void
act_open(struct application *application, void *state)
{
	struct exchanges *screen = state;
	const struct exchange *exchange = focused_exchange(screen);

	if (!exchange) {
		application_say(application, ROLE_NORMAL, N_("Nothing flows this way."), NULL);
		return;
	}
	if (exchange->flow_count > 1 && !screen->in_list) {
		screen->in_list = true;
		return;
	}
	screen_form_open(application,
		exchange->flows[screen->in_list ? screen->list.selected : 0].record->id, NULL);
}

/* The table takes its keys itself; their row is for the footer and the help. */
static void
act_none(struct application *application, void *state)
{
	(void)application;
	(void)state;
}

static void
exchanges_free(void *state)
{
	struct exchanges *screen = state;

	exchange_matrix_free(&screen->matrix);
	free(screen->view.record);
	free(screen);
}

static const struct binding bindings[] = {
	{"Enter", N_("open"), N_("Open the flow, or go to the list of the cell's flows"), act_open,
		NULL},
	{"Up Down Left Right", NULL, N_("Go from cell to cell"), act_none, NULL},
	FLOW_VIEW_WHEREABOUTS(NULL),
	FLOW_VIEW_MAP(NULL),
	FLOW_VIEW_TABLE(NULL),
};

static const struct screen_type screen_exchanges = {
	.name = "exchanges",
	.title = N_("Who sends to whom"),
	.bindings = bindings,
	.binding_count = array_length(bindings),
	.draw = exchanges_draw,
	.input = exchanges_input,
	.free = exchanges_free,
};

/* Stand on the first cell with something in it, or on what the last view had: a flow, or one that
 * sends or receives. */
static void
focus_on(struct exchanges *screen, const char *record)
{
	const struct exchange_matrix *matrix = screen->matrix;

	if (matrix->exchange_count == 0)
		return;

	const struct exchange *found = &matrix->exchanges[0];

	for (size_t i = matrix->exchange_count; record && i > 0; i--) {
		const struct exchange *exchange = &matrix->exchanges[i - 1];
		const struct record *from = matrix->senders[exchange->sender];
		const struct record *to = matrix->receivers[exchange->receiver];
		bool is_it = (from && string_equal(from->id, record)) ||
			     (to && string_equal(to->id, record));

		for (size_t j = 0; j < exchange->flow_count; j++)
			is_it = is_it || string_equal(exchange->flows[j].record->id, record);
		if (is_it)
			found = exchange;
	}
	screen->focus.row = found->sender;
	screen->focus.column = found->receiver;
}

void
screen_exchanges_open(struct application *application, const char *record)
{
	struct exchanges *screen = memory_allocate(sizeof(*screen));

	screen->application = application;
	follow(application, screen);
	focus_on(screen, record);
	application_push(application, &screen_exchanges, screen);
}
