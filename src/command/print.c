/* SPDX-License-Identifier: MIT */
/* What goes to standard output. */
#include "config.h"

#include "command/print.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "assessment/address.h"
#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"
#include "text/utf8.h"
#include "text/width.h"

static void
print_safely(const char *text, enum utf8_keep keep)
{
	auto_string char *safe = utf8_sanitize(text, keep);

	print_bytes(safe, strlen(safe));
	print_bytes("\n", 1);
}

void
print_line(const char *text)
{
	print_safely(text, UTF8_KEEP_LAYOUT);
}

void
print_one_line(const char *text)
{
	print_safely(text, UTF8_KEEP_NOTHING);
}

void
print_address(const struct record *record)
{
	auto_string char *address = address_write(record, NULL, LANGUAGE_NONE);

	print_line(address);
}

void
print_bytes(const char *bytes, size_t length)
{
	/* A failure stays set in the stream until print_finish() looks. */
	if (length && fwrite(bytes, 1, length, stdout) != length)
		return;
}

bool
print_or_write(const char *text, size_t length, const char *output, struct error *error)
{
	if (output && !string_equal(output, "-"))
		return files_replace(output, text, length, error);
	if (isatty(STDOUT_FILENO))
		print_line(text);
	else
		print_bytes(text, length);
	return true;
}

void
print_json(struct json *json)
{
	print_bytes(string_text(&json->text), json->text.length);
	string_clear(&json->text);
}

void
print_cell(const char *text, int columns)
{
	auto_string char *safe = utf8_sanitize(text, UTF8_KEEP_NOTHING);
	int used = width_text(safe, WIDTH_FILE);

	print_bytes(safe, strlen(safe));
	for (int i = used; i < columns; i++)
		print_bytes(" ", 1);
	print_bytes("  ", 2);
}

bool
print_finish(struct error *error)
{
	if (fflush(stdout) == 0 && !ferror(stdout))
		return true;
	return error_set(error, ERROR_IO, N_("Standard output cannot be written: {reason}."),
		"reason", strerror(errno), NULL);
}
