/* SPDX-License-Identifier: MIT */
/* Items as lines of the texts that are hashed. */
#include "config.h"

#include "seal/lines.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

void
lines_append_text(struct string *bytes, const char *name, const char *text)
{
	if (text == NULL) {
		string_append_format(bytes, "%s -\n", name);
		return;
	}
	string_append_format(bytes, "%s %zu:", name, strlen(text));
	string_append(bytes, text);
	string_append_byte(bytes, '\n');
}

void
lines_append_number(struct string *bytes, const char *name, int64_t number)
{
	auto_string char *text = string_format("%" PRId64, number);

	lines_append_text(bytes, name, text);
}

void
lines_append_hash(struct string *bytes, const char *name, const struct seal_hash *hash)
{
	auto_string char *text = seal_write_hex(hash->bytes, SEAL_HASH_BYTES);

	lines_append_text(bytes, name, text);
}
