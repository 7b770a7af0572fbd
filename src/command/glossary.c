/* SPDX-License-Identifier: MIT */
/* `pia glossary`: the terms in every language, or what some of them mean. */
#include "config.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "command/command.h"
#include "command/print.h"
#include "session/templates.h"
#include "text/fold.h"
#include "text/width.h"

/* The glossaries that are meant. */
struct shelf {
	struct glossary **glossaries;
	size_t count;
};

/* The one that a template names. */
static bool
take_of_template(
	struct invocation *invocation, const char *name, struct shelf *shelf, struct error *error)
{
	struct template *template = NULL;
	struct glossary *glossary = NULL;
	struct error_list faults = {0};
	bool done = templates_load(name, &template, &faults);

	if (done && !template->glossary)
		done = error_set(error_list_add(&faults), ERROR_DATA,
			N_("The template {template} names no glossary."), "template",
			template->name, NULL);
	done = done && glossaries_load(template->glossary, &glossary, &faults);
	template_free(&template);
	if (!done)
		return invocation_report_faults(invocation, &faults, error);
	*array_append(&shelf->glossaries, &shelf->count) = glossary;
	return true;
}

static bool
is_wanted(const struct glossary_term *term, const char *word)
{
	return !word || glossary_term_contains(term, word);
}

static void
write_forms(struct json *json, const struct glossary_term *term)
{
	json_open_object(json, "term");
	for (enum language i = LANGUAGE_ENGLISH; i < LANGUAGE_COUNT; i++)
		if (term->term.text[i])
			json_string(json, language_tag(i), term->term.text[i]);
	json_close_object(json);
	json_open_object(json, "also");
	for (enum language i = LANGUAGE_ENGLISH; i < LANGUAGE_COUNT; i++) {
		if (!term->also_count[i])
			continue;
		json_open_array(json, language_tag(i));
		for (size_t j = 0; j < term->also_count[i]; j++)
			json_string(json, NULL, term->also[i][j]);
		json_close_array(json);
	}
	json_close_object(json);
}

static void
write_term(struct json *json, const struct glossary *glossary, const struct glossary_term *term,
	enum language language)
{
	bool needs_caveat = template_law_needs_caveat(&term->law);
	auto_string char *law = template_format_law(&term->law, language);

	json_open_object(json, NULL);
	json_string(json, "glossary", glossary->name);
	json_string(json, "id", term->id);
	write_forms(json, term);
	json_string(json, "explanation", localized_text(&term->explain, language));
	json_boolean(json, "controlled", term->controlled);
	json_boolean(json, "verified", term->verified);
	json_string(json, "law", law[0] ? law : NULL);
	json_string(
		json, "caveat", needs_caveat ? localized_text(&glossary->caveat, language) : NULL);
	json_close_object(json);
}

static void
print_json_of(const struct shelf *shelf, const char *word, enum language language)
{
	struct json json = {0};

	json_open_array(&json, NULL);
	for (size_t i = 0; i < shelf->count; i++) {
		const struct glossary *glossary = shelf->glossaries[i];

		for (size_t j = 0; j < glossary->term_count; j++)
			if (is_wanted(&glossary->terms[j], word))
				write_term(&json, glossary, &glossary->terms[j], language);
	}
	json_close_array(&json);
	print_json(&json);
}

/* The columns of the widest term in a language. */
static int
term_columns(const struct shelf *shelf, enum language language)
{
	int columns = 0;

	for (size_t i = 0; i < shelf->count; i++) {
		for (size_t j = 0; j < shelf->glossaries[i]->term_count; j++) {
			const char *text = shelf->glossaries[i]->terms[j].term.text[language];
			int width = text ? width_text(text, WIDTH_FILE) : 0;

			columns = width > columns ? width : columns;
		}
	}
	return columns;
}

