/* SPDX-License-Identifier: MIT */
/* Writing JSON. */
#include "config.h"

#include "base/json.h"

#include <inttypes.h>

/*
 * The bytes of an invisible character that could deceive whoever reads the text on a terminal: zero
 * width, bidirectional controls, tags; 0 when there is none here.
 */
static int
hidden_length(const char *at, unsigned *character)
{
	const unsigned char *byte = (const unsigned char *)at;

	if (byte[0] == 0xe2 && (byte[1] == 0x80 || byte[1] == 0x81) && byte[2]) {
		*character = 0x2000u + (byte[1] & 0x3fu) * 64u + (byte[2] & 0x3fu);
		if ((*character >= 0x200b && *character <= 0x200f) ||
			(*character >= 0x202a && *character <= 0x202e) ||
			(*character >= 0x2060 && *character <= 0x206f))
			return 3;
	}
	if (byte[0] == 0xf3 && byte[1] == 0xa0 && byte[2] && byte[3]) {
		*character = 0xe0000u + (byte[2] & 0x3fu) * 64u + (byte[3] & 0x3fu);
		return 4;
	}
	return 0;
}

static void
write_quoted(struct string *text, const char *value)
{
	string_append_byte(text, '"');
	for (const char *at = value; *at; at++) {
		unsigned char byte = (unsigned char)*at;
		unsigned character;
		int hidden = hidden_length(at, &character);

		if (hidden == 4)
			string_append_format(text, "\\u%04x\\u%04x",
				0xd800u + ((character - 0x10000u) >> 10),
				0xdc00u + ((character - 0x10000u) & 0x3ffu));
		else if (hidden)
			string_append_format(text, "\\u%04x", character);
		if (hidden) {
			at += hidden - 1;
			continue;
		}
		if (byte == '"' || byte == '\\')
			string_append_format(text, "\\%c", byte);
		else if (byte == '\n')
			string_append(text, "\\n");
		else if (byte == '\t')
			string_append(text, "\\t");
		else if (byte < 0x20 || byte == 0x7f)
			string_append_format(text, "\\u%04x", byte);
		else
			string_append_byte(text, *at);
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
