/* SPDX-License-Identifier: MIT */
/* Connecting to a library file with everything off that the file could have brought along. Inside
 * store/. */
#ifndef PIA_STORE_CONNECTION_H
#define PIA_STORE_CONNECTION_H

#include "store/sql.h"

/*
 * How a connection may use the file. To read is to share the write-ahead log that is there, without
 * making any file; an immutable file is read alone, as if nobody wrote to it.
 */
enum access { ACCESS_WRITE, ACCESS_READ, ACCESS_IMMUTABLE };

/* An SQLite result code; disconnect also after a failure. */
int connection_open(struct store *store, enum access access);
void connection_close(struct store *store);

/* How SQLite is told of a path, whatever is in it, and how to open it. Caller-owned. */
char *connection_uri(const char *path, const char *options) __attribute__((warn_unused_result));

/* Run nothing that a file of another version may have in it, and bound what reading it takes: the
 * length of a text, and the time of each query. */
int connection_guard(struct store *store);

#endif
