/* SPDX-License-Identifier: MIT */
/* SHA-256 of bytes that come in pieces. seal_initialise() must have been called. */
#ifndef PIA_SEAL_DIGEST_H
#define PIA_SEAL_DIGEST_H

#include "seal/chain.h"

struct seal_digest {
	_Alignas(8) unsigned char state[128];
};

void seal_digest_begin(struct seal_digest *digest);
void seal_digest_add(struct seal_digest *digest, const void *bytes, size_t length);
struct seal_hash seal_digest_end(struct seal_digest *digest);

#endif
