/* SPDX-License-Identifier: MIT */
/*
 * Finding a glossary's terms in a text. Forms and text are compared character by character, without
 * their case; the forms that can begin at a character are neighbours in the sorted ones.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "template/glossary_form.h"
#include "text/fold.h"
#include "text/utf8.h"

static bool
is_blank(uint32_t character)
{
	return character == ' ' || character == '\n' || character == '\t' || character == 0xA0 ||
	       character == 0x3000;
}

/* A text's blanks are one where they are several, and none at its ends. */
void
glossary_text_read(const char *text, struct glossary_text *read)
{
	size_t length = strlen(text);
	size_t offset = 0;

	*read = (struct glossary_text){
		.characters = memory_allocate_array(length, sizeof(*read->characters)),
		.offsets = memory_allocate_array(length + 1, sizeof(*read->offsets)),
	};
	while (offset < length) {
		uint32_t character;
		size_t bytes = utf8_decode(text + offset, length - offset, &character);

		if (!is_blank(character)) {
			read->characters[read->count] = fold_case(character);
			read->offsets[read->count++] = offset;
		} else if (read->count && read->characters[read->count - 1] != ' ') {
			read->characters[read->count] = ' ';
			read->offsets[read->count++] = offset;
		}
		offset += bytes;
	}
	read->offsets[read->count] = length;
	if (read->count && read->characters[read->count - 1] == ' ')
		read->count--;
}

void
glossary_text_clear(struct glossary_text *text)
{
	free(text->characters);
	free(text->offsets);
}

static int
compare_characters(const struct glossary_form *a, const struct glossary_form *b)
{
	for (size_t i = 0; i < a->character_count && i < b->character_count; i++)
		if (a->characters[i] != b->characters[i])
			return a->characters[i] < b->characters[i] ? -1 : 1;
	return (a->character_count > b->character_count) -
	       (a->character_count < b->character_count);
}

int
glossary_form_compare(const void *a, const void *b)
{
	const struct glossary_form *one = a;
	const struct glossary_form *other = b;
	int order = compare_characters(one, other);

	if (!order)
		order = one->place.line - other->place.line;
	return order ? order : one->place.column - other->place.column;
}

bool
glossary_form_equal(const struct glossary_form *a, const struct glossary_form *b)
{
	return compare_characters(a, b) == 0;
}

/* Whether a word goes on over the border before the character at `index`. A hyphen between letters
 * is part of their word: a sub-something is not a something. */
static bool
is_inside_word(const struct glossary_text *text, size_t index)
{
	size_t before = index;

	if (!index || index >= text->count)
		return false;
	if (text->characters[index] == '-' && index + 1 < text->count)
		index++;
	else if (text->characters[before - 1] == '-' && before > 1)
		before--;
	return fold_is_of_word(text->characters[before - 1]) &&
	       fold_is_of_word(text->characters[index]);
}

static bool
stands_at(const struct glossary_form *form, const struct glossary_text *text, size_t index)
{
	if (form->character_count > text->count - index ||
		memcmp(form->characters, text->characters + index,
			form->character_count * sizeof(*form->characters)) != 0)
		return false;
	return !is_inside_word(text, index) && !is_inside_word(text, index + form->character_count);
}

/* The first form that begins with this character or a later one. */
static size_t
find_first(const struct glossary_form *forms, size_t count, uint32_t character)
{
	size_t low = 0;

	while (low < count) {
		size_t middle = low + (count - low) / 2;

		if (forms[middle].characters[0] < character)
			low = middle + 1;
		else
			count = middle;
	}
	return low;
}

/* Longest first; of those that are as long, the first. */
static int
compare_lengths(const void *a, const void *b)
{
	const struct glossary_match *one = a;
	const struct glossary_match *other = b;

	if (one->length != other->length)
		return one->length > other->length ? -1 : 1;
	return (one->offset > other->offset) - (one->offset < other->offset);
}

static int
compare_offsets(const void *a, const void *b)
{
	const struct glossary_match *one = a;
	const struct glossary_match *other = b;

	return (one->offset > other->offset) - (one->offset < other->offset);
}

/* Leave out what overlaps with something longer. */
static void
settle_overlaps(struct glossary_match *matches, size_t *count, size_t text_length)
{
	bool *taken = memory_allocate_array(text_length, sizeof(*taken));
	size_t kept = 0;

	if (*count)
		qsort(matches, *count, sizeof(*matches), compare_lengths);
	for (size_t i = 0; i < *count; i++) {
		struct glossary_match match = matches[i];

		/* What was taken before is at least as long, so that it covers an end. */
		if (taken[match.offset] || taken[match.offset + match.length - 1])
			continue;
		memset(taken + match.offset, true, match.length);
		matches[kept++] = match;
	}
	*count = kept;
	if (kept)
		qsort(matches, kept, sizeof(*matches), compare_offsets);
	free(taken);
}

void
glossary_find(const struct glossary *glossary, const char *text, enum language language,
	struct glossary_match **matches, size_t *count)
{
	const struct glossary_form *forms = glossary->forms[language];
	size_t form_count = glossary->form_count[language];
	struct glossary_text read;

	*matches = NULL;
	*count = 0;
	glossary_text_read(text, &read);
	for (size_t i = 0; i < read.count; i++) {
		uint32_t first = read.characters[i];

		for (size_t j = find_first(forms, form_count, first);
			j < form_count && forms[j].characters[0] == first; j++) {
			if (!stands_at(&forms[j], &read, i))
				continue;
			*array_append(matches, count) = (struct glossary_match){
				.term = &glossary->terms[forms[j].term],
				.offset = read.offsets[i],
				.length = read.offsets[i + forms[j].character_count] -
					  read.offsets[i],
			};
		}
	}
	settle_overlaps(*matches, count, strlen(text));
	glossary_text_clear(&read);
}
