/* SPDX-License-Identifier: MIT */
/* A report before it is written: its chapters one below the other, to be scrolled and searched. */
#include "config.h"

#include "ui/screens/preview.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "report/lines.h"
#include "text/clip.h"
#include "text/fold.h"
#include "text/grapheme.h"
#include "ui/screens/export_write.h"
#include "ui/screens/risk_grid.h"
#include "ui/widgets/edit_field.h"
#include "ui/widgets/list.h"

/* Longer lines are hard to read. */
#define TEXT_COLUMNS_MOST 110
/* How far it goes sideways at a time. */
#define SHIFT_COLUMNS 8
/* Seen above what was found. */
#define LINES_BEFORE_FOUND 3

struct preview {
	struct report **reports; /* one for each file; owned */
	size_t report_count;
	size_t report;             /* which is shown */
	struct report_lines lines; /* of it */
	int columns;               /* that the lines are for; 0: there are none */
	int widest;                /* line: of a drawing, which is not wrapped */
	int shift;                 /* columns of drawings that are out of sight at the left */
	struct list list;          /* of the lines */
	bool is_finding;
	size_t found_from; /* the line that looking for something began at */
	struct edit_field find;
};

/* The chapter that a line is in, counted from 1; 0 before the first. */
static size_t
find_chapter(const struct preview *preview, size_t line)
{
	size_t chapter = 0;

	while (chapter < preview->lines.chapter_count && preview->lines.chapters[chapter] <= line)
		chapter++;
	return chapter;
}

/* Go to a line, with a few of those before it in sight. */
static void
go_to(struct preview *preview, size_t line, size_t before)
{
	list_select(&preview->list, line);
	preview->list.top = line > before ? line - before : 0;
}

/* How wide a drawing's line is; others are no wider than they were asked to be. */
static int
line_columns(const struct report_line *line)
{
	int columns = 0;

	for (size_t i = 0; line->is_drawn && i < line->run_count; i++)
		columns += width_text(line->runs[i].text, WIDTH_SCREEN);
	return columns;
}

/* Lay the report out, unless it is for these columns; the place in it stays about the same. */
static void
lay_out(struct preview *preview, const struct canvas *canvas, int columns)
{
	struct report_lines *lines = &preview->lines;
	size_t chapter = find_chapter(preview, preview->list.selected);
	size_t line = preview->list.selected - (chapter ? lines->chapters[chapter - 1] : 0);
	size_t seen = preview->list.selected - preview->list.top;

	columns = columns > TEXT_COLUMNS_MOST ? TEXT_COLUMNS_MOST : columns;
	if (preview->columns == columns)
		return;
	report_lines_clear(lines);
	report_lines_make(
		preview->reports[preview->report], columns, canvas->ascii, WIDTH_SCREEN, lines);
	preview->columns = columns;
	preview->widest = 0;
	preview->shift = 0;
	for (size_t i = 0; i < lines->line_count; i++) {
		int used = line_columns(&lines->lines[i]);

		preview->widest = used > preview->widest ? used : preview->widest;
	}

	size_t start = chapter ? lines->chapters[chapter - 1] : 0;
	size_t end = chapter < lines->chapter_count ? lines->chapters[chapter] : lines->line_count;

	list_fit(&preview->list, lines->line_count, preview->list.rows);
	go_to(preview, line < end - start ? start + line : end - 1, seen);
}

static enum role
role_of(const struct line_run *run)
{
	const struct template_item level = {.colour = run->colour};

	switch (run->part) {
	case LINE_TITLE:
		return ROLE_TITLE;
	case LINE_HEADING:
	case LINE_LABEL:
		return ROLE_HEADING;
	case LINE_ASIDE:
		return ROLE_DIM;
	case LINE_LEVEL:
		return risk_grid_level_role(&level);
	case LINE_TEXT:
		break;
	}
	return ROLE_NORMAL;
}

static void
draw_line(void *context, struct canvas *canvas, struct area area, size_t index, bool selected)
{
	const struct preview *preview = context;
	const struct report_line *line = &preview->lines.lines[index];
	struct area rest = list_draw_pointer(canvas, area, selected);
	int at = line->is_drawn ? -preview->shift : 0;

	for (size_t i = 0; i < line->run_count && at < rest.columns; i++) {
		const char *text = line->runs[i].text;
		int columns = width_text(text, WIDTH_SCREEN);
		int skipped = 0;

		/* Of what is half out of sight, the rest; never half a character. */
		if (at < 0)
			text += clip_length(text, strlen(text), -at, WIDTH_SCREEN, &skipped);
		if (at < 0 && at + columns > 0 && at + skipped < 0)
			text += grapheme_next(text, strlen(text), 0);
		if (at + columns > 0) {
			int left = at + columns - width_text(text, WIDTH_SCREEN);

			canvas_text(canvas, rest.row, rest.column + left, rest.columns - left,
				role_of(&line->runs[i]), text);
		}
		at += columns;
	}
}

