/* SPDX-License-Identifier: MIT */
/*
 * The library file: one SQLite database with every assessment of its owner. SQL stands in this
 * folder only. Here it is only kept and read; what a change means, and that an author is known, is
 * the business of session/, the only caller.
 *
 * All functions that write take the advisory lock on the file beside the library (waiting up to
 * five seconds), make one transaction, and have it on disk when they return true. On false nothing
 * was kept, except after ERROR_IO: then it may be there after all, the file was opened anew, and
 * the caller must read again. Errors of all: ERROR_IO (disk full, unreadable, moved away),
 * ERROR_STATE (read-only, locked by another for too long), ERROR_DATA (the file is damaged).
 *
 * Functions that read give rows to a visitor, which must not call the store; what it is given is
 * borrowed until it returns.
 */
#ifndef PIA_STORE_STORE_H
#define PIA_STORE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "assessment/edits.h"
#include "base/error.h"
#include "i18n/language.h"
#include "seal/chain.h"

struct store;

/*
 * Open the library at `path`, making it (mode 0600, its folder 0700) where it is not there. The
 * last part of the path may be no symbolic link. A file from elsewhere is only trusted after its
 * schema was compared with the program's own; one of a newer version only when nothing in it can
 * run by being read, and then to read. Reading makes no file beside it. A write-ahead log that was
 * left by another file of this name is set aside ("pia.db-wal.old"). Caller-owned: store_close().
 * ERROR_DATA: no library, damaged, another schema.
 */
bool store_open(const char *path, struct store **store, struct error *error);

/*
 * Open a file that is there only to read it, making no file beside it: `reason` (a message id) is
 * what store_read_only() says. It opens too where triggers that guard its tables were taken away,
 * as store_is_unsealed() tells. Errors as above.
 */
bool store_open_to_read(
	const char *path, const char *reason, struct store **store, struct error *error);

/* Close it; where this is the last process that has it open, everything is in the one file. */
void store_close(struct store **store);

/* Why nothing can be written here, as a message id; NULL when it can. */
const char *store_read_only(const struct store *store);

/* Whether triggers that guard what is in it were taken out of the file. */
bool store_is_unsealed(const struct store *store);

/* Write all that is in it, as of one moment, to another file (mode 0600), and have that on disk.
 * What stood there is replaced when all is written. ERROR_STATE where that is the library itself.
 */
bool store_back_up(struct store *store, const char *path, struct error *error);

/*
 * Put what a backup holds in the place of the library at `path`, which stays beside it under a
 * dated name ("pia.db-before-2026-11-24"), damaged or not: `kept` is that name, NULL where there
 * was no library; caller-owned. The backup is looked at as any file from elsewhere is, and copied;
 * at no moment is there no library. ERROR_STATE: that is the library itself, or another writes to
 * it just now; else as store_open().
 */
bool store_restore(const char *path, const char *backup, char **kept, struct error *error);

/* The path of the file; borrowed. */
const char *store_path(const struct store *store);

/* What the list shows of an assessment and follows from its values. All texts borrowed. */
struct store_summary {
	const char *title;
	const char *client;
	const char *own_reference;
	const char *classification;
	int percent;
	int blocking;
};

/* Who makes a change. All texts borrowed, never NULL. */
struct store_author {
	const char *name;
	const char *organisation;
	const char *role;
};

/* One assessment of the list. */
struct store_entry {
	int64_t row;
	int64_t template_row; /* of the template it follows */
	const char *id;
	const char *reference;
	enum language language;
	const char *template_name;
	const char *template_version;
	int64_t begun;
	int64_t changed;
	const char *changed_by;
	struct store_summary summary;
	const char *state;
	const char *keep_until;
	const char *hold;
	bool is_trashed;
	bool is_disposed;     /* of: its last change says so */
	const char *decision; /* what the answer of that name is, "" for none */
};

typedef void store_entry_visitor(void *context, const struct store_entry *entry);

/* The assessments, last changed first, those in the trash among them. */
bool store_list(
	struct store *store, store_entry_visitor *visitor, void *context, struct error *error);

/* At most `limit` assessments that are not in the trash, behind the one in the row `after` (0: from
 * the first on), in the order they were begun: so a list of any length is read piece by piece. */
bool store_list_page(struct store *store, int64_t after, int limit, store_entry_visitor *visitor,
	void *context, struct error *error);

typedef void store_mark_visitor(
	void *context, const char *client, int64_t changed, int64_t assessment_row);

