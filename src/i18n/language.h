/* SPDX-License-Identifier: MIT */
/*
 * The languages of the program. A language is an argument, never a global: the screen holds one, an
 * export is given another. A new language is a row in language.c, a PO file in locales/ and its
 * texts in the templates.
 */
#ifndef PIA_I18N_LANGUAGE_H
#define PIA_I18N_LANGUAGE_H

#include <stdbool.h>

enum language {
	LANGUAGE_NONE,       /* a value that is the same in every language */
	LANGUAGE_ENGLISH,    /* en */
	LANGUAGE_PORTUGUESE, /* pt, in the spelling of Macau */
	LANGUAGE_CHINESE,    /* zh-Hant */
	LANGUAGE_COUNT,
};

/* The BCP 47 tag: "en", "pt", "zh-Hant"; "" for LANGUAGE_NONE. Static. */
const char *language_tag(enum language language);

/* The language's name in itself: "English", "Português", "中文"; "" for LANGUAGE_NONE. Static. */
const char *language_name(enum language language);

/* Two columns for a title line: "EN", "PT", "中". Static. */
const char *language_short_name(enum language language);

/* The next language, after the last comes the first; and the other way round. */
enum language language_next(enum language language);
enum language language_previous(enum language language);

/* The language of exactly this tag; LANGUAGE_NONE when there is none. */
enum language language_from_tag(const char *tag);

/*
 * The language a locale name asks for: pt_PT.UTF-8, pt_BR, pt-MO give Portuguese; zh_MO, zh_HK,
 * zh_TW, zh-Hant, zh_Hant_MO give Chinese; en… gives English; anything else, simplified Chinese
 * too, LANGUAGE_NONE. Case and the part after '.' or '@' do not matter.
 */
enum language language_from_locale(const char *locale);

/*
 * The language to speak with the person at this machine: PIA_LANG, then the list in LANGUAGE, then
 * LC_ALL, LC_MESSAGES, LANG: the first that is set and not empty decides; English when it names
 * none of ours.
 */
enum language language_from_environment(void);

/* A text in several languages; each is NULL or owned by whoever owns the struct. */
struct localized {
	char *text[LANGUAGE_COUNT];
};

/* The text in this language, else in English, else in any; "" when there is none. Borrowed. */
const char *localized_text(const struct localized *localized, enum language language);

/* Free all its texts. */
void localized_clear(struct localized *localized);

#endif
