/* SPDX-License-Identifier: MIT */
/*
 * Disposing of an assessment that is not needed any more: all values, in the log too, the texts of
 * versions, files of evidence that no other assessment names, drafts, and what the list shows are
 * made unreadable for good. Left are its reference and UUID, where it stands, the headers of its
 * log (who did what when, with the reasons), every hash, which records and fields there were and
 * how long their texts, and a certificate.
 */
#ifndef PIA_SESSION_DISPOSAL_H
#define PIA_SESSION_DISPOSAL_H

#include "i18n/catalog.h"
#include "session/origin.h"
#include "session/standing.h"

/* What is to be disposed of, and what its certificate tells. All owned by the struct. */
struct disposal {
	int64_t time;
	int64_t value_count; /* texts that were ever kept */
	int64_t version_count;
	int64_t evidence_count;
	int64_t draft_count;
	int64_t change_count;
	char *head;               /* hash of the last change, in hexadecimal */
	struct versions versions; /* with their hashes, the latest first */
	char **copies;            /* files beside the library that hold it too */
	size_t copy_count;
	struct copies here; /* assessments of the library that hold it too */
};

/* Look at what would be disposed of. ERROR_STATE, with what is to be done: a draft or in review,
 * held, still to be kept, disposed of already, nobody is known to write. Release with
 * disposal_clear(). */
bool session_plan_disposal(struct session *session, struct disposal *disposal, struct error *error);
void disposal_clear(struct disposal *disposal);

/* What disposing of it erases, what is left, and which copies are known, for a person: a sentence
 * each, with `between` (line ends) between two. Caller-owned. */
char *disposal_text(const struct disposal *disposal, const struct catalog *catalog,
	const char *between) __attribute__((warn_unused_result));

/*
 * Dispose of it, as one change. `certificate` is kept in the library. The reason must not be blank.
 * Cannot be undone, and nothing can be written afterwards. False with the assessment disposed of
 * (session_barred() is set): the old texts are still in the file beside the library; the error says
 * when they go.
 */
bool session_dispose(struct session *session, const struct disposal *disposal, const char *reason,
	const char *certificate, struct error *error);

/* The certificate of a disposal; NULL where there was none. Caller-owned. */
bool session_certificate(struct session *session, char **certificate, struct error *error);

/* Names of the other files in the library's folder, copies and archives, in which the assessment's
 * UUID stands, in byte order. Caller-owned: free each and the array. */
void disposal_find_copies(const char *library, const char *id, char ***names, size_t *count);

#endif
