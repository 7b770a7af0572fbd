/* SPDX-License-Identifier: MIT */
/*
 * Where a library file lies: its true path, what kind of file system it is on, and what tells it
 * from a copy of it. No SQLite here.
 */
#ifndef PIA_STORE_PLACE_H
#define PIA_STORE_PLACE_H

#include <stdbool.h>
#include <sys/stat.h>

#include "base/error.h"

/* The path with its folder's symbolic links resolved, the folder made (0700) if need be. `resolved`
 * is caller-owned. ERROR_IO. */
bool place_resolve(const char *path, char **resolved, struct error *error);

/* Make the file, empty, mode 0600, unless it is there. ERROR_IO; ERROR_DATA when it is a link or no
 * ordinary file. */
bool place_make(const char *path, struct error *error);

/* Whether the file, and its folder, can be written. */
bool place_is_writable(const char *path);

/* Whether this is a file system (statfs's f_type) that other machines may write to at the same
 * time, so that shared memory between processes means nothing; and that of a path. */
bool place_type_is_remote(long type);
bool place_is_remote(const char *path);

/* Whether a database file says that a write-ahead log may belong to it (true too when that cannot
 * be told). */
bool place_has_log_mode(const char *path);

/* What tells this file on this machine from a copy of it, in hexadecimal; caller-owned. */
char *place_identity(const struct stat *status) __attribute__((warn_unused_result));

#endif
