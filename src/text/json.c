/* SPDX-License-Identifier: MIT */
/* Writing JSON. */
#include "config.h"

#include "text/json.h"

#include <inttypes.h>
#include <string.h>

#include "text/utf8.h"

/* A character by its number; beyond the first 65536 as the two halves that JSON has for it. */
static void
append_number(struct string *text, uint32_t character)
{
	if (character >= 0x10000)
		string_append_format(text, "\\u%04x\\u%04x",
			(unsigned)(0xd800 + ((character - 0x10000) >> 10)),
			(unsigned)(0xdc00 + ((character - 0x10000) & 0x3ff)));
	else
		string_append_format(text, "\\u%04x", (unsigned)character);
}

static void
write_quoted(struct string *text, const char *value)
{
	size_t left = strlen(value);

	string_append_byte(text, '"');
	while (left) {
		uint32_t character;
		size_t bytes = utf8_decode(value, left, &character);

		if (character == '"' || character == '\\')
			string_append_format(text, "\\%c", (char)character);
		else if (character == '\n')
			string_append(text, "\\n");
		else if (character == '\t')
			string_append(text, "\\t");
		else if (utf8_is_hazard(character))
			append_number(text, character);
		else
			string_append_bytes(text, value, bytes);
		value += bytes;
		left -= bytes;
	}
	string_append_byte(text, '"');
}

static void
indent(struct json *json)
{
	string_append_byte(&json->text, '\n');
	for (int i = 0; i < json->depth; i++)
		string_append(&json->text, "  ");
}

static void
begin_item(struct json *json, const char *name)
{
	if (json->has_item)
		string_append_byte(&json->text, ',');
	if (json->depth)
		indent(json);
	if (name) {
		write_quoted(&json->text, name);
		string_append(&json->text, ": ");
	}
	json->has_item = true;
}

static void
open_group(struct json *json, const char *name, char bracket)
{
	begin_item(json, name);
	string_append_byte(&json->text, bracket);
	json->depth++;
	json->has_item = false;
}

static void
close_group(struct json *json, char bracket)
{
	json->depth--;
	if (json->has_item)
		indent(json);
	string_append_byte(&json->text, bracket);
	json->has_item = true;
	if (json->depth == 0)
		string_append_byte(&json->text, '\n');
}

void
json_open_object(struct json *json, const char *name)
{
	open_group(json, name, '{');
}

void
json_close_object(struct json *json)
{
	close_group(json, '}');
}

void
json_open_array(struct json *json, const char *name)
{
	open_group(json, name, '[');
}

void
json_close_array(struct json *json)
{
	close_group(json, ']');
}

void
json_string(struct json *json, const char *name, const char *text)
{
	begin_item(json, name);
	if (text)
		write_quoted(&json->text, text);
	else
		string_append(&json->text, "null");
}

void
json_integer(struct json *json, const char *name, int64_t number)
{
	begin_item(json, name);
	string_append_format(&json->text, "%" PRId64, number);
}

void
json_boolean(struct json *json, const char *name, bool value)
{
	begin_item(json, name);
	string_append(&json->text, value ? "true" : "false");
}
