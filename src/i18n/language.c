/* SPDX-License-Identifier: MIT */
/* The languages of the program. */
#include "config.h"

#include "i18n/language.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"

struct language_row {
	const char *tag;
	const char *name;
	const char *short_name;
};

static const struct language_row rows[LANGUAGE_COUNT] = {
	[LANGUAGE_NONE] = {"", "", ""},
	[LANGUAGE_ENGLISH] = {"en", "English", "EN"},
	[LANGUAGE_PORTUGUESE] = {"pt", "Português", "PT"},
	[LANGUAGE_CHINESE] = {"zh-Hant", "中文", "中"},
};

static const struct language_row *
find_row(enum language language)
{
	return &rows[(unsigned)language < LANGUAGE_COUNT ? language : LANGUAGE_NONE];
}

const char *
language_tag(enum language language)
{
	return find_row(language)->tag;
}

const char *
language_name(enum language language)
{
	return find_row(language)->name;
}

const char *
language_short_name(enum language language)
{
	return find_row(language)->short_name;
}

enum language
language_next(enum language language)
{
	return language + 1 < LANGUAGE_COUNT ? language + 1 : LANGUAGE_NONE + 1;
}

enum language
language_previous(enum language language)
{
	return language > LANGUAGE_NONE + 1 ? language - 1 : LANGUAGE_COUNT - 1;
}

enum language
language_from_tag(const char *tag)
{
	for (enum language i = LANGUAGE_NONE + 1; tag && i < LANGUAGE_COUNT; i++) {
		if (strcmp(tag, rows[i].tag) == 0)
			return i;
	}
	return LANGUAGE_NONE;
}

/* Whether one of the parts of a locale name (between _ and -) after the first is `part`. */
static bool
has_part(const char *locale, size_t length, const char *part)
{
	size_t at = strcspn(locale, "_-");

	while (at < length) {
		const char *start = locale + at + 1;
		size_t part_length = strcspn(start, "_-.@");

		if (part_length == strlen(part) && strncasecmp(start, part, part_length) == 0)
			return true;
		at += 1 + part_length;
	}
	return false;
}

enum language
language_from_locale(const char *locale)
{
	if (!locale)
		return LANGUAGE_NONE;

	size_t length = strcspn(locale, ".@");

	if (strcspn(locale, "_-.@") != 2)
		return LANGUAGE_NONE;
	if (strncasecmp(locale, "en", 2) == 0)
		return LANGUAGE_ENGLISH;
	if (strncasecmp(locale, "pt", 2) == 0)
		return LANGUAGE_PORTUGUESE;
	if (strncasecmp(locale, "zh", 2) != 0 || has_part(locale, length, "Hans"))
		return LANGUAGE_NONE;
	if (has_part(locale, length, "Hant") || has_part(locale, length, "MO") ||
		has_part(locale, length, "HK") || has_part(locale, length, "TW"))
		return LANGUAGE_CHINESE;
	return LANGUAGE_NONE;
}

/* The first of a list like zh_MO:pt that is one of ours. */
static enum language
language_from_list(const char *list)
{
	enum language language = LANGUAGE_NONE;

	while (language == LANGUAGE_NONE && *list) {
		size_t length = strcspn(list, ":");
		auto_string char *locale = memory_copy_bytes(list, length);

		language = language_from_locale(locale);
		list += length + (list[length] == ':');
	}
	return language;
}

enum language
language_from_environment(void)
{
	static const char *const variables[] = {
		"PIA_LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"};

	for (size_t i = 0; i < array_length(variables); i++) {
		const char *value = getenv(variables[i]);

		if (string_is_empty(value))
			continue;

		enum language language = language_from_list(value);

		return language == LANGUAGE_NONE ? LANGUAGE_ENGLISH : language;
	}
	return LANGUAGE_ENGLISH;
}

const char *
localized_text(const struct localized *localized, enum language language)
{
	if ((unsigned)language < LANGUAGE_COUNT && localized->text[language])
		return localized->text[language];
	if (localized->text[LANGUAGE_ENGLISH])
		return localized->text[LANGUAGE_ENGLISH];
	for (size_t i = 0; i < LANGUAGE_COUNT; i++) {
		if (localized->text[i])
			return localized->text[i];
	}
	return "";
}

void
localized_clear(struct localized *localized)
{
	for (size_t i = 0; i < LANGUAGE_COUNT; i++)
		memory_free(&localized->text[i]);
}
