/* SPDX-License-Identifier: MIT */
/* Unit tests of text/json. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "text/json.h"

static void
json__indents__nested_groups(void **state)
{
	struct json json = {0};

	(void)state;
	json_open_object(&json, NULL);
	json_string(&json, "title", "個人");
	json_open_array(&json, "numbers");
	json_integer(&json, NULL, -1);
	json_integer(&json, NULL, INT64_MAX);
	json_close_array(&json);
	json_boolean(&json, "done", false);
	json_string(&json, "client", NULL);
	json_open_object(&json, "empty");
	json_close_object(&json);
	json_close_object(&json);
	assert_string_equal(string_text(&json.text), "{\n"
						     "  \"title\": \"個人\",\n"
						     "  \"numbers\": [\n"
						     "    -1,\n"
						     "    9223372036854775807\n"
						     "  ],\n"
						     "  \"done\": false,\n"
						     "  \"client\": null,\n"
						     "  \"empty\": {}\n"
						     "}\n");
	string_clear(&json.text);
}

static void
json_string__escapes__what_it_must(void **state)
{
	struct json json = {0};

	(void)state;
	json_open_array(&json, NULL);
	json_string(&json, NULL, "a\"b\\c\n\t\r\033\x7f/");
	json_close_array(&json);
	assert_string_equal(
		string_text(&json.text), "[\n  \"a\\\"b\\\\c\\n\\t\\u000d\\u001b\\u007f/\"\n]\n");
	string_clear(&json.text);
}

static void
string__escapes__what_would_deceive_a_reader(void **state)
{
	struct json json = {0};

	(void)state;
	json_string(&json, NULL,
		"a\xe2\x80\xae"
		"b\xe2\x81\xa6"
		"c\xf3\xa0\x81\x81"
		"d釘e");
	assert_string_equal(string_text(&json.text), "\"a\\u202eb\\u2066c\\udb40\\udc41d釘e\"");
	string_clear(&json.text);
	json = (struct json){0};
	/* A control sequence in one character, Arabic's mark of direction, a byte order mark. */
	json_string(&json, NULL,
		"a\xc2\x9b"
		"31mb\u061cc\ufeffd\u2028");
	assert_string_equal(string_text(&json.text), "\"a\\u009b31mb\\u061cc\\ufeffd\\u2028\"");
	string_clear(&json.text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(string__escapes__what_would_deceive_a_reader),
		cmocka_unit_test(json__indents__nested_groups),
		cmocka_unit_test(json_string__escapes__what_it_must),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
