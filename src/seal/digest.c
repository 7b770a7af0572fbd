/* SPDX-License-Identifier: MIT */
/* SHA-256 in pieces. */
#include "config.h"

#include "seal/digest.h"

#include <sodium.h>

_Static_assert(sizeof(crypto_hash_sha256_state) <= sizeof(struct seal_digest),
	"the state of a SHA-256 fits");

void
seal_digest_begin(struct seal_digest *digest)
{
	crypto_hash_sha256_init((crypto_hash_sha256_state *)(void *)digest->state);
}

void
seal_digest_add(struct seal_digest *digest, const void *bytes, size_t length)
{
	crypto_hash_sha256_update((crypto_hash_sha256_state *)(void *)digest->state, bytes, length);
}

struct seal_hash
seal_digest_end(struct seal_digest *digest)
{
	struct seal_hash hash;

	crypto_hash_sha256_final((crypto_hash_sha256_state *)(void *)digest->state, hash.bytes);
	return hash;
}
