/* SPDX-License-Identifier: MIT */
/*
 * Inputs to moves and changes of an edit buffer, and the buffer to cells and the caret. How a text
 * scrolls and wraps is text/edit.h's and text/wrap.h's.
 */
#include "config.h"

#include "ui/widgets/edit_field.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"

/* Before it was drawn for the first time, nobody knows how wide it is. */
#define COLUMNS_UNKNOWN 80
#define ROWS_UNKNOWN 10

/* Long texts take long to wrap, and each is measured before it is drawn. */
struct wrapped_text {
	char *text;
	int columns;
	struct wrap wrap;
};

enum change { CHANGE_MOVE, CHANGE_DELETE };

static const struct {
	const char *keys;
	enum change change;
	enum editor_move move;
} editing_keys[] = {
	{"Left", CHANGE_MOVE, EDITOR_BACK},
	{"Right", CHANGE_MOVE, EDITOR_FORWARD},
	{"Home Ctrl-A", CHANGE_MOVE, EDITOR_LINE_START},
	{"End Ctrl-E", CHANGE_MOVE, EDITOR_LINE_END},
	{"Ctrl-Left Alt-b", CHANGE_MOVE, EDITOR_WORD_BACK},
	{"Ctrl-Right Alt-f", CHANGE_MOVE, EDITOR_WORD_FORWARD},
	{"Backspace", CHANGE_DELETE, EDITOR_BACK},
	{"Delete Ctrl-D", CHANGE_DELETE, EDITOR_FORWARD},
	{"Ctrl-W Alt-Backspace", CHANGE_DELETE, EDITOR_WORD_BACK},
	{"Alt-d", CHANGE_DELETE, EDITOR_WORD_FORWARD},
	{"Ctrl-U", CHANGE_DELETE, EDITOR_LINE_START},
	{"Ctrl-K", CHANGE_DELETE, EDITOR_LINE_END},
};

void
edit_field_open(struct edit_field *field, const char *text, bool many_lines)
{
	*field = (struct edit_field){.columns = COLUMNS_UNKNOWN, .rows = ROWS_UNKNOWN};
	editor_open(&field->editor, text, many_lines);
	field->wrapped = memory_allocate(sizeof(*field->wrapped));
}

static void
forget_wrapped(struct wrapped_text *wrapped)
{
	wrap_clear(&wrapped->wrap);
	memory_free(&wrapped->text);
}

void
edit_field_close(struct edit_field *field)
{
	editor_close(&field->editor);
	if (field->wrapped != NULL)
		forget_wrapped(field->wrapped);
	free(field->wrapped);
	*field = (struct edit_field){0};
}

const char *
edit_field_text(const struct edit_field *field)
{
	return editor_text(&field->editor);
}

char *
edit_field_path(const struct edit_field *field)
{
	char *path = string_copy_trimmed(edit_field_text(field), " \t");
	size_t length = strlen(path);
	const char *home = getenv("HOME");

	if (length > 1 && (path[0] == '\'' || path[0] == '"') && path[length - 1] == path[0]) {
		memmove(path, path + 1, length - 2);
		path[length - 2] = '\0';
	}
	if (strncmp(path, "~/", 2) == 0 && home != NULL) {
		char *whole = files_join(home, path + 2);

		free(path);
		return whole;
	}
	return path;
}

bool
edit_field_is_changed(const struct edit_field *field)
{
	return editor_is_changed(&field->editor);
}

/* Move by lines; false when the caret could not move at all, so that the caller may leave. */
static bool
move_lines(struct edit_field *field, enum editor_move move, int lines)
{
	bool moved = false;

	if (!field->editor.many_lines)
		return false;
	while (lines-- > 0 && editor_move(&field->editor, move, field->columns))
		moved = true;
	return moved;
}

bool
edit_field_input(struct edit_field *field, const struct input *input)
{
	int page = field->rows > 1 ? field->rows - 1 : 1;

	switch (input->type) {
	case INPUT_TEXT:
	case INPUT_PASTE:
		editor_insert(&field->editor, input->text, strlen(input->text));
		return true;
	case INPUT_ENTER:
		if (!field->editor.many_lines)
			return false;
		editor_insert(&field->editor, "\n", 1);
		return true;
	case INPUT_UP:
		return move_lines(field, EDITOR_UP, 1);
	case INPUT_DOWN:
		return move_lines(field, EDITOR_DOWN, 1);
	case INPUT_PAGE_UP:
		return move_lines(field, EDITOR_UP, page);
	case INPUT_PAGE_DOWN:
		return move_lines(field, EDITOR_DOWN, page);
	default:
		break;
	}
	for (size_t i = 0; i < array_length(editing_keys); i++) {
		if (!input_is_any(input, editing_keys[i].keys))
			continue;
		if (editing_keys[i].change == CHANGE_DELETE)
			editor_delete(&field->editor, editing_keys[i].move, field->columns);
		else
			editor_move(&field->editor, editing_keys[i].move, field->columns);
		return true;
	}
	return false;
}

