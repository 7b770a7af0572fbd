/* SPDX-License-Identifier: MIT */
/* Two texts compared word by word: the shortest script of E. Myers, within a budget. */
#include "config.h"

#include "text/difference.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <uniwbrk.h>

#include "base/array.h"
#include "base/memory.h"

/* The words of a text: where each begins, and the text's end behind the last. */
struct words {
	const char *text;
	size_t *starts;
	size_t count; /* without the end */
};

struct comparison {
	struct words old_words;
	struct words new_words;
	struct difference *difference;
};

static void
read_words(const char *text, struct words *words)
{
	size_t length = strlen(text);
	auto_string char *breaks = memory_allocate(length + 1);
	size_t starts = 0;

	*words = (struct words){.text = text};
	u8_wordbreaks((const uint8_t *)text, length, breaks);
	for (size_t i = 0; i < length; i++) {
		if (i == 0 || breaks[i])
			*array_append(&words->starts, &starts) = i;
	}
	words->count = starts;
	*array_append(&words->starts, &starts) = length;
}

static bool
is_same(const struct comparison *comparison, size_t old_word, size_t new_word)
{
	const size_t *old_start = &comparison->old_words.starts[old_word];
	const size_t *new_start = &comparison->new_words.starts[new_word];
	size_t length = old_start[1] - old_start[0];

	return length == new_start[1] - new_start[0] &&
	       memcmp(comparison->old_words.text + old_start[0],
		       comparison->new_words.text + new_start[0], length) == 0;
}

/* Append words from..to of either text; a part of the same nature as the last one goes on in it. */
static void
add_part(struct comparison *comparison, bool same, size_t old_from, size_t old_to, size_t new_from,
	size_t new_to)
{
	struct difference *difference = comparison->difference;
	const size_t *old_starts = comparison->old_words.starts;
	const size_t *new_starts = comparison->new_words.starts;
	struct difference_part *last =
		difference->part_count ? &difference->parts[difference->part_count - 1] : NULL;

	if (old_from == old_to && new_from == new_to)
		return;
	if (!last || last->is_same != same) {
		last = array_append(&difference->parts, &difference->part_count);
		*last = (struct difference_part){.is_same = same,
			.old_start = old_starts[old_from],
			.new_start = new_starts[new_from]};
	}
	last->old_length = old_starts[old_to] - last->old_start;
	last->new_length = new_starts[new_to] - last->new_start;
}

/*
 * How far each diagonal was reached with each number of words that come or go: row d has the
 * diagonals -d, -d + 2, … d, by how many old words were used. Diagonal k is old - new.
 */
struct reach {
	size_t *rows[DIFFERENCE_WORDS_MOST + 1];
	int steps; /* of the last row */
};

static size_t *
reached(const struct reach *reach, int step, int diagonal)
{
	return &reach->rows[step][(diagonal + step) / 2];
}

/* Whether the way to a diagonal came from the one above it, by a new word, not by an old one. */
static bool
comes_by_new(const struct reach *reach, int step, int diagonal)
{
	return diagonal == -step ||
	       (diagonal != step && *reached(reach, step - 1, diagonal - 1) <
					    *reached(reach, step - 1, diagonal + 1));
}

static size_t
start_of(const struct reach *reach, int step, int diagonal)
{
	if (step == 0)
		return 0;
	return comes_by_new(reach, step, diagonal) ? *reached(reach, step - 1, diagonal + 1)
						   : *reached(reach, step - 1, diagonal - 1) + 1;
}

/* Find the fewest words that come and go between two stretches; false when they are too many. */
static bool
search(const struct comparison *comparison, size_t old_from, size_t old_count, size_t new_from,
	size_t new_count, struct reach *reach)
{
	int goal = (int)old_count - (int)new_count;

	for (int step = 0; step <= DIFFERENCE_WORDS_MOST; step++) {
		reach->rows[step] = memory_allocate_array((size_t)step + 1, sizeof(size_t));
		reach->steps = step;
		for (int diagonal = -step; diagonal <= step; diagonal += 2) {
			size_t old_used = start_of(reach, step, diagonal);

			while (old_used < old_count &&
				(int64_t)old_used - diagonal < (int64_t)new_count &&
				is_same(comparison, old_from + old_used,
					new_from + (size_t)((int64_t)old_used - diagonal)))
				old_used++;
			*reached(reach, step, diagonal) = old_used;
			if (diagonal == goal && old_used >= old_count)
				return true;
		}
	}
	return false;
}

