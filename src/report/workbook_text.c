/* SPDX-License-Identifier: MIT */
/* Texts inside a workbook. */
#include "config.h"

#include "report/workbook_text.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "text/clip.h"
#include "text/fold.h"
#include "text/grapheme.h"
#include "text/utf8.h"
#include "text/width.h"

/* The letters of a line across the top of a page, in points. */
#define HEADER_SIZE "&9"
/* So many columns it has, in hundredths of those of the sheet, whose letters are larger; what the
 * text in its middle has of it at least, in hundredths; and what stands between two texts at least,
 * in columns. */
#define HEADER_SHARE 120
#define HEADER_CENTRE_SHARE 36
#define HEADER_GAP 2

/* What a sheet's name may not have around it. */
#define NAME_BLANKS " '"

/* What is read as the character of a number in a workbook: _x0041_. */
#define NUMBER_LENGTH 7
/* What the library writes around a run of a text, at most. */
#define RUN_UNITS 192
/* The low line itself, where one would begin such a number. */
#define ESCAPED_LOW_LINE "_x005F_"

static bool
is_character_number(const char *text)
{
	if (text[0] != '_' || text[1] != 'x')
		return false;
	for (int i = 2; i < NUMBER_LENGTH - 1; i++) {
		if (!isxdigit((unsigned char)text[i]))
			return false;
	}
	return text[NUMBER_LENGTH - 1] == '_';
}

/* The UTF-16 units of a run of bytes of valid UTF-8. */
static size_t
count_units(const char *text, size_t length)
{
	size_t units = 0;

	for (size_t i = 0; i < length; i++) {
		unsigned char byte = (unsigned char)text[i];

		units += (byte & 0xC0) != 0x80;
		units += byte >= 0xF0;
	}
	return units;
}

/* The bytes of the next piece that is not cut: a cluster, of which one that is longer than a cell
 * is cut between its characters. */
static size_t
measure_piece(const char *text, size_t length)
{
	size_t bytes = grapheme_next(text, length, 0);
	uint32_t character;

	return count_units(text, bytes) <= WORKBOOK_CELL_UNITS
		       ? bytes
		       : utf8_decode(text, length, &character);
}

bool
workbook_text_fits(const char *text)
{
	size_t breaks = 0;

	/* A unit has at least a byte. */
	if (strlen(text) > WORKBOOK_CELL_UNITS || strstr(text, "_x"))
		return false;
	for (const char *c = strchr(text, '\n'); c; c = strchr(c + 1, '\n'))
		breaks++;
	return breaks <= WORKBOOK_CELL_BREAKS;
}

/* What a marked run costs that begins or ends at an offset: what the library writes around it
 * counts as text. */
static size_t
measure_run(const struct cell_mark *marks, size_t mark_count, size_t offset, size_t *mark)
{
	while (*mark < mark_count && marks[*mark].start + marks[*mark].length < offset)
		(*mark)++;
	if (*mark < mark_count && (offset == marks[*mark].start ||
					  offset == marks[*mark].start + marks[*mark].length))
		return RUN_UNITS;
	return 0;
}

/* What a character that is escaped in XML takes more there, where that counts. */
static size_t
measure_escape(char character)
{
	return character == '&' ? 4 : character == '<' || character == '>' ? 3 : 0;
}

