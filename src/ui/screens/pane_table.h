/* SPDX-License-Identifier: MIT */
/*
 * The lines of a pane's tables: which columns of a kind are seen in so much room, the heading over
 * them, and a record's line.
 */
#ifndef PIA_UI_SCREENS_PANE_TABLE_H
#define PIA_UI_SCREENS_PANE_TABLE_H

#include "ui/screens/pane.h"
#include "ui/widgets/table.h"

/* The columns at a line's right end that are for marks. */
#define PANE_MARK_COLUMNS 4

/* Draw the heading of a kind's table, or the line of one of its records. */
void pane_table_draw_heading(struct application *application, struct pane *pane,
	const struct template_kind *kind, struct canvas *canvas, struct area area);
void pane_table_draw_record(struct application *application, struct pane *pane,
	const struct record *record, struct canvas *canvas, struct area area);

/* A record's line as words with blanks between; caller-owned. */
char *pane_table_words(struct application *application, const struct record *record)
	__attribute__((warn_unused_result));

#endif
