/* SPDX-License-Identifier: MIT */
/*
 * The bytes of a change and their hashes, hexadecimal, random bytes and UUIDs, by libsodium. What
 * is hashed here is written down for ever in people's files: its form never changes; a new form
 * gets a new first line.
 */
#include "config.h"

#include "seal/chain.h"

#include <inttypes.h>
#include <string.h>

#include <sodium.h>

#include "base/memory.h"
#include "base/string.h"

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

static void
append_text(struct string *bytes, const char *name, const char *text)
{
	if (text == NULL) {
		string_append_format(bytes, "%s -\n", name);
		return;
	}
	string_append_format(bytes, "%s %zu:", name, strlen(text));
	string_append(bytes, text);
	string_append_byte(bytes, '\n');
}

static void
append_number(struct string *bytes, const char *name, int64_t number)
{
	auto_string char *text = string_format("%" PRId64, number);

	append_text(bytes, name, text);
}

static void
append_hash(struct string *bytes, const char *name, const struct seal_hash *hash)
{
	auto_string char *text = seal_write_hex(hash->bytes, SEAL_HASH_BYTES);

	append_text(bytes, name, text);
}

char *
seal_change_text(const struct seal_change *change, size_t *length)
{
	struct string bytes = {0};

	string_append(&bytes, CHANGE_FIRST_LINE);
	append_hash(&bytes, "previous", &change->previous);
	append_text(&bytes, "assessment", change->assessment);
	append_text(&bytes, "writer", change->writer);
	append_number(&bytes, "sequence", change->sequence);
	append_number(&bytes, "lamport", change->lamport);
	append_number(&bytes, "parents", (int64_t)change->parent_count);
	for (size_t i = 0; i < change->parent_count; i++)
		append_hash(&bytes, "parent", &change->parents[i]);
	append_number(&bytes, "time", change->time);
	append_text(&bytes, "name", change->name);
	append_text(&bytes, "organisation", change->organisation);
	append_text(&bytes, "role", change->role);
	append_text(&bytes, "act", change->act);
	append_text(&bytes, "reason", change->reason);
	append_number(&bytes, "edits", (int64_t)change->edit_count);
	for (size_t i = 0; i < change->edit_count; i++) {
		const struct seal_edit *edit = &change->edits[i];

		append_text(&bytes, "record", edit->record);
		append_text(&bytes, "field", edit->field);
		append_text(&bytes, "language", edit->language);
		append_hash(&bytes, "old", &edit->old_hash);
		append_hash(&bytes, "new", &edit->new_hash);
		append_text(&bytes, "origin", edit->origin);
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