static void
list_terms(const struct shelf *shelf)
{
	int columns[LANGUAGE_COUNT] = {0};

	for (enum language i = LANGUAGE_ENGLISH; i < LANGUAGE_COUNT; i++)
		columns[i] = term_columns(shelf, i);
	for (size_t i = 0; i < shelf->count; i++) {
		for (size_t j = 0; j < shelf->glossaries[i]->term_count; j++) {
			const struct localized *term = &shelf->glossaries[i]->terms[j].term;
			enum language language = LANGUAGE_ENGLISH;

			for (; language + 1 < LANGUAGE_COUNT; language++)
				print_cell(term->text[language] ? term->text[language] : "",
					columns[language]);
			print_one_line(term->text[language] ? term->text[language] : "");
		}
	}
}

/* "data subject · titular dos dados · …", the language of the explanation first. Caller-owned. */
static char *
join_languages(const struct glossary_term *term, enum language language)
{
	struct string line = {0};

	string_append(&line, localized_text(&term->term, language));
	for (enum language i = LANGUAGE_ENGLISH; i < LANGUAGE_COUNT; i++)
		if (i != language && term->term.text[i])
			string_append_format(&line, " · %s", term->term.text[i]);
	return string_take(&line);
}

static void
print_below(const char *text)
{
	if (!text[0])
		return;
	print_bytes("  ", 2);
	print_line(text);
}

static void
explain(const struct invocation *invocation, const struct glossary *glossary,
	const struct glossary_term *term, bool with_title)
{
	enum language language = invocation->language;
	auto_string char *heading = join_languages(term, language);
	auto_string char *law = template_format_law(&term->law, language);

	print_line(heading);
	print_below(localized_text(&term->explain, language));
	print_below(law);
	if (template_law_needs_caveat(&term->law)) {
		const char *caveat = localized_text(&glossary->caveat, language);
		/* The mark that the references bear. */
		auto_string char *note =
			string_format("%s%s", caveat[0] == '*' ? "" : "* ", caveat);

		print_below(note);
	}
	if (!term->verified)
		print_below(tr(
			invocation->catalog, N_("This term was not found in an official source.")));
	if (with_title)
		print_below(localized_text(&glossary->title, language));
}

/* Explain what a word is part of; ERROR_DATA where it is part of nothing. */
static bool
explain_word(const struct invocation *invocation, const struct shelf *shelf, const char *word,
	struct error *error)
{
	bool any = false;

	for (size_t i = 0; i < shelf->count; i++) {
		const struct glossary *glossary = shelf->glossaries[i];

		for (size_t j = 0; j < glossary->term_count; j++) {
			if (!is_wanted(&glossary->terms[j], word))
				continue;
			if (any)
				print_line("");
			explain(invocation, glossary, &glossary->terms[j], shelf->count > 1);
			any = true;
		}
	}
	return any || error_set(error, ERROR_DATA,
			      N_("No term has {word} in it. `pia glossary` lists them."), "word",
			      word, NULL);
}

static bool
run(struct invocation *invocation, struct error *error)
{
	const char *template = invocation_option(invocation, OPTION_TEMPLATE);
	const char *word = invocation->arguments.word_count ? invocation->arguments.words[0] : NULL;
	struct shelf shelf = {0};
	bool done = true;

	if (!template)
		glossaries_load_all(&shelf.glossaries, &shelf.count);
	else if (!take_of_template(invocation, template, &shelf, error))
		return false;
	if (invocation_option(invocation, OPTION_JSON))
		print_json_of(&shelf, word, invocation->language);
	else if (word)
		done = explain_word(invocation, &shelf, word, error);
	else
		list_terms(&shelf);
	glossaries_free(shelf.glossaries, shelf.count);
	return done;
}

const struct command command_glossary = {
	.name = "glossary",
	.words = "[WORD]",
	.help = N_("List the terms in every language, or explain those with a word"),
	.words_maximum = 1,
	.options = OPTION_BIT(OPTION_JSON) | OPTION_BIT(OPTION_TEMPLATE),
	.run = run,
};
