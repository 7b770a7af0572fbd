/* SPDX-License-Identifier: MIT */
/*
 * Catalogues of the program's own words: .mo files made by msgfmt, read by this module and not by
 * libintl, which would tie the language to the process's locale. English is the source: it needs no
 * file. A catalogue is passed to whoever renders words.
 */
#ifndef PIA_I18N_CATALOG_H
#define PIA_I18N_CATALOG_H

#include <stddef.h>

#include "base/error.h"
#include "i18n/language.h"

struct catalog;

/*
 * Read the catalogue of a language from `folder`/TAG.mo (pt.mo, zh-Hant.mo). English needs no file.
 * ERROR_IO, ERROR_DATA (not a .mo file, or one cut short); `catalog` is untouched on failure, else
 * caller-owned: release with catalog_free().
 */
bool catalog_load(
	const char *folder, enum language language, struct catalog **catalog, struct error *error);

/* A catalogue that translates nothing but speaks of itself as `language`: for tests and as a last
 * resort. */
struct catalog *catalog_empty(enum language language);

/* Free a catalogue; NULL is allowed. Sets the caller's pointer to NULL. */
void catalog_free(struct catalog **catalog);

enum language catalog_language(const struct catalog *catalog);

/*
 * The translation of an English text; the text itself where there is none. Borrowed until the
 * catalogue is freed. `catalog` may be NULL (English).
 */
const char *tr(const struct catalog *catalog, const char *text);

/*
 * A translated text with its {placeholders} filled: pairs of name and value, ended by NULL. A brace
 * that names none of them stays as it is. Caller-owned.
 */
char *tr_format(const struct catalog *catalog, const char *text, ...)
	__attribute__((sentinel, warn_unused_result));

/*
 * An error as one line for a person: "file:line:column: message" with what is known of the place. A
 * {date} in it, kept as 2026-11-23, is told as the language has it.
 * Caller-owned.
 */
char *tr_error(const struct catalog *catalog, const struct error *error)
	__attribute__((warn_unused_result));

#endif
