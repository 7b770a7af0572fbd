/* SPDX-License-Identifier: MIT */
/* Fitting a text into columns. */
#include "config.h"

#include "text/clip.h"

#include <string.h>

#include "base/string.h"
#include "text/grapheme.h"

size_t
clip_length(const char *text, size_t length, int columns, enum width_policy policy, int *used)
{
	int total = 0;
	size_t at = 0;

	while (at < length) {
		size_t end = grapheme_next(text, length, at);
		int width = width_cluster(text + at, end - at, policy);

		if (width > columns - total)
			break;
		total += width;
		at = end;
	}
	if (used)
		*used = total;
	return at;
}

static void
append_as_line(struct string *line, const char *text, size_t length)
{
	size_t start = line->length;

	string_append_bytes(line, text, length);
	for (char *at = line->data + start; *at; at++) {
		if (*at == '\n' || *at == '\t')
			*at = ' ';
	}
}

/* Append the text clipped; returns its columns. */
static int
append_clipped(struct string *line, const char *text, int columns, const char *mark,
	enum width_policy policy)
{
	size_t length = strlen(text);
	int used;
	size_t kept = clip_length(text, length, columns, policy, &used);

	if (kept == length || !mark) {
		append_as_line(line, text, kept);
		return used;
	}

	int mark_columns = width_text(mark, policy);

	if (mark_columns > columns) {
		append_as_line(line, text, kept);
		return used;
	}
	kept = clip_length(text, length, columns - mark_columns, policy, &used);
	append_as_line(line, text, kept);
	string_append(line, mark);
	return used + mark_columns;
}

char *
clip_text(const char *text, int columns, const char *mark, enum width_policy policy)
{
	struct string line = {0};

	append_clipped(&line, text, columns, mark, policy);
	return string_take(&line);
}

static void
append_blanks(struct string *line, int count)
{
	for (int i = 0; i < count; i++)
		string_append_byte(line, ' ');
}

char *
clip_pad(const char *text, int columns, enum clip_side side, const char *mark,
	enum width_policy policy)
{
	struct string clipped = {0};
	int blanks = columns - append_clipped(&clipped, text, columns, mark, policy);
	int before = 0;

	if (side == CLIP_RIGHT)
		before = blanks;
	else if (side == CLIP_CENTRE)
		before = blanks / 2;

	struct string line = {0};

	append_blanks(&line, before);
	string_append(&line, string_text(&clipped));
	append_blanks(&line, blanks - before);
	string_clear(&clipped);
	return string_take(&line);
}
