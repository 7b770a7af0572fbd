/* SPDX-License-Identifier: MIT */
/* The edit buffer. */
#include "config.h"

#include "text/edit.h"

#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <uniwbrk.h>

#include "base/memory.h"
#include "text/clip.h"
#include "text/grapheme.h"

/* Cleaned text as this editor may hold it; caller-owned. */
static char *
clean(const struct editor *editor, const char *bytes, size_t length)
{
	char *text = utf8_clean_value(bytes, length);

	if (!editor->many_lines) {
		for (char *at = text; *at; at++) {
			if (*at == '\n' || *at == '\t')
				*at = ' ';
		}
	}
	return text;
}

static void
put_caret(struct editor *editor, size_t offset)
{
	editor->caret = offset;
	editor->after_line = false;
	editor->goal_column = -1;
}

/* Put `text`, cleaned already, in the place of `length` bytes at `start`, the caret behind it. */
static void
replace(struct editor *editor, size_t start, size_t length, const char *text)
{
	size_t inserted = strlen(text);
	size_t tail = editor->text.length - start - length;

	if (inserted > length) {
		auto_string char *room = memory_allocate(inserted - length);

		memset(room, ' ', inserted - length);
		string_append_bytes(&editor->text, room, inserted - length);
	}
	if (editor->text.data) {
		char *place = editor->text.data + start;

		memmove(place + inserted, place + length, tail);
		if (inserted)
			memcpy(place, text, inserted);
		place[inserted + tail] = '\0';
		editor->text.length = start + inserted + tail;
	}
	/* What was put in may have joined what follows, such as a letter before a mark. */
	put_caret(editor,
		grapheme_boundary(editor_text(editor), editor->text.length, start + inserted));
}

void
editor_open(struct editor *editor, const char *text, bool many_lines)
{
	*editor = (struct editor){.many_lines = many_lines};
	editor_set_text(editor, text);
	editor->initial = memory_copy_string(editor_text(editor));
}

void
editor_close(struct editor *editor)
{
	string_clear(&editor->text);
	free(editor->initial);
	*editor = (struct editor){0};
}

const char *
editor_text(const struct editor *editor)
{
	return string_text(&editor->text);
}

void
editor_set_text(struct editor *editor, const char *text)
{
	auto_string char *cleaned = clean(editor, text ? text : "", text ? strlen(text) : 0);

	replace(editor, 0, editor->text.length, cleaned);
}

bool
editor_is_changed(const struct editor *editor)
{
	return strcmp(editor_text(editor), editor->initial) != 0;
}

bool
editor_insert(struct editor *editor, const char *bytes, size_t length)
{
	auto_string char *text = clean(editor, bytes, length);

	if (!text[0])
		return false;
	replace(editor, editor->caret, 0, text);
	return true;
}

/* Whether a piece between two word breaks is a word, and not blanks or punctuation. */
static bool
is_word(const char *text, size_t length)
{
	for (size_t at = 0; at < length;) {
		uint32_t character;

		at += utf8_decode(text + at, length - at, &character);
		if (uc_is_property_alphabetic(character) || uc_is_property_numeric(character) ||
			uc_is_property_ideographic(character))
			return true;
	}
	return false;
}

/* The start of the last word before the caret, or the end of the first one after it. */
static size_t
find_word(const struct editor *editor, bool forward)
{
	const char *text = editor_text(editor);
	size_t length = editor->text.length;
	size_t found = forward ? length : 0;
	auto_string char *breaks = memory_allocate(length + 1);

	u8_wordbreaks((const uint8_t *)text, length, breaks);
	for (size_t start = 0; start < length;) {
		size_t end = start + 1;

		while (end < length && !breaks[end])
			end++;
		if (!forward && start >= editor->caret)
			break;
		if ((!forward || end > editor->caret) && is_word(text + start, end - start)) {
			found = forward ? end : start;
			if (forward)
				break;
		}
		start = end;
	}
	return found;
}

static size_t
place_line(const struct editor *editor, const struct wrap *wrap)
{
	size_t line = wrap_find_line(wrap, editor->caret);

	if (editor->after_line && line > 0 && wrap->lines[line].start == editor->caret &&
		!wrap->lines[line - 1].is_last)
		line--;
	return line;
}

void
editor_place(const struct editor *editor, const struct wrap *wrap, size_t *line, int *column)
{
	*line = place_line(editor, wrap);

	const struct wrap_line *placed = &wrap->lines[*line];
	size_t before = editor->caret - placed->start;

	/* On blanks that hang over the edge the caret stays at the edge. */
	if (before > placed->length)
		before = placed->length;
	*column = width_bytes(editor_text(editor) + placed->start, before, WIDTH_SCREEN);
}

/* Put the caret on a line, at most at `column`. */
static void
put_on_line(struct editor *editor, const struct wrap_line *line, int column)
{
	size_t before = clip_length(
		editor_text(editor) + line->start, line->length, column, WIDTH_SCREEN, NULL);

	put_caret(editor, line->start + before);
	editor->after_line = before == line->length && !line->is_last;
}