char **
workbook_split_marked(
	const char *text, const struct cell_mark *marks, size_t mark_count, size_t *count)
{
	struct string part = {0};
	size_t length = strlen(text);
	size_t begun = mark_count ? 2 * RUN_UNITS : 0;
	size_t units = begun;
	size_t breaks = 0;
	size_t mark = 0;
	char **parts = NULL;

	*count = 0;
	for (size_t i = 0; i < length;) {
		bool is_escaped = is_character_number(text + i);
		size_t bytes = is_escaped ? 1 : measure_piece(text + i, length - i);
		size_t more = is_escaped ? NUMBER_LENGTH : count_units(text + i, bytes);
		bool is_break = text[i] == '\n';

		if (mark_count)
			more += measure_run(marks, mark_count, i, &mark) + measure_escape(text[i]);
		if (units + more > WORKBOOK_CELL_UNITS ||
			breaks + is_break > WORKBOOK_CELL_BREAKS) {
			*array_append(&parts, count) = string_take(&part);
			units = begun;
			breaks = 0;
		}
		if (is_escaped)
			string_append(&part, ESCAPED_LOW_LINE);
		else
			string_append_bytes(&part, text + i, bytes);
		units += more;
		breaks += is_break;
		i += bytes;
	}
	if (part.length || !*count)
		*array_append(&parts, count) = string_take(&part);
	string_clear(&part);
	return parts;
}

char **
workbook_split_text(const char *text, size_t *count)
{
	auto_string char *clean = utf8_sanitize_for_file(text);

	if (workbook_text_fits(clean)) {
		char **only = memory_allocate(sizeof(*only));

		only[0] = clean;
		clean = NULL;
		*count = 1;
		return only;
	}
	return workbook_split_marked(clean, NULL, 0, count);
}

size_t
workbook_byte_length(const char *text)
{
	return is_character_number(text) ? strlen(ESCAPED_LOW_LINE) : 1;
}

/* Cut to a number of UTF-16 units, between clusters. */
static void
cut_to_units(char *text, size_t most)
{
	size_t length = strlen(text);
	size_t end = 0;

	while (end < length) {
		size_t next = grapheme_next(text, length, end);

		if (count_units(text, next) > most)
			break;
		end = next;
	}
	text[end] = '\0';
}

/* Whether a name would be read as a number or a cell where the library writes it into a formula: it
 * puts one that is all of letters, digits, _ and . into no quotes. */
static bool
needs_quotes(const char *name)
{
	static const char digits[] = "0123456789";
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
	size_t first = strspn(name, letters);
	bool is_cell = first <= 3 && name[first] && !name[first + strspn(name + first, digits)];
	bool is_row_or_column = !name[strspn(name, "RCrc0123456789")];

	if (!*name)
		return false;
	for (const char *c = name; *c; c++) {
		if (!strchr(letters, *c) && !strchr(digits, *c) && *c != '_' && *c != '.')
			return false;
	}
	return is_cell || is_row_or_column || strchr("0123456789.", *name);
}

static char *
clean_name(const char *title)
{
	auto_string char *line = utf8_sanitize(title, UTF8_KEEP_LAYOUT);

	for (char *c = line; *c; c++) {
		if (strchr("[]:*?/\\", *c) || is_character_number(c))
			*c = '-';
		else if (*c == '\n' || *c == '\t')
			*c = ' ';
	}

	auto_string char *name = string_copy_trimmed(line, NAME_BLANKS);

	cut_to_units(name, WORKBOOK_NAME_UNITS);

	auto_string char *cut = string_copy_trimmed(name, NAME_BLANKS);

	if (needs_quotes(cut)) {
		cut_to_units(cut, WORKBOOK_NAME_UNITS - 2);
		return string_format("(%s)", cut);
	}
	return memory_copy_string(cut[0] ? cut : "-");
}

static bool
is_taken(const char *name, char *const *names, size_t count)
{
	/* Excel keeps this name to itself. */
	if (fold_equal(name, "History"))
		return true;
	for (size_t i = 0; i < count; i++) {
		if (fold_equal(name, names[i]))
			return true;
	}
	return false;
}

char *
workbook_sheet_name(const char *title, char *const *names, size_t count)
{
	auto_string char *base = clean_name(title);
	char *name = memory_copy_string(base);

	for (size_t number = 2; is_taken(name, names, count); number++) {
		auto_string char *suffix = string_format(" (%zu)", number);
		auto_string char *start = memory_copy_string(base);

		cut_to_units(start, WORKBOOK_NAME_UNITS - strlen(suffix));
		free(name);
		name = string_format("%s%s", start, suffix);
	}
	return name;
}

