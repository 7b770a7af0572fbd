/* SPDX-License-Identifier: MIT */
/* What stands beside or below the map in words. */
#include "config.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/string.h"
#include "ui/screens/describe.h"
#include "ui/screens/map_screen.h"

/* A finding's mark and the blank after it. */
#define MARK_COLUMNS 2

static const char *
detail_label(enum map_detail detail)
{
	static const char *const labels[MAP_DETAIL_COUNT] = {
		[MAP_NAMES] = N_("names only"),
		[MAP_DATA] = N_("names and data"),
		[MAP_ALL] = N_("everything"),
	};

	return labels[detail];
}

static void
append_part(struct string *line, char *part)
{
	string_append_format(line, "%s%s", line->length ? " · " : "", part);
	free(part);
}

/* Where there is more of the map than is seen. */
static void
append_more(struct string *line, const struct map_screen *screen, const struct canvas *canvas)
{
	const struct map_drawing *drawing = screen->drawing;
	struct string signs = {0};

	if (screen->left > 0)
		string_append(&signs, " <");
	if (screen->left + screen->seen_columns < drawing->columns)
		string_append(&signs, " >");
	if (screen->top > 0)
		string_append_format(&signs, " %s", canvas_glyph(canvas, GLYPH_UP));
	if (screen->top + screen->seen_rows < drawing->rows)
		string_append_format(&signs, " %s", canvas_glyph(canvas, GLYPH_DOWN));
	if (signs.length)
		append_part(line, tr_format(application_catalog(screen->application),
					  N_("more:{signs}"), "signs", string_text(&signs), NULL));
	string_clear(&signs);
}

void
map_screen_draw_state(
	struct map_screen *screen, struct canvas *canvas, struct area row, const char *title)
{
	const struct catalog *catalog = application_catalog(screen->application);
	const struct map_graph *graph = screen->graph;
	struct string line = {0};

	if (screen->is_finding) {
		const char *label = tr(catalog, N_("Show only:"));
		int used =
			canvas_text(canvas, row.row, row.column, row.columns, ROLE_HEADING, label);

		row.column += used + 1;
		row.columns -= used + 1;
		edit_field_draw(&screen->edit, canvas, row,
			tr(catalog, N_("data, purpose, place or name")));
		return;
	}
	append_part(&line, memory_copy_string(tr(catalog, detail_label(screen->detail))));
	append_more(&line, screen, canvas);
	if (screen->words) {
		auto_string char *shown = string_format("%zu", graph->flow_count);
		auto_string char *all = string_format("%zu", screen->flow_total);

		append_part(
			&line, tr_format(catalog, N_("“{words}”: {shown} of {all} flows"), "words",
				       screen->words, "shown", shown, "all", all, NULL));
	}
	if (graph->hidden_flow_count) {
		auto_string char *count = string_format("%zu", graph->hidden_flow_count);

		append_part(&line,
			tr_format(catalog, N_("flows not drawn: {count}"), "count", count, NULL));
	}
	if (graph->hidden_node_count && !screen->words) {
		auto_string char *count = string_format("%zu", graph->hidden_node_count);

		append_part(&line, tr_format(catalog, N_("parties and systems not drawn: {count}"),
					   "count", count, NULL));
	}
	if (title) {
		int used =
			canvas_text(canvas, row.row, row.column, row.columns, ROLE_HEADING, title);

		row.column += used + 2;
		row.columns -= used + 2;
	}
	canvas_text(canvas, row.row, row.column, row.columns, ROLE_DIM, string_text(&line));
	string_clear(&line);
}

static char *
node_name(const struct map_screen *screen, size_t node)
{
	return memory_copy_string(screen->graph->nodes[node].name);
}

/* "Check-ins by phone: Employees → Attendance app". */
static char *
flow_line(const struct map_screen *screen, const struct canvas *canvas, size_t index)
{
	const struct map_flow *flow = &screen->graph->flows[index];
	const char *arrow = canvas_glyph(canvas, GLYPH_ARROW);
	auto_string char *name = flow_view_name(screen->application, flow->record);

	if (flow->from == MAP_NONE || flow->to == MAP_NONE)
		return memory_copy_string(name);

	auto_string char *from = node_name(screen, flow->from);
	auto_string char *to = node_name(screen, flow->to);
	auto_string char *pair = string_format("%s %s %s", from, arrow, to);
	if (name[0] == '\0')
		return memory_copy_string(pair);
	return tr_format(application_catalog(screen->application), N_("{label}: {text}"), "label",
		name, "text", pair, NULL);
}

