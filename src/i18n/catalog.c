/* SPDX-License-Identifier: MIT */
/*
 * Catalogues. A .mo file is a header of seven 32-bit numbers and two tables of (length, offset),
 * one of the English texts, sorted, and one of their translations. The whole file is checked when
 * it is read; after that every text is known to be there, to end in NUL and to be UTF-8.
 */
#include "config.h"

#include "i18n/catalog.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"
#include "i18n/format.h"
#include "text/utf8.h"

#define FILE_LIMIT (4u * 1024 * 1024)
#define MAGIC 0x950412deu
#define MAGIC_SWAPPED 0xde120495u

struct message {
	const char *english;
	const char *translation;
};

struct catalog {
	enum language language;
	char *bytes; /* the file; the messages point into it */
	struct message *messages;
	size_t message_count;
};

/* A file that is being read. */
struct reading {
	const char *bytes;
	size_t length;
	bool is_swapped; /* written on a machine of the other byte order */
};

/* The number at an offset that lies within the file. */
static uint32_t
read_number(const struct reading *reading, size_t offset)
{
	uint32_t number;

	memcpy(&number, reading->bytes + offset, sizeof(number));
	return reading->is_swapped ? __builtin_bswap32(number) : number;
}

static bool
read_text(const struct reading *reading, size_t entry, const char **text)
{
	size_t length = read_number(reading, entry);
	size_t offset = read_number(reading, entry + 4);

	if (offset >= reading->length || length >= reading->length - offset ||
		reading->bytes[offset + length] != '\0' ||
		!utf8_is_valid(reading->bytes + offset, length))
		return false;
	*text = reading->bytes + offset;
	return true;
}

static bool
table_is_inside(const struct reading *reading, size_t offset, size_t count)
{
	return offset <= reading->length && count <= (reading->length - offset) / 8;
}

static bool
read_messages(struct reading *reading, struct catalog *catalog)
{
	if (reading->length < 28)
		return false;

	uint32_t magic = read_number(reading, 0);

	reading->is_swapped = magic == MAGIC_SWAPPED;
	/* The upper half of the revision says whether the tables are as we know them. */
	if ((magic != MAGIC && magic != MAGIC_SWAPPED) || read_number(reading, 4) >> 16 > 1)
		return false;

	size_t count = read_number(reading, 8);
	size_t originals = read_number(reading, 12);
	size_t translations = read_number(reading, 16);

	if (!table_is_inside(reading, originals, count) ||
		!table_is_inside(reading, translations, count))
		return false;
	catalog->messages = memory_allocate_array(count, sizeof(*catalog->messages));
	for (size_t i = 0; i < count; i++) {
		struct message *message = &catalog->messages[i];

		if (!read_text(reading, originals + i * 8, &message->english) ||
			!read_text(reading, translations + i * 8, &message->translation))
			return false;
		/* They are looked up by halving, so they must be in order. */
		if (i > 0 && strcmp(message[-1].english, message->english) >= 0)
			return false;
	}
	catalog->message_count = count;
	return true;
}

struct catalog *
catalog_empty(enum language language)
{
	struct catalog *catalog = memory_allocate(sizeof(*catalog));

	catalog->language = language;
	return catalog;
}

bool
catalog_load(
	const char *folder, enum language language, struct catalog **catalog, struct error *error)
{
	struct catalog *loaded = catalog_empty(language);

	if (language == LANGUAGE_ENGLISH || language == LANGUAGE_NONE) {
		*catalog = loaded;
		return true;
	}

	auto_string char *name = string_format("%s.mo", language_tag(language));
	auto_string char *path = files_join(folder, name);
	struct reading reading = {0};

	if (!files_read(path, FILE_LIMIT, &loaded->bytes, &reading.length, error)) {
		catalog_free(&loaded);
		return false;
	}
	reading.bytes = loaded->bytes;
	if (!read_messages(&reading, loaded)) {
		catalog_free(&loaded);
		return error_set(error, ERROR_DATA,
			N_("{path} is not a whole catalogue of messages. Install the program "
			   "again."),
			"path", path, NULL);
	}
	*catalog = loaded;
	return true;
}

