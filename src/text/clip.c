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

char *
clip_text(const char *text, int columns, const char *mark, enum width_policy policy)
{
	struct string line = {0};
	size_t length = strlen(text);
	size_t kept = clip_length(text, length, columns, policy, NULL);
	int mark_columns = mark ? width_text(mark, policy) : 0;
	bool is_marked = kept < length && mark && mark_columns <= columns;

	if (is_marked)
		kept = clip_length(text, length, columns - mark_columns, policy, NULL);
	append_as_line(&line, text, kept);
	string_append(&line, is_marked ? mark : NULL);
	return string_take(&line);
}