/* What a name may hold for certain in every program: Latin letters, digits, Chinese characters. */
static bool
is_name_character(uint32_t character)
{
	if (character < 0x80)
		return isalnum((int)character);
	if (character == 0xD7 || character == 0xF7)
		return false;
	return (character >= 0xC0 && character <= 0x24F) ||
	       (character >= 0x3400 && character <= 0x4DBF) ||
	       (character >= 0x4E00 && character <= 0x9FFF);
}

char *
workbook_table_name(const char *sheet_name)
{
	size_t length = strlen(sheet_name);
	struct string name = {0};
	bool is_plain = true;
	bool has_digit = false;

	for (size_t i = 0; i < length;) {
		uint32_t character;
		size_t bytes = utf8_decode(sheet_name + i, length - i, &character);

		if (is_name_character(character))
			string_append_bytes(&name, sheet_name + i, bytes);
		else if (name.length && string_text(&name)[name.length - 1] != '_')
			string_append_byte(&name, '_');
		is_plain = is_plain && character < 0x80;
		has_digit = has_digit || (character < 0x80 && isdigit((int)character));
		i += bytes;
	}

	auto_string char *whole = string_take(&name);
	/* A1, R1C1, C and what begins with a digit would be read as something else. */
	bool is_in_doubt = has_digit || (is_plain && strlen(whole) < 2);

	return string_format("%s%s", is_in_doubt ? "_" : "", whole);
}

char *
workbook_property(const char *text, int columns)
{
	auto_string char *clean = utf8_sanitize_for_file(text);
	auto_string char *clipped = clip_text(clean, columns, CLIP_MARK, WIDTH_FILE);

	/* Once more, for what the cut left open. */
	return utf8_sanitize_for_file(clipped);
}

/* Append one of the three texts; an ampersand of its own is doubled. */
static void
append_section(struct string *header, const char *code, const char *text, int columns)
{
	auto_string char *line = clip_text(text, columns, CLIP_MARK, WIDTH_FILE);

	if (!line[0])
		return;
	string_append(header, code);
	string_append(header, HEADER_SIZE);
	/* Or a digit would be taken for one of the size. */
	if (*line >= '0' && *line <= '9')
		string_append_byte(header, ' ');
	for (const char *rest = line; *rest; rest++) {
		if (*rest == REPORT_PAGE_NUMBER[0])
			string_append(header, "&P");
		else if (*rest == REPORT_PAGE_COUNT[0])
			string_append(header, "&N");
		else
			string_append_bytes(header, rest, 1);
		if (*rest == '&')
			string_append_byte(header, '&');
	}
}

/* What the middle may have: what the sides leave it where they are short. */
static int
measure_centre(const char *left, const char *right, int page_columns)
{
	int least = page_columns * HEADER_CENTRE_SHARE / 100;
	int left_columns = width_text(left, WIDTH_FILE);
	int right_columns = width_text(right, WIDTH_FILE);
	int side = (left_columns > right_columns ? left_columns : right_columns) + HEADER_GAP;
	int rest = page_columns - 2 * side;

	return rest > least ? rest : least;
}

char *
workbook_header(const char *left, const char *centre, const char *right, int page)
{
	int page_columns = page * HEADER_SHARE / 100;
	int most = measure_centre(left, right, page_columns);
	auto_string char *line = clip_text(centre, most, CLIP_MARK, WIDTH_FILE);
	int taken = width_text(line, WIDTH_FILE);
	struct string header = {0};

	for (int columns = page_columns; columns > taken; columns /= 2) {
		int side = taken ? (columns - taken) / 2 - HEADER_GAP : columns / 2;

		string_empty(&header);
		append_section(&header, "&L", left, side);
		append_section(&header, "&C", line, most);
		append_section(&header, "&R", right, side);
		if (utf8_count(string_text(&header)) <= WORKBOOK_HEADER_CHARACTERS)
			return string_take(&header);
	}
	string_clear(&header);
	return memory_copy_string("");
}
