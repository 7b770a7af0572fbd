/* SPDX-License-Identifier: MIT */
/* YAML as nodes with places, and hostile YAML, which is refused before it costs anything. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "support.h"
#include "template/document.h"
#include "template/load.h"

static void
repeat(struct string *text, const char *part, size_t count)
{
	for (size_t i = 0; i < count; i++)
		string_append(text, part);
}

/* The text, which is consumed, is refused as a template with this fault, at once. */
static void
assert_refused(struct string *text, const char *expected)
{
	struct template *template = NULL;
	struct error_list faults = {0};
	clock_t begin = clock();

	assert_false(template_load_text(
		string_text(text), text->length, "hostile.yaml", &template, &faults));
	assert_null(template);

	auto_string char *fault = describe_fault(&faults, 0);

	if (!strstr(fault, expected))
		fail_msg("expected %s, got %s", expected, fault);
	/* It takes milliseconds; what the limits are against takes a minute. */
	assert_true((clock() - begin) / CLOCKS_PER_SEC < 10);
	assert_in_range(faults.error_count, 1, FAULTS_MAXIMUM);
	error_list_clear(&faults);
	string_clear(text);
}

static void
document__refuses_nesting__at_once(void **state)
{
	static const char *const parts[] = {"[", "{", "{a: ", "- ", "? ", "[{a: "};
	struct string text = {0};

	(void)state;
	for (size_t i = 0; i < array_length(parts); i++) {
		repeat(&text, parts[i], 100000);
		assert_refused(&text, "1:");
	}
	repeat(&text, "[", 100000);
	repeat(&text, "]", 100000);
	assert_refused(&text, "1:33: This is nested more than 32 deep.");
	repeat(&text, "[", 1000000);
	assert_refused(&text, "1:33: This is nested more than 32 deep.");
}

static void
document__reads__what_is_just_deep_enough(void **state)
{
	struct string text = {0};
	struct document document;
	struct error_list faults = {0};

	(void)state;
	repeat(&text, "[", DOCUMENT_DEPTH_MAXIMUM);
	repeat(&text, "]", DOCUMENT_DEPTH_MAXIMUM);
	assert_true(
		document_parse(string_text(&text), text.length, "deep.yaml", &document, &faults));
	assert_int_equal(faults.error_count, 0);
	document_free(&document);
	string_clear(&text);
}

static void
document__refuses_aliases__without_following_them(void **state)
{
	struct string text = {0};

	(void)state;
	string_append(&text, "a: &a [x, x, x, x, x, x, x, x, x]\n");
	for (char name = 'b'; name <= 'i'; name++) {
		string_append_format(&text, "%c: &%c [", name, name);
		for (int i = 0; i < 9; i++)
			string_append_format(&text, "%s*%c", i ? ", " : "", name - 1);
		string_append(&text, "]\n");
	}
	assert_refused(&text, "1:1: The key");

	string_append(&text, "&a [*a]");
	assert_refused(&text, "1:1: Anchors");

	string_append(&text, "a: &a x\nb: [");
	repeat(&text, "*a, ", 200000);
	string_append(&text, "]");
	assert_refused(&text, "1:4: Anchors");

	repeat(&text, "- &a x\n", 80000);
	assert_refused(&text, "1:3: Anchors");
}

static void
document__refuses__too_much_of_anything(void **state)
{
	struct string text = {0};

	(void)state;
	for (int i = 0; i < 200000; i++)
		string_append_format(&text, "k%d: x\n", i);
	assert_refused(&text, "10001:1: There are more than 10000 items here");

	string_append(&text, "a: ");
	repeat(&text, "x", DOCUMENT_SCALAR_MAXIMUM + 1);
	assert_refused(&text, "1:4: This text is longer than 65536 bytes");

	repeat(&text, "# nothing here, at some length\n", 140000);
	assert_refused(&text, "The file is larger than 4 MiB.");

	for (int i = 0; i < 30; i++) {
		string_append_format(&text, "a%d:\n", i);
		repeat(&text, "  - x\n", 9999);
	}
	assert_refused(&text, "The file holds too much.");

	repeat(&text, "%TAG !a! tag:a\n", 200000);
	assert_refused(&text, "1:1: A line may not begin with \"%\"");
}

