/* SPDX-License-Identifier: MIT */
/* Which library file a write-ahead log belongs to. */
#include "config.h"

#include "store/pairing.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/log.h"
#include "base/memory.h"
#include "base/string.h"

#define NOTE_BYTES 256

/* What tells a file from all others that had or have its name; NULL when it is not there. The time
 * it was made is a part of it because numbers of files are given again. */
static char *
identify(const char *path)
{
	struct statx status;

	if (statx(AT_FDCWD, path, AT_SYMLINK_NOFOLLOW, STATX_INO | STATX_BTIME, &status) != 0)
		return NULL;
	if (!(status.stx_mask & STATX_BTIME))
		status.stx_btime = (struct statx_timestamp){0};
	return string_format("%" PRIu64 ".%" PRId64 ".%" PRIu32, (uint64_t)status.stx_ino,
		(int64_t)status.stx_btime.tv_sec, (uint32_t)status.stx_btime.tv_nsec);
}

static char *
log_path(const char *library)
{
	return string_format("%s-wal", library);
}

static char *
old_log_path(const char *library)
{
	return string_format("%s-wal.old", library);
}

/* What the lock file says; "" when it says nothing. */
static char *
read_note(int lock)
{
	char bytes[NOTE_BYTES];
	ssize_t length = lock < 0 ? 0 : pread(lock, bytes, sizeof(bytes), 0);

	return memory_copy_bytes(bytes, length > 0 ? (size_t)length : 0);
}

void
pairing_note(int lock, const char *library)
{
	auto_string char *path = log_path(library);
	auto_string char *library_identity = identify(library);
	auto_string char *log_identity = identify(path);
	auto_string char *old = read_note(lock);
	auto_string char *note = string_format("%s %s\n", library_identity ? library_identity : "-",
		log_identity ? log_identity : "-");
	size_t length = strlen(note);

	if (string_equal(note, old))
		return;
	if (ftruncate(lock, 0) != 0 || pwrite(lock, note, length, 0) != (ssize_t)length)
		log_write("store: the lock file cannot be written: %s", strerror(errno));
}

bool
pairing_is_broken(int lock, const char *library)
{
	auto_string char *path = log_path(library);
	auto_string char *library_identity = identify(library);
	auto_string char *log_identity = identify(path);
	auto_string char *note = read_note(lock);
	char *space = strchr(note, ' ');
	char *end = strchr(note, '\n');

	if (!library_identity || !log_identity || !space || !end)
		return false;
	*space = '\0';
	*end = '\0';
	return string_equal(space + 1, log_identity) && !string_equal(note, library_identity);
}

void
pairing_mend(int lock, const char *library)
{
	auto_string char *path = log_path(library);
	auto_string char *old = old_log_path(library);
	auto_string char *index = string_format("%s-shm", library);
	struct stat status;

	if (!pairing_is_broken(lock, library))
		return;
	/* The index first: whoever still has the old file open goes on with it, and must not share
	 * it with those who open the new one. */
	if (unlink(index) != 0 && errno != ENOENT)
		log_write("store: -shm of a replaced library stays: %s", strerror(errno));

	bool is_empty = stat(path, &status) == 0 && status.st_size == 0;

	if ((is_empty ? unlink(path) : rename(path, old)) != 0)
		log_write("store: -wal of a replaced library stays: %s", strerror(errno));
	else if (!is_empty)
		log_write("store: the library was replaced by another file while it was open; what "
			  "was written last to the old one is in its -wal.old");
}

bool
pairing_forget_old(const char *library)
{
	auto_string char *old = old_log_path(library);

	return unlink(old) == 0 || errno == ENOENT;
}
