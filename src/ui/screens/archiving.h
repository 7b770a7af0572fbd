/* SPDX-License-Identifier: MIT */
/* Assessments into files that prove themselves, and out of them into the library. Only for
 * library.c. */
#ifndef PIA_UI_SCREENS_ARCHIVING_H
#define PIA_UI_SCREENS_ARCHIVING_H

#include "ui/application.h"

/* Write an assessment (REF) to `path`, where nothing may be, with its report in its language and
 * the screen's, and show what the file proves. False: it was said why not. */
bool archiving_write(struct application *application, const char *reference, const char *path);

/* Show what an archive proves and what bringing it in will do; Enter does it. False: it was said
 * why that cannot be shown. */
bool archiving_bring_in(struct application *application, const char *path);

#endif
