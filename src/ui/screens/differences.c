/* SPDX-License-Identifier: MIT */
/* What differs between a moment of the open assessment and now, and the way to where it stands. */
#include "config.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "assessment/address.h"
#include "assessment/diff.h"
#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "session/moments.h"
#include "session/past.h"
#include "ui/screens/describe.h"
#include "ui/screens/screens.h"
#include "ui/widgets/list.h"
#include "ui/widgets/marked_text.h"

/* From here on before and after stand side by side. */
#define WIDE_COLUMNS 100
#define VALUE_INDENT 4
#define SIGN_COLUMNS 2

enum line_type { LINE_STEP, LINE_RECORD, LINE_VALUE };

/* A line of the list, which may take several rows. Its indices hold while the diff does. */
struct line {
	enum line_type type;
	size_t record;
	size_t value;
	int top; /* its first row, from the list's */
	int rows;
};

struct differences {
	struct moment *moments; /* to compare with, owned */
	size_t moment_count;
	size_t moment;
	struct past before;
	struct diff diff; /* of the language and revision below; borrows from the session */
	enum language language;
	uint64_t revision;
	struct line *lines;
	size_t line_count;
	size_t selected; /* a record's or a value's */
	int columns;     /* that the rows were counted for */
	int top;
};

static void
forget(struct differences *screen)
{
	diff_clear(&screen->diff);
	past_clear(&screen->before);
	memory_free(&screen->lines);
	screen->line_count = 0;
	screen->columns = 0;
}

static void
add_line(struct differences *screen, enum line_type type, size_t record, size_t value)
{
	*array_append(&screen->lines, &screen->line_count) =
		(struct line){.type = type, .record = record, .value = value};
}

static void
list_lines(struct differences *screen)
{
	const struct diff *diff = &screen->diff;

	for (size_t i = 0; i < diff->record_count; i++) {
		const struct diff_record *record = &diff->records[i];

		if (i == 0 || record->step != diff->records[i - 1].step)
			add_line(screen, LINE_STEP, i, 0);
		/* The answers of a step stand right below it. */
		if (record->name[0])
			add_line(screen, LINE_RECORD, i, 0);
		for (size_t j = 0; j < record->value_count; j++)
			add_line(screen, LINE_VALUE, i, j);
	}
	if (screen->selected >= screen->line_count)
		screen->selected = screen->line_count ? screen->line_count - 1 : 0;
	while (screen->selected < screen->line_count &&
		screen->lines[screen->selected].type == LINE_STEP)
		screen->selected++;
}

/* Compare; false with the error. */
static bool
compare(struct application *application, struct differences *screen, struct error *error)
{
	const struct moment *moment = &screen->moments[screen->moment];

	forget(screen);
	screen->language = application->language;
	screen->revision = session_revision(application->session);
	if (!session_past(application->session, moment->number, &screen->before, error))
		return false;
	diff_find(screen->before.assessment, describe_assessment(application),
		application->language, &screen->diff);
	list_lines(screen);
	return true;
}

static void
refresh(struct application *application, struct differences *screen)
{
	struct error error = {0};

	if (screen->language == application->language &&
		screen->revision == session_revision(application->session))
		return;
	if (!compare(application, screen, &error))
		application_say_error(application, &error);
}

/* One side of a value, with what the other has not in a role of its own. */
static void
mark_side(const struct application *application, const struct diff_value *value, bool is_new,
	struct marked_text *marked)
{
	const char *text = is_new ? value->new_text : value->old_text;

	if (is_new ? value->new_erased : value->old_erased) {
		const char *erased = tr(application_catalog(application), N_("Erased"));

		marked_text_add(marked, ROLE_DIM, erased, strlen(erased));
		return;
	}
	for (size_t i = 0; i < value->words.part_count; i++) {
		const struct difference_part *part = &value->words.parts[i];

		marked_text_add(marked,
			part->is_same ? ROLE_NORMAL
			: is_new      ? ROLE_GOOD
				      : ROLE_ERROR,
			text + (is_new ? part->new_start : part->old_start),
			is_new ? part->new_length : part->old_length);
	}
}