/* Say the way that was found, which is told backwards, forwards. */
static void
tell(struct comparison *comparison, size_t old_from, size_t old_count, size_t new_from,
	size_t new_count, const struct reach *reach)
{
	int *diagonals = memory_allocate_array((size_t)reach->steps + 1, sizeof(*diagonals));
	int diagonal = (int)old_count - (int)new_count;
	size_t old_at = 0;
	size_t new_at = 0;

	for (int step = reach->steps; step >= 0; step--) {
		diagonals[step] = diagonal;
		if (step > 0)
			diagonal += comes_by_new(reach, step, diagonal) ? 1 : -1;
	}
	for (int step = 0; step <= reach->steps; step++) {
		size_t old_start = start_of(reach, step, diagonals[step]);
		size_t new_start = (size_t)((int64_t)old_start - diagonals[step]);
		size_t old_end = *reached(reach, step, diagonals[step]);
		size_t new_end = (size_t)((int64_t)old_end - diagonals[step]);

		add_part(comparison, false, old_from + old_at, old_from + old_start,
			new_from + new_at, new_from + new_start);
		add_part(comparison, true, old_from + old_start, old_from + old_end,
			new_from + new_start, new_from + new_end);
		old_at = old_end;
		new_at = new_end;
	}
	free(diagonals);
}

static void
compare(struct comparison *comparison, size_t old_from, size_t old_to, size_t new_from,
	size_t new_to)
{
	struct reach reach = {.steps = -1};

	/* Where one has nothing there is nothing to search for. */
	if (old_from == old_to || new_from == new_to ||
		!search(comparison, old_from, old_to - old_from, new_from, new_to - new_from,
			&reach))
		add_part(comparison, false, old_from, old_to, new_from, new_to);
	else
		tell(comparison, old_from, old_to - old_from, new_from, new_to - new_from, &reach);
	for (int step = 0; step <= reach.steps; step++)
		free(reach.rows[step]);
}

static bool
is_blank(const char *text, size_t length)
{
	return strspn(text, " \t") >= length;
}

/* Join parts that differ and have nothing but blanks between them. */
static void
join_phrases(const char *old_text, struct difference *difference)
{
	size_t kept = 0;

	for (size_t i = 0; i < difference->part_count; i++) {
		struct difference_part *part = &difference->parts[i];
		struct difference_part *before = kept > 0 ? &difference->parts[kept - 1] : NULL;
		bool joins = part->is_same && before && i + 1 < difference->part_count &&
			     is_blank(old_text + part->old_start, part->old_length);

		if (before && (joins || before->is_same == part->is_same)) {
			before->old_length += part->old_length;
			before->new_length += part->new_length;
		} else {
			difference->parts[kept++] = *part;
		}
	}
	difference->part_count = kept;
}

void
difference_find(const char *old_text, const char *new_text, struct difference *difference)
{
	struct comparison comparison = {.difference = difference};
	size_t first = 0;

	*difference = (struct difference){0};
	read_words(old_text, &comparison.old_words);
	read_words(new_text, &comparison.new_words);

	size_t old_end = comparison.old_words.count;
	size_t new_end = comparison.new_words.count;

	while (first < old_end && first < new_end && is_same(&comparison, first, first))
		first++;
	while (old_end > first && new_end > first &&
		is_same(&comparison, old_end - 1, new_end - 1)) {
		old_end--;
		new_end--;
	}
	add_part(&comparison, true, 0, first, 0, first);
	compare(&comparison, first, old_end, first, new_end);
	add_part(&comparison, true, old_end, comparison.old_words.count, new_end,
		comparison.new_words.count);
	join_phrases(old_text, difference);
	free(comparison.old_words.starts);
	free(comparison.new_words.starts);
}

void
difference_clear(struct difference *difference)
{
	free(difference->parts);
	*difference = (struct difference){0};
}
