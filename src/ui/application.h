/* SPDX-License-Identifier: MIT */
/*
 * The running screen program: a stack of screens over one library and, once one is opened, one
 * assessment. It knows no terminal: inputs come in, a canvas is drawn, so that tests drive it with
 * key scripts (ui/script.h) and the real one with ui/loop.h.
 */
#ifndef PIA_UI_APPLICATION_H
#define PIA_UI_APPLICATION_H

#include <stdbool.h>
#include <stdint.h>

#include "assessment/findings.h"
#include "assessment/prompts.h"
#include "i18n/catalog.h"
#include "session/library.h"
#include "session/session.h"
#include "template/glossary.h"
#include "ui/canvas.h"
#include "ui/input.h"

struct application;

/*
 * A key of a screen. Help, footer and man page are made from these rows. `keys` are names of
 * inputs, separated by blanks; the first is the one shown.
 */
struct binding {
	const char *keys;
	const char *label; /* footer, English message id, a word or two; NULL: only in the help */
	const char *help;  /* English message id, one short sentence */
	void (*act)(struct application *application, void *state);
	bool (*applies)(
		const struct application *application, const void *state); /* NULL: always */
};

/* Words of the template, borrowed: those that stand on what has the focus. */
struct focused_texts {
	const struct localized **texts; /* owned array */
	size_t text_count;
};

void focused_texts_add(struct focused_texts *texts, const struct localized *text);

/* A screen is a table of functions. Those but `draw` and `free` may be NULL. */
struct screen_type {
	const char *name;  /* in tests: "library" */
	const char *title; /* in the help, English message id */
	bool is_dialog;    /* drawn over the screen below it */
	const struct binding *bindings;
	size_t binding_count;

	/* Draw into the area (a dialog: into the whole middle; it frames itself) and put the cursor
	 * on what has the focus. */
	void (*draw)(struct application *application, void *state, struct canvas *canvas,
		struct area area);
	/* Offered every input before the key tables; true when taken (typing in a field). */
	bool (*input)(struct application *application, void *state, const struct input *input);
	/* About to be closed, covered by a screen that is no dialog, or ended (quit, SIGTERM): keep
	 * what is being typed. False: stay (a value was refused, and that was said). Not obeyed at
	 * the end, so keep a draft then. Not asked when a dialog covers it: the field stays open.
	 */
	bool (*leave)(struct application *application, void *state);
	/* The screen above was closed: what is shown may have changed. */
	void (*resume)(struct application *application, void *state);
	/* Called about every half second for two seconds after an input, for every screen of the
	 * stack, covered ones too: drafts. `now` is clock_monotonic(). */
	void (*tick)(struct application *application, void *state, int64_t now);
	/* Add the words on what has the focus, whose terms the help explains. */
	void (*focused)(struct application *application, void *state, struct focused_texts *texts);
	void (*free)(void *state);
};

struct screen {
	const struct screen_type *type;
	void *state; /* owned; released by type->free */
};

/* What the application asks of the terminal; tests give functions of their own or NULL ones. */
struct application_terminal {
	/* Let the person edit text in their editor; NULL result: left as it was. `text` is
	 * borrowed, the result caller-owned. */
	char *(*edit_outside)(void *context, const char *text, struct error *error);
	/* Have the system show a file, beside this program. */
	bool (*view_outside)(void *context, const char *path, struct error *error);
	void (*suspend)(void *context);
	/* Forget what is shown, so that the next painting is whole (Ctrl-L). */
	void (*repaint)(void *context);
	/* Paint now, between two steps of something long. */
	void (*paint)(void *context);
	void *context;
};

struct application {
	struct catalog *catalogs[LANGUAGE_COUNT]; /* owned */
	enum language language;                   /* of the screen */
	struct library *library;                  /* owned */
	struct session *session;                  /* the open assessment, or NULL; owned */
	struct person author;                     /* name NULL: not known yet */
	struct screen *screens;                   /* the last is on top */
	size_t screen_count;
	struct screen *closed; /* freed when the input is done with */
	size_t closed_count;
	char *message; /* shown above the footer until the next key; NULL: none; owned */
	enum role message_role;
	bool ending;
	bool ascii;
	size_t template_changes; /* session_template_changes() that the screens were made at */
	bool has_other_template; /* one of the same name and another text is there */
	struct application_terminal terminal;
	char *data_folder; /* owned */