void
catalog_free(struct catalog **catalog)
{
	if (!*catalog)
		return;
	free((*catalog)->messages);
	free((*catalog)->bytes);
	memory_free(catalog);
}

enum language
catalog_language(const struct catalog *catalog)
{
	return catalog ? catalog->language : LANGUAGE_ENGLISH;
}

static int
compare_message(const void *text, const void *message)
{
	return strcmp(text, ((const struct message *)message)->english);
}

/* The message of an English text; NULL where it is not translated. */
static const struct message *
find_message(const struct catalog *catalog, const char *text)
{
	/* The translation of "" is the file's own description. */
	if (!catalog || !catalog->message_count || !text[0])
		return NULL;

	const struct message *message = bsearch(text, catalog->messages, catalog->message_count,
		sizeof(*catalog->messages), compare_message);

	return message && message->translation[0] ? message : NULL;
}

const char *
tr(const struct catalog *catalog, const char *text)
{
	const struct message *message = find_message(catalog, text);

	return message ? message->translation : text;
}

/* Append `text` with each {name} that `arguments` has in place. */
static void
append_filled(struct string *filled, const char *text, const struct error_argument *arguments,
	size_t argument_count)
{
	while (*text) {
		size_t plain = strcspn(text, "{");
		size_t found = argument_count;

		string_append_bytes(filled, text, plain);
		text += plain;
		if (!*text)
			break;

		size_t length = strcspn(text, "}");

		for (size_t i = 0; text[length] && i < argument_count && found == argument_count;
			i++) {
			if (strlen(arguments[i].name) == length - 1 &&
				strncmp(arguments[i].name, text + 1, length - 1) == 0)
				found = i;
		}
		if (found < argument_count) {
			string_append(filled, arguments[found].value);
			text += length + 1;
		} else {
			string_append_byte(filled, *text++);
		}
	}
}

char *
tr_format(const struct catalog *catalog, const char *text, ...)
{
	/* The pairs are gathered the way an error keeps them. */
	struct error_argument *arguments = NULL;
	size_t count = 0;
	struct string filled = {0};
	va_list values;
	char *name;

	va_start(values, text);
	while ((name = va_arg(values, char *))) {
		struct error_argument *argument = array_append(&arguments, &count);

		argument->name = name;
		argument->value = va_arg(values, char *);
	}
	va_end(values);
	append_filled(&filled, tr(catalog, text), arguments, count);
	free(arguments);
	return string_take(&filled);
}

static void
append_message(struct string *line, const struct catalog *catalog, const struct error *error)
{
	struct error_argument *arguments =
		memory_allocate_array(error->argument_count + 1, sizeof(*arguments));

	for (size_t i = 0; i < error->argument_count; i++) {
		struct error_argument *argument = &arguments[i];

		*argument = error->arguments[i];
		argument->value = string_equal(argument->name, "date")
					  ? format_date(argument->value, catalog_language(catalog))
					  : memory_copy_string(argument->value);
	}
	append_filled(line, tr(catalog, error->message ? error->message : ""), arguments,
		error->argument_count);
	for (size_t i = 0; i < error->argument_count; i++)
		free(arguments[i].value);
	free(arguments);
}

char *
tr_error(const struct catalog *catalog, const struct error *error)
{
	struct string line = {0};

	if (error->file)
		string_append_format(&line, "%s:", error->file);
	if (error->line > 0)
		string_append_format(&line, "%d:", error->line);
	if (error->line > 0 && error->column > 0)
		string_append_format(&line, "%d:", error->column);
	if (line.length)
		string_append_byte(&line, ' ');
	append_message(&line, catalog, error);
	return string_take(&line);
}
