/* SPDX-License-Identifier: MIT */
/* Which files beside the library hold an assessment too. They are looked through as bytes: what is
 * in a file from elsewhere is not trusted, and neither libraries nor archives are packed. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"
#include "session/disposal.h"

#define PIECE_BYTES 65536

static bool
is_copy(const char *name)
{
	static const char *const endings[] = {"-wal", "-shm", "-journal", ".lock"};

	for (size_t i = 0; i < array_length(endings); i++) {
		size_t length = strlen(endings[i]);

		if (strlen(name) >= length && strcmp(name + strlen(name) - length, endings[i]) == 0)
			return false;
	}
	return true;
}

/* Whether the bytes of `id` stand anywhere in the file; each piece begins with the end of the last
 * one. */
static bool
holds(const char *path, const char *id)
{
	size_t length = strlen(id);
	size_t kept = 0;
	bool found = false;
	FILE *file = fopen(path, "rb");

	if (!file)
		return false;

	char *piece = memory_allocate(PIECE_BYTES + length);

	for (size_t count; !found && (count = fread(piece + kept, 1, PIECE_BYTES, file)) > 0;) {
		size_t there = kept + count;

		for (const char *at = piece; !found && at + length <= piece + there; at++) {
			at = memchr(at, id[0], there - (size_t)(at - piece));
			if (!at || at + length > piece + there)
				break;
			found = memcmp(at, id, length) == 0;
		}
		kept = there < length ? there : length - 1;
		memmove(piece, piece + there - kept, kept);
	}
	free(piece);
	fclose(file);
	return found;
}

/* A library, or an archive of assessments, which is a tar. */
static bool
is_of_ours(const char *path, const char *name)
{
	static const char magic[] = "SQLite format 3";
	char start[sizeof(magic)] = {0};
	size_t ending = strlen(".pia");
	FILE *file;
	bool is_database;

	if (strlen(name) > ending && strcmp(name + strlen(name) - ending, ".pia") == 0)
		return true;
	file = fopen(path, "rb");
	if (!file)
		return false;
	is_database = fread(start, 1, sizeof(start), file) == sizeof(start) &&
		      memcmp(start, magic, sizeof(magic)) == 0;
	fclose(file);
	return is_database;
}

void
disposal_find_copies(const char *library, const char *id, char ***names, size_t *count)
{
	auto_string char *folder = files_folder_of(library);
	char **all = NULL;
	size_t all_count = 0;

	*names = NULL;
	*count = 0;
	files_list(folder, "", &all, &all_count);
	for (size_t i = 0; i < all_count; i++) {
		auto_string char *path = files_join(folder, all[i]);

		if (!files_are_same(path, library) && !files_is_pipe(path) && is_copy(all[i]) &&
			is_of_ours(path, all[i]) && holds(path, id))
			*array_append(names, count) = memory_copy_string(all[i]);
		free(all[i]);
	}
	free(all);
}
