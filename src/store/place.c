/* SPDX-License-Identifier: MIT */
/* Where a library file lies. */
#include "config.h"

#include "store/place.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "base/array.h"
#include "base/files.h"
#include "base/memory.h"
#include "base/string.h"
#include "seal/chain.h"

static bool
failed(const char *path, const char *message, struct error *error)
{
	return error_set(error, ERROR_IO, message, "path", path, "reason", strerror(errno), NULL);
}

bool
place_resolve(const char *path, char **resolved, struct error *error)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash ? slash + 1 : path;

	if (!*name) {
		errno = EISDIR;
		return failed(path, N_("{path} cannot be opened: {reason}."), error);
	}

	auto_string char *folder =
		slash ? memory_copy_bytes(path, (size_t)(slash - path) + (slash == path))
		      : memory_copy_string(".");

	if (!files_exists(folder) && !files_make_private_folder(folder, error))
		return false;

	char *real = realpath(folder, NULL);

	if (!real)
		return failed(folder, N_("The folder {path} cannot be opened: {reason}."), error);
	*resolved = files_join(real, name);
	free(real);
	return true;
}

bool
place_make(const char *path, struct error *error)
{
	struct stat status;
	int descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);

	if (descriptor >= 0) {
		bool made = fchmod(descriptor, 0600) == 0;

		close(descriptor);
		return made || failed(path, N_("{path} cannot be made: {reason}."), error);
	}
	if (errno != EEXIST) {
		int reason = errno;

		/* A file that is there in a folder that cannot be written is to be read. */
		if (lstat(path, &status) != 0) {
			errno = reason;
			return failed(path, N_("{path} cannot be made: {reason}."), error);
		}
	} else if (lstat(path, &status) != 0) {
		return failed(path, N_("{path} cannot be opened: {reason}."), error);
	}
	if (!S_ISREG(status.st_mode))
		return error_set(error, ERROR_DATA,
			N_("{path} is a link or no ordinary file, so it is not opened as a "
			   "library."),
			"path", path, NULL);
	return true;
}

bool
place_is_writable(const char *path)
{
	const char *slash = strrchr(path, '/');
	auto_string char *folder =
		memory_copy_bytes(path, (size_t)(slash - path) + (slash == path));

	return faccessat(AT_FDCWD, path, R_OK | W_OK, AT_EACCESS) == 0 &&
	       faccessat(AT_FDCWD, folder, R_OK | W_OK | X_OK, AT_EACCESS) == 0;
}

bool
place_type_is_remote(long type)
{
	/* From linux/magic.h and the file systems themselves: NFS, SMB, CIFS, SMB2, FUSE, 9P, AFS,
	 * Coda, Ceph, OCFS2, Lustre, GFS2. */
	static const uint32_t remote[] = {0x6969, 0x517B, 0xFF534D42, 0xFE534D42, 0x65735546,
		0x01021997, 0x5346414F, 0x73757245, 0x00C36400, 0x7461636F, 0x0BD00BD0, 0x01161970};

	for (size_t i = 0; i < array_length(remote); i++) {
		if ((uint32_t)type == remote[i])
			return true;
	}
	return false;
}

bool
place_is_remote(const char *path)
{
	struct statfs status;

	return statfs(path, &status) == 0 && place_type_is_remote((long)status.f_type);
}

bool
place_has_log_mode(const char *path)
{
	unsigned char header[20];
	int descriptor = open(path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC);
	ssize_t length = descriptor < 0 ? 0 : pread(descriptor, header, sizeof(header), 0);

	if (descriptor >= 0)
		close(descriptor);
	/* The 20th byte of an SQLite file is the version needed to read it: 1 without such logs. */
	return length != (ssize_t)sizeof(header) || header[19] != 1;
}

/* What stands for the machine: its id where it has one, else its name. */
static char *
machine(void)
{
	char *bytes;
	size_t length;
	char name[HOST_NAME_MAX + 1] = "";

	if (files_read("/etc/machine-id", 4096, &bytes, &length, NULL)) {
		if (length > 0)
			return bytes;
		free(bytes);
	}
	if (gethostname(name, sizeof(name) - 1) != 0)
		name[0] = '\0';
	return memory_copy_string(name);
}

char *
place_identity(const struct stat *status)
{
	auto_string char *id = machine();
	auto_string char *text = string_format("pia copy %s\n%" PRIuMAX " %" PRIuMAX, id,
		(uintmax_t)status->st_dev, (uintmax_t)status->st_ino);
	struct seal_hash hash = seal_hash_bytes(text, strlen(text));

	return seal_write_hex(hash.bytes, sizeof(hash.bytes));
}
