/* SPDX-License-Identifier: MIT */
/*
 * An open assessment, and the only door through which it is changed: store first, then memory.
 * Every change is one transaction, on disk when the call returns. One process edits an assessment
 * at a time; others have it read-only.
 */
#ifndef PIA_SESSION_SESSION_H
#define PIA_SESSION_SESSION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "assessment/assessment.h"
#include "assessment/findings.h"
#include "base/error.h"
#include "session/library.h"

struct session;

/*
 * Open the assessment REF (YYYY-NNNN or a UUID prefix of 8 or more). ERROR_DATA: none or several;
 * ERROR_IO. The library must outlive it. When another process edits it, this waits up to two
 * seconds (a short command is done by then); after that it opens all the same, read-only.
 * Caller-owned: session_close().
 */
bool session_open(struct library *library, const char *reference, struct session **session,
	struct error *error);
/* The same, only to look at it: nobody is kept from editing it, and every change is refused. */
bool session_open_to_read(struct library *library, const char *reference, struct session **session,
	struct error *error);
void session_close(struct session **session);

/* The assessment; borrowed, valid until the session is closed; its records and values until the
 * next change. */
const struct assessment *session_assessment(const struct session *session);

/* What is missing or wrong in it, and how far its steps are (one for each of the template's). Kept
 * up to date from change to change. Borrowed until the next change. */
const struct findings *session_findings(struct session *session);
const struct step_progress *session_progress(struct session *session);

/* Why nothing of the contents can be changed here, as an error ready to be shown (held by another:
 * with the holder's name; in review or decided: what opens it again); NULL when it can. */
const struct error *session_read_only(const struct session *session);

/* Why nothing at all can be written here, not even the acts of standing.h; NULL when it can. */
const struct error *session_barred(const struct session *session);

/* Set who writes from now on (copied). Until then every change is refused with ERROR_STATE. */
void session_set_author(struct session *session, const struct person *author);
const struct person *session_author(const struct session *session); /* NULL: none yet */

/* Set the date that counts as today in this session (copied), in place of the day in the template's
 * place; NULL: that one again. */
void session_set_today(struct session *session, const char *date);

/* The day of the last change, in the template's place. Reports tell by it what is overdue, so that
 * a version has the same report at any time. Caller-owned. */
char *session_day_of_change(const struct session *session) __attribute__((warn_unused_result));

/* When the last change was kept, UTC milliseconds; 0 when none was in this session. */
int64_t session_kept_at(const struct session *session);

/*
 * A number that is another one after everything that may have changed the assessment in memory: a
 * change that was kept or refused, reading again, another today. What was worked out at the same
 * number still holds.
 */
uint64_t session_revision(const struct session *session);

/*
 * How often the assessment got another template in this session: by moving to it, by undoing or
 * redoing that. Records, fields and steps borrowed before are then those of the old one, and must
 * not be used any more; the template itself stays in memory until the session is closed.
 */
size_t session_template_changes(const struct session *session);

/* When the assessment was last changed, in this session or before; UTC milliseconds. */
int64_t session_changed_at(const struct session *session);

/*
 * Set one value. `text` is as kept (assessment/value.h), NULL empties it. `language` matters only
 * where the field is translatable; LANGUAGE_NONE is then the content language. A translation
 * remembers the original it was made from. Setting what is there already is no change. ERROR_STATE
 * (no author, read-only, derived field), ERROR_IO (then what the disk holds is read again).
 */
bool session_set(struct session *session, const struct record *record,
	const struct template_field *field, enum language language, const char *text,
	struct error *error);

/* One value of several that make one change. */
struct session_value {
	const struct template_field *field;
	enum language language;
	const char *text;
};

/* Add a record with these values (may be none) as one change. `record` is borrowed like those of
 * the assessment; NULL is allowed. ERROR_DATA for a single kind. */
bool session_add(struct session *session, const struct template_kind *kind,
	const struct session_value *values, size_t value_count, const struct record **record,
	struct error *error);

/* Set several values of one record as one change. */
bool session_set_values(struct session *session, const struct record *record,
	const struct session_value *values, size_t value_count, struct error *error);

/* Remove a record; it can be undone. References to it stay and are found by the check. */
bool session_remove(struct session *session, const struct record *record, struct error *error);

/* Bring a record back that was removed, however long ago, as a change: with the values it had.
 * ERROR_STATE: it is there. */
bool session_undelete(struct session *session, const struct record *record, struct error *error);

/* Add a comment about the thing at an address. */
bool session_comment(struct session *session, const char *address, const char *text,
	const struct record **comment, struct error *error);

/*
 * Set aside what a rule found at a record (DISMISSED_RULE and its id), or an entry of the catalogue
 * for it (DISMISSED_ENTRY), as one change; session_remove() of the dismissal takes it back. The
 * dismissal is borrowed; NULL is allowed. ERROR_DATA: no such rule or entry, a blank reason, or the
 * template has no dismissals; ERROR_STATE: it is dismissed already.
 */
bool session_dismiss(struct session *session, const struct record *record, const char *type,
	const char *id, const char *reason, const struct record **dismissal, struct error *error);

/*
 * Move the assessment to another template, as assessment/upgrade.h plans it, as one change that can
 * be undone, after a snapshot named by the template that is followed. `template` is taken when it
 * is done (NULL then); nothing happens when it has the same text. Drafts follow what is called
 * otherwise. ERROR_DATA when it does not speak the language of the content, ERROR_STATE, ERROR_IO.
 */
