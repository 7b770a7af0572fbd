/* SPDX-License-Identifier: MIT */
/* Names of files. */
#include "config.h"

#include "text/slug.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>
#include <uninorm.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "text/utf8.h"

static bool
is_allowed(uint32_t character)
{
	return character < 0x80 && (isalnum((int)character) || strchr("._-", (int)character)) &&
	       character != '\0';
}

/* The character without its accent or width, or itself. */
static uint32_t
find_base(uint32_t character)
{
	ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
	int tag;

	while (character >= 0x80 && uc_decomposition(character, &tag, parts) > 0)
		character = parts[0];
	return character;
}

static void
trim_end(struct string *slug)
{
	while (slug->length && strchr("-.", slug->data[slug->length - 1]))
		slug->data[--slug->length] = '\0';
}

static void
append_slug(struct string *slug, const char *text)
{
	size_t left = text ? strlen(text) : 0;

	while (left && slug->length < SLUG_LENGTH_MAX) {
		uint32_t character;
		size_t bytes = utf8_decode(text, left, &character);
		uint32_t base = find_base(character);

		text += bytes;
		left -= bytes;
		if (!is_allowed(base) || base == '-') {
			/* A run of other characters is one hyphen, and none at the start. */
			if (slug->length && slug->data[slug->length - 1] != '-')
				string_append_byte(slug, '-');
		} else if (slug->length || base != '.') {
			string_append_byte(slug, (char)base);
		}
	}
	trim_end(slug);
}

/* Whether the part before the first dot names a device where a file may be copied to. */
static bool
is_device(const char *name)
{
	static const char *const devices[] = {"con", "prn", "aux", "nul"};
	size_t length = strcspn(name, ".");

	for (size_t i = 0; i < array_length(devices); i++) {
		if (length == 3 && strncasecmp(name, devices[i], 3) == 0)
			return true;
	}
	return length == 4 && isdigit((unsigned char)name[3]) &&
	       (strncasecmp(name, "com", 3) == 0 || strncasecmp(name, "lpt", 3) == 0);
}

char *
slug_make(const char *text, const char *fallback)
{
	struct string slug = {0};

	append_slug(&slug, text);
	if (!slug.length)
		append_slug(&slug, fallback);
	if (!slug.length)
		string_append(&slug, "untitled");
	if (is_device(string_text(&slug))) {
		auto_string char *name = string_take(&slug);

		string_append_format(&slug, "_%s", name);
		if (slug.length > SLUG_LENGTH_MAX)
			slug.data[slug.length = SLUG_LENGTH_MAX] = '\0';
		trim_end(&slug);
	}
	return string_take(&slug);
}