/* Of every assessment that is not in the trash, in no order, only what is needed to count them. */
bool store_list_marks(
	struct store *store, store_mark_visitor *visitor, void *context, struct error *error);

typedef void store_author_visitor(void *context, const struct store_author *author);

/* Everybody who wrote here, last first. */
bool store_people(
	struct store *store, store_author_visitor *visitor, void *context, struct error *error);

/* A template, kept whole, once for all assessments of the same text. What is written is borrowed;
 * what is read is caller-owned: store_template_clear(). */
struct store_template {
	char *name;
	char *version;
	char *text; /* with a NUL behind it */
	size_t length;
};

void store_template_clear(struct store_template *template);

/* A new assessment. All borrowed. */
struct store_beginning {
	const char *id;         /* a new UUID */
	const char *year;       /* of its reference, "2026" */
	enum language language; /* of its content */
	struct store_template template;
};

/*
 * The bytes of a file, to be kept once for all records that name them by their hash. `read` gives
 * the next of them (count 0: there are no more), or false with the error.
 */
struct store_evidence {
	struct seal_hash hash;
	int64_t size;
	bool (*read)(void *context, char *buffer, size_t size, size_t *count, struct error *error);
	void *context;
};

/* A change. All borrowed. */
struct store_change {
	const char *act;
	const char *reason; /* or NULL */
	int64_t time;       /* UTC milliseconds */
	int64_t reverts;    /* undo, redo: the id of the change that is taken back or brought back;
			       else 0 */
	struct store_author author;
	/* Where the record is the assessment's own UUID, an edit of what STORE_FIELD_… name. That
	 * of the template moves the assessment to the template of this hash. */
	const struct edits *edits;
	const struct store_template *template; /* to be kept for that; NULL: it is kept already */
	struct store_summary summary;          /* as it is after the change */
	const struct store_version *version;   /* of the change before it, to be kept; NULL: none */
	const struct store_evidence *evidence; /* to be kept with it; NULL: none */
};

/*
 * Begin an assessment with its first change. Its reference YYYY-NNNN is the next of the year, given
 * once and never again; caller-owned.
 */
bool store_begin(struct store *store, const struct store_beginning *beginning,
	const struct store_change *change, char **reference, struct error *error);

/* An assessment as it is found. Release with store_found_clear(). */
struct store_found {
	int64_t row; /* what the functions below call it */
	char *id;
	char *root; /* the UUID it began under: its own, unless it is a copy */
	char *reference;
	enum language language;
};

void store_found_clear(struct store_found *found);

/*
 * Find an assessment by its reference or by the beginning of its UUID, 8 characters or more.
 * ERROR_DATA when there is none or several.
 */
bool store_find(
	struct store *store, const char *name, struct store_found *found, struct error *error);

/* The template an assessment follows now; or the one of this hash in hexadecimal, whoever followed
 * it (ERROR_DATA when it is not kept here, or no longer has that hash). */
bool store_read_template(
	struct store *store, int64_t row, struct store_template *template, struct error *error);
bool store_find_template(struct store *store, const char *hash, struct store_template *template,
	struct error *error);

typedef void store_edit_visitor(void *context, const struct edit *edit);

/*
 * Everything there is now, as edits from nothing: records in the order they came (one that was
 * removed is brought and taken away), then values. `head` is the id of the last change, `changed`
 * its time: of the same moment as the values.
 */
bool store_load(struct store *store, int64_t row, store_edit_visitor *visitor, void *context,
	int64_t *head, int64_t *changed, struct error *error);

/*
 * Write a change on top of `head`, which becomes the new change's id. ERROR_STATE when the
 * assessment's last change is another one by now.
 */
bool store_write(struct store *store, int64_t row, int64_t *head, const struct store_change *change,
	struct error *error);

/* What is to be erased. All borrowed. */
struct store_erasure {
	const char *const *records; /* their UUIDs */
	size_t record_count;
	const char *const *fields; /* their ids, looked for in each of the records */
	size_t field_count;
	enum language language;             /* only this one; LANGUAGE_NONE: all there are */
	const char *const *draft_addresses; /* drafts at these addresses, in any language, go too */
	size_t draft_address_count;
};