static void
document__refuses__what_is_no_file_of_one_mapping(void **state)
{
	struct string text = {0};

	(void)state;
	assert_refused(&text, "1:1: The file is empty.");
	string_append(&text, "# only this\n");
	assert_refused(&text, "1:1: The file is empty.");
	string_append(&text, "just words");
	assert_refused(&text, "1:1: A mapping is expected");
	string_append_bytes(&text,
		"\xff\xfe"
		"a\0:\0",
		6);
	assert_refused(&text, "1:1: The file is not valid UTF-8");
	string_append_bytes(&text, "a: b\0c", 6);
	assert_refused(&text, "1:5: The character U+0000");
	string_append(&text, "a: \xC2\x85 b");
	assert_refused(&text, "1:4: The character U+0085");
}

static void
document__stops_reporting__after_a_hundred_faults(void **state)
{
	struct string text = {0};
	struct document document;
	struct error_list faults = {0};

	(void)state;
	repeat(&text, "- !x y\n", 500);
	assert_true(
		document_parse(string_text(&text), text.length, "many.yaml", &document, &faults));
	assert_int_equal(faults.error_count, FAULTS_MAXIMUM);
	document_free(&document);
	error_list_clear(&faults);
	string_clear(&text);
}

/* Find `word` in the value of the key `k`, and check where it stands in the file. */
static void
assert_located(const char *text, const char *word, int line, int column)
{
	struct document document;
	struct error_list faults = {0};
	const struct node *node;
	struct place place;

	assert_true(document_parse(text, strlen(text), "place.yaml", &document, &faults));
	node = node_get(document.root, "k");
	assert_non_null(node);
	assert_non_null(strstr(node->text, word));
	place = document_locate(node, (size_t)(strstr(node->text, word) - node->text));
	assert_int_equal(place.line, line);
	assert_int_equal(place.column, column);
	document_free(&document);
}

static void
locate__finds_words__in_every_way_of_writing_a_text(void **state)
{
	(void)state;
	assert_located("k: one two", "two", 1, 8);
	assert_located("\xEF\xBB\xBFk: one two", "two", 1, 8);
	assert_located("中: x\nk: 資料 two", "two", 2, 7);
	assert_located("k: \"one two\"", "two", 1, 9);
	assert_located("k: 'it''s two'", "two", 1, 11);
	assert_located("k: \"\\\"é\\u00e9\\\" two\"", "two", 1, 17);
	assert_located("k: one\n  and\n   two", "two", 3, 4);
	assert_located("k: \"one\n\n  and \\\n  two\"", "two", 4, 3);
	assert_located("k: |\n  one\n  two\n", "two", 3, 3);
	assert_located("k: >-\n\n   one\n   two", "two", 4, 4);
	assert_located("{j: \"x\", k: one   two}", "two", 1, 19);
}

static void
locate__finds_the_end__after_the_last_word(void **state)
{
	static const char text[] = "k: one\nj: x\n";
	struct document document;
	struct error_list faults = {0};
	struct place place;

	(void)state;
	assert_true(document_parse(text, strlen(text), "place.yaml", &document, &faults));
	place = document_locate(node_get(document.root, "k"), 3);
	assert_int_equal(place.line, 1);
	assert_int_equal(place.column, 7);
	document_free(&document);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(document__refuses_nesting__at_once),
		cmocka_unit_test(document__reads__what_is_just_deep_enough),
		cmocka_unit_test(document__refuses_aliases__without_following_them),
		cmocka_unit_test(document__refuses__too_much_of_anything),
		cmocka_unit_test(document__refuses__what_is_no_file_of_one_mapping),
		cmocka_unit_test(document__stops_reporting__after_a_hundred_faults),
		cmocka_unit_test(locate__finds_words__in_every_way_of_writing_a_text),
		cmocka_unit_test(locate__finds_the_end__after_the_last_word),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
