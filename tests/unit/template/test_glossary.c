/* SPDX-License-Identifier: MIT */
/* Glossaries: what is read, every fault with its place, and terms found in texts. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/clock.h"
#include "base/memory.h"
#include "base/string.h"
#include "support.h"
#include "template/glossary.h"

static int
set_up(void **state)
{
	auto_string char *path = data_path("../glossaries/small.yaml");

	*state = load_glossary(path);
	return 0;
}

static int
tear_down(void **state)
{
	struct glossary *glossary = *state;

	glossary_free(&glossary);
	assert_null(glossary);
	return 0;
}

static void
load__reads__terms(void **state)
{
	const struct glossary *glossary = *state;
	const struct glossary_term *term = &glossary->terms[0];
	auto_string char *law = template_format_law(&term->law, LANGUAGE_CHINESE);

	assert_string_equal(glossary->name, "small");
	assert_string_equal(
		localized_text(&glossary->title, LANGUAGE_PORTUGUESE), "Glossário pequeno");
	assert_true(glossary->languages[LANGUAGE_CHINESE]);
	assert_int_equal(glossary->term_count, 7);
	assert_string_equal(term->id, "controller");
	assert_string_equal(localized_text(&term->term, LANGUAGE_CHINESE), "負責實體");
	assert_int_equal(term->also_count[LANGUAGE_PORTUGUESE], 1);
	assert_string_equal(term->also[LANGUAGE_PORTUGUESE][0], "responsáveis");
	assert_int_equal(term->also_count[LANGUAGE_CHINESE], 0);
	assert_true(term->controlled);
	assert_true(term->verified);
	assert_string_equal(law, "法律第四條第一款（五）項");
	assert_false(template_law_needs_caveat(&term->law));
	assert_true(template_law_needs_caveat(&glossary->terms[1].law));
	assert_false(glossary->terms[2].controlled);
	assert_false(glossary->terms[2].verified);
}

/* A change to the small glossary as in test_load_faults.c. */
struct faulty {
	const char *from;
	const char *to;
	const char *message;
};

static bool
refuses(const struct faulty *faulty)
{
	auto_string char *whole = data_text("../glossaries/small.yaml");
	auto_string char *text = patch(whole, faulty->from, faulty->to);
	struct place place = take_mark(text);
	auto_string char *path = scratch_file(text);
	struct glossary *glossary = NULL;
	struct error_list faults = {0};
	bool refused = !glossary_load_file(path, &glossary, &faults);

	refused = fault_is_among(&faults, place, faulty->message) && refused;
	remove(path);
	glossary_free(&glossary);
	error_list_clear(&faults);
	return refused;
}

#define FIFTY "mmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmm"

static void
load__refuses__what_is_wrong(void **state)
{
	static const struct faulty faulties[] = {
		{"glossary: small\n", "glossary: §Small Words\n", "no name"},
		{"glossary: small\n", "glosary: small\n", "Is it \"glossary\"?"},
		{"glossary: small\n", "", "The key \"glossary\" is missing here."},
		{"format: 1", "format: §2", "A newer version of the program is needed"},
		{"languages: [en, pt, zh-Hant]", "languages: [en, pt, §fr]", "not understood here"},
		{"title: {en: Small glossary, pt", "title: §{pt", "missing in: en."},
		{"caveat: {en: \"* Not checked.\", pt: \"* Não verificado.\", zh-Hant: \"* "
		 "未經核實。\"}\n",
			"", "so the glossary needs a \"caveat\""},
		{"id: sub_processor", "id: §controller", "stands here twice, first in line 18."},
		{"id: sub_processor", "id: §Sub", "is no id"},
		{"zh-Hant: \"再次合同人\"", "zh-Hant: §\"次合同人\"",
			"This form of a term stands in the glossary twice, first in line 28."},
		{"en: \"data subject\"", "en: §\"Personal  Data\"", "twice"},
		{"[\"controllers\"]", "[\"controllers\", §\" \"]", "A value is missing here."},
		{"[\"controllers\"]", "§\"controllers\"", "A list is expected here"},
		{"[\"controllers\"]", "[\"controllers\", §\"" FIFTY FIFTY FIFTY FIFTY "m\"]",
			"This form of a term is longer than"},
		{"{en: [\"controllers\"]", "{§english: [\"controllers\"]", "There is no key"},
		{"term: {en: \"processor\", pt: \"subcontratante\",", "term: §{en: \"processor\",",
			"This text is missing in: pt."},
		{"    explain:\n      en: \"A processor of the processor.\"",
			"    explian:\n      en: \"A processor of the processor.\"",
			"There is no key \"explian\" here. Is it \"explain\"?"},
		{"verified: false", "verified: §maybe", "not understood here"},
		{"{act: act, article: \"4(1)(6)\"", "{act: §acts, article: \"4(1)(6)\"",
			"There is no act \"acts\". Is it \"act\"?"},
		{"article: \"4(1)(6)\"", "article: §\"4/1\"", "is no article"},
	};

	(void)state;
	for (size_t i = 0; i < array_length(faulties); i++)
		if (!refuses(&faulties[i]))
			fail_msg("not refused as expected: %s", faulties[i].to);
}