/* Where the two sides of a value are drawn, from the list's left edge. */
struct sides {
	int columns;
	bool has_old;
	bool has_new;
	bool is_beside;
};

static struct sides
sides_of(const struct diff_value *value, int columns)
{
	struct sides sides = {
		.has_old = value->type != DIFF_NEW,
		.has_new = value->type != DIFF_REMOVED,
	};

	columns -= VALUE_INDENT;
	sides.is_beside = sides.has_old && sides.has_new && columns + VALUE_INDENT >= WIDE_COLUMNS;
	sides.columns = (sides.is_beside ? columns / 2 : columns) - SIGN_COLUMNS;
	return sides;
}

static int
count_value_rows(const struct application *application, const struct diff_value *value, int columns)
{
	const struct sides sides = sides_of(value, columns);
	struct marked_text old_side = {0};
	struct marked_text new_side = {0};
	int old_rows = 0;
	int new_rows = 0;

	if (sides.has_old) {
		mark_side(application, value, false, &old_side);
		old_rows = marked_text_rows(&old_side, sides.columns);
	}
	if (sides.has_new) {
		mark_side(application, value, true, &new_side);
		new_rows = marked_text_rows(&new_side, sides.columns);
	}
	marked_text_clear(&old_side);
	marked_text_clear(&new_side);
	if (sides.is_beside)
		return 1 + (old_rows > new_rows ? old_rows : new_rows);
	return 1 + old_rows + new_rows;
}

/* Say where each line is; for a width that was laid out already there is nothing to do. */
static void
lay_out(const struct application *application, struct differences *screen, int columns)
{
	int row = 0;

	if (screen->columns == columns)
		return;
	for (size_t i = 0; i < screen->line_count; i++) {
		struct line *line = &screen->lines[i];
		const struct diff_record *record = &screen->diff.records[line->record];

		/* An empty row before each step but the first. */
		row += line->type == LINE_STEP && i > 0;
		line->top = row;
		line->rows = line->type == LINE_VALUE
				     ? count_value_rows(
					       application, &record->values[line->value], columns)
				     : 1;
		row += line->rows;
	}
	screen->columns = columns;
}

static void
scroll_to_selected(struct differences *screen, int rows)
{
	const struct line *line = &screen->lines[screen->selected];
	/* The step's title is seen with what stands first below it. */
	int top = screen->selected == 1 ? 0 : line->top;

	if (line->top + line->rows > screen->top + rows)
		screen->top = line->top + line->rows - rows;
	if (top < screen->top)
		screen->top = top;
}

/* Draw one side with its sign, from the row `skip` of it on. */
static void
draw_side(const struct application *application, const struct diff_value *value, bool is_new,
	int columns, struct canvas *canvas, struct area area, int skip)
{
	struct marked_text marked = {0};
	struct area text = {area.row, area.column + SIGN_COLUMNS, area.rows, columns};

	mark_side(application, value, is_new, &marked);
	if (skip == 0 && area.rows > 0)
		canvas_text(canvas, area.row, area.column, 1, is_new ? ROLE_GOOD : ROLE_ERROR,
			is_new ? "+" : "-");
	marked_text_draw(&marked, canvas, text, skip);
	marked_text_clear(&marked);
}

/* What is left of an area from its row `row` on, of which `skip` rows are above it. */
static struct area
area_from(struct area area, int row, int *skip)
{
	*skip = row < 0 ? -row : 0;
	row += *skip;
	area.row += row;
	area.rows -= row;
	return area;
}

static void
draw_sides(const struct application *application, const struct diff_value *value,
	struct canvas *canvas, struct area area, int row)
{
	const struct sides sides = sides_of(value, area.columns);
	int skip;

	area.column += VALUE_INDENT;
	if (sides.has_old) {
		struct area place = area_from(area, row, &skip);

		draw_side(application, value, false, sides.columns, canvas, place, skip);
	}
	if (sides.has_old && !sides.is_beside) {
		struct marked_text old_side = {0};

		mark_side(application, value, false, &old_side);
		row += marked_text_rows(&old_side, sides.columns);
		marked_text_clear(&old_side);
	}
	if (sides.has_new) {
		struct area place = area_from(area, row, &skip);

		place.column += sides.is_beside ? sides.columns + SIGN_COLUMNS : 0;
		draw_side(application, value, true, sides.columns, canvas, place, skip);
	}
}

