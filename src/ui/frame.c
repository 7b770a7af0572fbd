/* SPDX-License-Identifier: MIT */
/*
 * Title line, message line, footer. The title line leaves out what matters least where it does not
 * fit; the footer shows the keys of the top screen's table in their order, the way back after the
 * first few.
 */
#include "config.h"

#include "ui/frame.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "assessment/assessment.h"
#include "base/array.h"
#include "base/memory.h"
#include "session/standing.h"
#include "text/width.h"
#include "ui/widgets/progress.h"

/* A message may take this many rows above the footer. */
#define MESSAGE_ROWS_MAX 3
/* The assessment's title keeps so many columns before anything else is left out. */
#define TITLE_COLUMNS_MIN 12
#define BAR_COLUMNS 10
/* Keys of the screen that come before the way back. */
#define FOOTER_FIRST_KEYS 3

/* Parts of the title line, those that matter most first. */
enum part {
	PART_LANGUAGE,
	PART_READ_ONLY,
	PART_PERCENT,
	PART_KEPT,
	PART_BAR,
	PART_CLIENT,
	PART_AUTHOR,
	PART_TEMPLATE,
	PART_COUNT,
};

/* What the parts say; NULL or "" where there is nothing to say. All owned. */
struct title {
	char *name;
	char *parts[PART_COUNT];
	bool shown[PART_COUNT];
	int percent;
};

bool
frame_fits(const struct canvas *canvas)
{
	return canvas->rows >= FRAME_ROWS_MIN && canvas->columns >= FRAME_COLUMNS_MIN;
}

void
frame_draw_too_small(const struct application *application, struct canvas *canvas)
{
	auto_string char *columns = string_format("%d", FRAME_COLUMNS_MIN);
	auto_string char *rows = string_format("%d", FRAME_ROWS_MIN);
	auto_string char *text = tr_format(application_catalog(application),
		N_("Please make this window at least {columns} × {rows}."), "columns", columns,
		"rows", rows, NULL);
	int needed = canvas_wrapped_rows(canvas->columns, text);
	struct area area = {0, 0, canvas->rows, canvas->columns};
	int width = width_text(text, WIDTH_SCREEN);

	if (needed < area.rows)
		area.row = (area.rows - needed) / 2;
	if (needed == 1)
		area.column = (area.columns - width) / 2;
	canvas_text_wrapped(canvas, area, 0, ROLE_NORMAL, text);
	canvas_cursor(canvas, area.row, area.column);
}

/* "14:32:05" on the person's own clock. */
static char *
format_time_of_day(int64_t milliseconds)
{
	time_t seconds = (time_t)(milliseconds / 1000);
	struct tm parts;
	char text[16];

	if (localtime_r(&seconds, &parts) == NULL ||
		strftime(text, sizeof(text), "%H:%M:%S", &parts) == 0)
		text[0] = '\0';
	return memory_copy_string(text);
}

/* A field of the record that stands for the assessment itself. */
static char *
show_field(const struct assessment *assessment, const char *id, enum language language)
{
	const struct record *record = assessment_single(assessment, "assessment");
	const struct template_field *field =
		record != NULL ? template_find_field(record->kind, id) : NULL;

	return field != NULL ? assessment_show(assessment, record, field, language, NULL)
			     : memory_copy_string("");
}

static void
fill_of_session(struct application *application, struct title *title)
{
	const struct catalog *catalog = application_catalog(application);
	const struct assessment *assessment = session_assessment(application->session);
	int64_t kept = session_kept_at(application->session);
	enum standing standing = session_standing(application->session);

	title->name = show_field(assessment, "title", assessment->language);
	title->percent = findings_percent(
		application_progress(application), assessment->template->step_count);
	title->parts[PART_CLIENT] = show_field(assessment, "client", assessment->language);
	title->parts[PART_TEMPLATE] =
		string_format("%s %s", assessment->template->name, assessment->template->version);
	title->parts[PART_PERCENT] = string_format("%3d%%", title->percent);
	title->parts[PART_BAR] = string_format("%*s", BAR_COLUMNS, " ");
	if (session_barred(application->session) != NULL)
		title->parts[PART_READ_ONLY] = memory_copy_string(tr(catalog, N_("read-only")));
	else if (standing != STANDING_DRAFT)
		title->parts[PART_READ_ONLY] =
			memory_copy_string(tr(catalog, standing_label(standing)));
	if (kept > 0) {
		auto_string char *time = format_time_of_day(kept);

		title->parts[PART_KEPT] = tr_format(catalog, N_("kept {time}"), "time", time, NULL);
	}
}

