/* SPDX-License-Identifier: MIT */
/*
 * The bytes of a change and their hashes, hexadecimal, random bytes and UUIDs, by libsodium. What
 * is hashed here is written down for ever in people's files: its form never changes; a new form
 * gets a new first line.
 */
#include "config.h"

#include "seal/chain.h"

#include <string.h>

#include <sodium.h>

#include "base/memory.h"
#include "base/string.h"
#include "seal/lines.h"

_Static_assert(SEAL_HASH_BYTES == crypto_hash_sha256_BYTES, "a hash is a SHA-256");

#define CHANGE_FIRST_LINE "pia change 1\n"

bool
seal_initialise(struct error *error)
{
	if (sodium_init() < 0)
		return error_set(error, ERROR_STATE,
			N_("The system gives no random numbers, so nothing can be sealed. "
			   "Check that /dev/urandom can be read."),
			NULL);
	return true;
}

struct seal_hash
seal_hash_bytes(const void *bytes, size_t length)
{
	struct seal_hash hash;

	crypto_hash_sha256(hash.bytes, bytes, length);
	return hash;
}

struct seal_hash
seal_value_hash(const unsigned char *salt, const char *text)
{
	crypto_hash_sha256_state state;
	const unsigned char present = text != NULL;
	struct seal_hash hash;

	crypto_hash_sha256_init(&state);
	crypto_hash_sha256_update(&state, salt, SEAL_SALT_BYTES);
	crypto_hash_sha256_update(&state, &present, 1);
	if (text != NULL)
		crypto_hash_sha256_update(&state, (const unsigned char *)text, strlen(text));
	crypto_hash_sha256_final(&state, hash.bytes);
	return hash;
}

char *
seal_change_text(const struct seal_change *change, size_t *length)
{
	struct string bytes = {0};

	string_append(&bytes, CHANGE_FIRST_LINE);
	lines_append_hash(&bytes, "previous", &change->previous);
	lines_append_text(&bytes, "assessment", change->assessment);
	lines_append_text(&bytes, "writer", change->writer);
	lines_append_number(&bytes, "sequence", change->sequence);
	lines_append_number(&bytes, "lamport", change->lamport);
	lines_append_number(&bytes, "parents", (int64_t)change->parent_count);
	for (size_t i = 0; i < change->parent_count; i++)
		lines_append_hash(&bytes, "parent", &change->parents[i]);
	lines_append_number(&bytes, "time", change->time);
	lines_append_text(&bytes, "name", change->name);
	lines_append_text(&bytes, "organisation", change->organisation);
	lines_append_text(&bytes, "role", change->role);
	lines_append_text(&bytes, "act", change->act);
	lines_append_text(&bytes, "reason", change->reason);
	lines_append_number(&bytes, "edits", (int64_t)change->edit_count);
	for (size_t i = 0; i < change->edit_count; i++) {
		const struct seal_edit *edit = &change->edits[i];

		lines_append_text(&bytes, "record", edit->record);
		lines_append_text(&bytes, "field", edit->field);
		lines_append_text(&bytes, "language", edit->language);
		lines_append_hash(&bytes, "old", &edit->old_hash);
		lines_append_hash(&bytes, "new", &edit->new_hash);
		lines_append_text(&bytes, "origin", edit->origin);
	}
	*length = bytes.length;
	return string_take(&bytes);
}

struct seal_hash
seal_change_hash(const struct seal_change *change)
{
	size_t length;
	auto_string char *text = seal_change_text(change, &length);

	return seal_hash_bytes(text, length);
}

bool
seal_hash_equal(const struct seal_hash *a, const struct seal_hash *b)
{
	return memcmp(a->bytes, b->bytes, SEAL_HASH_BYTES) == 0;
}

char *
seal_write_hex(const void *bytes, size_t length)
{
	char *text = memory_allocate(length * 2 + 1);

	sodium_bin2hex(text, length * 2 + 1, bytes, length);
	return text;
}

bool
seal_read_hex(const char *text, void *bytes, size_t length)
{
	size_t count;

	return strlen(text) == length * 2 &&
	       sodium_hex2bin(bytes, length, text, length * 2, NULL, &count, NULL) == 0 &&
	       count == length;
}

void
seal_random(void *bytes, size_t length)
{
	randombytes_buf(bytes, length);
}

char *
seal_uuid(void)
{
	unsigned char bytes[16];
	auto_string char *digits = NULL;

	seal_random(bytes, sizeof bytes);
	bytes[6] = (unsigned char)((bytes[6] & 0x0f) | 0x40);
	bytes[8] = (unsigned char)((bytes[8] & 0x3f) | 0x80);
	digits = seal_write_hex(bytes, sizeof bytes);
	return string_format("%.8s-%.4s-%.4s-%.4s-%.12s", digits, digits + 8, digits + 12,
		digits + 16, digits + 20);
}
