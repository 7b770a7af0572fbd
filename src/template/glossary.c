/* SPDX-License-Identifier: MIT */
/* Reading glossaries. Finding their terms in texts is glossary_find.c's. */
#include "config.h"

#include "template/glossary.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"
#include "template/glossary_form.h"
#include "template/law.h"
#include "template/load.h"
#include "text/fold.h"

/* One glossary being read. */
struct glossary_reader {
	struct reader reader;
	struct law_reader law;
	struct place unchecked; /* the first reference that is not checked; line 0: none */
	struct glossary *glossary;
};

static void
term_clear(struct glossary_term *term)
{
	free(term->id);
	localized_clear(&term->term);
	for (size_t i = 0; i < LANGUAGE_COUNT; i++) {
		for (size_t j = 0; j < term->also_count[i]; j++)
			free(term->also[i][j]);
		free(term->also[i]);
	}
	localized_clear(&term->explain);
	law_references_clear(&term->law);
}

void
glossary_free(struct glossary **glossary)
{
	struct glossary *old = *glossary;

	if (!old)
		return;
	for (size_t i = 0; i < old->term_count; i++)
		term_clear(&old->terms[i]);
	free(old->terms);
	for (size_t i = 0; i < LANGUAGE_COUNT; i++) {
		for (size_t j = 0; j < old->form_count[i]; j++)
			free(old->forms[i][j].characters);
		free(old->forms[i]);
	}
	law_acts_free(old->acts, old->act_count);
	free(old->name);
	localized_clear(&old->title);
	localized_clear(&old->caveat);
	free(old);
	*glossary = NULL;
}

/* A form of the term that is being read. */
static void
add_form(struct glossary_reader *reader, enum language language, const char *text,
	struct place place)
{
	struct glossary *glossary = reader->glossary;
	struct glossary_text read;
	struct glossary_form form = {.term = glossary->term_count - 1, .place = place};

	glossary_text_read(text, &read);
	form.characters = read.characters;
	form.character_count = read.count;
	read.characters = NULL;
	glossary_text_clear(&read);
	if (form.character_count > GLOSSARY_FORM_MAXIMUM) {
		auto_string char *limit = string_format("%d", GLOSSARY_FORM_MAXIMUM);

		free(form.characters);
		reader_report(&reader->reader, place,
			N_("This form of a term is longer than {limit} characters."), "limit",
			limit);
		return;
	}
	if (form.character_count) {
		*array_append(&glossary->forms[language], &glossary->form_count[language]) = form;
		return;
	}
	free(form.characters);
	reader_report(&reader->reader, place, N_("A value is missing here."));
}

static void
read_main_form(struct glossary_reader *reader, const struct node *node, struct localized *term)
{
	reader_localized(&reader->reader, node, term);
	for (enum language i = LANGUAGE_ENGLISH; i < LANGUAGE_COUNT; i++)
		if (term->text[i])
			add_form(reader, i, term->text[i], node_get(node, language_tag(i))->place);
}

/* `also`: lists by language, where there are any. */
static void
read_other_forms(
	struct glossary_reader *reader, const struct node *node, struct glossary_term *term)
{
	const char *tags[LANGUAGE_COUNT];
	size_t count = 0;

	for (enum language i = LANGUAGE_ENGLISH; i < LANGUAGE_COUNT; i++)
		if (reader->reader.languages[i] || reader->reader.any_language)
			tags[count++] = language_tag(i);
	if (!reader_mapping(&reader->reader, node, tags, count))
		return;
	for (size_t i = 0; i < count; i++) {
		enum language language = language_from_tag(tags[i]);
		const struct node *list = node_get(node, tags[i]);

		if (!reader_sequence(&reader->reader, list))
			continue;
		for (size_t j = 0; j < list->item_count; j++) {
			char *form = NULL;

			reader_string(&reader->reader, list->items[j], &form);
			if (!form)
				continue;
			*array_append(&term->also[language], &term->also_count[language]) = form;
			add_form(reader, language, form, list->items[j]->place);
		}
	}
}

static void
read_term_id(struct glossary_reader *reader, const struct node *node, struct glossary_term *term)
{
	const struct glossary *glossary = reader->glossary;

	reader_id(&reader->reader, node, &term->id);
	for (size_t i = 0; term->id && i + 1 < glossary->term_count; i++) {
		if (!string_equal(glossary->terms[i].id, term->id))
			continue;

		auto_string char *line = string_format("%d", glossary->terms[i].place.line);

		reader_report(&reader->reader, node->place,
			N_("The id \"{id}\" stands here twice, first in line {line}."), "id",
			term->id, "line", line);
		return;
	}
}

