/* SPDX-License-Identifier: MIT */
/* Looks of cells. */
#include "config.h"

#include "report/workbook_style.h"

#include <string.h>

#include "base/string.h"

struct style
style_of_cell(const struct block_cell *cell)
{
	struct style style = {.border = true, .wrap = true};

	style.muted = cell->type == CELL_ABSENT;
	if (cell->type == CELL_LEVEL && cell->colour != COLOUR_NONE) {
		style.paint = PAINT_LEVEL;
		style.colour = cell->colour;
	}
	return style;
}

bool
style_is_same(const struct style *a, const struct style *b)
{
	return a->paint == b->paint && a->colour == b->colour && a->size == b->size &&
	       a->bold == b->bold && a->muted == b->muted && a->leads == b->leads &&
	       a->mark == b->mark && a->border == b->border && a->wrap == b->wrap &&
	       a->align == b->align && memcmp(a->edges, b->edges, sizeof(a->edges)) == 0 &&
	       string_equal(a->number_format, b->number_format);
}

uint32_t
style_background(const struct style *style)
{
	static const uint32_t levels[] = {
		[COLOUR_NONE] = 0xFFFFFF,
		[COLOUR_GREEN] = 0xC6E0B4,
		[COLOUR_YELLOW] = 0xFFE699,
		[COLOUR_ORANGE] = 0xF4B183,
		[COLOUR_RED] = 0xF1948A,
	};

	switch (style->paint) {
	case PAINT_HEADING:
		return 0x1F3A5F;
	case PAINT_LABEL:
		return 0xEAF0F7;
	case PAINT_LEVEL:
		return levels[style->colour];
	case PAINT_PARTY:
		return 0xEAF0F7;
	case PAINT_SYSTEM:
		return 0xF7F7F7;
	case PAINT_NONE:
		break;
	}
	return levels[COLOUR_NONE];
}

uint32_t
style_foreground(const struct style *style)
{
	if (style->paint == PAINT_HEADING)
		return 0xFFFFFF;
	if (style->mark != MARK_NONE)
		return style->mark == MARK_GONE ? 0x9C1C12 : 0x1E6B2E;
	/* Told apart, but no row of blue lines. */
	if (style->leads)
		return 0x1F3A5F;
	return style->muted ? 0x595959 : 0x000000;
}
