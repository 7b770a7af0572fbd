/* SPDX-License-Identifier: MIT */
/* Files and folders. */
#include "config.h"

#include "base/files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"

static char *
user_folder(const char *variable, const char *below_home)
{
	const char *folder = getenv(variable);

	/* The base directory specification says that a relative path is to be ignored. */
	if (folder && folder[0] == '/')
		return files_join(folder, "pia");

	const char *home = getenv("HOME");

	return string_is_empty(home) ? NULL : string_format("%s/%s/pia", home, below_home);
}

char *
files_user_data_folder(void)
{
	return user_folder("XDG_DATA_HOME", ".local/share");
}

char *
files_user_state_folder(void)
{
	return user_folder("XDG_STATE_HOME", ".local/state");
}

char *
files_user_configuration_folder(void)
{
	return user_folder("XDG_CONFIG_HOME", ".config");
}

char *
files_program_data_folder(void)
{
	static const char *const beside[] = {"share/pia-wizard", "../share/pia-wizard"};
	const char *given = getenv("PIA_DATA");

	if (!string_is_empty(given))
		return memory_copy_string(given);

	char program[PATH_MAX];
	ssize_t length = readlink("/proc/self/exe", program, sizeof(program));

	while (length > 0 && program[length - 1] != '/')
		length--;
	for (size_t i = 0; length > 0 && i < array_length(beside); i++) {
		char *folder = string_format("%.*s%s", (int)length, program, beside[i]);
		auto_string char *templates = files_join(folder, "templates");

		if (files_exists(templates))
			return folder;
		free(folder);
	}
	return memory_copy_string(PIA_DATA_FOLDER);
}

char *
files_join(const char *folder, const char *name)
{
	size_t length = strlen(folder);

	return string_format(
		"%s%s%s", folder, length && folder[length - 1] == '/' ? "" : "/", name);
}

const char *
files_name_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

char *
files_folder_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	if (!slash)
		return memory_copy_string(".");
	return memory_copy_bytes(path, slash == path ? 1 : (size_t)(slash - path));
}

bool
files_exists(const char *path)
{
	return access(path, F_OK) == 0;
}

