/* SPDX-License-Identifier: MIT */
/*
 * One field of one record being typed in place: its text, its draft on disk, what was wrong with
 * it, and for a person those who are known. It keeps what was typed through the session; it does
 * not know where on the screen it is. Fields that are chosen and not typed are picker.h's.
 */
#ifndef PIA_UI_SCREENS_FIELD_EDITOR_H
#define PIA_UI_SCREENS_FIELD_EDITOR_H

#include "ui/application.h"
#include "ui/widgets/edit_field.h"

/* `struct field_editor editor = {0};` is one that is closed. */
struct field_editor {
	bool open;
	char *record; /* UUID; owned */
	const struct template_field *field;
	enum language language; /* of the value; LANGUAGE_NONE: not translatable */
	struct edit_field edit;
	struct error error; /* why what was typed could not be kept; shown below it */
	char *drafted;      /* the text of the draft on disk; NULL: there is none */
	int64_t drafted_at; /* clock_monotonic() when it was written */
	char **people;      /* person fields: names that are known; each owned */
	size_t people_count;
	bool replaces;    /* a date just opened: what is typed first takes its place */
	size_t suggested; /* of the names that match: from 1; 0: what was typed stands */
};

/* Whether fields of this type are typed here. */
bool field_editor_takes(const struct template_field *field);

/*
 * Begin to type in a field, with what is kept, or with `text` unless it is NULL (a draft, which is
 * then known to be on disk). An author must be known.
 */
void field_editor_open(struct field_editor *editor, struct application *application,
	const struct record *record, const struct template_field *field, enum language language,
	const char *text);

/* Close without keeping anything; closing one that is closed does nothing. */
void field_editor_close(struct field_editor *editor);

/*
 * Offer an input: typing, moving the caret, choosing a known person. A date is seldom mended, so
 * what is typed or pasted first takes its place; after any other key it is edited. Not taken: Enter
 * in one line, Esc, Tab and the other keys of the screen.
 */
bool field_editor_input(struct field_editor *editor, const struct input *input);

/*
 * Keep what was typed: read, stored, its draft forgotten, closed. False when it could not be: then
 * it stays open with its text, the reason is shown below it, and a draft is on disk.
 */
bool field_editor_keep(struct field_editor *editor, struct application *application);

/* Close because the caller kept what was typed together with other values: the draft forgotten. */
void field_editor_kept(struct field_editor *editor, struct application *application);

/* Put back what was there before: close, the draft forgotten. */
void field_editor_cancel(struct field_editor *editor, struct application *application);

/* Keep a draft when there is something new and the last is a second old. */
void field_editor_tick(struct field_editor *editor, struct application *application, int64_t now);

/* Let the person edit the text in their own editor; it comes back as if typed. What was typed
 * before is on disk as a draft meanwhile. */
void field_editor_outside(struct field_editor *editor, struct application *application);

/* The rows it takes in so many columns, with what is wrong and the known people; its text has at
 * most `most` of them (at least 1). */
int field_editor_rows(const struct field_editor *editor, const struct application *application,
	int columns, int most);

/* Draw into an area of that many rows, the cursor on the caret. */
void field_editor_draw(struct field_editor *editor, const struct application *application,
	struct canvas *canvas, struct area area);

#endif
