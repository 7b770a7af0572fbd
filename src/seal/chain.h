/* SPDX-License-Identifier: MIT */
/*
 * What makes the change log provable: each change's hash covers the hash of the change before it
 * and everything the change says, with values only as salted hashes, so that a value can be erased
 * and the chain still holds. Pure functions: nothing is read or written here.
 *
 * SHA-256 throughout, over plain bytes that other tools can make as well: seal_change_text() gives
 * exactly the bytes whose `sha256sum` is the change's hash.
 */
#ifndef PIA_SEAL_CHAIN_H
#define PIA_SEAL_CHAIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

#define SEAL_HASH_BYTES 32
#define SEAL_SALT_BYTES 16

/* A SHA-256. All zero where there is none: before the first change of a chain. */
struct seal_hash {
	unsigned char bytes[SEAL_HASH_BYTES];
};

/* One edit of a change, as the chain sees it. All texts borrowed. */
struct seal_edit {
	const char *record;        /* UUID */
	const char *field;         /* field id, or the sign for the record's presence */
	const char *language;      /* tag; "" where the value is the same in every language */
	struct seal_hash old_hash; /* seal_value_hash() of what was there */
	struct seal_hash new_hash; /* … and of what is there now */
	const char *origin;        /* what a translation was made from; NULL for none */
};

/* A change as the chain sees it. All texts borrowed; NULL and "" are different to the hash. */
struct seal_change {
	struct seal_hash
		previous; /* of the change before it in this assessment's and writer's chain */
	const char *assessment; /* UUID */
	const char *writer;     /* UUID */
	int64_t sequence;       /* of the writer in this assessment */
	int64_t lamport;
	const struct seal_hash *parents; /* the changes it was made on top of; their order counts */
	size_t parent_count;
	int64_t time;             /* milliseconds since 1970-01-01 UTC */
	const char *name;         /* the author's */
	const char *organisation; /* the author's */
	const char *role;         /* the author's */
	const char *act;
	const char *reason;
	const struct seal_edit *edits; /* in their order */
	size_t edit_count;
};

/* Make ready; once, before anything else of seal/. ERROR_STATE when the system gives no randomness.
 */
bool seal_initialise(struct error *error);

/* SHA-256 of bytes. */
struct seal_hash seal_hash_bytes(const void *bytes, size_t length);

/*
 * The hash that stands for a value in the chain: SHA-256 of the SEAL_SALT_BYTES of salt, then a
 * byte 0 for NULL (nothing there), or a byte 1 and the text.
 */
struct seal_hash seal_value_hash(const unsigned char *salt, const char *text);

/*
 * The bytes that a change's hash covers, NUL-terminated, `length` without the NUL. One line for
 * each item in a fixed order: "name length:text", or "name -" for NULL; lists begin with their
 * count. A text may hold line breaks: the length before it (in bytes) says where it ends, so no two
 * changes make the same bytes. Caller-owned.
 */
char *seal_change_text(const struct seal_change *change, size_t *length)
	__attribute__((warn_unused_result));

/* The SHA-256 of seal_change_text(). */
struct seal_hash seal_change_hash(const struct seal_change *change);

bool seal_hash_equal(const struct seal_hash *a, const struct seal_hash *b);

/* Bytes in lower-case hexadecimal. Caller-owned. */
char *seal_write_hex(const void *bytes, size_t length) __attribute__((warn_unused_result));

/* The bytes that so many digits stand for; false where the text is not exactly these digits. */
bool seal_read_hex(const char *text, void *bytes, size_t length);

/* Fill `bytes` with `length` unpredictable bytes. */
void seal_random(void *bytes, size_t length);

/* A new random UUID (version 4), lower case with dashes. Caller-owned. */
char *seal_uuid(void) __attribute__((warn_unused_result));

#endif
