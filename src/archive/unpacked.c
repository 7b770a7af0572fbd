/* SPDX-License-Identifier: MIT */
/* The database of an archive, unpacked for a while. */
#include "config.h"

#include "archive/unpacked.h"

#include <stdlib.h>

#include "archive/contents.h"
#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"
#include "session/extract.h"

bool
archive_is_one(const char *path)
{
	struct reader reader;

	if (!reader_open(path, &reader, NULL))
		return false;
	reader_close(&reader);
	return true;
}

void
unpacked_name_error(struct error *error)
{
	for (size_t i = 0; error && error->kind == ERROR_DATA && i < error->argument_count; i++) {
		struct error_argument *argument = &error->arguments[i];

		if (!string_equal(argument->name, "path"))
			continue;
		free(argument->value);
		argument->value = memory_copy_string(CONTENTS_DATABASE);
	}
}

bool
unpacked_open(const struct reader *reader, struct unpacked *unpacked, struct error *error)
{
	const struct reader_entry *entry = reader_find(reader, CONTENTS_DATABASE);

	*unpacked = (struct unpacked){0};
	if (!entry)
		return error_set(error, ERROR_DATA, N_("{name} is missing from the archive."),
			"name", CONTENTS_DATABASE, NULL);
	if (!files_make_temporary_folder(&unpacked->folder, error))
		return false;
	unpacked->path = files_join(unpacked->folder, CONTENTS_DATABASE);
	if (reader_unpack(reader, entry, unpacked->path, error) &&
		library_open_to_read(unpacked->path,
			N_("This is an archive: it can be read, not changed. `pia import` brings "
			   "it into a library."),
			&unpacked->library, error))
		return true;
	unpacked_name_error(error);
	unpacked_clear(unpacked);
	return false;
}

static bool
open_file(const char *path, struct unpacked *unpacked, struct error *error)
{
	struct reader reader;
	struct error_list faults = {0};

	*unpacked = (struct unpacked){0};
	if (!reader_open(path, &reader, error))
		return false;

	bool opened = reader_scan(&reader, &faults, error);

	if (opened && faults.error_count) {
		error_move(error, &faults.errors[0]);
		opened = false;
	}
	opened = opened && unpacked_open(&reader, unpacked, error);
	error_list_clear(&faults);
	reader_close(&reader);
	return opened;
}

bool
archive_open_library(const char *path, struct library **library, struct error *error)
{
	struct unpacked unpacked;

	if (!open_file(path, &unpacked, error))
		return false;
	/* Whatever ends the program then, nothing of the assessment is left lying about. */
	*library = unpacked.library;
	unpacked.library = NULL;
	unpacked_clear(&unpacked);
	return true;
}

void
unpacked_clear(struct unpacked *unpacked)
{
	library_close(&unpacked->library);
	if (unpacked->folder)
		files_remove_temporary_folder(unpacked->folder);
	memory_free(&unpacked->path);
	memory_free(&unpacked->folder);
}
