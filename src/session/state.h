/* SPDX-License-Identifier: MIT */
/*
 * What the files of this folder share: the open library, the open assessment, and the one way a
 * change is kept. Not for anyone outside session/.
 */
#ifndef PIA_SESSION_STATE_H
#define PIA_SESSION_STATE_H

#include "session/library.h"
#include "session/session.h"
#include "session/standing.h"
#include "store/store.h"

struct library {
	struct store *store;
	struct template *counted; /* read by library_count(), left to who reads the rows next */
};

struct session {
	struct library *library;
	struct template *template; /* as it is kept with the assessment */
	struct template **retired; /* those it followed before, in this session */
	size_t retired_count;
	struct assessment *assessment;
	struct watch *watch;   /* of it, once something was asked for; NULL before */
	struct review *review; /* since it was signed, once something was asked for; NULL before */
	int64_t row;           /* of the assessment in the store */
	int64_t head;          /* its last change */
	struct store_hold *hold;
	struct error read_only; /* ERROR_NONE while it can be written */
	enum standing standing;
	bool is_trashed;
	struct error closed;  /* why its contents are closed to changes, by its standing */
	struct person author; /* name NULL: none yet */
	char *today;          /* set in place of the day, or NULL */
	int64_t kept_at;
	int64_t changed_at;
	uint64_t revision; /* see session_revision() */
};

/* Whether a change can be made now; ERROR_STATE with the reason. */
bool session_may_write(const struct session *session, struct error *error);

/* Whether a change can be made now to records of a kind, or (NULL) to anything: what is in review
 * or decided takes none, but remarks while it is in review. */
bool session_may_change(
	const struct session *session, const struct template_kind *kind, struct error *error);

/* Whether what review.h tells could be read; the reason otherwise. */
bool session_read_review(struct session *session, struct error *error);

/* For it: an edit was applied to the memory; a change was kept; begin again. */
void session_edit_review(struct session *session, const struct edit *edit);
void session_follow_review(struct session *session, enum act act, const struct edits *edits);
void session_forget_review(struct session *session);

/* Read where the assessment stands. */
bool session_read_standing(struct session *session, struct error *error);

/*
 * Keep a change, then have it in memory. Where it cannot be kept, memory is what the disk says.
 * `edits` is consumed. `reverts` is the id of the change that is undone or redone, or 0.
 */
bool session_keep(struct session *session, enum act act, int64_t reverts, struct edits *edits,
	struct error *error);

/* What else is kept with a change, each may be NULL; borrowed. */
struct keeping {
	const char *reason;
	const struct store_version *version;   /* of the change before it */
	const struct store_evidence *evidence; /* the bytes of its file */
};

/* The same with more; `keeping` NULL: nothing. Where an edit says where the assessment stands, it
 * stands there afterwards. */
bool session_keep_with(struct session *session, enum act act, int64_t reverts, struct edits *edits,
	const struct keeping *keeping, struct error *error);

/* Keep a snapshot under a name that is not looked at. */
bool session_keep_snapshot(struct session *session, const char *name, struct error *error);

/*
 * Keep a change that moves the assessment to another template, as one of its edits says: `template`
 * (taken when it is done), or the one that is kept in the library where that is NULL. `edits` is
 * consumed.
 */
bool session_move(struct session *session, enum act act, int64_t reverts,
	struct template **template, struct edits *edits, const struct keeping *keeping,
	struct error *error);

/* The hash of the template that edits move the assessment to; NULL when they do not. Borrowed. */
const char *session_moves_to(const struct session *session, const struct edits *edits);

/* Read a template that is kept; `name` stands for the file in messages. Caller-owned. */
bool session_read_template(const struct store_template *kept, const char *name,
	struct template **template, struct error *error);

/* A template as the store takes it; borrowed. */
struct store_template stored_template(const struct template *template);

/* Have these in memory in place of what is there. Callers borrowed the assessment's address, which
 * stays; the old template stays too, until the end: whoever holds a part of it holds no dangling
 * pointer. Both are consumed; `template` NULL: as before. */
void session_replace(
	struct session *session, struct assessment *assessment, struct template *template);

/* What stays to be done when a change was not kept: read again, or be read-only from now on. */
void session_recover(struct session *session);

/* Append the edit that sets a field of a record that is there; none when nothing would change.
 * ERROR_STATE (derived), ERROR_DATA (a language that the template does not speak, no UTF-8). */
bool session_plan(const struct session *session, const struct record *record,
	const struct session_value *value, struct edits *edits, struct error *error);

/*
 * Append the edits that give a field of a new record the texts of a blueprint or a catalogue: in
 * the content language, then its versions in the other languages that the template speaks, each
 * remembering the original it was made from.
 */
void session_plan_texts(const struct template *template, enum language content, const char *record,
	const struct template_field *field, const struct localized *texts, struct edits *edits);

/* Make today the day of an instant in the place of the assessment's template, unless a date was
 * set. */
void session_set_day(const struct session *session, struct assessment *assessment, int64_t time);

/* Have edits that are kept, or about to be, in memory. */
void session_apply(struct session *session, const struct edits *edits);

/* What the list shows of an assessment, or of the one that is open; the texts are borrowed from it.
 */
struct store_summary summary_of(const struct assessment *assessment);
struct store_summary summary_now(struct session *session);

/* Append a copy of an assessment of the list. */
void library_list_add(struct library_list *list, const struct store_entry *found);

/* A person as the store takes it; borrowed. */
struct store_author author_of(const struct person *person);

/* Whether a text is NULL, empty, or nothing but blanks. */
bool text_is_blank(const char *text);

/* An edit of the log as an edit. */
void edits_add_logged(struct edits *edits, const struct store_log_edit *logged);

/* Whether a template was read from this text. */
bool template_is_of_text(const struct template *template, const struct store_template *text);

#endif