/* The title of the screen that is not a dialog. */
static const char *
screen_title(const struct application *application)
{
	for (size_t i = application->screen_count; i-- > 0;) {
		if (!application->screens[i].type->is_dialog)
			return application->screens[i].type->title;
	}
	return NULL;
}

static void
fill_title(struct application *application, const struct canvas *canvas, struct title *title)
{
	const char *name = screen_title(application);

	if (application->session != NULL)
		fill_of_session(application, title);
	if (string_is_empty(title->name)) {
		free(title->name);
		title->name = memory_copy_string(
			name != NULL ? tr(application_catalog(application), name) : "pia");
	}
	title->parts[PART_LANGUAGE] = string_format("%s %s F2",
		language_short_name(application->language), canvas_glyph(canvas, GLYPH_POINTER));
	title->parts[PART_AUTHOR] = memory_copy_string(application->author.name);
}

/* Show as many parts as fit beside the name, the most useful first. */
static void
choose_parts(struct title *title, int columns)
{
	int name = width_text(title->name, WIDTH_SCREEN);
	int left = columns - 2 - (name < TITLE_COLUMNS_MIN ? name : TITLE_COLUMNS_MIN);

	for (size_t i = 0; i < PART_COUNT; i++) {
		int width = string_is_empty(title->parts[i])
				    ? 0
				    : width_text(title->parts[i], WIDTH_SCREEN) + 2;

		title->shown[i] = width > 0 && width <= left;
		if (title->shown[i])
			left -= width;
		/* The name grows to its whole length before what comes after the bar is shown. */
		if (i == PART_BAR && name > TITLE_COLUMNS_MIN)
			left -= name - TITLE_COLUMNS_MIN;
	}
}

static int
draw_at_right(struct canvas *canvas, int column, const char *text)
{
	int width = width_text(text, WIDTH_SCREEN);

	canvas_text(canvas, 0, column - width, width, ROLE_TITLE, text);
	return column - width - 2;
}

static void
draw_title(struct application *application, struct canvas *canvas)
{
	/* From the right edge to the left. */
	static const enum part at_right[] = {
		PART_BAR, PART_PERCENT, PART_LANGUAGE, PART_AUTHOR, PART_KEPT, PART_READ_ONLY};
	static const enum part at_left[] = {PART_CLIENT, PART_TEMPLATE};
	struct title title = {0};
	struct string left = {0};
	int column = canvas->columns - 1;

	fill_title(application, canvas, &title);
	choose_parts(&title, canvas->columns);
	canvas_fill(canvas, (struct area){0, 0, 1, canvas->columns}, ROLE_TITLE);
	for (size_t i = 0; i < array_length(at_right); i++) {
		enum part part = at_right[i];

		if (!title.shown[part])
			continue;
		if (part == PART_BAR) {
			int full = PROGRESS_FIGURES + 1 + BAR_COLUMNS;

			progress_draw(canvas, 0, column - full, full, ROLE_TITLE, title.percent);
			column -= full + 2;
		} else if (part != PART_PERCENT || !title.shown[PART_BAR]) {
			column = draw_at_right(canvas, column, title.parts[part]);
		}
	}
	string_append(&left, title.name);
	for (size_t i = 0; i < array_length(at_left); i++) {
		if (title.shown[at_left[i]]) {
			string_append(&left, " · ");
			string_append(&left, title.parts[at_left[i]]);
		}
	}
	canvas_text(canvas, 0, 1, column - 1, ROLE_TITLE, string_text(&left));
	string_clear(&left);
	free(title.name);
	for (size_t i = 0; i < PART_COUNT; i++)
		free(title.parts[i]);
}

