/* SPDX-License-Identifier: MIT */
/* Unit tests of seal/chain. The expected hashes were made with other tools. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "seal/chain.h"

static const unsigned char salt[SEAL_SALT_BYTES] = {
	0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};

static void
assert_hash(struct seal_hash hash, const char *expected)
{
	auto_string char *text = seal_write_hex(hash.bytes, SEAL_HASH_BYTES);

	assert_string_equal(text, expected);
}

static void
hash_bytes__is__sha256(void **state)
{
	(void)state;
	assert_hash(seal_hash_bytes("abc", 3),
		"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	assert_hash(seal_hash_bytes("", 0),
		"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

static void
value_hash__covers__salt_and_value(void **state)
{
	unsigned char other_salt[SEAL_SALT_BYTES] = {1};
	struct seal_hash one;
	struct seal_hash two;

	(void)state;
	assert_hash(seal_value_hash(salt, NULL),
		"23bb842412745468d897d75ec47aae60b0ea419e7d8d6793669b79397ef11ae9");
	assert_hash(seal_value_hash(salt, ""),
		"74ca5a0b7404802921bcd795afc3050782168ad9c040e636bce564a5910185a7");
	assert_hash(seal_value_hash(salt, "保存期限"),
		"e3605ee2aa59d66ccbd8ed2d7c1e9ff07ff54ce4053cf27bc3c7fecbdb36a563");
	one = seal_value_hash(salt, "yes");
	two = seal_value_hash(other_salt, "yes");
	assert_false(seal_hash_equal(&one, &two));
}

/* A change with something in every item, and what it holds on to. */
struct example {
	struct seal_hash parents[2];
	struct seal_edit edits[2];
	struct seal_change change;
};

static void
make_example(struct example *example)
{
	memset(example, 0, sizeof(*example));
	memset(&example->parents[0], 0x11, sizeof(example->parents[0]));
	memset(&example->parents[1], 0x22, sizeof(example->parents[1]));
	example->edits[0] = (struct seal_edit){.record = "r1",
		.field = "#",
		.language = "",
		.old_hash = seal_value_hash(salt, NULL),
		.new_hash = seal_value_hash(salt, "flow/1")};
	example->edits[1] = (struct seal_edit){.record = "r1",
		.field = "data",
		.language = "pt",
		.old_hash = seal_value_hash(salt, NULL),
		.new_hash = seal_value_hash(salt, "Registos"),
		.origin = "00ff"};
	example->change = (struct seal_change){.assessment = "a1",
		.writer = "w1",
		.sequence = 7,
		.lamport = 9,
		.parents = example->parents,
		.parent_count = 2,
		.time = 1767258000000,
		.name = "陳小姐",
		.organisation = "Hotel Lotus",
		.role = "",
		.act = "add",
		.reason = NULL,
		.edits = example->edits,
		.edit_count = 2};
	memset(&example->change.previous, 0x33, sizeof(example->change.previous));
}

static void
change_text__is__what_it_always_was(void **state)
{
	struct example example;
	size_t length;
	char *text;

	(void)state;
	make_example(&example);
	text = seal_change_text(&example.change, &length);
	assert_string_equal(text,
		"pia change 1\n"
		"previous 64:3333333333333333333333333333333333333333333333333333333333333333\n"
		"assessment 2:a1\n"
		"writer 2:w1\n"
		"sequence 1:7\n"
		"lamport 1:9\n"
		"parents 1:2\n"
		"parent 64:1111111111111111111111111111111111111111111111111111111111111111\n"
		"parent 64:2222222222222222222222222222222222222222222222222222222222222222\n"
		"time 13:1767258000000\n"
		"name 9:陳小姐\n"
		"organisation 11:Hotel Lotus\n"
		"role 0:\n"
		"act 3:add\n"
		"reason -\n"
		"edits 1:2\n"
		"record 2:r1\n"
		"field 1:#\n"
		"language 0:\n"
		"old 64:23bb842412745468d897d75ec47aae60b0ea419e7d8d6793669b79397ef11ae9\n"
		"new 64:660ab89cb82b70a7b9d48d29c78b05c107e37695ca2eebf2b86be6d270338c1e\n"
		"origin -\n"
		"record 2:r1\n"
		"field 4:data\n"
		"language 2:pt\n"
		"old 64:23bb842412745468d897d75ec47aae60b0ea419e7d8d6793669b79397ef11ae9\n"
		"new 64:9a7c75beab6cf9d54dea0338c3eeb9ce39c8800eb13918e6cc7e3aff9f4a9404\n"
		"origin 4:00ff\n");
	assert_int_equal(length, strlen(text));
	free(text);
}