/* What the list is drawn from. */
struct listed {
	struct map_screen *screen;
	const size_t *flows;
};

static void
draw_flow(void *context, struct canvas *canvas, struct area area, size_t index, bool selected)
{
	const struct listed *listed = context;
	const struct map_screen *screen = listed->screen;
	size_t flow = listed->flows[index];
	const struct exchange_flow shown = {
		screen->graph->flows[flow].record, screen->graph->flows[flow].crosses_border};
	auto_string char *number =
		exchange_flow_numbers(&shown, 1, canvas_glyph(canvas, GLYPH_ARROW));
	auto_string char *line = flow_line(screen, canvas, flow);
	enum severity severity;
	int used;

	area = list_draw_pointer(canvas, area, selected && screen->flow != MAP_NONE);
	used = canvas_text(canvas, area.row, area.column, area.columns, ROLE_NORMAL, number);
	used = used < 4 ? 5 : used + 1;
	if (map_screen_worst(screen->application, shown.record, &severity))
		canvas_text(canvas, area.row, area.column + used, 1,
			describe_severity_role(severity),
			canvas_glyph(canvas, describe_severity_mark(severity)));
	used += MARK_COLUMNS;
	canvas_text(canvas, area.row, area.column + used, area.columns - used, ROLE_NORMAL, line);
}

void
map_screen_draw_list(struct map_screen *screen, struct canvas *canvas, struct area area)
{
	size_t count;
	size_t *flows = map_screen_listed(screen, &count);
	struct listed listed = {screen, flows};

	list_fit(&screen->list, count, area.rows);
	list_select(&screen->list, screen->flow == MAP_NONE ? 0 : screen->flow);
	list_draw(&screen->list, canvas, area, count, false, draw_flow, &listed);
	free(flows);
}

/* Wrapped text in what is left of an area, which shrinks by it. */
static void
draw_words(struct canvas *canvas, struct area *area, enum role role, const char *text)
{
	if (area->rows < 1 || text[0] == '\0')
		return;

	int used = canvas_text_wrapped(canvas, *area, 0, role, text);

	area->row += used;
	area->rows -= used;
}

static void
draw_field(struct map_screen *screen, struct canvas *canvas, struct area *area,
	const struct record *record, const struct template_field *field)
{
	const struct application *application = screen->application;
	auto_string char *value = describe_value(application, record, field, NULL);

	if (value[0] == '\0')
		return;

	auto_string char *line = tr_format(application_catalog(application), N_("{label}: {text}"),
		"label", localized_text(&field->label, application->language), "text", value, NULL);

	draw_words(canvas, area, ROLE_NORMAL, line);
}

/* The fields that tables show, then those that say what a flow carries and for what. */
static void
draw_fields(struct map_screen *screen, struct canvas *canvas, struct area *area,
	const struct record *record)
{
	static const char *const others[] = {"data", "purposes", "backup", "remote_access"};
	const struct template_kind *kind = record->kind;

	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]) + kind->column_count; i++) {
		const struct template_field *field =
			i < kind->column_count
				? kind->columns[i]
				: template_find_field(kind, others[i - kind->column_count]);
		bool is_shown = field && field != kind->name;

		for (size_t j = 0; i >= kind->column_count && j < kind->column_count; j++)
			is_shown = is_shown && kind->columns[j] != field;
		if (is_shown)
			draw_field(screen, canvas, area, record, field);
	}
}

void
map_screen_draw_detail(struct map_screen *screen, struct canvas *canvas, struct area area)
{
	const struct record *record = map_screen_focused(screen);
	struct area left = area;

	if (record) {
		draw_fields(screen, canvas, &left, record);
	} else if (screen->node != MAP_NONE) {
		draw_words(canvas, &left, ROLE_NORMAL, screen->graph->nodes[screen->node].name);
	}

	auto_string char *prompts =
		map_screen_prompts(screen, N_("Risks of the catalogue not looked at yet: {count}"));

	draw_words(canvas, &left, ROLE_WARNING, prompts);
	if (left.rows > 2) {
		left.row++;
		left.rows--;
	}

	int used = map_screen_draw_findings(screen, canvas, left);

	if (used > 0)
		used++;
	left.row += used;
	left.rows -= used;
	if (left.rows > 0)
		map_screen_draw_list(screen, canvas, left);
}
