/* SPDX-License-Identifier: MIT */
/*
 * Strings that grow. `struct string text = {0};` is an empty one; string_clear() frees it.
 * `data` may be NULL while nothing was appended: read it through string_text().
 */
#ifndef PIA_BASE_STRING_H
#define PIA_BASE_STRING_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct string {
	char *data;    /* NUL-terminated once something was appended */
	size_t length; /* bytes, without the NUL */
	size_t room;   /* bytes allocated */
};

/* Free the content; the string is empty and usable again. */
void string_clear(struct string *string);

/* Forget the content but keep the room. */
void string_empty(struct string *string);

/* Append NUL-terminated text (NULL appends nothing), `length` bytes, or one byte. */
void string_append(struct string *string, const char *text);
void string_append_bytes(struct string *string, const char *bytes, size_t length);
void string_append_byte(struct string *string, char byte);

/* Append printf-formatted text. The format is always a literal of ours, never a translation. */
void string_append_format(struct string *string, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Take the last character (of UTF-8) away; nothing where there is none. */
void string_drop_character(struct string *string);

/* The text, "" when empty; borrowed until the string changes. */
const char *string_text(const struct string *string);

/* Hand the text over (never NULL); caller-owned. The string is empty afterwards. */
char *string_take(struct string *string) __attribute__((warn_unused_result));

/* A new string made as printf does; caller-owned. */
char *string_format(const char *format, ...)
	__attribute__((format(printf, 1, 2), warn_unused_result));

/* A copy of a text without what stands at its ends of these (ASCII) blanks; caller-owned. */
char *string_copy_trimmed(const char *text, const char *blanks) __attribute__((warn_unused_result));

/* Whether two texts are the same; NULL equals only NULL. */
static inline bool
string_equal(const char *a, const char *b)
{
	return a == b || (a && b && *a == *b && strcmp(a, b) == 0);
}

/* Whether a text is NULL or has no byte. */
bool string_is_empty(const char *text);

#endif
