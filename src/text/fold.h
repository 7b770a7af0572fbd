/* SPDX-License-Identifier: MIT */
/*
 * Texts without what does not matter for finding: case, accents, full or half width, compatibility
 * forms, invisible characters. Folded texts are only compared, never kept or shown.
 * Texts need not be valid UTF-8: bad bytes are folded to U+FFFD.
 */
#ifndef PIA_TEXT_FOLD_H
#define PIA_TEXT_FOLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The folded text; NULL gives "". Caller-owned. */
char *fold_text(const char *text) __attribute__((warn_unused_result));

/* Whether `needle` is found in `haystack`, both folded here. An empty needle is found everywhere.
 */
bool fold_contains(const char *haystack, const char *needle);

/* The same with a needle that fold_text() made, to look through many texts. */
bool fold_contains_folded(const char *haystack, const char *folded_needle);

/* Whether two texts are the same when folded. */
bool fold_equal(const char *a, const char *b);

/* A character without its case; its accents and all else stay. */
uint32_t fold_case(uint32_t character);

/* Whether a character can stand in a word of those scripts that part words by blanks: a letter, its
 * mark or a digit. Chinese characters are none: anything may begin and end beside them. */
bool fold_is_of_word(uint32_t character);

/*
 * The candidate that `word` was most likely meant to be: the fewest letters added, left out,
 * changed or swapped, at most a third of the word's (rounded up). NULL when none is near; borrowed.
 * Of very many candidates only the first thousand are tried.
 */
const char *fold_nearest(const char *word, const char *const *candidates, size_t count);

#endif
