/* SPDX-License-Identifier: MIT */
/* How articles are written in a template, and how references to them are printed. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/array.h"
#include "base/memory.h"
#include "template/law.h"

static const struct template_act law_8 = {.label.text = {[LANGUAGE_ENGLISH] = "Law 8, {}",
						  [LANGUAGE_PORTUGUESE] = "Lei n.º 8, {}",
						  [LANGUAGE_CHINESE] = "第8號法律{}"},
	.has_parts = true,
	.parts = {
		[LAW_ARTICLE].text = {[LANGUAGE_ENGLISH] = "art. {}",
			[LANGUAGE_PORTUGUESE] = "artigo {}.º",
			[LANGUAGE_CHINESE] = "第{chinese}條"},
		[LAW_PARAGRAPH].text = {[LANGUAGE_ENGLISH] = "({})",
			[LANGUAGE_PORTUGUESE] = ", n.º {}",
			[LANGUAGE_CHINESE] = "第{chinese}款"},
		[LAW_ITEM].text = {[LANGUAGE_ENGLISH] = "({})",
			[LANGUAGE_PORTUGUESE] = ", alínea {})",
			[LANGUAGE_CHINESE] = "（{chinese}）項"},
	}};

static const struct template_act code = {.label.text = {[LANGUAGE_ENGLISH] = "{} of the Code"},
	.has_parts = true,
	.parts = {[LAW_ARTICLE].text = {[LANGUAGE_ENGLISH] = "article {}"}}};

static const struct template_act standard = {
	.label.text = {[LANGUAGE_ENGLISH] = "Standard {}", [LANGUAGE_CHINESE] = "標準第{}項"}};

static char *
format(const struct law_reference *references, size_t count, enum language language)
{
	/* Borrowed for the call, which only reads them. */
	struct law_references law = {(struct law_reference *)references, count};

	return template_format_law(&law, language);
}

static void
assert_article(const char *article, enum language language, const char *expected)
{
	struct law_reference reference = {&law_8, (char *)article, true};
	auto_string char *line = format(&reference, 1, language);

	assert_string_equal(line, expected);
}

static void
format_law__prints__articles_paragraphs_items(void **state)
{
	(void)state;
	assert_article("4", LANGUAGE_ENGLISH, "Law 8, art. 4");
	assert_article("4(1)", LANGUAGE_ENGLISH, "Law 8, art. 4(1)");
	assert_article("4(1)(5)", LANGUAGE_ENGLISH, "Law 8, art. 4(1)(5)");
	assert_article("4", LANGUAGE_PORTUGUESE, "Lei n.º 8, artigo 4.º");
	assert_article("4(1)(5)", LANGUAGE_PORTUGUESE, "Lei n.º 8, artigo 4.º, n.º 1, alínea 5)");
	assert_article("4(1)(5)", LANGUAGE_CHINESE, "第8號法律第四條第一款（五）項");
}

static void
format_law__leaves_out__paragraph_that_is_not_there(void **state)
{
	(void)state;
	assert_article("23()(7)", LANGUAGE_ENGLISH, "Law 8, art. 23(7)");
	assert_article("23()(7)", LANGUAGE_PORTUGUESE, "Lei n.º 8, artigo 23.º, alínea 7)");
	assert_article("23()(7)", LANGUAGE_CHINESE, "第8號法律第二十三條（七）項");
}

static void
format_law__keeps__letter_of_item(void **state)
{
	(void)state;
	assert_article("9(2)(b)", LANGUAGE_PORTUGUESE, "Lei n.º 8, artigo 9.º, n.º 2, alínea b)");
	assert_article("9(2)(b)", LANGUAGE_CHINESE, "第8號法律第九條第二款（b）項");
}