static void
change_hash__is__the_hash_of_its_text(void **state)
{
	struct example example;
	struct seal_hash hash;
	struct seal_hash expected;
	size_t length;
	char *text;

	(void)state;
	make_example(&example);
	text = seal_change_text(&example.change, &length);
	expected = seal_hash_bytes(text, length);
	hash = seal_change_hash(&example.change);
	assert_true(seal_hash_equal(&hash, &expected));
	free(text);
}

/* The example with one thing changed; the number says which. False when there are no more. */
static bool
change_one_thing(struct example *example, int which)
{
	struct seal_change *change = &example->change;
	struct seal_edit *edit = &example->edits[1];

	switch (which) {
	case 0:
		change->previous.bytes[31] ^= 1;
		return true;
	case 1:
		change->assessment = "a2";
		return true;
	case 2:
		change->writer = "w2";
		return true;
	case 3:
		change->sequence = 8;
		return true;
	case 4:
		change->lamport = -9;
		return true;
	case 5:
		example->parents[1].bytes[0] ^= 0x80;
		return true;
	case 6:
		change->parent_count = 1;
		return true;
	case 7:
		change->time++;
		return true;
	case 8:
		change->name = "陳先生";
		return true;
	case 9:
		change->organisation = "Hotel";
		change->role = " Lotus";
		return true;
	case 10:
		change->role = NULL;
		return true;
	case 11:
		change->act = "edit";
		return true;
	case 12:
		change->reason = "";
		return true;
	case 13:
		change->reason = "-";
		return true;
	case 14:
		change->edit_count = 1;
		return true;
	case 15:
		edit->record = "r2";
		return true;
	case 16:
		edit->field = "from";
		return true;
	case 17:
		edit->language = "en";
		return true;
	case 18:
		edit->old_hash.bytes[0] ^= 1;
		return true;
	case 19:
		edit->new_hash.bytes[0] ^= 1;
		return true;
	case 20:
		edit->origin = NULL;
		return true;
	case 21:
		/* A text that looks like the items that follow it. */
		change->name = "陳小姐\norganisation 11:Hotel Lotus\nrole 0:";
		change->organisation = "";
		return true;
	default:
		return false;
	}
}

static void
change_hash__differs__for_every_item(void **state)
{
	struct seal_hash hashes[32];
	size_t count = 0;
	struct example example;

	(void)state;
	make_example(&example);
	hashes[count++] = seal_change_hash(&example.change);
	for (int which = 0; change_one_thing(&example, which); which++) {
		hashes[count] = seal_change_hash(&example.change);
		for (size_t i = 0; i < count; i++)
			assert_false(seal_hash_equal(&hashes[i], &hashes[count]));
		count++;
		make_example(&example);
	}
	assert_int_equal(count, 23);
}

static void
hex__is__in_small_letters(void **state)
{
	static const unsigned char bytes[4] = {0x00, 0xff, 0xa5, 0x9c};
	auto_string char *text = seal_write_hex(bytes, 4);

	(void)state;
	assert_string_equal(text, "00ffa59c");
}

static void
uuid__is__random_version_four(void **state)
{
	char *last = seal_uuid();

	(void)state;
	for (int i = 0; i < 200; i++) {
		char *uuid = seal_uuid();

		assert_int_equal(strlen(uuid), 36);
		assert_int_equal(strspn(uuid, "0123456789abcdef-"), 36);
		assert_true(
			uuid[8] == '-' && uuid[13] == '-' && uuid[18] == '-' && uuid[23] == '-');
		assert_int_equal(uuid[14], '4');
		assert_non_null(strchr("89ab", uuid[19]));
		assert_string_not_equal(uuid, last);
		free(last);
		last = uuid;
	}
	free(last);
}

static void
random__fills__only_what_it_was_given(void **state)
{
	unsigned char bytes[66] = {0};
	bool seen = false;

	(void)state;
	seal_random(bytes + 1, 64);
	for (size_t i = 1; i <= 64; i++)
		seen = seen || bytes[i] != 0;
	assert_true(seen);
	assert_int_equal(bytes[0], 0);
	assert_int_equal(bytes[65], 0);
}

static int
make_ready(void **state)
{
	(void)state;
	return seal_initialise(NULL) ? 0 : -1;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hash_bytes__is__sha256),
		cmocka_unit_test(value_hash__covers__salt_and_value),
		cmocka_unit_test(change_text__is__what_it_always_was),
		cmocka_unit_test(change_hash__is__the_hash_of_its_text),
		cmocka_unit_test(change_hash__differs__for_every_item),
		cmocka_unit_test(hex__is__in_small_letters),
		cmocka_unit_test(uuid__is__random_version_four),
		cmocka_unit_test(random__fills__only_what_it_was_given),
	};

	return cmocka_run_group_tests(tests, make_ready, NULL);
}
