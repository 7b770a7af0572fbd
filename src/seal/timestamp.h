/* SPDX-License-Identifier: MIT */
/*
 * Time-stamps by an authority (RFC 3161): the request for one, and whether a reply is one for these
 * bytes. Whether the authority's signature holds is for `openssl ts -verify`, with its certificate.
 */
#ifndef PIA_SEAL_TIMESTAMP_H
#define PIA_SEAL_TIMESTAMP_H

#include "base/string.h"
#include "seal/chain.h"

/* Append the request (DER, to be sent as application/timestamp-query): for a SHA-256, with the
 * authority's certificate in the reply, without a nonce, so that it is always the same. */
void timestamp_append_request(struct string *bytes, const struct seal_hash *hash);

/*
 * Check that a reply was granted and is for this SHA-256. ERROR_DATA: no reply, refused by the
 * authority, or for something else.
 */
bool timestamp_check_reply(
	const void *bytes, size_t length, const struct seal_hash *hash, struct error *error);

#endif