static void
read_term(struct glossary_reader *reader, const struct node *node)
{
	static const char *const keys[] = {
		"id", "term", "also", "explain", "controlled", "verified", "law"};
	struct reader *nodes = &reader->reader;
	struct glossary *glossary = reader->glossary;
	struct glossary_term *term;

	if (!reader_mapping(nodes, node, keys, array_length(keys)))
		return;
	term = array_append(&glossary->terms, &glossary->term_count);
	term->place = node->place;
	term->verified = true;
	read_term_id(reader, reader_need(nodes, node, "id"), term);
	read_main_form(reader, reader_need(nodes, node, "term"), &term->term);
	read_other_forms(reader, node_get(node, "also"), term);
	reader_localized(nodes, reader_need(nodes, node, "explain"), &term->explain);
	reader_boolean(nodes, node_get(node, "controlled"), &term->controlled);
	reader_boolean(nodes, node_get(node, "verified"), &term->verified);
	law_reader_references(&reader->law, node_get(node, "law"), &term->law);
}

static void
read_terms(struct glossary_reader *reader, const struct node *terms)
{
	if (!reader_sequence(&reader->reader, terms))
		return;
	if (!terms->item_count)
		reader_report(&reader->reader, terms->place, N_("The list has nothing in it."));
	for (size_t i = 0; i < terms->item_count; i++)
		read_term(reader, terms->items[i]);
}

/* Put the forms in order, in which those that are the same are neighbours. */
static void
sort_forms(struct glossary_reader *reader, enum language language)
{
	struct glossary_form *forms = reader->glossary->forms[language];
	size_t count = reader->glossary->form_count[language];
	size_t first = 0;

	if (count > 1)
		qsort(forms, count, sizeof(*forms), glossary_form_compare);
	for (size_t i = 1; i < count; i++) {
		if (!glossary_form_equal(&forms[i], &forms[first])) {
			first = i;
			continue;
		}

		auto_string char *line = string_format("%d", forms[first].place.line);

		reader_report(&reader->reader, forms[i].place,
			N_("This form of a term stands in the glossary twice, first in line "
			   "{line}."),
			"line", line);
	}
}

static void
read_root(struct glossary_reader *reader, const struct node *root)
{
	static const char *const keys[] = {
		"glossary", "format", "languages", "title", "caveat", "acts", "terms"};
	struct reader *nodes = &reader->reader;
	struct glossary *glossary = reader->glossary;

	if (!reader_open_mapping(nodes, root) || !reader_format(nodes, root))
		return;
	reader_mapping(nodes, root, keys, array_length(keys));
	reader_name(nodes, reader_need(nodes, root, "glossary"), &glossary->name);
	reader_languages(nodes, root);
	memcpy(glossary->languages, nodes->languages, sizeof(glossary->languages));
	reader_localized(nodes, reader_need(nodes, root, "title"), &glossary->title);
	reader_localized(nodes, node_get(root, "caveat"), &glossary->caveat);
	law_reader_acts(&reader->law, root);
	read_terms(reader, reader_need(nodes, root, "terms"));
	for (enum language i = LANGUAGE_ENGLISH; i < LANGUAGE_COUNT; i++)
		sort_forms(reader, i);
	if (reader->unchecked.line && !node_get(root, "caveat"))
		reader_report(nodes, reader->unchecked,
			N_("This reference is not checked, so the glossary needs a \"caveat\"."));
}

bool
glossary_load_file(const char *path, struct glossary **glossary, struct error_list *faults)
{
	struct error_list found = {0};
	struct document document = {0};
	struct glossary_reader reader = {0};
	struct error error = {0};
	auto_string char *text = NULL;
	size_t length;
	bool done;

	if (!files_read(path, TEMPLATE_BYTES_MAXIMUM, &text, &length, &error)) {
		error_move(error_list_add(faults), &error);
		return false;
	}
	if (document_parse(text, length, path, &document, &found)) {
		reader.glossary = memory_allocate(sizeof(*reader.glossary));
		reader.reader = (struct reader){.file = path, .faults = &found};
		reader.law = (struct law_reader){&reader.reader, &reader.glossary->acts,
			&reader.glossary->act_count, &reader.unchecked};
		read_root(&reader, document.root);
		document_free(&document);
	}
	done = !found.error_count;
	if (done)
		*glossary = reader.glossary;
	else
		glossary_free(&reader.glossary);
	faults_hand_over(&found, faults);
	return done;
}

bool
glossary_term_contains(const struct glossary_term *term, const char *word)
{
	auto_string char *folded = fold_text(word);

	for (size_t i = 0; i < LANGUAGE_COUNT; i++) {
		if (term->term.text[i] && fold_contains_folded(term->term.text[i], folded))
			return true;
		for (size_t j = 0; j < term->also_count[i]; j++)
			if (fold_contains_folded(term->also[i][j], folded))
				return true;
	}
	return false;
}
