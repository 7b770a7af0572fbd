/* SPDX-License-Identifier: MIT */
/* Strings that grow. */
#include "config.h"

#include "base/string.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

void
string_clear(struct string *string)
{
	free(string->data);
	*string = (struct string){0};
}

void
string_empty(struct string *string)
{
	string->length = 0;
	if (string->data)
		string->data[0] = '\0';
}

static void
make_room(struct string *string, size_t more)
{
	size_t needed = string->length + more + 1;

	if (needed <= string->room)
		return;
	if (needed < string->room * 2)
		needed = string->room * 2;
	if (needed < 32)
		needed = 32;
	string->data = memory_resize_array(string->data, needed, 1);
	string->room = needed;
}

void
string_append(struct string *string, const char *text)
{
	if (text)
		string_append_bytes(string, text, strlen(text));
}

void
string_append_bytes(struct string *string, const char *bytes, size_t length)
{
	make_room(string, length);
	if (length)
		memcpy(string->data + string->length, bytes, length);
	string->length += length;
	string->data[string->length] = '\0';
}

void
string_append_byte(struct string *string, char byte)
{
	string_append_bytes(string, &byte, 1);
}

static void
append_arguments(struct string *string, const char *format, va_list arguments)
{
	va_list again;

	va_copy(again, arguments);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	int length = vsnprintf(NULL, 0, format, arguments);

	if (length > 0) {
		make_room(string, (size_t)length);
		vsnprintf(string->data + string->length, (size_t)length + 1, format, again);
		string->length += (size_t)length;
	}
#pragma GCC diagnostic pop
	va_end(again);
}

void
string_append_format(struct string *string, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	append_arguments(string, format, arguments);
	va_end(arguments);
}

void
string_drop_character(struct string *string)
{
	size_t length = string->length;

	while (length && ((unsigned char)string->data[--length] & 0xc0) == 0x80)
		;
	if (string->length)
		string->data[string->length = length] = '\0';
}

const char *
string_text(const struct string *string)
{
	return string->data ? string->data : "";
}

char *
string_take(struct string *string)
{
	char *text = string->data ? string->data : memory_copy_string("");

	*string = (struct string){0};
	return text;
}

char *
string_format(const char *format, ...)
{
	struct string string = {0};
	va_list arguments;

	va_start(arguments, format);
	append_arguments(&string, format, arguments);
	va_end(arguments);
	return string_take(&string);
}

char *
string_copy_trimmed(const char *text, const char *blanks)
{
	const char *start = text + strspn(text, blanks);
	size_t length = strlen(start);

	while (length > 0 && strchr(blanks, start[length - 1]))
		length--;
	return memory_copy_bytes(start, length);
}

bool
string_is_empty(const char *text)
{
	return !text || !text[0];
}
