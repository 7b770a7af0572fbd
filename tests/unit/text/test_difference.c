/* SPDX-License-Identifier: MIT */
/* Unit tests of text/difference. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/string.h"
#include "text/difference.h"

/* Both texts in one: what went in [], what came in {}. */
static char *
mark(const char *old_text, const char *new_text)
{
	struct difference difference;
	struct string marked = {0};
	size_t old_end = 0;
	size_t new_end = 0;

	difference_find(old_text, new_text, &difference);
	for (size_t i = 0; i < difference.part_count; i++) {
		const struct difference_part *part = &difference.parts[i];

		assert_int_equal(part->old_start, old_end);
		assert_int_equal(part->new_start, new_end);
		old_end += part->old_length;
		new_end += part->new_length;
		if (part->is_same) {
			assert_int_equal(part->old_length, part->new_length);
			assert_memory_equal(old_text + part->old_start, new_text + part->new_start,
				part->old_length);
			string_append_bytes(&marked, old_text + part->old_start, part->old_length);
			continue;
		}
		if (part->old_length) {
			string_append(&marked, "[");
			string_append_bytes(&marked, old_text + part->old_start, part->old_length);
			string_append(&marked, "]");
		}
		if (part->new_length) {
			string_append(&marked, "{");
			string_append_bytes(&marked, new_text + part->new_start, part->new_length);
			string_append(&marked, "}");
		}
	}
	assert_int_equal(old_end, strlen(old_text));
	assert_int_equal(new_end, strlen(new_text));
	difference_clear(&difference);
	return string_take(&marked);
}

static void
assert_marked(const char *old_text, const char *new_text, const char *expected)
{
	auto_string char *marked = mark(old_text, new_text);

	assert_string_equal(marked, expected);
}

static void
difference__marks_words(void **state)
{
	(void)state;
	assert_marked("kept for five years", "kept for six years", "kept for [five]{six} years");
	assert_marked("one two", "one two three", "one two{ three}");
	assert_marked("one two three", "two three", "[one ]two three");
	assert_marked("the same", "the same", "the same");
	assert_marked("", "", "");
	assert_marked("", "new", "{new}");
	assert_marked("old", "", "[old]");
	assert_marked("a b c d e", "a x c y e", "a [b]{x} c [d]{y} e");
}

static void
difference__marks_phrase_as_one(void **state)
{
	(void)state;
	assert_marked("sent to the main office today", "sent to a branch today",
		"sent to [the main office]{a branch} today");
}

static void
difference__marks_characters__in_chinese(void **state)
{
	(void)state;
	assert_marked("資料保存五年後刪除", "資料保存十年後刪除", "資料保存[五]{十}年後刪除");
	assert_marked("個人資料", "敏感個人資料", "{敏感}個人資料");
	assert_marked("保存於澳門的伺服器", "保存於香港的伺服器", "保存於[澳門]{香港}的伺服器");
}

static void
difference__keeps_clusters_whole(void **state)
{
	(void)state;
	assert_marked("cafe\xcc\x81 now", "cafe now", "[cafe\xcc\x81]{cafe} now");
	assert_marked("protecção de dados", "protecção dos dados", "protecção [de]{dos} dados");
}

/* `count` words that follow from a number. */
static char *
write_words(size_t count, size_t factor)
{
	struct string text = {0};

	for (size_t i = 0; i < count; i++)
		string_append_format(&text, "w%zu ", i * factor);
	return string_take(&text);
}

static void
difference__gives_up_gracefully__on_long_texts(void **state)
{
	auto_string char *old_words = write_words(20000, 1);
	auto_string char *new_words = write_words(20000, 3);
	auto_string char *old_text = string_format("begin %send", old_words);
	auto_string char *new_text = string_format("begin %send", new_words);
	auto_string char *same = string_format("%sone %s", old_words, old_words);
	auto_string char *other = string_format("%stwo %s", old_words, old_words);
	auto_string char *marked = mark(same, other);
	struct difference difference;

	(void)state;
	difference_find(old_text, new_text, &difference);
	assert_in_range(difference.part_count, 3, 3);
	assert_false(difference.parts[1].is_same);
	difference_clear(&difference);
	assert_non_null(strstr(marked, " [one]{two} "));
}

/* Whatever is compared, the parts hold all of both: mark() asserts it. */
static void
difference__holds_every_byte(void **state)
{
	static const char *const words[] = {"a", "b", " ", "資", "料", "\n", ", "};
	unsigned seed = 7;

	(void)state;
	for (int round = 0; round < 500; round++) {
		struct string texts[2] = {0};

		for (int side = 0; side < 2; side++) {
			for (int i = 0; i < round % 40; i++) {
				seed = seed * 1103515245u + 12345u;
				string_append(&texts[side], words[(seed >> 16) % 7]);
			}
		}
		free(mark(string_text(&texts[0]), string_text(&texts[1])));
		string_clear(&texts[0]);
		string_clear(&texts[1]);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(difference__marks_words),
		cmocka_unit_test(difference__marks_phrase_as_one),
		cmocka_unit_test(difference__marks_characters__in_chinese),
		cmocka_unit_test(difference__keeps_clusters_whole),
		cmocka_unit_test(difference__gives_up_gracefully__on_long_texts),
		cmocka_unit_test(difference__holds_every_byte),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
