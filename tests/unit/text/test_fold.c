/* SPDX-License-Identifier: MIT */
/* Unit tests of text/fold. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "text/fold.h"

static void
assert_folded(const char *text, const char *expected)
{
	char *folded = fold_text(text);

	assert_string_equal(folded, expected);
	free(folded);
}

static void
fold_text__drops__case_accents_and_width(void **state)
{
	(void)state;
	assert_folded("Avaliação ÀÉÎÕÜ", "avaliacao aeiou");
	assert_folded("e\u0301", "e");
	assert_folded("ＡＢＣ１２３，", "abc123,");
	assert_folded("ｶﾞ", "カ");
	assert_folded("Straße ΣΑΣ Σας", "strasse σασ σασ");
	assert_folded("ﬁ\u00A0x\u3000y", "fi x y");
	assert_folded("a\u200Bb\u00AD\nc", "ab c");
	assert_folded(NULL, "");
}

static void
fold_text__keeps__chinese(void **state)
{
	(void)state;
	assert_folded("個人資料保護法", "個人資料保護法");
	assert_folded("\uFA19", "神");
	assert_folded("𠮷", "𠮷");
}

static void
fold_text__survives__bad_bytes(void **state)
{
	(void)state;
	assert_folded("a\xff\xe5", "a\uFFFD\uFFFD");
}

static void
fold_contains__finds__in_any_script(void **state)
{
	(void)state;
	assert_true(fold_contains("A avaliação de impacto", "avaliacao"));
	assert_true(fold_contains("avaliacao", "AVALIAÇÃO"));
	assert_true(fold_contains("個人資料保護辦公室", "資料"));
	assert_true(fold_contains("個人資料保護辦公室", "公室"));
	assert_true(fold_contains("Ｄｉｎｇ Talk", "ding"));
	assert_true(fold_contains("한국어", "한국"));
	assert_true(fold_contains("anything", ""));
	assert_false(fold_contains("個人資料", "料資"));
	assert_false(fold_contains("", "a"));
	assert_true(fold_contains_folded("AVALIAÇÃO", "avaliacao"));
}

static void
fold_equal__compares__folded_texts(void **state)
{
	(void)state;
	assert_true(fold_equal("Avaliação", "AVALIACAO"));
	assert_true(fold_equal("e\u0301", "e"));
	assert_true(fold_equal("ae\u0301", "ae"));
	assert_true(fold_equal("Straße", "STRASSE"));
	assert_true(fold_equal("資料 A", "資料 Ａ"));
	assert_true(fold_equal("", "\u200B"));
	assert_false(fold_equal("資料", "資"));
	assert_false(fold_equal("資料", "資源"));
	assert_false(fold_equal("a", "ab"));
	assert_false(fold_equal("á", "b"));
}

static void
fold_case__keeps__accents(void **state)
{
	(void)state;
	assert_int_equal(fold_case('P'), 'p');
	assert_int_equal(fold_case(0xC7), 0xE7); /* Ç */
	assert_int_equal(fold_case(0xE7), 0xE7);
	assert_int_equal(fold_case(0x8CC7), 0x8CC7); /* 資 */
	assert_int_equal(fold_case('1'), '1');
}

static void
fold_is_of_word__tells__letters_from_what_parts_words(void **state)
{
	(void)state;
	assert_true(fold_is_of_word('a'));
	assert_true(fold_is_of_word(0xE7));
	assert_true(fold_is_of_word(0x301)); /* a lone accent */
	assert_true(fold_is_of_word('7'));
	assert_false(fold_is_of_word(' '));
	assert_false(fold_is_of_word('-'));
	assert_false(fold_is_of_word('\''));
	assert_false(fold_is_of_word(0xFF0C)); /* a full-width comma */
	assert_false(fold_is_of_word(0x8CC7));
	assert_false(fold_is_of_word(0x20BB7)); /* 𠮷 */
	assert_false(fold_is_of_word(0x3007));  /* 〇 */
}

static void
fold_nearest__suggests__what_was_meant(void **state)
{
	static const char *const keys[] = {"title", "label", "required", "kinds", "list"};

	(void)state;
	assert_string_equal(fold_nearest("titel", keys, 5), "title");
	assert_string_equal(fold_nearest("Label", keys, 5), "label");
	assert_string_equal(fold_nearest("requierd", keys, 5), "required");
	assert_string_equal(fold_nearest("kind", keys, 5), "kinds");
	assert_string_equal(fold_nearest("lst", keys, 5), "list");
	assert_null(fold_nearest("frequency", keys, 5));
	assert_null(fold_nearest("", keys, 5));
	assert_null(fold_nearest("title", keys, 0));
}

/* One fault of a hostile file: what is too long to be meant is not compared. */
static void
fold_nearest__passes_over__what_is_far_too_long(void **state)
{
	char *candidate = memory_allocate(60001);
	const char *candidates[1000];

	(void)state;
	memset(candidate, 'a', 60000);
	for (size_t i = 0; i < 1000; i++)
		candidates[i] = candidate;
	candidates[999] = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac";
	assert_string_equal(
		fold_nearest("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab",
			candidates, 1000),
		candidates[999]);
	free(candidate);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fold_text__drops__case_accents_and_width),
		cmocka_unit_test(fold_text__keeps__chinese),
		cmocka_unit_test(fold_text__survives__bad_bytes),
		cmocka_unit_test(fold_contains__finds__in_any_script),
		cmocka_unit_test(fold_equal__compares__folded_texts),
		cmocka_unit_test(fold_case__keeps__accents),
		cmocka_unit_test(fold_is_of_word__tells__letters_from_what_parts_words),
		cmocka_unit_test(fold_nearest__suggests__what_was_meant),
		cmocka_unit_test(fold_nearest__passes_over__what_is_far_too_long),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
