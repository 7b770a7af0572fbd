/* SPDX-License-Identifier: MIT */
/* Queries: prepared once, bound by type letters, their errors said for a person. */
#include "config.h"

#include "store/sql.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/memory.h"

bool
sql_error(struct store *store, int code, struct error *error)
{
	const char *reason =
		store->database ? sqlite3_errmsg(store->database) : sqlite3_errstr(code);

	/* The log never holds what people typed, and SQLite's messages may quote a value. */
	log_write("sqlite: %d %s", code, sqlite3_errstr(code));
	switch (code & 0xff) {
	case SQLITE_FULL:
		return error_set(error, ERROR_IO,
			N_("The disk is full, so nothing was written to {path}. Make room and try "
			   "again."),
			"path", store->path, NULL);
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return error_set(error, ERROR_STATE,
			N_("Another program has kept {path} locked for too long. Try again, or "
			   "close that program."),
			"path", store->path, NULL);
	case SQLITE_READONLY:
	case SQLITE_PERM:
		return error_set(error, ERROR_STATE, N_("{path} cannot be written: {reason}."),
			"path", store->path, "reason", reason, NULL);
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB:
	case SQLITE_FORMAT:
		return error_set(error, ERROR_DATA,
			N_("{path} is damaged or no library of this program ({reason}). Restore it "
			   "from a backup."),
			"path", store->path, "reason", reason, NULL);
	case SQLITE_INTERRUPT:
		return error_set(error, ERROR_DATA,
			N_("{path} takes too long to read, so it was given up."), "path",
			store->path, NULL);
	case SQLITE_CONSTRAINT:
	case SQLITE_ERROR:
		return error_set(error, ERROR_DATA,
			N_("{path} does not hold what it should: {reason}. Check its integrity, or "
			   "restore it from a backup."),
			"path", store->path, "reason", reason, NULL);
	default:
		store->has_failed = true;
		return error_set(error, ERROR_IO,
			N_("{path} cannot be read or written: {reason}. Check the disk."), "path",
			store->path, "reason", reason, NULL);
	}
}

static sqlite3_stmt *
find_statement(struct store *store, const char *text, int *code)
{
	sqlite3_stmt *statement;

	for (size_t i = 0; i < store->statement_count; i++) {
		if (store->statements[i].text == text)
			return store->statements[i].statement;
	}
	*code = sqlite3_prepare_v3(
		store->database, text, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
	if (*code != SQLITE_OK)
		return NULL;

	struct cached_statement *cached = array_append(&store->statements, &store->statement_count);

	cached->text = text;
	cached->statement = statement;
	return statement;
}

void
sql_forget_statements(struct store *store)
{
	for (size_t i = 0; i < store->statement_count; i++)
		sqlite3_finalize(store->statements[i].statement);
	memory_free(&store->statements);
	store->statement_count = 0;
}

static int
bind_bytes(sqlite3_stmt *statement, int place, const void *bytes, size_t length)
{
	return sqlite3_bind_blob64(statement, place, bytes, length, SQLITE_TRANSIENT);
}

static int
bind_text(sqlite3_stmt *statement, int place, const char *text)
{
	if (!text)
		return sqlite3_bind_null(statement, place);
	return sqlite3_bind_text64(
		statement, place, text, strlen(text), SQLITE_TRANSIENT, SQLITE_UTF8);
}

static int
bind(sqlite3_stmt *statement, const char *types, va_list arguments)
{
	int code = SQLITE_OK;

	for (int place = 1; *types && code == SQLITE_OK; types++, place++) {
		switch (*types) {
		case 'i':
			code = sqlite3_bind_int64(statement, place, va_arg(arguments, int64_t));
			break;
		case 'n':
			code = sqlite3_bind_int(statement, place, va_arg(arguments, int));
			break;
		case 't':
			code = bind_text(statement, place, va_arg(arguments, const char *));
			break;
		case 'h': {
			const struct seal_hash *hash = va_arg(arguments, const struct seal_hash *);

			code = bind_bytes(statement, place, hash->bytes, SEAL_HASH_BYTES);
			break;
		}
		case 's':
			code = bind_bytes(statement, place,
				va_arg(arguments, const unsigned char *), SEAL_SALT_BYTES);
			break;
		default: {
			const void *bytes = va_arg(arguments, const void *);

			code = bind_bytes(statement, place, bytes, va_arg(arguments, size_t));
			break;
		}
		}
	}
	return code;
}

static void
start(struct query *query, struct store *store, struct error *error, const char *text,
	const char *types, va_list arguments)
{
	*query = (struct query){.store = store, .error = error, .code = SQLITE_OK};
	if (!store->database && !store_reopen(store, error)) {
		/* The reason is in the error already. */
		query->code = SQLITE_ABORT;
		return;
	}
	store->deadline = clock_monotonic() + STORE_PATIENCE;
	query->statement = find_statement(store, text, &query->code);
	if (query->statement)
		query->code = bind(query->statement, types, arguments);
}

void
sql_query(struct query *query, struct store *store, struct error *error, const char *text,
	const char *types, ...)
{
	va_list arguments;

	va_start(arguments, types);
	start(query, store, error, text, types, arguments);
	va_end(arguments);
}

bool
sql_row(struct query *query)
{
	if (query->code != SQLITE_OK && query->code != SQLITE_ROW)
		return false;
	query->code = sqlite3_step(query->statement);
	return query->code == SQLITE_ROW;
}

bool
sql_done(struct query *query)
{
	bool succeeded =
		query->code == SQLITE_DONE || query->code == SQLITE_ROW || query->code == SQLITE_OK;

	if (!succeeded && query->store->database)
		sql_error(query->store, query->code, query->error);
	if (query->statement) {
		sqlite3_reset(query->statement);
		sqlite3_clear_bindings(query->statement);
	}
	return succeeded;
}

bool
sql_run(struct store *store, struct error *error, const char *text, const char *types, ...)
{
	struct query query;
	va_list arguments;

	va_start(arguments, types);
	start(&query, store, error, text, types, arguments);
	va_end(arguments);
	while (sql_row(&query))
		;
	return sql_done(&query);
}

int64_t
sql_integer(const struct query *query, int column)
{
	return sqlite3_column_int64(query->statement, column);
}

const char *
sql_text_or_null(const struct query *query, int column)
{
	if (sqlite3_column_type(query->statement, column) != SQLITE_TEXT)
		return NULL;
	return (const char *)sqlite3_column_text(query->statement, column);
}

const char *
sql_text(const struct query *query, int column)
{
	const char *text = sql_text_or_null(query, column);

	return text ? text : "";
}

struct seal_hash
sql_hash(const struct query *query, int column)
{
	struct seal_hash hash = {0};
	const void *bytes = sqlite3_column_blob(query->statement, column);

	if (bytes && sqlite3_column_bytes(query->statement, column) == SEAL_HASH_BYTES)
		memcpy(hash.bytes, bytes, SEAL_HASH_BYTES);
	return hash;
}

bool
sql_is_null(const struct query *query, int column)
{
	return sqlite3_column_type(query->statement, column) == SQLITE_NULL;
}
