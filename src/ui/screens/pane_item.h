/* SPDX-License-Identifier: MIT */
/*
 * How one item of a pane looks: how many rows it takes and what is drawn in them.
 */
#ifndef PIA_UI_SCREENS_PANE_ITEM_H
#define PIA_UI_SCREENS_PANE_ITEM_H

#include "ui/screens/pane.h"

/* The columns of the labels that have their values beside them, so that values stand one below the
 * other; 0 when all are below. Set pane->label_columns to it before what follows. */
int pane_item_label_columns(
	const struct application *application, const struct pane *pane, int columns);

/* The rows an item takes in so many columns. `index` is its place in the pane. */
int pane_item_rows(
	struct application *application, const struct pane *pane, size_t index, int columns);

/* Draw an item into an area of that many rows, with the cursor on it when it has the focus. */
void pane_item_draw(struct application *application, struct pane *pane, size_t index,
	struct canvas *canvas, struct area area);

/* What is found in when a person looks for words: label and value, or the cells of a record's
 * line. Caller-owned. */
char *pane_item_words(struct application *application, const struct pane_item *item)
	__attribute__((warn_unused_result));

#endif