bool
files_is_folder(const char *path)
{
	struct stat status;

	return path && stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

bool
files_are_same(const char *a, const char *b)
{
	struct stat first;
	struct stat second;

	return stat(a, &first) == 0 && stat(b, &second) == 0 && first.st_dev == second.st_dev &&
	       first.st_ino == second.st_ino;
}

bool
files_is_pipe(const char *path)
{
	struct stat status;

	return stat(path, &status) == 0 && S_ISFIFO(status.st_mode);
}

static bool
failed(const char *path, const char *message, struct error *error)
{
	return error_set(error, ERROR_IO, message, "path", path, "reason", strerror(errno), NULL);
}

/* Make one folder, or find it there; sets errno. */
static bool
make_folder(const char *path)
{
	struct stat status;

	if (mkdir(path, 0700) == 0)
		return true;
	if (errno != EEXIST)
		return false;
	if (stat(path, &status) == 0 && S_ISDIR(status.st_mode))
		return true;
	errno = ENOTDIR;
	return false;
}

bool
files_make_private_folder(const char *path, struct error *error)
{
	auto_string char *partial = memory_copy_string(path);

	for (char *end = partial + (partial[0] == '/'); end; *end = '/', end++) {
		end = strchr(end, '/');
		if (end)
			*end = '\0';
		if (!make_folder(partial))
			return failed(
				partial, N_("The folder {path} cannot be made: {reason}."), error);
		if (!end)
			break;
	}
	return true;
}

bool
files_make_temporary_folder(char **path, struct error *error)
{
	const char *parent = getenv("TMPDIR");
	char *folder = files_join(string_is_empty(parent) ? "/tmp" : parent, "pia-XXXXXX");

	if (!mkdtemp(folder)) {
		failed(folder, N_("The folder {path} cannot be made: {reason}."), error);
		free(folder);
		return false;
	}
	*path = folder;
	return true;
}

void
files_remove_temporary_folder(const char *path)
{
	DIR *entries = opendir(path);
	const struct dirent *entry;

	while (entries && (entry = readdir(entries))) {
		auto_string char *file = files_join(path, entry->d_name);

		if (!string_equal(entry->d_name, ".") && !string_equal(entry->d_name, ".."))
			(void)unlink(file);
	}
	if (entries)
		closedir(entries);
	(void)rmdir(path);
}

static bool
read_descriptor(
	int descriptor, const char *path, size_t limit, struct string *content, struct error *error)
{
	struct stat status;

	if (fstat(descriptor, &status) != 0)
		return failed(path, N_("{path} cannot be read: {reason}."), error);
	if (S_ISDIR(status.st_mode)) {
		errno = EISDIR;
		return failed(path, N_("{path} cannot be read: {reason}."), error);
	}
	for (;;) {
		char part[16384];
		ssize_t count = read(descriptor, part, sizeof(part));

		if (count < 0 && errno == EINTR)
			continue;
		if (count < 0)
			return failed(path, N_("{path} cannot be read: {reason}."), error);
		if (count == 0)
			return true;
		if (content->length + (size_t)count > limit) {
			auto_string char *most = string_format("%zu", limit);

			return error_set(error, ERROR_DATA,
				N_("{path} is larger than {limit} bytes, the most that is read."),
				"path", path, "limit", most, NULL);
		}
		string_append_bytes(content, part, (size_t)count);
	}
}

bool
files_read(const char *path, size_t limit, char **bytes, size_t *length, struct error *error)
{
	/* Not waiting for whoever might write into a pipe with a name; one that is being written
	 * into, as shells make them for <(…), is read like any file. */
	int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);

	if (descriptor < 0 || fcntl(descriptor, F_SETFL, 0) < 0) {
		if (descriptor >= 0)
			close(descriptor);
		return failed(path, N_("{path} cannot be opened: {reason}."), error);
	}

	struct string content = {0};
	bool read_all = read_descriptor(descriptor, path, limit, &content, error);

	close(descriptor);
	if (!read_all) {
		string_clear(&content);
		return false;
	}
	*length = content.length;
	*bytes = string_take(&content);
	return true;
}

bool
files_open(const char *path, int64_t limit, int *descriptor, int64_t *size, struct error *error)
{
	int opened = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	struct stat status;

	if (opened < 0 || fstat(opened, &status) != 0) {
		if (opened >= 0)
			close(opened);
		return failed(path, N_("{path} cannot be opened: {reason}."), error);
	}
	if (S_ISREG(status.st_mode) && status.st_size <= limit) {
		*descriptor = opened;
		*size = status.st_size;
		return true;
	}
	close(opened);
	if (!S_ISREG(status.st_mode))
		return error_set(error, ERROR_DATA, N_("{path} is not an ordinary file."), "path",
			path, NULL);

	auto_string char *most = string_format("%" PRId64, limit >> 20);

	return error_set(error, ERROR_DATA,
		N_("{path} is larger than {limit} MiB, the most that is taken."), "path", path,
		"limit", most, NULL);
}

bool
files_read_piece(int descriptor, const char *path, char *buffer, size_t size, size_t *count,
	struct error *error)
{
	ssize_t got;

	do
		got = read(descriptor, buffer, size);
	while (got < 0 && errno == EINTR);
	*count = got > 0 ? (size_t)got : 0;
	return got >= 0 || failed(path, N_("{path} cannot be read: {reason}."), error);
}

