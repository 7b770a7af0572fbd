/* SPDX-License-Identifier: MIT */
/*
 * A list of options with marks and a filter.
 */
#include "config.h"

#include "ui/widgets/choices.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "text/fold.h"
#include "text/grapheme.h"
#include "text/utf8.h"
#include "text/width.h"

/* A mark such as "[x]" and the blanks round it, after the pointer. */
#define MARK_COLUMNS 4
/* Notes are shown from how many columns, and take at most a part of them. */
#define NOTE_FROM 56
#define NOTE_PART 3

void
choices_open(struct choices *choices, bool several)
{
	*choices = (struct choices){.several = several};
}

void
choices_close(struct choices *choices)
{
	for (size_t i = 0; i < choices->option_count; i++) {
		free(choices->options[i].text);
		free(choices->options[i].help);
		free(choices->options[i].note);
		free(choices->options[i].words);
		free(choices->options[i].folded);
	}
	free(choices->options);
	free(choices->shown);
	string_clear(&choices->filter);
	*choices = (struct choices){0};
}

/* What the filter looks in: line by line, so that nothing is found across their ends. */
static char *
fold_lines(const char *text, const char *words)
{
	auto_string char *lines = string_format("%s\n%s", text, words ? words : "");
	struct string folded = {0};

	for (const char *line = lines; *line != '\0';) {
		size_t length = strcspn(line, "\n");
		auto_string char *bytes = memory_copy_bytes(line, length);
		auto_string char *part = fold_text(bytes);

		string_append(&folded, part);
		string_append_byte(&folded, '\n');
		line += length + (line[length] == '\n' ? 1 : 0);
	}
	return string_take(&folded);
}

static bool
is_found(struct choices_option *option, const char *folded_needle)
{
	if (folded_needle[0] == '\0')
		return true;
	if (!option->folded)
		option->folded = fold_lines(option->text, option->words);
	return strstr(option->folded, folded_needle) != NULL;
}

/* Find what the filter leaves; the focus stays on its option where that is still shown. */
static void
apply_filter(struct choices *choices)
{
	auto_string char *needle = fold_text(string_text(&choices->filter));
	size_t focused = 0;
	bool had_focus = choices_focused(choices, &focused);
	size_t selected = 0;

	choices->shown_count = 0;
	for (size_t i = 0; i < choices->option_count; i++) {
		if (!is_found(&choices->options[i], needle))
			continue;
		if (had_focus && i == focused)
			selected = choices->shown_count;
		*array_append(&choices->shown, &choices->shown_count) = i;
	}
	choices->list.count = choices->shown_count;
	list_select(&choices->list, selected);
}

struct choices_option *
choices_add(struct choices *choices, const char *text, const char *help, bool taken)
{
	bool first_taken = taken;
	struct choices_option *option;

	for (size_t i = 0; i < choices->option_count; i++)
		first_taken = first_taken && !choices->options[i].taken;
	option = array_append(&choices->options, &choices->option_count);
	option->text = memory_copy_string(text);
	option->help = memory_copy_string(help);
	option->taken = taken;
	apply_filter(choices);
	if (first_taken && choices->shown_count > 0)
		list_select(&choices->list, choices->shown_count - 1);
	return option;
}

bool
choices_focused(const struct choices *choices, size_t *option)
{
	if (choices->list.selected >= choices->shown_count)
		return false;
	*option = choices->shown[choices->list.selected];
	return true;
}

void
choices_take_none(struct choices *choices)
{
	for (size_t i = 0; i < choices->option_count; i++)
		choices->options[i].taken = false;
}

bool
choices_take(struct choices *choices)
{
	size_t option;

	if (!choices_focused(choices, &option) || choices->options[option].settled)
		return false;
	if (!choices->several)
		choices_take_none(choices);
	choices->options[option].taken = true;
	return true;
}

static void
take_or_give_back(struct choices *choices)
{
	size_t option;

	if (!choices_focused(choices, &option))
		return;
	if (choices->options[option].taken)
		choices->options[option].taken = false;
	else
		choices_take(choices);
}

size_t *
choices_taken(const struct choices *choices, size_t *count)
{
	size_t *taken = memory_allocate_array(
		choices->option_count > 0 ? choices->option_count : 1, sizeof(*taken));

	*count = 0;
	for (size_t i = 0; i < choices->option_count; i++) {
		if (choices->options[i].taken)
			taken[(*count)++] = i;
	}
	return taken;
}

static void
type_filter(struct choices *choices, const char *text)
{
	auto_string char *clean = utf8_clean_value(text, strlen(text));

	for (char *byte = clean; *byte != '\0'; byte++) {
		if (*byte == '\n' || *byte == '\t')
			*byte = ' ';
	}
	string_append(&choices->filter, clean);
	choices->moved = false;
	apply_filter(choices);
}

static bool
shorten_filter(struct choices *choices, bool whole)
{
	struct string *filter = &choices->filter;
	size_t length = 0;

	if (filter->length == 0)
		return false;
	if (!whole)
		length = grapheme_previous(filter->data, filter->length, filter->length);
	filter->length = length;
	filter->data[length] = '\0';
	apply_filter(choices);
	return true;
}

