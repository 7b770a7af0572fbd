/* SPDX-License-Identifier: MIT */
/* Columns. */
#include "config.h"

#include "text/width.h"

#include <string.h>
#include <unictype.h>
#include <uniwidth.h>
#include <wchar.h>

#include "text/grapheme.h"

#define EMOJI_PRESENTATION 0xFE0F /* variation selector 16 */

/*
 * The columns of a character: 0 (it joins the one before), 1 or 2; -1 for a control character and,
 * on screen, for one that this machine cannot draw.
 */
static int
character_columns(uint32_t character, enum width_policy policy)
{
	if (policy == WIDTH_SCREEN)
		return wcwidth((wchar_t)character);
	return uc_width(character, "UTF-8");
}

static bool
is_blank(uint32_t character)
{
	return character == '\n' || character == '\t';
}

/* Whether a variation selector 16 turns the base into an emoji, which files' readers draw wide. */
static bool
is_made_emoji(uint32_t base, const char *rest, size_t length)
{
	uint32_t selector = 0;

	if (length)
		utf8_decode(rest, length, &selector);
	return selector == EMOJI_PRESENTATION && base > 0xFF && uc_is_property_emoji(base);
}

int
width_cluster(const char *cluster, size_t length, enum width_policy policy)
{
	uint32_t base;

	if (!length)
		return 1;

	size_t bytes = utf8_decode(cluster, length, &base);

	if (base >= 0x20 && base < 0x7F)
		return 1;
	if (policy == WIDTH_FILE && utf8_is_ideograph(base))
		return 2;
	/* What is invisible takes no room in a file, where it stays as it is. */
	if (utf8_is_hazard(base))
		return policy == WIDTH_FILE && base >= 0xA0 ? 0 : 1;
	if (policy == WIDTH_FILE && is_made_emoji(base, cluster + bytes, length - bytes))
		return 2;
	return character_columns(base, policy) == 2 ? 2 : 1;
}

/* The columns of the character that begins a text when that is one of the many that join nothing
 * before them; else 0. `bytes` is how many it has. */
static int
common_columns(const char *text, size_t length, enum width_policy policy, size_t *bytes)
{
	*bytes = 1;
	if (length && *text >= 0x20 && *text < 0x7F)
		return 1;
	*bytes = 3;
	if (!utf8_is_wide(text, length))
		return 0;
	return policy == WIDTH_FILE ? 2 : width_cluster(text, 3, policy);
}

int
width_bytes(const char *text, size_t length, enum width_policy policy)
{
	int columns = 0;
	size_t bytes;
	int common = common_columns(text, length, policy, &bytes);

	for (size_t at = 0; at < length;) {
		size_t next = common ? at + bytes : grapheme_next(text, length, at);
		int width = common;

		common = common_columns(text + next, length - next, policy, &bytes);
		/* Nothing joins a common character that another one follows. */
		if (width && !common && next < length) {
			next = grapheme_next(text, length, at);
			width = 0;
			common = common_columns(text + next, length - next, policy, &bytes);
		}
		columns += width ? width : width_cluster(text + at, next - at, policy);
		at = next;
	}
	return columns;
}

int
width_text(const char *text, enum width_policy policy)
{
	return width_bytes(text, strlen(text), policy);
}

static size_t
append_character(char *cell, size_t used, uint32_t character)
{
	used += utf8_encode(character, cell + used);
	cell[used] = '\0';
	return used;
}

int
width_cell(const char *cluster, size_t length, char cell[WIDTH_CELL_BYTES])
{
	uint32_t base = ' ';
	size_t at = length ? utf8_decode(cluster, length, &base) : 0;
	int columns = character_columns(base, WIDTH_SCREEN);
	size_t used = 0;

	if (is_blank(base)) {
		base = ' ';
		columns = 1;
	} else if (utf8_is_hazard(base) || columns < 0) {
		base = UTF8_REPLACEMENT;
		columns = 1;
	} else if (columns == 0) {
		/* A mark with nothing to stand on. */
		base = ' ';
		columns = 1;
		at = 0;
	}
	used = append_character(cell, used, base);
	for (int marks = 0; at < length && marks < WIDTH_MARKS_MAX;) {
		uint32_t mark;

		at += utf8_decode(cluster + at, length - at, &mark);
		if (utf8_is_hazard(mark) || character_columns(mark, WIDTH_SCREEN) != 0)
			continue;
		used = append_character(cell, used, mark);
		marks++;
	}
	return columns;
}
