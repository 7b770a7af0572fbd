/* SPDX-License-Identifier: MIT */
/* Reading an archive that nothing is known about. */
#include "config.h"

#include "archive/reader.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "archive/contents.h"
#include "archive/writer.h"
#include "base/array.h"
#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"
#include "seal/digest.h"

#define PART_BYTES 65536
#define END_BYTES (2 * TAR_BLOCK_BYTES)

static bool
cannot_read(const struct reader *reader, struct error *error)
{
	return error_set(error, ERROR_IO, N_("{path} cannot be read: {reason}."), "path",
		reader->path, "reason", strerror(errno), NULL);
}

/* Read bytes that the size of the file says are there. */
static bool
read_at(const struct reader *reader, uint64_t offset, void *bytes, size_t length,
	struct error *error)
{
	char *at = bytes;

	while (length) {
		ssize_t count = pread(reader->descriptor, at, length, (off_t)offset);

		if (count < 0 && errno == EINTR)
			continue;
		if (count == 0)
			errno = EIO;
		if (count <= 0)
			return cannot_read(reader, error);
		at += count;
		offset += (uint64_t)count;
		length -= (size_t)count;
	}
	return true;
}

/* Read the header at a place, and whether what it announces fits into the file. */
static bool
read_entry(const struct reader *reader, uint64_t offset, struct reader_entry *entry, bool *is_right,
	struct error *error)
{
	unsigned char block[TAR_BLOCK_BYTES];

	*is_right = false;
	if (offset + TAR_BLOCK_BYTES > reader->size)
		return true;
	if (!read_at(reader, offset, block, sizeof(block), error))
		return false;

	*is_right = tar_read_header(block, &entry->header);
	entry->offset = offset + TAR_BLOCK_BYTES;
	*is_right = *is_right && entry->header.size + tar_padding(entry->header.size) <=
					 reader->size - entry->offset;
	return true;
}

bool
reader_open(const char *path, struct reader *reader, struct error *error)
{
	struct reader_entry first;
	struct stat status;
	bool is_right = false;

	*reader = (struct reader){.path = memory_copy_string(path)};
	reader->descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	if (reader->descriptor < 0 || fstat(reader->descriptor, &status) != 0) {
		cannot_read(reader, error);
		reader_close(reader);
		return false;
	}
	if (S_ISREG(status.st_mode)) {
		reader->size = (uint64_t)status.st_size;
		if (!read_entry(reader, 0, &first, &is_right, error)) {
			reader_close(reader);
			return false;
		}
	}
	if (is_right && string_equal(first.header.name, CONTENTS_DATABASE))
		return true;
	error_set(error, ERROR_DATA,
		N_("{path} is no archive of this program, or its first bytes were altered."),
		"path", path, NULL);
	reader_close(reader);
	return false;
}

void
reader_close(struct reader *reader)
{
	if (reader->descriptor >= 0)
		close(reader->descriptor);
	free(reader->path);
	free(reader->entries);
	*reader = (struct reader){.descriptor = -1};
}

static bool
are_zeros(const char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (bytes[i])
			return false;
	}
	return true;
}

static void
add_fault(struct error_list *faults, const char *message, const char *name)
{
	error_set(error_list_add(faults), ERROR_DATA, message, "name", name, NULL);
}

/* Read the bytes of an entry, and the zeros behind them. */
static bool
scan_bytes(const struct reader *reader, struct reader_entry *entry, struct error_list *faults,
	struct error *error)
{
	char part[PART_BYTES];
	uint64_t offset = entry->offset;
	uint64_t left = entry->header.size;
	size_t padding = tar_padding(left);
	struct seal_digest digest;

	seal_digest_begin(&digest);
	while (left) {
		size_t count = left < sizeof(part) ? (size_t)left : sizeof(part);

		if (!read_at(reader, offset, part, count, error))
			return false;
		seal_digest_add(&digest, part, count);
		offset += count;
		left -= count;
	}
	entry->hash = seal_digest_end(&digest);
	if (!read_at(reader, offset, part, padding, error))
		return false;
	if (!are_zeros(part, padding))
		add_fault(faults, N_("Behind {name} there are bytes that do not belong there."),
			entry->header.name);
	return true;
}

/* The sums as they must be, from the entries as they are. */
static void
write_sums(const struct reader *reader, struct string *sums)
{
	for (size_t i = 0; i + 1 < reader->entry_count; i++) {
		const struct reader_entry *entry = &reader->entries[i];
		auto_string char *hash = seal_write_hex(entry->hash.bytes, SEAL_HASH_BYTES);

		string_append_format(sums, "%s  %s\n", hash, entry->header.name);
	}
}

