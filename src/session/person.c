/* SPDX-License-Identifier: MIT */
/* Who writes. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/string.h"
#include "session/state.h"
#include "text/utf8.h"

void
person_clear(struct person *person)
{
	free(person->name);
	free(person->organisation);
	free(person->role);
	*person = (struct person){0};
}

struct person
person_copy(const struct person *person)
{
	return (struct person){
		.name = memory_copy_string(person->name),
		.organisation =
			memory_copy_string(person->organisation ? person->organisation : ""),
		.role = memory_copy_string(person->role ? person->role : ""),
	};
}

bool
text_is_blank(const char *text)
{
	return !text || text[strspn(text, " \t\n")] == '\0';
}

/* The first `length` bytes without blanks at either end. */
static char *
copy_trimmed(const char *text, size_t length)
{
	while (length && strchr(" \t\n", text[0])) {
		text++;
		length--;
	}
	while (length && strchr(" \t\n", text[length - 1]))
		length--;
	return memory_copy_bytes(text, length);
}

/* The bytes before the first comma, Chinese or not; *comma is given the bytes of the comma itself,
 * 0 at the end of the text. */
static size_t
find_comma(const char *text, size_t *comma)
{
	const char *narrow = strchr(text, ',');
	const char *wide = strstr(text, "，");
	const char *first = !wide || (narrow && narrow < wide) ? narrow : wide;

	*comma = !first ? 0 : first == wide ? strlen("，") : 1;
	return first ? (size_t)(first - text) : strlen(text);
}

bool
person_read(const char *text, struct person *person)
{
	auto_string char *clean = utf8_clean_value(text, strlen(text));
	char *parts[3];
	const char *at = clean;

	/* The last part takes what commas are left: a role may hold one. */
	for (size_t i = 0; i < 3; i++) {
		size_t comma = 0;
		size_t length = i < 2 ? find_comma(at, &comma) : strlen(at);

		parts[i] = copy_trimmed(at, length);
		at += length + comma;
	}

	struct person read = {.name = parts[0], .organisation = parts[1], .role = parts[2]};

	if (string_is_empty(read.name)) {
		person_clear(&read);
		return false;
	}
	*person = read;
	return true;
}

struct store_author
author_of(const struct person *person)
{
	return (struct store_author){
		.name = person->name,
		.organisation = person->organisation ? person->organisation : "",
		.role = person->role ? person->role : "",
	};
}
