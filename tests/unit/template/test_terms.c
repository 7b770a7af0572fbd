/* SPDX-License-Identifier: MIT */
/*
 * The texts that ship keep to their glossary: a controlled term that stands in a text in one
 * language stands as its counterpart in the others.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"
#include "support.h"
#include "template/document.h"
#include "template/glossary.h"
#include "template/load.h"
#include "text/fold.h"

/* Texts being held to a glossary. */
struct holding {
	const struct glossary *glossary;
	const char *file;       /* as it is said */
	struct string failures; /* a line each */
};

static char *
shipped_path(const char *name)
{
	const char *top = getenv("top_srcdir");

	return string_format("%s/templates/%s", top ? top : ".", name);
}

/* Whether one of a term's forms is part of a text. */
static bool
has_form_of(const struct glossary_term *term, const char *text, enum language language)
{
	if (fold_contains(text, term->term.text[language]))
		return true;
	for (size_t i = 0; i < term->also_count[language]; i++)
		if (fold_contains(text, term->also[language][i]))
			return true;
	return false;
}

/* Whether a term stands in a text, be it as a part of a longer term: what one language says in one
 * word, another says in several. */
static bool
stands(const struct glossary *glossary, const struct glossary_term *term, const char *text,
	enum language language)
{
	struct glossary_match *matches;
	size_t count;
	bool found = false;

	glossary_find(glossary, text, language, &matches, &count);
	for (size_t i = 0; i < count && !found; i++) {
		auto_string char *longer =
			memory_copy_bytes(text + matches[i].offset, matches[i].length);

		found = matches[i].term == term || has_form_of(term, longer, language);
	}
	free(matches);
	return found;
}

/* Say that what stands in one language, `excerpt`, has no counterpart in another. */
static void
report(struct holding *holding, int line, const char *excerpt, enum language language,
	const struct glossary_term *term, enum language missing)
{
	string_append_format(&holding->failures, "%s:%d: \"%s\" (%s) without \"%s\" (%s)\n",
		holding->file, line, excerpt, language_tag(language), term->term.text[missing],
		language_tag(missing));
}

/* Whether a term was found in a text before. */
static bool
is_repeated(const struct glossary_match *matches, size_t index)
{
	for (size_t i = 0; i < index; i++)
		if (matches[i].term == matches[index].term)
			return true;
	return false;
}

/* A term that stands in one language, in all others. */
static void
hold_term(struct holding *holding, const struct node *text, enum language language,
	const struct glossary_match *match)
{
	const char *whole = node_get(text, language_tag(language))->text;
	auto_string char *excerpt = memory_copy_bytes(whole + match->offset, match->length);

	for (enum language i = LANGUAGE_ENGLISH; i < LANGUAGE_COUNT; i++) {
		const struct node *other = node_get(text, language_tag(i));

		if (i != language && other &&
			!stands(holding->glossary, match->term, other->text, i))
			report(holding, other->place.line, excerpt, language, match->term, i);
	}
}

static void
hold_text(struct holding *holding, const struct node *text)
{
	for (enum language i = LANGUAGE_ENGLISH; i < LANGUAGE_COUNT; i++) {
		const struct node *one = node_get(text, language_tag(i));
		struct glossary_match *matches;
		size_t count;

		if (!one)
			continue;
		glossary_find(holding->glossary, one->text, i, &matches, &count);
		for (size_t j = 0; j < count; j++)
			if (matches[j].term->controlled && !is_repeated(matches, j))
				hold_term(holding, text, i, &matches[j]);
		free(matches);
	}
}

/* Whether the keys of a mapping are the glossary's languages, neither more nor less, with a text
 * each. */
static bool
is_text(const struct holding *holding, const struct node *node)
{
	size_t count = 0;

	for (enum language i = LANGUAGE_ENGLISH; i < LANGUAGE_COUNT; i++) {
		const struct node *text = node_get(node, language_tag(i));

		if (!text && !holding->glossary->languages[i])
			continue;
		if (!text || text->type != NODE_SCALAR)
			return false;
		count++;
	}
	return count > 0 && count == node->item_count;
}

static void
hold_node(struct holding *holding, const struct node *node)
{
	if (node->type == NODE_MAPPING && is_text(holding, node)) {
		hold_text(holding, node);
		return;
	}
	for (size_t i = 0; i < node->item_count; i++) {
		/* What something was called before is not said any more. */
		if (node->type == NODE_MAPPING && string_equal(node->keys[i]->text, "was"))
			continue;
		hold_node(holding, node->items[i]);
	}
}

/* The tree of a file, which must be one. `text` is caller-owned and must outlive it. */
static void
parse(const char *path, struct document *document, char **text)
{
	struct error_list faults = {0};
	size_t length;

	if (!files_read(path, TEMPLATE_BYTES_MAXIMUM, text, &length, NULL) ||
		!document_parse(*text, length, path, document, &faults))
		fail_msg("%s cannot be read", path);
	error_list_clear(&faults);
}

/* The name that a root key holds. Caller-owned, NULL when there is none. */
static char *
root_name(const char *path, const char *key)
{
	struct document document;
	auto_string char *text = NULL;
	const struct node *node;
	char *name;

	parse(path, &document, &text);
	node = node_get(document.root, key);
	name = memory_copy_string(node ? node->text : NULL);
	document_free(&document);
	return name;
}

static void
hold_file(const char *path, const char *glossary_path, struct string *failures)
{
	struct document document;
	auto_string char *text = NULL;
	struct glossary *glossary = load_glossary(glossary_path);
	const char *name = strrchr(path, '/');
	struct holding holding = {.glossary = glossary, .file = name ? name + 1 : path};

	parse(path, &document, &text);
	hold_node(&holding, document.root);
	string_append(failures, string_text(&holding.failures));
	string_clear(&holding.failures);
	document_free(&document);
	glossary_free(&glossary);
}

