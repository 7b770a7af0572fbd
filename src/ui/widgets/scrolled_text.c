/* SPDX-License-Identifier: MIT */
/* A text that is scrolled. */
#include "config.h"

#include "ui/widgets/scrolled_text.h"

/* The last column is for the marks, one before it stays empty. */
#define MARK_COLUMNS 2

static int
last_top(const struct scrolled_text *scrolled)
{
	return scrolled->total > scrolled->rows ? scrolled->total - scrolled->rows : 0;
}

static void
move_to(struct scrolled_text *scrolled, int top)
{
	int last = last_top(scrolled);

	scrolled->top = top < 0 ? 0 : top > last ? last : top;
}

void
scrolled_text_draw(struct scrolled_text *scrolled, struct canvas *canvas, struct area area,
	enum role role, const char *text)
{
	int mark = area.column + area.columns - 1;

	if (area.rows < 1 || area.columns <= MARK_COLUMNS)
		return;
	area.columns -= MARK_COLUMNS;
	scrolled->rows = area.rows;
	scrolled->total = canvas_wrapped_rows(area.columns, text);
	move_to(scrolled, scrolled->top);
	canvas_text_wrapped(canvas, area, scrolled->top, role, text);
	if (scrolled->top > 0)
		canvas_text(canvas, area.row, mark, 1, ROLE_DIM, canvas_glyph(canvas, GLYPH_UP));
	if (scrolled->top < last_top(scrolled))
		canvas_text(canvas, area.row + area.rows - 1, mark, 1, ROLE_DIM,
			canvas_glyph(canvas, GLYPH_DOWN));
	canvas_cursor(canvas, area.row, area.column);
}

bool
scrolled_text_input(struct scrolled_text *scrolled, const struct input *input)
{
	int page = scrolled->rows > 1 ? scrolled->rows - 1 : 1;

	if (input->type == INPUT_UP)
		move_to(scrolled, scrolled->top - 1);
	else if (input->type == INPUT_DOWN)
		move_to(scrolled, scrolled->top + 1);
	else if (input->type == INPUT_PAGE_UP)
		move_to(scrolled, scrolled->top - page);
	else if (input->type == INPUT_PAGE_DOWN || input_is(input, "Space"))
		move_to(scrolled, scrolled->top + page);
	else if (input->type == INPUT_HOME)
		move_to(scrolled, 0);
	else if (input->type == INPUT_END)
		move_to(scrolled, scrolled->total);
	else
		return false;
	return true;
}
