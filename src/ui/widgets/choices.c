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

/* A mark such as "[x]" and the blanks round it, after the pointer. */
#define MARK_COLUMNS 4

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
	}
	free(choices->options);
	free(choices->shown);
	string_clear(&choices->filter);
	*choices = (struct choices){0};
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
		if (!fold_contains_folded(choices->options[i].text, needle))
			continue;
		if (had_focus && i == focused)
			selected = choices->shown_count;
		*array_append(&choices->shown, &choices->shown_count) = i;
	}
	choices->list.count = choices->shown_count;
	list_select(&choices->list, selected);
}

void
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

	if (!choices_focused(choices, &option))
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
 * Whether a blank belongs to what is being typed: a name has several words. Where several are
 * chosen it does so only while that still leads somewhere, or to a name that is not there yet.
 */
static bool
type_blank(struct choices *choices)
{
	if (choices->filter.length == 0)
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
	if (list_input(&choices->list, input))
		return true;
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

static void
draw_option(void *context, struct canvas *canvas, struct area area, size_t index, bool selected)
{
	const struct choices *choices = context;
	const struct choices_option *option = &choices->options[choices->shown[index]];
	enum glyph mark = option->taken ? GLYPH_ON : GLYPH_OFF;

	if (!choices->several)
		mark = option->taken ? GLYPH_ON_ONE : GLYPH_OFF_ONE;
	area = list_draw_pointer(canvas, area, selected);
	canvas_text(canvas, area.row, area.column, area.columns, ROLE_NORMAL,
		canvas_glyph(canvas, mark));
	canvas_text(canvas, area.row, area.column + MARK_COLUMNS, area.columns - MARK_COLUMNS,
		ROLE_NORMAL, option->text);
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

		canvas_text_filled(canvas, area.row, area.column, area.columns, ROLE_EDITED, line);
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
