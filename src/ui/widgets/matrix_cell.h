/* SPDX-License-Identifier: MIT */
/*
 * What is in one cell of a matrix, fitted to the room there is.
 */
#ifndef PIA_UI_WIDGETS_MATRIX_CELL_H
#define PIA_UI_WIDGETS_MATRIX_CELL_H

#include <stdbool.h>
#include <stddef.h>

#include "ui/canvas.h"

/* Something that stands in a cell. */
struct matrix_item {
	int number;
	char *label; /* its number, perhaps with marks: "2", "2↙"; owned */
	char *name;  /* NULL: none; owned */
};

struct matrix_cell {
	const char *word; /* what the cell means ("High"); borrowed */
	enum role role;
	struct matrix_item *items; /* owned */
	size_t item_count;
};

/* Append an item; label and name are taken. */
void matrix_cell_add(struct matrix_cell *cell, int number, char *label, char *name);

/* Free what it holds. */
void matrix_cell_clear(struct matrix_cell *cell);

/*
 * Draw the word and the items in a role: in one row beside each other (only the items where it is
 * very narrow); in more rows the items below the word, each with its name where there is room
 * (wrapped where there is much), else the labels in as few lines as they take. Those that do not
 * fit are counted ("+3").
 */
void matrix_cell_draw(
	const struct matrix_cell *cell, struct canvas *canvas, struct area area, enum role role);

/*
 * The same for those who stand far away: the word with its letters `spaced` ("H i g h"), and the
 * numbers drawn from blocks, as large as all of them find room, with their names where those find
 * room too; where not even small blocks do, as above.
 */
void matrix_cell_draw_large(const struct matrix_cell *cell, struct canvas *canvas, struct area area,
	enum role role, bool spaced);

/* A text with a blank between its characters. Caller-owned. */
char *matrix_cell_spaced(const char *text) __attribute__((warn_unused_result));

#endif