static void
put_at_line_end(struct editor *editor, const struct wrap *wrap, size_t index)
{
	const struct wrap_line *line = &wrap->lines[index];
	size_t end = line->start + line->length;

	/* Behind blanks that hang over the edge, so that what is typed there comes after them. */
	if (!line->is_last)
		end = wrap->lines[index + 1].start;
	else
		end += strcspn(editor_text(editor) + end, "\n");
	put_caret(editor, end);
	editor->after_line = !line->is_last;
}

static void
move_in_lines(struct editor *editor, enum editor_move move, int width)
{
	struct wrap wrap;
	size_t line;
	int column;
	int goal = editor->goal_column;

	wrap_text(editor_text(editor), width, WIDTH_SCREEN, &wrap);
	editor_place(editor, &wrap, &line, &column);
	if (goal < 0)
		goal = column;
	if (move == EDITOR_LINE_START) {
		put_caret(editor, wrap.lines[line].start);
	} else if (move == EDITOR_LINE_END) {
		put_at_line_end(editor, &wrap, line);
	} else if (move == EDITOR_UP && line > 0) {
		put_on_line(editor, &wrap.lines[line - 1], goal);
		editor->goal_column = goal;
	} else if (move == EDITOR_DOWN && line + 1 < wrap.line_count) {
		put_on_line(editor, &wrap.lines[line + 1], goal);
		editor->goal_column = goal;
	}
	wrap_clear(&wrap);
}

static void
move_in_single_line(struct editor *editor, enum editor_move move)
{
	if (move == EDITOR_LINE_START)
		put_caret(editor, 0);
	else if (move == EDITOR_LINE_END)
		put_caret(editor, editor->text.length);
}

bool
editor_move(struct editor *editor, enum editor_move move, int width)
{
	const char *text = editor_text(editor);
	size_t length = editor->text.length;
	size_t caret = editor->caret;
	bool after_line = editor->after_line;

	switch (move) {
	case EDITOR_BACK:
		put_caret(editor, grapheme_previous(text, length, caret));
		break;
	case EDITOR_FORWARD:
		put_caret(editor, grapheme_next(text, length, caret));
		break;
	case EDITOR_WORD_BACK:
		put_caret(editor, find_word(editor, false));
		break;
	case EDITOR_WORD_FORWARD:
		put_caret(editor, find_word(editor, true));
		break;
	case EDITOR_START:
		put_caret(editor, 0);
		break;
	case EDITOR_END:
		put_caret(editor, length);
		break;
	case EDITOR_LINE_START:
	case EDITOR_LINE_END:
	case EDITOR_UP:
	case EDITOR_DOWN:
		if (editor->many_lines)
			move_in_lines(editor, move, width);
		else
			move_in_single_line(editor, move);
		break;
	}
	return editor->caret != caret || editor->after_line != after_line;
}

bool
editor_delete(struct editor *editor, enum editor_move move, int width)
{
	size_t from = editor->caret;

	editor_move(editor, move, width);

	size_t to = editor->caret;

	if (from == to)
		return false;
	if (from < to)
		replace(editor, from, to - from, "");
	else
		replace(editor, to, from - to, "");
	return true;
}

void
editor_set_caret(struct editor *editor, size_t offset)
{
	put_caret(editor, grapheme_boundary(editor_text(editor), editor->text.length, offset));
}

/* The furthest that it makes sense to scroll: the end of the text and the caret just fit. */
static size_t
find_last_first(const struct editor *editor, int columns)
{
	const char *text = editor_text(editor);
	size_t length = editor->text.length;
	size_t first = length;
	int used = 0;

	while (first > 0) {
		size_t before = grapheme_previous(text, length, first);

		used += width_cluster(text + before, first - before, WIDTH_SCREEN);
		if (used > columns - 1)
			break;
		first = before;
	}
	return first;
}

void
editor_scroll(struct editor *editor, int columns, struct editor_window *window)
{
	const char *text = editor_text(editor);
	size_t length = editor->text.length;
	size_t first = grapheme_boundary(text, length, editor->first);
	size_t last_first = find_last_first(editor, columns);

	if (first > last_first)
		first = last_first;
	if (first > editor->caret)
		first = editor->caret;

	int caret = width_bytes(text + first, editor->caret - first, WIDTH_SCREEN);

	/* The cluster under the caret is seen whole where there is one. */
	size_t next = grapheme_next(text, length, editor->caret);
	int under = width_bytes(text + editor->caret, next - editor->caret, WIDTH_SCREEN);

	while (first < editor->caret && caret + (under ? under : 1) > columns) {
		size_t after = grapheme_next(text, length, first);

		caret -= width_cluster(text + first, after - first, WIDTH_SCREEN);
		first = after;
	}
	editor->first = first;
	window->start = first;
	window->length =
		clip_length(text + first, length - first, columns, WIDTH_SCREEN, &window->columns);
	window->caret = caret;
	window->cut_before = first > 0;
	window->cut_after = first + window->length < length;
}
