/* SPDX-License-Identifier: MIT */
/* References to law: taking an article apart, and printing it in the form of a language. */
#include "config.h"

#include "template/law.h"

#include <stdlib.h>
#include <string.h>

#include "base/string.h"
#include "i18n/phrases.h"

#define NUMBER_DIGITS_MAXIMUM 4

/* The length of the number at the start of a text; 0 when there is none. */
static size_t
number_length(const char *text)
{
	size_t length = strspn(text, "0123456789");

	return text[0] == '0' || length > NUMBER_DIGITS_MAXIMUM ? 0 : length;
}

static size_t
item_length(const char *text)
{
	return text[0] >= 'a' && text[0] <= 'z' ? 1 : number_length(text);
}

bool
law_split_article(const char *text, struct law_article *article)
{
	struct law_article found = {0};

	for (size_t i = 0; i < LAW_PART_COUNT && (i == 0 || *text); i++) {
		if (i && *text++ != '(')
			return false;
		found.parts[i].text = text;
		found.parts[i].length = i == LAW_ITEM ? item_length(text) : number_length(text);
		text += found.parts[i].length;
		if (i && *text++ != ')')
			return false;
		/* Only a paragraph may be left out, and only before an item. */
		if (!found.parts[i].length && (i != LAW_PARAGRAPH || !*text))
			return false;
	}
	if (*text)
		return false;
	*article = found;
	return true;
}

/* A number in Chinese numerals: 23 is 二十三. What is no number (an item's letter) stays. */
static void
append_chinese(struct string *line, const char *text, size_t length)
{
	static const char *const digits[] = {
		"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
	static const char *const places[NUMBER_DIGITS_MAXIMUM] = {"", "十", "百", "千"};
	bool is_gap = false;

	if (number_length(text) < length) {
		string_append_bytes(line, text, length);
		return;
	}
	for (size_t i = 0; i < length; i++) {
		size_t digit = (size_t)(text[i] - '0');

		if (!digit) {
			is_gap = true;
			continue;
		}
		if (is_gap)
			string_append(line, digits[0]);
		is_gap = false;
		if (length != 2 || i || digit != 1)
			string_append(line, digits[digit]);
		string_append(line, places[length - 1 - i]);
	}
}

static void
append_part(struct string *line, const char *pattern, const char *text, size_t length)
{
	static const char chinese[] = "{chinese}";

	while (*pattern) {
		if (strncmp(pattern, "{}", 2) == 0) {
			string_append_bytes(line, text, length);
			pattern += 2;
		} else if (strncmp(pattern, chinese, sizeof(chinese) - 1) == 0) {
			append_chinese(line, text, length);
			pattern += sizeof(chinese) - 1;
		} else {
			string_append_byte(line, *pattern++);
		}
	}
}

static void
append_article(struct string *line, const struct law_reference *reference, enum language language)
{
	struct law_article article;

	if (!reference->act->has_parts || !law_split_article(reference->article, &article)) {
		string_append(line, reference->article);
		return;
	}
	for (size_t i = 0; i < LAW_PART_COUNT; i++)
		if (article.parts[i].length)
			append_part(line, localized_text(&reference->act->parts[i], language),
				article.parts[i].text, article.parts[i].length);
}

/* How many references from the first on are printed under one label. */
static size_t
count_together(const struct law_reference *references, size_t count)
{
	size_t together = 1;

	while (references->act->has_parts && together < count &&
		references[together].act == references->act)
		together++;
	return together;
}

/* Chinese articles hold no comma, so that a lighter sign is enough between them. */
static const char *
article_separator(enum language language)
{
	return language == LANGUAGE_CHINESE ? phrases_separator(language)
					    : phrases_clause_separator(language);
}

static void
append_together(struct string *line, const struct law_reference *references, size_t count,
	enum language language)
{
	const struct template_act *act = references->act;
	const char *label = localized_text(&act->label, language);
	const char *hole = strstr(label, "{}");
	const char *rest = hole ? hole + 2 : "";

	string_append_bytes(line, label, hole ? (size_t)(hole - label) : strlen(label));
	for (size_t i = 0; hole && i < count; i++) {
		string_append(line, i ? article_separator(language) : "");
		append_article(line, &references[i], language);
		if (act->has_parts && !references[i].checked)
			string_append_byte(line, '*');
	}
	string_append(line, rest);
	if (!act->has_parts && !references->checked)
		string_append_byte(line, '*');
}

char *
template_format_law(const struct law_references *law, enum language language)
{
	struct string line = {0};
	size_t together;

	for (size_t i = 0; i < law->reference_count; i += together) {
		together = count_together(&law->references[i], law->reference_count - i);
		string_append(&line, i ? phrases_clause_separator(language) : "");
		append_together(&line, &law->references[i], together, language);
	}
	return string_take(&line);
}

bool
template_law_needs_caveat(const struct law_references *law)
{
	for (size_t i = 0; i < law->reference_count; i++)
		if (!law->references[i].checked)
			return true;
	return false;
}

void
law_acts_free(struct template_act *acts, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		free(acts[i].id);
		localized_clear(&acts[i].label);
		for (size_t j = 0; j < LAW_PART_COUNT; j++)
			localized_clear(&acts[i].parts[j]);
	}
	free(acts);
}

void
law_references_clear(struct law_references *law)
{
	for (size_t i = 0; i < law->reference_count; i++)
		free(law->references[i].article);
	free(law->references);
}
