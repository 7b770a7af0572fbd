/* SPDX-License-Identifier: MIT */
/* An assessment as a database of its own. */
#include "config.h"

#include "session/extract.h"

#include "base/memory.h"
#include "session/state.h"
#include "store/extract.h"

bool
session_extract(struct session *session, const char *path, struct error *error)
{
	return store_extract(session->library->store, session->row, path, error);
}

bool
library_open_to_read(
	const char *path, const char *reason, struct library **library, struct error *error)
{
	struct store *store;

	if (!store_open_to_read(path, reason, &store, error))
		return false;
	*library = memory_allocate(sizeof(**library));
	(*library)->store = store;
	return true;
}

bool
library_read_evidence(struct library *library, library_evidence_visitor *visitor, void *context,
	struct error *error)
{
	return store_read_evidence(library->store, visitor, context, error);
}

bool
library_compare(struct library *library, const char *path, library_difference_visitor *visitor,
	void *context, struct error *error)
{
	return store_compare(library->store, path, visitor, context, error);
}
