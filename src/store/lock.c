/* SPDX-License-Identifier: MIT */
/* Advisory locks by open file description (OFD), which closing another descriptor of the same file
 * does not lose. */
#include "config.h"

#include "store/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/memory.h"
#include "base/string.h"

int
lock_open(const char *library)
{
	auto_string char *path = string_format("%s.lock", library);
	int flags = O_RDWR | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY;
	int descriptor = open(path, flags | O_CREAT | O_EXCL, 0600);

	if (descriptor < 0)
		return errno == EEXIST ? open(path, flags) : -1;
	/* Whatever the umask leaves, the owner must be able to open it again. */
	if (fchmod(descriptor, 0600) != 0) {
		close(descriptor);
		return -1;
	}
	return descriptor;
}

int
lock_open_to_read(const char *library)
{
	auto_string char *path = string_format("%s.lock", library);

	return open(path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY);
}

static enum lock_result
try_lock(int descriptor, short type, int64_t byte)
{
	struct flock request = {
		.l_type = type, .l_whence = SEEK_SET, .l_start = (off_t)byte, .l_len = 1};

	for (;;) {
		if (fcntl(descriptor, F_OFD_SETLK, &request) == 0)
			return LOCK_TAKEN;
		if (errno == EAGAIN || errno == EACCES)
			return LOCK_REFUSED;
		if (errno != EINTR)
			return LOCK_FAILED;
	}
}

enum lock_result
lock_take(int descriptor, int64_t byte, int64_t milliseconds)
{
	int64_t end = clock_monotonic() + milliseconds;
	long pause = 1;

	for (;;) {
		enum lock_result result = try_lock(descriptor, F_WRLCK, byte);

		if (result != LOCK_REFUSED || clock_monotonic() >= end)
			return result;

		struct timespec wait = {.tv_nsec = pause * 1000000};

		nanosleep(&wait, NULL);
		if (pause < 32)
			pause *= 2;
	}
}

void
lock_give(int descriptor, int64_t byte)
{
	try_lock(descriptor, F_UNLCK, byte);
}
