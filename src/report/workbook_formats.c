/* SPDX-License-Identifier: MIT */
/* Looks of cells as the formats of a workbook. */
#include "config.h"

#include "report/workbook_formats.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"

struct known_format {
	struct style style;
	lxw_format *format;
};

static void
set_edges(lxw_format *format, const struct style *style)
{
	static void (*const setters[SIDE_COUNT])(lxw_format *, uint8_t) = {
		[SIDE_LEFT] = format_set_left,
		[SIDE_RIGHT] = format_set_right,
		[SIDE_TOP] = format_set_top,
		[SIDE_BOTTOM] = format_set_bottom,
	};
	static const uint8_t lines[] = {
		[EDGE_NONE] = LXW_BORDER_NONE,
		[EDGE_THIN] = LXW_BORDER_THIN,
		[EDGE_MEDIUM] = LXW_BORDER_MEDIUM,
		[EDGE_THICK] = LXW_BORDER_THICK,
		[EDGE_DOUBLE] = LXW_BORDER_DOUBLE,
	};

	for (size_t side = 0; side < SIDE_COUNT; side++) {
		if (style->edges[side] != EDGE_NONE)
			setters[side](format, lines[style->edges[side]]);
	}
}

/* The font is the library's own, the theme's: a theme names one for Chinese besides, and programs
 * take their own for what neither has. A font set here would be one name without any of that. */
static lxw_format *
make_format(lxw_workbook *book, const struct style *style)
{
	lxw_format *format = workbook_add_format(book);

	if (style->paint != PAINT_NONE)
		format_set_bg_color(format, style_background(style));
	format_set_font_color(format, style_foreground(style));
	if (style->size)
		format_set_font_size(format, style->size);
	if (style->bold)
		format_set_bold(format);
	if (style->mark == MARK_GONE)
		format_set_font_strikeout(format);
	if (style->mark == MARK_COME)
		format_set_underline(format, LXW_UNDERLINE_SINGLE);
	if (style->border) {
		format_set_border(format, LXW_BORDER_THIN);
		format_set_border_color(format, 0xBFBFBF);
	}
	set_edges(format, style);
	if (style->wrap)
		format_set_text_wrap(format);
	if (style->number_format)
		format_set_num_format(format, style->number_format);
	if (style->align == ALIGN_CENTRE)
		format_set_align(format, LXW_ALIGN_CENTER);
	else
		format_set_align(
			format, style->align == ALIGN_RIGHT ? LXW_ALIGN_RIGHT : LXW_ALIGN_LEFT);
	format_set_align(format,
		style->paint == PAINT_HEADING ? LXW_ALIGN_VERTICAL_CENTER : LXW_ALIGN_VERTICAL_TOP);
	return format;
}

lxw_format *
workbook_format(struct workbook_formats *formats, const struct style *style)
{
	if (formats->format_count && style_is_same(&formats->formats[formats->last].style, style))
		return formats->formats[formats->last].format;
	for (size_t i = 0; i < formats->format_count; i++) {
		if (style_is_same(&formats->formats[i].style, style)) {
			formats->last = i;
			return formats->formats[i].format;
		}
	}

	struct known_format *known = array_append(&formats->formats, &formats->format_count);

	known->style = *style;
	known->style.number_format = memory_copy_string(style->number_format);
	known->format = make_format(formats->book, style);
	return known->format;
}

void
workbook_formats_clear(struct workbook_formats *formats)
{
	for (size_t i = 0; i < formats->format_count; i++)
		free((char *)(uintptr_t)formats->formats[i].style.number_format);
	free(formats->formats);
	*formats = (struct workbook_formats){0};
}