/* The columns for text of many lines: the last one is for marks and for a caret behind a full line.
 */
static int
text_columns(int columns)
{
	return columns > 1 ? columns - 1 : 1;
}

/* The text's lines; borrowed until the text changes. */
static const struct wrap *
wrap_lines(const struct edit_field *field, int columns)
{
	struct wrapped_text *wrapped = field->wrapped;
	const char *text = edit_field_text(field);

	if (wrapped->columns == columns && string_equal(wrapped->text, text))
		return &wrapped->wrap;
	forget_wrapped(wrapped);
	wrapped->text = memory_copy_string(text);
	wrapped->columns = columns;
	wrap_text(text, columns, WIDTH_SCREEN, &wrapped->wrap);
	return &wrapped->wrap;
}

int
edit_field_rows(const struct edit_field *field, int columns)
{
	if (!field->editor.many_lines)
		return 1;
	return (int)wrap_lines(field, text_columns(columns))->line_count;
}

static void
draw_one_line(struct edit_field *field, struct canvas *canvas, struct area area)
{
	const char *text = edit_field_text(field);
	struct editor_window window;
	bool marks = area.columns > 3 && width_text(text, WIDTH_SCREEN) >= area.columns;
	int column = area.column + (marks ? 1 : 0);
	int columns = area.columns - (marks ? 2 : 0);

	editor_scroll(&field->editor, columns, &window);
	canvas_text_exact(
		canvas, area.row, column, columns, ROLE_EDITED, text + window.start, window.length);
	if (marks && window.cut_before)
		canvas_text(canvas, area.row, area.column, 1, ROLE_DIM, "<");
	if (marks && window.cut_after)
		canvas_text(canvas, area.row, area.column + area.columns - 1, 1, ROLE_DIM, ">");
	canvas_cursor(canvas, area.row, column + window.caret);
}

/* Scroll no further than needed for the caret's line to be seen. */
static void
scroll_lines(struct edit_field *field, size_t line_count, size_t caret_line)
{
	size_t rows = (size_t)field->rows;

	if (line_count <= rows)
		field->top = 0;
	else if (field->top > line_count - rows)
		field->top = line_count - rows;
	if (caret_line < field->top)
		field->top = caret_line;
	else if (caret_line - field->top >= rows)
		field->top = caret_line - rows + 1;
}

static void
draw_many_lines(struct edit_field *field, struct canvas *canvas, struct area area)
{
	const char *text = edit_field_text(field);
	int last = area.column + area.columns - 1;
	const struct wrap *wrap = wrap_lines(field, field->columns);
	size_t caret_line;
	int caret_column;

	editor_place(&field->editor, wrap, &caret_line, &caret_column);
	scroll_lines(field, wrap->line_count, caret_line);
	for (int row = 0; row < area.rows && field->top + (size_t)row < wrap->line_count; row++) {
		const struct wrap_line *line = &wrap->lines[field->top + (size_t)row];

		canvas_text_exact(canvas, area.row + row, area.column, field->columns, ROLE_EDITED,
			text + line->start, line->length);
	}
	if (area.columns > 1 && field->top > 0)
		canvas_text(canvas, area.row, last, 1, ROLE_DIM, canvas_glyph(canvas, GLYPH_UP));
	if (area.columns > 1 && field->top + (size_t)area.rows < wrap->line_count)
		canvas_text(canvas, area.row + area.rows - 1, last, 1, ROLE_DIM,
			canvas_glyph(canvas, GLYPH_DOWN));
	canvas_cursor(
		canvas, area.row + (int)(caret_line - field->top), area.column + caret_column);
}

void
edit_field_draw(
	struct edit_field *field, struct canvas *canvas, struct area area, const char *prompt)
{
	if (area.rows < 1 || area.columns < 1)
		return;
	canvas_fill(canvas, area, ROLE_EDITED);
	field->columns = text_columns(area.columns);
	field->rows = area.rows;
	if (string_is_empty(edit_field_text(field)) && prompt != NULL) {
		canvas_text_wrapped(canvas, area, 0, ROLE_DIM, prompt);
		canvas_cursor(canvas, area.row, area.column);
	} else if (field->editor.many_lines) {
		draw_many_lines(field, canvas, area);
	} else {
		area.rows = 1;
		draw_one_line(field, canvas, area);
	}
}
