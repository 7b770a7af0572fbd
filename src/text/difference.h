/* SPDX-License-Identifier: MIT */
/*
 * What differs between two texts, word by word as Unicode's UAX 29 parts them; a Chinese character
 * is a word of its own.
 */
#ifndef PIA_TEXT_DIFFERENCE_H
#define PIA_TEXT_DIFFERENCE_H

#include <stdbool.h>
#include <stddef.h>

/* A run of bytes that both texts have, or that one or either has in place of the other's. */
struct difference_part {
	bool is_same;
	size_t old_start;
	size_t old_length; /* 0: only the new text has it */
	size_t new_start;
	size_t new_length; /* 0: only the old text has it */
};

/* The parts in order: together they hold every byte of both texts once. */
struct difference {
	struct difference_part *parts;
	size_t part_count;
};

/* So many words may come and go before what lies between is called different as a whole: time and
 * memory grow with the square of it. */
#define DIFFERENCE_WORDS_MOST 600

/*
 * Compare two texts (valid UTF-8). Blanks alone between two words that differ are called different
 * too, so that a phrase is marked as one. `difference` is overwritten, caller-owned:
 * difference_clear().
 */
void difference_find(const char *old_text, const char *new_text, struct difference *difference);
void difference_clear(struct difference *difference);

#endif