static char *
line_text(const struct application *application, const struct differences *screen,
	const struct line *line)
{
	const struct catalog *catalog = application_catalog(application);
	const struct diff_record *record = &screen->diff.records[line->record];

	if (line->type == LINE_STEP)
		return memory_copy_string(diff_step_title(record, catalog, application->language));
	if (line->type == LINE_VALUE)
		return diff_value_label(&record->values[line->value], application->language);
	return tr_format(catalog, N_("{label}: {text}"), "label",
		tr(catalog, diff_type_label(record->type)), "text", record->name, NULL);
}

static void
draw_line(const struct application *application, const struct differences *screen, size_t index,
	struct canvas *canvas, struct area area)
{
	const struct line *line = &screen->lines[index];
	auto_string char *text = line_text(application, screen, line);
	int row = line->top - screen->top;
	struct area place = {area.row + row, area.column, 1, area.columns};
	bool is_selected = index == screen->selected;

	if (row >= area.rows || row + line->rows <= 0)
		return;
	if (line->type == LINE_VALUE)
		draw_sides(application, &screen->diff.records[line->record].values[line->value],
			canvas, area, row + 1);
	if (row < 0)
		return;
	if (line->type != LINE_STEP)
		place = list_draw_pointer(canvas, place, is_selected);
	canvas_text(canvas, place.row, place.column, place.columns,
		line->type == LINE_STEP ? ROLE_HEADING : ROLE_NORMAL, text);
	if (is_selected) {
		canvas_tint(canvas, (struct area){place.row, area.column, 1, area.columns},
			ROLE_SELECTED);
		canvas_cursor(canvas, place.row, area.column);
	}
}

static char *
title_of(const struct application *application, const struct differences *screen)
{
	const struct catalog *catalog = application_catalog(application);
	const struct moment *moment = &screen->moments[screen->moment];
	auto_string char *number = string_format("%" PRId64, moment->number);

	if (moment->is_signed)
		return tr_format(catalog, N_("Changed since signed (change {number})"), "number",
			number, NULL);
	if (moment->name)
		return tr_format(catalog, N_("Changed since {name} (change {number})"), "name",
			moment->name, "number", number, NULL);
	return memory_copy_string(tr(catalog, N_("Changed since the beginning")));
}

static void
differences_draw(
	struct application *application, void *state, struct canvas *canvas, struct area area)
{
	struct differences *screen = state;
	const struct catalog *catalog = application_catalog(application);

	refresh(application, screen);

	auto_string char *title = title_of(application, screen);
	auto_string char *summary = diff_summary(&screen->diff, catalog);
	struct area inside = canvas_frame(canvas, area, title);
	struct area rows = {inside.row + 1, inside.column, inside.rows - 1, inside.columns - 1};

	canvas_text(canvas, inside.row, inside.column, inside.columns, ROLE_DIM, summary);
	canvas_cursor(canvas, rows.row, rows.column);
	if (screen->line_count == 0) {
		canvas_text_wrapped(
			canvas, rows, 0, ROLE_NORMAL, tr(catalog, N_("Nothing differs.")));
		return;
	}
	lay_out(application, screen, rows.columns);
	scroll_to_selected(screen, rows.rows);
	for (size_t i = 0; i < screen->line_count; i++)
		draw_line(application, screen, i, canvas, rows);

	const struct line *last = &screen->lines[screen->line_count - 1];

	if (last->top + last->rows > screen->top + rows.rows)
		canvas_text(canvas, rows.row + rows.rows - 1, rows.column + rows.columns, 1,
			ROLE_KEY, canvas_glyph(canvas, GLYPH_DOWN));
	if (screen->top > 0)
		canvas_text(canvas, rows.row, rows.column + rows.columns, 1, ROLE_KEY,
			canvas_glyph(canvas, GLYPH_UP));
}

