/* SPDX-License-Identifier: MIT */
/* What the screen remembers from one time to the next. */
#include "config.h"

#include "ui/preferences.h"

#include <string.h>

#include "base/files.h"
#include "base/log.h"
#include "base/memory.h"

#define LANGUAGE_BYTES_MAXIMUM 64

/* The file that holds the tag of the language; NULL when there is no home. Caller-owned. */
static char *
language_path(void)
{
	auto_string char *folder = files_user_state_folder();

	if (!folder || !files_make_private_folder(folder, NULL))
		return NULL;
	return files_join(folder, "language");
}

enum language
preferences_language(void)
{
	auto_string char *path = language_path();
	auto_string char *tag = NULL;
	size_t length;

	if (!path || !files_exists(path) ||
		!files_read(path, LANGUAGE_BYTES_MAXIMUM, &tag, &length, NULL))
		return LANGUAGE_NONE;
	tag[strcspn(tag, "\n")] = '\0';
	return language_from_tag(tag);
}

void
preferences_keep_language(enum language language)
{
	auto_string char *path = language_path();
	const char *tag = language_tag(language);

	if (path && !files_replace(path, tag, strlen(tag), NULL))
		log_write("the language of the screen could not be remembered");
}
