/* SPDX-License-Identifier: MIT */
/*
 * A small parser of what terminals send: UTF-8, control characters, ESC sequences (ECMA-48 and the
 * older SS3 forms), the bracketed paste of xterm.
 */
#include "config.h"

#include "ui/key_decoder.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "text/utf8.h"

#define ESCAPE '\033'
#define RUBOUT '\177'
#define PASTE_START 200
#define PASTE_END "\033[201~"

/* For the rest of a character and for the rest of a paste that stalls. */
#define CHARACTER_DELAY 100
#define PASTE_DELAY 1000

/* A sequence longer than this is none. */
#define SEQUENCE_LENGTH_MAX 32

/* Modifiers as xterm sends them: 1 + Shift 1 + Alt 2 + Control 4. */
#define MODIFIER_CONTROL 4

/* What was found at the start of the bytes. */
enum found {
	FOUND_INPUT,
	FOUND_NOTHING, /* bytes that mean nothing to us were skipped */
	FOUND_PART,    /* more must come */
};

static const struct {
	char final;
	enum input_type type;
	int number;
} letter_keys[] = {
	{'A', INPUT_UP, 0},
	{'B', INPUT_DOWN, 0},
	{'C', INPUT_RIGHT, 0},
	{'D', INPUT_LEFT, 0},
	{'H', INPUT_HOME, 0},
	{'F', INPUT_END, 0},
	{'M', INPUT_ENTER, 0},
	{'Z', INPUT_BACK_TAB, 0},
	{'P', INPUT_FUNCTION, 1},
	{'Q', INPUT_FUNCTION, 2},
	{'R', INPUT_FUNCTION, 3},
	{'S', INPUT_FUNCTION, 4},
};

/* CSI number ~ */
static const struct {
	int parameter;
	enum input_type type;
	int number;
} numbered_keys[] = {
	{1, INPUT_HOME, 0},
	{2, INPUT_INSERT, 0},
	{3, INPUT_DELETE, 0},
	{4, INPUT_END, 0},
	{5, INPUT_PAGE_UP, 0},
	{6, INPUT_PAGE_DOWN, 0},
	{7, INPUT_HOME, 0},
	{8, INPUT_END, 0},
	{11, INPUT_FUNCTION, 1},
	{12, INPUT_FUNCTION, 2},
	{13, INPUT_FUNCTION, 3},
	{14, INPUT_FUNCTION, 4},
	{15, INPUT_FUNCTION, 5},
	{17, INPUT_FUNCTION, 6},
	{18, INPUT_FUNCTION, 7},
	{19, INPUT_FUNCTION, 8},
	{20, INPUT_FUNCTION, 9},
	{21, INPUT_FUNCTION, 10},
	{23, INPUT_FUNCTION, 11},
	{24, INPUT_FUNCTION, 12},
};

void
key_decoder_clear(struct key_decoder *decoder)
{
	for (size_t i = 0; i < decoder->sequence_count; i++)
		free(decoder->sequences[i].bytes);
	free(decoder->sequences);
	string_clear(&decoder->bytes);
	string_clear(&decoder->paste);
	*decoder = (struct key_decoder){0};
}

void
key_decoder_add_sequence(
	struct key_decoder *decoder, const char *bytes, enum input_type type, int number)
{
	struct key_sequence *sequence;

	if (string_is_empty(bytes) || (unsigned char)bytes[0] >= 0x20)
		return;
	sequence = array_append(&decoder->sequences, &decoder->sequence_count);
	sequence->bytes = memory_copy_string(bytes);
	sequence->type = type;
	sequence->number = number;
}

void
key_decoder_feed(struct key_decoder *decoder, const char *bytes, size_t length)
{
	string_append_bytes(&decoder->bytes, bytes, length);
}

static size_t
left(const struct key_decoder *decoder)
{
	return decoder->bytes.length - decoder->start;
}

static const char *
bytes_of(const struct key_decoder *decoder)
{
	return string_text(&decoder->bytes) + decoder->start;
}

/* What is taken is overwritten: it may be a letter of a passphrase. */
static void
skip(struct key_decoder *decoder, size_t length)
{
	if (decoder->bytes.data)
		explicit_bzero(decoder->bytes.data + decoder->start, length);
	decoder->start += length;
	if (left(decoder) == 0) {
		string_empty(&decoder->bytes);
		decoder->start = 0;
	}
}

static enum found
take_key(struct key_decoder *decoder, size_t length, enum input_type type, int number,
	struct input *input)
{
	skip(decoder, length);
	input->type = type;
	input->number = number;
	return FOUND_INPUT;
}

static enum found
take_text(struct key_decoder *decoder, size_t length, enum input_type type, const char *text,
	size_t text_length, struct input *input)
{
	input_set(input, type, text, text_length);
	skip(decoder, length);
	return FOUND_INPUT;
}

/* Whether `text`, which has `length` bytes, begins with `start`, or is the beginning of it. */
enum match { MATCH_NONE, MATCH_PART, MATCH_WHOLE };