/* Select the next line in a direction that is no step's title, if there is one. */
static void
select_next(struct differences *screen, int direction)
{
	size_t next = screen->selected;

	do
		next += (size_t)direction;
	while (next < screen->line_count && screen->lines[next].type == LINE_STEP);
	/* Below 0 it is far above the count. */
	if (next < screen->line_count)
		screen->selected = next;
}

static void
act_up(struct application *application, void *state)
{
	(void)application;
	select_next(state, -1);
}

static void
act_down(struct application *application, void *state)
{
	(void)application;
	select_next(state, 1);
}

/* Select what stands first in a step, the next one in a direction that has not the focus. */
static void
select_step(struct differences *screen, int direction)
{
	size_t before;

	do {
		before = screen->selected;
		select_next(screen, direction);
	} while (screen->selected != before &&
		 screen->lines[screen->selected - 1].type != LINE_STEP);
}

static void
act_page_up(struct application *application, void *state)
{
	(void)application;
	select_step(state, -1);
}

static void
act_page_down(struct application *application, void *state)
{
	(void)application;
	select_step(state, 1);
}

static void
act_go(struct application *application, void *state)
{
	const struct differences *screen = state;
	const struct line *line = &screen->lines[screen->selected];
	const struct diff_record *record = &screen->diff.records[line->record];
	const struct diff_value *value =
		line->type == LINE_VALUE ? &record->values[line->value] : NULL;
	auto_string char *address = address_write(record->record, value ? value->field : NULL,
		value ? value->language : LANGUAGE_NONE);

	screen_walk_go_to(application, address);
}

/* What was there before and is not now has no place to go to. */
static bool
can_go(const struct application *application, const void *state)
{
	const struct differences *screen = state;

	if (screen->selected >= screen->line_count)
		return false;

	const struct line *line = &screen->lines[screen->selected];
	const struct diff_record *record = &screen->diff.records[line->record];
	const struct template_field *field =
		line->type == LINE_VALUE ? record->values[line->value].field : NULL;
	const struct record *now =
		assessment_find_record(describe_assessment(application), record->record->id);

	return now && !now->removed &&
	       (!field || template_find_field(now->kind, field->id) == field);
}

static void
act_moment(struct application *application, void *state)
{
	struct differences *screen = state;
	struct error error = {0};

	screen->moment = (screen->moment + 1) % screen->moment_count;
	screen->selected = 0;
	screen->top = 0;
	if (!compare(application, screen, &error))
		application_say_error(application, &error);
}

static void
act_export(struct application *application, void *state)
{
	const struct differences *screen = state;

	screen_export_open_differences(application, screen->moments[screen->moment].number);
}

static bool
has_moments(const struct application *application, const void *state)
{
	(void)application;
	return ((const struct differences *)state)->moment_count > 1;
}

static void
differences_free(void *state)
{
	struct differences *screen = state;

	forget(screen);
	moments_free(screen->moments, screen->moment_count);
	free(screen);
}

static const struct binding bindings[] = {
	{"Enter", N_("go there"), N_("Go to where it stands now"), act_go, can_go},
	{"Tab", N_("other moment"), N_("Compare with another moment: a snapshot, the beginning"),
		act_moment, has_moments},
	{"x", N_("export"), N_("Write it as a workbook or as Markdown"), act_export, NULL},
	{"Up", NULL, N_("What differs before"), act_up, NULL},
	{"Down", NULL, N_("What differs next"), act_down, NULL},
	{"PageUp", NULL, N_("The step before"), act_page_up, NULL},
	{"PageDown", NULL, N_("The next step"), act_page_down, NULL},
};

static const struct screen_type screen_differences = {
	.name = "differences",
	.title = N_("What has changed"),
	.bindings = bindings,
	.binding_count = array_length(bindings),
	.draw = differences_draw,
	.free = differences_free,
};

void
screen_differences_open(struct application *application)
{
	struct differences *screen = memory_allocate(sizeof(*screen));
	struct error error = {0};

	if (session_moments(
		    application->session, &screen->moments, &screen->moment_count, &error) &&
		compare(application, screen, &error)) {
		application_push(application, &screen_differences, screen);
		return;
	}
	application_say_error(application, &error);
	differences_free(screen);
}
