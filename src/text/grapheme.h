/* SPDX-License-Identifier: MIT */
/*
 * Grapheme clusters: what a person takes for one character, and what one cell of the screen holds.
 * They are those of Unicode's UAX 29 with one difference: a character that terminals draw in
 * columns of its own (a spacing vowel sign, a half of a flag) is a cluster of its own, and so is
 * each stray tag character, so that nothing hides in its neighbour.
 * Texts must be valid UTF-8. Offsets are in bytes and lie between clusters.
 */
#ifndef PIA_TEXT_GRAPHEME_H
#define PIA_TEXT_GRAPHEME_H

#include <stddef.h>

/* The end of the cluster that begins at `offset` (`length` is the text's); `length` at the end. */
size_t grapheme_next(const char *text, size_t length, size_t offset);

/* The start of the cluster that ends at `offset`; 0 at the start. */
size_t grapheme_previous(const char *text, size_t length, size_t offset);

/* `offset`, or where it lies inside a cluster that cluster's end. */
size_t grapheme_boundary(const char *text, size_t length, size_t offset);

#endif
