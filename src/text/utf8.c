/* SPDX-License-Identifier: MIT */
/* UTF-8, and text that comes from elsewhere. */
#include "config.h"

#include "text/utf8.h"

#include <string.h>
#include <unictype.h>
#include <unistr.h>

#include "base/memory.h"

size_t
utf8_decode(const char *text, size_t length, uint32_t *character)
{
	ucs4_t decoded;
	int bytes = u8_mbtouc(&decoded, (const uint8_t *)text, length);

	*character = decoded;
	return bytes > 0 ? (size_t)bytes : 1;
}

/* Like utf8_decode(), and tells a U+FFFD that is really there from bytes that are none. */
static size_t
decode_strictly(const char *text, size_t length, uint32_t *character, bool *is_valid)
{
	size_t bytes = utf8_decode(text, length, character);

	*is_valid = *character != UTF8_REPLACEMENT ||
		    (bytes == 3 && memcmp(text, "\xEF\xBF\xBD", 3) == 0);
	return bytes;
}

size_t
utf8_encode(uint32_t character, char bytes[UTF8_BYTES_MAX])
{
	int length = u8_uctomb((uint8_t *)bytes, character, UTF8_BYTES_MAX);

	if (length < 1)
		length = u8_uctomb((uint8_t *)bytes, UTF8_REPLACEMENT, UTF8_BYTES_MAX);
	return (size_t)length;
}

void
utf8_append(struct string *string, uint32_t character)
{
	char bytes[UTF8_BYTES_MAX];

	string_append_bytes(string, bytes, utf8_encode(character, bytes));
}

bool
utf8_is_valid(const char *text, size_t length)
{
	return u8_check((const uint8_t *)text, length) == NULL;
}

size_t
utf8_count(const char *text)
{
	size_t left = strlen(text);
	size_t count = 0;

	for (; left; count++) {
		uint32_t character;
		size_t bytes = utf8_decode(text, left, &character);

		text += bytes;
		left -= bytes;
	}
	return count;
}

size_t
utf8_length_before(const char *text, size_t offset)
{
	size_t start = offset;

	while (start > 0) {
		start--;
		if (((unsigned char)text[start] & 0xC0) != 0x80)
			break;
	}
	return offset - start;
}

static bool
is_variation_selector(uint32_t character)
{
	return (character >= 0xFE00 && character <= 0xFE0F) ||
	       (character >= 0xE0100 && character <= 0xE01EF);
}

static bool
is_noncharacter(uint32_t character)
{
	return (character & 0xFFFE) == 0xFFFE || (character >= 0xFDD0 && character <= 0xFDEF);
}

static bool
is_control(uint32_t character)
{
	return character < 0x20 || (character >= 0x7F && character <= 0x9F);
}

bool
utf8_is_hazard(uint32_t character)
{
	if (character < 0xA0)
		return is_control(character);
	if (utf8_is_ideograph(character))
		return false;
	return uc_is_property_default_ignorable_code_point(character) ||
	       uc_is_property_bidi_control(character) ||
	       /* line and paragraph separators, interlinear annotations, tags without a name */
	       (character >= 0x2028 && character <= 0x2029) ||
	       (character >= 0xFFF9 && character <= 0xFFFB) ||
	       (character >= 0xE0000 && character <= 0xE007F) || is_noncharacter(character);
}

static bool
is_emoji(uint32_t character)
{
	return character > 0xFF && uc_is_property_emoji(character);
}

/* Whether a hazard between these neighbours only chooses a picture. */
static bool
is_harmless_between(uint32_t before, uint32_t character, const char *rest, size_t length)
{
	if (is_variation_selector(character))
		return before && !utf8_is_hazard(before);
	if (character != 0x200D || !length)
		return false;

	uint32_t after;

	utf8_decode(rest, length, &after);
	return is_emoji(after) && (is_emoji(before) || is_variation_selector(before));
}

static void
append_visibly(struct string *safe, uint32_t character)
{
	if (character < 0x20 || character == 0x7F)
		string_append_format(safe, "^%c", (char)(character ^ 0x40));
	else
		string_append_format(safe, "⟨%02X⟩", (unsigned)character);
}

/* How many bytes from `text` on are printable ASCII. */
static size_t
count_plain(const char *text, size_t length)
{
	size_t count = 0;

	while (count < length && text[count] >= 0x20 && text[count] < 0x7F)
		count++;
	return count;
}

