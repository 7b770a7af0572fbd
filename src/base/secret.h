/* SPDX-License-Identifier: MIT */
/* A text that must not stay in memory, such as a passphrase: wherever it was, it is overwritten. */
#ifndef PIA_BASE_SECRET_H
#define PIA_BASE_SECRET_H

#include <stddef.h>

/* Zeros: empty. Release with secret_wipe(). */
struct secret {
	char *text; /* NULL while empty */
	size_t length;
	size_t room;
};

/* The text; "" while empty. Borrowed until it changes. */
const char *secret_text(const struct secret *secret);

/* Append bytes; growing leaves no copy behind. */
void secret_append(struct secret *secret, const char *bytes, size_t length);

/* Take away its last UTF-8 character, if there is one. */
void secret_drop_last(struct secret *secret);

/* Overwrite it and make it empty. */
void secret_wipe(struct secret *secret);

#endif
