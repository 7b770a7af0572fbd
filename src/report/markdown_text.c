/* SPDX-License-Identifier: MIT */
/* Escaping for Markdown. */
#include "config.h"

#include "report/markdown_text.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>

/* Parts two pieces of text for a reader of Markdown and shows nothing. */
#define MARKDOWN_SEPARATOR "<!---->"

static bool
is_blank(char character)
{
	return character == ' ' || character == '\t';
}

/* Whether a colon begins the name of a picture: :smile: */
static bool
begins_picture(const char *line, size_t length, size_t at)
{
	size_t end = at + 1;

	while (end < length && (isalnum((unsigned char)line[end]) || strchr("_+-", line[end])))
		end++;
	return end > at + 1 && end < length && line[end] == ':';
}

/* Whether what begins at `at` would be taken for the start of a link, ://, or www., or of a
 * picture.
 */
static bool
begins_link_or_picture(const char *line, size_t length, size_t at)
{
	if (line[at] == ':')
		return (length - at >= 3 && line[at + 1] == '/' && line[at + 2] == '/') ||
		       begins_picture(line, length, at);
	return line[at] == '.' && at >= 3 && strncasecmp(line + at - 3, "www", 3) == 0;
}

/* Whether an @ stands in what GitHub takes for an address of e-mail, whatever escapes the @. */
static bool
is_in_address(const char *line, size_t length, size_t at)
{
	size_t end = at + 1;

	if (at == 0 || !(isalnum((unsigned char)line[at - 1]) || strchr(".+-_", line[at - 1])))
		return false;
	while (end < length && (isalnum((unsigned char)line[end]) || strchr(".-_", line[end])))
		end++;
	return memchr(line + at + 1, '.', end - at - 1) != NULL;
}

static bool
is_always_special(char character)
{
	return character != '\0' && strchr("\\`*_{}[]#|~$@^", character);
}

/*
 * Where the mark of a list stands that some viewer would see at the start of a line: behind a
 * number, or, for pandoc, behind one letter or a Roman number and before a blank. `length` where
 * none does.
 */
static size_t
find_list_mark(const char *line, size_t length)
{
	static const char letters[] = "ivxlcdmIVXLCDM";
	size_t start = length && line[0] == '(';
	size_t digits = start;
	size_t end = start;

	while (digits < length && isdigit((unsigned char)line[digits]))
		digits++;
	if (digits > start && digits < length && strchr(".)", line[digits]))
		return digits;
	while (end < length && strchr(letters, line[end]))
		end++;
	if (end == start && end < length && isalpha((unsigned char)line[end]))
		end++;
	if (end > start && end < length && strchr(".)", line[end]) &&
		(end + 1 == length || is_blank(line[end + 1])))
		return end;
	return length;
}

/* How many bytes from `line` on mean nothing, wherever they stand but at the start of a line. */
static size_t
count_plain(const char *line, size_t length)
{
	size_t count = 0;

	while (count < length && ((unsigned char)line[count] >= 0x80 || line[count] == ' ' ||
					 line[count] == ',' || isalnum((unsigned char)line[count])))
		count++;
	return count;
}

/* Append a run without a newline. Some characters mean something only where a line begins. */
static void
append_escaped(struct string *markdown, const char *line, size_t length, bool begins_line)
{
	size_t list_mark = begins_line ? find_list_mark(line, length) : length;

	for (size_t i = 0; i < length; i++) {
		char character = line[i];
		bool is_mark = begins_line && i == 0 && strchr("-+=:", character);
		size_t plain = i == list_mark || is_mark ? 0 : count_plain(line + i, length - i);

		if (list_mark > i && list_mark - i < plain)
			plain = list_mark - i;
		if (plain) {
			string_append_bytes(markdown, line + i, plain);
			i += plain - 1;
		} else if (character == '<') {
			string_append(markdown, "&lt;");
		} else if (character == '>') {
			string_append(markdown, "&gt;");
		} else if (character == '&') {
			string_append(markdown, "&amp;");
		} else if (character == '\t') {
			string_append_byte(markdown, ' ');
		} else {
			if (is_always_special(character) || i == list_mark || is_mark ||
				begins_link_or_picture(line, length, i))
				string_append_byte(markdown, '\\');
			string_append_byte(markdown, character);
		}
		if (character == '@' && is_in_address(line, length, i))
			string_append(markdown, MARKDOWN_SEPARATOR);
	}
}

