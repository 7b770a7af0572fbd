/* SPDX-License-Identifier: MIT */
/*
 * The forms of a glossary's terms, as they are compared with texts. Internal to template/.
 */
#ifndef PIA_TEMPLATE_GLOSSARY_FORM_H
#define PIA_TEMPLATE_GLOSSARY_FORM_H

#include <stdint.h>

#include "template/glossary.h"

struct glossary_form {
	size_t term;          /* in glossary->terms */
	uint32_t *characters; /* owned; without case, one blank for several */
	size_t character_count;
	struct place place; /* in the glossary's file */
};

/* A text as it is compared. */
struct glossary_text {
	uint32_t *characters; /* owned */
	size_t *offsets;      /* in the text's bytes; one more, for its end; owned */
	size_t count;
};

/* Release with glossary_text_clear(). */
void glossary_text_read(const char *text, struct glossary_text *read);
void glossary_text_clear(struct glossary_text *text);

/* By what they say, then by their place in the file; for qsort(). */
int glossary_form_compare(const void *a, const void *b);

/* Whether two forms are the same. */
bool glossary_form_equal(const struct glossary_form *a, const struct glossary_form *b);

#endif