/* The same with what Chinese is written with: a variation selector after it is not looked at. */
static size_t
count_common(const char *text, size_t length)
{
	size_t count = 0;

	while (count < length) {
		if (text[count] >= 0x20 && text[count] < 0x7F)
			count++;
		else if (utf8_is_wide(text + count, length - count))
			count += 3;
		else
			break;
	}
	return count;
}

char *
utf8_sanitize(const char *text, enum utf8_keep keep)
{
	struct string safe = {0};
	size_t left = text ? strlen(text) : 0;
	uint32_t before = 0;

	while (left) {
		uint32_t character;
		size_t plain = count_plain(text, left);
		size_t bytes;

		if (plain) {
			string_append_bytes(&safe, text, plain);
			text += plain;
			left -= plain;
			before = (unsigned char)text[-1];
			continue;
		}
		bytes = utf8_decode(text, left, &character);
		text += bytes;
		left -= bytes;
		if ((character == '\n' && (keep & UTF8_KEEP_NEWLINE)) ||
			(character == '\t' && (keep & UTF8_KEEP_TAB)) ||
			!utf8_is_hazard(character) ||
			is_harmless_between(before, character, text, left))
			utf8_append(&safe, character);
		else
			append_visibly(&safe, character);
		before = character;
	}
	return string_take(&safe);
}

/* What changes direction at a place of a line: a byte for each that is open, innermost last. */
#define ISOLATE 'i'
#define EMBEDDING 'e'

static void
close_directions(struct string *open, struct string *text)
{
	while (open->length)
		string_append(text, open->data[--open->length] == ISOLATE ? "\u2069" : "\u202C");
}

static void
note_direction(struct string *open, uint32_t character)
{
	size_t length = open->length;

	switch (character) {
	case 0x202A:
	case 0x202B:
		string_append_byte(open, EMBEDDING);
		break;
	case 0x2066:
	case 0x2067:
	case 0x2068:
		string_append_byte(open, ISOLATE);
		break;
	case 0x202C:
		if (length && open->data[length - 1] == EMBEDDING)
			open->length--;
		break;
	case 0x2069:
		/* It ends the embeddings inside the isolate too. */
		while (length && open->data[length - 1] != ISOLATE)
			length--;
		if (length)
			open->length = length - 1;
		break;
	default:
		break;
	}
}

/* What makes letters be read in an order that they do not have. */
static bool
is_override(uint32_t character)
{
	return character == 0x202D || character == 0x202E;
}

char *
utf8_sanitize_for_file(const char *text)
{
	struct string safe = {0};
	struct string open = {0};
	size_t left = text ? strlen(text) : 0;

	/* Most texts have nothing that must be looked at. */
	if (count_common(text, left) == left)
		return left ? memory_copy_bytes(text, left) : memory_copy_string("");
	while (left) {
		uint32_t character;
		size_t common = count_common(text, left);

		string_append_bytes(&safe, text, common);
		text += common;
		left -= common;
		if (!left)
			break;

		size_t bytes = utf8_decode(text, left, &character);
		bool is_layout = character == '\n' || character == '\t';

		if (!is_layout && (is_control(character) || is_noncharacter(character)))
			character = UTF8_REPLACEMENT;
		if (character == '\n' || character == 0x2029)
			close_directions(&open, &safe);
		note_direction(&open, character);
		if (is_override(character))
			append_visibly(&safe, character);
		else
			utf8_append(&safe, character);
		text += bytes;
		left -= bytes;
	}
	close_directions(&open, &safe);
	string_clear(&open);
	return string_take(&safe);
}

char *
utf8_clean_value(const char *bytes, size_t length)
{
	struct string value = {0};

	while (length) {
		uint32_t character;
		bool is_valid;
		size_t taken = decode_strictly(bytes, length, &character, &is_valid);

		if (character == '\r') {
			string_append_byte(&value, '\n');
			if (length > 1 && bytes[1] == '\n')
				taken = 2;
		} else if (is_valid &&
			   (character == '\n' || character == '\t' ||
				   (!is_control(character) && !is_noncharacter(character)))) {
			string_append_bytes(&value, bytes, taken);
		}
		bytes += taken;
		length -= taken;
	}
	return string_take(&value);
}
