/* SPDX-License-Identifier: MIT */
/*
 * A list that is scrolled: which item has the focus and which is the first that is seen. It holds
 * no items: the caller knows them by their index. An item takes one row.
 */
#ifndef PIA_UI_WIDGETS_LIST_H
#define PIA_UI_WIDGETS_LIST_H

#include <stdbool.h>
#include <stddef.h>

#include "ui/canvas.h"
#include "ui/input.h"

/* The first columns of an item's row, for the pointer at the focused one. */
#define LIST_POINTER_COLUMNS 2

/* `struct list list = {0};` is one with the focus on its first item. */
struct list {
	size_t selected; /* the item with the focus; 0 when there is none */
	size_t top;      /* the first item that is seen */
	size_t count;    /* items, as list_fit() was told last */
	int rows;        /* rows for them, as list_fit() was told last */
};

/*
 * Say how many items there are now and how many rows for them: the focus moves to the last item
 * when its own is gone, and the list scrolls no further than needed to show it. list_draw() and
 * table_draw() do this; call it yourself before list_input() when items came or went.
 */
void list_fit(struct list *list, size_t count, int rows);

/* Give an item the focus (the last when there are fewer) and scroll to it. */
void list_select(struct list *list, size_t index);

/*
 * Up, Down, PageUp, PageDown, Home and End move the focus. True when the key is one of these, even
 * at the end where nothing moves; but Up on the first item and Down on the last are not taken, so
 * that a caller with something above or below can go there.
 */
bool list_input(struct list *list, const struct input *input);

/* For items to draw first: point at the one with the focus, as colours alone must not tell it.
 * Returns what is left of its row. */
struct area list_draw_pointer(struct canvas *canvas, struct area row, bool focused);

/* Draws one item into its row (`area` is one row high). */
typedef void list_draw_item(
	void *context, struct canvas *canvas, struct area area, size_t index, bool selected);

/*
 * Fit the list to the area and draw what is seen of it. With `focused` the focused item's row has
 * ROLE_SELECTED (tinted after it was drawn) and the cursor at its start. Marks in the last column
 * say that there is more above or below; items get one column less when there is.
 */
void list_draw(struct list *list, struct canvas *canvas, struct area area, size_t count,
	bool focused, list_draw_item *draw_item, void *context);

#endif
