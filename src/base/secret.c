/* SPDX-License-Identifier: MIT */
/* Texts that must not stay in memory. */
#include "config.h"

#include "base/secret.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

const char *
secret_text(const struct secret *secret)
{
	return secret->text ? secret->text : "";
}

void
secret_append(struct secret *secret, const char *bytes, size_t length)
{
	if (secret->length + length >= secret->room) {
		struct secret grown = {.length = secret->length};

		grown.room = (secret->length + length) * 2 + 64;
		grown.text = memory_allocate(grown.room);
		if (secret->text)
			memcpy(grown.text, secret->text, secret->length);
		secret_wipe(secret);
		*secret = grown;
	}
	memcpy(secret->text + secret->length, bytes, length);
	secret->length += length;
	secret->text[secret->length] = '\0';
}

void
secret_drop_last(struct secret *secret)
{
	unsigned char dropped;

	while (secret->length > 0) {
		dropped = (unsigned char)secret->text[--secret->length];
		secret->text[secret->length] = '\0';
		if ((dropped & 0xC0) != 0x80)
			return;
	}
}

void
secret_wipe(struct secret *secret)
{
	if (secret->text)
		explicit_bzero(secret->text, secret->room);
	free(secret->text);
	*secret = (struct secret){0};
}
