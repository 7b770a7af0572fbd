/* SPDX-License-Identifier: MIT */
/* Marks around values. */
#include "config.h"

#include "report/punctuation.h"

#include <string.h>

static bool
ends_with(const char *text, const char *end)
{
	size_t length = strlen(text);
	size_t end_length = strlen(end);

	return length >= end_length && strcmp(text + length - end_length, end) == 0;
}

const char *
punctuation_colon(enum language language, const char *label)
{
	if (ends_with(label, "?") || ends_with(label, "？"))
		return " ";
	return language == LANGUAGE_CHINESE ? "：" : ": ";
}

bool
punctuation_has_italics(enum language language)
{
	return language != LANGUAGE_CHINESE;
}