/*
 * Whether a blank belongs to what is being typed: a name has several words. Not once the focus was
 * moved to one of those found. Where several are
 * chosen it does so only while that still leads somewhere, or to a name that is not there yet.
 */
static bool
type_blank(struct choices *choices)
{
	if (choices->filter.length == 0 || choices->moved)
		return false;

	bool was_empty = choices->shown_count == 0;

	type_filter(choices, " ");
	if (!choices->several || was_empty || choices->shown_count > 0)
		return true;
	choices->filter.data[--choices->filter.length] = '\0';
	apply_filter(choices);
	return false;
}

bool
choices_input(struct choices *choices, const struct input *input)
{
	if (list_input(&choices->list, input)) {
		choices->moved = true;
		return true;
	}
	if (input_is(input, "Space")) {
		if (!type_blank(choices))
			take_or_give_back(choices);
		return true;
	}
	switch (input->type) {
	case INPUT_TEXT:
	case INPUT_PASTE:
		type_filter(choices, input->text);
		return true;
	case INPUT_BACKSPACE:
		shorten_filter(choices, false);
		return true;
	case INPUT_ESCAPE:
		return shorten_filter(choices, true);
	default:
		break;
	}
	if (!input_is(input, "Ctrl-U"))
		return false;
	shorten_filter(choices, true);
	return true;
}

static bool
has_help(const struct choices *choices)
{
	for (size_t i = 0; i < choices->option_count; i++) {
		if (!string_is_empty(choices->options[i].help))
			return true;
	}
	return false;
}

int
choices_rows(const struct choices *choices)
{
	int rows = choices->shown_count > 0 ? (int)choices->shown_count : 1;

	return rows + (choices->filter.length > 0 ? 1 : 0) + (has_help(choices) ? 1 : 0);
}

/* Rows for the longest help, so that options do not jump while the focus moves. */
static int
help_rows(const struct choices *choices, struct area area)
{
	int most = area.rows / 3;
	int rows = 0;

	for (size_t i = 0; i < choices->option_count && rows < most; i++) {
		const char *help = choices->options[i].help;
		int needed = string_is_empty(help) ? 0 : canvas_wrapped_rows(area.columns, help);

		rows = needed > rows ? needed : rows;
	}
	return rows < most ? rows : most;
}

/* Draw an option's note at the right; returns the columns it takes from the text. */
static int
draw_note(const struct choices_option *option, struct canvas *canvas, struct area area)
{
	int most = area.columns / NOTE_PART;
	int room = area.columns - width_text(option->text, WIDTH_SCREEN) - 2;
	int width = string_is_empty(option->note) ? 0 : width_text(option->note, WIDTH_SCREEN);

	if (width == 0 || area.columns < NOTE_FROM)
		return 0;
	most = room > most ? room : most;
	width = width < most ? width : most;
	canvas_text_right(canvas, area.row, area.column + area.columns - width, width, ROLE_DIM,
		option->note);
	return width + 2;
}

static void
draw_option(void *context, struct canvas *canvas, struct area area, size_t index, bool selected)
{
	const struct choices *choices = context;
	const struct choices_option *option = &choices->options[choices->shown[index]];
	enum glyph mark = option->taken ? GLYPH_ON : GLYPH_OFF;

	if (!choices->several)
		mark = option->taken ? GLYPH_ON_ONE : GLYPH_OFF_ONE;
	area = list_draw_pointer(canvas, area, selected);
	if (option->settled)
		canvas_text(canvas, area.row, area.column + 1, 2, ROLE_GOOD,
			canvas_glyph(canvas, GLYPH_DONE));
	else
		canvas_text(canvas, area.row, area.column, area.columns, ROLE_NORMAL,
			canvas_glyph(canvas, mark));
	area.column += MARK_COLUMNS;
	area.columns -= MARK_COLUMNS;
	area.columns -= draw_note(option, canvas, area);
	canvas_text(canvas, area.row, area.column, area.columns, ROLE_NORMAL, option->text);
}

static void
draw_help(const struct choices *choices, struct canvas *canvas, struct area area)
{
	size_t option;

	if (choices_focused(choices, &option))
		canvas_text_wrapped(canvas, area, 0, ROLE_DIM, choices->options[option].help);
}

void
choices_draw(struct choices *choices, struct canvas *canvas, struct area area, const char *nothing)
{
	int rows_of_help = help_rows(choices, area);
	struct area help = {
		area.row + area.rows - rows_of_help, area.column, rows_of_help, area.columns};

	area.rows -= rows_of_help;
	if (area.rows < 1 || area.columns < 1)
		return;
	if (choices->filter.length > 0 && area.rows > 1) {
		auto_string char *line = string_format("/%s", string_text(&choices->filter));

		canvas_text_typed(canvas, area.row, area.column, area.columns, line);
		area.row++;
		area.rows--;
	}
	if (choices->shown_count == 0) {
		canvas_text(canvas, area.row, area.column, area.columns, ROLE_DIM, nothing);
		canvas_cursor(canvas, area.row, area.column);
	}
	list_draw(&choices->list, canvas, area, choices->shown_count, true, draw_option, choices);
	draw_help(choices, canvas, help);
}