static void
format_law__writes__chinese_numerals(void **state)
{
	static const struct {
		const char *number;
		const char *expected;
	} cases[] = {
		{"1", "第8號法律第一條"},
		{"10", "第8號法律第十條"},
		{"12", "第8號法律第十二條"},
		{"20", "第8號法律第二十條"},
		{"99", "第8號法律第九十九條"},
		{"100", "第8號法律第一百條"},
		{"105", "第8號法律第一百零五條"},
		{"110", "第8號法律第一百一十條"},
		{"492", "第8號法律第四百九十二條"},
		{"1005", "第8號法律第一千零五條"},
		{"2031", "第8號法律第二千零三十一條"},
	};

	(void)state;
	for (size_t i = 0; i < array_length(cases); i++)
		assert_article(cases[i].number, LANGUAGE_CHINESE, cases[i].expected);
}

static void
format_law__prints_act_once__for_articles_that_follow_each_other(void **state)
{
	static const struct law_reference references[] = {
		{&law_8, (char *)"19", true}, {&law_8, (char *)"20(1)", true}};
	auto_string char *english = format(references, 2, LANGUAGE_ENGLISH);
	auto_string char *portuguese = format(references, 2, LANGUAGE_PORTUGUESE);
	auto_string char *chinese = format(references, 2, LANGUAGE_CHINESE);

	(void)state;
	assert_string_equal(english, "Law 8, art. 19; art. 20(1)");
	assert_string_equal(portuguese, "Lei n.º 8, artigo 19.º; artigo 20.º, n.º 1");
	assert_string_equal(chinese, "第8號法律第十九條、第二十條第一款");
}

static void
format_law__puts_asterisk__behind_the_article_not_checked(void **state)
{
	static const struct law_reference references[] = {{&code, (char *)"3", false},
		{&code, (char *)"7", true}, {&law_8, (char *)"19", false},
		{&law_8, (char *)"20", true}};
	auto_string char *line = format(references, 4, LANGUAGE_ENGLISH);

	(void)state;
	assert_string_equal(line, "article 3*; article 7 of the Code; Law 8, art. 19*; art. 20");
}

static void
format_law__names_act_again__after_another(void **state)
{
	static const struct law_reference references[] = {{&law_8, (char *)"19", true},
		{&standard, (char *)"A.1(x)", false}, {&standard, (char *)"A.2", true},
		{&law_8, (char *)"20", true}};
	auto_string char *english = format(references, 4, LANGUAGE_ENGLISH);
	auto_string char *chinese = format(references, 4, LANGUAGE_CHINESE);

	(void)state;
	assert_string_equal(
		english, "Law 8, art. 19; Standard A.1(x)*; Standard A.2; Law 8, art. 20");
	assert_string_equal(
		chinese, "第8號法律第十九條；標準第A.1(x)項*；標準第A.2項；第8號法律第二十條");
}

static void
split_article__refuses__what_is_written_otherwise(void **state)
{
	static const char *const wrong[] = {"", "a", "0", "04", "4.1", "4 (1)", "4(1", "4)", "4()",
		"4(1)()", "4()()", "4(a)", "4(1)(ab)", "4(1)(A)", "4(1)(5)(2)", "4(1)(5) ", "(1)",
		"12345", "A.8.2"};
	struct law_article article = {0};

	(void)state;
	for (size_t i = 0; i < array_length(wrong); i++)
		assert_false(law_split_article(wrong[i], &article));
	assert_null(article.parts[LAW_ARTICLE].text);
	assert_true(law_split_article("9999(10)(12)", &article));
	assert_int_equal(article.parts[LAW_ITEM].length, 2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(format_law__prints__articles_paragraphs_items),
		cmocka_unit_test(format_law__leaves_out__paragraph_that_is_not_there),
		cmocka_unit_test(format_law__keeps__letter_of_item),
		cmocka_unit_test(format_law__writes__chinese_numerals),
		cmocka_unit_test(format_law__prints_act_once__for_articles_that_follow_each_other),
		cmocka_unit_test(format_law__puts_asterisk__behind_the_article_not_checked),
		cmocka_unit_test(format_law__names_act_again__after_another),
		cmocka_unit_test(split_article__refuses__what_is_written_otherwise),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