/* Append one line without its newline and the blanks around it. */
static void
append_trimmed(struct string *markdown, const char *line, size_t length, bool begins_line)
{
	while (length && is_blank(line[0])) {
		line++;
		length--;
	}
	while (length && is_blank(line[length - 1]))
		length--;
	append_escaped(markdown, line, length, begins_line);
}

/* Append the lines of a text with `separator` between them. */
static void
append_joined(struct string *markdown, const char *text, const char *separator)
{
	for (;;) {
		size_t length = strcspn(text, "\n");

		append_trimmed(markdown, text, length, false);
		if (!text[length])
			return;
		string_append(markdown, separator);
		text += length + 1;
	}
}

void
markdown_append_line(struct string *markdown, const char *text)
{
	append_joined(markdown, text, " ");
}

void
markdown_append_cell(struct string *markdown, const char *text)
{
	append_joined(markdown, text, "<br>");
}

void
markdown_append_part(struct string *markdown, const char *text, size_t length)
{
	const char *end = text + length;

	while (text < end) {
		const char *line_end = memchr(text, '\n', (size_t)(end - text));

		append_escaped(markdown, text, (size_t)((line_end ? line_end : end) - text), false);
		if (line_end)
			string_append(markdown, "<br>");
		text = line_end ? line_end + 1 : end;
	}
}

static bool
is_blank_line(const char *line, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (!is_blank(line[i]))
			return false;
	}
	return true;
}

/* How many bytes before `end` are one of these marks; 0: none of them. */
static size_t
match_before(const char *line, size_t end, const char *const *marks)
{
	for (; *marks; marks++) {
		size_t bytes = strlen(*marks);

		if (bytes <= end && memcmp(line + end - bytes, *marks, bytes) == 0)
			return bytes;
	}
	return 0;
}

/* Whether the full stop at `at` shortens a word: behind one letter, or two with a capital: "n.",
 * "Sr.". */
static bool
is_abbreviation(const char *line, size_t at)
{
	size_t letters = 0;

	while (letters < at && isalpha((unsigned char)line[at - 1 - letters]))
		letters++;
	return letters == 1 || (letters == 2 && isupper((unsigned char)line[at - 2]));
}

/*
 * The end of the first sentence that a blank and another one follow: behind its full stop and what
 * closes with it. `length` where there is none.
 */
static size_t
find_sentence_end(const char *line, size_t length)
{
	static const char *const ends[] = {".", "!", "?", "…", "。", "！", "？", NULL};
	static const char *const closings[] = {"\"", "'", ")", "»", "”", "’", "」", "）", NULL};

	for (size_t i = 1; i < length; i++) {
		size_t next = i;
		size_t end = i;
		size_t bytes;

		if (!is_blank(line[i]) || is_blank(line[i - 1]))
			continue;
		while (next < length && is_blank(line[next]))
			next++;
		if (next == length || islower((unsigned char)line[next]) ||
			isdigit((unsigned char)line[next]))
			continue;
		while ((bytes = match_before(line, end, closings)))
			end -= bytes;
		if (match_before(line, end, ends) &&
			!(line[end - 1] == '.' && is_abbreviation(line, end - 1)))
			return i;
	}
	return length;
}

/* Append a line as paragraph: a line for each sentence. */
static void
append_sentences(struct string *markdown, const char *line, size_t length, const char *indent)
{
	for (;;) {
		size_t end = find_sentence_end(line, length);

		append_trimmed(markdown, line, end, true);
		if (end == length)
			return;
		string_append_byte(markdown, '\n');
		string_append(markdown, indent);
		line += end;
		length -= end;
	}
}

void
markdown_append_lines(struct string *markdown, const char *text, const char *indent)
{
	bool is_first = true;
	bool follows_gap = false;

	while (*text) {
		size_t length = strcspn(text, "\n");

		if (is_blank_line(text, length)) {
			follows_gap = true;
		} else {
			if (!is_first && follows_gap)
				string_append_format(markdown, "\n%s\n%s", indent, indent);
			else if (!is_first)
				string_append_format(markdown, "\\\n%s", indent);
			append_sentences(markdown, text, length, indent);
			is_first = false;
			follows_gap = false;
		}
		text += length + (text[length] == '\n');
	}
}
