/* SPDX-License-Identifier: MIT */
/*
 * Answering a field that is chosen and not typed (yes or no, choices, references): a dialog with
 * its options and their help, that keeps what is chosen. For references a record that is not there
 * yet can be added by its name on the spot.
 */
#ifndef PIA_UI_SCREENS_PICKER_H
#define PIA_UI_SCREENS_PICKER_H

#include "ui/application.h"

/* Open the dialog for a record's field. An author must be known. */
void picker_open(struct application *application, const struct record *record,
	const struct template_field *field);

#endif
