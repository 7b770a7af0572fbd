/* SPDX-License-Identifier: MIT */
/* Yes, no, the list's comma and other small words in each language. */
#include "config.h"

#include "i18n/phrases.h"

#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "text/fold.h"
#include "text/utf8.h"
#include "text/width.h"

static const struct {
	const char *yes;
	const char *no;
	const char *separator;
	const char *clause_separator;
	const char *open;
	const char *close;
	const char *likelihood;
	const char *severity;
} phrases[LANGUAGE_COUNT] = {
	[LANGUAGE_NONE] = {"Yes", "No", ", ", "; ", " (", ")", "likelihood", "severity"},
	[LANGUAGE_ENGLISH] = {"Yes", "No", ", ", "; ", " (", ")", "likelihood", "severity"},
	[LANGUAGE_PORTUGUESE] = {"Sim", "Não", ", ", "; ", " (", ")", "probabilidade", "gravidade"},
	[LANGUAGE_CHINESE] = {"是", "否", "、", "；", "（", "）", "可能性", "嚴重程度"},
};

static const struct {
	const char *text;
	bool yes;
} read_phrases[] = {
	{"yes", true},
	{"y", true},
	{"sim", true},
	{"s", true},
	{"是", true},
	{"有", true},
	{"no", false},
	{"n", false},
	{"não", false},
	{"否", false},
	{"不是", false},
	{"沒有", false},
	{"無", false},
};

const char *
phrases_yes_no(bool yes, enum language language)
{
	return yes ? phrases[language].yes : phrases[language].no;
}

bool
phrases_read_yes_no(const char *text, bool *yes)
{
	auto_string char *word = string_copy_trimmed(text, " \t\r\n");

	for (size_t i = 0; i < array_length(read_phrases); i++) {
		if (fold_equal(word, read_phrases[i].text)) {
			*yes = read_phrases[i].yes;
			return true;
		}
	}
	return false;
}

const char *
phrases_separator(enum language language)
{
	return phrases[language].separator;
}

const char *
phrases_clause_separator(enum language language)
{
	return phrases[language].clause_separator;
}

const char *
phrases_separator_of(enum language language, char *const *items, size_t count)
{
	static const char *const commas[] = {", ", "、", "，"};

	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; count > 1 && j < array_length(commas); j++)
			if (strstr(items[i], commas[j]))
				return phrases_clause_separator(language);
	return phrases_separator(language);
}

const char *
phrases_unit_gap(const char *unit)
{
	uint32_t first;
	size_t length = utf8_decode(unit, strlen(unit), &first);

	return first == '%' || width_cluster(unit, length, WIDTH_FILE) > 1 ? "" : " ";
}

const char *
phrases_open(enum language language)
{
	return phrases[language].open;
}

const char *
phrases_close(enum language language)
{
	return phrases[language].close;
}

const char *
phrases_likelihood(enum language language)
{
	return phrases[language].likelihood;
}

const char *
phrases_severity(enum language language)
{
	return phrases[language].severity;
}
