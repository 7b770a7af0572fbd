/* SPDX-License-Identifier: MIT */
/*
 * The form of one record, beyond what screens.h offers.
 */
#ifndef PIA_UI_SCREENS_FORM_H
#define PIA_UI_SCREENS_FORM_H

#include "ui/screens/pane.h"

/* Add a record of a kind and open its form. It is taken back when the form is left with nothing
 * written in it. An author must be known. */
void form_add(struct application *application, const struct template_kind *kind);

/* The same with some values from the beginning, and with the cursor on a field (id; NULL: the
 * first); nothing more written, it is taken back too. The new record, borrowed; NULL when it could
 * not be added, which is said then. */
const struct record *form_add_with(struct application *application,
	const struct template_kind *kind, const struct session_value *values, size_t value_count,
	const char *field);

/* The types of the two screens whose state begins with a struct pane. */
extern const struct screen_type form_type;
extern const struct screen_type walk_type;

/* The pane of the screen on top; NULL when that has none. */
struct pane *form_top_pane(const struct application *application);

#endif
