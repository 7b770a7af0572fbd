/* SPDX-License-Identifier: MIT */
/*
 * Files and folders: where the program's things are (XDG base directories), reading whole files,
 * and writing a file so that it is either whole or not there.
 */
#ifndef PIA_BASE_FILES_H
#define PIA_BASE_FILES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

/* $XDG_DATA_HOME/pia, else ~/.local/share/pia. Caller-owned; NULL when there is no home folder at
 * all. */
char *files_user_data_folder(void);

/* $XDG_STATE_HOME/pia, else ~/.local/state/pia. Caller-owned; NULL when there is no home folder at
 * all. */
char *files_user_state_folder(void);

/* $XDG_CONFIG_HOME/pia, else ~/.config/pia. Caller-owned; NULL when there is no home folder at all.
 */
char *files_user_configuration_folder(void);

/*
 * The folder with the program's templates and catalogues: PIA_DATA, else share/pia-wizard beside
 * the running program (the build tree), else ../share/pia-wizard (wherever it was installed), else
 * the folder given to configure. Caller-owned.
 */
char *files_program_data_folder(void);

/* `folder`/`name`; caller-owned. */
char *files_join(const char *folder, const char *name) __attribute__((warn_unused_result));

/* The folder of a path, "." where the path names none; caller-owned. */
char *files_folder_of(const char *path) __attribute__((warn_unused_result));

/* The last part of a path. Borrowed of it. */
const char *files_name_of(const char *path);

/* Whether something is there under this name. */
bool files_exists(const char *path);

/* Whether a folder is there under this name, which may be NULL. */
bool files_is_folder(const char *path);

/* Whether two names lead to one file; false where one leads to none. */
bool files_are_same(const char *a, const char *b);

/* Whether this is a pipe: what is read from it is gone. */
bool files_is_pipe(const char *path);

/* Make a folder and those above it, mode 0700 for each that is new. ERROR_IO. */
bool files_make_private_folder(const char *path, struct error *error);

/* Make a private folder (mode 0700) of a new name under TMPDIR, else /tmp. `path` is caller-owned;
 * files_remove_temporary_folder() takes the folder away. ERROR_IO. */
bool files_make_temporary_folder(char **path, struct error *error);

/* Remove the folder with the files in it, whoever put them there. What cannot be removed, such as a
 * folder within, stays. */
void files_remove_temporary_folder(const char *path);

/*
 * Read a whole file of at most `limit` bytes, or what comes through a pipe while somebody writes
 * into it. `bytes` is caller-owned and has a NUL after its `length` bytes; both are untouched on
 * failure. ERROR_IO (not there, not readable, a folder), ERROR_DATA (larger than the limit).
 */
bool files_read(const char *path, size_t limit, char **bytes, size_t *length, struct error *error);

/*
 * Open an ordinary file of at most `limit` bytes to be read piece by piece; close the descriptor
 * with close(). ERROR_IO (not there, not readable), ERROR_DATA (no ordinary file, or larger).
 */
bool files_open(
	const char *path, int64_t limit, int *descriptor, int64_t *size, struct error *error);

/* Read the next bytes of it, at most `size`; `count` 0 at its end. `path` is for the message.
 * ERROR_IO. */
bool files_read_piece(int descriptor, const char *path, char *buffer, size_t size, size_t *count,
	struct error *error);

/*
 * The names of the files in `folder` that end in `suffix`, in byte order. A folder that is not
 * there has none. Caller-owned: free each and the array.
 */
void files_list(const char *folder, const char *suffix, char ***names, size_t *count);

/* A file that is being written beside its target and takes its name at the end. */
struct file_draft {
	char *target; /* the final name */
	char *path;   /* the name it has until then, in the same folder */
	int descriptor;
};

/*
 * Begin a file beside `target`: mode 0600, in a file that did not exist, following no link. A
 * target that is a symbolic link is refused. On success end with files_commit() or files_abandon().
 * ERROR_IO.
 */
bool files_begin(const char *target, struct file_draft *draft, struct error *error);

/* Write all bytes to the draft. ERROR_IO; the draft must still be abandoned. */
bool files_write(struct file_draft *draft, const char *bytes, size_t length, struct error *error);

/*
 * Flush, rename to the target, flush the folder. On failure the draft is abandoned and what stood
 * at the target before is untouched. ERROR_IO.
 */
bool files_commit(struct file_draft *draft, struct error *error);

/* Take the draft away again; the target is untouched. */
void files_abandon(struct file_draft *draft);

/* Refuse a name under which something is already. ERROR_STATE. */
bool files_check_new(const char *path, struct error *error);

/* files_begin(), files_write() and files_commit() in one. */
bool files_replace(const char *target, const char *bytes, size_t length, struct error *error);

#endif
