/* SPDX-License-Identifier: MIT */
/*
 * The keys that people here sign with, and those by which the signatures of others are verified, in
 * the folder keys/ beside the library's usual place: NAME.pub for each, and NAME.key, encrypted
 * with its passphrase, for one's own. They are minisign's files.
 */
#ifndef PIA_SESSION_KEYS_H
#define PIA_SESSION_KEYS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "seal/minisign.h"

/* Owned. */
struct known_key {
	char *name;
	bool is_own; /* there is a secret key to sign with */
	struct minisign_public public;
};

struct known_keys {
	struct known_key *keys;
	size_t key_count;
};

/* All of them by name; none where there is no folder. What is no key is passed over. Release with
 * keys_clear(). */
void keys_list(struct known_keys *keys);
void keys_clear(struct known_keys *keys);

/*
 * Make a key of one's own. Names have letters, digits, `-`, `_`, `.`, `@` and characters beyond
 * ASCII. ERROR_DATA: no such name, or no passphrase; ERROR_STATE: there is a key of this name, or
 * no memory for the scrypt; ERROR_IO. `public` may be NULL.
 */
bool keys_make(const char *name, const char *passphrase, const struct minisign_strength *strength,
	struct minisign_public *public, struct error *error);

/* Whether a key of this name can be made: before a passphrase is asked for. ERROR_DATA, ERROR_STATE
 * and ERROR_IO as above. */
bool keys_check_new(const char *name, struct error *error);

/* Open one's own key to sign with; wipe it with minisign_wipe(). ERROR_DATA: there is none of this
 * name, or the passphrase is wrong; ERROR_IO. */
bool keys_open(const char *name, const char *passphrase, struct minisign_secret *secret,
	struct error *error);

/* Whether there is a key of this name to sign with: before a passphrase is asked for. ERROR_DATA.
 */
bool keys_check_own(const char *name, struct error *error);

/* The public key of this name, as the text of its file; caller-owned. ERROR_DATA, ERROR_IO. */
bool keys_export(const char *name, char **text, struct error *error);

/*
 * Take in somebody's public key from a file, under the file's name without what follows its last
 * dot; the name, caller-owned, in `name`. A key that is there already is no error. ERROR_DATA: no
 * public key, or no name for one; ERROR_STATE: another key has this name; ERROR_IO.
 */
bool keys_import(const char *path, char **name, struct error *error);

/* The public key with this id, and its name (caller-owned; NULL allowed). False where none is
 * known. */
bool keys_find(
	const unsigned char id[MINISIGN_ID_BYTES], struct minisign_public *public, char **name);

#endif