/* Tell of the first line of the sums that is not the one expected. */
static void
compare_sums(const char *expected, const char *found, struct error_list *faults)
{
	while (*expected) {
		const char *end = strchr(expected, '\n');
		size_t length = (size_t)(end - expected) + 1;
		auto_string char *name = memory_copy_bytes(
			expected + 2 * SEAL_HASH_BYTES + 2, length - 2 * SEAL_HASH_BYTES - 3);

		if (strncmp(expected, found, length) != 0) {
			add_fault(faults,
				N_("{name} is not what SHA256SUMS says: its bytes were altered "
				   "after it was archived, or the sum was."),
				name);
			return;
		}
		expected += length;
		found += length;
	}
	add_fault(faults, N_("{name} has more lines than there are files."), ARCHIVE_SUMS);
}

static bool
check_sums(struct reader *reader, struct error_list *faults, struct error *error)
{
	const struct reader_entry *last = &reader->entries[reader->entry_count - 1];
	struct string expected = {0};
	auto_string char *found = NULL;
	bool is_same;

	if (!string_equal(last->header.name, ARCHIVE_SUMS)) {
		add_fault(faults, N_("{name} is not there, or not the last entry."), ARCHIVE_SUMS);
		return true;
	}
	write_sums(reader, &expected);
	if (last->header.size != expected.length) {
		add_fault(faults, N_("{name} does not have a line for each file."), ARCHIVE_SUMS);
		string_clear(&expected);
		return true;
	}
	if (!reader_load(reader, last, expected.length, &found, error)) {
		string_clear(&expected);
		return false;
	}
	is_same = memcmp(found, string_text(&expected), expected.length) == 0;
	if (!is_same)
		compare_sums(string_text(&expected), found, faults);
	string_clear(&expected);
	return true;
}

/* The file ends with two blocks of zeros, and nothing is behind them. */
static bool
check_end(const struct reader *reader, uint64_t offset, bool *is_end, struct error *error)
{
	char bytes[END_BYTES];

	*is_end = false;
	if (reader->size - offset != END_BYTES)
		return true;
	if (!read_at(reader, offset, bytes, sizeof(bytes), error))
		return false;
	*is_end = are_zeros(bytes, sizeof(bytes));
	return true;
}

bool
reader_scan(struct reader *reader, struct error_list *faults, struct error *error)
{
	uint64_t offset = 0;
	bool is_right = true;
	bool is_end = false;

	while (is_right && reader->entry_count < READER_ENTRIES_MAXIMUM) {
		struct reader_entry entry;

		if (!check_end(reader, offset, &is_end, error) ||
			(!is_end && !read_entry(reader, offset, &entry, &is_right, error)))
			return false;
		if (is_end || !is_right)
			break;
		if (!scan_bytes(reader, &entry, faults, error))
			return false;
		if (reader_find(reader, entry.header.name))
			add_fault(faults, N_("{name} is there twice."), entry.header.name);
		if (reader->entry_count && entry.header.time != reader->entries[0].header.time)
			add_fault(faults, N_("The time of {name} is not that of the others."),
				entry.header.name);
		*array_append(&reader->entries, &reader->entry_count) = entry;
		offset = entry.offset + entry.header.size + tar_padding(entry.header.size);
	}
	if (!is_end) {
		add_fault(faults,
			N_("What follows {name} is neither the header of another file nor the end, "
			   "as this program writes them."),
			reader->entry_count ? reader->entries[reader->entry_count - 1].header.name
					    : reader->path);
		return true;
	}
	return check_sums(reader, faults, error);
}

const struct reader_entry *
reader_find(const struct reader *reader, const char *name)
{
	for (size_t i = 0; i < reader->entry_count; i++) {
		if (string_equal(reader->entries[i].header.name, name))
			return &reader->entries[i];
	}
	return NULL;
}

bool
reader_load(const struct reader *reader, const struct reader_entry *entry, size_t limit,
	char **bytes, struct error *error)
{
	char *loaded;

	if (entry->header.size > limit)
		return error_set(error, ERROR_DATA, N_("{name} is larger than such a file can be."),
			"name", entry->header.name, NULL);
	loaded = memory_allocate((size_t)entry->header.size + 1);
	if (!read_at(reader, entry->offset, loaded, (size_t)entry->header.size, error)) {
		free(loaded);
		return false;
	}
	*bytes = loaded;
	return true;
}

static bool
write_part(struct file_draft *draft, const struct reader *reader, uint64_t offset, size_t count,
	struct error *error)
{
	char part[PART_BYTES];

	return read_at(reader, offset, part, count, error) &&
	       files_write(draft, part, count, error);
}

/* Not flushed: it goes away again. */
bool
reader_unpack(const struct reader *reader, const struct reader_entry *entry, const char *path,
	struct error *error)
{
	struct file_draft file = {.target = (char *)path};
	uint64_t done = 0;
	bool written = true;

	file.descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (file.descriptor < 0)
		return error_set(error, ERROR_IO, N_("{path} cannot be made: {reason}."), "path",
			path, "reason", strerror(errno), NULL);
	while (written && done < entry->header.size) {
		uint64_t left = entry->header.size - done;
		size_t count = left < PART_BYTES ? (size_t)left : PART_BYTES;

		written = write_part(&file, reader, entry->offset + done, count, error);
		done += count;
	}
	close(file.descriptor);
	return written;
}