/* Draw "key label" when both fit before `end`; returns the column after it and a gap. */
static int
draw_key(const struct application *application, struct canvas *canvas, int row, int column, int end,
	const struct binding *binding)
{
	auto_string char *key = memory_copy_bytes(binding->keys, strcspn(binding->keys, " "));
	const char *label = tr(application_catalog(application), binding->label);
	int width = width_text(key, WIDTH_SCREEN) + 1 + width_text(label, WIDTH_SCREEN);

	if (column + width > end)
		return column;
	column += canvas_text(canvas, row, column, end - column, ROLE_KEY, key) + 1;
	return column + canvas_text(canvas, row, column, end - column, ROLE_NORMAL, label) + 2;
}

static bool
is_shown(const struct application *application, const void *state, const struct binding *binding)
{
	return binding->label != NULL &&
	       (binding->applies == NULL || binding->applies(application, state));
}

/* Whether a key that works everywhere is shown: not where the top screen shows one for the same
 * thing. */
static bool
is_shown_everywhere(const struct application *application, const struct binding *binding)
{
	const struct screen *top = &application->screens[application->screen_count - 1];

	if (!is_shown(application, top->state, binding))
		return false;
	for (size_t i = 0; i < top->type->binding_count; i++) {
		const struct binding *own = &top->type->bindings[i];

		if (is_shown(application, top->state, own) &&
			(string_equal(own->label, binding->label) ||
				strncmp(own->keys, binding->keys, strlen(binding->keys)) == 0))
			return false;
	}
	return true;
}

/* What Esc does here: the screen's own way back, else the one that works everywhere; NULL: nothing
 * that is shown. */
static const struct binding *
find_way_back(const struct application *application, const struct screen *top)
{
	const struct binding *everywhere = &application_bindings[1];

	for (size_t i = 0; i < top->type->binding_count; i++) {
		const struct binding *own = &top->type->bindings[i];

		if (strncmp(own->keys, "Esc", strlen("Esc")) == 0 &&
			is_shown(application, top->state, own))
			return own;
	}
	return is_shown_everywhere(application, everywhere) ? everywhere : NULL;
}

static void
draw_footer(const struct application *application, struct canvas *canvas, int row)
{
	const struct screen *top = &application->screens[application->screen_count - 1];
	const struct binding *help = &application_bindings[0];
	const struct binding *back = find_way_back(application, top);
	int help_width =
		(int)strcspn(help->keys, " ") + 1 +
		width_text(tr(application_catalog(application), help->label), WIDTH_SCREEN);
	int width = canvas->columns - 1;
	int end = width - help_width - 2;
	int column = 1;
	int keys = 0;
	size_t next = 0;

	for (; next < top->type->binding_count && keys < FOOTER_FIRST_KEYS; next++) {
		const struct binding *binding = &top->type->bindings[next];

		if (binding == back || !is_shown(application, top->state, binding))
			continue;
		column = draw_key(application, canvas, row, column, end, binding);
		keys++;
	}
	if (back != NULL)
		column = draw_key(application, canvas, row, column, end, back);
	for (; next < top->type->binding_count; next++) {
		const struct binding *binding = &top->type->bindings[next];

		if (binding != back && is_shown(application, top->state, binding))
			column = draw_key(application, canvas, row, column, end, binding);
	}
	for (size_t i = 2; i < application_binding_count; i++) {
		if (is_shown_everywhere(application, &application_bindings[i]))
			column = draw_key(
				application, canvas, row, column, end, &application_bindings[i]);
	}
	draw_key(application, canvas, row, column, width, help);
}

struct area
frame_draw(struct application *application, struct canvas *canvas)
{
	struct area middle = {1, 0, canvas->rows - 2, canvas->columns};

	draw_title(application, canvas);
	draw_footer(application, canvas, canvas->rows - 1);
	if (!string_is_empty(application->message)) {
		int rows = canvas_wrapped_rows(canvas->columns - 2, application->message);
		struct area message = {0, 1, 0, canvas->columns - 2};

		message.rows = rows < MESSAGE_ROWS_MAX ? rows : MESSAGE_ROWS_MAX;
		message.row = canvas->rows - 1 - message.rows;
		canvas_text_wrapped(
			canvas, message, 0, application->message_role, application->message);
		middle.rows -= message.rows;
	}
	return middle;
}
