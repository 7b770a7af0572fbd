/* SPDX-License-Identifier: MIT */
/* Unit tests of ui/key_decoder. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "support.h"
#include "ui/key_decoder.h"

static void
feed(struct key_decoder *decoder, const char *bytes)
{
	key_decoder_feed(decoder, bytes, strlen(bytes));
}

static void
assert_next(struct key_decoder *decoder, const char *name)
{
	struct input input;

	assert_true(key_decoder_next(decoder, false, &input));
	if (!input_is(&input, name))
		fail_msg("not %s: type %d, text %s", name, (int)input.type, input.text);
	input_clear(&input);
}

static void
assert_nothing(struct key_decoder *decoder)
{
	struct input input;

	assert_false(key_decoder_next(decoder, false, &input));
}

static void
text__comes__character_by_character(void **state)
{
	struct key_decoder decoder = {0};

	(void)state;
	feed(&decoder, "aé險😀");
	assert_next(&decoder, "a");
	assert_next(&decoder, "é");
	assert_next(&decoder, "險");
	assert_next(&decoder, "😀");
	assert_nothing(&decoder);
	assert_int_equal(key_decoder_wait(&decoder, 25), -1);
	key_decoder_clear(&decoder);
}

static void
character__is_put_together__from_pieces(void **state)
{
	struct key_decoder decoder = {0};

	(void)state;
	feed(&decoder, "\xe9");
	assert_nothing(&decoder);
	assert_true(key_decoder_wait(&decoder, 25) > 0);
	feed(&decoder, "\x9a");
	assert_nothing(&decoder);
	feed(&decoder, "\xaa");
	assert_next(&decoder, "險");
	key_decoder_clear(&decoder);
}

static void
invalid_bytes__are_dropped__and_what_follows_is_not(void **state)
{
	struct key_decoder decoder = {0};

	(void)state;
	feed(&decoder, "\xff\xc0\xaf\xed\xa0\x80\xe5\x80"
		       "a");
	assert_next(&decoder, "a");
	assert_nothing(&decoder);
	assert_int_equal(key_decoder_wait(&decoder, 25), -1);
	key_decoder_clear(&decoder);
}

static void
half_a_character__is_dropped__when_no_more_comes(void **state)
{
	struct key_decoder decoder = {0};
	struct input input;

	(void)state;
	feed(&decoder, "\xe5\x80");
	assert_nothing(&decoder);
	assert_false(key_decoder_next(&decoder, true, &input));
	assert_int_equal(key_decoder_wait(&decoder, 25), -1);
	feed(&decoder, "b");
	assert_next(&decoder, "b");
	key_decoder_clear(&decoder);
}

static void
escape__is_a_key__when_no_more_comes(void **state)
{
	struct key_decoder decoder = {0};
	struct input input;

	(void)state;
	feed(&decoder, "\033");
	assert_nothing(&decoder);
	assert_int_equal(key_decoder_wait(&decoder, 25), 25);
	assert_true(key_decoder_next(&decoder, true, &input));
	assert_int_equal(input.type, INPUT_ESCAPE);
	assert_nothing(&decoder);
	feed(&decoder, "\033[");
	assert_true(key_decoder_next(&decoder, true, &input));
	assert_int_equal(input.type, INPUT_ESCAPE);
	assert_next(&decoder, "[");
	feed(&decoder, "\033\033[A");
	assert_next(&decoder, "Esc");
	assert_next(&decoder, "Up");
	key_decoder_clear(&decoder);
}

static void
sequences__are_known__in_their_many_forms(void **state)
{
	static const struct {
		const char *bytes;
		const char *name;
	} keys[] = {
		{"\033[A", "Up"},
		{"\033OB", "Down"},
		{"\033[H", "Home"},
		{"\033[1~", "Home"},
		{"\033[4~", "End"},
		{"\033[3~", "Delete"},
		{"\033[5~", "PageUp"},
		{"\033[6~", "PageDown"},
		{"\033OP", "F1"},
		{"\033[11~", "F1"},
		{"\033[[B", "F2"},
		{"\033[12~", "F2"},
		{"\033[20~", "F9"},
		{"\033[24~", "F12"},
		{"\033[Z", "Shift-Tab"},
		{"\033[1;5D", "Ctrl-Left"},
		{"\033[1;5C", "Ctrl-Right"},
		{"\033[1;2C", "Right"},
		{"\033x", "Alt-x"},
		{"\033\177", "Alt-Backspace"},
		{"\r", "Enter"},
		{"\n", "Enter"},
		{"\t", "Tab"},
		{"\177", "Backspace"},
		{"\b", "Backspace"},
		{"\022", "Ctrl-R"},
		{"\032", "Ctrl-Z"},
	};
	struct key_decoder decoder = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		feed(&decoder, keys[i].bytes);
		assert_next(&decoder, keys[i].name);
		assert_nothing(&decoder);
	}
	key_decoder_clear(&decoder);
}

static void
sequence__is_put_together__byte_by_byte(void **state)
{
	struct key_decoder decoder = {0};

	(void)state;
	for (const char *byte = "\033[1;5"; *byte != '\0'; byte++) {
		key_decoder_feed(&decoder, byte, 1);
		assert_nothing(&decoder);
	}
	feed(&decoder, "D");
	assert_next(&decoder, "Ctrl-Left");
	key_decoder_clear(&decoder);
}

static void
unknown_sequences__are_skipped__whole(void **state)
{
	struct key_decoder decoder = {0};

	(void)state;
	feed(&decoder, "\033[99~\033[?1;2c\033[1;2yok");
	assert_next(&decoder, "o");
	assert_next(&decoder, "k");
	assert_nothing(&decoder);
	key_decoder_clear(&decoder);
}

static void
described_sequence__comes_before__the_known_ones(void **state)
{
	struct key_decoder decoder = {0};

	(void)state;
	key_decoder_add_sequence(&decoder, "\033[11~", INPUT_FUNCTION, 5);
	key_decoder_add_sequence(&decoder, "x", INPUT_UP, 0);
	key_decoder_add_sequence(&decoder, NULL, INPUT_UP, 0);
	feed(&decoder, "\033[11~x");
	assert_next(&decoder, "F5");
	assert_next(&decoder, "x");
	key_decoder_clear(&decoder);
}

static void
assert_paste(struct key_decoder *decoder, const char *text)
{
	struct input input;

	assert_true(key_decoder_next(decoder, false, &input));
	assert_int_equal(input.type, INPUT_PASTE);
	assert_string_equal(input.text, text);
	input_clear(&input);
}

static void
paste__is_one_input__whatever_is_in_it(void **state)
{
	struct key_decoder decoder = {0};

	(void)state;
	feed(&decoder, "\033[200~a\003b\033[A\r\n風險\033[201~z");
	assert_paste(&decoder, "ab[A\n風險");
	assert_next(&decoder, "z");
	assert_nothing(&decoder);
	key_decoder_clear(&decoder);
}

static void
paste__is_put_together__from_pieces(void **state)
{
	static const char bytes[] = "\033[200~one \033[20 two\033[201~";
	struct key_decoder decoder = {0};

	(void)state;
	for (size_t i = 0; i + 2 < sizeof(bytes); i++) {
		key_decoder_feed(&decoder, bytes + i, 1);
		assert_nothing(&decoder);
	}
	feed(&decoder, "~");
	assert_paste(&decoder, "one [20 two");
	key_decoder_clear(&decoder);
}

static void
paste__ends__when_its_end_never_comes(void **state)
{
	struct key_decoder decoder = {0};
	struct input input;

	(void)state;
	feed(&decoder, "\033[200~lost");
	assert_nothing(&decoder);
	assert_true(key_decoder_wait(&decoder, 25) > 25);
	assert_true(key_decoder_next(&decoder, true, &input));
	assert_int_equal(input.type, INPUT_PASTE);
	assert_string_equal(input.text, "lost");
	input_clear(&input);
	feed(&decoder, "q");
	assert_next(&decoder, "q");
	key_decoder_clear(&decoder);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text__comes__character_by_character),
		cmocka_unit_test(character__is_put_together__from_pieces),
		cmocka_unit_test(invalid_bytes__are_dropped__and_what_follows_is_not),
		cmocka_unit_test(half_a_character__is_dropped__when_no_more_comes),
		cmocka_unit_test(escape__is_a_key__when_no_more_comes),
		cmocka_unit_test(sequences__are_known__in_their_many_forms),
		cmocka_unit_test(sequence__is_put_together__byte_by_byte),
		cmocka_unit_test(unknown_sequences__are_skipped__whole),
		cmocka_unit_test(described_sequence__comes_before__the_known_ones),
		cmocka_unit_test(paste__is_one_input__whatever_is_in_it),
		cmocka_unit_test(paste__is_put_together__from_pieces),
		cmocka_unit_test(paste__ends__when_its_end_never_comes),
	};

	return cmocka_run_group_tests(tests, support_begin_locale, NULL);
}
