/* SPDX-License-Identifier: MIT */
/*
 * Law in a file: acts, and references to their articles, of a template or a glossary. An article of
 * an act with parts is written ARTICLE, ARTICLE(PARAGRAPH) or ARTICLE(PARAGRAPH)(ITEM), with
 * nothing between the brackets where an item belongs to an article without paragraphs: "23()(7)".
 * Articles and paragraphs are numbers; items are numbers or one small letter. Internal to
 * template/; printing is in template/template.h.
 */
#ifndef PIA_TEMPLATE_LAW_H
#define PIA_TEMPLATE_LAW_H

#include <stdbool.h>
#include <stddef.h>

#include "template/reader.h"
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

/* What acts and references are read into. All borrowed. */
struct law_reader {
	struct reader *reader;
	struct template_act **acts; /* grows while they are read; references point into it */
	size_t *act_count;
	struct place *unchecked; /* the first reference that is not checked; line 0: none */
};

/* `acts` of the file's root, all of them before the first reference. */
void law_reader_acts(struct law_reader *law, const struct node *root);

/* A list of references to them. */
void law_reader_references(
	struct law_reader *law, const struct node *node, struct law_references *references);

/* Free acts, and references, whoever had them. */
void law_acts_free(struct template_act *acts, size_t count);
void law_references_clear(struct law_references *law);

#endif
