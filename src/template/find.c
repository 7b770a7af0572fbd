/* SPDX-License-Identifier: MIT */
/* Finding the file that a name means. */
#include "config.h"

#include "template/find.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"

void
template_folders(char *folders[2], const char *below)
{
	auto_string char *own = files_user_data_folder();
	auto_string char *program = files_program_data_folder();

	folders[0] = own ? files_join(own, below) : NULL;
	folders[1] = program ? files_join(program, below) : NULL;
}

bool
template_is_path(const char *name)
{
	size_t length = strlen(name);

	return strchr(name, '/') ||
	       (length > strlen(TEMPLATE_SUFFIX) &&
		       strcmp(name + length - strlen(TEMPLATE_SUFFIX), TEMPLATE_SUFFIX) == 0);
}

char *
template_find_file(const char *name, const char *below)
{
	char *found = NULL;
	char *folders[2];

	if (template_is_path(name))
		return memory_copy_string(name);

	auto_string char *file = string_format("%s" TEMPLATE_SUFFIX, name);

	template_folders(folders, below);
	for (size_t i = 0; i < array_length(folders); i++) {
		char *path = folders[i] && !found ? files_join(folders[i], file) : NULL;

		if (path && files_exists(path))
			found = path;
		else
			free(path);
		free(folders[i]);
	}
	return found;
}