static enum match
match_start(const char *text, size_t length, const char *start)
{
	size_t wanted = strlen(start);

	if (length >= wanted)
		return memcmp(text, start, wanted) == 0 ? MATCH_WHOLE : MATCH_NONE;
	return memcmp(text, start, length) == 0 ? MATCH_PART : MATCH_NONE;
}

/* The longest of the terminal's own sequences that stands here; NULL when none does. */
static const struct key_sequence *
find_sequence(const struct key_decoder *decoder)
{
	const struct key_sequence *best = NULL;

	for (size_t i = 0; i < decoder->sequence_count; i++) {
		const struct key_sequence *sequence = &decoder->sequences[i];

		if (match_start(bytes_of(decoder), left(decoder), sequence->bytes) != MATCH_WHOLE)
			continue;
		if (best == NULL || strlen(sequence->bytes) > strlen(best->bytes))
			best = sequence;
	}
	return best;
}

/* The key of "CSI parameters final", or of "SS3 final", with its modifiers. */
static bool
name_sequence(char final, int first, int modifiers, struct input *input)
{
	bool control = modifiers > 0 && ((modifiers - 1) & MODIFIER_CONTROL) != 0;

	if (final == '~') {
		for (size_t i = 0; i < array_length(numbered_keys); i++) {
			if (numbered_keys[i].parameter == first) {
				input->type = numbered_keys[i].type;
				input->number = numbered_keys[i].number;
				return true;
			}
		}
		return false;
	}
	for (size_t i = 0; i < array_length(letter_keys); i++) {
		if (letter_keys[i].final == final) {
			input->type = letter_keys[i].type;
			input->number = letter_keys[i].number;
			if (control && input->type == INPUT_LEFT)
				input->type = INPUT_CONTROL_LEFT;
			else if (control && input->type == INPUT_RIGHT)
				input->type = INPUT_CONTROL_RIGHT;
			return true;
		}
	}
	return false;
}

/* "ESC [", parameters, a final byte. */
static enum found
decode_control_sequence(struct key_decoder *decoder, struct input *input)
{
	const char *bytes = bytes_of(decoder);
	size_t length = left(decoder);
	int parameters[2] = {0, 0};
	size_t parameter = 0;
	size_t at = 2;

	/* The Linux console's F1 to F5: ESC [ [ A */
	if (length > 2 && bytes[2] == '[') {
		if (length < 4)
			return FOUND_PART;
		if (bytes[3] >= 'A' && bytes[3] <= 'E')
			return take_key(decoder, 4, INPUT_FUNCTION, bytes[3] - 'A' + 1, input);
		skip(decoder, 4);
		return FOUND_NOTHING;
	}
	for (; at < length && at < SEQUENCE_LENGTH_MAX; at++) {
		char byte = bytes[at];

		if (byte >= '@' && byte <= '~')
			break;
		if (byte < ' ' || byte > '?') {
			/* Something else begins here. */
			skip(decoder, at);
			return FOUND_NOTHING;
		}
		if (byte == ';')
			parameter++;
		else if (byte >= '0' && byte <= '9' && parameter < 2 &&
			 parameters[parameter] < 1000)
			parameters[parameter] = parameters[parameter] * 10 + (byte - '0');
	}
	if (at == SEQUENCE_LENGTH_MAX) {
		skip(decoder, at);
		return FOUND_NOTHING;
	}
	if (at == length)
		return FOUND_PART;
	if (bytes[at] == '~' && parameters[0] == PASTE_START) {
		decoder->is_pasting = true;
		skip(decoder, at + 1);
		return FOUND_NOTHING;
	}
	if (name_sequence(bytes[at], parameters[0], parameters[1], input)) {
		skip(decoder, at + 1);
		return FOUND_INPUT;
	}
	skip(decoder, at + 1);
	return FOUND_NOTHING;
}

/* Whether the bytes are the beginning of a character that is not there whole. */
static bool
is_part_of_character(const char *bytes, size_t length)
{
	unsigned char first = (unsigned char)bytes[0];
	size_t wanted = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
	char whole[UTF8_BYTES_MAX];

	if (first < 0xC2 || first > 0xF4 || length >= wanted)
		return false;
	/* Some continuation makes it valid, or none does. */
	for (unsigned char next = 0x80; next < 0xC0; next = (unsigned char)(next + 0x10)) {
		memset(whole, 0x80, sizeof(whole));
		memcpy(whole, bytes, length);
		whole[length] = (char)next;
		if (utf8_is_valid(whole, wanted))
			return true;
	}
	return false;
}

/* One character that is no control character. */
static enum found
decode_character(struct key_decoder *decoder, size_t start, enum input_type type, bool no_more,
	struct input *input)
{
	const char *bytes = bytes_of(decoder) + start;
	size_t length = left(decoder) - start;
	uint32_t character;
	size_t used = utf8_decode(bytes, length, &character);

