/* SPDX-License-Identifier: MIT */
/*
 * How an article of an act with parts is written in a template: ARTICLE, ARTICLE(PARAGRAPH) or
 * ARTICLE(PARAGRAPH)(ITEM), with nothing between the brackets where an item belongs to an article
 * without paragraphs: "23()(7)". Articles and paragraphs are numbers; items are numbers or one
 * small letter. Internal to template/; printing is in template/template.h.
 */
#ifndef PIA_TEMPLATE_LAW_H
#define PIA_TEMPLATE_LAW_H

#include <stdbool.h>
#include <stddef.h>

#include "template/template.h"

/* The parts of one reference, as they stand in its text; length 0: it does not name that part. */
struct law_article {
	struct {
		const char *text; /* borrowed from what was split */
		size_t length;    /* bytes */
	} parts[LAW_PART_COUNT];
};

/* Split an article into its parts. False when it is not written so; `article` is untouched then. */
bool law_split_article(const char *text, struct law_article *article);

#endif