bool session_upgrade(struct session *session, struct template **template, struct error *error);

/*
 * Take back the latest change that was not taken back, or bring back the latest that was and that
 * nothing came after: as a new change. `what` (NULL allowed): the address of the first thing it
 * changed, or the name and version of the template it moved to; caller-owned. ERROR_STATE when
 * there is nothing to undo or redo.
 */
bool session_undo(struct session *session, char **what, struct error *error);
bool session_redo(struct session *session, char **what, struct error *error);

/*
 * Erase a value for good, in every language unless one is given, from the current values, the whole
 * log, and the drafts; the log keeps that it was done, by whom and why, and its chain stays whole.
 * `field` NULL: all text, long text and person fields of the record. `reason` must not be blank.
 * Cannot be undone. ERROR_DATA, ERROR_STATE, ERROR_IO.
 */
bool session_erase(struct session *session, const struct record *record,
	const struct template_field *field, enum language language, const char *reason,
	struct error *error);

/*
 * The same for what the template has no place for any more, since the assessment moved to another:
 * a field that is gone, by its address then ("answers.reason"), or a record of a kind that is gone
 * ("measure/3"), all of it or one field. What is there under another name stays: erase it by that.
 * ERROR_DATA when nothing in the log was called so.
 */
bool session_erase_gone(
	struct session *session, const char *address, const char *reason, struct error *error);

/* What is being typed and not kept yet. All owned by the list. */
struct draft {
	char *address; /* of the field, as address_write() gives it, with its language */
	char *text;
	int64_t time;
};

/* Keep a draft of the field being typed (replacing its last one), or forget it. One short
 * transaction, but no change. ERROR_STATE when read-only, ERROR_IO. */
bool session_keep_draft(
	struct session *session, const char *address, const char *text, struct error *error);
bool session_forget_draft(struct session *session, const char *address, struct error *error);

/* The drafts that were left, oldest first; caller-owned: drafts_free(). */
bool session_drafts(
	struct session *session, struct draft **drafts, size_t *count, struct error *error);
void drafts_free(struct draft *drafts, size_t count);

/* What kind of act a change is. */
enum act {
	ACT_BEGIN,
	ACT_EDIT,
	ACT_ADD,
	ACT_REMOVE,
	ACT_UNDO,
	ACT_REDO,
	ACT_ERASE,
	ACT_UPGRADE,
	ACT_SUBMIT,    /* to review */
	ACT_SEND_BACK, /* to its authors */
	ACT_SIGN,
	ACT_DECIDE,        /* the sign-off that decides */
	ACT_REOPEN,        /* the next version */
	ACT_REOPEN_REVIEW, /* the next version, as a review */
	ACT_CONFIRM,       /* what was carried over, as it is */
	ACT_SUPERSEDE,
	ACT_WITHDRAW,
	ACT_SNAPSHOT, /* its reason is its name */
	ACT_RESTORE,  /* its reason is the moment, as it was named */
	ACT_RETAIN,   /* how long it is kept, or what holds it */
	ACT_DISPOSE,  /* of all that it said; nothing comes after it */
	ACT_TRASH,
	ACT_UNTRASH,
	ACT_UNDELETE, /* a record that was removed */
	ACT_COPY,     /* brought in beside another; its reason is the reference of that */
	ACT_COUNT,
};

/* The word for an act in the log and in --json ("edit"); and for a person, as an English message id
 * ("Edited"). Static. */
const char *act_name(enum act act);
const char *act_label(enum act act);

/* A change as the log has it. All owned by the history. */
struct history_edit {
	char *record;
	char *field;
	enum language language;
	char *old_text; /* NULL: nothing, or erased */
	char *new_text;
	bool erased;
};

struct history_change {
	int64_t number; /* its place in this assessment's history, from 1 */
	int64_t time;
	struct person author;
	enum act act;
	char *reason;        /* "" when none */
	int64_t reverts;     /* undo, redo: the number of the change; 0 for none */
	char *hash;          /* hex */
	char *template_name; /* that it moved the assessment to; NULL when it did not */
	char *template_version;
	char *state;  /* where the assessment stands from it on: "decided"; NULL: where it stood */
	char *origin; /* of what it made a copy: the other's UUID; NULL: it made none */
	char *parted; /* the hash of the last change that the other has too, "" for none */
	struct history_edit *edits;
	size_t edit_count;
};

struct history {
	struct history_change *changes;
	size_t change_count;
};

/* The changes, oldest first; only those of `record` unless it is NULL. Release with
 * history_clear(). ERROR_IO. */
bool session_history(struct session *session, const struct record *record, struct history *history,
	struct error *error);
void history_clear(struct history *history);
/* Forget all but the first `count` changes. */
void history_cut(struct history *history, size_t count);

/*
 * Check that the log is whole: every change's hash follows from what came before, every value's
 * hash from its salt and text where it was not erased, and the current values are what the log adds
 * up to. So with what stands beside it: the template's name, version and hash, what the list shows
 * (as of the day of the last change), the library's own row. Faults go to `faults`, one error each;
 * false when there is any (or reading failed).
 */
bool session_check_integrity(struct session *session, struct error_list *faults);

#endif