static int
compare_names(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

void
files_list(const char *folder, const char *suffix, char ***names, size_t *count)
{
	DIR *directory = opendir(folder);
	struct dirent *entry;

	*names = NULL;
	*count = 0;
	if (!directory)
		return;
	while ((entry = readdir(directory))) {
		size_t length = strlen(entry->d_name);
		size_t end = strlen(suffix);

		if (entry->d_name[0] != '.' && length > end &&
			strcmp(entry->d_name + length - end, suffix) == 0)
			*array_append(names, count) = memory_copy_string(entry->d_name);
	}
	closedir(directory);
	if (*count)
		qsort(*names, *count, sizeof(**names), compare_names);
}

bool
files_begin(const char *target, struct file_draft *draft, struct error *error)
{
	struct stat status;

	if (lstat(target, &status) == 0 && !S_ISREG(status.st_mode))
		return error_set(error, ERROR_IO,
			N_("{path} is not an ordinary file, so it is not replaced. Give another "
			   "name."),
			"path", target, NULL);

	const char *slash = strrchr(target, '/');
	const char *name = slash ? slash + 1 : target;
	int folder_length = slash ? (int)(slash - target) + 1 : 0;

	if (!name[0]) {
		errno = EISDIR;
		return failed(target, N_("{path} cannot be written: {reason}."), error);
	}
	/* Names are tried in order, so that two runs at once never share one. */
	for (unsigned attempt = 0; attempt < 1000; attempt++) {
		char *path = string_format(
			"%.*s.pia-%ld-%u.part", folder_length, target, (long)getpid(), attempt);
		int descriptor =
			open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);

		if (descriptor >= 0) {
			draft->target = memory_copy_string(target);
			draft->path = path;
			draft->descriptor = descriptor;
			return true;
		}
		free(path);
		if (errno != EEXIST)
			break;
	}
	return failed(target, N_("{path} cannot be written: {reason}."), error);
}

bool
files_write(struct file_draft *draft, const char *bytes, size_t length, struct error *error)
{
	while (length) {
		ssize_t count = write(draft->descriptor, bytes, length);

		if (count < 0 && errno == EINTR)
			continue;
		if (count < 0)
			return failed(
				draft->target, N_("{path} cannot be written: {reason}."), error);
		bytes += count;
		length -= (size_t)count;
	}
	return true;
}

static bool
flush_folder_of(const char *path)
{
	auto_string char *folder = files_folder_of(path);
	int descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (descriptor < 0)
		return false;

	/* Some file systems cannot flush a folder (EINVAL); the rename is then as safe as it can
	 * be. */
	bool flushed = fsync(descriptor) == 0 || errno == EINVAL;

	close(descriptor);
	return flushed;
}

static void
forget(struct file_draft *draft)
{
	if (draft->descriptor >= 0)
		close(draft->descriptor);
	free(draft->target);
	free(draft->path);
	*draft = (struct file_draft){.descriptor = -1};
}

bool
files_commit(struct file_draft *draft, struct error *error)
{
	if (fsync(draft->descriptor) != 0 || rename(draft->path, draft->target) != 0) {
		failed(draft->target, N_("{path} cannot be written: {reason}."), error);
		files_abandon(draft);
		return false;
	}
	bool flushed = flush_folder_of(draft->target);

	if (!flushed)
		failed(draft->target,
			N_("{path} was written but may not survive a power cut: {reason}."), error);
	forget(draft);
	return flushed;
}

void
files_abandon(struct file_draft *draft)
{
	if (draft->path)
		unlink(draft->path);
	forget(draft);
}

bool
files_check_new(const char *path, struct error *error)
{
	return !files_exists(path) ||
	       error_set(error, ERROR_STATE,
		       N_("There is a file {path} already; it stays. Choose another name."), "path",
		       path, NULL);
}

bool
files_replace(const char *target, const char *bytes, size_t length, struct error *error)
{
	struct file_draft draft;

	if (!files_begin(target, &draft, error))
		return false;
	if (!files_write(&draft, bytes, length, error)) {
		files_abandon(&draft);
		return false;
	}
	return files_commit(&draft, error);
}
