/* SPDX-License-Identifier: MIT */
/*
 * Exports of one or many assessments, in one or several languages: how far it is (on a terminal),
 * what was written, and what was not. What went wrong with one does not keep the others back.
 */
#ifndef PIA_COMMAND_EXPORT_FILES_H
#define PIA_COMMAND_EXPORT_FILES_H

#include "command/command.h"
#include "report/export.h"

/* What to export and where to. All borrowed. */
struct export_plan {
	const char *const *references; /* of the assessments, in the order to write them in */
	size_t reference_count;        /* 0 of a layout that is of the library */
	const char *output; /* a folder that is there, a file, or "-" for standard output: the last
			       two only where it is one file */
	bool output_is_folder;
	enum export_format format;
	bool is_draft;
	bool has_contents;
	const struct report_layout *layout;
	enum language beside; /* a second language in the same file; LANGUAGE_NONE: none */
	const char *from;     /* the moment that is compared with; NULL: export_find_before() */
	const char *to;       /* the moment that is shown; NULL: now */
};

/* Whether a file's name says a format. */
bool export_names_format(const char *name);

/* Read the format: --format, else what the output's name ends in; a workbook where there is no
 * name. ERROR_USAGE. */
bool export_plan_read_format(
	const struct invocation *invocation, struct export_plan *plan, struct error *error);

/*
 * Write a file for each assessment (or one for all, as the layout says) and each language of the
 * invocation, whose library is open. Into a folder they go under names of their own, which are
 * printed at the end; of several it is said how many were written. SIGINT, SIGTERM and SIGHUP stop
 * several after the file being written, so that each that is there is whole; the exit code then is
 * that of the signal. False where something was not written: the other errors are printed, the last
 * is `error`.
 */
bool export_files_write(
	struct invocation *invocation, const struct export_plan *plan, struct error *error);

#endif
