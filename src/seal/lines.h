/* SPDX-License-Identifier: MIT */
/*
 * The lines that texts to be hashed are made of: "name length:text", the length in bytes, or
 * "name -" for NULL. Inside seal/.
 */
#ifndef PIA_SEAL_LINES_H
#define PIA_SEAL_LINES_H

#include "base/string.h"
#include "seal/chain.h"

void lines_append_text(struct string *bytes, const char *name, const char *text);
void lines_append_number(struct string *bytes, const char *name, int64_t number);
void lines_append_hash(struct string *bytes, const char *name, const struct seal_hash *hash);

#endif
