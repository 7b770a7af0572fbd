/* SPDX-License-Identifier: MIT */
/*
 * What of an assessment is proved, and what is not. A file from outside is hostile until shown
 * otherwise: whatever its bytes are, this comes to an end and tells of faults.
 */
#ifndef PIA_ARCHIVE_VERIFY_H
#define PIA_ARCHIVE_VERIFY_H

#include "archive/unpacked.h"
#include "seal/minisign.h"
#include "session/origin.h"
#include "session/session.h"

enum signature_proof {
	SIGNATURE_NONE,    /* signed off without a key: only the log says so */
	SIGNATURE_VALID,   /* of this text, by that key */
	SIGNATURE_UNKNOWN, /* the key is not known here, nor is it in the archive */
	SIGNATURE_WRONG,   /* not of this text; this is a fault too */
};

/* A sign-off of a version. Owned. */
struct verified_signature {
	int64_t version; /* its number */
	char *role;      /* its label, in the language asked for */
	char *person;    /* who the log says signed */
	int64_t time;    /* and when; UTC milliseconds */
	char *key_id;    /* as minisign shows it; NULL: without a key */
	char *key_name;  /* under which it is known here; NULL: only the signature has it, or nobody
			  */
	enum signature_proof proof;
};

struct verified_version {
	int64_t number;
	int64_t time; /* of the last change in it */
	char *hash;   /* SHA-256 of its text, in hexadecimal */
	/* SHA-256 of the file of evidence that is an authority's time-stamp of the text, which only
	 * others' tools verify; NULL: there is none. */
	char *time_stamp;
	bool is_gone; /* the text was erased or disposed of: only the hash is left */
};

struct verification {
	struct error_list faults; /* none: all below is proved */
	bool is_archive;
	bool is_disposed; /* of: its log and hashes are left */
	char *id;         /* NULL: it could not be read so far */
	char *reference;
	struct origin origin;              /* of what it is a copy, if it is one */
	int utc_offset;                    /* of its template */
	int64_t change_count;              /* in the log */
	int64_t changed;                   /* time of the last one */
	char *head;                        /* its hash, in hexadecimal; NULL: there is none */
	struct verified_version *versions; /* the oldest first */
	size_t version_count;
	struct verified_signature *signatures;
	size_t signature_count;
	size_t evidence_count;      /* files */
	size_t report_count;        /* reports, of now and of signed versions */
	size_t report_same_count;   /* of them, those that were made again alike */
	bool is_laid_out_otherwise; /* the database: every row is right, the bytes are others */
	struct minisign_public *enclosed_keys; /* that the archive brings along */
	size_t enclosed_key_count;
};

/*
 * Verify an archive, every byte of it; or an assessment of a library. Faults are of `verification`;
 * false only where it could not be read at all: ERROR_IO, ERROR_DATA (no such assessment). Release
 * with verification_clear().
 */
bool archive_verify(const char *path, enum language language, struct verification *verification,
	struct error *error);
/* The same, and the database stays unpacked; release it with unpacked_clear(), whatever this
 * returns. */
bool archive_verify_and_unpack(const char *path, enum language language,
	struct verification *verification, struct unpacked *unpacked, struct error *error);
bool archive_verify_session(struct session *session, enum language language,
	struct verification *verification, struct error *error);
void verification_clear(struct verification *verification);

#endif
