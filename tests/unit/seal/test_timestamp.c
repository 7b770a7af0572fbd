/* SPDX-License-Identifier: MIT */
/* Unit tests of seal/timestamp. What a request must be was made with openssl. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "seal/timestamp.h"

/* Of "text". */
static const char request_hex[] =
	"30390201013031300d060960864801650304020105000420982d9e3eb996f559e633f4d194def3761d909f5a3b"
	"647d1a851fead67c32c9d10101ff";

static void
request__is_what_openssl_makes(void **state)
{
	struct seal_hash hash = seal_hash_bytes("text", 4);
	struct string bytes = {0};

	(void)state;
	timestamp_append_request(&bytes, &hash);

	auto_string char *hex = seal_write_hex(bytes.data, bytes.length);

	assert_string_equal(hex, request_hex);
	string_clear(&bytes);
}

/* A reply as short as there can be: its status, and a token that has the imprint. */
static void
make_reply(struct string *reply, char status, const char *signed_text)
{
	struct seal_hash hash = seal_hash_bytes(signed_text, strlen(signed_text));
	struct string request = {0};

	timestamp_append_request(&request, &hash);
	string_append_bytes(reply, "\x30\x3A\x30\x03\x02\x01", 6);
	string_append_byte(reply, status);
	string_append_bytes(reply, "\x30\x33", 2);
	string_append_bytes(reply, request.data + 5, 51);
	string_clear(&request);
}

static void
assert_reply(const struct string *reply, size_t length, const char *refusal)
{
	struct seal_hash hash = seal_hash_bytes("text", 4);
	struct error error = {0};
	bool is_right = timestamp_check_reply(reply->data, length, &hash, &error);

	if (!refusal) {
		assert_true(is_right);
		return;
	}
	assert_false(is_right);
	assert_non_null(strstr(error.message, refusal));
	error_clear(&error);
}

static void
reply__is_for_this_text(void **state)
{
	struct string reply = {0};

	(void)state;
	make_reply(&reply, 0, "text");
	assert_reply(&reply, reply.length, NULL);
	for (size_t i = 0; i < reply.length; i++)
		assert_reply(&reply, i, "no reply");
	string_clear(&reply);
	make_reply(&reply, 0, "other");
	assert_reply(&reply, reply.length, "another text");
	string_clear(&reply);
}

static void
reply__may_be_a_refusal(void **state)
{
	struct string reply = {0};

	(void)state;
	make_reply(&reply, 2, "text");
	assert_reply(&reply, reply.length, "refused");
	string_clear(&reply);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(request__is_what_openssl_makes),
		cmocka_unit_test(reply__is_for_this_text),
		cmocka_unit_test(reply__may_be_a_refusal),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
