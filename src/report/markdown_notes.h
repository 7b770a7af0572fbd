/* SPDX-License-Identifier: MIT */
/*
 * Footnotes: each text once, numbered as first mentioned, gathered at the end of the report. GitHub
 * and pandoc show them alike.
 */
#ifndef PIA_REPORT_MARKDOWN_NOTES_H
#define PIA_REPORT_MARKDOWN_NOTES_H

#include <stddef.h>

#include "base/string.h"

struct markdown_note {
	char *text;
	size_t number;
};

/* Zero-initialised is empty. */
struct markdown_notes {
	struct markdown_note *notes; /* in the order of their texts */
	size_t note_count;
};

/* Append the mark of a note, "[^1]". */
void markdown_notes_mention(
	struct markdown_notes *notes, const char *text, struct string *markdown);

/* Append all notes, a line each, by number. */
void markdown_notes_append(const struct markdown_notes *notes, struct string *markdown);

void markdown_notes_clear(struct markdown_notes *notes);

#endif
