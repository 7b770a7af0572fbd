/* SPDX-License-Identifier: MIT */
/*
 * Guidance on one item of a pane: what was found on it, what the question means, the law behind it
 * with the template's caveat, how far its translations are. And on a term of a glossary: what it is
 * in other languages, what it means, the law behind it.
 */
#ifndef PIA_UI_SCREENS_GUIDANCE_H
#define PIA_UI_SCREENS_GUIDANCE_H

#include "ui/screens/pane.h"

struct guidance_line {
	enum role role;
	enum glyph mark; /* in front of it; GLYPH_COUNT: none */
	char *text;      /* owned; wrapped when it is drawn */
};

struct guidance {
	struct guidance_line *lines;
	size_t line_count;
};

/* Collect what there is to say on an item (NULL: nothing). Release with guidance_clear(). */
void guidance_collect(
	struct application *application, const struct pane_item *item, struct guidance *guidance);
void guidance_clear(struct guidance *guidance);

/* The same for a term of one of the application's glossaries. */
void guidance_collect_term(struct application *application, const struct glossary *glossary,
	const struct glossary_term *term, struct guidance *guidance);

/* Append a line, for those who collect; `text` is consumed, an empty one is left out. */
void guidance_add(struct guidance *guidance, enum role role, enum glyph mark, char *text);

/* What was found on an item, what weighs most first, with what it suggests. */
void guidance_add_findings(
	struct guidance *guidance, struct application *application, const struct pane_item *item);

/* Beside a field of a risk's rating: the level it makes, and what the measures add up to; then each
 * of them with its steps. Nothing of other fields. */
void guidance_add_rating(struct guidance *guidance, const struct application *application,
	const struct pane_item *item);
void guidance_add_measures(struct guidance *guidance, const struct application *application,
	const struct pane_item *item);

/* The caveat behind the mark that references bear. */
void guidance_add_caveat(
	struct guidance *guidance, const struct localized *text, enum language language);

/* The rows it takes in so many columns. */
int guidance_rows(const struct guidance *guidance, int columns);

/* Draw it, leaving out `skip` rows at the top; where it does not fit, `more` stands at the end of
 * the last row. */
void guidance_draw(const struct guidance *guidance, struct canvas *canvas, struct area area,
	int skip, const char *more);

/* Open a dialog that shows all of it and scrolls. */
void guidance_open(struct application *application, const struct pane_item *item);
void guidance_open_term(struct application *application, const struct glossary *glossary,
	const struct glossary_term *term);

#endif
