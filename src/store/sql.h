/* SPDX-License-Identifier: MIT */
/*
 * What the files of this folder share: the open store, statements that are prepared once, queries
 * and transactions. Not for anyone outside store/.
 */
#ifndef PIA_STORE_SQL_H
#define PIA_STORE_SQL_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>

#include "base/error.h"
#include "seal/chain.h"
#include "store/store.h"

#define STORE_WAIT 5000                        /* milliseconds for a lock */
#define STORE_HOLD_WAIT 2000                   /* milliseconds for an assessment */
#define STORE_PATIENCE 10000                   /* milliseconds for a query of a guarded file */
#define STORE_WAL_BYTES (4 * 1024 * 1024)      /* write-ahead log that is brought into the file */
#define STORE_CHECKED_BYTES (50 * 1024 * 1024) /* files up to here are checked when opened */

struct cached_statement {
	const char *text; /* a literal, told by its address */
	sqlite3_stmt *statement;
};

struct store {
	sqlite3 *database;
	char *path;
	struct stat status;    /* of the file when it was opened */
	int64_t wait;          /* milliseconds for a lock */
	int64_t hold_wait;     /* milliseconds for an assessment that another edits */
	int64_t deadline;      /* by clock_monotonic(), of the query of a guarded file */
	int lock;              /* descriptor of the lock file; -1 when read-only */
	bool remote;           /* on a file system of other machines: rollback journal */
	const char *read_only; /* message id, or NULL */
	bool is_to_look;       /* opened only to be read, even without the triggers that guard it */
	bool is_unsealed;      /* and those are not all there */
	int64_t writer;        /* row of this copy's writer once it is known, else 0 */
	int wal_pages;         /* length of the write-ahead log after the last commit */
	bool is_writing;       /* between sql_begin() and its end */
	bool has_failed;       /* input or output failed since the file was opened */
	struct cached_statement *statements;
	size_t statement_count;
};

/* Open as store_open() does, but treat the file system as told: for tests. */
bool store_open_as(const char *path, bool remote, struct store **store, struct error *error);

/* Whether the path still leads to the file that was opened. ERROR_IO. */
bool store_is_still_there(const struct store *store, struct error *error);

/* Close the connection and open it again, so that what the disk holds is seen. */
bool store_reopen(struct store *store, struct error *error);

/* Bring the write-ahead log into the file and, with `truncate`, empty it. Under the write lock. An
 * SQLite result code. */
int store_checkpoint(struct store *store, bool truncate);

/* Say what an SQLite result code means for a person. False. */
bool sql_error(struct store *store, int code, struct error *error);

/*
 * A query. `types` has a letter for each argument: i int64_t, n int, t const char * (NULL: NULL),
 * h const struct seal_hash *, s const unsigned char * (a salt), b const void * and size_t. `text`
 * must be a literal; the same query may not run twice at a time.
 *     struct query query;
 *     sql_query(&query, store, error, "SELECT …", "it", row, name);
 *     while (sql_row(&query)) …
 *     return sql_done(&query);
 */
struct query {
	struct store *store;
	struct error *error;
	sqlite3_stmt *statement;
	int code; /* the last result */
};

void sql_query(struct query *query, struct store *store, struct error *error, const char *text,
	const char *types, ...);
bool sql_row(struct query *query);
bool sql_done(struct query *query); /* false with the error when something failed */

/* A statement that gives no rows. */
bool sql_run(struct store *store, struct error *error, const char *text, const char *types, ...);

/* Columns of the row at hand. Texts are borrowed until the next row, "" for NULL; hashes are zero
 * where the column is NULL or has another length. */
int64_t sql_integer(const struct query *query, int column);
const char *sql_text(const struct query *query, int column);
const char *sql_text_or_null(const struct query *query, int column);
struct seal_hash sql_hash(const struct query *query, int column);
bool sql_is_null(const struct query *query, int column);

/*
 * Begin a write: the advisory lock, then the transaction. End it with sql_commit() or
 * sql_rollback(). ERROR_STATE (read-only, or locked by another for too long), ERROR_IO.
 */
bool sql_begin(struct store *store, struct error *error);

/* Commit and give the lock back; on failure nothing of the transaction is in this connection. */
bool sql_commit(struct store *store, struct error *error);

/* Take it back after a failure; where input or output failed the file is opened anew. */
void sql_rollback(struct store *store);

/* A moment for several reads that must agree. */
bool sql_begin_reading(struct store *store, struct error *error);
void sql_end_reading(struct store *store);

/* Free all prepared statements, before the connection is closed. */
void sql_forget_statements(struct store *store);

#endif