/*
 * Make the texts that these fields ever had unreadable for good, in the log and where they are
 * current, as one change (its edits are worked out here: old and new are the same, erased value).
 * Their lengths stay. What was replaced in the file is overwritten, and so that no copy stays in
 * the write-ahead log, that is emptied. ERROR_DATA when these fields never had a text. When all was
 * done but the log could not be emptied, `head` is the new change's: ERROR_STATE where another
 * process reads, ERROR_IO with the reason.
 */
bool store_erase(struct store *store, int64_t row, int64_t *head,
	const struct store_erasure *erasure, const struct store_change *change,
	struct error *error);

/* What of an assessment is to be disposed of, or was. */
struct store_disposal {
	int64_t values;   /* texts that were ever kept */
	int64_t versions; /* texts of versions */
	int64_t evidence; /* files that no other assessment names */
	int64_t drafts;
};

/* How much there is to be disposed of. */
bool store_count_disposal(
	struct store *store, int64_t row, struct store_disposal *disposal, struct error *error);

/*
 * Make everything that people wrote in an assessment unreadable for good, as one change, one of
 * whose edits is STORE_FIELD_DISPOSED. What is left are the facts of where it stands, which records
 * there were, the log's headers, all hashes, and lengths. Files that another assessment names stay.
 * Errors as of store_erase().
 */
bool store_dispose(struct store *store, int64_t row, int64_t *head,
	const struct store_change *change, struct error *error);

/* The certificate of what was disposed of; caller-owned. NULL where it was not. */
bool store_read_certificate(
	struct store *store, int64_t row, char **certificate, struct error *error);

/* A value as the log holds it. */
struct store_content {
	int64_t id; /* 0: nothing there */
	struct seal_hash hash;
	unsigned char salt[SEAL_SALT_BYTES];
	const char *text; /* NULL when nothing is there or it was erased */
	bool erased;
	struct seal_hash origin_hash; /* of a translation: of the text it was made from */
	const char *origin; /* that text's fingerprint, as in struct edit; NULL for none */
};

/* An edit as the log holds it. */
struct store_log_edit {
	const char *record; /* UUID; the assessment's own for what STORE_FIELD_… name */
	const char *field;
	const char *language; /* tag, "" for none */
	struct store_content old_content;
	struct store_content new_content;
};

/* Facts of the assessment itself, logged in its first change like the fields of a record; the
 * template again when it moves to another. */
#define STORE_FIELD_TEMPLATE "#template" /* the hash of its text in hexadecimal */
#define STORE_FIELD_LANGUAGE "#language"

/* Where the assessment stands; what was never said is "draft", or nothing. */
#define STORE_FIELD_STATE "#state"           /* "draft", "review", "decided", … */
#define STORE_FIELD_TRASHED "#trashed"       /* "yes", "no" */
#define STORE_FIELD_KEEP_UNTIL "#keep_until" /* its last day; "" for none */
#define STORE_FIELD_HOLD "#hold"             /* why it must not be disposed of; "" for none */
#define STORE_FIELD_DISPOSED "#disposed"     /* the certificate; nothing comes after it */

/* Of a copy, in the change that made it one (its act is STORE_ACT_COPY, its reason the reference of
 * the other): the UUID that all before it was written under; and the hash of the last change that
 * both have, in hexadecimal, "" where they have none. */
#define STORE_FIELD_ORIGIN "#origin"
#define STORE_FIELD_PARTED "#parted"
#define STORE_ACT_COPY "copy"

/* A change as the log holds it. Its sealed act is the act, or "act HASH" with the hash of the
 * change that it reverts. */
struct store_log_change {
	int64_t id;
	const char *writer; /* UUID */
	int64_t sequence;
	int64_t lamport;
	struct seal_hash previous;
	const struct seal_hash *parents;
	size_t parent_count;
	int64_t time;
	struct store_author author;
	const char *sealed_id; /* the assessment's UUID then: of a copy, once another's */
	const char *act;
	const char *reason;
	int64_t reverts;
	struct seal_hash hash;
	const struct store_log_edit *edits; /* NULL when only headers were asked for */
	size_t edit_count;
};

typedef void store_log_visitor(void *context, const struct store_log_change *change);

/* The changes of an assessment, oldest first, without their edits. */
bool store_read_headers(struct store *store, int64_t row, store_log_visitor *visitor, void *context,
	struct error *error);

/* The changes with their edits: all of them, or the one with the id `only` unless that is 0. */
bool store_read_log(struct store *store, int64_t row, int64_t only, store_log_visitor *visitor,
	void *context, struct error *error);

/* The act as it is sealed; `reverted` is the hash of the change that is reverted, or NULL.
 * Caller-owned. */