/* Which language, and how far down. */
static void
draw_head(const struct preview *preview, struct canvas *canvas, struct area area)
{
	const struct report *report = preview->reports[preview->report];
	const char *beside = report->beside ? language_name(report->beside) : "";
	auto_string char *language = string_format(
		"%s%s%s", language_name(report->language), *beside ? " / " : "", beside);
	auto_string char *turned =
		string_format(preview->report_count > 1 ? "< %s >  %zu/%zu" : "%s", language,
			preview->report + 1, preview->report_count);
	auto_string char *place =
		string_format("%zu/%zu", preview->list.selected + 1, preview->lines.line_count);

	int columns = area.columns - width_text(place, WIDTH_SCREEN);

	canvas_text(canvas, area.row, area.column, columns, ROLE_HEADING, turned);
	canvas_text(
		canvas, area.row, area.column + columns, area.columns - columns, ROLE_DIM, place);
}

static void
preview_draw(struct application *application, void *state, struct canvas *canvas, struct area area)
{
	struct preview *preview = state;
	struct area inside =
		canvas_frame(canvas, area, tr(application_catalog(application), N_("Preview")));
	struct area text = {inside.row + 1, inside.column, inside.rows - 1, inside.columns};

	/* One column is for the marks that there is more. */
	lay_out(preview, canvas, text.columns - LIST_POINTER_COLUMNS - 1);
	if (preview->is_finding)
		text.rows--;
	list_draw(
		&preview->list, canvas, text, preview->lines.line_count, true, draw_line, preview);
	draw_head(preview, canvas, inside);
	if (preview->is_finding) {
		canvas_text(canvas, text.row + text.rows, text.column, 1, ROLE_KEY, "/");
		edit_field_draw(&preview->find, canvas,
			(struct area){text.row + text.rows, text.column + 1, 1, text.columns - 1},
			NULL);
	}
}

/* Go to the next line with the words, or the one before, from this one on and round again; false
 * when there is none. */
static bool
go_to_found(struct preview *preview, size_t from, bool forward)
{
	auto_string char *folded = fold_text(edit_field_text(&preview->find));
	size_t count = preview->lines.line_count;

	for (size_t i = 0; i < count; i++) {
		size_t index = (from + (forward ? i : count - i)) % count;
		auto_string char *text = report_line_text(&preview->lines.lines[index]);

		if (fold_contains_folded(text, folded)) {
			go_to(preview, index, LINES_BEFORE_FOUND);
			return true;
		}
	}
	return false;
}

static void
go_on(struct application *application, struct preview *preview, bool forward)
{
	size_t count = preview->lines.line_count;
	size_t from = (preview->list.selected + (forward ? 1 : count - 1)) % count;

	if (!go_to_found(preview, from, forward))
		application_say(application, ROLE_NORMAL, N_("This is not found: {words}"), "words",
			edit_field_text(&preview->find), NULL);
}

/* A page on or back, the place on the screen being the same. */
static void
turn_page(struct preview *preview, bool forward)
{
	struct list *list = &preview->list;
	size_t page = list->rows > 2 ? (size_t)list->rows - 1 : 1;
	size_t before = list->selected - list->top;

	if (forward)
		go_to(preview, list->selected + page, before);
	else
		go_to(preview, list->selected > page ? list->selected - page : 0, before);
}

/* Whether a line is wider than what is seen of it. */
static bool
is_wide(const struct application *application, const void *state)
{
	const struct preview *preview = state;

	(void)application;
	return !preview->is_finding && preview->widest > preview->columns;
}

static void
act_right(struct application *application, void *state)
{
	struct preview *preview = state;
	int most = preview->widest - preview->columns;

	(void)application;
	preview->shift += SHIFT_COLUMNS;
	preview->shift = preview->shift > most ? most : preview->shift;
}

static void
act_left(struct application *application, void *state)
{
	struct preview *preview = state;

	(void)application;
	preview->shift = preview->shift > SHIFT_COLUMNS ? preview->shift - SHIFT_COLUMNS : 0;
}

