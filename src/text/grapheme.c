/* SPDX-License-Identifier: MIT */
/* Grapheme clusters. */
#include "config.h"

#include "text/grapheme.h"

#include <stdbool.h>
#include <string.h>
#include <unictype.h>
#include <unigbrk.h>

#include "text/utf8.h"

#define ZERO_WIDTH_JOINER 0x200D
#define BLACK_FLAG 0x1F3F4 /* the one base that tag characters belong to */

static bool
is_tag(uint32_t character)
{
	return character >= 0xE0000 && character <= 0xE007F;
}

/* Whether a cluster ends between two characters, whatever stands before them. */
static bool
breaks_surely(uint32_t before, uint32_t after)
{
	if (utf8_is_ideograph(after))
		return true;
	if (before == ZERO_WIDTH_JOINER || is_tag(after))
		return false;
	if (uc_is_grapheme_break(before, after))
		return true;
	/* What terminals draw in columns of its own. */
	return uc_graphemeclusterbreak_property(before) == GBP_PREPEND ||
	       uc_graphemeclusterbreak_property(after) == GBP_SPACINGMARK ||
	       uc_graphemeclusterbreak_property(after) == GBP_RI;
}

/* Whether a cluster that began with `base` ends between two characters. */
static bool
breaks(uint32_t base, uint32_t before, uint32_t after)
{
	if (is_tag(after))
		return base != BLACK_FLAG;
	/* libunistring looks at two characters only and so takes joined emoji apart. */
	if (before == ZERO_WIDTH_JOINER && uc_is_property_emoji(after) &&
		uc_is_property_emoji(base) && base > 0xFF)
		return false;
	return breaks_surely(before, after) || uc_is_grapheme_break(before, after);
}

/* The bytes of the character that begins a text when that is ASCII or what Chinese is written with;
 * else 0. */
static size_t
common_bytes(const char *text, size_t length)
{
	if ((*text & 0x80) == 0)
		return 1;
	return utf8_is_wide(text, length) ? 3 : 0;
}

size_t
grapheme_next(const char *text, size_t length, size_t offset)
{
	if (offset >= length)
		return length;

	size_t common = common_bytes(text + offset, length - offset);

	/* None of these ever join, but for CR LF. */
	if (common && text[offset] != '\r' &&
		(offset + common == length ||
			common_bytes(text + offset + common, length - offset - common)))
		return offset + common;

	uint32_t base;
	uint32_t before;

	offset += utf8_decode(text + offset, length - offset, &base);
	before = base;
	while (offset < length) {
		uint32_t after;
		size_t bytes = utf8_decode(text + offset, length - offset, &after);

		if (breaks(base, before, after))
			break;
		before = after;
		offset += bytes;
	}
	return offset;
}

/* The nearest place before `offset` that is surely between two clusters. */
static size_t
find_sure_boundary(const char *text, size_t length, size_t offset)
{
	size_t at = offset - utf8_length_before(text, offset);
	uint32_t after;

	utf8_decode(text + at, length - at, &after);
	while (at > 0) {
		uint32_t before;
		size_t start = at - utf8_length_before(text, at);

		utf8_decode(text + start, length - start, &before);
		if (breaks_surely(before, after))
			break;
		after = before;
		at = start;
	}
	return at;
}

size_t
grapheme_previous(const char *text, size_t length, size_t offset)
{
	if (offset == 0)
		return 0;
	if (offset > length)
		offset = length;

	size_t start = find_sure_boundary(text, length, offset);

	for (;;) {
		size_t end = grapheme_next(text, length, start);

		if (end >= offset)
			return start;
		start = end;
	}
}

size_t
grapheme_boundary(const char *text, size_t length, size_t offset)
{
	if (offset == 0)
		return 0;
	if (offset >= length)
		return length;
	return grapheme_next(text, length, grapheme_previous(text, length, offset));
}
