/* SPDX-License-Identifier: MIT */
/*
 * The risk matrix as an item of a pane: the inherent rating, to be looked at; Enter opens
 * matrix.c's screen, where one moves in it.
 */
#ifndef PIA_UI_SCREENS_PANE_MATRIX_H
#define PIA_UI_SCREENS_PANE_MATRIX_H

#include "ui/screens/pane.h"

/* The rows it takes; 0 when the template has no matrix. */
int pane_matrix_rows(struct application *application);

/* Draw it into an area of that many rows; with `focused` the cursor is put on it. */
void pane_matrix_draw(
	struct application *application, struct canvas *canvas, struct area area, bool focused);

#endif
