/* SPDX-License-Identifier: MIT */
/* The map of the data flows: parties and systems as boxes, flows as arrows, the border between. */
#include "config.h"

#include "ui/screens/screens.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "ui/screens/describe.h"
#include "ui/screens/form.h"
#include "ui/screens/map_screen.h"
#include "ui/screens/pane_keys.h"
#include "ui/screens/picker.h"
#include "ui/screens/turn_back.h"

/* Beside the map, of a hundred columns, and at most. */
#define DETAIL_SHARE 30
#define DETAIL_COLUMNS_MOST 60
/* Below the map, as a part of the rows; and for what is wrong. */
#define LIST_SHARE 4
#define FINDING_ROWS 2
/* With fewer rows than these, the map and the list get them all. */
#define ROWS_FOR_FINDINGS 16

/* The title and the footer of every screen. */
#define FRAME_ROWS 2

/* How much is written where the person did not choose. */
static void
choose_detail(struct map_screen *screen, const struct canvas *canvas)
{
	if (!screen->is_zoomed)
		screen->detail = canvas->columns < MAP_WIDE_FROM ? MAP_NAMES : MAP_DATA;
}

static void
draw_empty(struct map_screen *screen, struct canvas *canvas, struct area area)
{
	const struct catalog *catalog = application_catalog(screen->application);

	if (screen->words && screen->flow_total)
		canvas_text_wrapped(canvas, area, 0, ROLE_DIM,
			tr(catalog, N_("No flow has these words. Esc shows all again.")));
	else
		canvas_text_wrapped(canvas, area, 0, ROLE_DIM,
			tr(catalog, N_("Nothing to draw yet. n adds the first flow.")));
	if (!screen->is_finding)
		canvas_cursor(canvas, area.row, area.column);
}

/* The map in an area, with a row above it for what it leaves out, behind a title (NULL: none). */
static void
draw_map(struct map_screen *screen, struct canvas *canvas, struct area area, const char *title)
{
	struct area map = {area.row + 1, area.column, area.rows - 1, area.columns};
	/* A message takes rows for a moment: the map does not change for that. */
	int taken = canvas->rows - FRAME_ROWS - screen->rows;

	map_screen_make(screen, map.columns, map.rows + taken, canvas->ascii);
	if (screen->drawing->rows == 0 || screen->graph->node_count == 0)
		draw_empty(screen, canvas, map);
	else
		map_screen_paint(screen, canvas, map);
	/* After the map, whose focus would take the cursor away from what is typed; and after it
	 * was scrolled. */
	map_screen_draw_state(
		screen, canvas, (struct area){area.row, area.column, 1, area.columns}, title);
}

static void
draw_wide(struct map_screen *screen, struct canvas *canvas, struct area area)
{
	const struct application *application = screen->application;
	int detail = area.columns * DETAIL_SHARE / 100;
	struct area left = area;
	struct area right = area;
	const struct record *record;

	detail = detail < DETAIL_COLUMNS_MOST ? detail : DETAIL_COLUMNS_MOST;
	left.columns -= detail;
	right.column += left.columns;
	right.columns = detail;
	draw_map(screen, canvas,
		canvas_frame(canvas, left,
			tr(application_catalog(application), N_("Map of the data flows"))),
		NULL);
	record = map_screen_focused(screen);

	auto_string char *title = record ? describe_record(application, record) : NULL;

	map_screen_draw_detail(screen, canvas, canvas_frame(canvas, right, title));
}

/* Above the list: what the arrow of the focused flow carries, or which node has the focus. */
static void
draw_focus(struct map_screen *screen, struct canvas *canvas, struct area row)
{
	const struct record *record = map_screen_focused(screen);
	auto_string char *name = record ? describe_record(screen->application, record) : NULL;
	const char *shown = screen->flow != MAP_NONE ? screen->graph->flows[screen->flow].data : "";

	if (shown[0] == '\0' && name)
		shown = name;

	auto_string char *prompts = map_screen_prompts(screen, N_("not looked at yet: {count}"));
	int columns = width_text(prompts, WIDTH_SCREEN);
	int left = row.columns - columns - 1;

	canvas_text(canvas, row.row, row.column, left - 1, ROLE_HEADING, shown);
	canvas_text(canvas, row.row, row.column + left, columns, ROLE_WARNING, prompts);
}

