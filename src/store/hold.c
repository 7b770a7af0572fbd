/* SPDX-License-Identifier: MIT */
/*
 * Who edits an assessment. The lock is the truth: it ends with the process. The row beside it only
 * tells others whom to ask, so it is written without waiting for the disk.
 */
#include "config.h"

#include <errno.h>
#include <inttypes.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/string.h"
#include "store/lock.h"
#include "store/sql.h"

struct store_hold {
	int descriptor; /* of the lock file, opened for this alone */
	int64_t row;
};

void
store_holder_clear(struct store_holder *holder)
{
	free(holder->name);
	free(holder->process);
	free(holder->host);
	*holder = (struct store_holder){0};
}

static bool
read_holder(struct store *store, int64_t row, struct store_holder *holder, struct error *error)
{
	struct query query;

	sql_query(&query, store, error,
		"SELECT name, process, host FROM holder WHERE assessment = ?", "i", row);
	if (sql_row(&query)) {
		holder->name = memory_copy_string(sql_text(&query, 0));
		holder->process = string_format("%" PRId64, sql_integer(&query, 1));
		holder->host = memory_copy_string(sql_text(&query, 2));
	}
	return sql_done(&query);
}

static bool
write_holder(struct store *store, int64_t row, const char *name)
{
	char host[HOST_NAME_MAX + 1] = "";

	if (gethostname(host, sizeof(host) - 1) != 0)
		host[0] = '\0';
	return sql_run(store, NULL,
		"INSERT INTO holder (assessment, name, process, host) VALUES (?, ?, ?, ?)"
		" ON CONFLICT (assessment) DO UPDATE SET name = excluded.name,"
		" process = excluded.process, host = excluded.host",
		"itit", row, name, (int64_t)getpid(), host);
}

void
store_name_holder(struct store *store, const struct store_hold *hold, const char *name)
{
	if (!hold || !store->database)
		return;
	if (!store->remote)
		sqlite3_exec(store->database, "PRAGMA synchronous = NORMAL", NULL, NULL, NULL);
	if (sql_begin(store, NULL)) {
		if (!write_holder(store, hold->row, name) || !sql_commit(store, NULL))
			sql_rollback(store);
	}
	if (!store->remote && store->database)
		sqlite3_exec(store->database, "PRAGMA synchronous = FULL", NULL, NULL, NULL);
}

bool
store_hold(struct store *store, int64_t row, struct store_hold **hold, struct store_holder *holder,
	struct error *error)
{
	int descriptor;
	enum lock_result result;

	*hold = NULL;
	*holder = (struct store_holder){0};
	if (store->read_only)
		return error_set(error, ERROR_STATE, store->read_only, NULL);
	descriptor = lock_open(store->path);
	result = descriptor < 0 ? LOCK_FAILED
				: lock_take(descriptor, LOCK_ASSESSMENTS + row, store->hold_wait);
	if (result == LOCK_TAKEN) {
		*hold = memory_allocate(sizeof(**hold));
		**hold = (struct store_hold){.descriptor = descriptor, .row = row};
		store_name_holder(store, *hold, "");
		return true;
	}
	if (result == LOCK_FAILED)
		error_set(error, ERROR_IO, N_("The file beside {path} cannot be locked: {reason}."),
			"path", store->path, "reason", strerror(errno), NULL);
	if (descriptor >= 0)
		close(descriptor);
	return result == LOCK_REFUSED && read_holder(store, row, holder, error);
}

void
store_release(struct store_hold **hold)
{
	struct store_hold *released = *hold;

	*hold = NULL;
	if (!released)
		return;
	close(released->descriptor);
	free(released);
}