static void
load__tells__all_faults_in_one_run(void **state)
{
	static const char text[] = "glossary: x\nformat: 1\nlanguages: [en]\n"
				   "title: {en: X}\nterms:\n  - {id: a, term: {en: a}}\n"
				   "  - {id: a, term: {en: A}, explain: {en: b}}\n";
	auto_string char *path = scratch_file(text);
	struct glossary *glossary = NULL;
	struct error_list faults = {0};

	(void)state;
	assert_false(glossary_load_file(path, &glossary, &faults));
	remove(path);
	assert_int_equal(faults.error_count, 3);
	assert_int_equal(faults.errors[0].line, 6);
	assert_int_equal(faults.errors[1].line, 7);
	assert_int_equal(faults.errors[1].column, 10);
	assert_int_equal(faults.errors[2].column, 24);
	error_list_clear(&faults);
}

static void
load__refuses__a_glossary_without_terms(void **state)
{
	static const char *const terms[][2] = {
		{"terms: []\n", "nothing in it"},
		{"", "\"terms\" is missing"},
		{"terms: {en: x}\n", "A list is expected"},
	};

	(void)state;
	for (size_t i = 0; i < array_length(terms); i++) {
		auto_string char *text = string_format("glossary: x\nformat: 1\nlanguages: [en]\n"
						       "title: {en: X}\n%s",
			terms[i][0]);
		auto_string char *path = scratch_file(text);
		struct glossary *glossary = NULL;
		struct error_list faults = {0};

		assert_false(glossary_load_file(path, &glossary, &faults));
		assert_true(fault_is_among(&faults, (struct place){0}, terms[i][1]));
		remove(path);
		error_list_clear(&faults);
	}
}

static void
load__tells__that_a_file_is_not_there(void **state)
{
	struct glossary *glossary = NULL;
	struct error_list faults = {0};

	(void)state;
	assert_false(glossary_load_file("/nothing/here.yaml", &glossary, &faults));
	assert_int_equal(faults.errors[0].kind, ERROR_IO);
	error_list_clear(&faults);
}

/* What is found, as "id:excerpt" with blanks between. */
static char *
find(const struct glossary *glossary, enum language language, const char *text)
{
	struct glossary_match *matches;
	size_t count;
	struct string found = {0};

	glossary_find(glossary, text, language, &matches, &count);
	for (size_t i = 0; i < count; i++) {
		string_append_format(&found, "%s%s:", i ? " " : "", matches[i].term->id);
		string_append_bytes(&found, text + matches[i].offset, matches[i].length);
	}
	free(matches);
	return string_take(&found);
}

struct finding {
	enum language language;
	const char *text;
	const char *expected;
};