/* The glossary that a template names, or the one it extends. Caller-owned, NULL when neither does.
 */
static char *
glossary_of(const char *template_path)
{
	char *name = root_name(template_path, "glossary");
	auto_string char *base = name ? NULL : root_name(template_path, "extends");

	if (base) {
		auto_string char *file = string_format("%s.yaml", base);
		auto_string char *path = shipped_path(file);

		name = glossary_of(path);
	}
	return name;
}

/* Hold the texts of a template, or of what is made for it, to the glossary that it names. */
static void
hold_to_template(const char *path, const char *template_path, struct string *failures)
{
	auto_string char *name = glossary_of(template_path);
	auto_string char *file = string_format("glossaries/%s.yaml", name ? name : "");
	auto_string char *glossary = shipped_path(file);

	if (name)
		hold_file(path, glossary, failures);
}

/* For each file of a folder of templates/. */
static void
each_shipped(const char *folder, void (*hold)(const char *path, struct string *failures),
	struct string *failures)
{
	auto_string char *path = shipped_path(folder);
	char **names;
	size_t count;

	files_list(path, ".yaml", &names, &count);
	for (size_t i = 0; i < count; i++) {
		auto_string char *file = files_join(path, names[i]);

		hold(file, failures);
		free(names[i]);
	}
	free(names);
}

static void
hold_template(const char *path, struct string *failures)
{
	hold_to_template(path, path, failures);
}

static void
hold_blueprint(const char *path, struct string *failures)
{
	auto_string char *name = root_name(path, "template");
	auto_string char *file = string_format("%s.yaml", name);
	auto_string char *template = shipped_path(file);

	hold_to_template(path, template, failures);
}

static void
hold_glossary(const char *path, struct string *failures)
{
	hold_file(path, path, failures);
}

static void
assert_none(struct string *failures)
{
	if (failures->length) {
		fputs(string_text(failures), stderr);
		fail_msg("texts do not keep to their glossary");
	}
	string_clear(failures);
}

static void
templates__keep__to_their_glossary(void **state)
{
	struct string failures = {0};

	(void)state;
	each_shipped("", hold_template, &failures);
	assert_none(&failures);
}

static void
blueprints__keep__to_the_glossary_of_their_template(void **state)
{
	struct string failures = {0};

	(void)state;
	each_shipped("blueprints", hold_blueprint, &failures);
	assert_none(&failures);
}

static void
glossaries__keep__to_themselves(void **state)
{
	struct string failures = {0};

	(void)state;
	each_shipped("glossaries", hold_glossary, &failures);
	assert_none(&failures);
}

/* What is found wrong in such texts with the small glossary. Caller-owned. */
static char *
hold(const char *yaml)
{
	auto_string char *glossary = data_path("../glossaries/small.yaml");
	auto_string char *path = scratch_file(yaml);
	struct string failures = {0};

	hold_file(path, glossary, &failures);
	remove(path);
	return string_take(&failures);
}

static void
hold__passes__what_keeps_to_it(void **state)
{
	auto_string char *found =
		hold("kept: {en: The controllers., pt: Os RESPONSÁVEIS., zh-Hant: 各負責實體。}\n"
		     "longer: {en: A processor of a processor., pt: Um subcontratante ulterior.,"
		     " zh-Hant: 再次合同人。}\n"
		     "not_controlled: {en: consent, pt: sim, zh-Hant: 好}\n"
		     "no_text: {en: controller, pt: x}\n"
		     "no_text_either: {en: controller, pt: x, zh-Hant: x, fr: x}\n"
		     "forms: {en: [controller], pt: [], zh-Hant: []}\n"
		     "was: {en: controller, pt: x, zh-Hant: x}\n"
		     "controller: responsável\n");

	(void)state;
	assert_string_equal(found, "");
}

static void
hold__finds__what_breaks_it(void **state)
{
	auto_string char *found =
		hold("list:\n"
		     "  - {en: A processor., pt: Um processador., zh-Hant: 次合同人。}\n"
		     "  - deep:\n"
		     "      en: \"Controllers, controllers.\"\n"
		     "      pt: \"O titular e o titular dos dados.\"\n"
		     "      zh-Hant: \"當事人。\"\n");

	(void)state;
	assert_non_null(strstr(found, ":2: \"processor\" (en) without \"subcontratante\" (pt)\n"));
	assert_non_null(
		strstr(found, ":2: \"次合同人\" (zh-Hant) without \"subcontratante\" (pt)\n"));
	assert_non_null(strstr(found, ":5: \"Controllers\" (en) without \"responsável\" (pt)\n"));
	assert_non_null(strstr(found, ":6: \"Controllers\" (en) without \"負責實體\" (zh-Hant)\n"));
	assert_non_null(
		strstr(found, ":4: \"titular dos dados\" (pt) without \"data subject\" (en)\n"));
	assert_non_null(strstr(found, ":4: \"當事人\" (zh-Hant) without \"data subject\" (en)\n"));

	size_t lines = 0;

	for (const char *byte = found; *byte; byte++)
		lines += *byte == '\n';
	assert_int_equal(lines, 6);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(templates__keep__to_their_glossary),
		cmocka_unit_test(blueprints__keep__to_the_glossary_of_their_template),
		cmocka_unit_test(glossaries__keep__to_themselves),
		cmocka_unit_test(hold__passes__what_keeps_to_it),
		cmocka_unit_test(hold__finds__what_breaks_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
