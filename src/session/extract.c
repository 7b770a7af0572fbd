/* SPDX-License-Identifier: MIT */
/* An assessment as a database of its own. */
#include "config.h"

#include "session/extract.h"

#include "base/memory.h"
#include "session/state.h"
#include "store/admit.h"
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

/* Nobody else may be editing it meanwhile. */
static bool
hold_known(struct library *library, struct library *other, struct store_hold **hold,
	struct error *error)
{
	struct store_holder holder = {0};
	int64_t row;

	if (!store_find_same(library->store, other->store, &row, error))
		return false;
	if (row == 0)
		return true;
	if (!store_hold(library->store, row, hold, &holder, error))
		return false;
	store_holder_clear(&holder);
	return *hold ||
	       error_set(error, ERROR_STATE,
		       N_("This assessment is open in another window or by another person. "
			  "Close it there first."),
		       NULL);
}

bool
library_admit(struct library *library, struct library *other, char **reference,
	enum library_arrival *arrival, struct error *error)
{
	enum store_arrival arrived = STORE_ARRIVAL_NEW;
	struct store_hold *hold = NULL;
	bool admitted =
		hold_known(library, other, &hold, error) &&
		store_admit(library->store, store_path(other->store), reference, &arrived, error);

	store_release(&hold);
	*arrival = arrived == STORE_ARRIVAL_NEW     ? ARRIVAL_NEW
		   : arrived == STORE_ARRIVAL_LATER ? ARRIVAL_LATER
						    : ARRIVAL_SAME;
	return admitted;
}