char *store_sealed_act(const char *act, const struct seal_hash *reverted)
	__attribute__((warn_unused_result));

/* What the tables beside the log say, to compare with what the log adds up to. */
struct store_current {
	const char *record;   /* UUID */
	const char *presence; /* "kind/number"; NULL for a value */
	bool removed;
	const char *field; /* NULL for a record */
	const char *language;
	int64_t content; /* as in store_content */
};

typedef void store_current_visitor(void *context, const struct store_current *current);

bool store_read_current(struct store *store, int64_t row, store_current_visitor *visitor,
	void *context, struct error *error);

/* Where an assessment stands. Texts caller-owned: store_standing_clear(). */
struct store_standing {
	char *state;
	bool is_trashed;
	bool is_disposed; /* of: its last change says so */
	char *keep_until; /* "" for none */
	char *hold;       /* "" for none */
};

bool store_read_standing(
	struct store *store, int64_t row, struct store_standing *standing, struct error *error);
void store_standing_clear(struct store_standing *standing);

/*
 * The canonical text of an assessment as of a change, stored once and never altered. Writing one
 * belongs to the change that signs it: struct store_change has it. Reading gives the latest first.
 */
struct store_version {
	int64_t change; /* the id of the last change that it covers */
	struct seal_hash hash;
	const char *text; /* NULL when it was disposed of */
	size_t length;
};

typedef void store_version_visitor(void *context, const struct store_version *version);

bool store_read_versions(struct store *store, int64_t row, store_version_visitor *visitor,
	void *context, struct error *error);

/* What a file that was kept is now. */
enum store_bytes {
	STORE_BYTES_WHOLE,
	STORE_BYTES_WIPED,   /* disposed of: as many zeros */
	STORE_BYTES_ALTERED, /* not what their hash is of */
	STORE_BYTES_MISSING,
};

/* Gets the next bytes; false with the error ends the reading. */
typedef bool store_bytes_visitor(
	void *context, const char *bytes, size_t length, struct error *error);

/* Read the file with this hash to its end, piece by piece; what it is shows only then. */
bool store_stream_evidence(struct store *store, const struct seal_hash *hash,
	store_bytes_visitor *visitor, void *context, enum store_bytes *state, struct error *error);

/* What stands beside the log and follows from it. Texts caller-owned. */
struct store_facts {
	char *template_hash;    /* of the template's text as it is, in hexadecimal */
	char *kept_hash;        /* that is kept with it */
	char *template_name;    /* that is kept with it */
	char *template_version; /* that is kept with it */
	char *language;         /* tag */
	char *state;            /* where it stands */
	bool is_trashed;
	char *keep_until;
	char *hold;
	int64_t begun;
	bool has_library_row; /* without it nothing can be written */
	bool is_listed;       /* it has the row of the list; what follows is of that */
	int64_t head;
	int64_t changed;
	char *changed_by;
	char *title;
	char *client;
	char *own_reference;
	char *classification;
	int percent;
	int blocking;
};

bool store_read_facts(
	struct store *store, int64_t row, struct store_facts *facts, struct error *error);
void store_facts_clear(struct store_facts *facts);

/* Who edits an assessment. Texts caller-owned. */
struct store_holder {
	char *name; /* "" when it is not known */
	char *process;
	char *host;
};

void store_holder_clear(struct store_holder *holder);

struct store_hold;

/*
 * Take an assessment for editing, until store_release() or the process's end. Where another has it
 * (in this process or another) this waits up to two seconds, which a short command's change takes
 * at most; then `hold` is NULL and `holder` says who has it, as far as is known. False only on an
 * error.
 */
bool store_hold(struct store *store, int64_t row, struct store_hold **hold,
	struct store_holder *holder, struct error *error);
void store_release(struct store_hold **hold);

/* Say who has it, for others to read. Failing does not matter. */
void store_name_holder(struct store *store, const struct store_hold *hold, const char *name);

/* Keep a draft (replacing the one at this address) or, with a NULL text, forget it. */
bool store_keep_draft(struct store *store, int64_t row, const char *address, const char *text,
	int64_t time, struct error *error);

typedef void store_draft_visitor(
	void *context, const char *address, const char *text, int64_t time);

/* The drafts of an assessment, oldest first. */
bool store_drafts(struct store *store, int64_t row, store_draft_visitor *visitor, void *context,
	struct error *error);

#endif
