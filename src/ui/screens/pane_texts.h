/* SPDX-License-Identifier: MIT */
/*
 * The words of the template on an item of a pane, whose terms the help explains.
 */
#ifndef PIA_UI_SCREENS_PANE_TEXTS_H
#define PIA_UI_SCREENS_PANE_TEXTS_H

#include "ui/screens/pane.h"

/* Those on an item; on a field of a record that is shown elsewhere. */
void pane_texts_of_item(
	struct application *application, const struct pane_item *item, struct focused_texts *texts);
void pane_texts_of_field(const struct template_field *field, struct focused_texts *texts);

/* Those on the focused item; false when none has the focus. */
bool pane_texts(
	struct application *application, const struct pane *pane, struct focused_texts *texts);

#endif