static void
draw_narrow(struct map_screen *screen, struct canvas *canvas, struct area area)
{
	int findings = canvas->rows < ROWS_FOR_FINDINGS ? 0 : FINDING_ROWS;
	int list = (canvas->rows - FRAME_ROWS) / LIST_SHARE;
	struct area map = {area.row, area.column, area.rows - list - findings - 1, area.columns};
	struct area below = {map.row + map.rows, area.column + 1, 1, area.columns - 1};

	draw_map(screen, canvas, map,
		tr(application_catalog(screen->application), N_("Map of the data flows")));
	draw_focus(screen, canvas, below);
	below.row++;
	below.rows = list;
	map_screen_draw_list(screen, canvas, below);
	below.row += list;
	below.rows = findings;
	(void)map_screen_draw_findings(screen, canvas, below);
}

static void
map_draw(struct application *application, void *state, struct canvas *canvas, struct area area)
{
	struct map_screen *screen = state;

	screen->application = application;
	screen->rows = area.rows;
	choose_detail(screen, canvas);
	if (canvas->columns < MAP_WIDE_FROM)
		draw_narrow(screen, canvas, area);
	else
		draw_wide(screen, canvas, area);
}

/* Filtering. */

/* Show what has these words; NULL or none: everything. */
static void
filter(struct map_screen *screen, const char *words)
{
	free(screen->words);
	screen->words = string_is_empty(words) ? NULL : memory_copy_string(words);
	map_screen_forget(screen);
}

static bool
map_input(struct application *application, void *state, const struct input *input)
{
	struct map_screen *screen = state;

	(void)application;
	if (!screen->is_finding || !edit_field_input(&screen->edit, input))
		return false;
	filter(screen, edit_field_text(&screen->edit));
	return true;
}

static void
act_find(struct application *application, void *state)
{
	struct map_screen *screen = state;

	(void)application;
	edit_field_open(&screen->edit, screen->words, false);
	screen->is_finding = true;
}

static void
act_find_keep(struct application *application, void *state)
{
	struct map_screen *screen = state;

	(void)application;
	edit_field_close(&screen->edit);
	screen->is_finding = false;
}

static void
act_show_all(struct application *application, void *state)
{
	act_find_keep(application, state);
	filter(state, NULL);
}

static bool
is_finding(const struct application *application, const void *state)
{
	const struct map_screen *screen = state;

	(void)application;
	return screen->is_finding;
}

static bool
is_filtered(const struct application *application, const void *state)
{
	const struct map_screen *screen = state;

	(void)application;
	return screen->is_finding || screen->words != NULL;
}

static bool
is_moving(const struct application *application, const void *state)
{
	const struct map_screen *screen = state;

	(void)application;
	return !screen->is_finding;
}

/* Moving. */

/* Several keys may come before the next drawing: what they mean is the map as it is now. */
static bool
is_ready(struct map_screen *screen)
{
	if (screen->made.columns == 0)
		return false;
	map_screen_make(screen, screen->made.columns, screen->made.rows, screen->made.ascii);
	return true;
}

static void
move(struct map_screen *screen, int down, int right)
{
	if (is_ready(screen))
		(void)map_screen_move(screen, down, right);
}

static void
act_up(struct application *application, void *state)
{
	(void)application;
	move(state, -1, 0);
}

static void
act_down(struct application *application, void *state)
{
	(void)application;
	move(state, 1, 0);
}

static void
act_left(struct application *application, void *state)
{
	(void)application;
	move(state, 0, -1);
}

static void
act_right(struct application *application, void *state)
{
	(void)application;
	move(state, 0, 1);
}

static void
act_next_flow(struct application *application, void *state)
{
	(void)application;
	if (is_ready(state))
		(void)map_screen_step(state, true);
}

static void
act_previous_flow(struct application *application, void *state)
{
	(void)application;
	if (is_ready(state))
		(void)map_screen_step(state, false);
}

static void
act_zoom(struct application *application, void *state)
{
	struct map_screen *screen = state;

	(void)application;
	screen->is_zoomed = true;
	screen->detail = (enum map_detail)((screen->detail + 1) % MAP_DETAIL_COUNT);
}

static void
act_open(struct application *application, void *state)
{
	struct map_screen *screen = state;
	const struct record *record = is_ready(screen) ? map_screen_focused(screen) : NULL;

	if (record)
		screen_form_open(application, record->id, NULL);
	else if (screen->node != MAP_NONE)
		application_say(application, ROLE_NORMAL,
			N_("It is not stated who this is: Tab goes to the flow that says."), NULL);
}

