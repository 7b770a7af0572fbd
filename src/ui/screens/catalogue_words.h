/* SPDX-License-Identifier: MIT */
/*
 * Words for entries of the catalogue. Entries are numbers of template->catalogue.
 */
#ifndef PIA_UI_SCREENS_CATALOGUE_WORDS_H
#define PIA_UI_SCREENS_CATALOGUE_WORDS_H

#include "ui/application.h"

/* What an entry calls its record, in the screen's language; its id where it calls it nothing.
 * Borrowed. */
const char *catalogue_words_name(const struct application *application, size_t entry);

/* All its texts in all languages, to be searched. Caller-owned. */
char *catalogue_words_all(const struct application *application, size_t entry)
	__attribute__((warn_unused_result));

/* Where it deserves a look: "Data flow 1, 3; System 2". What holds for the assessment as a whole is
 * left out: `is_general` says that there is such a place, which depends on answers. Caller-owned,
 * "" when there is none. */
char *catalogue_words_places(const struct application *application, size_t entry, bool *is_general)
	__attribute__((warn_unused_result));

/* What the key does that adds what a finding suggests: "a adds: …", or that it is in use already.
 * Caller-owned, NULL when it suggests nothing. */
char *catalogue_words_suggested(const struct application *application,
	const struct finding *finding) __attribute__((warn_unused_result));

/* Draw what an entry says: its long texts, `lines` (NULL: none) below them, and its law. */
void catalogue_words_draw(const struct application *application, size_t entry, const char *lines,
	struct canvas *canvas, struct area area);

/* Add its texts, whose terms the help explains. */
void catalogue_words_focused(
	const struct application *application, size_t entry, struct focused_texts *texts);

#endif
