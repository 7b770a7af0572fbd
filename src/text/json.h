/* SPDX-License-Identifier: MIT */
/*
 * Writing JSON (RFC 8259) for programs that read what pia prints. It puts commas and indentation
 * itself; the caller opens and closes objects and arrays in pairs. `name` is NULL inside an array
 * and at the top.
 */
#ifndef PIA_TEXT_JSON_H
#define PIA_TEXT_JSON_H

#include <stdbool.h>
#include <stdint.h>

#include "base/string.h"

struct json {
	struct string text; /* what was written so far */
	int depth;
	bool has_item; /* whether the open object or array has something in it */
};

void json_open_object(struct json *json, const char *name);
void json_close_object(struct json *json);
void json_open_array(struct json *json, const char *name);
void json_close_array(struct json *json);

/* A string (NULL writes null). Text must be valid UTF-8; what could deceive whoever reads it on a
 * terminal (utf8_is_hazard()) is escaped. */
void json_string(struct json *json, const char *name, const char *text);
void json_integer(struct json *json, const char *name, int64_t number);
void json_boolean(struct json *json, const char *name, bool value);

#endif