/* Where a new flow begins: the focused node, or where the focused flow ends. */
static const struct record *
find_sender(const struct map_screen *screen)
{
	size_t node =
		screen->flow != MAP_NONE ? screen->graph->flows[screen->flow].to : screen->node;

	return node == MAP_NONE ? NULL : screen->graph->nodes[node].record;
}

/* Add a flow from what has the focus: its receiver is asked for first, then comes its form. */
static void
act_new(struct application *application, void *state)
{
	struct map_screen *screen = state;
	const struct template_kind *kind =
		template_find_kind(describe_assessment(application)->template, "flow");
	const struct record *sender = is_ready(screen) ? find_sender(screen) : NULL;
	const struct template_field *from = template_find_field(kind, "from");
	struct session_value value = {from, LANGUAGE_NONE, sender ? sender->id : NULL};

	if (!describe_may_change(application, act_new, state))
		return;
	free(screen->origin);
	screen->origin = sender ? memory_copy_string(sender->id) : NULL;

	const struct record *flow =
		form_add_with(application, kind, &value, sender ? 1 : 0, sender ? "to" : "from");

	if (!flow)
		return;
	flow_view_focus(&screen->view, flow);
	if (sender)
		picker_open(application, flow, template_find_field(kind, "to"));
}

static void
map_focused(struct application *application, void *state, struct focused_texts *texts)
{
	const struct map_screen *screen = state;
	const struct record *record = map_screen_focused(screen);

	(void)application;
	if (!record)
		return;
	focused_texts_add(texts, &record->kind->label);
	for (size_t i = 0; i < record->kind->field_count; i++)
		focused_texts_add(texts, &record->kind->fields[i]->label);
}

static void
map_free(void *state)
{
	struct map_screen *screen = state;

	map_screen_forget(screen);
	edit_field_close(&screen->edit);
	free(screen->words);
	free(screen->origin);
	free(screen->view.record);
	free(screen);
}

static const struct binding bindings[] = {
	{"Enter", N_("keep these"), N_("Keep showing only what has these words"), act_find_keep,
		is_finding},
	{"Esc", N_("show all"), N_("Show all flows again"), act_show_all, is_filtered},
	{"Enter", N_("open"), N_("Open the form of the flow, party or system"), act_open,
		is_moving},
	{"Tab", N_("next flow"), N_("Go to the next flow"), act_next_flow, is_moving},
	{"Shift-Tab", NULL, N_("Go to the flow before"), act_previous_flow, is_moving},
	{"n", N_("new flow"),
		N_("Add a flow from here; a name that is not there yet becomes a party or system"),
		act_new, is_moving},
	{"z", N_("zoom"), N_("Write names only, names and data, or everything"), act_zoom,
		is_moving},
	{"/", N_("filter"), N_("Show only flows with these data, purposes, places or names"),
		act_find, is_moving},
	{"a", N_("add suggested"), N_("Add the risk or measure that a finding suggests"),
		map_screen_act_suggested, map_screen_has_suggestion},
	{"p", N_("threats"), N_("What could go wrong here, from the catalogue"),
		map_screen_act_prompts, map_screen_has_prompts},
	{"i", NULL, N_("All of the guidance on this item"), map_screen_act_guidance,
		map_screen_has_guidance},
	FLOW_VIEW_TABLE(is_moving),
	FLOW_VIEW_EXCHANGES(is_moving),
	FLOW_VIEW_WHEREABOUTS(is_moving),
	TURN_BINDINGS(is_moving),
	{"f", N_("findings"), N_("Everything that is missing or wrong"), pane_act_findings,
		is_moving},
	{"Up", NULL, N_("Go to the party or system above"), act_up, is_moving},
	{"Down", NULL, N_("Go to the party or system below"), act_down, is_moving},
	{"Left", NULL, N_("Go to the party or system at the left; from a flow, to its end there"),
		act_left, is_moving},
	{"Right", NULL, N_("Go to the party or system at the right; from a flow, to its end there"),
		act_right, is_moving},
};

static const struct screen_type screen_map = {
	.name = "map",
	.title = N_("Map of the data flows"),
	.bindings = bindings,
	.binding_count = array_length(bindings),
	.draw = map_draw,
	.input = map_input,
	.focused = map_focused,
	.free = map_free,
};

void
screen_map_open(struct application *application, const char *record)
{
	struct map_screen *screen = memory_allocate(sizeof(*screen));

	screen->application = application;
	screen->flow = MAP_NONE;
	screen->node = MAP_NONE;
	screen->view.record = memory_copy_string(record);
	application_push(application, &screen_map, screen);
}
