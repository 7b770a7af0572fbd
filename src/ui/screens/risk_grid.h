/* SPDX-License-Identifier: MIT */
/*
 * The risk matrix of the open assessment as a grid: its scales and levels in the screen's language,
 * the risks in its cells. The step that shows it and the matrix screen draw the same.
 */
#ifndef PIA_UI_SCREENS_RISK_GRID_H
#define PIA_UI_SCREENS_RISK_GRID_H

#include "ui/screens/risk_picture.h"
#include "ui/widgets/matrix_grid.h"

/* A risk that somebody holds over a cell to set it down there. */
struct risk_hold {
	int number; /* 0: none */
	struct matrix_grid_focus at;
};

struct risk_grid {
	struct matrix_grid grid; /* ready for matrix_grid_draw() */
	const struct risk_picture *picture;
	enum rating rating;
	bool arrows;           /* show of every risk where it goes, "2↙", or comes from, "↙2" */
	struct risk_hold hold; /* shown there, "[2]", in place of where it is */
	struct risk_hold suggested; /* shown there too, "(2)" */
	bool ascii;                 /* of the arrows */
	const char **row_labels;    /* owned array */
	const char **column_labels; /* owned array */
};

/* Make it for a rating; the template must have a matrix. It must stay where it is, and be closed
 * before the picture (borrowed) changes. */
void risk_grid_open(struct risk_grid *grid, const struct risk_picture *picture, enum rating rating);
void risk_grid_close(struct risk_grid *grid);

/* Show the way of a risk as the grid's trail, if it goes anywhere. */
void risk_grid_show_way(struct risk_grid *grid, const struct risk_entry *entry);

/* The role of a level. */
enum role risk_grid_level_role(const struct template_item *level);

#endif
