/* SPDX-License-Identifier: MIT */
/*
 * Names of keys, and inputs made from them. What a terminal sends for a key is ui/key_decoder.c's.
 */
#include "config.h"

#include "ui/input.h"

#include <stdint.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "text/grapheme.h"
#include "text/utf8.h"

#define FUNCTION_KEYS 12

/* Full-width forms of the printable ASCII characters begin here, in the same order as those. */
#define FULL_WIDTH_FIRST 0xFF01u
#define FULL_WIDTH_LAST 0xFF5Eu
#define FULL_WIDTH_SPACE 0x3000u

static const struct {
	const char *name;
	enum input_type type;
} named_keys[] = {
	{"Enter", INPUT_ENTER},
	{"Esc", INPUT_ESCAPE},
	{"Tab", INPUT_TAB},
	{"Shift-Tab", INPUT_BACK_TAB},
	{"Backspace", INPUT_BACKSPACE},
	{"Delete", INPUT_DELETE},
	{"Insert", INPUT_INSERT},
	{"Up", INPUT_UP},
	{"Down", INPUT_DOWN},
	{"Left", INPUT_LEFT},
	{"Right", INPUT_RIGHT},
	{"Home", INPUT_HOME},
	{"End", INPUT_END},
	{"PageUp", INPUT_PAGE_UP},
	{"PageDown", INPUT_PAGE_DOWN},
	{"Ctrl-Left", INPUT_CONTROL_LEFT},
	{"Ctrl-Right", INPUT_CONTROL_RIGHT},
};

void
input_set(struct input *input, enum input_type type, const char *text, size_t length)
{
	input->type = type;
	input->text = text != NULL ? memory_copy_bytes(text, length) : NULL;
	input->number = 0;
}

void
input_clear(struct input *input)
{
	/* It may be a letter of a passphrase. */
	if (input->text)
		explicit_bzero(input->text, strlen(input->text));
	memory_free(&input->text);
	*input = (struct input){0};
}

static bool
is_one_character(const char *text)
{
	size_t length = strlen(text);

	return length > 0 && utf8_is_valid(text, length) &&
	       grapheme_next(text, length, 0) == length;
}

/* "F1" to "F12"; 0 for anything else. */
static int
function_number(const char *name)
{
	int number = 0;

	if (name[0] != 'F' || name[1] < '1' || name[1] > '9')
		return 0;
	for (const char *digit = name + 1; *digit != '\0'; digit++) {
		if (*digit < '0' || *digit > '9')
			return 0;
		number = number * 10 + (*digit - '0');
		if (number > FUNCTION_KEYS)
			return 0;
	}
	return number;
}

bool
input_from_name(const char *name, struct input *input)
{
	int number = function_number(name);

	*input = (struct input){0};
	for (size_t i = 0; i < array_length(named_keys); i++) {
		if (string_equal(name, named_keys[i].name)) {
			input->type = named_keys[i].type;
			return true;
		}
	}
	if (number > 0) {
		input->type = INPUT_FUNCTION;
		input->number = number;
		return true;
	}
	if (string_equal(name, "Space")) {
		input_set(input, INPUT_TEXT, " ", 1);
		return true;
	}
	if (strncmp(name, "Ctrl-", 5) == 0 && name[5] >= '@' && name[5] <= '_' && name[6] == '\0') {
		input_set(input, INPUT_CONTROL, name + 5, 1);
		return true;
	}
	if (strncmp(name, "Alt-", 4) == 0 &&
		(string_equal(name + 4, "Backspace") || is_one_character(name + 4))) {
		input_set(input, INPUT_ALT, name + 4, strlen(name + 4));
		return true;
	}
	if (!is_one_character(name))
		return false;
	input_set(input, INPUT_TEXT, name, strlen(name));
	return true;
}

/* The ASCII character that a text is, or is the full-width form of; 0 for any other. */
static char
half_width(const char *text)
{
	uint32_t character;
	size_t length = strlen(text);

	if (length == 0 || utf8_decode(text, length, &character) != length)
		return 0;
	if (character >= FULL_WIDTH_FIRST && character <= FULL_WIDTH_LAST)
		character = character - FULL_WIDTH_FIRST + '!';
	else if (character == FULL_WIDTH_SPACE)
		character = ' ';
	return character < 0x7F ? (char)character : 0;
}

static bool
is_same_text(const char *typed, const char *wanted)
{
	char character = half_width(typed);

	return string_equal(typed, wanted) ||
	       (character != 0 && wanted[0] == character && wanted[1] == '\0');
}

bool
input_is(const struct input *input, const char *name)
{
	struct input wanted;
	bool is;

	if (!input_from_name(name, &wanted))
		return false;
	is = input->type == wanted.type && input->number == wanted.number;
	if (is && wanted.text != NULL)
		is = input->text != NULL && is_same_text(input->text, wanted.text);
	input_clear(&wanted);
	return is;
}

bool
input_is_any(const struct input *input, const char *names)
{
	for (const char *name = names; *name != '\0';) {
		size_t length = strcspn(name, " ");
		auto_string char *one = memory_copy_bytes(name, length);

		if (length > 0 && input_is(input, one))
			return true;
		name += length;
		name += strspn(name, " ");
	}
	return false;
}
