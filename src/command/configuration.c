/* SPDX-License-Identifier: MIT */
/* The configuration file. */
#include "config.h"

#include "command/configuration.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"
#include "i18n/language.h"

#define CONFIGURATION_BYTES_MAXIMUM (64 * 1024)

/* Cut blanks at both ends, in place. */
static char *
trim(char *text)
{
	while (isspace((unsigned char)*text))
		text++;

	size_t length = strlen(text);

	while (length && isspace((unsigned char)text[length - 1]))
		text[--length] = '\0';
	return text;
}

static bool
read_line(struct configuration *configuration, char *line, struct error *error)
{
	char *name = trim(line);
	char *equals = strchr(name, '=');

	if (!name[0] || name[0] == '#')
		return true;
	if (!equals)
		return error_set(error, ERROR_DATA, N_("Expected \"name = value\"."), NULL);
	*equals = '\0';
	name = trim(name);

	char **target = NULL;

	if (string_equal(name, "author"))
		target = &configuration->author;
	else if (string_equal(name, "language"))
		target = &configuration->language;
	else
		return error_set(error, ERROR_DATA,
			N_("There is no setting {name}; there are author and language."), "name",
			name, NULL);
	free(*target);
	*target = memory_copy_string(trim(equals + 1));
	if (target == &configuration->language &&
		language_from_locale(configuration->language) == LANGUAGE_NONE)
		return error_set(error, ERROR_DATA,
			N_("There is no language {language}; there are en, pt and zh-Hant."),
			"language", configuration->language, NULL);
	return true;
}

bool
configuration_read(struct configuration *configuration, struct error *error)
{
	auto_string char *folder = files_user_configuration_folder();

	*configuration = (struct configuration){0};
	if (!folder)
		return true;

	auto_string char *path = files_join(folder, "config");
	auto_string char *text = NULL;
	size_t length;
	int number = 0;

	if (!files_exists(path))
		return true;
	if (!files_read(path, CONFIGURATION_BYTES_MAXIMUM, &text, &length, error))
		return false;

	/* Some editors put a byte order mark before the first letter. */
	char *start = strncmp(text, "\xef\xbb\xbf", 3) == 0 ? text + 3 : text;

	for (char *line = start, *end; line; line = end) {
		end = strchr(line, '\n');
		if (end)
			*end++ = '\0';
		number++;
		if (!read_line(configuration, line, error)) {
			configuration_clear(configuration);
			return error_set_place(error, path, number, 0);
		}
	}
	return true;
}

void
configuration_clear(struct configuration *configuration)
{
	free(configuration->author);
	free(configuration->language);
	*configuration = (struct configuration){0};
}