	/* What application_glossaries() gives. */
	struct glossary **glossaries;
	size_t glossary_count;
	bool glossaries_known;

	/* What application_prompts() gives. */
	struct prompts prompts;
	bool prompts_known;
	uint64_t prompts_revision;
};

/* The catalogue of the screen's language; tr(application_catalog(a), N_("…")). */
const struct catalog *application_catalog(const struct application *application);

/*
 * A new application over an open library (consumed, also on failure). `data_folder` is the
 * program's, with the catalogues in locales/; one that cannot be read is English instead. The
 * library screen is opened first; `reference` (NULL: none) is opened at once on top of it.
 * Caller-owned: application_free().
 */
bool application_new(struct library *library, enum language language, const struct person *author,
	const char *data_folder, const char *reference, struct application **application,
	struct error *error);
void application_free(struct application **application);

/*
 * Open the assessment REF in place of the one that is open, with its walk on top of the library
 * list, and offer drafts that were left. False when it cannot be opened; then that is said.
 */
bool application_open_assessment(struct application *application, const char *reference);

/* Close the open assessment (the library screen's resume); nothing when none is open. */
void application_close_assessment(struct application *application);

/*
 * Whether the open assessment got another template since its screens were made (an undo may take
 * back a move): what they hold of the old one must not be used. When the input is done with, they
 * are all closed and the steps shown anew.
 */
bool application_template_changed(const struct application *application);

/* What is missing or wrong in the open assessment and how far its steps are (step_count items).
 * Borrowed until the assessment changes; NULL when none is open. */
const struct findings *application_findings(const struct application *application);
const struct step_progress *application_progress(const struct application *application);

/* What could go wrong at the elements of the map of the open assessment. Borrowed until the
 * assessment changes; NULL when none is open. */
const struct prompts *application_prompts(struct application *application);

/*
 * The glossary of the open assessment's template, if it names one; while none is open all there
 * are. They are read when they are asked for first; of one that cannot be read it is said why.
 * Borrowed until another assessment is opened.
 */
const struct glossary *const *application_glossaries(
	struct application *application, size_t *count);

/* One input: to the top screen's `input`, then its key table, then the keys that work everywhere.
 */
void application_input(struct application *application, const struct input *input);

/* Draw everything: title line, the top screen (and what is below a dialog), message, footer. */
void application_draw(struct application *application, struct canvas *canvas);

/* Call every screen's tick. */
void application_tick(struct application *application, int64_t now);

/* End: every screen is asked to keep what is being typed. */
void application_end(struct application *application);

/* Put a screen on top (its state is consumed). Unless it is a dialog the one below is asked to
 * leave first; when that refuses, the state is freed and false returned. */
bool application_push(struct application *application, const struct screen_type *type, void *state);

/* Close the top screen (it is asked to leave first; false when it refuses) and resume the one
 * below; the last one ends the program. Its state stays valid until the input that closed it is
 * done with, so that a screen may close itself. */
bool application_pop(struct application *application);

/* Let the top screen look again at what it shows: something was changed. */
void application_resume(struct application *application);

/* Close the screen with this state, wherever it is: the top one as application_pop() does, another
 * without asking it or telling those beside it. */
void application_drop(struct application *application, const void *state);

/* Say something above the footer: English message id with pairs of placeholders, ended by NULL. */
void application_say(struct application *application, enum role role, const char *text, ...)
	__attribute__((sentinel));

/* Say an error; it is cleared. */
void application_say_error(struct application *application, struct error *error);

/* Set who writes from now on (copied), in the open assessment too. */
void application_set_author(struct application *application, const struct person *author);

/*
 * Whether the author is known; when not, the author dialog is opened on top and `then` called with
 * `state` after it was answered (may be NULL).
 */
bool application_need_author(struct application *application,
	void (*then)(struct application *application, void *state), void *state);

/* The keys that work everywhere. */
extern const struct binding application_bindings[];
extern const size_t application_binding_count;

#endif
