/* SPDX-License-Identifier: MIT */
/*
 * The screens, and how each is opened. One file each in this folder. All work in the language of
 * the application and redraw from the model, so nothing here keeps words. Every function borrows
 * its arguments.
 */
#ifndef PIA_UI_SCREENS_SCREENS_H
#define PIA_UI_SCREENS_SCREENS_H

#include "seal/minisign.h"
#include "ui/application.h"

/* library.c: the list of assessments; the first screen. */
void screen_library_open(struct application *application);

/* due.c: what has to be done by when, in all assessments; Enter opens one there. */
void screen_due_open(struct application *application);

/* begin.c: begin an assessment: template, blueprint, title, client, content language. */
void screen_begin_open(struct application *application);

/* walk.c: the steps of the open assessment (application->session) and the work of the chosen one.
 */
void screen_walk_open(struct application *application);

/* Go to where an address is answered: its step, its record's form, its field. Works from any screen
 * above the walk. */
void screen_walk_go_to(struct application *application, const char *address);

/* Go to the work of a step, from any screen above the walk. */
void screen_walk_show_step(struct application *application, const struct template_step *step);

/* form.c: the form of one record, by its UUID, with the cursor on a field (id; NULL: the first). */
void screen_form_open(struct application *application, const char *record, const char *field);

/* translations.c: the versions of one translatable field in every language of the template, side by
 * side or one below the other. */
void screen_translations_open(
	struct application *application, const char *record, const char *field);

/* comments.c: the comments on one address (NULL: all of the assessment), adding one, marking one as
 * resolved. */
void screen_comments_open(struct application *application, const char *address);

/* evidence.c: the files attached to one address (NULL: in all of the assessment), attaching one,
 * writing one out. */
void screen_evidence_open(struct application *application, const char *address);

/*
 * catalogue.c: entries of the template's catalogue, to be found by words in any language and taken,
 * several at once: those of a kind, or just these (numbers of the catalogue); for a record that
 * they are linked to (UUID; NULL: none).
 */
void screen_catalogue_open(
	struct application *application, const struct template_kind *kind, const char *record);
void screen_catalogue_open_entries(struct application *application, const size_t *entries,
	size_t entry_count, const char *record);

/* prompts.c: what could go wrong at the elements of the map, by the risks of the catalogue that
 * were not looked at there yet; of one element (its record's UUID) or of all (NULL). */
void screen_prompts_open(struct application *application, const char *record);
/* Of all, from the first of a kind on (if there is one). */
void screen_prompts_open_kind(struct application *application, const struct template_kind *kind);

/* matrix.c: the risk matrix with the risks in its cells at each rating, and the ways between; risks
 * are moved in it, looked for, and shown to a room. */
void screen_matrix_open(struct application *application);

/* map.c: the map of the data flows; exchanges.c: who sends to whom, the flows where a sender's row
 * meets a receiver's column; whereabouts.c: where the data of one category are, from place to
 * place. Each begins at the record with this UUID (a flow, a party, a system, a category; NULL: the
 * first).
 */
void screen_map_open(struct application *application, const char *record);
void screen_exchanges_open(struct application *application, const char *record);
void screen_whereabouts_open(struct application *application, const char *record);

/* findings.c: everything that is missing or wrong; Enter goes there, a adds what it suggests, d
 * dismisses it with a reason.
 */
void screen_findings_open(struct application *application);

/* export.c: format, language, file name; progress; says where it is. */
void screen_export_open(struct application *application);
/* The same with the report that tells what differs from the change of this number. */
void screen_export_open_differences(struct application *application, int64_t from);
/* Of the library, or of each of these assessments (REF). */
void screen_export_open_list(
	struct application *application, const char *const *references, size_t count);

/* signing.c: where the assessment stands, who signed, what stands in the way, and the acts that
 * move it on. */
void screen_signing_open(struct application *application);

/* attest.c: signing it: the role, each sentence attested by itself, and what else is asked. */
void screen_attest_open(struct application *application);

/* keeping.c: how long an assessment (REF; NULL: the open one) is kept, and what holds it. */
void screen_keeping_open(struct application *application, const char *reference);

/* disposal.c: what disposing of an assessment (REF) erases and leaves; its reason and its reference
 * typed in do it, and its certificate is shown. Of one that was disposed of the certificate. */
void screen_disposal_open(struct application *application, const char *reference);

/* certificate.c: the certificate of a disposal of REF, scrolled; s writes it into a file. */
void screen_certificate_open(
	struct application *application, const char *reference, const char *text);

/*
 * signature_key.c: with which key of one's own a version of this SHA-256 is signed, or without one;
 * the key is opened with its passphrase, or made. `sign` gets the key (borrowed; NULL: without one)
 * when the dialog is closed. Esc signs nothing.
 */
void screen_signature_key_open(struct application *application, const char *hash,
	void (*sign)(struct application *application, void *state,
		const struct minisign_secret *key, const char *name),
	void *state);

/* upgrade.c: what moving to a newer version of the assessment's template means, or to another one;
 * Tab shows the next of them, Enter does it. */
void screen_upgrade_open(struct application *application);

/* differences.c: what differs from the version last signed, or from another moment that Tab
 * chooses; Enter goes to where it stands. */
void screen_differences_open(struct application *application);

/* author.c: who writes: known people to choose from, or a new one. `then` (NULL allowed) is called
 * with `state` once somebody is chosen. */
void screen_author_open(struct application *application,
	void (*then)(struct application *application, void *state), void *state);

/* drafts.c: what was being typed when the program last ended, to be taken over or thrown away, one
 * by one. Does nothing when there is none. */
void screen_drafts_open(struct application *application);

/* help.c: the terms in what has the focus on the screen below, and its keys, searchable by typing.
 */
void screen_help_open(struct application *application);

/* confirm.c: a question whose answer is a key other than the one that asked; default no. */
void screen_confirm_open(struct application *application, const char *question,
	void (*confirmed)(struct application *application, void *state), void *state);

/* next_version.c: whether the next version of what is decided is to be a review of all of it;
 * `chosen` is called with the answer. Esc leaves everything as it is. */
void screen_next_version_open(struct application *application,
	void (*chosen)(struct application *application, bool is_review));

/* line.c: a line that says why, or the path of a file (~/ and quotes around it are understood), to
 * begin with `text` (NULL: empty); `given` gets it (borrowed), blank too, and returns false when it
 * was refused and the line stays open. Esc leaves everything as it is. */
void screen_reason_open(struct application *application, const char *question, const char *text,
	bool (*given)(struct application *application, void *state, const char *reason),
	void *state);
void screen_path_open(struct application *application, const char *question, const char *text,
	bool (*given)(struct application *application, void *state, const char *path), void *state);

#endif
