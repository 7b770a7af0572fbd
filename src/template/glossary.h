/* SPDX-License-Identifier: MIT */
/*
 * Glossaries: the terms of a field of law in every language, each with what it means and where that
 * stands, in a YAML file of their own that templates name:
 *
 *	glossary: some-act
 *	format: 1
 *	languages: [en, pt, zh-Hant]
 *	title: {…}
 *	caveat: {…}        # printed with references that are not checked
 *	acts: {…}          # as in a template
 *	terms:
 *	  - id: data_subject
 *	    term: {en: "data subject", …}
 *	    also: {en: ["data subjects"], …}      # other forms of it, where there are any
 *	    explain: {en: "…", …}
 *	    controlled: true   # in texts of several languages it always has its counterpart
 *	    verified: false    # the term was not read in an official source
 *	    law: [{act: …, article: "4(1)", checked: true}]
 */
#ifndef PIA_TEMPLATE_GLOSSARY_H
#define PIA_TEMPLATE_GLOSSARY_H

#include "base/error.h"
#include "template/template.h"

/* Characters of one form of a term: with longer ones, what is found in a long text could take more
 * memory than there is. */
#define GLOSSARY_FORM_MAXIMUM 200

struct glossary_form;

struct glossary_term {
	char *id;
	struct localized term;
	char **also[LANGUAGE_COUNT]; /* other forms, each owned */
	size_t also_count[LANGUAGE_COUNT];
	struct localized explain;
	bool controlled;
	bool verified;
	struct law_references law;
	struct place place;
};

/* Once loaded it never changes; pointers into it live as long as it does. */
struct glossary {
	char *name;
	bool languages[LANGUAGE_COUNT]; /* which it speaks */
	struct localized title;
	struct localized caveat;
	struct template_act *acts;
	size_t act_count;
	struct glossary_term *terms;
	size_t term_count;
	struct glossary_form *forms[LANGUAGE_COUNT]; /* of all terms, for glossary_find() */
	size_t form_count[LANGUAGE_COUNT];
};

/*
 * Read a glossary. On success caller-owned: release with glossary_free(). On failure untouched,
 * with `faults` as template_load_file() gives them. That two terms share a form in one language is
 * a fault: nobody could say which is meant.
 */
bool glossary_load_file(const char *path, struct glossary **glossary, struct error_list *faults);

/* Free a glossary; NULL is allowed. Sets the caller's pointer to NULL. */
void glossary_free(struct glossary **glossary);

/* A term where it stands in a text: its place and length in bytes. */
struct glossary_match {
	const struct glossary_term *term;
	size_t offset;
	size_t length;
};

/*
 * The terms that stand in a text of this language, in their order: whole words, whatever their case
 * and the blanks between them, but with their accents; words joined by a hyphen are one. In
 * Chinese, which does not part its words, anywhere. Where terms overlap the longest stands.
 * `matches` is caller-owned (free()), NULL when there are none.
 */
void glossary_find(const struct glossary *glossary, const char *text, enum language language,
	struct glossary_match **matches, size_t *count);

/* Whether a form of a term, in any language, contains what somebody looks for (folded as
 * text/fold.h does). */
bool glossary_term_contains(const struct glossary_term *term, const char *word);

#endif
