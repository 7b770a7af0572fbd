/* SPDX-License-Identifier: MIT */
/*
 * Focus and scrolling of a list, and its rows drawn through a callback.
 */
#include "config.h"

#include "ui/widgets/list.h"

static size_t
visible_rows(const struct list *list)
{
	return list->rows > 0 ? (size_t)list->rows : 1;
}

static void
scroll(struct list *list)
{
	size_t rows = visible_rows(list);

	if (list->count <= rows)
		list->top = 0;
	else if (list->top > list->count - rows)
		list->top = list->count - rows;
	if (list->selected < list->top)
		list->top = list->selected;
	else if (list->selected - list->top >= rows)
		list->top = list->selected - rows + 1;
}

void
list_fit(struct list *list, size_t count, int rows)
{
	list->count = count;
	list->rows = rows;
	list_select(list, list->selected);
}

void
list_select(struct list *list, size_t index)
{
	if (index >= list->count)
		index = list->count > 0 ? list->count - 1 : 0;
	list->selected = index;
	scroll(list);
}

bool
list_input(struct list *list, const struct input *input)
{
	size_t last = list->count > 0 ? list->count - 1 : 0;
	size_t page = visible_rows(list) > 1 ? visible_rows(list) - 1 : 1;
	size_t selected = list->selected;

	switch (input->type) {
	case INPUT_UP:
		if (selected == 0)
			return false;
		selected--;
		break;
	case INPUT_DOWN:
		if (selected >= last)
			return false;
		selected++;
		break;
	case INPUT_PAGE_UP:
		selected = selected > page ? selected - page : 0;
		break;
	case INPUT_PAGE_DOWN:
		selected = last - selected > page ? selected + page : last;
		break;
	case INPUT_HOME:
		selected = 0;
		break;
	case INPUT_END:
		selected = last;
		break;
	default:
		return false;
	}
	list_select(list, selected);
	return true;
}

/* Whether there is more than the rows show, so that marks are drawn. */
static bool
is_scrolled(const struct list *list)
{
	return list->count > visible_rows(list);
}

/* Say in the last column that there is more above or below. */
static void
draw_marks(const struct list *list, struct canvas *canvas, struct area area)
{
	int column = area.column + area.columns - 1;
	int bottom = area.row + area.rows - 1;

	if (area.rows < 1 || area.columns < 1)
		return;
	if (list->top > 0)
		canvas_text(canvas, area.row, column, 1, ROLE_DIM, canvas_glyph(canvas, GLYPH_UP));
	if (list->top + visible_rows(list) < list->count)
		canvas_text(canvas, bottom, column, 1, ROLE_DIM, canvas_glyph(canvas, GLYPH_DOWN));
}

struct area
list_draw_pointer(struct canvas *canvas, struct area row, bool focused)
{
	if (focused)
		canvas_text(canvas, row.row, row.column, 1, ROLE_NORMAL,
			canvas_glyph(canvas, GLYPH_POINTER));
	row.column += LIST_POINTER_COLUMNS;
	row.columns -= LIST_POINTER_COLUMNS;
	return row;
}

void
list_draw(struct list *list, struct canvas *canvas, struct area area, size_t count, bool focused,
	list_draw_item *draw_item, void *context)
{
	struct area row = area;

	if (area.rows < 1 || area.columns < 1)
		return;
	list_fit(list, count, area.rows);
	row.rows = 1;
	if (is_scrolled(list) && row.columns > 1)
		row.columns--;
	for (size_t i = list->top; i < count && row.row < area.row + area.rows; i++, row.row++) {
		bool selected = i == list->selected;

		draw_item(context, canvas, row, i, selected);
		if (selected && focused) {
			canvas_tint(canvas, row, ROLE_SELECTED);
			canvas_cursor(canvas, row.row, row.column);
		}
	}
	draw_marks(list, canvas, area);
}
