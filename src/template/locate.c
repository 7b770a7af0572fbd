/* SPDX-License-Identifier: MIT */
/*
 * From a byte of a scalar's text back to its place in the file. The two are walked side by side:
 * they differ in escapes, doubled quotes and in how much blank stands between words.
 */
#include "config.h"

#include "template/document.h"

#include <string.h>

/* A place in the file that moves forward. */
struct walker {
	const char *next;
	const char *end;
	struct place place;
};

static char
peek(const struct walker *walker)
{
	return walker->next < walker->end ? *walker->next : '\0';
}

static void
step(struct walker *walker)
{
	if (walker->next >= walker->end)
		return;
	if (*walker->next == '\n') {
		walker->place.line++;
		walker->place.column = 1;
	} else {
		walker->place.column++;
	}
	walker->next++;
	while (walker->next < walker->end && ((unsigned char)*walker->next & 0xC0) == 0x80)
		walker->next++;
}

static bool
is_blank(char byte)
{
	return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

static void
skip_blanks(struct walker *walker)
{
	while (is_blank(peek(walker)))
		step(walker);
}

/* Over an escape of a text in double quotes. True when it stands for a character of the text, false
 * when it only joins two lines. */
static bool
skip_escape(struct walker *walker)
{
	int digits;

	step(walker);
	if (peek(walker) == '\n' || peek(walker) == '\r') {
		skip_blanks(walker);
		return false;
	}
	digits = peek(walker) == 'x' ? 2 : peek(walker) == 'u' ? 4 : peek(walker) == 'U' ? 8 : 0;
	for (step(walker); digits; digits--)
		step(walker);
	return true;
}

struct place
document_locate(const struct node *scalar, size_t offset)
{
	const struct document *document = scalar->document;
	struct walker walker = {.next = document->text + scalar->offset,
		.end = document->text + document->length,
		.place = scalar->place};
	const char *text = scalar->text;
	const char *target = text + (offset < strlen(text) ? offset : strlen(text));
	char quote = peek(&walker);

	if (quote == '"' || quote == '\'') {
		step(&walker);
	} else if (quote == '|' || quote == '>') {
		while (peek(&walker) && peek(&walker) != '\n')
			step(&walker);
		skip_blanks(&walker);
	}
	while (text < target && peek(&walker)) {
		if (is_blank(*text) && is_blank(peek(&walker))) {
			skip_blanks(&walker);
			while (text < target && is_blank(*text))
				text++;
			continue;
		}
		if (quote == '"' && peek(&walker) == '\\') {
			if (!skip_escape(&walker))
				continue;
		} else {
			if (quote == '\'' && peek(&walker) == '\'')
				step(&walker);
			step(&walker);
		}
		for (text++; ((unsigned char)*text & 0xC0) == 0x80; text++)
			;
	}
	if (quote == '"' && peek(&walker) == '\\' && walker.next + 1 < walker.end &&
		is_blank(walker.next[1]))
		skip_escape(&walker);
	if (*text && !is_blank(*text))
		skip_blanks(&walker);
	return walker.place;
}
