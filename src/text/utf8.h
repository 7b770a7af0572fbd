/* SPDX-License-Identifier: MIT */
/*
 * UTF-8: characters in and out of bytes, and what is done with text that comes from elsewhere.
 * There are three doors: utf8_clean_value() for what is kept, utf8_sanitize() for what is shown on
 * a terminal, utf8_sanitize_for_file() for what is written for people to read elsewhere. Texts are
 * NUL-terminated unless a length is given; offsets and lengths are in bytes.
 */
#ifndef PIA_TEXT_UTF8_H
#define PIA_TEXT_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/string.h"

#define UTF8_REPLACEMENT 0xFFFDu /* U+FFFD, shown for what cannot be */
#define UTF8_BYTES_MAX 4         /* of one character */

/*
 * The character at `text`, of which `length` bytes (at least 1) are there. Returns how many bytes
 * it takes. Where there is none, `*character` is UTF8_REPLACEMENT and the result the number of
 * bytes to skip, at least 1.
 */
size_t utf8_decode(const char *text, size_t length, uint32_t *character);

/* Write a character (a surrogate or too high a number as U+FFFD); returns its bytes, 1 to 4. */
size_t utf8_encode(uint32_t character, char bytes[UTF8_BYTES_MAX]);

/* Append a character as utf8_encode() writes it. */
void utf8_append(struct string *string, uint32_t character);

/* Whether all `length` bytes are valid UTF-8 (no overlong form, no surrogate). NUL is valid. */
bool utf8_is_valid(const char *text, size_t length);

/* The number of characters (code points) of a text; each invalid run counts as one. */
size_t utf8_count(const char *text);

/* The bytes of the character before `offset`, so that `offset` less the result is its start; 0 at
 * the start of the text. The text must be valid UTF-8. */
size_t utf8_length_before(const char *text, size_t offset);

/* Whether a text begins with one of the characters that Chinese is written with: an ideograph from
 * U+4E00 to U+9FFF, U+3000 to U+3029, U+FF01 to U+FF5E. Each has three bytes, is as it looks, two
 * columns wide, and joins nothing that stands before it. */
static inline bool
utf8_is_wide(const char *text, size_t length)
{
	const unsigned char *bytes = (const unsigned char *)text;

	if (length < 3 || bytes[0] < 0xE3 || (bytes[1] & 0xC0) != 0x80 || (bytes[2] & 0xC0) != 0x80)
		return false;
	switch (bytes[0]) {
	case 0xE3:
		return bytes[1] == 0x80 && bytes[2] <= 0xA9;
	case 0xE4:
		return bytes[1] >= 0xB8;
	case 0xEF:
		return (bytes[1] == 0xBC && bytes[2] >= 0x81) ||
		       (bytes[1] == 0xBD && bytes[2] <= 0x9E);
	default:
		return bytes[0] >= 0xE5 && bytes[0] <= 0xE9;
	}
}

/* Whether a character is a common Chinese one: it is as it looks, two columns wide, and joins
 * nothing that stands before it. */
static inline bool
utf8_is_ideograph(uint32_t character)
{
	return character >= 0x4E00 && character <= 0x9FFF;
}

/* Whether a character is one that utf8_sanitize() shows in another form, newline and tab too. */
bool utf8_is_hazard(uint32_t character);

/* What utf8_sanitize() leaves as it is; otherwise a newline becomes ^J and a tab ^I. */
enum utf8_keep {
	UTF8_KEEP_NOTHING = 0,
	UTF8_KEEP_NEWLINE = 1,
	UTF8_KEEP_TAB = 2,
	UTF8_KEEP_LAYOUT = UTF8_KEEP_NEWLINE | UTF8_KEEP_TAB,
};

/*
 * A text that is safe to show on a terminal: C0 and DEL become ^X, C1, bidirectional
 * controls, tag, zero-width and other invisible characters become ⟨202E⟩, each invalid byte
 * sequence U+FFFD. A zero-width joiner between two emoji and a variation selector stay: they only
 * choose a picture. NULL gives "". Caller-owned; valid UTF-8.
 */
char *utf8_sanitize(const char *text, enum utf8_keep keep) __attribute__((warn_unused_result));

/*
 * A text as it is written into a file for people. What no file should hold becomes U+FFFD: control
 * characters other than newline and tab, noncharacters, invalid bytes. What makes a text be read in
 * an order that it does not have becomes ⟨202E⟩. All else stays as it is, invisible characters too;
 * only a change of direction that a line leaves open is closed at its end, so that it turns round
 * nothing that stands beside the text. NULL gives "". Caller-owned; valid UTF-8.
 */
char *utf8_sanitize_for_file(const char *text) __attribute__((warn_unused_result));

/*
 * Bytes as they are kept: valid UTF-8 without NUL and control characters other than newline and
 * tab. CR LF and CR become a newline; the rest of C0, DEL, C1 and noncharacters are left out,
 * invalid bytes too (a broken key press leaves nothing). Nothing else is changed: no
 * normalisation, names stay as typed. Caller-owned.
 */
char *utf8_clean_value(const char *bytes, size_t length) __attribute__((warn_unused_result));

#endif
