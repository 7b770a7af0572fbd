/* SPDX-License-Identifier: MIT */
/* Whether the database of an archive holds the assessment and nothing else. */
#include "config.h"

#include "archive/database.h"

#include <fcntl.h>
#include <inttypes.h>
#include <string.h>
#include <unistd.h>

#include "archive/contents.h"
#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"
#include "session/extract.h"

#define PART_BYTES 65536
#define HEADER_BYTES 100 /* at the beginning of an SQLite file */

static void
add_rows(void *context, const char *table, int64_t count, const char *first)
{
	struct verification *verification = context;
	auto_string char *number = string_format("%" PRId64, count);

	error_set(error_list_add(&verification->faults), ERROR_DATA,
		N_("The table {table} of the archive's database holds what does not belong to the "
		   "assessment, or not as it stands there. Rows: {count}, the first: {row}"),
		"table", table, "count", number, "row", first, NULL);
}

/* How many bytes two files begin with alike. */
static uint64_t
common_bytes(int first, int second, bool *is_same)
{
	char parts[2][PART_BYTES];
	uint64_t common = 0;

	for (;;) {
		ssize_t here = pread(first, parts[0], PART_BYTES, (off_t)common);
		ssize_t there = pread(second, parts[1], PART_BYTES, (off_t)common);
		ssize_t shorter = here < there ? here : there;
		ssize_t same = 0;

		while (same < shorter && parts[0][same] == parts[1][same])
			same++;
		common += same > 0 ? (uint64_t)same : 0;
		*is_same = here == 0 && there == 0;
		if (same == 0 || same < shorter || here != there)
			return common;
	}
}

static uint64_t
compare_files(const char *path, const char *other, bool *is_same)
{
	int first = open(path, O_RDONLY | O_CLOEXEC);
	int second = open(other, O_RDONLY | O_CLOEXEC);
	uint64_t common = 0;

	*is_same = false;
	if (first >= 0 && second >= 0)
		common = common_bytes(first, second, is_same);
	if (first >= 0)
		close(first);
	if (second >= 0)
		close(second);
	return common;
}

static bool
compare(const struct unpacked *unpacked, const char *again, struct verification *verification,
	struct error *error)
{
	size_t before = verification->faults.error_count;
	bool is_same;
	uint64_t common = compare_files(unpacked->path, again, &is_same);

	if (is_same)
		return true;
	if (!library_compare(unpacked->library, again, add_rows, verification, error))
		return false;
	if (verification->faults.error_count > before)
		return true;
	if (common < HEADER_BYTES)
		error_set(error_list_add(&verification->faults), ERROR_DATA,
			N_("The beginning of {name} is not as this program writes it."), "name",
			CONTENTS_DATABASE, NULL);
	else
		verification->is_laid_out_otherwise = true;
	return true;
}

bool
database_verify(const struct unpacked *unpacked, struct session *session,
	struct verification *verification, struct error *error)
{
	auto_string char *again = files_join(unpacked->folder, "again.sqlite");
	bool is_taken = session_extract(session, again, error);
	bool verified = is_taken && compare(unpacked, again, verification, error);

	unlink(again);
	/* What a newer version added cannot be told from what is hidden. */
	if (!is_taken && error->kind == ERROR_STATE)
		error_set(error, ERROR_STATE,
			N_("A newer version of this program made it, which alone can verify it."),
			NULL);
	return verified;
}
