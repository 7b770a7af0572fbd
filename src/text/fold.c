/* SPDX-License-Identifier: MIT */
/*
 * Folding, one character at a time: decompose fully, drop accents and what is invisible, raise and
 * lower the case. Marks are dropped, so their order needs no care and no normalisation of a whole
 * text is done; that makes it quick enough to look through every answer at each key.
 */
#include "config.h"

#include "text/fold.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>

#include "base/memory.h"
#include "base/string.h"
#include "text/utf8.h"

/* Han characters fold to themselves; most of a Chinese text is spared the tables. */
static bool
is_plain(uint32_t character)
{
	return character >= 0x3400 && character <= 0x9FFF;
}

/* By way of the upper case, so that final sigma and dotless i meet their sisters. */
uint32_t
fold_case(uint32_t character)
{
	return is_plain(character) ? character : uc_tolower(uc_toupper(character));
}

bool
fold_is_of_word(uint32_t character)
{
	const uint32_t classes = UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M | UC_CATEGORY_MASK_Nd;

	return !is_plain(character) && uc_is_general_category_withtable(character, classes) &&
	       !uc_is_property_ideographic(character);
}

static void
append_folded_letter(struct string *folded, uint32_t character)
{
	if (character == '\n' || character == '\t')
		character = ' ';
	if (uc_combining_class(character) != 0 || utf8_is_hazard(character))
		return;
	character = fold_case(character);
	if (character == 0xDF)
		string_append(folded, "ss");
	else
		utf8_append(folded, character);
}

static void
append_folded(struct string *folded, uint32_t character)
{
	ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
	int tag;

	if (is_plain(character)) {
		utf8_append(folded, character);
		return;
	}

	int count = uc_decomposition(character, &tag, parts);

	if (count < 0) {
		append_folded_letter(folded, character);
		return;
	}
	/* Decompositions are given one step at a time and end after a few. */
	for (int i = 0; i < count; i++)
		append_folded(folded, parts[i]);
}

char *
fold_text(const char *text)
{
	struct string folded = {0};
	size_t left = text ? strlen(text) : 0;

	while (left) {
		unsigned char byte = (unsigned char)*text;

		if (byte >= 0x20 && byte < 0x7F) {
			if (byte >= 'A' && byte <= 'Z')
				byte = (unsigned char)(byte + ('a' - 'A'));
			string_append_byte(&folded, (char)byte);
			text++;
			left--;
			continue;
		}

		uint32_t character;
		size_t bytes = utf8_decode(text, left, &character);

		append_folded(&folded, character);
		text += bytes;
		left -= bytes;
	}
	return string_take(&folded);
}

bool
fold_contains_folded(const char *haystack, const char *folded_needle)
{
	if (!folded_needle[0])
		return true;

	auto_string char *folded = fold_text(haystack);

	return strstr(folded, folded_needle) != NULL;
}

bool
fold_contains(const char *haystack, const char *needle)
{
	auto_string char *folded = fold_text(needle);

	return fold_contains_folded(haystack, folded);
}

/* The bytes of the character that begins a text when it folds to one character whatever follows;
 * else 0. `folded` is what it folds to. */
static size_t
fold_first(const char *text, uint32_t *folded)
{
	unsigned char byte = (unsigned char)*text;

	if (byte >= 0x20 && byte < 0x7F) {
		*folded = fold_case(byte);
		return 1;
	}

	size_t bytes = byte >= 0x80 ? utf8_decode(text, strnlen(text, UTF8_BYTES_MAX), folded) : 0;

	return bytes && is_plain(*folded) ? bytes : 0;
}

bool
fold_equal(const char *a, const char *b)
{
	uint32_t first_a;
	uint32_t first_b;
	size_t bytes_a;
	size_t bytes_b;

	/* Most that differ do so soon. */
	while ((bytes_a = fold_first(a, &first_a)) && (bytes_b = fold_first(b, &first_b))) {
		if (first_a != first_b)
			return false;
		a += bytes_a;
		b += bytes_b;
	}

	auto_string char *folded_a = fold_text(a);
	auto_string char *folded_b = fold_text(b);

	return strcmp(folded_a, folded_b) == 0;
}

/* The characters of a folded text; caller-owned. */
static uint32_t *
read_characters(const char *text, size_t *count)
{
	auto_string char *folded = fold_text(text);
	size_t left = strlen(folded);
	uint32_t *characters = memory_allocate_array(left, sizeof(*characters));

	*count = 0;
	for (const char *at = folded; left;) {
		size_t bytes = utf8_decode(at, left, &characters[(*count)++]);

		at += bytes;
		left -= bytes;
	}
	return characters;
}

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/*
 * How many letters must be added, left out, changed or swapped with their neighbour to make one
 * word of the other. `rows` has room for three rows of b_count + 1 numbers.
 */
static size_t
count_differences(
	const uint32_t *a, size_t a_count, const uint32_t *b, size_t b_count, size_t *rows)
{
	size_t *before = rows;
	size_t *above = rows + (b_count + 1);
	size_t *row = rows + 2 * (b_count + 1);

	for (size_t j = 0; j <= b_count; j++)
		row[j] = j;
	for (size_t i = 1; i <= a_count; i++) {
		size_t *free_row = before;

		before = above;
		above = row;
		row = free_row;
		row[0] = i;
		for (size_t j = 1; j <= b_count; j++) {
			size_t changed = above[j - 1] + (a[i - 1] != b[j - 1]);

			row[j] = least(changed, least(above[j], row[j - 1]) + 1);
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
				row[j] = least(row[j], before[j - 2] + 1);
		}
	}
	return row[b_count];
}

/* More than `limit` where they differ by more. */
static size_t
measure_distance(const uint32_t *word, size_t count, const char *candidate, size_t limit)
{
	/* Folding may make few characters of many bytes, but not so few. */
	enum { BYTES_MAXIMUM = 16 };

	if (strlen(candidate) > BYTES_MAXIMUM * (count + limit))
		return limit + 1;

	size_t candidate_count;
	uint32_t *characters = read_characters(candidate, &candidate_count);
	size_t distance = limit + 1;

	if (candidate_count <= count + limit && count <= candidate_count + limit) {
		size_t *rows = memory_allocate_array(3 * (candidate_count + 1), sizeof(*rows));

		distance = count_differences(word, count, characters, candidate_count, rows);
		free(rows);
	}
	free(characters);
	return distance;
}

/* Candidates that are tried: a hostile file may have very many. */
#define CANDIDATES_MAXIMUM 1000

const char *
fold_nearest(const char *word, const char *const *candidates, size_t count)
{
	size_t length;
	uint32_t *characters = read_characters(word, &length);
	const char *nearest = NULL;
	/* A third of the word, rounded up, so that a short one may have one letter wrong. */
	size_t limit = (length + 2) / 3;

	for (size_t i = 0; i < count && i < CANDIDATES_MAXIMUM; i++) {
		size_t distance = measure_distance(characters, length, candidates[i], limit);

		if (distance > limit || (nearest && distance == limit))
			continue;
		nearest = candidates[i];
		limit = distance;
	}
	free(characters);
	return nearest;
}