static void
find__finds__terms_in_order(void **state)
{
	static const struct finding findings[] = {
		{LANGUAGE_ENGLISH, "The controller and its processors.",
			"controller:controller processor:processors"},
		{LANGUAGE_ENGLISH, "DATA SUBJECTS; a Controller's consent",
			"data_subject:DATA SUBJECTS controller:Controller consent:consent"},
		/* Longest match, at the start and later. */
		{LANGUAGE_PORTUGUESE, "o subcontratante ulterior do subcontratante",
			"sub_processor:subcontratante ulterior processor:subcontratante"},
		/* Not within longer words, hyphens included. */
		{LANGUAGE_ENGLISH, "microcontroller controllership consented data subjecting", ""},
		{LANGUAGE_ENGLISH, "a sub-processor", "sub_processor:sub-processor"},
		{LANGUAGE_ENGLISH, "a co-controller, processor-like, 3controller", ""},
		{LANGUAGE_ENGLISH, "- controller -", "controller:controller"},
		{LANGUAGE_ENGLISH, "controller–processor (consent)",
			"controller:controller processor:processor consent:consent"},
		/* Blanks of any kind part the words of a term. */
		{LANGUAGE_ENGLISH, " personal\n  data\u00A0subject ",
			"personal_data:personal\n  data"},
		{LANGUAGE_ENGLISH, "data\u00A0subject\n", "data_subject:data\u00A0subject"},
		{LANGUAGE_ENGLISH, "personaldata", ""},
		/* Case does not matter, accents do. */
		{LANGUAGE_PORTUGUESE, "PROTECÇÃO, Protecção, proteccao, proteção",
			"protection:PROTECÇÃO protection:Protecção"},
		{LANGUAGE_PORTUGUESE, "Responsável, irresponsável, responsavel",
			"controller:Responsável"},
		/* Chinese within Chinese; the longer of two that overlap. */
		{LANGUAGE_CHINESE, "負責實體須通知次合同人。",
			"controller:負責實體 processor:次合同人"},
		{LANGUAGE_CHINESE, "再次合同人", "sub_processor:再次合同人"},
		{LANGUAGE_CHINESE, "個人資料當事人", "data_subject:資料當事人"},
		{LANGUAGE_CHINESE, "其當事人的個人資料保護",
			"data_subject:當事人 personal_data:個人資料 protection:保護"},
		{LANGUAGE_CHINESE, "不同意見", "consent:同意"},
		/* Each language has its own. */
		{LANGUAGE_CHINESE, "controller", ""},
		{LANGUAGE_NONE, "controller", ""},
		{LANGUAGE_ENGLISH, "", ""},
		{LANGUAGE_ENGLISH, "\n", ""},
	};

	for (size_t i = 0; i < array_length(findings); i++) {
		auto_string char *found = find(*state, findings[i].language, findings[i].text);

		assert_string_equal(found, findings[i].expected);
	}
}

static void
find__keeps_latin_words_whole__in_chinese_too(void **state)
{
	auto_string char *path = scratch_file("glossary: x\nformat: 1\nlanguages: [zh-Hant]\n"
					      "title: {zh-Hant: X}\nterms:\n"
					      "  - {id: ai, term: {zh-Hant: AI}, explain: "
					      "{zh-Hant: 人工智能}}\n");
	struct glossary *glossary = load_glossary(path);
	auto_string char *found = find(glossary, LANGUAGE_CHINESE, "以ai系統，MAIN，AI。");

	(void)state;
	assert_string_equal(found, "ai:ai ai:AI");
	remove(path);
	glossary_free(&glossary);
}

static void
find__is_quick__in_long_texts(void **state)
{
	struct string yaml = {0};
	struct string text = {0};
	struct glossary_match *matches;
	size_t count;

	(void)state;
	string_append(&yaml, "glossary: x\nformat: 1\nlanguages: [en]\ntitle: {en: X}\nterms:\n");
	for (int i = 0; i < 150; i++)
		string_append_format(&yaml,
			"  - {id: t%d, term: {en: term number %d}, explain: {en: e}}\n", i, i);
	while (text.length < 100000)
		string_append(&text, "term number 7 and term number x, ");

	auto_string char *path = scratch_file(string_text(&yaml));
	struct glossary *glossary = load_glossary(path);
	int64_t begun = clock_monotonic();

	glossary_find(glossary, string_text(&text), LANGUAGE_ENGLISH, &matches, &count);
	assert_int_equal(count, text.length / strlen("term number 7 and term number x, "));
	/* It takes a few milliseconds; under valgrind on a busy machine, some hundreds. */
	assert_true(clock_monotonic() - begun < 10000);
	free(matches);
	remove(path);
	glossary_free(&glossary);
	string_clear(&yaml);
	string_clear(&text);
}

static void
contains__looks__in_all_forms(void **state)
{
	const struct glossary *glossary = *state;

	assert_true(glossary_term_contains(&glossary->terms[0], "RESPONSAVEIS"));
	assert_true(glossary_term_contains(&glossary->terms[0], "責實"));
	assert_true(glossary_term_contains(&glossary->terms[4], "subjects"));
	assert_false(glossary_term_contains(&glossary->terms[0], "decides"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(load__reads__terms, set_up, tear_down),
		cmocka_unit_test(load__refuses__what_is_wrong),
		cmocka_unit_test(load__tells__all_faults_in_one_run),
		cmocka_unit_test(load__refuses__a_glossary_without_terms),
		cmocka_unit_test(load__tells__that_a_file_is_not_there),
		cmocka_unit_test_setup_teardown(find__finds__terms_in_order, set_up, tear_down),
		cmocka_unit_test(find__keeps_latin_words_whole__in_chinese_too),
		cmocka_unit_test(find__is_quick__in_long_texts),
		cmocka_unit_test_setup_teardown(contains__looks__in_all_forms, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
