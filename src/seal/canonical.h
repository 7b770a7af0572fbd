/* SPDX-License-Identifier: MIT */
/*
 * The canonical text of an assessment: all that stands in it, as bytes that are the same wherever
 * and whenever they are made. This is what is signed; pia-archive(5) describes it byte by byte.
 */
#ifndef PIA_SEAL_CANONICAL_H
#define PIA_SEAL_CANONICAL_H

#include "assessment/assessment.h"
#include "seal/chain.h"

/*
 * The text of an assessment whose last change has the hash `head`, NUL-terminated, `length` without
 * the NUL. It has the assessment's UUID, language, template (name, version, SHA-256 of its text),
 * the head, then every record that is there, by the bytes of its kind's id and its number, with its
 * values by the bytes of the field's id and the language's tag; a value that was erased has no
 * text. A single kind's record without values is left out. The reference is not in it, since a
 * library may give another. Caller-owned.
 */
char *canonical_text(const struct assessment *assessment, const struct seal_hash *head,
	size_t *length) __attribute__((warn_unused_result));

/*
 * What the first byte in which another text differs from such a text belongs to: "answers.scope",
 * "flow/2" (a record that comes or goes), "template". Caller-owned; NULL where they are the same.
 */
char *canonical_difference(const char *text, size_t length, const char *other, size_t other_length)
	__attribute__((warn_unused_result));

#endif
