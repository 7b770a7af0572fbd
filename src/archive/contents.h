/* SPDX-License-Identifier: MIT */
/*
 * What stands in an archive beside the database and follows from it: the same list is written by
 * archive_write() and compared by archive_verify(). Inside archive/.
 */
#ifndef PIA_ARCHIVE_CONTENTS_H
#define PIA_ARCHIVE_CONTENTS_H

#include "session/session.h"

#define CONTENTS_DATABASE "assessment.sqlite"
#define CONTENTS_TEMPLATE "template.yaml"
#define CONTENTS_VERSIONS "versions/"
#define CONTENTS_EVIDENCE "evidence/"
#define CONTENTS_KEYS "keys/"
#define CONTENTS_REPORTS "reports/"

/* An entry, borrowed; false ends the visit. */
typedef bool contents_visitor(
	void *context, const char *name, const void *bytes, size_t length, struct error *error);

/*
 * The template; the text of each version, oldest first, with its signatures after it; the evidence
 * of the library that holds this assessment alone. What was disposed of is left out. ERROR_IO.
 */
bool contents_visit(struct session *session, struct library *library, contents_visitor *visitor,
	void *context, struct error *error);

/* A sign-off of a version. Borrowed from the session. */
struct contents_signature {
	const struct record *sign_off;
	const char *role; /* id */
	const char *text; /* of a .minisig file; "": signed without a key */
};

struct contents_signatures {
	struct contents_signature *signatures;
	size_t signature_count;
};

/* The sign-offs of the version with this hash, in the order they were made. Release with
 * contents_signatures_clear(). */
void contents_signatures_of(
	struct session *session, const char *version_hash, struct contents_signatures *signatures);
void contents_signatures_clear(struct contents_signatures *signatures);

#endif
