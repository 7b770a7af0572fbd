/* SPDX-License-Identifier: MIT */
/*
 * Fitting a text into columns by cutting it, never through a cluster. Where a wide character would
 * be cut in half it is left out. Results are one line: newlines and tabs become blanks. Texts must
 * be valid UTF-8.
 */
#ifndef PIA_TEXT_CLIP_H
#define PIA_TEXT_CLIP_H

#include <stddef.h>

#include "text/width.h"

/* What stands for the part that was cut off; the second where only ASCII can be shown. */
#define CLIP_MARK "…"
#define CLIP_MARK_ASCII "~"

/*
 * The bytes of the longest run of whole clusters, from the start of `text`, that takes at most
 * `columns`. `used` (may be NULL) is given its columns, which is less than asked where the text
 * ends or a wide character does not fit.
 */
size_t clip_length(
	const char *text, size_t length, int columns, enum width_policy policy, int *used);

/*
 * The text in at most `columns`; where something is cut, `mark` stands at its end within them
 * (NULL or "" for none; left out when it does not fit itself). Caller-owned.
 */
char *clip_text(const char *text, int columns, const char *mark, enum width_policy policy)
	__attribute__((warn_unused_result));

#endif
