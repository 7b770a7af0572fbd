/* SPDX-License-Identifier: MIT */
/* Writing an archive. */
#include "config.h"

#include "archive/writer.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "archive/tar.h"
#include "base/memory.h"
#include "seal/digest.h"

#define PART_BYTES 65536

static const char zeros[2 * TAR_BLOCK_BYTES];

bool
writer_begin(struct writer *writer, const char *target, uint64_t time, struct error *error)
{
	*writer = (struct writer){.time = time};
	return files_begin(target, &writer->draft, error);
}

static bool
add_header(struct writer *writer, const char *name, uint64_t size, struct error *error)
{
	struct tar_entry entry = {.size = size, .time = writer->time};
	unsigned char block[TAR_BLOCK_BYTES];

	if (strlen(name) <= TAR_NAME_BYTES)
		memcpy(entry.name, name, strlen(name));
	if (!tar_write_header(&entry, block))
		return error_set(error, ERROR_DATA,
			N_("{name} cannot stand in an archive: its name or its size goes beyond "
			   "what the format holds."),
			"name", name, NULL);
	return files_write(&writer->draft, (const char *)block, sizeof(block), error);
}

static bool
end_entry(struct writer *writer, const char *name, uint64_t size, const struct seal_hash *hash,
	struct error *error)
{
	auto_string char *text = seal_write_hex(hash->bytes, sizeof(hash->bytes));

	string_append_format(&writer->sums, "%s  %s\n", text, name);
	return files_write(&writer->draft, zeros, tar_padding(size), error);
}

bool
writer_add(struct writer *writer, const char *name, const void *bytes, size_t length,
	struct error *error)
{
	struct seal_hash hash = seal_hash_bytes(bytes, length);

	return add_header(writer, name, length, error) &&
	       files_write(&writer->draft, bytes, length, error) &&
	       end_entry(writer, name, length, &hash, error);
}

static bool
cannot_read(const char *path, struct error *error)
{
	return error_set(error, ERROR_IO, N_("{path} cannot be read: {reason}."), "path", path,
		"reason", strerror(errno), NULL);
}

/* Copy `size` bytes, no more and no fewer: that is what the header says. */
static bool
copy_file(struct writer *writer, int descriptor, const char *path, uint64_t size,
	struct seal_digest *digest, struct error *error)
{
	char part[PART_BYTES];

	while (size) {
		size_t wanted = size < sizeof(part) ? (size_t)size : sizeof(part);
		ssize_t count = read(descriptor, part, wanted);

		if (count < 0 && errno == EINTR)
			continue;
		if (count == 0)
			errno = EIO;
		if (count <= 0)
			return cannot_read(path, error);
		seal_digest_add(digest, part, (size_t)count);
		if (!files_write(&writer->draft, part, (size_t)count, error))
			return false;
		size -= (uint64_t)count;
	}
	return true;
}

bool
writer_add_file(struct writer *writer, const char *name, const char *path, struct error *error)
{
	int descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	struct seal_digest digest;
	struct stat status;

	if (descriptor < 0 || fstat(descriptor, &status) != 0) {
		cannot_read(path, error);
		if (descriptor >= 0)
			close(descriptor);
		return false;
	}
	seal_digest_begin(&digest);

	uint64_t size = (uint64_t)status.st_size;
	bool added = add_header(writer, name, size, error) &&
		     copy_file(writer, descriptor, path, size, &digest, error);

	close(descriptor);

	struct seal_hash hash = seal_digest_end(&digest);

	return added && end_entry(writer, name, size, &hash, error);
}

bool
writer_end(struct writer *writer, struct error *error)
{
	size_t length = writer->sums.length;
	bool written = add_header(writer, ARCHIVE_SUMS, length, error) &&
		       files_write(&writer->draft, string_text(&writer->sums), length, error) &&
		       files_write(&writer->draft, zeros, tar_padding(length), error) &&
		       files_write(&writer->draft, zeros, sizeof(zeros), error);

	string_clear(&writer->sums);
	if (written)
		return files_commit(&writer->draft, error);
	files_abandon(&writer->draft);
	return false;
}

void
writer_abandon(struct writer *writer)
{
	string_clear(&writer->sums);
	files_abandon(&writer->draft);
}
