/* SPDX-License-Identifier: MIT */
/* Escaping for Markdown. */
#include "config.h"

#include "report/markdown_text.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>

static bool
is_blank(char character)
{
	return character == ' ' || character == '\t';
}

/* Whether what begins at `at` would be taken for the start of a link: ://, or www. */
static bool
begins_link(const char *line, size_t length, size_t at)
{
	if (line[at] == ':')
		return length - at >= 3 && line[at + 1] == '/' && line[at + 2] == '/';
	return line[at] == '.' && at >= 3 && strncasecmp(line + at - 3, "www", 3) == 0;
}

static bool
is_always_special(char character)
{
	return character != '\0' && strchr("\\`*_{}[]#|~$@", character);
}

/* Append one line without its newline. Some characters mean something only where a line begins. */
static void
append_escaped(struct string *markdown, const char *line, size_t length, bool begins_line)
{
	size_t digits = 0;

	while (length && is_blank(line[0])) {
		line++;
		length--;
	}
	while (length && is_blank(line[length - 1]))
		length--;
	while (begins_line && digits < length && isdigit((unsigned char)line[digits]))
		digits++;
	for (size_t i = 0; i < length; i++) {
		char character = line[i];
		bool is_list_number =
			digits && i == digits && (character == '.' || character == ')');
		bool is_list_mark = begins_line && i == 0 && strchr("-+=", character);

		if (character == '<')
			string_append(markdown, "&lt;");
		else if (character == '>')
			string_append(markdown, "&gt;");
		else if (character == '&')
			string_append(markdown, "&amp;");
		else if (character == '\t')
			string_append_byte(markdown, ' ');
		else if (is_always_special(character) || is_list_number || is_list_mark ||
			 begins_link(line, length, i))
			string_append_format(markdown, "\\%c", character);
		else
			string_append_byte(markdown, character);
	}
}

/* Append the lines of a text with `separator` between them. */
static void
append_joined(struct string *markdown, const char *text, const char *separator)
{
	for (;;) {
		size_t length = strcspn(text, "\n");

		append_escaped(markdown, text, length, false);
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

static bool
is_blank_line(const char *line, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (!is_blank(line[i]))
			return false;
	}
	return true;
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
			append_escaped(markdown, text, length, true);
			is_first = false;
			follows_gap = false;
		}
		text += length + (text[length] == '\n');
	}
}