	if (utf8_is_valid(bytes, used))
		return take_text(decoder, start + used, type, bytes, used, input);
	if (is_part_of_character(bytes, length) && !no_more)
		return FOUND_PART;
	skip(decoder, start + used);
	return FOUND_NOTHING;
}

static enum found
decode_escape(struct key_decoder *decoder, bool no_more, struct input *input)
{
	const char *bytes = bytes_of(decoder);
	size_t length = left(decoder);
	enum found found = FOUND_PART;

	if (length == 1)
		found = FOUND_PART;
	else if (bytes[1] == '[')
		found = decode_control_sequence(decoder, input);
	else if (bytes[1] == 'O' && length > 2) {
		found = name_sequence(bytes[2], 0, 0, input) ? FOUND_INPUT : FOUND_NOTHING;
		skip(decoder, 3);
	} else if (bytes[1] == 'O')
		found = FOUND_PART;
	else if (bytes[1] == RUBOUT || bytes[1] == '\b')
		return take_text(decoder, 2, INPUT_ALT, "Backspace", strlen("Backspace"), input);
	else if ((unsigned char)bytes[1] < ' ')
		return take_key(decoder, 1, INPUT_ESCAPE, 0, input);
	else
		found = decode_character(decoder, 1, INPUT_ALT, no_more, input);
	if (found != FOUND_PART || !no_more)
		return found;
	/* Nothing follows: it was the Esc key, and what came after it was typed. */
	if (length == 2 && bytes[1] == 'O')
		return take_text(decoder, 2, INPUT_ALT, "O", 1, input);
	return take_key(decoder, 1, INPUT_ESCAPE, 0, input);
}

static enum found
decode_control(struct key_decoder *decoder, struct input *input)
{
	char byte = *bytes_of(decoder);
	char letter = (char)(byte + '@');

	switch (byte) {
	case '\0':
		skip(decoder, 1);
		return FOUND_NOTHING;
	case '\b':
	case RUBOUT:
		return take_key(decoder, 1, INPUT_BACKSPACE, 0, input);
	case '\t':
		return take_key(decoder, 1, INPUT_TAB, 0, input);
	case '\n':
	case '\r':
		return take_key(decoder, 1, INPUT_ENTER, 0, input);
	default:
		return take_text(decoder, 1, INPUT_CONTROL, &letter, 1, input);
	}
}

/* Everything up to the paste's end is text, whatever it looks like. */
static enum found
decode_paste(struct key_decoder *decoder, bool no_more, struct input *input)
{
	const char *bytes = bytes_of(decoder);
	size_t length = left(decoder);
	const char *end = memmem(bytes, length, PASTE_END, strlen(PASTE_END));
	size_t kept = 0;

	if (end == NULL && !no_more) {
		/* The end itself may have come in part. */
		for (size_t i = 1; i < strlen(PASTE_END) && i <= length; i++) {
			if (memcmp(bytes + length - i, PASTE_END, i) == 0)
				kept = i;
		}
		string_append_bytes(&decoder->paste, bytes, length - kept);
		skip(decoder, length - kept);
		return FOUND_PART;
	}
	string_append_bytes(&decoder->paste, bytes, end != NULL ? (size_t)(end - bytes) : length);
	skip(decoder, end != NULL ? (size_t)(end - bytes) + strlen(PASTE_END) : length);
	decoder->is_pasting = false;
	input->type = INPUT_PASTE;
	input->text = utf8_clean_value(string_text(&decoder->paste), decoder->paste.length);
	if (decoder->paste.data)
		explicit_bzero(decoder->paste.data, decoder->paste.length);
	string_clear(&decoder->paste);
	return FOUND_INPUT;
}

static enum found
decode(struct key_decoder *decoder, bool no_more, struct input *input)
{
	const struct key_sequence *sequence;
	unsigned char byte;

	if (decoder->is_pasting)
		return decode_paste(decoder, no_more, input);
	if (left(decoder) == 0)
		return FOUND_PART;
	sequence = find_sequence(decoder);
	if (sequence != NULL)
		return take_key(
			decoder, strlen(sequence->bytes), sequence->type, sequence->number, input);
	byte = (unsigned char)*bytes_of(decoder);
	if (byte == ESCAPE)
		return decode_escape(decoder, no_more, input);
	if (byte < ' ' || byte == RUBOUT)
		return decode_control(decoder, input);
	return decode_character(decoder, 0, INPUT_TEXT, no_more, input);
}

bool
key_decoder_next(struct key_decoder *decoder, bool no_more, struct input *input)
{
	enum found found;

	*input = (struct input){0};
	do {
		found = decode(decoder, no_more, input);
	} while (found == FOUND_NOTHING);
	return found == FOUND_INPUT;
}

int
key_decoder_wait(const struct key_decoder *decoder, int escape_delay)
{
	if (decoder->is_pasting)
		return PASTE_DELAY;
	if (left(decoder) == 0)
		return -1;
	return *bytes_of(decoder) == ESCAPE ? escape_delay : CHARACTER_DELAY;
}
