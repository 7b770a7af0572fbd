/* SPDX-License-Identifier: MIT */
/*
 * The tables of a library file: made in a new one, compared in one that is there.
 */
#ifndef PIA_STORE_SCHEMA_H
#define PIA_STORE_SCHEMA_H

#include <sqlite3.h>
#include <stdbool.h>

#include "base/error.h"

#define SCHEMA_APPLICATION 0x50494131 /* "PIA1", as `file` shows it */
#define SCHEMA_VERSION 2

/* What a file is, as far as can be told without trusting it. */
enum schema_state {
	SCHEMA_EMPTY,    /* nothing in it: to be made */
	SCHEMA_OURS,     /* the program's own tables, byte for byte */
	SCHEMA_OLDER,    /* those of an older version, byte for byte: to be brought forward */
	SCHEMA_NEWER,    /* made by a newer version, plain tables: to be read only */
	SCHEMA_UNSEALED, /* our tables, but triggers that guard them were taken away: to be looked
			    at */
	SCHEMA_FOREIGN,  /* another program's, or one that somebody changed */
};

/*
 * Look at the file: its application number, then its version, then the text of its schema. Nothing
 * of the file's own making is run: triggers and views must be switched off on the connection.
 * Returns an SQLite result code.
 */
int schema_inspect(sqlite3 *database, enum schema_state *state);

/*
 * Bring a file from one version (0: nothing in it) to another, in the caller's transaction, with
 * triggers switched off. Returns an SQLite result code.
 */
int schema_advance(sqlite3 *database, int from, int to);

/* The version of a file that is ours. Returns an SQLite result code. */
int schema_read_version(sqlite3 *database, int *version);

#endif
