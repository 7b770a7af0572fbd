/* SPDX-License-Identifier: MIT */
/* The files of an export, written one after the other; or their reports, to be looked at. Only for
 * export.c and preview.c. */
#ifndef PIA_UI_SCREENS_EXPORT_WRITE_H
#define PIA_UI_SCREENS_EXPORT_WRITE_H

#include "ui/screens/export_choice.h"

/* A name for the file of an export, or for the folder of its files; there is at least one.
 * Caller-owned. */
char *export_propose(const struct export_choice *choice, const struct application *application)
	__attribute__((warn_unused_result));

/* How many of the files that would be written to `path` are there already. */
size_t export_count_there(const struct export_choice *choice, const struct application *application,
	const char *path);

/*
 * Write them: one to the file `path`; several, and those of a list, into the folder `path`, which
 * is made where it is not there. What is overdue is told by the day of the last change. False after
 * the first that could not be written; those before it are there. Of a list the others are written
 * all the same, and no file that is there is replaced.
 */
bool export_write(const struct export_choice *choice, struct application *application,
	const char *path, export_progress *progress, void *context, struct error *error);

/* Build the reports of these files, one each, on that day too. Caller-owned: report_free() each and
 * free the array. */
bool export_build_all(const struct export_choice *choice, struct application *application,
	struct report ***reports, size_t *count, struct error *error);

#endif
