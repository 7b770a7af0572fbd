/* SPDX-License-Identifier: MIT */
/* Breaking a text into lines. */
#include "config.h"

#include "text/wrap.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unilbrk.h>

#include "base/array.h"
#include "base/memory.h"
#include "text/clip.h"
#include "text/grapheme.h"

/* What is being wrapped, so that it need not be passed in five arguments. */
struct wrapping {
	const char *text;
	const char *breaks; /* of each byte, whether a line may begin there */
	int width;
	enum width_policy policy;
	struct wrap *wrap; /* NULL: the lines are only counted */
};

static bool
is_blank(char byte)
{
	return byte == ' ' || byte == '\t';
}

static void
add_line(const struct wrapping *wrapping, size_t start, size_t end, bool is_last)
{
	struct wrap_line *line = array_append(&wrapping->wrap->lines, &wrapping->wrap->line_count);
	const char *text = wrapping->text + start;

	line->start = start;
	line->is_last = is_last;
	line->length =
		clip_length(text, end - start, wrapping->width, wrapping->policy, &line->columns);
	/* Only blanks may hang over the edge; a cluster that is wider than the line is shown. */
	if (line->length == 0 && end > start && !is_blank(*text)) {
		line->length = grapheme_next(text, end - start, 0);
		line->columns = width_cluster(text, line->length, wrapping->policy);
	}
}

/* Where the line that begins at `start` ends: at most at `end`, and after `start` before that. */
static size_t
find_line_end(const struct wrapping *wrapping, size_t start, size_t end)
{
	size_t possible = start;
	int columns = 0;

	for (size_t at = start; at < end;) {
		size_t next = grapheme_next(wrapping->text, end, at);

		if (at > start && wrapping->breaks[at] == UC_BREAK_POSSIBLE)
			possible = at;
		columns += width_cluster(wrapping->text + at, next - at, wrapping->policy);
		if (columns > wrapping->width && !is_blank(wrapping->text[at])) {
			if (possible > start)
				return possible;
			return at > start ? at : next;
		}
		at = next;
	}
	return end;
}

/* Returns how many lines it is. */
static size_t
wrap_paragraph(const struct wrapping *wrapping, size_t start, size_t end)
{
	size_t count = 0;

	do {
		size_t line_end = find_line_end(wrapping, start, end);

		if (wrapping->wrap)
			add_line(wrapping, start, line_end, line_end == end);
		start = line_end;
		count++;
	} while (start < end);
	return count;
}

static size_t
wrap_paragraphs(const char *text, int width, enum width_policy policy, struct wrap *wrap)
{
	size_t length = strlen(text);
	auto_string char *breaks = memory_allocate(length + 1);
	struct wrapping wrapping = {
		.text = text,
		.breaks = breaks,
		.width = width > 0 ? width : 1,
		.policy = policy,
		.wrap = wrap,
	};
	size_t count = 0;

	u8_possible_linebreaks((const uint8_t *)text, length, "UTF-8", breaks);
	for (size_t start = 0; start <= length;) {
		const char *newline = strchr(text + start, '\n');
		size_t end = newline ? (size_t)(newline - text) : length;

		count += wrap_paragraph(&wrapping, start, end);
		start = end + 1;
	}
	return count;
}

void
wrap_text(const char *text, int width, enum width_policy policy, struct wrap *wrap)
{
	int columns = strchr(text, '\n') ? INT_MAX : width_text(text, policy);

	*wrap = (struct wrap){0};
	/* Most texts fit: where they could be broken need not be looked for. */
	if (columns <= width)
		*array_append(&wrap->lines, &wrap->line_count) =
			(struct wrap_line){0, strlen(text), columns, true};
	else
		wrap_paragraphs(text, width, policy, wrap);
}

size_t
wrap_count_lines(const char *text, int width, enum width_policy policy)
{
	/* No character has more columns than bytes. */
	if (!strchr(text, '\n') && width > 0 &&
		(strlen(text) <= (size_t)width || width_text(text, policy) <= width))
		return 1;
	return wrap_paragraphs(text, width, policy, NULL);
}

void
wrap_clear(struct wrap *wrap)
{
	free(wrap->lines);
	*wrap = (struct wrap){0};
}

size_t
wrap_find_line(const struct wrap *wrap, size_t offset)
{
	size_t first = 0;
	size_t after = wrap->line_count;

	while (after - first > 1) {
		size_t middle = first + (after - first) / 2;

		if (wrap->lines[middle].start <= offset)
			first = middle;
		else
			after = middle;
	}
	return first;
}
