/* SPDX-License-Identifier: MIT */
/*
 * Keys and signatures in minisign's format (Ed25519 over the BLAKE2b-512 of the bytes), so that
 * `minisign -V` verifies them without this program. Pure functions but for randomness; where keys
 * are kept is session/keys.h's business.
 *
 * A secret key is encrypted with its passphrase by scrypt; it is wiped from memory when it is
 * cleared.
 */
#ifndef PIA_SEAL_MINISIGN_H
#define PIA_SEAL_MINISIGN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

#define MINISIGN_ID_BYTES 8
#define MINISIGN_PUBLIC_BYTES 32
#define MINISIGN_SECRET_BYTES 64

struct minisign_public {
	unsigned char id[MINISIGN_ID_BYTES];
	unsigned char key[MINISIGN_PUBLIC_BYTES];
};

struct minisign_secret {
	unsigned char id[MINISIGN_ID_BYTES];
	unsigned char key[MINISIGN_SECRET_BYTES];
};

/* How hard it is to guess a passphrase: the work and the memory of each try. */
struct minisign_strength {
	uint64_t operations;
	uint64_t bytes;
};

/* About a second and 128 MiB; and next to nothing, for tests. */
extern const struct minisign_strength minisign_strong;
extern const struct minisign_strength minisign_weak;

/* A new pair of keys. Clear the secret one with minisign_wipe(). */
void minisign_make(struct minisign_public *public, struct minisign_secret *secret);
void minisign_wipe(struct minisign_secret *secret);

/* The id as minisign shows it: 16 digits. Caller-owned. */
char *minisign_id_text(const unsigned char id[MINISIGN_ID_BYTES])
	__attribute__((warn_unused_result));

/* The texts of the files. Caller-owned; `secret` gives NULL where there is no memory for the
 * scrypt. */
char *minisign_write_public(const struct minisign_public *public)
	__attribute__((warn_unused_result));
char *minisign_write_secret(const struct minisign_secret *secret, const char *passphrase,
	const struct minisign_strength *strength) __attribute__((warn_unused_result));

/* Read them. ERROR_DATA: not such a file, damaged, or (secret) a wrong passphrase; ERROR_STATE: no
 * memory for the scrypt that the file asks for (up to 1 GiB). */
bool minisign_read_public(const char *text, struct minisign_public *public, struct error *error);
bool minisign_read_secret(const char *text, const char *passphrase, struct minisign_secret *secret,
	struct error *error);

/* The text of a .minisig file for these bytes. The comment, of one line, is signed as well.
 * Caller-owned. */
char *minisign_sign(const struct minisign_secret *secret, const void *bytes, size_t length,
	const char *comment) __attribute__((warn_unused_result));

/* The public half of a key as one line of letters, to stand in a comment that is signed with it
 * behind MINISIGN_KEY_MARK. Caller-owned. */
#define MINISIGN_KEY_MARK "key:"
char *minisign_key_line(const struct minisign_secret *secret) __attribute__((warn_unused_result));

/* The key that a signature brings along so; false where it brings none, or not the one that it
 * names. Whose it is, nothing says. */
bool minisign_signature_key(const char *signature, struct minisign_public *public);

/* The id of the key that a signature names. ERROR_DATA. */
bool minisign_signature_id(
	const char *signature, unsigned char id[MINISIGN_ID_BYTES], struct error *error);

/*
 * Whether a signature is one of this key over these bytes; `comment` (caller-owned, NULL allowed)
 * is the one that was signed with it. ERROR_DATA: not a signature, another key's, or one of other
 * bytes.
 */
bool minisign_verify(const struct minisign_public *public, const char *signature, const void *bytes,
	size_t length, char **comment, struct error *error);

#endif