static bool
preview_input(struct application *application, void *state, const struct input *input)
{
	struct preview *preview = state;

	(void)application;
	if (preview->is_finding) {
		if (!edit_field_input(&preview->find, input))
			return false;
		go_to_found(preview, preview->found_from, true);
		return true;
	}
	if (input->type != INPUT_PAGE_DOWN && input->type != INPUT_PAGE_UP)
		return list_input(&preview->list, input);
	turn_page(preview, input->type == INPUT_PAGE_DOWN);
	return true;
}

static void
act_find(struct application *application, void *state)
{
	struct preview *preview = state;

	(void)application;
	edit_field_close(&preview->find);
	edit_field_open(&preview->find, NULL, false);
	preview->found_from = preview->list.selected;
	preview->is_finding = true;
}

static void
act_found(struct application *application, void *state)
{
	struct preview *preview = state;

	preview->is_finding = false;
	if (!go_to_found(preview, preview->found_from, true))
		application_say(application, ROLE_NORMAL, N_("This is not found: {words}"), "words",
			edit_field_text(&preview->find), NULL);
}

static void
act_found_next(struct application *application, void *state)
{
	go_on(application, state, true);
}

static void
act_found_before(struct application *application, void *state)
{
	go_on(application, state, false);
}

static void
act_next_chapter(struct application *application, void *state)
{
	struct preview *preview = state;
	size_t chapter = find_chapter(preview, preview->list.selected);

	(void)application;
	if (chapter < preview->lines.chapter_count)
		go_to(preview, preview->lines.chapters[chapter], 0);
}

static void
act_chapter_before(struct application *application, void *state)
{
	struct preview *preview = state;
	size_t chapter = find_chapter(preview, preview->list.selected);
	bool is_at_title =
		chapter && preview->lines.chapters[chapter - 1] == preview->list.selected;

	(void)application;
	chapter -= is_at_title;
	go_to(preview, chapter ? preview->lines.chapters[chapter - 1] : 0, 0);
}

static void
act_next_report(struct application *application, void *state)
{
	struct preview *preview = state;

	(void)application;
	preview->report = (preview->report + 1) % preview->report_count;
	preview->columns = 0;
}

static bool
is_finding(const struct application *application, const void *state)
{
	const struct preview *preview = state;

	(void)application;
	return preview->is_finding;
}

static bool
is_reading(const struct application *application, const void *state)
{
	return !is_finding(application, state);
}

static bool
has_words(const struct application *application, const void *state)
{
	const struct preview *preview = state;

	return !is_finding(application, state) && edit_field_text(&preview->find)[0] != '\0';
}

static bool
has_others(const struct application *application, const void *state)
{
	const struct preview *preview = state;

	return !is_finding(application, state) && preview->report_count > 1;
}

static void
preview_free(void *state)
{
	struct preview *preview = state;

	for (size_t i = 0; i < preview->report_count; i++)
		report_free(&preview->reports[i]);
	free(preview->reports);
	report_lines_clear(&preview->lines);
	edit_field_close(&preview->find);
	free(preview);
}

static const struct binding bindings[] = {
	{"Enter Esc", N_("done"), N_("Go on reading where it was found"), act_found, is_finding},
	{"]", N_("next chapter"), N_("The next chapter"), act_next_chapter, is_reading},
	{"[", NULL, N_("The beginning of the chapter, or the chapter before"), act_chapter_before,
		is_reading},
	{"Right", N_("sideways"), N_("See what is wider than the screen, such as a map"), act_right,
		is_wide},
	{"Left", NULL, N_("Back to the left of it"), act_left, is_wide},
	{"Tab", N_("other language"), N_("The report in the next of the chosen languages"),
		act_next_report, has_others},
	{"/", N_("find"), N_("Find words in the report"), act_find, is_reading},
	{"n", N_("found next"), N_("The next place with these words"), act_found_next, has_words},
	{"N", NULL, N_("The place before with these words"), act_found_before, has_words},
};

static const struct screen_type screen_preview = {
	.name = "preview",
	.title = N_("Preview"),
	.bindings = bindings,
	.binding_count = array_length(bindings),
	.draw = preview_draw,
	.input = preview_input,
	.free = preview_free,
};

void
screen_preview_open(struct application *application, const struct export_choice *choice)
{
	struct preview *preview = memory_allocate(sizeof(*preview));
	struct error error = {0};

	if (!export_build_all(
		    choice, application, &preview->reports, &preview->report_count, &error)) {
		free(preview);
		application_say_error(application, &error);
		return;
	}
	edit_field_open(&preview->find, NULL, false);
	application_push(application, &screen_preview, preview);
}
