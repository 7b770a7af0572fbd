/* SPDX-License-Identifier: MIT */
/*
 * What is to be exported, as it is chosen on the export screen: which report, in which format and
 * languages, a draft or not. Only for export*.c and preview.c.
 */
#ifndef PIA_UI_SCREENS_EXPORT_CHOICE_H
#define PIA_UI_SCREENS_EXPORT_CHOICE_H

#include "report/export.h"
#include "session/templates.h"
#include "ui/application.h"

struct export_choice {
	char **references; /* of the assessments of a list; owned; NULL: the open one is meant */
	size_t reference_count;
	struct template_entry *reports; /* all there are; owned */
	size_t report_count;
	size_t report;                /* which of them */
	struct report_layout *layout; /* owned; NULL: it cannot be used here */
	struct error fault;           /* why not */
	enum export_format format;
	bool is_draft;
	bool has_contents; /* of a text: begun with a table of them */
	bool languages[LANGUAGE_COUNT];
	char *from; /* the moment that a report compares with; owned; NULL: export_find_before() */
	enum language first; /* of two in one file; LANGUAGE_NONE: each has a file of its own */
};

/* Begin with the full report as a workbook in the content's language; the assessment is open. */
void export_choice_open(struct export_choice *choice, const struct application *application);
/* Begin with the register of the library, in the screen's language, for a list of assessments
 * (copied; may be none). Any other report is made of each of them. */
void export_choice_open_list(struct export_choice *choice, const struct application *application,
	const char *const *references, size_t count);

/* Whether it is of a list, and then whether each of it has files of its own. */
bool export_choice_is_of_list(const struct export_choice *choice);
bool export_choice_is_of_each(const struct export_choice *choice);
/* Choose a report by its name, if it is there. */
void export_choice_take_report(
	struct export_choice *choice, const struct application *application, const char *name);
void export_choice_close(struct export_choice *choice);

/* Take the report that comes so many places after, or before, the chosen one; or the other format.
 * Which reports can be used depends on it. */
void export_choice_turn_report(
	struct export_choice *choice, const struct application *application, int places);
void export_choice_turn_format(struct export_choice *choice, const struct application *application);

/* Whether a table of contents is to be chosen: a text, whose report does not bring one anyway. */
bool export_choice_offers_contents(const struct export_choice *choice);

/* How many languages are chosen. */
size_t export_choice_language_count(const struct export_choice *choice);

/* With two of them: their files apart, then in one with the first before, then the second. */
void export_choice_turn_order(struct export_choice *choice, bool forward);

/* Whether two are to stand in one file, and which are the first and the other then. */
bool export_choice_is_together(
	const struct export_choice *choice, enum language *first, enum language *other);

/* How many files it makes of what is open, or of each of a list; 0 without a language, or where the
 * report cannot be used. */
size_t export_choice_file_count(const struct export_choice *choice);

/* What the file of this number, from 0, is made of, but for who wrote what (`record_authors`).
 * Borrowed of both. */
struct export_request export_choice_request(
	const struct export_choice *choice, const struct application *application, size_t number);

#endif
