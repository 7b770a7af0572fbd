/* SPDX-License-Identifier: MIT */
/* Copies of evidence for the system's viewer, in a temporary folder that goes away. */
#ifndef PIA_UI_SCREENS_EVIDENCE_VIEW_H
#define PIA_UI_SCREENS_EVIDENCE_VIEW_H

#include "assessment/assessment.h"
#include "ui/application.h"

/* Zeros: none yet. Release with evidence_view_clear(), which removes the copies. */
struct evidence_view {
	char *folder;
};

/*
 * Have the viewer show the file of a record. Its copy has an ending that fits what it is, whatever
 * it is called, so that nothing is run by being shown. ERROR_DATA: altered or missing, or nothing
 * that is known to be shown; ERROR_STATE: disposed of; ERROR_IO.
 */
bool evidence_view_open(struct evidence_view *view, struct application *application,
	const struct record *record, struct error *error);
void evidence_view_clear(struct evidence_view *view);

#endif
