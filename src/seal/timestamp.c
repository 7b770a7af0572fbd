/* SPDX-License-Identifier: MIT */
/* Requests for time-stamps and replies, as far as they must be understood to match them. */
#include "config.h"

#include "seal/timestamp.h"

#include <string.h>

/* What is hashed how: SHA-256 (2.16.840.1.101.3.4.2.1), and 32 bytes that follow. */
static const unsigned char imprint[] = {0x30, 0x31, 0x30, 0x0D, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01,
	0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x20};
/* The same where the algorithm stands without a NULL, which is allowed as well. */
static const unsigned char short_imprint[] = {0x30, 0x2F, 0x30, 0x0B, 0x06, 0x09, 0x60, 0x86, 0x48,
	0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x04, 0x20};

#define SEQUENCE 0x30
#define INTEGER 0x02

static void
append(struct string *text, const void *bytes, size_t length)
{
	string_append_bytes(text, bytes, length);
}

void
timestamp_append_request(struct string *bytes, const struct seal_hash *hash)
{
	static const unsigned char head[] = {SEQUENCE, 0x39, INTEGER, 0x01, 0x01};
	static const unsigned char asks_for_certificate[] = {0x01, 0x01, 0xFF};

	append(bytes, head, sizeof(head));
	append(bytes, imprint, sizeof(imprint));
	append(bytes, hash->bytes, sizeof(hash->bytes));
	append(bytes, asks_for_certificate, sizeof(asks_for_certificate));
}

/* A part of DER: what stands in it, and what comes after. */
struct part {
	unsigned char tag;
	const unsigned char *content;
	size_t length;
};

/* Read the part at `*at`, which then is what comes after it. */
static bool
read_part(const unsigned char **at, const unsigned char *end, struct part *part)
{
	const unsigned char *byte = *at;
	size_t length;
	size_t count;

	if (end - byte < 2)
		return false;
	part->tag = *byte++;
	length = *byte++;
	if (length & 0x80) {
		count = length & 0x7F;
		length = 0;
		if (count == 0 || count > 4 || (size_t)(end - byte) < count)
			return false;
		while (count-- > 0)
			length = length << 8 | *byte++;
	}
	if ((size_t)(end - byte) < length)
		return false;
	part->content = byte;
	part->length = length;
	*at = byte + length;
	return true;
}

/* Whether the imprint of the hash stands somewhere in the token. */
static bool
has_imprint(const struct part *token, const unsigned char *start, size_t start_length,
	const struct seal_hash *hash)
{
	size_t whole = start_length + sizeof(hash->bytes);

	for (size_t i = 0; i + whole <= token->length; i++) {
		if (memcmp(token->content + i, start, start_length) == 0 &&
			memcmp(token->content + i + start_length, hash->bytes,
				sizeof(hash->bytes)) == 0)
			return true;
	}
	return false;
}

bool
timestamp_check_reply(
	const void *bytes, size_t length, const struct seal_hash *hash, struct error *error)
{
	const unsigned char *at = bytes;
	const unsigned char *end = at + length;
	struct part whole;
	struct part status;
	struct part number;
	struct part token;

	if (!read_part(&at, end, &whole) || at != end || whole.tag != SEQUENCE)
		return error_set(error, ERROR_DATA,
			N_("That is no reply of a time-stamping authority (RFC 3161)."), NULL);
	at = whole.content;
	end = at + whole.length;
	if (!read_part(&at, end, &status) || status.tag != SEQUENCE)
		return error_set(error, ERROR_DATA,
			N_("That is no reply of a time-stamping authority (RFC 3161)."), NULL);

	const unsigned char *inside = status.content;

	/* 0: granted; 1: granted with changes. */
	if (!read_part(&inside, status.content + status.length, &number) || number.tag != INTEGER ||
		number.length != 1 || number.content[0] > 1 || !read_part(&at, end, &token))
		return error_set(error, ERROR_DATA,
			N_("The time-stamping authority refused the request."), NULL);
	return has_imprint(&token, imprint, sizeof(imprint), hash) ||
	       has_imprint(&token, short_imprint, sizeof(short_imprint), hash) ||
	       error_set(error, ERROR_DATA,
		       N_("The time-stamp is for another text than this version's."), NULL);
}
